"""When waiting alarms are due, also after a country has changed its mind about its clocks."""

import importlib.resources
import zoneinfo
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings

from crampapp.domain.alarm import Alarm, next_due
from crampapp.relay.relay import Relay
from crampapp.relay.schedule import HALF_A_DAY
from crampapp.relay.settings import Settings
from tests.domain.test_alarm import alarms, instants, zones
from tests.relay.conftest import EVENING, Clock, Phone
from tests.relay.push_service import PushService

DUE = datetime(2026, 11, 22, 21, 15, tzinfo=UTC)
"""By the rules that Germany has."""

Decree = Callable[[str], None]


@pytest.fixture
def decree(tmp_path: Path) -> Iterator[Decree]:
    """From now on Germany has the clocks of another zone, in the database of zones that is read."""

    def enact(zone: str) -> None:
        area, _, city = zone.partition("/")
        rules = importlib.resources.files(f"tzdata.zoneinfo.{area}").joinpath(city).read_bytes()
        (tmp_path / "zones/Europe").mkdir(parents=True)
        (tmp_path / "zones/Europe/Berlin").write_bytes(rules)
        zoneinfo.reset_tzpath([tmp_path / "zones"])
        ZoneInfo.clear_cache()

    yield enact
    zoneinfo.reset_tzpath()
    ZoneInfo.clear_cache()


@pytest.mark.parametrize(
    ("like", "hours"), [("Europe/Athens", -1), ("Europe/Moscow", -2), ("Atlantic/Azores", 2)]
)
async def test_a_relay_that_starts_counts_waiting_alarms_by_the_rules_of_today(
    phone: Phone, settings: Settings, clock: Clock, decree: Decree, like: str, hours: int
) -> None:
    await phone.put(EVENING)
    decree(like)
    async with Relay(settings, clock) as relay:
        await relay.recount()
    due = datetime.fromisoformat((await phone.status())["next"]["due"])
    assert due == DUE + timedelta(hours=hours)


async def test_what_should_have_rung_by_new_rules_rings_while_it_is_of_use(
    phone: Phone, settings: Settings, service: PushService, clock: Clock, decree: Decree
) -> None:
    await phone.put(EVENING)
    decree("Europe/Athens")
    clock.now = DUE - timedelta(minutes=40)
    async with Relay(replace(settings, rings=True), clock):
        (push,) = await service.arrival(timeout_s=30)
    assert push.message["notification"]["data"]["due"] == "2026-11-22T20:15:00Z"


async def test_counting_anew_looks_at_all_alarms(
    phone: Phone, relay: Relay, clock: Clock, decree: Decree, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crampapp.relay.relay.RECOUNTED_AT_ONCE", 3)
    for _ in range(3):
        one = Phone(phone.client, phone.browser)
        await one.put(*({**EVENING, "id": f"evening{n}"} for n in range(4)))
    decree("Europe/Athens")
    await relay.recount()
    rows = await relay.database.run(lambda tx: tx.all("SELECT due FROM alarm"))
    assert [row["due"] for row in rows] == [DUE.timestamp() - 3600] * 12


@hypothesis_settings(deadline=None)
@given(alarms(), zones, instants)
def test_where_no_rule_has_changed_counting_anew_changes_nothing(
    alarm: Alarm, zone: ZoneInfo, after: datetime
) -> None:
    due = next_due(alarm, zone, after)
    assert due
    assert next_due(alarm, zone, due - HALF_A_DAY) == due
