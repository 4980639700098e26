"""One scale of type, of space and of colours: nobody but the theme says a number or a colour."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import crampapp
from crampapp.pwa import page_style

ROOT = Path(crampapp.__file__).parent
DRAWN = [
    *(ROOT / "ui/components").glob("*.py"),
    *(ROOT / "ui/screens").glob("*.py"),
    *(ROOT / "routes").glob("*.py"),
    ROOT / "app.py",
]
SHEETS = [ROOT / "pwa/page/style.css", ROOT / "pwa/page/sheet.css"]

MEASURES = {
    *("padding", "margin", "spacing", "run_spacing", "size", "width", "height", "radius"),
    *("border_radius", "icon_size", "letter_spacing", "elevation", "left", "top", "right"),
    *("bottom", "horizontal", "vertical", "stroke_width", "thickness", "label_size"),
    *("animate_opacity", "animate_size", "animate_scale"),
}
"""Arguments of controls that are pixels or milliseconds."""
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}")
ROLE = re.compile(r"[A-Z_]*(PRIMARY|SECONDARY|TERTIARY|SURFACE|ERROR|OUTLINE|TRANSPARENT)[A-Z_]*")


def source(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def numbers_of(module: ast.Module) -> set[str]:
    """Names that the module itself gives to numbers, alone or in a row."""
    named = set()
    for line in module.body:
        if isinstance(line, ast.Assign) and any(_is_number(one) for one in ast.walk(line.value)):
            named |= {
                one.id
                for target in line.targets
                for one in ast.walk(target)
                if isinstance(one, ast.Name)
            }
    return named


def measured(value: ast.expr) -> Iterator[ast.expr]:
    """Parts of an argument that are measures of their own; a half of something is none."""
    match value:
        case ast.BinOp(left=left, right=right):
            if not (_is_number(left) or _is_number(right)):
                yield from (*measured(left), *measured(right))
        case ast.IfExp(body=body, orelse=other):
            yield from (*measured(body), *measured(other))
        case ast.UnaryOp(operand=operand):
            yield from measured(operand)
        case _:
            yield value


def _is_number(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, int | float)
        and not isinstance(node.value, bool)
        and node.value != 0
    )


def own_measures(path: Path) -> list[str]:
    module = source(path)
    numbers = numbers_of(module)
    return [
        f"{path.name}:{argument.value.lineno} {argument.arg}={ast.unparse(argument.value)}"
        for argument in ast.walk(module)
        if isinstance(argument, ast.keyword) and argument.arg in MEASURES
        for part in measured(argument.value)
        if _is_number(part) or (isinstance(part, ast.Name) and part.id in numbers)
    ]


def own_colours(path: Path) -> list[str]:
    found = []
    for node in ast.walk(source(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if COLOUR.fullmatch(node.value):
                found.append(f"{path.name}:{node.lineno} {node.value}")
        elif (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Attribute)
            and node.value.attr == "Colors"
            and node.attr.isupper()
            and not ROLE.fullmatch(node.attr)
        ):
            found.append(f"{path.name}:{node.lineno} {node.attr}")
    return found


def test_screens_and_components_take_every_measure_from_the_theme() -> None:
    assert [found for path in DRAWN for found in own_measures(path)] == []


def test_screens_and_components_name_roles_of_colour_and_no_colour() -> None:
    assert [found for path in DRAWN for found in own_colours(path)] == []


@pytest.mark.parametrize(
    ("line", "is_own"),
    [
        ("ft.Container(padding=12)", True),
        ("ft.Padding.symmetric(horizontal=Space.M, vertical=3)", True),
        ("ft.Icon(size=28 if large else Space.M)", True),
        ("SIDE = 90\nft.Stack(width=SIDE)", True),
        ("ft.Container(padding=0, margin=Stroke.RING / 2)", False),
        ("ft.Container(padding=Space.M, expand=3)", False),
    ],
)
def test_a_measure_of_ones_own_is_found(tmp_path: Path, line: str, is_own: bool) -> None:
    path = tmp_path / "screen.py"
    path.write_text(line, encoding="utf-8")
    assert bool(own_measures(path)) is is_own


def rules(path: Path) -> str:
    """What is drawn on the glass: neither the paper nor what is only there to be heard."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = text.partition("#paper { display: none; }")[0]
    return re.sub(r"\.unseen \{[^}]*\}|@media[^{]*\{", "", text)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_the_page_takes_its_measures_and_colours_from_the_theme(path: Path) -> None:
    assert re.findall(r"[^;{]*\b[\d.]+px[^;}]*", rules(path)) == []
    assert COLOUR.findall(re.sub(r"#[a-z][a-z-]*[ .:>,{]", "", rules(path))) == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_the_page_asks_for_nothing_that_nobody_gives(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    given = " ".join(map(str, page_style.values().values())) + text
    asked = set(re.findall(r"var\((--[a-z-]+)\)", text))
    assert {name for name in asked if f"{name}:" not in given} == set()
