import base64
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from crampapp.relay.errors import RelayError
from crampapp.relay.keys import Keys


def test_a_key_is_made_at_the_first_start_and_kept(tmp_path: Path) -> None:
    first = Keys(tmp_path / "keys")
    assert len(base64.urlsafe_b64decode(first.current + "=")) == 65
    assert Keys(tmp_path / "keys").current == first.current


def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    Keys(tmp_path / "keys")
    (path,) = (tmp_path / "keys").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700


def test_a_new_key_is_current_and_the_old_ones_still_sign(tmp_path: Path) -> None:
    first = Keys(tmp_path)
    for _ in range(10):
        first.renew()
    later = Keys(tmp_path)
    assert later.current != first.current
    assert later.signer(first.current)
    assert later.has(later.current)
    assert not later.has("another")
    assert len(list(tmp_path.iterdir())) == 11


def test_processes_that_start_together_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: Keys(tmp_path).current, range(8)))
    assert len(found) == 1


@pytest.mark.parametrize("damage", [b"", b"-----BEGIN PRIVATE KEY-----\nAAAA\n", b"\xff"])
def test_a_damaged_key_is_said_and_not_replaced(tmp_path: Path, damage: bytes) -> None:
    Keys(tmp_path)
    (path,) = tmp_path.iterdir()
    path.write_bytes(damage)
    with pytest.raises(RelayError, match=r"vapid-1\.pem is no P-256 key"):
        Keys(tmp_path)
    assert path.read_bytes() == damage


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RelayError, match="Cannot keep keys in"):
        Keys(tmp_path / "file")
