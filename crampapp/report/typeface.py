"""The one typeface: how wide its letters are, which it lacks, and its outlines for a PDF.

The files come from :mod:`crampapp.pwa.typeface`.
"""

import json
import re
import struct
import unicodedata
from collections.abc import Collection, Iterable
from importlib.resources import files
from itertools import pairwise
from typing import Any, Protocol

UNKNOWN = "\ufffd"
"""Stands for what the typeface lacks."""


class Folder(Protocol):
    """A place to read from: a folder, or one inside a zip."""

    def joinpath(self, name: str, /) -> Any:
        """What has this name there."""


class Typeface:
    """Roboto, with a table of its widths."""

    def __init__(self, table: dict[str, Any], outlines: bytes) -> None:
        self.name = str(table["name"])
        self.units = int(table["units"])
        self.box: list[int] = table["box"]
        self.ascent, self.descent = int(table["ascent"]), int(table["descent"])
        self.cap_height = int(table["cap_height"])
        self._glyphs: dict[str, list[int]] = table["glyphs"]
        self._outlines = outlines

    @classmethod
    def read(cls, folder: Folder | None = None) -> "Typeface":
        """The typeface from a folder, or from beside this module.

        Raises:
            OSError: It is not there.
        """
        place = folder or files(__package__).joinpath("fonts")
        table = json.loads(place.joinpath("roboto.json").read_bytes())
        return cls(table, place.joinpath("roboto.ttf").read_bytes())

    def glyph(self, character: str) -> int:
        """Number of the outline of a character it has."""
        return self._glyphs[character][0]

    def advance(self, character: str) -> int:
        """Width of a character it has, in ``units``."""
        return self._glyphs[character][1]

    def width(self, text: str, size: float) -> float:
        """Width of a line that was made printable, in points."""
        return sum(self._glyphs[one][1] for one in text) * size / self.units

    def missing(self, text: str) -> tuple[str, ...]:
        """Characters that would be seen and that it lacks, each once."""
        return tuple(dict.fromkeys(one for one in _composed(text) if one not in self._glyphs))

    def printable(self, text: str) -> str:
        """The text on one line, with :data:`UNKNOWN` for whatever it lacks."""
        known = (one if one in self._glyphs else UNKNOWN for one in _composed(text))
        return re.sub(f"{UNKNOWN}+", UNKNOWN, "".join(known))

    def wrapped(self, text: str, size: float, width: float) -> list[str]:
        """A printable text in lines no wider than this; a word that is wider is broken."""
        lines, line = [], ""
        for word in text.split(" "):
            longer = f"{line} {word}" if line else word
            if self.width(longer, size) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            line = word
            while self.width(line, size) > width and len(line) > 1:
                fits = self._fitting(line, size, width)
                lines.append(line[:fits])
                line = line[fits:]
        return [*lines, line]

    def cut(self, text: str, size: float, width: float) -> str:
        """A printable text that ends in "…" where it would be wider than this."""
        if self.width(text, size) <= width:
            return text
        return text[: self._fitting(text, size, width - self.width("…", size))].rstrip() + "…"

    def subset(self, glyphs: Collection[int]) -> bytes:
        """A font file with these outlines under their own numbers, and none of the others."""
        tables = _tables(self._outlines)
        offsets = [2 * one for one in _shorts(tables["loca"])]
        pieces, places = [], [0]
        for number, (start, end) in enumerate(pairwise(offsets)):
            if number == 0 or number in glyphs:
                pieces.append(tables["glyf"][start:end])
            else:
                pieces.append(b"")
            places.append(places[-1] + len(pieces[-1]))
        # The sum over the whole font, which is another one now; nobody asks for it in a PDF.
        tables["head"] = tables["head"][:8] + bytes(4) + tables["head"][12:]
        tables["glyf"] = b"".join(pieces)
        tables["loca"] = struct.pack(f">{len(places)}H", *(place // 2 for place in places))
        return _font(tables)

    def _fitting(self, text: str, size: float, width: float) -> int:
        """How many characters fit, one at least."""
        wide = 0.0
        for count, one in enumerate(text):
            wide += self.width(one, size)
            if wide > width:
                return max(count, 1)
        return len(text)


def _composed(text: str) -> str:
    """Letters with their accents as one, spaces instead of line ends, nothing that has no shape."""
    flat = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(one for one in flat if not _is_unseen(one))


def _is_unseen(character: str) -> bool:
    """Whether it only joins or varies others, or controls a device."""
    return unicodedata.category(character) in ("Cf", "Cc") or "\ufe00" <= character <= "\ufe0f"


def _tables(font: bytes) -> dict[str, bytes]:
    (count,) = struct.unpack_from(">H", font, 4)
    entries = (struct.unpack_from(">4s3I", font, 12 + 16 * place) for place in range(count))
    return {tag.decode(): font[start : start + length] for tag, _sum, start, length in entries}


def _shorts(data: bytes) -> Iterable[int]:
    return struct.unpack(f">{len(data) // 2}H", data)


def _font(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    span = 16 << power
    header = struct.pack(">I4H", 0x00010000, count, span, power, 16 * count - span)
    directory, body = b"", b""
    start = len(header) + 16 * count
    for tag, data in sorted(tables.items()):
        padded = data + b"\0" * (-len(data) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        directory += struct.pack(">4s3I", tag.encode(), total, start + len(body), len(data))
        body += padded
    return header + directory + body
