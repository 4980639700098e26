"""The pseudo-locale: what it keeps, what it changes, and what it gives away."""

import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

import crampapp
from crampapp.content.bundle import FILES, parse
from tests.pseudo import catalogue, pseudo, toml, untranslated

PACKAGE = Path(crampapp.__file__).parent
TEMPLATE = PACKAGE / "content/locale/crampapp.pot"


def fields(text: str) -> list[tuple[str, str]]:
    return [(name, spec or "") for _, name, spec, _ in string.Formatter().parse(text) if name]


def forms(message: Message) -> Iterator[tuple[str, str]]:
    """The source and the translation of each form of a message."""
    if isinstance(message.id, str) and isinstance(message.string, str):
        yield message.id, message.string
    elif not isinstance(message.id, str) and isinstance(message.string, tuple):
        yield from zip(message.id, message.string, strict=True)


def test_every_message_is_translated_with_its_plural_forms_and_placeholders() -> None:
    messages = [message for message in catalogue(TEMPLATE.read_bytes()) if message.id]
    assert any(message.pluralizable for message in messages)
    for source, translated in (form for message in messages for form in forms(message)):
        assert fields(source) == fields(translated)
        assert source != translated
        assert untranslated(re.sub(r"\{.*?\}", "", translated)) == []


def test_messages_are_longer_by_about_two_fifths() -> None:
    with TEMPLATE.open("rb") as file:
        sources = [m.id for m in read_po(file) if m.id and isinstance(m.id, str)]
    before = sum(map(len, sources))
    after = sum(len(pseudo(source)) for source in sources)
    assert 1.3 < after / before < 1.5


@given(st.text(string.ascii_letters + " .,’", min_size=1).filter(lambda t: re.search("[aeiou]", t)))
def test_english_is_told_from_its_translation(text: str) -> None:
    assert untranslated(text)
    assert untranslated(pseudo(text)) == []


def test_a_translation_that_was_cut_is_noticed() -> None:
    assert untranslated(pseudo("March")[:4]) == ["["]


def test_a_hand_written_word_beside_a_translation_is_noticed() -> None:
    assert untranslated(f"{pseudo('Calf')} and {pseudo('Foot')}") == ["and"]


def test_the_name_of_the_app_is_the_same_everywhere() -> None:
    assert untranslated("crampapp") == []


def test_content_in_the_pseudo_locale_keeps_the_rules_of_content() -> None:
    texts = {name: toml((PACKAGE / "content" / name).read_text("utf-8")) for name in FILES}
    claims = parse(texts).claims()
    assert {claim.id for claim in claims} >= {"advice.passes", "care.massage", "region.uk"}
    words = [claim.words for claim in claims if claim.kind != "region"]
    assert [text for text in words if untranslated(text)] == []


@pytest.mark.parametrize("kept", ['zones = ["Europe/London"]', 'when = "age<16"', 'id = "a.b"'])
def test_what_is_no_text_stays(kept: str) -> None:
    assert (
        toml(kept).split()
        == kept.replace("zones", '"zones"')
        .replace("when", '"when"')
        .replace("id =", '"id" =')
        .split()
    )
