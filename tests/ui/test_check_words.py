"""Why a cause stands where it does, in the words of the questions."""

from crampapp.content.checker import assess
from crampapp.domain.check import Answers
from crampapp.ui.check_words import Explained, explained

NO_SIGNS: Answers = {f"signs_{card}": ["none"] for card in ("now", "leg", "nerves")}


def explanation(id: str, answers: Answers) -> Explained:
    verdicts = assess(NO_SIGNS | answers).verdicts
    return explained(next(one for one in verdicts if one.cause.id == id), lambda source: source)


def test_a_question_is_one_line_with_every_answer_that_counts() -> None:
    heat: Answers = {
        "before": ["hot_weather", "heavy_sweating"],
        "timing": ["during_exercise"],
        "feel": ["hard_knot"],
    }
    raised = explanation("C04", heat).raised
    assert len({one.id for one in raised}) == len(raised)
    before = next(one for one in raised if one.id == "before")
    assert before.answer == "Heavy sweat; Heat or a hot day"


def test_all_that_a_line_of_evidence_takes_is_told() -> None:
    statin: Answers = {
        "medicines": ["statin"],
        "medicine_start": "within_6_weeks",
        "legs": "both_legs",
        "place": ["thigh_front"],
    }
    raised = {one.answer for one in explanation("C10", statin).raised}
    assert {"Yes, in the 6 weeks before", "Both legs at once", "Front of the thigh"} <= raised


def test_what_is_not_so_is_told_as_such_beside_what_is() -> None:
    lowered = explanation("C15", {"signs_leg": ["aches_day"]}).lowered
    assert [one.answer for one in lowered] == ["Not: One leg or calf is newly swollen"]
    lowered = explanation("C15", {"signs_leg": ["none"]}).lowered
    assert [one.answer for one in lowered] == ["None of these"]
