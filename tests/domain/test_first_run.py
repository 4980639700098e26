"""Which gentle question is left, and when home may offer them."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from crampapp.domain.first_run import Known, Question, may_offer, open_questions

KNOWN = st.builds(Known, st.booleans(), st.booleans(), st.booleans())
ANSWERED = st.frozensets(st.sampled_from(Question))
TIMES = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1))
NOTHING_KNOWN = Known(can_install=True, reminds=False, told=False)


def test_at_first_all_three_are_asked_in_order() -> None:
    assert open_questions((), NOTHING_KNOWN) == tuple(Question)


@given(ANSWERED, KNOWN)
def test_what_was_answered_or_skipped_is_never_asked_again(
    answered: frozenset[Question], known: Known
) -> None:
    assert not answered & set(open_questions(answered, known))


@given(ANSWERED, KNOWN)
def test_what_is_so_already_is_not_asked(answered: frozenset[Question], known: Known) -> None:
    left = open_questions(answered, known)
    assert known.can_install or Question.INSTALL not in left
    assert not (known.reminds and Question.REMIND in left)
    assert not (known.told and Question.UNSAFE in left)


@given(ANSWERED, KNOWN, st.sampled_from(Question))
def test_an_answer_takes_out_one_question_and_no_other(
    answered: frozenset[Question], known: Known, question: Question
) -> None:
    before = open_questions(answered, known)
    after = open_questions(answered | {question}, known)
    assert after == tuple(q for q in before if q is not question)


@given(TIMES, st.integers(0, 3), st.integers(0, 9), st.booleans())
def test_nothing_is_offered_at_night_or_over_a_relief(
    now: datetime, days: int, cramps: int, busy: bool
) -> None:
    met = now.date() - timedelta(days=days)
    offered = may_offer(now, met=met, cramps=cramps, busy=busy)
    assert not (offered and (busy or now.hour >= 22 or now.hour < 6))


@given(st.integers(6, 21), st.integers(0, 400), st.integers(1, 9))
def test_by_day_the_first_cramp_is_enough(hour: int, days: int, cramps: int) -> None:
    now = datetime(2026, 6, 1, hour, 30)
    assert may_offer(now, met=now.date() - timedelta(days=days), cramps=cramps, busy=False)


def test_who_has_had_no_cramp_is_left_alone_on_the_first_day() -> None:
    noon = datetime(2026, 6, 1, 12)
    assert not may_offer(noon, met=date(2026, 6, 1), cramps=0, busy=False)
    assert may_offer(noon, met=date(2026, 5, 31), cramps=0, busy=False)
