"""What there is to read: short articles, and the search through them.

Nothing of it is needed before somebody opens Learn; whoever only links there needs an address.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from crampapp.content.bundle import sources
from crampapp.content.checker import medicine_names
from crampapp.content.claim import Claim
from crampapp.content.errors import ContentError, parsed
from crampapp.content.learn.model import ArticleText, LearnContent, SectionText, WordsText
from crampapp.domain.search import Document, Finder, Hit

FILES = tuple(
    f"{name}.toml"
    for name in (
        *("basics", "helps", "sport", "life", "medicines", "salts"),
        *("nerves", "vessels", "health", "doctor"),
    )
)
WORDS = "words.toml"


@cache
def articles() -> tuple[ArticleText, ...]:
    """All articles, in the order of their files.

    Raises:
        ContentError: A bundled file does not keep the rules.
    """
    return parse({name: _read(name) for name in FILES})


def parse(texts: Mapping[str, str]) -> tuple[ArticleText, ...]:
    """The articles from the texts of their files, by file name.

    Raises:
        ContentError: A text is not TOML, does not keep the rules, or names an article or a source
            that there is not.
    """
    parts = {name: parsed(LearnContent, name, text).article for name, text in texts.items()}
    known = {one.id for part in parts.values() for one in part}
    seen: set[str] = set()
    for name, part in parts.items():
        for article in part:
            if missing := [id for id in article.related if id not in known]:
                raise ContentError(f"{name}: {article.id}: there is no article {missing[0]}")
            for claim in (article, *article.section):
                if claim.id in seen:
                    raise ContentError(f"{name}: {claim.id}: this id is used twice")
                seen.add(claim.id)
                if unknown := [id for id in claim.sources if id not in sources()]:
                    message = f"source {unknown[0]} is not in sources.toml"
                    raise ContentError(f"{name}: {claim.id}: {message}")
    return tuple(article for part in parts.values() for article in part)


@cache
def article(name: str) -> ArticleText:
    """The article of this name in an address.

    Args:
        name: Its own, such as ``night-cramps``; the id of a cause of the checker, such as ``C01``;
            or ``medicine-`` and the id of a class of medicine.

    Raises:
        KeyError: There is none.
    """
    named: dict[str, ArticleText] = {}
    for one in articles():
        named |= dict.fromkeys(
            (one.name, *one.causes, *(f"medicine-{id}" for id in one.medicines)), one
        )
    return named[name]


def claims() -> tuple[Claim, ...]:
    """Every text of the articles with its sources."""
    return tuple(claim for one in articles() for claim in (one, *one.section))


def find(query: str) -> tuple[Hit, ...]:
    """The articles that fit what was typed, best first; see :mod:`crampapp.domain.search`."""
    return _finder().find(query)


@cache
def _finder() -> Finder:
    words = parsed(WordsText, WORDS, _read(WORDS))
    return Finder([_document(one) for one in articles()], words.same, words.ignored)


def _document(one: ArticleText) -> Document:
    brands = tuple(name for id in one.medicines for name in medicine_names()[id])
    return Document(
        id=one.id,
        title=one.title,
        names=(*one.terms, *brands),
        short=one.short,
        text=" ".join([one.urgent, *(section.words for section in one.section)]),
    )


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


__all__ = [
    "ArticleText",
    "ContentError",
    "SectionText",
    "article",
    "articles",
    "claims",
    "find",
    "parse",
]
