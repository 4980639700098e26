from random import Random

from hypothesis import given
from hypothesis import strategies as st

from crampapp.domain.search import MOST, Document, Finder, Hit, words

NIGHT = Document("night", "Cramps at night", ("nocturnal",), "Waking up.", "Stretch in bed.")
CALF = Document("calf", "The calf", ("lower leg", "gastrocnemius"), "It cramps.", "By night too.")
FOOT = Document("foot", "The foot", ("toes",), "Anaemia is rare.", "Bend the toes back.")
FINDER = Finder([NIGHT, CALF, FOOT], [["night", "evening"]], ["the", "at"])

VOCABULARY = sorted(
    {word for text in (NIGHT, CALF, FOOT) for part in text for word in words(str(part))}
)
typed = st.lists(st.sampled_from([*VOCABULARY, "evening", "nihgt", "gastrocnemeus", "zzz"]))


def ids(query: str) -> list[str]:
    return [hit.id for hit in FINDER.find(query)]


def test_a_word_in_the_title_counts_more_than_one_in_the_text() -> None:
    assert ids("night") == ["night", "calf"]


def test_another_name_is_told() -> None:
    assert FINDER.find("lower leg") == (Hit("calf", "lower leg"),)


def test_a_word_may_be_only_begun() -> None:
    assert ids("gastro") == ["calf"]


def test_a_word_of_the_same_meaning_finds_it_too() -> None:
    assert ids("evening") == ["night", "calf"]


def test_a_slip_in_a_short_word_and_two_in_a_long_one_are_forgiven() -> None:
    assert ids("tose") == ["foot"]
    assert ids("gasrtocnemeus") == ["calf"]
    assert ids("gastosnemeus") == []
    assert ids("cat") == []


def test_plural_and_accents_do_not_matter() -> None:
    assert ids("anaemias") == ids("anaémia") == ["foot"]


def test_words_that_say_nothing_count_only_alone() -> None:
    assert ids("at the foot") == ["foot"]
    assert set(ids("the")) == {"calf", "foot"}


def test_what_fits_more_words_comes_first() -> None:
    assert ids("calf night")[0] == "calf"
    assert ids("waking night")[0] == "night"


@given(typed, st.randoms(use_true_random=False))
def test_order_and_case_do_not_matter(query: list[str], rng: Random) -> None:
    mixed = list(query)
    rng.shuffle(mixed)
    assert FINDER.find(" ".join(query)) == FINDER.find("  ".join(mixed).upper() + "?")


@given(st.text())
def test_whatever_is_typed_there_is_an_answer_without_doubles(query: str) -> None:
    found = ids(query)
    assert len(found) == len(set(found)) <= MOST


@given(st.sampled_from([NIGHT, CALF, FOOT]), st.data())
def test_every_beginning_of_a_word_of_the_title_finds_it(
    document: Document, data: st.DataObject
) -> None:
    word = data.draw(st.sampled_from(words(document.title)))
    begun = word[: data.draw(st.integers(2, max(2, len(word))))]
    assert document.id in ids(begun)
