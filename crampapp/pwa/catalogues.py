"""Compiles the message catalogues, so that the phone needs no compiler."""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from crampapp.pwa.errors import BuildError


def compiled(locale: Path) -> Iterator[tuple[str, bytes]]:
    """Path below ``locale`` and content of the ``.mo`` file of each ``.po`` file there.

    Raises:
        BuildError: A catalogue is broken.
    """
    for path in sorted(locale.rglob("*.po")):
        try:
            with path.open("rb") as source:
                catalogue = read_po(source, abort_invalid=True)
        except PoFileError as error:
            raise BuildError(f"{path.name}: {error}") from error
        buffer = io.BytesIO()
        write_mo(buffer, catalogue)
        yield path.relative_to(locale).with_suffix(".mo").as_posix(), buffer.getvalue()
