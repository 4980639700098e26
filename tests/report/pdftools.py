"""Reads PDFs with the tools of poppler, and installs them where this is Debian and they lack.

`python -m tests.report.pdftools` does so before the tests.
"""

import os
import shutil
import subprocess
import sys
from typing import NamedTuple

PACKAGE = "poppler-utils"
PROGRAMS = ("pdftoppm", "pdftotext", "pdffonts", "pdfinfo")
ADVICE = (
    f"The tests of PDFs need {', '.join(PROGRAMS)}. "
    f"Debian: apt-get install {PACKAGE}, macOS: brew install poppler"
)


def text(pdf: bytes) -> str:
    """The words in the order of reading, a line each."""
    return _run("pdftotext", "-raw", "-enc", "UTF-8", "-", "-", given=pdf)


def info(pdf: bytes) -> dict[str, str]:
    """What the document says about itself, by name."""
    pairs = (line.partition(":") for line in _run("pdfinfo", "-", given=pdf).splitlines())
    return {name: value.strip() for name, _colon, value in pairs}


def fonts(pdf: bytes) -> list[dict[str, str]]:
    """Each font: its name, and whether it is embedded, a subset, and has a table of meanings."""
    lines = _run("pdffonts", "-", given=pdf).splitlines()[2:]
    # A name, a type of two or three words, an encoding, three answers and a number of two parts.
    found = []
    for line in lines:
        words = line.split()
        embedded, subset, unicode = words[-5:-2]
        found.append({"name": words[0], "embedded": embedded, "subset": subset, "unicode": unicode})
    return found


def structure(pdf: bytes) -> str:
    """The tags, for somebody who has it read out."""
    return _run("pdfinfo", "-struct-text", "-", given=pdf)


Colour = tuple[int, int, int]


class Picture(NamedTuple):
    """A page in dots."""

    width: int
    height: int
    data: bytes

    def at(self, x: float, y: float) -> Colour:
        """The dot at a place, counted from the top left."""
        start = 3 * (int(y) * self.width + int(x))
        red, green, blue = self.data[start : start + 3]
        return red, green, blue

    def ink(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of what is not white."""
        rows = [y for y in range(self.height) if any(self._row(y))]
        columns = {x // 3 for y in rows for x, dot in enumerate(self._row(y)) if dot}
        return min(columns), rows[0], max(columns), rows[-1]

    def _row(self, y: int) -> bytes:
        """Zero where it is white."""
        row = self.data[3 * self.width * y : 3 * self.width * (y + 1)]
        return row.translate(_INVERTED)


_INVERTED = bytes(255 - one for one in range(256))


def picture(pdf: bytes, dpi: int = 72) -> Picture:
    """The first page as a printer would see it; at 72 a dot is a point."""
    data = _bytes("pdftoppm", "-r", str(dpi), "-singlefile", "-", given=pdf)
    _kind, size, _most, dots = data.split(b"\n", 3)
    width, height = map(int, size.split())
    return Picture(width, height, dots)


def _run(program: str, *arguments: str, given: bytes) -> str:
    return _bytes(program, *arguments, given=given).decode()


def _bytes(program: str, *arguments: str, given: bytes) -> bytes:
    """What a program writes; anything it complains about is an error."""
    if not shutil.which(program):
        raise RuntimeError(ADVICE)
    done = subprocess.run([program, *arguments], input=given, capture_output=True)
    assert not done.returncode, done.stderr.decode()
    assert not done.stderr, done.stderr.decode()
    return done.stdout


def main() -> int:
    def lacks() -> bool:
        return not all(map(shutil.which, PROGRAMS))

    if lacks() and shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "-y", "--no-install-recommends", PACKAGE]):
            subprocess.run(["apt-get", "-qq", *command], env=quiet, stdout=sys.stderr)
    if lacks():
        print(ADVICE, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
