"""The words of the screens, by language: compiled gettext catalogues beside this file.

A language without a catalogue, or an entry without a translation, falls back to the source text, so
a screen always has words.
"""

import gettext as _gettext
from functools import cache
from importlib.resources import files

LANGUAGE = "en"


@cache
def catalogue(language: str) -> _gettext.NullTranslations:
    """The catalogue of a language; the source texts when there is none."""
    folder = files(__package__).joinpath("locale", language, "LC_MESSAGES")
    try:
        with folder.joinpath("crampapp.mo").open("rb") as compiled:
            return _gettext.GNUTranslations(compiled)
    except OSError:
        return _gettext.NullTranslations()


def gettext(message: str) -> str:
    """The text in the language of the app; import it as ``_``."""
    return catalogue(LANGUAGE).gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The same for a text that depends on a number."""
    return catalogue(LANGUAGE).ngettext(one, many, count)
