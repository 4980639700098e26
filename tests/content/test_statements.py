"""Where in the content each statement of the clinical brief appears, and how it is worded."""

import re

import pytest

from crampapp.content import Item, content, items
from crampapp.content.model import StepText

SHOWN_IN = {
    "S1": {"advice.what_is_it"},
    "S2": {"advice.what_is_it", "calf.as_you_are.toes_up"},
    "S3": {"advice.what_is_it"},
    "S4": {"advice.passes"},
    "S5": {"advice.passes", "advice.still_sore"},
    "S12": {"trigger.overuse"},
    "S13": {"trigger.cycling", "advice.sport"},
    "S14": {"trigger.squats", "quadriceps.standing.heel_to_seat"},
    "S15": {"trigger.drank_little"},
    "S16": {"trigger.running", "trigger.hot_day", "flag.heat"},
    "S34": {"advice.sleep"},
    "S35": {"calf.as_you_are.toes_up", "care.massage", "care.heat", "care.cold"},
    "S36": {"calf.as_you_are.toes_up", "calf.sitting.heel_down", "calf.standing.wall"},
    "S37": {"care.massage"},
    "S38": {"care.heat", "care.cold"},
    "S39": {"advice.prevention", "routine.warm_up.walk", "routine.bedtime.calf"},
    "S40": {"routine.warm_up.calf", "routine.warm_up.hamstring", "routine.warm_up.quadriceps"},
    "S41": {"advice.drink_with_exercise", "drinks.before", "drinks.during", "drinks.after"},
    "S42": {"advice.posture"},
    "S43": {"advice.bedtime", "routine.bedtime.calf", "routine.bedtime_seated.hamstring"},
}
KINDS = {"relief_step", "care_step", "routine_step", "red_flag", "region", "trigger", "advice"} | {
    "question",
    "medicine",
    "flag_condition",
    "cause",
    "checker_wording",
    "article",
    "article_section",
}


@pytest.mark.parametrize("statement", SHOWN_IN)
def test_a_statement_appears_where_it_belongs(statement: str) -> None:
    found = {item.id for item in items() if statement in item.statements}
    assert found >= SHOWN_IN[statement]


def test_triggers_carry_the_statements_about_what_brings_a_cramp_on() -> None:
    told = {s for item in items() if item.kind == "trigger" for s in item.statements}
    assert {"S12", "S13", "S14", "S15", "S16"} <= told


def test_every_kind_of_content_is_listed() -> None:
    assert {item.kind for item in items()} == KINDS


def test_every_source_is_used_and_named() -> None:
    used = {source for item in items() for source in item.sources}
    assert used == set(content().sources)
    assert all(content().sources.values())


@pytest.mark.parametrize("item", items(), ids=lambda item: item.id)
def test_words_are_plain_and_never_claim_a_cause(item: Item) -> None:
    assert not re.search(r"\bcause[sd]?\b(?! that can be found)", item.text)
    assert "!" not in item.text
    assert not re.search(r"[^ -~’“”…–—°½≥≤×é]", item.text)
    sentences = [s for s in re.split(r"[.:;?] ", item.text) if s]
    assert max(len(s.split()) for s in sentences) <= 32, item.text


@pytest.mark.parametrize("item", items(), ids=lambda item: item.id)
def test_what_has_no_source_is_general_knowledge(item: Item) -> None:
    assert item.sources or item.evidence == "general"


def steps() -> list[StepText]:
    return [step for protocol in content().protocol for step in protocol.step]


@pytest.mark.parametrize("step", steps(), ids=lambda step: step.id)
def test_a_step_is_shown_spoken_and_timed_within_the_ranges_of_the_brief(step: StepText) -> None:
    assert step.picture == step.id
    assert step.not_this
    assert len(step.say.split()) <= 24
    # At two and a half words a second the voice is done before the hold is.
    assert len(step.say.split()) / 2.5 <= step.hold_s
    assert 10 <= step.hold_s <= 30
    assert 3 <= step.repetitions <= 5


@pytest.mark.parametrize("step", [s for s in steps() if ".standing." in s.id], ids=lambda s: s.id)
def test_a_standing_step_has_a_hold_and_a_way_down(step: StepText) -> None:
    assert "wall" in step.action + step.detail or "Hold on" in step.action
    assert "unsteady" in step.detail


def test_everything_left_out_or_to_be_careful_about_has_its_words() -> None:
    routines = [step for routine in content().routine for step in routine.step]
    avoid = {fact for text in (*steps(), *content().care, *routines) for fact in text.avoid}
    careful = {fact for text in (*steps(), *content().care, *routines) for fact in text.careful}
    ids = {text.id for text in content().advice}
    assert {id for id in ids if id.startswith("reason.")} == {
        *(f"reason.{fact}" for fact in avoid),
        "reason.leg_check",
        "reason.night",
        "reason.unanswered",
    }
    assert {id for id in ids if id.startswith("caution.")} == {
        f"caution.{fact}" for fact in careful
    }
