"""What is wrong with a content file."""

import tomllib
from collections.abc import Callable, Sequence
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from crampapp.content.lines import line_of

Shape = TypeVar("Shape", bound=BaseModel)


class ContentError(Exception):
    """A content file is broken; the message names the file, the line, the key and what is wrong."""


def parsed(
    shape: type[Shape],
    name: str,
    text: str,
    line: Callable[[str, Sequence[int | str]], int] = line_of,
) -> Shape:
    """The content of one file.

    Args:
        shape: The rules that it must keep.
        name: Of the file.
        text: What is in it.
        line: Finds the line of a key.

    Raises:
        ContentError: It is not TOML, or does not keep the rules.
    """
    try:
        return shape.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{name}: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        at = line(text, first["loc"])
        raise ContentError(f"{name}: line {at}: {key}: {first['msg']}") from error
