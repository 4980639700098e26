"""In which looks, sizes and languages screens are looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from tests.browser.places import Place


class Look(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    BLACK = "black"


class Language(StrEnum):
    ENGLISH = "en"
    PSEUDO = "pseudo"


SIZES = ((320, 640), (390, 844), (768, 1024), (1280, 800), (844, 390))
"""Width and height of windows, in CSS pixels."""


@dataclass(frozen=True)
class Setting:
    """How a screen is looked at."""

    look: Look
    size: tuple[int, int]
    language: Language

    def __str__(self) -> str:
        return f"{self.look} {self.size[0]}x{self.size[1]} {self.language}"


EVERY = tuple(Setting(*parts) for parts in product(Look, SIZES, Language))


def pairwise() -> list[Setting]:
    """So few settings that any two values of look, size and language still meet."""
    languages = tuple(Language)
    return [
        Setting(look, size, languages[(row + column) % len(languages)])
        for row, look in enumerate(Look)
        for column, size in enumerate(SIZES)
    ]


@dataclass(frozen=True)
class Visit:
    """One screen, looked at in one way."""

    place: Place
    setting: Setting


def once_each(places: Sequence[Place]) -> list[Visit]:
    """Every screen once; the settings take turns. A window is resized as seldom as can be."""
    settings = pairwise()
    visits = [Visit(place, settings[turn % len(settings)]) for turn, place in enumerate(places)]
    return sorted(visits, key=lambda visit: visit.setting.size)


def in_every_setting(places: Sequence[Place]) -> list[Visit]:
    """Every screen in every setting."""
    return [Visit(place, setting) for place, setting in product(places, EVERY)]
