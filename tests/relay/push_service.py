"""A push service on this machine: checks what a real one checks, and opens what it is sent.

It verifies the signature and claims of VAPID (RFC 8292) and decrypts as a browser would (RFC 8188,
RFC 8291), with code that shares nothing with the libraries that the relay sends with.
"""

import asyncio
import base64
import json
import secrets
import socket
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

CURVE = ec.SECP256R1()
DAY_S = 24 * 3600
MAX_BYTES = 3000
"""Of a message, so that it fits encrypted into the 4096 that every push service takes."""


class BadPushError(Exception):
    """What a real push service or browser would not take."""


def encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _point(key: ec.EllipticCurvePublicKey) -> bytes:
    uncompressed = serialization.PublicFormat.UncompressedPoint
    return key.public_bytes(serialization.Encoding.X962, uncompressed)


@dataclass(frozen=True)
class Push:
    """One message as the browser gets it."""

    endpoint: str
    text: str
    headers: Mapping[str, str]
    claims: Mapping[str, object]
    server_key: str

    @property
    def message(self) -> dict[str, Any]:
        loaded: dict[str, object] = json.loads(self.text)
        return loaded


@dataclass
class Browser:
    """The keys of one subscription."""

    endpoint: str
    private: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(CURVE)
    )
    auth: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    server_key: str | None = None
    """The key that it was subscribed with; any will do when it is None."""

    def subscription(self) -> dict[str, object]:
        """What ``PushSubscription.toJSON()`` gives, without an expiration time."""
        keys = {"p256dh": encode(_point(self.private.public_key())), "auth": encode(self.auth)}
        return {"endpoint": self.endpoint, "keys": keys}

    def open(self, body: bytes) -> bytes:
        """Decrypt a message. Raises BadPushError."""
        salt, size, length = body[:16], int.from_bytes(body[16:20]), body[20]
        sender, record = body[21 : 21 + length], body[21 + length :]
        if not 17 < len(record) <= size:
            raise BadPushError("not one single record")
        shared = self.private.exchange(
            ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, sender)
        )
        about = b"WebPush: info\0" + _point(self.private.public_key()) + sender
        secret = HKDF(hashes.SHA256(), 32, self.auth, about).derive(shared)
        key = HKDF(hashes.SHA256(), 16, salt, b"Content-Encoding: aes128gcm\0").derive(secret)
        nonce = HKDF(hashes.SHA256(), 12, salt, b"Content-Encoding: nonce\0").derive(secret)
        text, end, padding = AESGCM(key).decrypt(nonce, record, None).rpartition(b"\x02")
        if not end or padding.strip(b"\0"):
            raise BadPushError("the last record does not end as one")
        return text


def verified(authorization: str, origin: str, now: float) -> tuple[dict[str, object], str]:
    """The claims, and the key that signed them. Raises BadPushError."""
    scheme, _, rest = authorization.partition(" ")
    parts = dict(part.strip().split("=", 1) for part in rest.split(","))
    signed, _, signature = parts["t"].rpartition(".")
    header, claims = (json.loads(decode(part)) for part in signed.split("."))
    raw = decode(signature)
    key = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, decode(parts["k"]))
    try:
        key.verify(
            encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:])),
            signed.encode(),
            ec.ECDSA(hashes.SHA256()),
        )
    except InvalidSignature:
        raise BadPushError("the signature is another's") from None
    expected = {
        "scheme": (scheme.lower(), "vapid"),
        "algorithm": (header["alg"], "ES256"),
        "audience": (claims["aud"], origin),
        "expiry": (now < claims["exp"] <= now + DAY_S, True),
        "subject": (claims["sub"].startswith(("mailto:", "https://")), True),
        "signature": (len(raw), 64),
    }
    for name, (found, wanted) in expected.items():
        if found != wanted:
            raise BadPushError(f"{name} is {found}")
    return claims, parts["k"]


class PushService:
    """Listens at ``origin`` once it is started by :func:`push_service`."""

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self.origin = ""
        self.received: list[Push] = []
        self.faults: list[str] = []
        """What was wrong with what was sent."""
        self.answers: list[tuple[int, dict[str, str]]] = []
        """Statuses and headers to answer with next, before it goes on with 201."""
        self.delay_s = 0.0
        self.asked: Counter[str] = Counter()
        """Requests by endpoint, also those that were refused."""
        self._now = now
        self._browsers: dict[str, Browser] = {}
        self._arrived = asyncio.Event()

    def subscribe(self, server_key: str | None = None) -> Browser:
        """A new subscription here."""
        browser = Browser(f"{self.origin}/push/{secrets.token_urlsafe(16)}", server_key=server_key)
        self._browsers[browser.endpoint] = browser
        return browser

    def unsubscribe(self, browser: Browser) -> None:
        """From now on the endpoint is answered with 410."""
        del self._browsers[browser.endpoint]

    async def arrival(self, count: int = 1, timeout_s: float = 10) -> list[Push]:
        """Wait until so many messages have been received, then return them all."""
        async with asyncio.timeout(timeout_s):
            while len(self.received) < count:
                self._arrived.clear()
                await self._arrived.wait()
        return self.received

    async def receive(self, request: Request) -> Response:
        endpoint = f"{self.origin}{request.url.path}"
        self.asked[endpoint] += 1
        body = await request.body()
        await asyncio.sleep(self.delay_s)
        if self.answers:
            status, headers = self.answers.pop(0)
            return Response(status_code=status, headers=headers)
        browser = self._browsers.get(endpoint)
        if browser is None:
            return Response(status_code=410)
        try:
            push = self._taken(browser, request, body)
        except (BadPushError, KeyError, ValueError) as error:
            self.faults.append(f"{type(error).__name__}: {error}")
            return Response(status_code=400)
        if browser.server_key not in (None, push.server_key):
            return Response(status_code=403)
        self.received.append(push)
        self._arrived.set()
        return Response(status_code=201, headers={"Location": f"{self.origin}/message"})

    def _taken(self, browser: Browser, request: Request, body: bytes) -> Push:
        headers = dict(request.headers)
        claims, key = verified(headers["authorization"], self.origin, self._now())
        if len(body) > 4096:
            raise BadPushError("too long")
        if headers["content-encoding"] != "aes128gcm" or not headers["ttl"].isdigit():
            raise BadPushError("not as RFC 8030 and RFC 8291 have it")
        topic = headers.get("topic", "")
        if len(topic) > 32 or not (topic or "x").isalnum():
            raise BadPushError("a topic that some services refuse")
        return Push(browser.endpoint, browser.open(body).decode(), headers, claims, key)


@asynccontextmanager
async def push_service(now: Callable[[], float] = time.time) -> AsyncIterator[PushService]:
    """A push service that runs in this event loop."""
    service = PushService(now)
    app = Starlette(routes=[Route("/push/{id}", service.receive, methods=["POST"])])
    config = uvicorn.Config(app, log_level="warning", access_log=False, ws="none", lifespan="off")
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        service.origin = f"http://127.0.0.1:{listener.getsockname()[1]}"
        running = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            yield service
        finally:
            server.should_exit = True
            await running
