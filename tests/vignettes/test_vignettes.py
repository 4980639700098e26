"""The figures that the checker must reach on the cases, asked as a person would be asked."""

import pytest

from crampapp.content.checker import assess
from crampapp.domain.checker import Urgency
from tests.bench.checker import figures, gravity, raised
from tests.vignettes.vignette import Course, Vignette, vignettes, walk

COURSES = [walk(vignette) for vignette in vignettes()]
FIGURES = {name: value for name, value, _ in figures()}


@pytest.mark.parametrize("course", COURSES, ids=lambda course: course.vignette.id)
def test_nobody_is_told_that_it_is_less_urgent_than_it_is(course: Course) -> None:
    assert gravity(course) >= 0
    assert course.result.next_steps


@pytest.mark.parametrize("vignette", vignettes(), ids=lambda vignette: vignette.id)
def test_every_flag_of_a_case_is_up_when_all_is_told(vignette: Vignette) -> None:
    assert raised(vignette) >= set(vignette.flags)


@pytest.mark.parametrize("vignette", vignettes(), ids=lambda vignette: vignette.id)
def test_who_tells_all_is_no_worse_off_than_who_is_asked(vignette: Vignette) -> None:
    assert assess(vignette.answers).urgency.gravity >= vignette.urgency.gravity


def test_the_right_cause_is_found_and_few_are_sent_too_high() -> None:
    assert FIGURES["checker.under_triage"] == 0
    assert FIGURES["checker.red_flag_sensitivity"] == 1
    assert FIGURES["checker.top3"] >= 0.92
    assert FIGURES["checker.top1"] >= 0.75
    assert FIGURES["checker.over_triage"] <= 0.10


def test_the_questions_are_few() -> None:
    assert FIGURES["checker.questions_median"] <= 10
    assert FIGURES["checker.questions_max"] <= 18


def test_every_level_of_urgency_has_its_cases() -> None:
    assert {vignette.urgency for vignette in vignettes()} == set(Urgency)
