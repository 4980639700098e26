import json
from datetime import UTC, datetime

import pytest

from crampapp.domain.reminder import ReminderKind
from crampapp.relay.payload import payload, title, topic
from tests.relay.push_service import MAX_BYTES

DUE = datetime(2026, 11, 22, 21, 15, tzinfo=UTC)


@pytest.mark.parametrize("kind", ReminderKind)
def test_a_topic_is_what_every_push_service_takes(kind: ReminderKind) -> None:
    topics = {topic(kind), topic(kind, snoozed=True), topic(kind, test=True)}
    assert len(topics) == 3
    assert all(one.isascii() and one.isalnum() and len(one) <= 32 for one in topics)


def test_each_kind_has_its_own_topic() -> None:
    assert len({topic(kind) for kind in ReminderKind}) == len(ReminderKind)


@pytest.mark.parametrize("kind", ReminderKind)
def test_the_longest_message_fits_and_says_nothing_of_health(kind: ReminderKind) -> None:
    base = "https://" + 200 * "x" + "/"
    message = payload("i" * 40, kind, DUE, base=base, snoozed=True, again=True)
    assert len(message) < MAX_BYTES
    shown = json.loads(message)["notification"]
    assert shown["title"] == title(kind)
    words = f"{shown['title']} {shown['body']}".lower()
    assert not any(word in words for word in ("cramp", "leg", "calf", "pain", "health"))


def test_it_leads_to_the_app_where_phones_see_it() -> None:
    message = payload("a", ReminderKind.DRINKS_BY_DAY, DUE, base="https://app.example.org/cramps/")
    leads_to = "https://app.example.org/cramps/#/prevent/reminder/a?due=2026-11-22T21:15:00Z"
    assert json.loads(message)["notification"]["navigate"] == leads_to
