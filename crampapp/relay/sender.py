"""Encrypts a message for one phone and hands it to that phone's push service."""

import logging
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

import aiohttp
from pywebpush import WebPusher, WebPushException

from crampapp.relay.delivery import Answer, Target, Verdict
from crampapp.relay.endpoint import EndpointError, PublicAddresses, origin
from crampapp.relay.keys import Keys

TIMEOUT_S = 10
TOKEN_S = 12 * 3600
"""How long a push service may take our signature; RFC 8292 allows a day."""
LONGEST_TTL_S = 45 * 60

_log = logging.getLogger(__name__)


class Sender:
    """Keeps connections to the push services open; use it as a context."""

    def __init__(
        self,
        keys: Keys,
        subject: str,
        trusted: Collection[str],
        now: Callable[[], datetime],
        connections: int,
    ) -> None:
        self._keys = keys
        self._subject = subject
        self._trusted = trusted
        self._now = now
        self._connections = connections

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=self._connections, resolver=PublicAddresses(self._trusted)
            ),
            timeout=aiohttp.ClientTimeout(total=TIMEOUT_S),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": "crampapp"},
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._session.close()

    async def send(self, target: Target, message: bytes, topic: str, ttl_s: float) -> Answer:
        """Say what the push service made of it.

        Args:
            target: The subscription.
            message: At most 3 kB.
            topic: A later message with the same one takes the place of an undelivered earlier one.
            ttl_s: For how long the push service is to try, in seconds.
        """
        try:
            audience = origin(target.endpoint, self._trusted)
        except EndpointError:  # the list of services is shorter than it was
            return Answer(Verdict.REFUSED)
        authorization = self._authorization(target.server_key, audience)
        if not authorization:
            return Answer(Verdict.FORBIDDEN)
        keys = {"p256dh": target.p256dh, "auth": target.auth}
        pusher = WebPusher({"endpoint": target.endpoint, "keys": keys})
        headers = {
            "Authorization": authorization,
            "Content-Encoding": "aes128gcm",
            "TTL": str(int(min(max(ttl_s, 0), LONGEST_TTL_S))),
            # Waits out no battery saver; each of our messages is shown to a person.
            "Urgency": "high",
            "Topic": topic,
        }
        try:
            body = pusher.encode(message)["body"]
            async with self._session.post(
                target.endpoint, data=body, headers=headers, allow_redirects=False
            ) as response:
                return self._answer(audience, response.status, response.headers.get("Retry-After"))
        except (WebPushException, ValueError):
            return Answer(Verdict.REFUSED)
        except aiohttp.ClientConnectorError:  # no byte was sent
            return Answer(Verdict.LATER)
        except (aiohttp.ClientError, TimeoutError):
            return Answer(Verdict.UNKNOWN)

    def _authorization(self, server_key: str, audience: str) -> str | None:
        signer = self._keys.signer(server_key)
        if not signer:
            return None
        claims = {
            "aud": audience,
            "exp": int(self._now().timestamp()) + TOKEN_S,
            "sub": self._subject,
        }
        return str(signer.sign(claims)["Authorization"])

    def _answer(self, audience: str, status: int, retry_after: str | None) -> Answer:
        match status:
            case 200 | 201 | 202 | 204:
                return Answer(Verdict.ACCEPTED, status)
            case 404 | 410:
                return Answer(Verdict.GONE, status)
            case 401 | 403:
                # Stops this one only: a device with another's key must not silence the rest.
                _log.warning("%s does not take our key (%d).", audience, status)
                return Answer(Verdict.FORBIDDEN, status)
            case 406 | 429:  # Windows says 406 where others say 429
                return Answer(Verdict.LATER, status, self._wait_s(retry_after))
            case _ if status >= 500:
                return Answer(Verdict.LATER, status, self._wait_s(retry_after))
            case _:
                _log.warning("%s refused a message (%d).", audience, status)
                return Answer(Verdict.REFUSED, status)

    def _wait_s(self, retry_after: str | None) -> int | None:
        """From seconds or a date (RFC 9110, section 10.2.3); None when it is neither."""
        if retry_after is None:
            return None
        if retry_after.isascii() and retry_after.isdigit():
            return min(int(retry_after), 24 * 3600)
        try:
            until = parsedate_to_datetime(retry_after)
        except ValueError:
            return None
        wait = until.replace(tzinfo=until.tzinfo or UTC) - self._now()
        return max(0, int(wait.total_seconds()))
