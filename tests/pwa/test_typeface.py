"""The typeface of the doctor's page, as it was prepared from Flet's."""

import io
import json

import pytest
from fontTools.ttLib import TTFont

from crampapp.pwa import stock, typeface

SOURCE = stock.check_versions() / "assets/fonts/roboto.woff2"


@pytest.fixture(scope="module")
def kept() -> TTFont:
    return TTFont(typeface.FOLDER / typeface.OUTLINES)


def test_what_is_kept_is_what_would_be_prepared_now(kept: TTFont) -> None:
    files = typeface.prepared(SOURCE)
    assert json.loads(files[typeface.TABLE]) == json.loads(
        (typeface.FOLDER / typeface.TABLE).read_bytes()
    )
    made = TTFont(io.BytesIO(files[typeface.OUTLINES]))
    assert made["hmtx"].metrics == kept["hmtx"].metrics
    for name in made.getGlyphOrder():
        assert made["glyf"][name] == kept["glyf"][name]


def test_every_printable_character_of_the_screen_is_there(kept: TTFont) -> None:
    table = json.loads((typeface.FOLDER / typeface.TABLE).read_bytes())
    screen = {chr(code) for code in TTFont(SOURCE).getBestCmap()}
    assert {one for one in screen if one.isprintable()} == set(table["glyphs"])


def test_no_outline_is_made_of_others(kept: TTFont) -> None:
    assert not any(kept["glyf"][name].isComposite() for name in kept.getGlyphOrder())


def test_the_places_of_the_outlines_are_short_numbers(kept: TTFont) -> None:
    assert kept["head"].indexToLocFormat == 0
