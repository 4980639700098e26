"""The page before Python has its words from the catalogues, too."""

import re
from pathlib import Path

import pytest

import crampapp.pwa

PAGE = Path(crampapp.pwa.__file__).parent / "page"
SCRIPTS = sorted(PAGE.rglob("*.js"))
FOR_DEVELOPERS = ("console.", "Error(")
SENTENCE = re.compile(r"""(["'`])(?P<words>[A-Z][a-z]+[ ,.…][^"'`]*)\1""")


def sentences(script: str) -> list[str]:
    """Literals that read like words for people."""
    return [
        found["words"]
        for line in script.splitlines()
        if not line.lstrip().startswith("//")
        if not any(name in line for name in FOR_DEVELOPERS)
        for found in SENTENCE.finditer(line)
    ]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_has_words_of_its_own(path: Path) -> None:
    shown = [words for words in sentences(path.read_text("utf-8")) if "$" not in words]
    assert shown == []


def test_words_in_a_script_are_found() -> None:
    assert sentences("title.textContent = 'Not saved yet'") == ["Not saved yet"]
    assert sentences("console.warn('Not kept')") == []


def test_the_template_has_nothing_but_places_for_words() -> None:
    page = (PAGE / "index.html").read_text("utf-8")
    page = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    between = re.findall(r">([^<]*[A-Za-z][^<]*)<", page)
    named = re.findall(r'(?:aria-label|title|alt|placeholder)="([^"]*)"', page)
    assert len(between) > 20
    assert [text for text in between + named if re.search(r"[A-Za-z]", _unfilled(text))] == []


def _unfilled(text: str) -> str:
    return re.sub(r"\$\w+", "", text)
