"""From an alarm that is due to what a browser opens, over a real connection."""

import asyncio
import shutil
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from httpx import ASGITransport, AsyncClient

from crampapp.relay.api import create_api
from crampapp.relay.clock import ring
from crampapp.relay.delivery import Answer, Delivery, Verdict
from crampapp.relay.relay import Relay
from crampapp.relay.settings import Settings
from tests.relay.conftest import EVENING, Clock, Phone
from tests.relay.push_service import PushService

DUE = datetime(2026, 11, 22, 21, 15, tzinfo=UTC)


class DiedError(Exception):
    """A worker is no more."""


@pytest.fixture
async def evening(phone: Phone, clock: Clock) -> Phone:
    """A phone at the moment when its alarm is due."""
    await phone.put(EVENING)
    clock.now = DUE
    return phone


async def test_a_notification_has_all_that_a_browser_needs(
    evening: Phone, relay: Relay, service: PushService
) -> None:
    await relay.ring()
    (push,) = service.received
    assert push.message == {
        "web_push": 8030,
        "mutable": True,
        "notification": {
            "title": "Time for your stretch",
            "body": "Tap to open.",
            "navigate": "./#/prevent/reminder/evening?due=2026-11-22T21:15:00Z",
            "tag": "bedtimestretch",
            "renotify": True,
            "data": {
                "alarm": "evening",
                "kind": "bedtime_stretch",
                "due": "2026-11-22T21:15:00Z",
                "test": False,
            },
        },
    }
    assert push.headers["topic"] == "bedtimestretch"
    assert push.headers["urgency"] == "high"
    assert push.headers["ttl"] == str(45 * 60)
    assert push.server_key == relay.keys.current
    assert "cookie" not in push.headers


async def test_it_rings_once_and_then_waits_for_the_next_day(
    evening: Phone, relay: Relay, service: PushService
) -> None:
    await relay.ring()
    await relay.ring()
    assert len(service.received) == 1
    status = await evening.status()
    assert status["last"] == {
        "alarm": "evening",
        "kind": "bedtime_stretch",
        "due": "2026-11-22T21:15:00Z",
        "outcome": "accepted",
    }
    assert status["next"]["due"] == "2026-11-23T21:15:00Z"
    assert status["missed"] == []


async def test_no_phone_rings_more_than_a_minute_early_and_not_all_at_once(
    phone: Phone, relay: Relay, service: PushService, clock: Clock
) -> None:
    phones = [Phone(phone.client, service.subscribe()) for _ in range(20)]
    for one in phones:
        await one.put(EVENING)
    clock.now = DUE
    clock.pass_by(seconds=-60)
    counts = []
    for _ in range(7):
        await relay.ring()
        counts.append(len(service.received))
        clock.pass_by(seconds=10)
    assert counts[0] == 0
    assert counts[-1] == 20
    assert len(set(counts)) > 2


async def test_opening_the_app_while_it_rings_rings_no_second_time(
    evening: Phone, relay: Relay, service: PushService, clock: Clock
) -> None:
    clock.pass_by(seconds=-1)
    for _ in range(3):
        await evening.put(EVENING)
        await relay.ring()
        clock.pass_by(seconds=1)
    assert len(service.received) == 1


async def test_opening_the_app_just_before_a_late_clock_ticks_loses_nothing(
    evening: Phone, relay: Relay, service: PushService, clock: Clock
) -> None:
    clock.pass_by(seconds=3)
    await evening.put({**EVENING, "at": "23:00"})
    await relay.ring()
    assert len(service.received) == 1


async def test_a_late_one_is_sent_while_it_is_of_use(
    evening: Phone, relay: Relay, service: PushService, clock: Clock
) -> None:
    clock.pass_by(minutes=40)
    await relay.ring()
    assert service.received[0].headers["ttl"] == "300"


async def test_one_that_is_too_late_is_missed_and_said_so(
    evening: Phone, relay: Relay, service: PushService, clock: Clock
) -> None:
    clock.pass_by(minutes=46)
    await relay.ring()
    assert not service.received
    status = await evening.status()
    missed = {"alarm": "evening", "kind": "bedtime_stretch", "due": "2026-11-22T21:15:00Z"}
    assert status["missed"] == [missed]
    assert status["last"] == {**missed, "outcome": "missed"}


async def test_each_day_of_an_outage_is_missed_for_itself(
    evening: Phone, relay: Relay, service: PushService, clock: Clock
) -> None:
    clock.pass_by(days=3, minutes=10)
    await relay.ring()
    assert len(service.received) == 1
    assert [one["due"][8:10] for one in (await evening.status())["missed"]] == ["24", "23", "22"]
    clock.pass_by(days=200)
    await relay.ring()
    assert len((await evening.status())["missed"]) == 7


async def test_a_busy_push_service_is_asked_again_when_it_says(
    evening: Phone, relay: Relay, service: PushService, clock: Clock
) -> None:
    service.answers = [(429, {"Retry-After": "120"})]
    await relay.ring()
    clock.pass_by(seconds=119)
    await relay.ring()
    assert not service.received
    assert (await evening.status())["last"]["outcome"] == "pending"
    clock.pass_by(seconds=1)
    await relay.ring()
    assert service.received[0].message["notification"]["renotify"]


async def test_a_failing_push_service_is_asked_again_after_5_15_and_45_seconds(
    evening: Phone, relay: Relay, service: PushService, clock: Clock
) -> None:
    service.answers = [(500, {}), (502, {}), (503, {})]
    for wait_s in (5, 15, 45):
        await relay.ring()
        clock.pass_by(seconds=wait_s - 1)
        await relay.ring()
        assert not service.received
        clock.pass_by(seconds=1)
    await relay.ring()
    assert len(service.received) == 1


async def test_what_could_be_sent_only_too_late_is_missed_at_once(
    evening: Phone, relay: Relay, service: PushService
) -> None:
    service.answers = [(429, {"Retry-After": "86400"})]
    await relay.ring()
    assert (await evening.status())["last"]["outcome"] == "missed"


@pytest.mark.parametrize("status", [404, 410])
async def test_an_ended_subscription_is_forgotten_and_what_follows_is_missed(
    evening: Phone, relay: Relay, service: PushService, clock: Clock, status: int
) -> None:
    service.answers = [(status, {})]
    await relay.ring()
    assert (await evening.status())["subscription"] == "gone"
    (row,) = await relay.database.run(lambda tx: tx.all("SELECT * FROM device"))
    assert (row["endpoint"], row["p256dh"], row["auth"]) == (None, None, None)
    clock.pass_by(days=1)
    await relay.ring()
    assert service.asked.total() == 1
    assert len((await evening.status())["missed"]) == 2
    evening.browser = service.subscribe(relay.keys.current)
    assert (await evening.put(EVENING)).json()["subscription"] == "ok"
    clock.pass_by(days=1)
    await relay.ring()
    assert len(service.received) == 1


async def test_an_answer_about_an_old_subscription_does_not_end_the_new_one(
    evening: Phone, relay: Relay, service: PushService
) -> None:
    async def renewed_meanwhile(delivery: Delivery) -> Answer:
        evening.browser = service.subscribe()
        await evening.put(EVENING)
        return Answer(Verdict.GONE, 410)

    await ring(relay.database, renewed_meanwhile, relay.now, batch=8)
    assert (await evening.status())["subscription"] == "ok"


@pytest.mark.parametrize("status", [401, 403])
async def test_a_refused_key_stops_the_one_and_nobody_else(
    evening: Phone, relay: Relay, service: PushService, clock: Clock, status: int
) -> None:
    other = Phone(evening.client, service.subscribe())
    await other.put(EVENING)
    service.answers = [(status, {})]
    await relay.ring()
    assert (await evening.status())["subscription"] == "stopped"
    assert (await evening.status())["last"]["outcome"] == "refused"
    clock.now = DUE
    clock.pass_by(days=1)
    await relay.ring()
    assert {push.endpoint for push in service.received} == {
        evening.browser.endpoint,
        other.browser.endpoint,
    }
    assert (await evening.status())["subscription"] == "ok"


@pytest.mark.parametrize("status", [400, 413, 302])
async def test_what_would_be_refused_again_is_not_sent_again(
    evening: Phone, relay: Relay, service: PushService, clock: Clock, status: int
) -> None:
    service.answers = [(status, {"Location": f"{service.origin}/push/elsewhere"})]
    await relay.ring()
    clock.pass_by(minutes=10)
    await relay.ring()
    assert service.asked.total() == 1
    assert (await evening.status())["missed"][0]["alarm"] == "evening"


async def test_a_crash_after_sending_sends_again_and_does_not_ring_again(
    evening: Phone, relay: Relay, service: PushService, clock: Clock
) -> None:
    async def send_and_die(delivery: Delivery) -> Answer:
        await relay.deliver(delivery)
        raise DiedError

    with pytest.raises(DiedError):
        await ring(relay.database, send_and_die, relay.now, batch=8)
    await relay.ring()
    assert len(service.received) == 1
    clock.pass_by(seconds=91)
    await relay.ring()
    first, second = (push.message["notification"] for push in service.received)
    assert first == {**second, "renotify": True}
    assert service.received[0].headers["topic"] == service.received[1].headers["topic"]
    assert (await evening.status())["last"]["outcome"] == "accepted"


async def test_a_worker_that_slept_on_its_lease_sends_nothing(
    evening: Phone, relay: Relay, service: PushService, clock: Clock
) -> None:
    async def sleep_and_send(delivery: Delivery) -> Answer:
        clock.pass_by(minutes=2)
        await relay.ring()
        return await relay.deliver(delivery)

    await ring(relay.database, sleep_and_send, relay.now, batch=8)
    assert len(service.received) == 1
    assert (await evening.status())["last"]["outcome"] == "accepted"


async def test_two_relays_on_one_database_send_each_once(
    phone: Phone, relay: Relay, settings: Settings, service: PushService, clock: Clock
) -> None:
    phones = [Phone(phone.client, service.subscribe()) for _ in range(50)]
    for one in phones:
        await one.put(EVENING)
    async with Relay(settings, clock) as second:
        clock.now = DUE
        await asyncio.gather(relay.ring(), second.ring())
    assert sorted(push.endpoint for push in service.received) == sorted(
        one.browser.endpoint for one in phones
    )


async def test_a_new_key_leaves_old_subscriptions_ringing(
    evening: Phone, relay: Relay, settings: Settings, service: PushService, clock: Clock
) -> None:
    relay.keys.renew()
    async with Relay(settings, clock) as renewed:
        assert renewed.keys.current != relay.keys.current
        await renewed.ring()
    assert service.received[0].server_key == relay.keys.current


async def test_a_lost_key_is_said_until_the_app_subscribes_anew(
    evening: Phone, relay: Relay, settings: Settings, service: PushService, clock: Clock
) -> None:
    shutil.rmtree(settings.data / "keys")
    async with (
        Relay(settings, clock) as bare,
        AsyncClient(transport=ASGITransport(create_api(bare)), base_url="http://relay") as client,
    ):
        evening.client = client
        assert (await evening.status())["subscription"] == "stopped"
        await bare.ring()
        assert not service.asked
        assert (await evening.status())["last"]["outcome"] == "refused"
        key = (await client.get("/v1/key")).json()["public_key"]
        evening.browser = service.subscribe(key)
        assert (await evening.put(EVENING)).json()["subscription"] == "ok"
        clock.pass_by(days=1)
        await bare.ring()
    assert service.received[0].server_key == key != relay.keys.current


async def test_a_running_relay_rings_by_itself(
    evening: Phone, relay: Relay, settings: Settings, service: PushService, clock: Clock
) -> None:
    async with Relay(replace(settings, rings=True), clock):
        await service.arrival(timeout_s=30)
