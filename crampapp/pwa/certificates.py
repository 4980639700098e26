"""A certificate authority of our own, so that a phone in the same house can use https.

Browsers save, install and notify only over https or on localhost. The authority is made once and
kept, so that a phone trusts it once; the server's own certificate is renewed whenever the
machine's address changes or its end is near.
"""

import contextlib
import io
import os
import re
import socket
from collections.abc import Iterable
from datetime import datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple

import segno
import trustme
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from crampapp.pwa.webroot import ServeError

LIFE = timedelta(days=397)
"""iPhones refuse a certificate that is valid for much longer."""

RENEW_BEFORE = timedelta(days=30)

CLOCK_SKEW = timedelta(hours=1)
"""A phone's clock may be behind ours: the certificate begins this much in the past."""

CA_PATH = "/crampapp-ca.crt"


class Identity(NamedTuple):
    """The files that https needs."""

    ca: Path
    """The authority's certificate, which the phone is asked to trust. PEM, no secret."""
    server: Path
    """The server's private key and certificate, one PEM file."""


def default_folder() -> Path:
    """Where this person's programs keep their settings."""
    configured = Path(os.environ.get("XDG_CONFIG_HOME", ""))
    base = configured if configured.is_absolute() else Path.home() / ".config"
    return base / "crampapp"


def lan_addresses() -> list[str]:
    """The machine's IPv4 addresses in its own network, the likeliest first; sends nothing."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        # Connecting UDP only asks the kernel which of our addresses it would send from.
        probe.connect(("192.0.2.1", 9))
        return [probe.getsockname()[0]]
    with contextlib.suppress(OSError):
        found = socket.gethostbyname_ex(socket.gethostname())[2]
        return [address for address in found if not ip_address(address).is_loopback]
    return []


def prepare(folder: Path, hosts: Iterable[str], now: datetime) -> Identity:
    """The authority and a current certificate for `hosts` and this machine, made where missing.

    `now` carries its time zone. Raises ServeError when the folder cannot be used.
    """
    wanted = {"localhost", "127.0.0.1", socket.gethostname().lower(), *map(str.lower, hosts)}
    # Some machines have names, such as my_pc, that no certificate can carry.
    names = {name for name in wanted if re.fullmatch(r"[a-z0-9.:-]+", name)}
    identity = Identity(folder / "crampapp-ca.crt", folder / "server.pem")
    key = folder / "crampapp-ca.key"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        ca = _authority(identity.ca, key)
        if not _is_current(identity.server, ca, names, now):
            begin = now.replace(microsecond=0) - CLOCK_SKEW
            leaf = ca.issue_cert(
                *sorted(names),
                common_name="crampapp",
                organization_name="crampapp",
                organization_unit_name="crampapp on this computer",
                not_before=begin,
                not_after=begin + LIFE,
            )
            _write(identity.server, leaf.private_key_and_cert_chain_pem.bytes(), mode=0o600)
    except OSError as error:
        raise ServeError(
            f"Cannot keep certificates in {folder}: {error.strerror}. "
            "Choose another folder with --certificates."
        ) from None
    return identity


def _authority(certificate: Path, key: Path) -> trustme.CA:
    if certificate.exists() and key.exists():
        try:
            return trustme.CA.from_pem(certificate.read_bytes(), key.read_bytes())
        except ValueError:
            raise ServeError(
                f"The certificate authority in {certificate.parent} is damaged. Delete that "
                "folder to get a new one, which the phone must then trust."
            ) from None
    ca = trustme.CA(
        path_length=0,
        organization_name="crampapp",
        organization_unit_name=f"crampapp on {socket.gethostname()}",
    )
    # The certificate last: without it, what an interrupted start left behind is made again.
    _write(key, ca.private_key_pem.bytes(), mode=0o600)
    _write(certificate, ca.cert_pem.bytes(), mode=0o644)
    return ca


def _is_current(server: Path, ca: trustme.CA, names: set[str], now: datetime) -> bool:
    try:
        leaf = x509.load_pem_x509_certificate(server.read_bytes())
        leaf.verify_directly_issued_by(x509.load_pem_x509_certificate(ca.cert_pem.bytes()))
        named = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (FileNotFoundError, ValueError, InvalidSignature, x509.ExtensionNotFound):
        return False
    timely = leaf.not_valid_before_utc <= now < leaf.not_valid_after_utc - RENEW_BEFORE
    return timely and {str(name.value) for name in named} == names


def _write(file: Path, content: bytes, mode: int) -> None:
    """Whole or not at all, and never readable by others than `mode` says."""
    draft = file.with_name(file.name + ".new")
    draft.unlink(missing_ok=True)
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as stream:
        stream.write(content)
    draft.replace(file)


def route(ca: Path) -> Route:
    """Lets the phone fetch the authority's certificate."""
    certificate = ca.read_bytes()

    def send(request: Request) -> Response:
        return Response(certificate, media_type="application/x-x509-ca-cert")

    return Route(CA_PATH, send)


def invitation(address: str, ca: Path) -> str:
    """What to print: the address, its QR code and how a phone comes to trust it."""
    picture = io.StringIO()
    segno.make(f"{address}/", micro=False).terminal(picture, compact=True)
    return f"""\
Open {address}

{picture.getvalue()}
The phone must trust this computer once. On the phone open
  {address}{CA_PATH}
(go on past the warning, this one time), then
  Android: Settings > Security > Encryption & credentials > Install a certificate
           > CA certificate
  iPhone:  Settings > Profile Downloaded > Install, then Settings > General > About
           > Certificate Trust Settings: switch crampapp on
The same file on this computer: {ca}
Keep the .key file beside it to yourself, and remove the certificate from the phone
when you no longer need it."""
