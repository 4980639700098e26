"""Finds texts by what people type: in any order, with slips, by other names for the same thing."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple
from unicodedata import combining, normalize

MOST = 8
"""Hits that are worth reading through."""
_TITLE, _NAME, _SHORT, _TEXT = 5.0, 4.0, 2.0, 1.0
"""How much a word counts, by where it stands."""
_BEGUN, _SAME, _SLIPPED = 0.7, 0.4, {1: 0.6, 2: 0.5}
"""How much a word counts that was only begun, that means the same, or that has slips in it."""
_SHORTEST_BEGUN = 2
_ONE_SLIP, _TWO_SLIPS = 4, 8
"""Letters from which on one slip, and two, are forgiven."""


class Document(NamedTuple):
    """A text to be found."""

    id: str
    title: str
    names: tuple[str, ...]
    """What else people call it."""
    short: str
    text: str


class Hit(NamedTuple):
    """A text that was found."""

    id: str
    name: str
    """The other name that it was found by; empty: by its own words."""


class Finder:
    """An index of texts; it changes nothing and remembers nothing of what was searched for."""

    def __init__(
        self,
        documents: Iterable[Document],
        same: Iterable[Sequence[str]] = (),
        ignored: Iterable[str] = (),
    ) -> None:
        """Read the texts.

        Args:
            documents: Where there is nothing else to choose by, the first of them comes first.
            same: Groups of words that mean the same.
            ignored: Words that say nothing, unless nothing else was typed.
        """
        self._documents = tuple(documents)
        self._ignored = {word for text in ignored for word in words(text)}
        self._same: dict[str, set[str]] = {}
        for group in same:
            alike = {word for text in group for word in words(text)}
            for word in alike:
                self._same.setdefault(word, set()).update(alike - {word})
        self._places: dict[str, dict[int, float]] = {}
        for number, document in enumerate(self._documents):
            for text, weight in _parts(document):
                for word in words(text):
                    places = self._places.setdefault(word, {})
                    places[number] = max(weight, places.get(number, 0.0))
        self._known_by_length: dict[int, list[str]] = {}
        for word, places in self._places.items():
            if max(places.values()) >= _SHORT:
                self._known_by_length.setdefault(len(word), []).append(word)

    def find(self, query: str) -> tuple[Hit, ...]:
        """What fits, best first and :data:`MOST` at most.

        First comes what fits most of the words; their order, upper case and accents do not matter.
        Words may be only begun, have a slip in them, or be others of the same meaning.
        """
        wanted = words(query)
        wanted = [word for word in wanted if word not in self._ignored] or wanted
        meant = [self._meant(word) for word in dict.fromkeys(wanted)]
        scores: dict[int, list[float]] = {}
        for known in meant:
            for number, score in self._scored(known).items():
                scores.setdefault(number, []).append(score)
        if not scores:
            return ()
        most = max(map(len, scores.values()))
        ranked = sorted(
            (-len(found), -sum(found), number)
            for number, found in scores.items()
            if len(found) >= most - 1
        )
        return tuple(
            Hit(self._documents[number].id, _found_by(self._documents[number], meant))
            for _count, _score, number in ranked[:MOST]
        )

    def _scored(self, known: Mapping[str, float]) -> dict[int, float]:
        """What one of the words that were typed counts in each text."""
        scores: dict[int, float] = {}
        for word, quality in known.items():
            for number, weight in self._places[word].items():
                scores[number] = max(quality * weight, scores.get(number, 0.0))
        rarity = log(1 + len(self._documents) / max(len(scores), 1))
        return {number: score * rarity for number, score in scores.items()}

    def _meant(self, typed: str) -> dict[str, float]:
        """The known words that may be meant, and how surely, from 0 to 1."""
        meant = {word: _SAME for word in self._same.get(typed, ()) if word in self._places}
        if len(typed) >= _SHORTEST_BEGUN:
            for word in self._places:
                if word.startswith(typed):
                    meant[word] = 1.0 if word == typed else _BEGUN
        elif typed in self._places:
            meant[typed] = 1.0
        return meant or dict(self._with_slips(typed))

    def _with_slips(self, typed: str) -> Iterable[tuple[str, float]]:
        most = (len(typed) >= _ONE_SLIP) + (len(typed) >= _TWO_SLIPS)
        for length in range(len(typed) - most, len(typed) + most + 1):
            for word in self._known_by_length.get(length, ()):
                slips = _slips(typed, word, most)
                if slips <= most:
                    yield word, _SLIPPED[slips]


def words(text: str) -> list[str]:
    """The words of a text as they are compared: small, without accents and plural."""
    plain = "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))
    parted = "".join(c if c.isalnum() else " " for c in plain.replace("’", "").replace("'", ""))
    return [_root(word) for word in parted.split()]


def _root(word: str) -> str:
    plural = len(word) > 3 and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if plural else word


def _parts(document: Document) -> Iterable[tuple[str, float]]:
    yield document.title, _TITLE
    for name in document.names:
        yield name, _NAME
    yield document.short, _SHORT
    yield document.text, _TEXT


def _found_by(document: Document, meant: Sequence[Mapping[str, float]]) -> str:
    """The other name that says more of what was meant than the title does."""
    best, fits = "", _fitting(document.title, meant)
    for name in document.names:
        if (here := _fitting(name, meant)) > fits:
            best, fits = name, here
    return best


def _fitting(text: str, meant: Sequence[Mapping[str, float]]) -> int:
    here = words(text)
    return sum(any(known.get(word, 0.0) > _SAME for word in here) for known in meant)


def _slips(typed: str, word: str, most: int) -> int:
    """Letters too many, missing, wrong or changed over; more than ``most`` is not counted out."""
    if not _share(typed, word, most):
        return most + 1
    before: Sequence[int] = ()
    row: Sequence[int] = range(len(word) + 1)
    for at, letter in enumerate(typed, 1):
        after = [at]
        for to, other in enumerate(word, 1):
            cost = min(after[-1] + 1, row[to] + 1, row[to - 1] + (letter != other))
            crossed = at > 1 < to and letter == word[to - 2] and other == typed[at - 2]
            after.append(min(cost, before[to - 2] + 1) if crossed else cost)
        if min(after) > most:
            return most + 1
        before, row = row, after
    return row[-1]


def _share(typed: Collection[str], word: Collection[str], most: int) -> bool:
    """Whether so few letters differ that it pays to count the slips."""
    missing = sum(letter not in word for letter in typed)
    return missing <= most
