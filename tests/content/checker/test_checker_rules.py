"""What holds for any answers at all."""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from crampapp.content.checker import assess, checker, next_question, questions, wording
from crampapp.domain.checker import (
    UNKNOWN,
    Assessment,
    Cause,
    Condition,
    Fit,
    Flag,
    Handling,
    Kind,
    Part,
    Question,
    Urgency,
    When,
)
from crampapp.domain.checker.asking import MOST_QUESTIONS
from crampapp.domain.checker.condition import Answered, AtLeast, Compared, Not, Unless

from .answering import NO_SIGNS, SENTENCE, SIGNS, Answers, quick, sentences, some_answers, value

MEDICINES = next(q.options for q in questions() if q.id == "medicines")
STRETCHING = {cause.advice for cause in checker().causes() if cause.leg is Handling.STRETCH}


def summary(result: Assessment) -> object:
    """Everything in a result that could differ."""
    return (
        result.urgency,
        result.flags,
        result.doubted,
        [flag.id for flag in result.unasked],
        result.verdicts,
        result.next_steps,
    )


@quick
@given(some_answers)
def test_probabilities_sum_to_one_and_there_is_always_a_next_step(answers: Answers) -> None:
    result = assess(answers)
    assert sum(verdict.probability for verdict in result.verdicts) == pytest.approx(1)
    assert len(result.verdicts) == 48
    assert result.next_steps
    assert all(step.text for step in result.next_steps)


@quick
@given(some_answers, st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(answers: Answers, random: Random) -> None:
    shuffled = list(answers.items())
    random.shuffle(shuffled)
    assert summary(assess(dict(shuffled))) == summary(assess(answers))


@quick
@given(some_answers, st.sampled_from(SIGNS))
def test_one_more_sign_of_danger_never_lowers_the_urgency(
    answers: Answers, sign: tuple[str, str]
) -> None:
    card, option = sign
    before = answers.get(card, [])
    ticks = [UNKNOWN] if before == UNKNOWN else list(before)
    after = answers | {card: [*ticks, *([option] * (option not in ticks))]}
    without = assess({card: [], **answers})
    assert assess(after).urgency.gravity >= without.urgency.gravity


@quick
@given(some_answers, st.sampled_from([q for q in questions() if q.part is Part.HISTORY]))
def test_an_unknown_neither_raises_nor_lowers_a_cause(answers: Answers, question: Question) -> None:
    # What the overview closes counts as answered until something is said about it.
    assume("more" not in answers)
    rest = {id: value for id, value in answers.items() if id != question.id}
    before, after = assess(rest), assess(rest | {question.id: UNKNOWN})
    assert [v.probability for v in after.verdicts] == [v.probability for v in before.verdicts]
    if not question.doubt:
        assert summary(after) == summary(before)


@quick
@given(some_answers)
def test_home_is_left_only_to_who_has_answered_every_card(answers: Answers) -> None:
    result = assess(answers)
    if result.urgency is Urgency.SELF_CARE:
        assert not result.cards_missing
        assert not result.doubted
        assert not result.flags
        assert any("breathless" in step.text for step in result.next_steps)
    for card in ("signs_now", "signs_leg", "signs_nerves"):
        rest = {id: value for id, value in answers.items() if id != card}
        rest.pop(f"{card}_check", None)
        assert assess(rest).urgency is not Urgency.SELF_CARE


@quick
@given(some_answers)
def test_five_causes_at_most_are_named_and_a_rare_grave_one_only_with_evidence(
    answers: Answers,
) -> None:
    named = [v for v in assess(answers).verdicts if v.fit is not Fit.LOOKED_AT]
    assert len(named) <= 5
    for verdict in named:
        if verdict.cause.is_rare_and_grave():
            assert any(one.weight > 0 for one in verdict.contributions)
    assert all(v.probability >= w.probability for v, w in pairwise(named))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_asking_ends_and_asks_nothing_twice(data: st.DataObject) -> None:
    answers: Answers = {}
    while (question := next_question(answers)) is not None:
        assert question.id not in answers
        answers[question.id] = data.draw(value(question), label=question.id)
    assert len(answers) <= MOST_QUESTIONS


def test_asking_begins_with_who_it_is_for_the_cards_age_and_the_cramp() -> None:
    answers: Answers = {}
    for id in ("who", "signs_now", "signs_leg", "signs_nerves", "age", "timing", "feel", "more"):
        question = next_question(answers)
        assert question is not None
        assert question.id == id
        answers[id] = {"who": "me", "age": 62}.get(id, ["none"])


def test_a_card_answered_with_not_sure_is_checked_once() -> None:
    answers: Answers = {"who": "me", "signs_now": UNKNOWN}
    question = next_question(answers)
    assert question is not None
    assert question.id == "signs_now_check"
    question = next_question(answers | {"signs_now_check": UNKNOWN})
    assert question is not None
    assert question.id == "signs_leg"


def test_an_emergency_ends_the_questions() -> None:
    assert next_question({"who": "me", "signs_now": ["chest_breath"]}) is None


def test_a_man_is_not_asked_about_pregnancy() -> None:
    answers: Answers = {"who": "me", **NO_SIGNS, "age": 30, "sex": "male", "more": ["pregnant"]}
    answers.pop("signs_child")
    while (question := next_question(answers)) is not None:
        assert question.id != "pregnancy"
        answers[question.id] = UNKNOWN


def test_a_child_gets_a_card_of_its_own() -> None:
    answers: Answers = {"who": "someone_else", **NO_SIGNS, "age": 6}
    del answers["signs_child"]
    question = next_question(answers)
    assert question is not None
    assert question.id == "signs_child"
    assert assess(answers).urgency is Urgency.GP


@pytest.mark.parametrize(
    ("card", "still_unsure"),
    [
        ("signs_now", Urgency.URGENT),
        ("signs_leg", Urgency.URGENT),
        ("signs_nerves", Urgency.URGENT),
    ],
)
def test_still_unsure_counts_one_level_below_the_gravest_flag(
    card: str, still_unsure: Urgency
) -> None:
    answers = NO_SIGNS | {card: UNKNOWN, f"{card}_check": UNKNOWN}
    assert assess(answers).urgency is still_unsure
    assert assess(answers | {f"{card}_check": "none"}).urgency is Urgency.SELF_CARE


NEAR_MISSES: dict[str, Answers] = {
    "sore for a day after a typical cramp": {
        "feel": ["hard_knot"],
        "timing": ["in_bed"],
        "between": "sore_day",
        "duration": "up_to_10_min",
    },
    "a flicker without weakness": {"feel": ["twitch"], "strength": ["normal"], "since": "days"},
    "both sides sore two days after new squats, pale urine": {
        "timing": ["days_after_exercise"],
        "feel": ["sore_touch"],
        "legs": "both_legs",
        "exercise": ["squats_gym", "harder_than_usual"],
        "urine": "pale",
    },
    "a brief cramp that stretches away, with a risk of a clot": {
        "timing": ["in_bed"],
        "feel": ["hard_knot"],
        "easing": ["stretching"],
        "duration": "up_to_10_min",
        "conditions": ["past_clot"],
    },
    "both feet always cold": {
        "skin": ["cold_both_long"],
        "timing": ["in_bed"],
        "feel": ["hard_knot"],
    },
    "cramps that spread in the heat and cleared in the shade": {
        "signs_now": ["cramps_spread"],
        "before": ["hot_weather", "heavy_sweating", "drank_little"],
        "heat_recovery": "cleared",
        "feel": ["hard_knot"],
    },
    "an old long cramp that a doctor knows": {
        "signs_leg": ["over_ten"],
        "known_pattern": "yes",
        "timing": ["in_bed"],
        "feel": ["hard_knot"],
        "easing": ["stretching"],
    },
}


@pytest.mark.parametrize("story", NEAR_MISSES)
def test_a_near_miss_is_no_false_alarm(story: str) -> None:
    result = assess(NO_SIGNS | {"age": 55} | NEAR_MISSES[story])
    assert result.urgency is Urgency.SELF_CARE
    assert not result.flags


def test_a_risk_of_a_clot_is_named_in_the_safety_net() -> None:
    story = NEAR_MISSES["a brief cramp that stretches away, with a risk of a clot"]
    steps = assess(NO_SIGNS | {"age": 55} | story).next_steps
    assert any("clot" in step.text for step in steps)


def test_sweat_is_not_harmless_with_heart_disease() -> None:
    story = NEAR_MISSES["cramps that spread in the heat and cleared in the shade"]
    result = assess(NO_SIGNS | {"age": 55} | story | {"conditions": ["heart_disease"]})
    assert result.urgency is Urgency.URGENT


def wishes(condition: Condition, holds: bool = True) -> Iterable[tuple[str, set[str], bool]]:
    """What to answer so that a condition holds: question, options or numbers, wanted or not."""
    match condition:
        case Answered(question, options):
            yield question, {min(options)} if holds else set(options), holds
        case Compared(question, comparison, number):
            step = {">=": 0, "<=": 0, ">": 1, "<": -1}[comparison]
            yield question, {str(number + step)}, holds
        case Not(inner) | Unless(inner):
            yield from wishes(inner, not holds)
        case AtLeast(count, conditions):
            for inner in conditions[:count] if holds else conditions:
                yield from wishes(inner, holds)


def answering(conditions: Iterable[Condition]) -> Answers:
    """Answers that make conditions hold, as far as they go together; cards without other ticks."""
    known = {question.id: question for question in questions()}
    answers = dict(NO_SIGNS)
    for condition in conditions:
        for id, options, wanted in wishes(condition):
            if not wanted:
                answers.setdefault(id, "none" if known[id].type is Kind.ONE else [])
                continue
            match known[id].type:
                case Kind.INTEGER:
                    answers.setdefault(id, int(min(options)))
                case Kind.ONE:
                    answers.setdefault(id, min(options))
                case Kind.MANY:
                    before = answers.get(id, [])
                    answers[id] = sorted({*before, *options} - {"none"})
    valid = {option for q in questions() for option in [(q.id, o.id) for o in q.options]}
    return {
        id: value
        for id, value in answers.items()
        if not isinstance(value, str) or (id, value) in valid
    }


@pytest.mark.parametrize("flag", checker().flags(), ids=lambda flag: flag.id)
def test_a_flag_is_reachable_in_each_of_its_cases(flag: Flag) -> None:
    for case in flag.cases:
        raised = {one.flag.id: one.urgency for one in assess(answering([case.when])).flags}
        assert raised[flag.id].gravity >= case.urgency.gravity


@pytest.mark.parametrize("cause", checker().causes(), ids=lambda cause: cause.id)
def test_a_cause_is_reachable(cause: Cause) -> None:
    best = sorted((p for p in cause.points if p.weight > 0), key=lambda p: -p.weight)
    result = assess(answering(point.when for point in best))
    places = [verdict.cause.id for verdict in result.verdicts]
    assert places.index(cause.id) < 3
    assert result.verdicts[places.index(cause.id)].contributions


def test_contributions_show_what_was_answered() -> None:
    answers: Mapping[str, Any] = NO_SIGNS | {"age": 62, "timing": ["in_bed"], "more": ["none"]}
    for verdict in assess(answers).verdicts:
        for one in verdict.contributions:
            if one.question in answers and isinstance(one.answer, list):
                assert set(one.answer) <= set(answers[one.question])


@quick
@given(some_answers)
def test_nobody_is_told_to_stretch_a_leg_that_must_rest(answers: Answers) -> None:
    result = assess(answers)
    assume(result.rests)
    assert not STRETCHING & {step.text for step in result.next_steps}


@quick
@given(some_answers)
def test_a_named_cause_or_a_flag_of_the_leg_makes_it_rest(answers: Answers) -> None:
    result = assess(answers)
    asked = [one.cause.leg for one in result.verdicts if one.named]
    asked += [one.flag.leg for one in (*result.flags, *result.doubted)]
    assert result.rests is (Handling.REST in asked)


def test_who_is_not_sure_of_the_leg_is_told_to_let_it_rest() -> None:
    unsure = {"signs_leg": "unknown", "signs_leg_check": "unknown"}
    result = assess(NO_SIGNS | unsure | {"age": 68, "timing": ["in_bed"], "feel": ["hard_knot"]})
    assert wording().rest in [step.text for step in result.next_steps]


def test_who_can_care_for_it_reads_how_before_what_if_it_does_not_help() -> None:
    result = assess(NO_SIGNS | {"age": 62, "timing": ["in_bed"], "feel": ["hard_knot"]})
    assert result.next_steps[0].cause is result.verdicts[0].cause
    assert result.next_steps[-1].when is When.SOONER


@quick
@given(some_answers)
def test_before_a_visit_on_the_same_day_nothing_harmless_is_advised_upon(answers: Answers) -> None:
    result = assess(answers | NO_SIGNS | {"signs_leg": ["swollen"]})
    assume(result.urgency is Urgency.URGENT)
    levels = {one.cause.id: one.urgency for one in result.verdicts}
    assert {levels[step.cause.id] for step in result.next_steps if step.cause} <= {
        Urgency.URGENT,
        Urgency.EMERGENCY,
    }


def test_a_cause_that_makes_it_urgent_never_fits_only_a_little() -> None:
    foot = {"timing": ["in_bed"], "feel": ["ache"], "place": ["foot"], "easing": ["hanging_down"]}
    result = assess(NO_SIGNS | foot | {"age": 76, "conditions": ["artery_disease"]})
    ischaemia = next(one for one in result.verdicts if one.cause.id == "C17")
    assert ischaemia.named
    assert wording().likely(ischaemia) != wording().in_words(0)


def test_a_flag_about_a_clot_brings_the_clot_among_the_causes() -> None:
    calf = {"timing": ["constant"], "legs": "same_leg", "more": ["recent", "pain_stays"]}
    for risk in (
        {"recent": ["surgery"]},
        {"pregnancy": "birth_6_weeks"},
        {"recent": ["none"], "skin": ["pits"]},
    ):
        result = assess(NO_SIGNS | calf | {"age": 31, "between": "pain_stays"} | risk)
        assert {one.flag.id for one in result.flags} & {"RF02", "RF03", "RF24"}
        assert result.named(Fit.BEST)[0].cause.id == "C15"


@quick
@given(some_answers)
def test_a_warning_is_of_what_would_be_more_urgent_than_it_is(answers: Answers) -> None:
    result = assess(answers)
    for step in result.next_steps:
        if step.when is When.SOONER and step.cause:
            graver = [
                text
                for level, text in step.cause.warning.items()
                if level.gravity > result.urgency.gravity
            ]
            assert set(sentences([step])) <= set(re.split(SENTENCE, " ".join(graver)))


def test_a_torn_muscle_in_somebody_who_cramps_at_night_is_not_stretched() -> None:
    pull = {
        "feel": ["pop", "hard_knot"],
        "timing": ["during_exercise", "in_bed"],
        "place": ["calf"],
    }
    cramps = {"duration": "up_to_10_min", "easing": ["stretching"], "injury_now": "painful"}
    result = assess(
        NO_SIGNS | {"age": 55, "recent": ["injury"], "skin": ["bruise"]} | pull | cramps
    )
    assert any(one.cause.id == "C25" for one in result.named(Fit.BEST))
    assert not STRETCHING & {step.text for step in result.next_steps}


@quick
@given(some_answers)
def test_no_sentence_of_the_next_steps_comes_twice(answers: Answers) -> None:
    said = sentences(assess(answers).next_steps)
    assert len(said) == len(set(said))


@quick
@given(some_answers)
def test_a_cause_is_named_only_when_an_answer_raised_it(answers: Answers) -> None:
    for verdict in assess(answers).verdicts:
        assert not verdict.named or any(one.weight > 0 for one in verdict.contributions)


def test_a_long_night_cramp_alone_makes_no_slow_illness_possible() -> None:
    answers: Answers = {
        **NO_SIGNS,
        "signs_leg": ["over_ten"],
        "age": 60,
        "timing": ["in_bed"],
        "feel": ["hard_knot"],
    }
    named = {v.cause.id for v in assess(answers).verdicts if v.fit is not Fit.LOOKED_AT}
    assert named.isdisjoint({"C30", "C31", "C33"})


@pytest.mark.parametrize(
    "leg",
    [
        {"signs_leg": ["swollen"]},
        {"signs_leg": ["aches_day"]},
        {"legs": "same_leg", "between": "pain_stays"},
    ],
    ids=["swollen", "aching", "pain that stays"],
)
def test_a_collapse_with_a_bad_leg_names_a_clot_first(leg: Answers) -> None:
    result = assess({"signs_now": ["fainted"], **leg})
    assert result.urgency is Urgency.EMERGENCY
    assert result.verdicts[0].cause.id == "C15"


@pytest.mark.parametrize("medicine", [o.id for o in MEDICINES if o.id != "none"])
def test_whoever_takes_anything_is_told_not_to_stop_it(medicine: str) -> None:
    for answers in ({"medicines": [medicine]}, {"more": ["takes_medicine"]}):
        steps = assess(NO_SIGNS | {"age": 60} | answers).next_steps
        assert wording().medicines in [step.text for step in steps]


def test_a_reason_for_a_visit_is_named_by_what_was_answered() -> None:
    result = assess(NO_SIGNS | {"age": 60, "skin": ["both_ankles"], "frequency": "breaks_sleep"})
    assert [raised.name for raised in result.flags] == [
        "Swelling of both ankles. Cramps that often break sleep or spoil the day"
    ]
