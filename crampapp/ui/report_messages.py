"""What is said around the page for the doctor: sheets, outcomes, failures."""

import unicodedata
from collections.abc import Sequence

from crampapp.content.messages import gettext as _
from crampapp.content.messages import ngettext
from crampapp.platform.outside import Words
from crampapp.ui import data_words
from crampapp.ui.formats import listed

_NAMED = 5
"""Characters that are named; of more, how many there are."""


def page_ready(name: str, size: int) -> Words:
    return _words(
        _("Your page is ready"),
        _("{name}, {size}.").format(name=name, size=data_words.size(size)),
    )


def table_ready(name: str, count: int) -> Words:
    return _words(
        _("Your table is ready"),
        _("{name}: {cramps}.").format(name=name, cramps=data_words.cramps(count)),
    )


def leaves() -> str:
    """The warning before anything is handed over."""
    return _("When you send it, it leaves this phone. Whoever gets it can read it and keep it.")


def result_ready(name: str) -> Words:
    return _words(_("Your result is ready"), f"{name}.")


def taken(name: str) -> str:
    return _("{name} is made.").format(name=name)


def not_taken() -> str:
    return data_words.not_taken()


def copied() -> str:
    return _("Copied. You can paste it into a message.")


def not_given() -> str:
    return _("The device would not take the file. You can copy the text instead.")


def not_fetched() -> str:
    return _("A part of the app is missing here. Try again when you are online.")


def not_read() -> str:
    return _("Your records could not be read just now.")


def missing(characters: Sequence[str]) -> str:
    """Which characters cannot be printed; named, since the screen cannot show them either."""
    names = [_name(one) for one in characters[:_NAMED]]
    if len(characters) > _NAMED:
        names.append(_("and {count} more").format(count=len(characters) - _NAMED))
    text = ngettext(
        "A sign in your notes cannot be printed: {names}.",
        "Signs in your notes cannot be printed: {names}.",
        len(characters),
    )
    return text.format(names=listed(names))


def _name(character: str) -> str:
    number = f"U+{ord(character):04X}"
    return f"{unicodedata.name(character, number).lower()} ({number})"


def _words(title: str, text: str) -> Words:
    return data_words.file_ready(title, f"{text} {leaves()}")
