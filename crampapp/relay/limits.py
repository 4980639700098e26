"""How much one address and one device may ask of the relay; kept in memory only."""

import ipaddress
from collections import OrderedDict
from dataclasses import dataclass


@dataclass(frozen=True)
class Rate:
    """So many at once, refilled evenly over so many seconds."""

    count: int
    seconds: float


@dataclass(frozen=True)
class Limits:
    """Room for a household behind one address; not for somebody who fills a disk."""

    body_bytes: int = 64 * 1024
    requests: Rate = Rate(300, 300)
    """Of one address."""
    new_devices: Rate = Rate(60, 3600)
    """Of one address."""
    changes: Rate = Rate(60, 300)
    """Of one device."""
    tests: Rate = Rate(6, 60)
    """Of one device."""


class Buckets:
    """Who has used how much of each rate; forgets who came longest ago when there are too many."""

    def __init__(self, most: int = 100_000) -> None:
        self._most = most
        self._full_at: OrderedDict[tuple[str, str], float] = OrderedDict()

    def wait_s(self, name: str, rate: Rate, who: str, now: float) -> float:
        """Take one if there is one: 0; else nothing is taken and it says how long to wait.

        Args:
            name: Which of the rates.
            rate: How much there is.
            who: An address or a device.
            now: Monotonic, in seconds.
        """
        one = rate.seconds / rate.count
        full_at = max(self._full_at.get((name, who), now), now)
        wait = full_at + one - rate.seconds - now
        if wait > 1e-9:
            return wait
        self._full_at[name, who] = full_at + one
        self._full_at.move_to_end((name, who))
        if len(self._full_at) > self._most:
            self._full_at.popitem(last=False)
        return 0


def network(address: str) -> str:
    """What one person has of the address space: an IPv4 address, or 64 bits of an IPv6 one."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.version == 4:
        return str(found)
    return str(found.ipv4_mapped or ipaddress.ip_network((found, 64), strict=False))
