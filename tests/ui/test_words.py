"""The words of the screens: all in the catalogues, easy to read, never cut off."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import textstat

import crampapp

PACKAGE = Path(crampapp.__file__).parent
ROOMS = ("ui", "routes", "platform", "report")
MODULES = [
    PACKAGE / "app.py",
    PACKAGE / "content/checker/loader.py",
    *(path for room in ROOMS for path in sorted((PACKAGE / room).rglob("*.py"))),
    *(PACKAGE / f"pwa/{name}.py" for name in ("manifest", "page_words", "reminder_words", "shell")),
]
TRANSLATING = {"_", "ngettext"}
MOST_GRADE = 7
FEWEST_WORDS = 25
"""Below this many words a grade says nothing."""

READS_LIKE_TEXT = re.compile(r"\s*[A-Z][a-z]+\b|.*[a-z,.] [a-z(]", re.DOTALL)
NO_TEXT = re.compile(r"\s*<|\">|Roboto", re.DOTALL)
"""Drawings and their font."""
NAMES_OF_PDF = ("report/pdf.py", "report/marks.py", "report/typeface.py")
"""Made of words that a PDF knows."""
FOR_MAINTAINERS = ("ui/diagnostics.py",)
"""Sent to whoever mends the app, and in one language, whatever the person's is."""
PROPER_NAMES = {"Flet", "Flutter", "Python", "Pyodide"}
CUTTING = {"overflow", "max_lines", "no_wrap"}


def inside(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def messages(source: str) -> list[str]:
    """What is handed to gettext in a module."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [
        argument.value
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in TRANSLATING
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]


def untranslated(source: str) -> list[str]:
    """Literals that read like words for people and are not handed to gettext."""
    tree = ast.parse(source)
    fine = {id(node) for part in ast.walk(tree) for node in _not_for_people(part)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in fine
        if READS_LIKE_TEXT.match(node.value) and not NO_TEXT.match(node.value)
    ]


def _not_for_people(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Expr(value=ast.Constant()):
            yield node.value
        case ast.Raise() | ast.Subscript():
            yield from ast.walk(node)
        case ast.AnnAssign(annotation=hint) | ast.arg(annotation=ast.expr() as hint):
            yield from ast.walk(hint)
        case ast.FunctionDef(returns=ast.expr() as hint):
            yield from ast.walk(hint)
        case ast.AsyncFunctionDef(returns=ast.expr() as hint):
            yield from ast.walk(hint)
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            yield from ast.walk(node)
        case ast.Call(func=ast.Name(id=name)) if name in TRANSLATING:
            yield from node.args
        case ast.Call(func=ast.Attribute(value=ast.Name(id="log"))):
            yield from node.args


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_every_word_for_people_is_in_the_catalogues(path: Path) -> None:
    if inside(path) not in (*NAMES_OF_PDF, *FOR_MAINTAINERS):
        assert set(untranslated(path.read_text("utf-8"))) <= PROPER_NAMES


@pytest.mark.parametrize(
    "source",
    [
        'text("Cramp now")',
        'button(label="Done")',
        'words = "Saved" if kept else _("Not saved")',
        'f"{n} cramps in all"',
        '_("Eased in {time}") + " or so it seems"',
    ],
)
def test_a_word_written_by_hand_is_found(source: str) -> None:
    assert len(untranslated(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        'def f() -> "ft.Text":\n    """Says what is so."""',
        '_("Cramp now")',
        'log.info("the page has gone")',
        'raise ValueError("Nobody can mean this day")',
        'key = "cramp-now"',
    ],
)
def test_what_nobody_reads_may_be_english(source: str) -> None:
    assert untranslated(source) == []


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_plurals_are_left_to_the_catalogues(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    chosen = [node for node in ast.walk(tree) if isinstance(node, ast.IfExp)]
    endings = [node for node in chosen for part in (node.body, node.orelse) if _is_ending(part)]
    assert [node.lineno for node in endings] == []


def _is_ending(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value in ("s", "es")


@pytest.mark.parametrize("path", [p for p in MODULES if inside(p).startswith("ui/")], ids=inside)
def test_no_text_is_cut_off_or_kept_on_one_line(path: Path) -> None:
    calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    named = {
        keyword.arg for call in calls if isinstance(call, ast.Call) for keyword in call.keywords
    }
    assert named & CUTTING == set()


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_the_words_of_a_screen_read_at_grade_seven_at_most(path: Path) -> None:
    whole = read_aloud(messages(path.read_text("utf-8")))
    if len(whole.split()) >= FEWEST_WORDS:
        assert textstat.flesch_kincaid_grade(whole) <= MOST_GRADE


def read_aloud(texts: list[str]) -> str:
    """One text of all of them; a label is a sentence of its own."""
    plain = (re.sub(r"\{[^{}]*\}", "five", text).strip() for text in texts)
    return " ".join(text if text.endswith((".", "?", ":")) else f"{text}." for text in plain)


def test_a_screen_in_the_words_of_lawyers_is_noticed() -> None:
    hard = "Notwithstanding previous authorisation, notification scheduling necessitates consent."
    assert textstat.flesch_kincaid_grade(read_aloud([hard] * 4)) > MOST_GRADE
