"""The knowledge of the checker: complete, sourced, plain, and broken files are named exactly."""

import re
from pathlib import Path

import pytest
import textstat

from crampapp.content import ContentError, content
from crampapp.content.checker import checker, checker_content, claims, wording
from crampapp.content.checker.loader import FILES, load
from crampapp.content.checker.model import MedicineText, QuestionText
from crampapp.domain.checker import Cause, Facts, Question, Urgency

FOLDER = Path(__file__).parents[3] / "crampapp/content/checker"
MOST_GRADE = 7
ME = ("who", "me")

SHOWN_IN = {
    "S6": {"C02", "C03", "exercise"},
    "S7": {"C12", "C13", "C14"},
    "S8": {"C04", "before"},
    "S9": {"C09", "C10", "C11", "medicines", "medicine.statin"},
    "S10": {"conditions"},
    "S11": {"C01"},
    "S12": {"C03", "exercise"},
    "S13": {"C02", "C03", "exercise"},
    "S14": {"C03", "exercise"},
    "S15": {"C02", "C04", "before"},
    "S16": {"C02", "C04", "exercise"},
    "S17": {"C14"},
    "S18": {"C12"},
    "S19": {"C13"},
    "S20": {"C09", "medicine.thiazide", "medicine.loop_diuretic", "medicine.potassium_sparing"},
    "S21": {"C16", "C19", "C20"},
    "S22": {"C19"},
    "S23": {"C20"},
    "S24": {"C20"},
    "S25": {"C35"},
    "S26": {"C36"},
    "S27": {"C37"},
    "S28": {"C35", "C36", "C37", "C38", "C44"},
    "S29": {"C16"},
    "S30": {"C34"},
    "S31": {"C30", "C31"},
    "S32": {"C33"},
    "S33": {"C32", "medicine.insulin"},
}
"""Where the brief wants each statement about causes."""


@pytest.fixture
def texts() -> dict[str, str]:
    return {name: (FOLDER / name).read_text(encoding="utf-8") for name in FILES}


@pytest.mark.parametrize("statement", [f"S{number}" for number in range(6, 34)])
def test_a_statement_about_causes_is_in_the_checker(statement: str) -> None:
    found = {claim.id for claim in claims() if statement in claim.statements}
    assert found >= SHOWN_IN[statement]


def test_all_48_causes_and_28_red_flags_of_the_brief_are_there() -> None:
    assert [cause.id for cause in checker().causes()] == [f"C{n:02}" for n in range(1, 49)]
    assert sorted(flag.id for flag in checker().flags()) == [f"RF{n:02}" for n in range(1, 29)]


def test_every_weight_and_every_text_has_its_source_in_the_list() -> None:
    known = set(content().sources)
    for cause in checker_content().cause:
        assert {source for point in cause.points for source in point.sources} <= known, cause.id
    assert {source for claim in claims() for source in claim.sources} <= known


def test_every_cause_has_evidence_both_ways() -> None:
    for cause in checker().causes():
        assert any(point.weight > 0 for point in cause.points), cause.id
        assert any(point.weight < 0 for point in cause.points) or cause.id == "C18", cause.id


def test_no_line_of_evidence_counts_while_nothing_is_known() -> None:
    for cause in checker().causes():
        assert not list(cause.counted(Facts())), cause.id


def test_published_ratios_count_as_their_logarithm() -> None:
    stenosis = next(cause for cause in checker_content().cause if cause.id == "C19")
    trolley = next(point for point in stenosis.points if point.when == "walking=trolley")
    assert trolley.weight == pytest.approx(2.565, abs=1e-3)


@pytest.mark.parametrize("question", checker_content().question, ids=lambda q: q.id)
def test_a_question_reads_at_grade_seven_at_most(question: QuestionText) -> None:
    assert textstat.flesch_kincaid_grade(question.text) <= MOST_GRADE
    asked = next(one for one in checker().questions() if one.id == question.id)
    whole = " ".join([question.text, *(f"{option.text}." for option in asked.options)])
    if question.id not in {"conditions", "medicines"}:
        assert textstat.flesch_kincaid_grade(whole) <= MOST_GRADE
    if question.help:
        assert textstat.flesch_kincaid_grade(question.help) <= MOST_GRADE


@pytest.mark.parametrize("question", checker().questions(), ids=lambda q: q.id)
def test_a_question_fits_for_oneself_and_for_somebody_else(question: Question) -> None:
    texts = [question.text, question.help]
    texts += [option.text for option in question.options if (question.id, option.id) != ME]
    assert not [text for text in texts if re.search(r"\b(I|me|my|you|your)\b", text, re.I)]


@pytest.mark.parametrize("cause", checker().causes(), ids=lambda cause: cause.id)
def test_a_warning_says_what_to_do(cause: Cause) -> None:
    act = r"call an ambulance|see a doctor|book a visit|get help|go to|call (the|your emergency)"
    assert cause.warning
    assert all(re.search(act, text, re.I) for text in cause.warning.values())


@pytest.mark.parametrize("medicine", checker_content().medicine, ids=lambda m: m.id)
def test_a_medicine_may_be_linked_and_is_never_to_be_stopped(medicine: MedicineText) -> None:
    assert not re.search(r"\b(stop|causes?d?)\b", medicine.words)


def test_a_medicine_is_found_by_generic_name_and_brand() -> None:
    names = {name.lower(): text.id for text in checker_content().medicine for name in text.names}
    assert names["furosemide"] == names["lasix"] == "medicine.loop_diuretic"
    assert names["gliclazide"] == "medicine.insulin"
    assert len(names) == sum(len(text.names) for text in checker_content().medicine)


def test_every_level_has_its_words_and_a_first_step() -> None:
    assert set(wording().steps) == set(wording().urgency) == set(Urgency)
    assert all(wording().steps.values())
    assert [wording().in_words(p) for p in (1.0, 0.0)] == ["fits well", "fits only a little"]


def broken(texts: dict[str, str], name: str, old: str, new: str) -> str:
    assert old in texts[name]
    with pytest.raises(ContentError) as raised:
        load(texts | {name: texts[name].replace(old, new, 1)})
    return str(raised.value)


def line_with(text: str, words: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if words in line)


def test_a_condition_on_an_unknown_option_is_named_with_file_line_and_key(
    texts: dict[str, str],
) -> None:
    message = broken(texts, "causes/vessels.toml", '"skin=pits", for', '"skin=pit", for')
    line = line_with(texts["causes/vessels.toml"], '"skin=pits", for')
    assert message == (
        f"causes/vessels.toml: line {line}: cause.0.points.3.when: skin has no option 'pit'"
    )


def test_a_condition_on_an_unknown_question_is_named(texts: dict[str, str]) -> None:
    message = broken(texts, "flags.toml", '"signs_nerves=foot_drop"', '"sign=foot_drop"')
    assert message.startswith("flags.toml: line ")
    assert message.endswith("flag.5.case.0.when: there is no question 'sign'")


def test_a_definition_that_is_not_there_is_named_with_its_line(texts: dict[str, str]) -> None:
    message = broken(texts, "questions.toml", '"@child"', '"@infant"')
    line = line_with(texts["questions.toml"], '"@child"')
    assert message.startswith(f"questions.toml: line {line}: question.")
    assert message.endswith(".applies: @infant is not defined")


def test_evidence_that_weighs_both_ways_is_refused_with_its_line(texts: dict[str, str]) -> None:
    old = '{ when = "skin=pits", for = "D"'
    message = broken(texts, "causes/vessels.toml", old, f'{old}, against = "M"')
    line = line_with(texts["causes/vessels.toml"], old)
    assert message.startswith(f"causes/vessels.toml: line {line}: cause.0.points.3")


def test_a_likelihood_ratio_without_source_is_refused(texts: dict[str, str]) -> None:
    old = 'lr = 2.71, sources = ["R35"]'
    message = broken(texts, "causes/vessels.toml", old, "lr = 2.71, sources = []")
    assert "a likelihood ratio needs a source" in message


def test_a_file_that_is_no_toml_is_named(texts: dict[str, str]) -> None:
    assert broken(texts, "wording.toml", "[wording]", "[wording").startswith("wording.toml: ")


def test_a_missing_key_is_named_with_its_file(texts: dict[str, str]) -> None:
    message = broken(texts, "flags.toml", 'name = "Chest, breath or collapse"\n', "")
    assert message.startswith("flags.toml: line ")
    assert "flag.0.name" in message
