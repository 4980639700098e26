"""Reads the content files of this package, once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import ValidationError

from crampapp.content.model import Advice, Claim, Content, Item, StepText
from crampapp.domain.relief import Guide

FILES = ("relief.toml", "advice.toml", "sources.toml")


class ContentError(Exception):
    """A content file is broken; the message names the file, the key and what is wrong."""


@cache
def content() -> Content:
    """Everything the app knows.

    Raises:
        ContentError: A bundled file does not keep the rules.
    """
    return parse({name: _read(name) for name in FILES})


def parse(texts: dict[str, str]) -> Content:
    """Build the content from the texts of its files, by file name.

    Raises:
        ContentError: A text is not TOML, or does not keep the rules.
    """
    tables: dict[str, Any] = {}
    home: dict[str, str] = {}
    for name, text in texts.items():
        try:
            loaded = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise ContentError(f"{name}: {error}") from error
        tables |= loaded
        home |= dict.fromkeys(loaded, name)
    try:
        return Content.model_validate(tables)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        name = home.get(str(first["loc"][0]), "content") if first["loc"] else "content"
        raise ContentError(f"{name}: {key}: {first['msg']}".replace(": : ", ": ")) from error


@cache
def guide() -> Guide:
    """The relief protocols."""
    return Guide(tuple(text.protocol() for text in content().protocol))


@cache
def advice(id: str) -> Advice:
    """The advice with this id.

    Raises:
        KeyError: There is none.
    """
    for text in content().advice:
        if text.id == id:
            return text
    raise KeyError(id)


def items() -> list[Item]:
    """Every content item with its statements, sources and evidence label."""
    return [_item(claim) for claim in content().claims()]


def _item(claim: Claim) -> Item:
    match claim:
        case StepText():
            kind, text = "relief_step", f"{claim.action} {claim.detail} {claim.why}"
        case Advice():
            kind, text = "advice", f"{claim.title}. {claim.text}"
        case _:
            raise TypeError(type(claim).__name__)
    return Item(
        id=claim.id,
        kind=kind,
        text=text,
        statements=claim.statements,
        sources=claim.sources,
        evidence=claim.evidence,
    )


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
