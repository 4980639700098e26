"""A point in time as a person remembers it: instant, place on the map of zones, and wall clock."""

from datetime import UTC, datetime

from pydantic import AwareDatetime, BaseModel, ConfigDict, NaiveDatetime


class Moment(BaseModel):
    """An instant together with what the clock on the wall said.

    The wall time is kept beside the instant so that "03:10" stays 03:10 after a flight, a change of
    daylight saving rules, or on a phone without a time zone database.
    """

    model_config = ConfigDict(frozen=True)

    utc: AwareDatetime
    """The instant, in UTC."""
    zone: str
    """IANA name of the zone the person was in, such as ``Europe/Dublin``."""
    local: NaiveDatetime
    """Wall time in that zone, without an offset."""

    def seconds_until(self, later: datetime) -> int:
        """Whole seconds from this moment to ``later`` (aware), never negative."""
        return max(0, int((later - self.utc).total_seconds()))

    def at(self, utc: datetime) -> "Moment":
        """Another instant on the same clock; its wall time is right unless that clock was put
        forward or back between the two.
        """
        utc = utc.astimezone(UTC)
        return Moment(utc=utc, zone=self.zone, local=self.local + (utc - self.utc))
