"""The articles: complete against the clinical brief, plain, labelled, and never careless."""

import re
from collections import Counter
from pathlib import Path

import pytest
import textstat

from crampapp.content import ContentError, items
from crampapp.content.checker import checker, checker_content
from crampapp.content.checker.model import CauseText, MedicineText
from crampapp.content.learn import FILES as NAMES
from crampapp.content.learn import ArticleText, article, articles, claims, parse
from crampapp.content.learn.model import Badge, SectionText, Topic, Treatment
from crampapp.domain.checker.cause import Cause

FOLDER = Path(__file__).parents[3] / "crampapp/content/learn"
MOST_GRADE = 7
MOST_BYTES = 120_000

SHOWN_IN = {
    "S1": "what-is-a-cramp",
    "S2": "what-is-a-cramp",
    "S3": "what-is-a-cramp",
    "S4": "what-is-a-cramp",
    "S5": "how-long",
    "S6": "exercise-cramps",
    "S7": "why-cramps-happen",
    "S8": "heat",
    "S9": "medicines",
    "S10": "why-cramps-happen",
    "S11": "night-cramps",
    "S12": "sore-muscles",
    "S13": "cycling",
    "S14": "sore-muscles",
    "S15": "heat",
    "S16": "heat",
    "S17": "low-magnesium",
    "S18": "low-potassium",
    "S19": "low-calcium",
    "S20": "water-tablets",
    "S21": "something-else",
    "S22": "narrow-spine",
    "S23": "sciatica",
    "S24": "sciatica",
    "S25": "nerve-illness",
    "S26": "nerve-illness",
    "S27": "nerve-illness",
    "S28": "nerve-illness",
    "S29": "arteries",
    "S30": "anaemia",
    "S31": "diabetes",
    "S32": "thyroid",
    "S33": "low-sugar",
    "S34": "sleep",
    "S35": "stretch-now",
    "S36": "stretch-now",
    "S37": "massage-heat-cold",
    "S38": "massage-heat-cold",
    "S39": "warm-up",
    "S40": "warm-up",
    "S41": "drinks-and-sport",
    "S42": "narrow-spine",
    "S43": "bedtime-stretch",
}
"""Where each statement of the brief is told of first of all."""

WORDS_OF = {
    "S3": "charley horse",
    "S4": "cannot use the leg",
    "S11": "nothing else is behind it",
    "S13": "bike",
    "S14": "squats",
    "S16": "run on a hot day",
    "S22": "the cord or the nerves leaving it",
    "S34": "muscle relaxant",
    "S36": "pull the toes toward your head",
    "S42": "stop if the leg pain increases",
}

BADGES = {
    Treatment.STRETCH_DURING: ("B", Badge.EXPERT),
    Treatment.BEDTIME_STRETCH: ("C", Badge.MIXED),
    Treatment.MASSAGE_HEAT_COLD: ("D", Badge.EXPERT),
    Treatment.MAGNESIUM_OLDER: ("X", Badge.DO_NOT_TAKE),
    Treatment.TABLETS_PREGNANCY: ("D", Badge.MIXED),
    Treatment.POTASSIUM: ("X", Badge.DO_NOT_TAKE),
    Treatment.QUININE: ("X", Badge.DO_NOT_TAKE),
    Treatment.PICKLE_JUICE: ("C", Badge.TRIAL),
    Treatment.FLUIDS_EXERCISE: ("C", Badge.MIXED),
    Treatment.VITAMIN_K: ("C", Badge.TRIAL),
    Treatment.VITAMIN_B_NAFTIDROFURYL_DILTIAZEM: ("C", Badge.TRIAL),
    Treatment.STATIC_STRETCH: ("D", Badge.EXPERT),
    Treatment.MUSCLE_RELAXANTS: ("D", Badge.EXPERT),
}
"""The grades of table 6.4 of the brief, and what they come to."""

TEXTS = [
    (id, text)
    for one in articles()
    for id, text in (
        (f"{one.id} in short", one.short),
        (f"{one.id} when urgent", one.urgent),
        *((section.id, section.text) for section in one.section),
    )
    if text
]
SENTENCES = [
    (claim.id, sentence) for claim in claims() for sentence in re.split(r"(?<=[.?:]) ", claim.words)
]


def sections() -> list[SectionText]:
    return [section for one in articles() for section in one.section]


@pytest.mark.parametrize("statement", [f"S{number}" for number in range(1, 44)])
def test_a_statement_of_the_brief_is_told_of_in_an_article(statement: str) -> None:
    told = article(SHOWN_IN[statement])
    parts = [part for part in (told, *told.section) if statement in part.statements]
    assert parts
    assert WORDS_OF.get(statement, "") in " ".join(part.words for part in parts)


@pytest.mark.parametrize("treatment", Treatment)
def test_a_row_of_the_table_of_evidence_has_one_entry_with_its_badge(treatment: Treatment) -> None:
    entry, *others = [section for section in sections() if section.treatment is treatment]
    assert not others
    assert (entry.evidence, entry.badge) == BADGES[treatment]
    assert entry.sources


@pytest.mark.parametrize("cause", checker().causes(), ids=lambda cause: cause.id)
def test_a_cause_of_the_checker_has_one_article(cause: Cause) -> None:
    id = cause.id
    assert [one.id for one in articles() if id in one.causes] == [article(id).id]


@pytest.mark.parametrize("medicine", checker_content().medicine, ids=lambda m: m.id)
def test_a_class_of_medicine_has_one_article(medicine: MedicineText) -> None:
    id = medicine.id.partition(".")[2]
    explained = [one.id for one in articles() if id in one.medicines]
    assert explained == [article(f"medicine-{id}").id]


def test_no_article_explains_what_there_is_not() -> None:
    causes = {cause.id for cause in checker().causes()}
    classes = {text.id.partition(".")[2] for text in checker_content().medicine}
    assert {id for one in articles() for id in one.causes} <= causes
    assert {id for one in articles() for id in one.medicines} <= classes


@pytest.mark.parametrize("cause", checker_content().cause, ids=lambda cause: cause.id)
def test_an_article_on_a_grave_cause_says_what_cannot_wait(cause: CauseText) -> None:
    one = article(cause.id)
    text = " ".join([one.short, one.urgent, *(section.words for section in one.section)])
    warning = cause.warning
    if "emergency" in warning:
        assert re.search(r"ambulance|call", text, re.I)
    elif "urgent" in warning:
        assert re.search(r"a doctor( soon| the same day| today)|same day", text)


@pytest.mark.parametrize(("id", "text"), TEXTS, ids=[id for id, _text in TEXTS])
def test_a_text_reads_at_grade_seven_at_most(id: str, text: str) -> None:
    assert textstat.flesch_kincaid_grade(text) <= MOST_GRADE


@pytest.mark.parametrize("one", articles(), ids=lambda one: one.id)
def test_an_article_is_short(one: ArticleText) -> None:
    assert len(one.short.split()) <= 45
    assert 1 <= len(one.section) <= 6
    assert all(len(section.text.split()) <= 60 for section in one.section)
    assert len(one.title) <= 48


def test_nothing_says_what_a_cramp_is_caused_by() -> None:
    wrong = [sentence for _id, sentence in SENTENCES if re.search(r"\bcaus", sentence)]
    assert wrong == []


def test_nobody_is_told_to_stop_or_change_a_medicine() -> None:
    drug = r"medicine|tablet|pill|statin|inhaler|dose|prescri|insulin|them alone"
    verb = r"\b(stop|quit|change|skip|reduce|halve|leave)\b"
    for _id, sentence in SENTENCES:
        if re.search(verb, sentence, re.I) and re.search(drug, sentence, re.I):
            assert re.search(r"\bnot\b", sentence), sentence


def test_who_reads_of_medicines_is_told_to_keep_taking_them() -> None:
    for one in articles():
        if one.topic is Topic.MEDICINES and one.id != "learn.other_medicines":
            text = one.short + " ".join(section.text for section in one.section)
            assert re.search(
                r"[Dd]o not stop|[Kk]eep (taking|using)|whoever prescribed|[Aa]sk", text
            )


def test_every_topic_has_articles_and_every_article_leads_on() -> None:
    assert set(Counter(one.topic for one in articles())) == set(Topic)
    for one in articles():
        assert one.related
        assert one.id not in one.related


def test_all_articles_together_are_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.toml")) < MOST_BYTES


def test_the_list_of_all_content_has_every_article_and_its_parts() -> None:
    kinds = Counter(item.kind for item in items())
    assert kinds["article"] == len(articles())
    assert kinds["article_section"] == len(sections())


# A broken file is named exactly


@pytest.fixture
def texts() -> dict[str, str]:
    return {name: (FOLDER / name).read_text(encoding="utf-8") for name in NAMES}


def broken(texts: dict[str, str], old: str, new: str) -> str:
    assert old in texts["helps.toml"]
    with pytest.raises(ContentError) as raised:
        parse(texts | {"helps.toml": texts["helps.toml"].replace(old, new, 1)})
    return str(raised.value)


def test_a_link_to_no_article_is_refused(texts: dict[str, str]) -> None:
    said = broken(texts, '"learn.sleep"]', '"learn.dreams"]')
    assert said == "helps.toml: learn.bedtime_stretch: there is no article learn.dreams"


def test_a_source_that_is_not_listed_is_refused(texts: dict[str, str]) -> None:
    assert broken(texts, '"R16"', '"R99"').endswith("source R99 is not in sources.toml")


def test_an_id_that_is_used_twice_is_refused(texts: dict[str, str]) -> None:
    said = broken(texts, '"learn.quinine.rules"', '"learn.quinine.trials"')
    assert said == "helps.toml: learn.quinine.trials: this id is used twice"


def test_a_badge_that_promises_more_than_the_grade_is_refused(texts: dict[str, str]) -> None:
    said = broken(texts, 'badge = "expert"', 'badge = "trial"\nevidence = "D"').split(": ", 1)[0]
    assert said == "helps.toml"
    said = broken(texts, 'badge = "do_not_take"', 'badge = "mixed"')
    assert "mixed does not fit evidence X" in said


def test_a_treatment_without_a_badge_is_refused(texts: dict[str, str]) -> None:
    assert "a treatment, and only that, has a badge" in broken(texts, 'badge = "mixed"\n', "")
