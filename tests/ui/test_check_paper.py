"""A result on paper: what a doctor may want to know of it, from the answers alone."""

import json

import pytest

from crampapp.content import content
from crampapp.content.checker import assess, checker, wording
from crampapp.domain.check import Answers
from crampapp.ui.check_paper import Paper, Section, paper

NO_SIGNS: Answers = {"signs_now": ["none"], "signs_leg": ["none"], "signs_nerves": ["none"]}
CRAMPS: Answers = {
    "who": "me",
    **NO_SIGNS,
    "age": 62,
    "timing": ["in_bed"],
    "feel": ["hard_knot"],
    "more": ["none"],
}
CLOT: Answers = {**CRAMPS, "signs_leg": ["swollen"], "timing": ["constant"], "feel": ["ache"]}


def of(answers: Answers) -> Paper:
    return paper(assess(answers), answers, "2026-11-24", content().sources.__getitem__)


def section(whole: Paper, title: str) -> Section:
    return next(one for one in whole.sections if one.title == title)


@pytest.mark.parametrize("answers", [CRAMPS, CLOT, {"who": "me", "signs_now": ["fainted"]}])
def test_text_and_print_say_the_same(answers: Answers) -> None:
    whole = of(answers)
    printed = json.loads(whole.as_json())
    lines = [line for one in printed["sections"] for line in one["lines"]]
    assert all(line in whole.as_text() for line in [printed["title"], *printed["lines"], *lines])
    assert all(one["title"] in whole.as_text() for one in printed["sections"])


def test_it_says_when_who_and_that_it_is_no_diagnosis() -> None:
    head = " ".join(of(CRAMPS).lines)
    assert "2026-11-24. Answered by the person with the cramps." in head
    assert "Self-reported, not a diagnosis." in head
    assert wording().disclaimer in head
    assert "Answered for somebody else." in " ".join(of({**CRAMPS, "who": "someone_else"}).lines)


def test_a_flag_stands_below_the_urgency_that_it_brings() -> None:
    lines = section(of(CLOT), "See a doctor today").lines
    assert lines == ("One leg swollen, or sore and warm, red or darker",)


def test_every_sign_of_danger_is_there_once_as_what_was_found_out_about_it() -> None:
    whole = of(CLOT)
    names = [line for one in whole.sections if "Signs of" in one.title for line in one.lines]
    names += section(whole, "See a doctor today").lines
    assert sorted(names) == sorted(flag.name for flag in checker().flags())


def test_signs_that_nobody_was_sure_of_are_named_as_such() -> None:
    whole = of({**CRAMPS, "signs_leg": "unknown", "signs_leg_check": "unknown"})
    assert section(whole, "Signs of danger: not sure").lines


def test_a_grown_person_was_not_left_without_the_questions_for_a_child() -> None:
    open = [one.lines for one in of(CRAMPS).sections if one.title.endswith("not settled")]
    assert not any("child" in line for lines in open for line in lines)


def test_causes_come_with_reasons_warnings_and_sources_spelled_out() -> None:
    whole = of(CRAMPS)
    fits, reasons = section(whole, wording().fits_best).lines[:2]
    assert fits.startswith("Night leg cramps")
    assert "A sudden hard knot in the muscle" in reasons
    assert any("if one leg swells" in line for line in section(whole, _SOONER).lines)
    assert "R1: NHS, Leg cramps (about 2022)" in section(whole, "Sources").lines


def test_answers_stand_in_the_words_of_the_questions() -> None:
    assert "How old? 62" in section(of(CRAMPS), "Answers").lines


_SOONER = "What would make it more urgent"
