"""The fonts that ship: Roboto for text, and of the icons those that the screens use."""

import ast
import io
from pathlib import Path

from fontTools import subset
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

from crampapp.pwa.errors import BuildError

FLUTTER_ICONS = frozenset({"ARROW_BACK", "CHECK", "CLOSE", "MENU", "MORE_VERT", "ARROW_DROP_DOWN"})
"""Icons that Flutter's own widgets draw without being asked by name."""

ICON_SQUARE = 512

MANIFEST = [
    {"family": "MaterialIcons", "fonts": [{"asset": "fonts/MaterialIcons-Regular.otf"}]},
    {"family": "Roboto", "fonts": [{"asset": "fonts/roboto.woff2"}]},
]
"""What Flutter loads at its start; the stock list has fifteen more for formulas and Cupertino."""


def icons_used(package: Path) -> set[str]:
    """Names of the icons that the code under ``package`` refers to as ``ft.Icons.NAME``."""
    names: set[str] = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Attribute(value=ast.Attribute(attr="Icons"), attr=name):
                    names.add(name)
                case ast.Attribute(value=ast.Name(id="Icons"), attr=name):
                    names.add(name)
    return names


def subset_icons(stock: Path, names: set[str]) -> bytes:
    """The icon font with only these icons, the same bytes for the same names.

    Raises:
        BuildError: The font has no glyph for a name.
    """
    options = subset.Options(glyph_names=True, notdef_outline=True)
    font = TTFont(stock, recalcTimestamp=False)
    glyphs = set(font.getGlyphOrder())
    subsetter = subset.Subsetter(options)
    # Flutter measures lines with a space, and would look for one in fonts that are not here.
    subsetter.populate(glyphs=["uni0020", *(_glyph(name, glyphs) for name in sorted(names))])
    subsetter.subset(font)
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def outline(stock: Path, name: str) -> str:
    """An icon as the data of an SVG path, ``y`` up, in a square of :data:`ICON_SQUARE` units.

    Raises:
        BuildError: The font has no glyph for the name.
    """
    font = TTFont(stock)
    glyphs = font.getGlyphSet()
    pen = SVGPathPen(glyphs)
    glyphs[_glyph(name, set(font.getGlyphOrder()))].draw(pen)
    return str(pen.getCommands())


def _glyph(name: str, glyphs: set[str]) -> str:
    base = name.lower()
    styled = base if base.endswith(("_outlined", "_rounded", "_sharp")) else f"{base}_baseline"
    for candidate in (styled, f"_{styled}", base):
        if candidate in glyphs:
            return candidate
    raise BuildError(f"The icon font has no glyph for Icons.{name}; use another icon.")
