"""The typeface: what it can print, how wide it is, and what of it goes into a PDF."""

import io

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from crampapp.report.typeface import UNKNOWN, Typeface

ROBOTO = Typeface.read()


@pytest.mark.parametrize(
    "text",
    ["José’s dog", "Łódź, naïve, übel, Ångström", "Ελλάδα", "Київ", "Việt Nam", "12 °C · ½ – …"],
)
def test_the_alphabets_of_europe_are_printed_as_they_are(text: str) -> None:
    assert ROBOTO.printable(text) == text
    assert ROBOTO.missing(text) == ()


def test_an_accent_on_its_own_joins_its_letter() -> None:
    assert ROBOTO.printable("e\N{COMBINING ACUTE ACCENT}") == "é"


def test_what_is_not_there_is_marked_once_and_named() -> None:
    leg = "\N{LEG}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}\N{VARIATION SELECTOR-16}"
    assert ROBOTO.printable(f"my {leg} {leg}") == f"my {UNKNOWN} {UNKNOWN}"
    assert len(ROBOTO.missing(leg * 3)) == 2


def test_lines_and_tabs_become_spaces() -> None:
    assert ROBOTO.printable(" one\n\n two\tthree\x00 ") == "one two three"


@given(st.text())
def test_whatever_is_typed_can_be_measured_and_set(text: str) -> None:
    printed = ROBOTO.printable(text)
    assert ROBOTO.missing(printed) == ()
    assert ROBOTO.width(printed, 10) >= 0


@given(st.text(max_size=300), st.floats(40, 400))
def test_broken_lines_fit_and_lose_no_letter(text: str, width: float) -> None:
    printed = ROBOTO.printable(text)
    lines = ROBOTO.wrapped(printed, 8, width)
    assert all(ROBOTO.width(line, 8) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(printed.split())


@given(st.text(min_size=1, max_size=300), st.floats(30, 200))
def test_what_is_cut_fits_and_says_so(text: str, width: float) -> None:
    printed = ROBOTO.printable(text)
    cut = ROBOTO.cut(printed, 8, width)
    assert ROBOTO.width(cut, 8) <= width
    assert cut == printed or cut.endswith("…")


@given(st.sets(st.sampled_from("aéŁщΩ½ẤQ"), min_size=1))
def test_a_subset_has_its_letters_under_their_own_numbers_and_no_others(letters: set[str]) -> None:
    wanted = {ROBOTO.glyph(one) for one in letters}
    font = TTFont(io.BytesIO(ROBOTO.subset(wanted)), checkChecksums=2)
    outlines = font["glyf"]
    drawn = {
        number
        for number, name in enumerate(font.getGlyphOrder())
        if outlines[name].numberOfContours
    }
    assert drawn == wanted | {0}
    for one in letters:
        name = font.getGlyphOrder()[ROBOTO.glyph(one)]
        assert font["hmtx"][name][0] == ROBOTO.advance(one)
