"""A few small texts that must be there in the first instant of the next start.

The relief under way and the switches of the player. The store opens later and keeps what is over;
this is read at once and waits for nothing.
"""

import json
import logging
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from crampapp.platform.bridge import Bridge

log = logging.getLogger("crampapp")


class Keeper(Protocol):
    """Texts by name."""

    def kept(self, name: str) -> str | None:
        """The text of this name."""

    def keep(self, name: str, text: str) -> None:
        """Replace it; what cannot be kept is dropped."""

    def drop(self, name: str) -> None:
        """Forget it."""

    def drop_all(self) -> None:
        """Forget everything."""

    def replace_all(self, texts: Mapping[str, str]) -> None:
        """Take these for what is kept: somebody else has kept them meanwhile."""


class MemoryKeeper:
    """Keeps until the window closes: the development server and tests."""

    def __init__(self, texts: Mapping[str, str] | None = None) -> None:
        self._texts = dict(texts or {})

    def kept(self, name: str) -> str | None:
        return self._texts.get(name)

    def keep(self, name: str, text: str) -> None:
        self._texts[name] = text

    def drop(self, name: str) -> None:
        self._texts.pop(name, None)

    def drop_all(self) -> None:
        for name in tuple(self._texts):
            self.drop(name)

    def replace_all(self, texts: Mapping[str, str]) -> None:
        self._texts = dict(texts)


class PageKeeper(MemoryKeeper):
    """On the web: the page gave the worker at its start what it keeps, and is told of changes."""

    def __init__(self, bridge: Bridge, texts: Mapping[str, str]) -> None:
        super().__init__(texts)
        self._bridge = bridge

    def keep(self, name: str, text: str) -> None:
        super().keep(name, text)
        self._bridge.post("keep", name=name, text=text)

    def drop(self, name: str) -> None:
        super().drop(name)
        self._bridge.post("drop", name=name)


class FileKeeper(MemoryKeeper):
    """A native build: one small file, replaced as a whole."""

    def __init__(self, path: Path) -> None:
        self._path = path
        super().__init__(_read(path))

    def keep(self, name: str, text: str) -> None:
        super().keep(name, text)
        self._write()

    def drop(self, name: str) -> None:
        super().drop(name)
        self._write()

    def _write(self) -> None:
        part = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(self._texts), encoding="utf-8")
            part.replace(self._path)
        except OSError:
            log.exception("a setting was not kept")


def make_keeper(bridge: Bridge, directory: Path | None) -> Keeper:
    """The keeper of the platform we run on.

    Args:
        bridge: The way to the page, on the web.
        directory: Where a native build may write; ``None`` on the web.
    """
    if sys.platform == "emscripten":
        import js

        return PageKeeper(bridge, texts_of(str(js.crampappKept)))
    return FileKeeper(directory / "kept.json") if directory else MemoryKeeper()


def _read(path: Path) -> dict[str, str]:
    try:
        return texts_of(path.read_text(encoding="utf-8"))
    except OSError:
        return {}


def texts_of(kept: str) -> dict[str, str]:
    """The texts of a JSON object; none where it is not one."""
    try:
        texts = json.loads(kept)
    except ValueError:
        return {}
    return {str(k): str(v) for k, v in texts.items()} if isinstance(texts, dict) else {}
