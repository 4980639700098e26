"""What apps may ask of the relay, and what strangers may not."""

import asyncio
import json
import logging
import secrets
from dataclasses import replace
from typing import Any

import httpx
import pytest

from crampapp.relay.api import create_api
from crampapp.relay.limits import Limits, Rate
from crampapp.relay.relay import Relay
from crampapp.relay.settings import Settings
from tests.relay.conftest import EVENING, Clock, Phone
from tests.relay.push_service import Browser, PushService, encode


async def test_a_new_device_is_told_when_it_rings_next(phone: Phone) -> None:
    made = await phone.put(EVENING)
    assert made.status_code == 201
    assert made.json() == await phone.status()
    assert made.json() == {
        "next": {"alarm": "evening", "kind": "bedtime_stretch", "due": "2026-11-22T21:15:00Z"},
        "last": None,
        "missed": [],
        "subscription": "ok",
    }
    assert made.headers["cache-control"] == "no-store"


async def test_a_device_is_replaced_as_a_whole(phone: Phone) -> None:
    await phone.put(EVENING)
    answer = await phone.put({**EVENING, "id": "early", "at": "06:00"}, zone="Asia/Tokyo")
    assert answer.status_code == 200
    assert answer.json()["next"]["due"] == "2026-11-22T21:00:00Z"
    assert (await phone.put()).json()["next"] is None


async def test_alarms_that_are_past_or_paused_are_no_error(phone: Phone) -> None:
    past = {"id": "once", "kind": "before_exercise", "at": "08:00", "day": "2026-11-01"}
    paused = {**EVENING, "not_before": "2026-11-30"}
    answer = await phone.put(past, paused)
    assert answer.json()["next"]["due"] == "2026-11-30T21:15:00Z"


async def test_only_the_secret_opens_a_device(phone: Phone) -> None:
    await phone.put(EVENING)
    before = await phone.status()
    stranger = replace(phone, secret=secrets.token_urlsafe(32))
    assert (await stranger.put()).status_code == 403
    assert (await stranger.snooze()).status_code == 403
    for method, verb in (("GET", ""), ("DELETE", ""), ("POST", "/test")):
        assert (await stranger.ask(method, verb)).status_code == 403
    assert await phone.status() == before


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer short"}, {"Authorization": "x"}])
async def test_who_has_no_secret_is_sent_away(phone: Phone, header: dict[str, str]) -> None:
    answer = await phone.ask("PUT", json=phone.body(EVENING), headers=header)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


async def test_an_unknown_device_is_told_so(phone: Phone) -> None:
    assert (await phone.ask("GET")).status_code == 404
    assert (await phone.ask("POST", "/test")).status_code == 404
    assert (await phone.snooze()).status_code == 404
    assert (await phone.ask("DELETE")).status_code == 204


async def test_nothing_is_left_of_a_deleted_device(phone: Phone, relay: Relay) -> None:
    await phone.put(EVENING)
    await phone.snooze()
    assert (await phone.ask("DELETE")).status_code == 204
    assert (await phone.ask("GET")).status_code == 404
    for table in ("device", "alarm", "delivery"):
        sql = f"SELECT * FROM {table}"
        assert await relay.database.run(lambda tx, sql=sql: tx.all(sql)) == []


async def test_the_secret_itself_is_not_kept(phone: Phone, relay: Relay) -> None:
    await phone.put(EVENING)
    (row,) = await relay.database.run(lambda tx: tx.all("SELECT * FROM device"))
    assert phone.id in row.values()
    assert phone.secret not in row.values()


def damaged(**changes: Any) -> Any:
    return lambda body: {**body, **changes}


def with_keys(**keys: str) -> Any:
    return lambda body: {
        **body,
        "subscription": {
            **body["subscription"],
            "keys": {**body["subscription"]["keys"], **keys},
        },
    }


@pytest.mark.parametrize(
    "damage",
    [
        damaged(zone="Europe/Atlantis"),
        damaged(zone="../../etc/passwd"),
        damaged(zone="x" * 100_00),
        damaged(alarms=[{**EVENING, "at": "25:00"}]),
        damaged(alarms=[{**EVENING, "days": []}]),
        damaged(alarms=[{**EVENING, "name": "somebody"}]),
        damaged(alarms=[{**EVENING, "id": f"a{n}"} for n in range(201)]),
        damaged(alarms=[EVENING, EVENING]),
        damaged(wording="in my own words"),
        damaged(subscription=None),
        with_keys(p256dh=encode(b"\4" + 64 * b"\1")),
        with_keys(p256dh="é" * 87),
        with_keys(auth=encode(15 * b"a")),
        with_keys(auth="\ud800" * 22),
    ],
)
async def test_what_is_no_registration_is_refused_and_nothing_is_stored(
    phone: Phone, damage: Any
) -> None:
    content = json.dumps(damage(phone.body(EVENING)))
    answer = await phone.ask("PUT", content=content, headers={**phone.headers, **JSON})
    assert answer.status_code == 422, answer.text
    assert (await phone.ask("GET")).status_code == 404


JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"{", 422),
        (b"[" * 60_000, 400),
        (b"\xff", 400),
        (b'{"zone": NaN, "alarms": 1e999}', 422),
        (b" " * 70_000, 413),
    ],
)
async def test_bytes_that_are_no_json_are_a_clear_error(
    phone: Phone, content: bytes, status: int
) -> None:
    answer = await phone.ask("PUT", content=content, headers={**phone.headers, **JSON})
    assert answer.status_code == status
    assert answer.text


async def test_ten_thousand_alarms_are_not_even_read(phone: Phone) -> None:
    answer = await phone.put(*({**EVENING, "id": f"a{n}"} for n in range(10_000)))
    assert answer.status_code == 413
    assert (await phone.ask("GET")).status_code == 404


async def test_a_complaint_does_not_repeat_what_was_sent(phone: Phone) -> None:
    answer = await phone.put({**EVENING, "id": "a private word!"})
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["loc"] == ["body", "alarms", 0, "id"]
    assert "private" not in answer.text


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://fcm.googleapis.com/x",
        "https://169.254.169.254/latest/meta-data",
        "https://localhost/x",
        "https://push.evil.example/x",
        "https://fcm.googleapis.com.evil.example/x",
        "https://fcm.googleapis.com@evil.example/x",
        "https://evilpush.apple.com.example/",
    ],
)
async def test_an_endpoint_elsewhere_is_refused(phone: Phone, endpoint: str) -> None:
    phone.browser = Browser(endpoint)
    answer = await phone.put(EVENING)
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["loc"] == ["body", "subscription", "endpoint"]
    assert (await phone.ask("GET")).status_code == 404


async def test_a_snooze_rings_once_more_beside_the_alarms(
    phone: Phone, relay: Relay, service: PushService, clock: Clock
) -> None:
    await phone.put(EVENING)
    answer = await phone.snooze(minutes=10)
    assert answer.json()["next"]["due"] == "2026-11-22T12:10:00Z"
    await phone.put()
    clock.pass_by(minutes=9)
    await relay.ring()
    assert not service.received
    clock.pass_by(minutes=1)
    await relay.ring()
    (push,) = await service.arrival()
    assert push.headers["topic"] == "bedtimestretchsnooze"
    assert (await phone.status())["last"]["outcome"] == "accepted"


async def test_two_taps_on_snooze_ring_once(
    phone: Phone, relay: Relay, service: PushService, clock: Clock
) -> None:
    await phone.put()
    await phone.snooze()
    clock.pass_by(seconds=3)
    await phone.snooze()
    clock.pass_by(minutes=11)
    await relay.ring()
    assert len(service.received) == 1


async def test_nobody_needs_more_than_twenty_snoozes(phone: Phone) -> None:
    await phone.put()
    answers = [(await phone.snooze(alarm=f"a{n}")).status_code for n in range(21)]
    assert answers == [200] * 20 + [429]


@pytest.mark.parametrize("minutes", [0, 121, -5, 1e400, "soon"])
async def test_a_snooze_has_sensible_minutes(phone: Phone, minutes: Any) -> None:
    await phone.put()
    body = json.dumps({"alarm": "a", "kind": "bedtime_stretch", "minutes": minutes})
    answer = await phone.ask("POST", "/snooze", content=body, headers={**phone.headers, **JSON})
    assert answer.status_code == 422


async def test_a_test_reports_what_became_of_it(phone: Phone, service: PushService) -> None:
    await phone.put(EVENING)
    assert (await phone.ask("POST", "/test")).json() == {"outcome": "accepted", "status": 201}
    (push,) = service.received
    assert push.message["notification"]["data"]["test"] is True
    assert push.headers["topic"] == "test"
    for status, outcome in ((403, "refused"), (413, "refused"), (503, "unreachable")):
        service.answers.append((status, {}))
        answer = await phone.ask("POST", "/test")
        assert answer.json() == {"outcome": outcome, "status": status}
    service.unsubscribe(phone.browser)
    assert (await phone.ask("POST", "/test")).json() == {"outcome": "gone", "status": 410}
    assert (await phone.status())["subscription"] == "gone"
    assert (await phone.ask("POST", "/test")).json()["outcome"] == "gone"


async def test_a_push_service_that_is_down_is_unreachable(
    phone: Phone, relay: Relay, settings: Settings
) -> None:
    phone.browser.endpoint = "http://127.0.0.1:9/push"
    trusting = replace(settings, push_services=("http://127.0.0.1:9",))
    async with Relay(trusting, relay.now) as other:
        transport = httpx.ASGITransport(create_api(other))
        async with httpx.AsyncClient(transport=transport, base_url="http://relay") as client:
            phone.client = client
            await phone.put(EVENING)
            answer = await phone.ask("POST", "/test")
    assert answer.json() == {"outcome": "unreachable", "status": None}


async def test_one_address_and_one_device_have_their_limits(
    settings: Settings, relay: Relay, service: PushService
) -> None:
    limits = Limits(new_devices=Rate(2, 3600), changes=Rate(3, 3600), tests=Rate(1, 3600))
    async with Relay(replace(settings, limits=limits), relay.now) as strict:
        transport = httpx.ASGITransport(create_api(strict))
        async with httpx.AsyncClient(transport=transport, base_url="http://relay") as client:
            phones = [Phone(client, service.subscribe()) for _ in range(3)]
            assert [(await one.put()).status_code for one in phones] == [201, 201, 429]
            asked = [await phones[0].put() for _ in range(3)]
            assert [one.status_code for one in asked] == [200, 200, 429]
            assert int(asked[2].headers["retry-after"]) > 1000
            tests = [(await phones[0].ask("POST", "/test")).status_code for _ in range(2)]
            assert tests == [200, 429]


async def test_pages_of_other_origins_are_let_in_by_name_only(
    settings: Settings, relay: Relay
) -> None:
    app = "https://app.example.org"
    async with Relay(replace(settings, origins=(app,)), relay.now) as open_relay:
        transport = httpx.ASGITransport(create_api(open_relay))
        async with httpx.AsyncClient(transport=transport, base_url="http://relay") as client:
            for origin, allowed in ((app, app), ("https://other.example.org", None)):
                answer = await client.get("/v1/key", headers={"Origin": origin})
                assert answer.headers.get("access-control-allow-origin") == allowed


async def test_it_describes_itself_and_loads_nothing_of_others(client: httpx.AsyncClient) -> None:
    paths = (await client.get("/openapi.json")).json()["paths"]
    assert {"/v1/key", "/v1/devices/{device}", "/healthz"} <= set(paths)
    assert (await client.get("/docs")).status_code == 404


async def test_it_says_when_its_clock_stands(phone: Phone, relay: Relay, clock: Clock) -> None:
    await phone.put(EVENING)
    for hours, answer in ((0, (200, "ok")), (12, (503, "stalled"))):
        clock.pass_by(hours=hours)
        health = await phone.client.get("/healthz")
        assert (health.status_code, health.json()["status"]) == answer
    await relay.ring()
    assert (await phone.client.get("/healthz")).json() == {"status": "ok", "build": None}


async def test_a_database_that_does_not_answer_is_said_and_not_told(
    phone: Phone, relay: Relay
) -> None:
    await phone.put(EVENING)
    await relay.database.run(lambda tx: tx.all("ALTER TABLE device RENAME TO hidden"))
    answer = await phone.ask("GET")
    assert (answer.status_code, answer.json()) == (503, {"detail": "Service Unavailable"})
    await relay.database.run(lambda tx: tx.all("ALTER TABLE hidden RENAME TO device"))


async def test_nothing_is_logged_that_says_who_or_where(
    phone: Phone, relay: Relay, service: PushService, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await phone.put(EVENING)
    for status in (403, 413, 503):
        service.answers.append((status, {}))
        await phone.ask("POST", "/test")
    await phone.ask("PUT", content=b"{")
    # The library of the tests themselves says whom it asks.
    ours = [record for record in caplog.records if record.name.split(".")[0] != "httpx"]
    logged = "\n".join(record.getMessage() for record in ours)
    assert "does not take our key (403)" in logged
    path = phone.browser.endpoint.removeprefix(service.origin)
    for private in (phone.id, phone.secret, path, "Berlin", "22:15", "evening"):
        assert private not in logged


async def test_a_hundred_phones_at_once_are_all_kept(
    settings: Settings, relay: Relay, service: PushService
) -> None:
    limits = Limits(new_devices=Rate(1000, 1))
    async with Relay(replace(settings, limits=limits), relay.now) as wide:
        transport = httpx.ASGITransport(create_api(wide))
        async with httpx.AsyncClient(transport=transport, base_url="http://relay") as client:
            phones = [Phone(client, service.subscribe()) for _ in range(100)]
            made = await asyncio.gather(*(one.put(EVENING) for one in phones))
            assert {one.status_code for one in made} == {201}
            found = await asyncio.gather(*(one.status() for one in phones))
    assert all(one["next"] for one in found)
