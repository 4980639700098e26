"""Prepares the typeface of the doctor's page: ``python -m crampapp.pwa.typeface``.

The phone has no tool for fonts, so here each glyph is made a plain outline, instructions for
screens are left out, and what a PDF says about a font is written beside it. The result is kept in
the repository, so that native builds have it too; run this again when Flet's Roboto changes.
"""

import io
import json
import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from crampapp.pwa import stock

FOLDER = Path(__file__).parents[1] / "report/fonts"
OUTLINES, TABLE = FILES = ("roboto.ttf", "roboto.json")
_TABLES = ("head", "hhea", "maxp", "hmtx", "loca", "glyf")


def prepared(source: Path) -> dict[str, bytes]:
    """The files of the typeface by name: outlines as TrueType, and a table of widths as JSON.

    Args:
        source: The font as Flet ships it.
    """
    font = TTFont(source, recalcTimestamp=False)
    characters = [code for code in font.getBestCmap() if _is_printed(code)]
    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    _decompose(font)
    table = _metrics(font, characters)
    for tag in set(font.keys()) - {*_TABLES, "GlyphOrder"}:
        del font[tag]
    font.flavor = None
    buffer = io.BytesIO()
    font.save(buffer)
    return {
        OUTLINES: buffer.getvalue(),
        TABLE: json.dumps(table, ensure_ascii=True, separators=(",", ":")).encode(),
    }


def _is_printed(code: int) -> bool:
    """Whether it has a shape of its own, or is a plain space."""
    return code == 0x20 or chr(code).isprintable()


def _decompose(font: TTFont) -> None:
    """Make each glyph of parts one outline, so that it can be copied without looking for them."""
    glyphs, outlines = font.getGlyphSet(), font["glyf"]
    for name in font.getGlyphOrder():
        if outlines[name].isComposite():
            drawn = DecomposingRecordingPen(glyphs)
            glyphs[name].draw(drawn)
            pen = TTGlyphPen(None)
            drawn.replay(pen)
            outlines[name] = pen.glyph()


def _metrics(font: TTFont, characters: list[int]) -> dict[str, object]:
    """What a PDF has to say about the font, in units of which ``units`` make its size."""
    head, order = font["head"], font.getReverseGlyphMap()
    names = font.getBestCmap()
    return {
        "name": "Roboto-Regular",
        "units": head.unitsPerEm,
        "box": [head.xMin, head.yMin, head.xMax, head.yMax],
        "ascent": font["hhea"].ascent,
        "descent": font["hhea"].descent,
        "cap_height": font["OS/2"].sCapHeight,
        # By character: number of the glyph, and its width.
        "glyphs": {
            chr(code): [order[names[code]], font["hmtx"][names[code]][0]] for code in characters
        },
    }


def main() -> int:
    web = stock.check_versions()
    for name, data in prepared(web / "assets/fonts/roboto.woff2").items():
        (FOLDER / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
