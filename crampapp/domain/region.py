"""Which number to call where.

Guessed from the time zone and never from the language: 111 is advice in the United Kingdom and the
emergency number in New Zealand (brief 7.7).
"""

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from crampapp.domain.settings import Units

ELSEWHERE = "elsewhere"
"""Code of the region without numbers, for every zone that belongs to no other."""


class Region(BaseModel):
    """Where the same numbers hold."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    name: str
    emergency: str | None = None
    """``None`` elsewhere: "your local emergency number"."""
    also: str | None = None
    """Another emergency number, where there are two."""
    advice: str | None = None
    """A line for advice that is not an emergency."""
    units: Units = Units.METRIC
    """Those in which people there measure."""
    zones: tuple[str, ...] = ()
    """IANA time zones, aliases included."""
    prefixes: tuple[str, ...] = ()
    """Beginnings of the names of further zones."""


def region_of(regions: Iterable[Region], zone: str, chosen: str | None = None) -> Region:
    """The region whose numbers to show.

    Args:
        regions: All there are, the one elsewhere included.
        zone: IANA name of the time zone, such as ``Europe/Dublin``.
        chosen: Code of the region that the person chose; one that is not there counts as none.

    Raises:
        KeyError: There is no region elsewhere.
    """
    by_code = {region.code: region for region in regions}
    if chosen in by_code:
        return by_code[chosen]
    for region in by_code.values():
        if zone in region.zones or zone.startswith(region.prefixes):
            return region
    return by_code[ELSEWHERE]
