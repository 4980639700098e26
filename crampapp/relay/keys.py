"""The keys by which push services know this relay (VAPID, RFC 8292).

A subscription belongs to the key that it was made with. So a new key is put beside the old ones:
it is the one that phones are told, and the old ones go on signing for whoever has not opened the
app since. A lost key cannot be had back: each phone subscribes anew when its app is next opened.
"""

import base64
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02

from crampapp.relay.errors import RelayError


class Keys:
    """The keys of a folder, one of which is current. Raises RelayError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not self._files():
                # Always the first: another process may be making it at this moment.
                self._make(1)
            self._signers = dict(self._read())
        except OSError as error:
            raise RelayError(f"Cannot keep keys in {folder}: {error.strerror}.") from None
        self.current = next(reversed(self._signers))
        """Public half of the newest: an uncompressed P-256 point in base64url."""

    def has(self, public: str) -> bool:
        """Whether we can sign for subscriptions made with this key."""
        return public in self._signers

    def signer(self, public: str) -> Vapid02 | None:
        """Signs for subscriptions made with this key; None when the key is lost."""
        return self._signers.get(public)

    def renew(self) -> None:
        """Put a new key beside the others; readers take it as current when they start."""
        self._make(max(map(_number, self._files()), default=0) + 1)

    def _make(self, number: int) -> None:
        private = ec.generate_private_key(ec.SECP256R1()).private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        # mkstemp makes it for our eyes only; the link is all or nothing, and never replaces one.
        handle, name = tempfile.mkstemp(dir=self._folder)
        with os.fdopen(handle, "wb") as file:
            file.write(private)
            file.flush()
            os.fsync(handle)
        try:
            os.link(name, self._folder / f"vapid-{number}.pem")
        except FileExistsError:
            pass  # another process, started with us, was first
        finally:
            os.unlink(name)

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob("vapid-*.pem"), key=_number)

    def _read(self) -> Iterator[tuple[str, Vapid02]]:
        for path in self._files():
            try:
                key = serialization.load_pem_private_key(path.read_bytes(), password=None)
            except ValueError:
                key = None
            if not isinstance(key, ec.EllipticCurvePrivateKey):
                raise RelayError(f"{path} is no P-256 key. Put back the one from your backup.")
            point = key.public_key().public_bytes(
                serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
            )
            # Our own check of the contact is the stricter one.
            signer = Vapid02(key, conf={"no-strict": True})
            yield base64.urlsafe_b64encode(point).rstrip(b"=").decode(), signer


def _number(path: Path) -> int:
    digits = path.stem.removeprefix("vapid-")
    return int(digits) if digits.isdecimal() else 0
