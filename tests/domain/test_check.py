"""The course of a check: going on, going back, and what a changed answer does to the rest."""

from datetime import UTC, datetime

from crampapp.domain.check import Answers, Check
from crampapp.domain.moment import Moment

MOMENT = Moment(
    utc=datetime(2026, 11, 22, 3, tzinfo=UTC), zone="UTC", local=datetime(2026, 11, 22, 3)
)


def following(answers: Answers) -> str | None:
    """Asks a, after a yes b, then c; d, which may be known, last."""
    order = ["a", *(["b"] if answers.get("a") == "yes" else []), "c", "d"]
    return next((id for id in order if id not in answers), None)


def a_check(*answers: str, given: Answers | None = None) -> Check:
    check = Check(id="id", begun=MOMENT, who="me").with_given(given or {}, following)
    for place, answer in enumerate(answers, 1):
        check = check.answered(place, answer, following)
    return check


def test_the_last_question_is_open_until_it_is_answered() -> None:
    check = a_check("no", "x")
    assert check.trail == ("a", "c", "d")
    assert check.answers == {"who": "me", "a": "no", "c": "x"}
    assert not check.done
    assert check.answered(3, "y", following).done


def test_what_is_given_is_not_asked_and_counts() -> None:
    check = a_check("no", "x", given={"d": "known"})
    assert check.done
    assert check.answers["d"] == "known"


def test_the_same_answer_again_changes_nothing() -> None:
    check = a_check("no", "x")
    assert check.answered(1, "no", following) is check


def test_a_changed_answer_keeps_those_behind_it_that_are_still_asked() -> None:
    check = a_check("yes", "only for yes", "x", "y").answered(1, "no", following)
    assert check.done
    assert check.answers == {"who": "me", "a": "no", "c": "x", "d": "y"}


def test_an_answer_that_no_longer_counts_is_remembered_for_when_it_does() -> None:
    check = a_check("yes", "only for yes", "x", "y")
    back = check.answered(1, "no", following).answered(1, "yes", following)
    assert back.answers == check.answers


def test_a_changed_answer_stops_at_the_first_question_that_is_new() -> None:
    check = a_check("no", "x", "y").answered(1, "yes", following)
    assert check.trail == ("a", "b")
    assert not check.done


def test_what_was_given_can_be_asked_instead() -> None:
    check = a_check("no", "x", given={"d": "known"}).reopened("d")
    assert (check.given, check.trail[-1], check.done) == ({}, "d", False)
    assert check.answered(3, "corrected", following).answers["d"] == "corrected"


def test_nothing_is_asked_at_a_place_that_there_is_not() -> None:
    check = a_check("no")
    assert [check.question(place) for place in (0, 1, 2, 3)] == [None, "a", "c", None]
