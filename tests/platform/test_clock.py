"""What the clock of the device shows, also in the night in which it is put back."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from crampapp.platform.clock import SystemClock

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("month", [3, 10])
def test_every_quarter_of_an_hour_is_what_the_zone_says(in_berlin: None, month: int) -> None:
    clock = SystemClock()
    last_sunday = datetime(2026, month, 29 if month == 3 else 25, tzinfo=UTC)
    for quarter in range(-12, 24):
        utc = last_sunday + timedelta(minutes=15 * quarter)
        wall, expected = clock.wall(utc), utc.astimezone(BERLIN)
        assert (wall, wall.fold) == (expected.replace(tzinfo=None), expected.fold)
