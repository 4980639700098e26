"""The catalogues: complete, and never needed for a screen to have words."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import crampapp
from crampapp.content import messages
from crampapp.content.messages import catalogue, gettext, ngettext

PACKAGE = Path(crampapp.__file__).parent
LOCALE = PACKAGE / "content" / "locale"
KEYWORDS = {"_": None, "ngettext": (1, 2)}


def used() -> set[str]:
    """Every message in the code."""
    found = extract_from_dir(PACKAGE, method_map=[("**.py", "python")], keywords=KEYWORDS)
    return {m if isinstance(m, str) else m[0] for _file, _line, m, _comments, _context in found}


@pytest.mark.parametrize("file", ["crampapp.pot", "en/LC_MESSAGES/crampapp.po"])
def test_every_message_is_in_the_catalogue(file: str) -> None:
    with (LOCALE / file).open("rb") as text:
        known = {m.id if isinstance(m.id, str) else m.id[0] for m in read_po(text) if m.id}
    assert known == used()


@pytest.mark.parametrize("message", sorted(used()))
def test_messages_are_plain(message: str) -> None:
    assert "!" not in message
    assert not re.search(r"[^ -~“”’…–—×°½·]", message)
    assert all(len(sentence.split()) <= 20 for sentence in re.split(r"[.:?]", message))


def test_a_language_without_catalogue_falls_back_to_the_source(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(messages, "LANGUAGE", "xx")
    assert gettext("Cramp now") == "Cramp now"
    assert ngettext("{n} second left", "{n} seconds left", 1) == "{n} second left"


def test_a_compiled_catalogue_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (LOCALE / "en/LC_MESSAGES/crampapp.po").open("rb") as text:
        source = read_po(text)
    translated = source.get("Cramp now")
    assert translated is not None
    translated.string = "Krampf jetzt"
    compiled = BytesIO()
    write_mo(compiled, source)
    folder = tmp_path / "locale" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "crampapp.mo").write_bytes(compiled.getvalue())
    monkeypatch.setattr(messages, "files", lambda _package: tmp_path)
    monkeypatch.setattr(messages, "LANGUAGE", "de")
    catalogue.cache_clear()
    assert gettext("Cramp now") == "Krampf jetzt"
    assert gettext("Undo") == "Undo"
    catalogue.cache_clear()
