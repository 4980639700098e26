"""What must never be left at home, what is no danger, and what a result says about both."""

import pytest
from hypothesis import given

from crampapp.content.checker import assess, next_question, wording
from crampapp.domain.checker import UNKNOWN, Urgency, When

from .answering import NIGHT, NO_SIGNS, SIGNS, Answers, quick, sentences, some_answers


@pytest.mark.parametrize(
    ("story", "urgency"),
    [
        ({}, Urgency.URGENT),
        (NIGHT, Urgency.URGENT),
        ({"before": ["hot_weather"]}, Urgency.URGENT),
        ({"timing": ["during_exercise"]}, Urgency.EMERGENCY),
    ],
    ids=["nothing else", "night cramps", "heat", "sport"],
)
def test_who_is_sick_again_and_again_is_not_left_at_home(story: Answers, urgency: Urgency) -> None:
    assert assess(NO_SIGNS | {"signs_now": ["vomiting"]} | story).urgency is urgency


def test_being_sick_on_a_water_tablet_is_a_sign_of_danger() -> None:
    sick = assess(NO_SIGNS | NIGHT | {"signs_now": ["vomiting"], "medicines": ["thiazide"]})
    assert "RF14" in {one.flag.id for one in sick.flags}
    assert sick.verdicts[0].cause.id == "C12"


@pytest.mark.parametrize("option", [one for card, one in SIGNS if card != "signs_child"])
def test_no_sign_on_a_card_is_left_at_home(option: str) -> None:
    card = next(card for card, one in SIGNS if one == option)
    assert assess(NO_SIGNS | NIGHT | {card: [option]}).urgency is not Urgency.SELF_CARE


def test_urine_darker_than_it_should_be_counts_until_its_colour_is_known() -> None:
    dark = NO_SIGNS | NIGHT | {"more": ["dark_urine"]}
    assert assess(dark | {"urine": UNKNOWN}).urgency is Urgency.URGENT
    assert assess(dark | {"urine": "dark_yellow"}).urgency is Urgency.SELF_CARE


def test_a_slump_early_in_a_sprint_counts_until_the_trait_is_ruled_out() -> None:
    slump = NO_SIGNS | {"age": 19, "timing": ["during_exercise"], "walking": ["weak_early"]}
    assert assess(slump | {"conditions": ["sickle_trait"]}).urgency is Urgency.EMERGENCY
    assert assess(slump | {"conditions": UNKNOWN}).urgency is Urgency.URGENT
    assert "RF26" not in {one.flag.id for one in assess(slump | {"conditions": []}).flags}


def test_puffy_with_a_headache_after_sport_is_seen_today_whatever_was_drunk() -> None:
    ill = NO_SIGNS | {"exercise": ["running"], "general": ["puffy", "headache"]}
    assert assess(ill).urgency is Urgency.URGENT
    assert assess(ill | {"before": ["drank_much"]}).urgency is Urgency.EMERGENCY


def test_only_a_recent_operation_on_the_neck_is_a_sign_of_danger() -> None:
    recent = assess(NO_SIGNS | NIGHT | {"recent": ["neck_surgery"]})
    assert recent.urgency is Urgency.URGENT
    assert "C13" in {one.cause.id for one in recent.verdicts if one.named}
    past = assess(NO_SIGNS | NIGHT | {"recent": ["neck_surgery_past"]})
    assert past.urgency is Urgency.SELF_CARE


def test_not_sure_whether_pain_stays_counts_in_pregnancy() -> None:
    pregnant = NO_SIGNS | NIGHT | {"age": 30, "pregnancy": "later"}
    assert assess(pregnant | {"between": UNKNOWN}).urgency is Urgency.GP
    assert assess(pregnant | {"between": "sore_day"}).urgency is Urgency.SELF_CARE
    assert assess(NO_SIGNS | NIGHT | {"between": UNKNOWN}).urgency is Urgency.SELF_CARE


@pytest.mark.parametrize(("who", "asked"), [("someone_else", True), ("me", False)])
def test_somebody_of_unknown_age_may_be_a_child(who: str, asked: bool) -> None:
    cards = {id: none for id, none in NO_SIGNS.items() if id != "signs_child"}
    question = next_question({"who": who, **cards, "age": UNKNOWN})
    assert question is not None
    assert (question.id == "signs_child") is asked


def test_a_sign_that_is_up_is_asked_on_while_it_may_be_an_emergency() -> None:
    answers: Answers = {"who": "me", **NO_SIGNS, "signs_leg": ["skin_spreading"]}
    answers.pop("signs_child")
    asked = []
    while (question := next_question(answers)) is not None:
        asked.append(question.id)
        answers[question.id] = {"age": 62}.get(question.id, UNKNOWN)
    assert "general" in asked
    assert assess(answers | {"general": ["dizzy"]}).urgency is Urgency.EMERGENCY


def test_a_man_has_no_pregnancy_cramps() -> None:
    result = assess(NO_SIGNS | NIGHT | {"sex": "male", "pregnancy": "later"})
    assert "C07" not in {one.cause.id for one in result.verdicts if one.named}


@quick
@given(some_answers)
def test_every_result_says_what_would_make_it_more_urgent(answers: Answers) -> None:
    result = assess(answers)
    said = set(sentences(step for step in result.next_steps if step.when is When.SOONER))
    emergency = result.urgency is Urgency.EMERGENCY
    waits = result.urgency in (Urgency.SELF_CARE, Urgency.GP)
    assert (wording().call_now in said) is not emergency
    assert (wording().safety_net in said) is waits


def test_what_speaks_for_a_cause_is_every_answer_that_it_takes() -> None:
    statin = {"medicines": ["statin"], "medicine_start": "within_6_weeks", "feel": ["ache"]}
    verdict = next(v for v in assess(NO_SIGNS | statin).verdicts if v.cause.id == "C10")
    first = verdict.contributions[0]
    assert (first.question, first.answer) == ("medicines", ["statin"])
    assert first.along == (("medicine_start", "within_6_weeks"),)


def test_what_speaks_against_a_cause_by_its_absence_is_told_as_such() -> None:
    result = assess(NO_SIGNS | {"signs_leg": ["aches_day"]})
    clot = next(v for v in result.verdicts if v.cause.id == "C15")
    swelling = next(one for one in clot.contributions if one.lacking)
    assert (swelling.question, swelling.lacking) == ("signs_leg", ("swollen",))


def test_nothing_fits_well_that_something_strong_speaks_against() -> None:
    long = assess(NO_SIGNS | NIGHT | {"duration": "over_10_min", "easing": []})
    first = long.verdicts[0]
    assert first.cause.id == "C01"
    assert first.contradicted
    assert wording().likely(first) == "fits"


def test_soreness_after_a_night_cramp_is_no_overuse() -> None:
    sore = assess(NO_SIGNS | NIGHT | {"feel": ["hard_knot", "sore_touch"]})
    assert "C03" not in {one.cause.id for one in sore.verdicts if one.named}


def test_hard_stairs_do_not_speak_against_sore_muscles() -> None:
    sore = {"timing": ["days_after_exercise"], "strength": ["stairs_both"], "age": 24}
    overuse = next(v for v in assess(NO_SIGNS | sore).verdicts if v.cause.id == "C03")
    assert not overuse.contradicted


def test_where_no_cause_stands_out_urgency_is_not_talked_down() -> None:
    assert wording().no_cause(Urgency.SELF_CARE) == wording().nothing_fits
    assert wording().no_cause(Urgency.URGENT) == wording().nothing_fits_urgent


def test_who_is_not_well_on_a_water_tablet_is_seen_today() -> None:
    flutter = {"medicines": ["loop_diuretic"], "general": ["fluttering"]}
    assert assess(NO_SIGNS | NIGHT | flutter).urgency is Urgency.URGENT
    assert assess(NO_SIGNS | NIGHT | {"medicines": ["loop_diuretic"]}).urgency is Urgency.SELF_CARE


@pytest.mark.parametrize(
    "sign",
    [
        {"general": ["weight_loss"]},
        {"general": ["fluttering"]},
        {"general": ["short_of_breath_effort"]},
        {"general": ["much_urine"]},
        {"general": ["vision_numb_spells"]},
        {"skin": ["cool_shiny"]},
    ],
    ids=lambda sign: str(next(iter(sign.values()))[0]),
)
def test_what_a_doctor_should_look_at_is_not_left_at_home(sign: Answers) -> None:
    assert assess(NO_SIGNS | NIGHT | sign).urgency is Urgency.GP


def test_no_reason_says_that_there_is_no_rush_to_who_must_be_seen_today() -> None:
    swollen = assess(NO_SIGNS | {"signs_leg": ["swollen"], "frequency": "breaks_sleep"})
    assert [one.flag.id for one in swollen.flags] == ["RF02", "RF27"]
    assert [one.flag.id for one in swollen.because] == ["RF02"]
    visit = assess(NO_SIGNS | {"frequency": "breaks_sleep"})
    assert [one.flag.id for one in visit.because] == ["RF27"]


def test_restless_legs_are_named_only_with_the_urge() -> None:
    ache = assess(NO_SIGNS | {"age": 33, "timing": ["rest_evening"], "feel": ["ache"]})
    assert "C29" not in {one.cause.id for one in ache.verdicts if one.named}
