"""A pseudo-locale: English with accents, brackets and two fifths more letters.

A word without accents on a screen was written there by hand; a bracket without its counterpart was
cut off. No phone ever gets it: the sources are copied, translated and built from there.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from crampapp.pwa.build import build

ROOT = Path(__file__).parents[1]

_ACCENTED = str.maketrans("AEIOUYCNaeiouycn", "ÁÉÍÓÚÝÇÑáéíóúýçñ")
_VOWELS = "ÁÉÍÓÚáéíóú"
_PLACEHOLDER = re.compile(r"(\{[^{}]*\})")
_PLAIN = re.compile(r"[^\W\d_]*[AEIOUaeiou][^\W\d_]*")
_PROPER = {"crampapp"}
_TEXT = re.compile(r"(?=.*[A-Za-z]).* .*|[A-Z][a-z]+\W*", re.DOTALL)
_TEXT_KEYS = {"text", "label", "title", "medical"}
_NO_TEXT = {"zones", "names", "terms", "prefixes", "statements", "sources", "brief"}
_NO_TEXT_FILES = {"poses.toml", "definitions.toml"}


def pseudo(text: str) -> str:
    """The text in the pseudo-locale; placeholders stay as they are."""
    if not text:
        return text
    parts = _PLACEHOLDER.split(text)
    # Every other part is a placeholder.
    parts[::2] = [_lengthened(part.translate(_ACCENTED)) for part in parts[::2]]
    return f"[{''.join(parts)}]"


def _lengthened(text: str) -> str:
    """Every vowel twice: long words are what a layout does not expect."""
    return "".join(letter * 2 if letter in _VOWELS else letter for letter in text)


def untranslated(text: str) -> list[str]:
    """The words in it that are plain English, and what says that a translation was cut."""
    found = [word for word in _PLAIN.findall(text) if word not in _PROPER]
    if text.count("[") != text.count("]"):
        found.append("[" if text.count("[") > text.count("]") else "]")
    return found


def catalogue(template: bytes) -> Catalog:
    """Every message of a catalogue template in the pseudo-locale, with its plural forms."""
    translated = read_po(BytesIO(template), locale="en")
    for message in translated:
        if isinstance(message.id, str):
            message.string = pseudo(message.id)
        else:
            message.string = tuple(pseudo(form) for form in message.id)
    return translated


def toml(source: str) -> str:
    """A content file with its texts in the pseudo-locale."""
    return "".join(
        f"{_quoted(key)} = {_value(key, value)}\n" for key, value in tomllib.loads(source).items()
    )


def _value(key: str, value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_quoted(k)} = {_value(k, v)}' for k, v in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(_value(key, one) for one in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        is_text = key not in _NO_TEXT and (key in _TEXT_KEYS or _TEXT.fullmatch(value))
        return _quoted(pseudo(value) if is_text else value)
    return str(value)


def _quoted(text: str) -> str:
    # What JSON escapes, TOML escapes alike.
    return json.dumps(text, ensure_ascii=False)


def translate(package: Path) -> None:
    """Put the pseudo-locale in the place of English in a copy of the package."""
    locale = package / "content/locale"
    words = catalogue((locale / "crampapp.pot").read_bytes())
    folder = locale / "en/LC_MESSAGES"
    with (folder / "crampapp.po").open("wb") as file:
        write_po(file, words)
    # The page that is there before Python takes its words while it is built.
    with (folder / "crampapp.mo").open("wb") as file:
        write_mo(file, words)
    for path in (package / "content").rglob("*.toml"):
        if path.name not in _NO_TEXT_FILES:
            path.write_text(toml(path.read_text(encoding="utf-8")), encoding="utf-8")


def build_pseudo(source: Path, out: Path, cache: Path) -> Path:
    """Copy the sources into the empty folder ``source``, translate them, and build ``out``."""
    for name in ("crampapp", "assets"):
        shutil.copytree(ROOT / name, source / name)
    for name in ("main.py", "pyproject.toml"):
        shutil.copy(ROOT / name, source)
    translate(source / "crampapp")
    build_here = f"from pathlib import Path; from {build.__module__} import build; "
    build_here += f"build(Path({str(out)!r}), cache=Path({str(cache)!r}), compress=False)"
    subprocess.run(
        [sys.executable, "-c", build_here],
        cwd=source,
        env=os.environ | {"PYTHONPATH": str(source)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return out
