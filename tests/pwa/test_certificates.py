"""Our own certificate authority: what a phone will accept, and what is kept between starts."""

import ssl
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from cryptography import x509

from crampapp.pwa import certificates
from crampapp.pwa.webroot import ServeError

NOW = datetime(2026, 3, 29, 3, 0, 0, 5, tzinfo=UTC)
HOSTS = ("192.168.7.20",)


def leaf_of(server: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate(server.read_bytes())


def names_in(server: Path) -> set[str]:
    extension = leaf_of(server).extensions.get_extension_for_class(x509.SubjectAlternativeName)
    return {str(name.value) for name in extension.value}


def test_the_certificate_is_valid_for_397_days_from_just_before_now(tmp_path: Path) -> None:
    leaf = leaf_of(certificates.prepare(tmp_path, HOSTS, NOW).server)
    assert leaf.not_valid_after_utc - leaf.not_valid_before_utc == timedelta(days=397)
    assert NOW - timedelta(hours=2) < leaf.not_valid_before_utc < NOW


def test_it_names_this_machine_in_every_way_a_phone_may_ask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: "Bedroom")
    server = certificates.prepare(tmp_path, ("192.168.7.20", "fd00::1"), NOW).server
    assert names_in(server) == {"localhost", "127.0.0.1", "192.168.7.20", "fd00::1", "bedroom"}


def test_a_host_name_that_no_certificate_can_carry_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: "my_pc")
    assert names_in(certificates.prepare(tmp_path, [], NOW).server) == {"localhost", "127.0.0.1"}


def test_private_keys_are_for_their_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "settings/crampapp"
    certificates.prepare(folder, HOSTS, NOW)
    modes = {
        file.name: stat.S_IMODE(file.stat().st_mode)
        for file in folder.iterdir()
        if b"PRIVATE KEY" in file.read_bytes()
    }
    assert modes == {"crampapp-ca.key": 0o600, "server.pem": 0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_next_start_keeps_both_certificates(tmp_path: Path) -> None:
    identity = certificates.prepare(tmp_path, HOSTS, NOW)
    before = (identity.ca.read_bytes(), identity.server.read_bytes())
    certificates.prepare(tmp_path, HOSTS, NOW + timedelta(days=360))
    assert (identity.ca.read_bytes(), identity.server.read_bytes()) == before


@pytest.mark.parametrize(
    ("hosts", "later"),
    [
        (("192.168.7.21",), timedelta(0)),
        (HOSTS, timedelta(days=368)),
        (HOSTS, timedelta(days=4000)),
        (HOSTS, timedelta(days=-3)),
    ],
)
def test_a_new_address_or_a_near_end_renews_only_the_server(
    tmp_path: Path, hosts: tuple[str, ...], later: timedelta
) -> None:
    identity = certificates.prepare(tmp_path, HOSTS, NOW)
    ca, server = identity.ca.read_bytes(), identity.server.read_bytes()
    certificates.prepare(tmp_path, hosts, NOW + later)
    assert identity.ca.read_bytes() == ca
    assert identity.server.read_bytes() != server
    assert set(hosts) <= names_in(identity.server)


@pytest.mark.parametrize("lost", ["crampapp-ca.key", "crampapp-ca.crt"])
def test_half_an_authority_is_made_again_with_its_server(tmp_path: Path, lost: str) -> None:
    before = leaf_of(certificates.prepare(tmp_path, HOSTS, NOW).server)
    (tmp_path / lost).unlink()
    identity = certificates.prepare(tmp_path, HOSTS, NOW)
    leaf = leaf_of(identity.server)
    assert leaf != before
    leaf.verify_directly_issued_by(x509.load_pem_x509_certificate(identity.ca.read_bytes()))


def test_a_damaged_server_certificate_is_renewed(tmp_path: Path) -> None:
    server = certificates.prepare(tmp_path, HOSTS, NOW).server
    server.write_bytes(server.read_bytes()[:200])
    certificates.prepare(tmp_path, HOSTS, NOW)
    assert "localhost" in names_in(server)


def test_a_damaged_authority_is_told_and_not_replaced(tmp_path: Path) -> None:
    identity = certificates.prepare(tmp_path, HOSTS, NOW)
    identity.ca.write_text("torn")
    with pytest.raises(ServeError, match="is damaged"):
        certificates.prepare(tmp_path, HOSTS, NOW)
    assert identity.ca.read_text() == "torn"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ServeError, match="Choose another folder with --certificates"):
        certificates.prepare(tmp_path / "file/below", HOSTS, NOW)


@pytest.mark.parametrize(
    ("configured", "expected"),
    [("/settings", "/settings/crampapp"), ("not/absolute", "/home/x/.config/crampapp")],
)
def test_certificates_live_in_the_settings_folder(
    monkeypatch: pytest.MonkeyPatch, configured: str, expected: str
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", configured)
    monkeypatch.setenv("HOME", "/home/x")
    assert certificates.default_folder() == Path(expected)


def test_without_a_network_there_may_be_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: object) -> None:
        raise OSError("Network is unreachable")

    monkeypatch.setattr("socket.socket.connect", no_network)
    monkeypatch.setattr(
        "socket.gethostbyname_ex", lambda _: ("bedroom", [], ["127.0.1.1", "10.0.0.4"])
    )
    assert certificates.lan_addresses() == ["10.0.0.4"]
    monkeypatch.setattr("socket.gethostbyname_ex", no_network)
    assert certificates.lan_addresses() == []


def test_a_phone_that_trusts_only_our_authority_gets_in(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("hello")
    ca_file = tmp_path / "kept/crampapp-ca.crt"
    command = [sys.executable, "-m", "crampapp", "serve", "--https", "--host", "127.0.0.1"]
    command += ["--port", "0", "--folder", str(tmp_path), "--certificates", str(ca_file.parent)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            address = server.stdout.readline().removeprefix("Open ").strip()
            assert address.startswith("https://127.0.0.1:")
            strict = ssl.create_default_context(cafile=ca_file)
            strict.verify_flags |= ssl.VERIFY_X509_STRICT
            with httpx.Client(base_url=address, verify=strict, trust_env=False) as phone:
                page, ca = phone.get("/"), phone.get("/crampapp-ca.crt")
            stranger = httpx.Client(verify=ssl.create_default_context(), trust_env=False)
            with stranger, pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
                stranger.get(address)
        finally:
            server.kill()
    assert page.text == "hello"
    assert "content-security-policy" in ca.headers
    assert ca.headers["content-type"] == "application/x-x509-ca-cert"
    assert ca.content == ca_file.read_bytes()


def test_the_invitation_has_a_code_to_scan_and_says_how_to_trust() -> None:
    text = certificates.invitation("https://192.168.7.20:8550", Path("kept/crampapp-ca.crt"))
    assert text.startswith("Open https://192.168.7.20:8550\n")
    assert "▀" in text
    assert "https://192.168.7.20:8550/crampapp-ca.crt" in text
    assert "Android: Settings > Security" in text
    assert "Certificate Trust Settings" in text
    assert "kept/crampapp-ca.crt" in text
