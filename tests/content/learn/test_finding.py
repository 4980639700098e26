"""What people type, and what they find."""

from time import perf_counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crampapp.content.checker import checker_content
from crampapp.content.learn import ArticleText, articles, find

FIRST = {
    "charley horse": "what_is_a_cramp",
    "horse charley": "what_is_a_cramp",
    "charly hors": "what_is_a_cramp",
    "calf spasm": "what_is_a_cramp",
    "leg knot": "what_is_a_cramp",
    "water pill": "water_tablets",
    "Lasix": "water_tablets",
    "furosamid": "water_tablets",
    "Zocor": "statins",
    "my statin": "statins",
    "Ventolin": "inhalers",
    "heartburn pills": "acid_reducers",
    "tonic water": "quinine",
    "bananas": "potassium_tablets",
    "magnesium": "magnesium_tablets",
    "cramp on my bike": "cycling",
    "at night": "night_cramps",
    "crmap at nigth": "night_cramps",
    "pregnant": "pregnancy",
    "why": "why_cramps_happen",
    "dvt": "blood_clot",
    "swollen leg": "blood_clot",
    "chest pain": "emergencies",
    "cold blue leg": "emergencies",
    "brown urine": "emergencies",
    "anemia": "anaemia",
    "diarrhea": "low_potassium",
    "slipped disc": "sciatica",
    "hot water bottle": "massage_heat_cold",
    "too much water": "too_much_water",
    "pickle juise": "pickle_juice",
    "ms": "nerve_illness",
    "squats": "sore_muscles",
    "restless": "restless_legs",
    "muscle relaxant": "doctors_tablets",
    "side effects": "medicines",
}
MOST_MS = 50
MEDICINES = [
    (f"learn.{article.id.partition('.')[2]}", name)
    for text in checker_content().medicine
    for article in articles()
    if text.id.partition(".")[2] in article.medicines
    for name in text.names
]


@pytest.mark.parametrize(("typed", "first"), FIRST.items())
def test_what_people_call_it_finds_the_article_on_it_first(typed: str, first: str) -> None:
    assert find(typed)[0].id == f"learn.{first}"


@pytest.mark.parametrize(("id", "name"), MEDICINES, ids=[name for _id, name in MEDICINES])
def test_a_medicine_is_found_by_generic_name_and_brand(id: str, name: str) -> None:
    assert id in [hit.id for hit in find(name)[:3]]


def test_a_hit_says_by_which_other_name_it_was_found() -> None:
    assert find("lasix")[0].name == "Lasix"
    assert find("charley horse")[0].name == "charley horse"
    assert find("quinine")[0].name == ""


@pytest.mark.parametrize("one", articles(), ids=lambda one: one.id)
def test_a_title_finds_its_own_article_first(one: ArticleText) -> None:
    assert find(one.title)[0].id == one.id


@given(st.sampled_from(MEDICINES), st.data())
def test_one_slip_in_the_name_of_a_medicine_is_forgiven(
    medicine: tuple[str, str], data: st.DataObject
) -> None:
    id, name = medicine
    assume(name.isalpha() and len(name) >= 6)
    at = data.draw(st.integers(1, len(name) - 2))
    # An s at the end could be a plural.
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrtuvwxyz"))
    slipped = data.draw(
        st.sampled_from(
            [
                name[:at] + name[at + 1 :],
                name[:at] + letter + name[at:],
                name[:at] + letter + name[at + 1 :],
                name[:at] + name[at + 1] + name[at] + name[at + 2 :],
            ]
        )
    )
    assert id in [hit.id for hit in find(slipped)]


@pytest.mark.parametrize("typed", ["", "   ", "…", "xqzvw", "12345678"])
def test_what_is_nothing_finds_nothing(typed: str) -> None:
    assert find(typed) == ()


def test_an_answer_comes_at_once() -> None:
    find("warm up the index")
    for typed in (*FIRST, "spontanious kramp of the gastrocnemeus in pregnansy"):
        took = []
        for _ in range(3):
            begun = perf_counter()
            find(typed)
            took.append((perf_counter() - begun) * 1000)
        assert min(took) < MOST_MS, typed
