"""How a message leaves, against a push service that is checked and one that misbehaves."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from crampapp.relay import sender as sending
from crampapp.relay.delivery import Answer, Target, Verdict
from crampapp.relay.keys import Keys
from crampapp.relay.ledger import LEASE
from crampapp.relay.sender import Sender
from tests.relay.conftest import Clock
from tests.relay.push_service import MAX_BYTES, Browser, PushService

MESSAGE = b'{"web_push":8030}'


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return Keys(tmp_path)


@pytest.fixture
async def sender(keys: Keys, service: PushService, clock: Clock) -> AsyncIterator[Sender]:
    async with Sender(keys, "mailto:a@crampapp.org", [service.origin], clock, 10) as sender:
        yield sender


def target(browser: Browser, key: str) -> Target:
    keys = browser.subscription()["keys"]
    assert isinstance(keys, dict)
    return Target(browser.endpoint, keys["p256dh"], keys["auth"], key)


async def test_a_message_arrives_as_it_was_sent(
    sender: Sender, keys: Keys, service: PushService
) -> None:
    browser = service.subscribe(keys.current)
    assert await sender.send(target(browser, keys.current), MESSAGE, "topic", 600) == Answer(
        Verdict.ACCEPTED, 201
    )
    (push,) = service.received
    assert push.text == MESSAGE.decode()
    assert push.claims["sub"] == "mailto:a@crampapp.org"
    assert push.headers["user-agent"] == "crampapp"


async def test_the_longest_message_is_one_record_that_every_service_takes(
    sender: Sender, keys: Keys, service: PushService
) -> None:
    browser = service.subscribe()
    answer = await sender.send(target(browser, keys.current), MAX_BYTES * b"x", "topic", 600)
    assert answer.verdict is Verdict.ACCEPTED


async def test_claims_are_made_anew_for_each_service_and_each_time(
    sender: Sender, keys: Keys, service: PushService, clock: Clock
) -> None:
    browser = service.subscribe()
    for _ in range(3):
        await sender.send(target(browser, keys.current), MESSAGE, "topic", 600)
        clock.pass_by(hours=20)
    assert len({push.claims["exp"] for push in service.received}) == 3


@pytest.mark.parametrize(("asked", "sent"), [(-5, "0"), (90.7, "90"), (86400, "2700")])
async def test_a_message_lives_as_long_as_it_is_of_use(
    sender: Sender, keys: Keys, service: PushService, asked: float, sent: str
) -> None:
    await sender.send(target(service.subscribe(), keys.current), MESSAGE, "topic", asked)
    assert service.received[0].headers["ttl"] == sent


async def test_without_the_key_of_the_subscription_nothing_is_sent(
    sender: Sender, service: PushService
) -> None:
    answer = await sender.send(target(service.subscribe(), "lost"), MESSAGE, "topic", 600)
    assert answer == Answer(Verdict.FORBIDDEN)
    assert not service.asked


async def test_a_service_that_is_no_longer_trusted_is_not_asked(
    sender: Sender, keys: Keys, service: PushService
) -> None:
    elsewhere = Browser("https://push.evil.example/1")
    answer = await sender.send(target(elsewhere, keys.current), MESSAGE, "topic", 600)
    assert answer == Answer(Verdict.REFUSED)


@pytest.mark.parametrize(
    ("retry_after", "wait_s"),
    [
        ("30", 30),
        ("999999999", 86400),
        (None, None),
        ("soon", None),
        ("-5", None),
        (format_datetime(datetime(2026, 11, 22, 12, 2, tzinfo=UTC), usegmt=True), 120),
        (format_datetime(datetime(2026, 11, 22, 11, tzinfo=UTC), usegmt=True), 0),
    ],
)
async def test_a_service_says_when_to_come_again_in_seconds_or_as_a_date(
    sender: Sender, keys: Keys, service: PushService, retry_after: str | None, wait_s: int | None
) -> None:
    headers = {"Retry-After": retry_after} if retry_after else {}
    service.answers = [(429, headers)]
    answer = await sender.send(target(service.subscribe(), keys.current), MESSAGE, "topic", 600)
    assert answer == Answer(Verdict.LATER, 429, wait_s)


@asynccontextmanager
async def a_server(answer: bytes | None) -> AsyncIterator[str]:
    """Answers whatever it is asked with these bytes and hangs up; or says nothing at all."""

    gone = asyncio.Event()

    async def respond(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if answer is None:
            await reader.read()
        else:
            await reader.read(1)
            writer.write(answer)
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()
        gone.set()

    server = await asyncio.start_server(respond, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        await gone.wait()


async def answer_of(origin: str, keys: Keys, clock: Clock) -> Answer:
    async with Sender(keys, "mailto:a@crampapp.org", [origin], clock, 10) as sender:
        browser = Browser(f"{origin}/x")
        return await sender.send(target(browser, keys.current), MESSAGE, "topic", 600)


async def test_a_redirect_is_not_followed(keys: Keys, clock: Clock, service: PushService) -> None:
    browser = service.subscribe()
    moved = f"HTTP/1.1 307 Moved\r\nLocation: {browser.endpoint}\r\nContent-Length: 0\r\n\r\n"
    async with a_server(moved.encode()) as origin:
        assert await answer_of(origin, keys, clock) == Answer(Verdict.REFUSED, 307)
    assert not service.asked


@pytest.mark.parametrize("answer", [b"", b"what?\r\n\r\n", b"HTTP/1.1 201"])
async def test_an_answer_that_is_none_leaves_it_open(
    keys: Keys, clock: Clock, answer: bytes
) -> None:
    async with a_server(answer) as origin:
        assert await answer_of(origin, keys, clock) == Answer(Verdict.UNKNOWN)


async def test_an_endless_answer_is_not_read(keys: Keys, clock: Clock) -> None:
    endless = b"HTTP/1.1 201 Created\r\nContent-Length: 99999999999\r\n\r\n" + 100_000 * b"x"
    async with a_server(endless) as origin:
        assert await answer_of(origin, keys, clock) == Answer(Verdict.ACCEPTED, 201)


async def test_a_service_that_says_nothing_is_given_up(
    keys: Keys, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "TIMEOUT_S", 0.1)
    async with a_server(None) as origin:
        assert await answer_of(origin, keys, clock) == Answer(Verdict.UNKNOWN)


async def test_where_nobody_listens_nothing_was_sent(keys: Keys, clock: Clock) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        origin = f"http://127.0.0.1:{closed.getsockname()[1]}"
    assert await answer_of(origin, keys, clock) == Answer(Verdict.LATER)


def test_a_lease_outlives_a_send() -> None:
    assert timedelta(seconds=3 * sending.TIMEOUT_S) < LEASE
