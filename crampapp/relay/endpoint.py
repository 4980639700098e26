"""Where the relay may be made to send to: an endpoint is what a stranger wrote.

Only https, only the push services of browsers, no redirects, and no address inside a network.
"""

import ipaddress
import socket
from collections.abc import Collection
from urllib.parse import urlsplit

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

PUSH_SERVICES = (
    "fcm.googleapis.com",
    ".push.apple.com",
    ".push.services.mozilla.com",
    ".notify.windows.com",
)
"""Hosts, and with a dot in front what a host ends with."""

LONGEST = 1000
"""Characters; the longest seen in the field have about 600."""


class EndpointError(ValueError):
    """The relay does not send there; the message says why in a few words."""


def origin(endpoint: str, trusted: Collection[str]) -> str:
    """Scheme and host to send to. Raises EndpointError.

    Args:
        endpoint: What the page got from its browser, or a stranger made up.
        trusted: Origins that may be private and plain http, such as a push service of one's own.
    """
    if len(endpoint) > LONGEST or not endpoint.isascii() or not endpoint.isprintable():
        raise EndpointError("is no address of a push service")
    try:
        parts = urlsplit(endpoint)
        port = parts.port
    except ValueError:
        raise EndpointError("is no address of a push service") from None
    found = f"{parts.scheme}://{parts.netloc}"
    if found in trusted:
        return found
    if parts.scheme != "https" or port not in (None, 443) or "@" in parts.netloc:
        raise EndpointError("must be plain https")
    host = parts.hostname or ""
    if not any(host == known or _is_below(host, known) for known in PUSH_SERVICES):
        raise EndpointError("is at no push service that this relay knows")
    return found


def _is_below(host: str, known: str) -> bool:
    return known.startswith(".") and host.endswith(known)


class PublicAddresses(AbstractResolver):
    """Finds only addresses in the open internet, whatever a name server says."""

    def __init__(self, trusted: Collection[str]) -> None:
        self._trusted = {urlsplit(origin).hostname for origin in trusted}
        self._all = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await self._all.resolve(host, port, family)
        if host not in self._trusted:
            found = [one for one in found if ipaddress.ip_address(one["host"]).is_global]
        if not found:
            raise OSError(f"{host} has no public address")
        return found

    async def close(self) -> None:
        await self._all.close()
