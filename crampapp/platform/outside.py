"""What lies outside of the app: the person's own files, and the browser's word on keeping ours.

On the web only the page may do it, and only under a finger: it opens a sheet of plain HTML.
"""

import asyncio
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import flet as ft

from crampapp.platform.bridge import Bridge

File = Any
"""A ``Blob`` of the browser; elsewhere a path, or bytes in memory."""


class Lasting(NamedTuple):
    """How long the platform keeps what we store."""

    promised: bool
    """Whether it has promised to delete nothing by itself."""
    usage: int | None = None
    """Bytes in use, the app's own files included; ``None``: it does not say."""
    quota: int | None = None
    """Bytes there may be."""
    installed: bool = False
    """Whether the app was opened from the home screen."""


class Words(NamedTuple):
    """What a sheet says."""

    title: str
    text: str
    main: str
    """On the button that does it."""
    close: str
    share: str = ""
    """On the button that hands a file to another app, where there is such a thing."""


class Sending(NamedTuple):
    """What is sent to somebody else, and what the sheet says that shows it first."""

    picture: str
    """SVG; sent as PNG."""
    ground: str
    """Colour behind the picture, ``#rrggbb``."""
    label: str
    """What the picture shows."""
    message: str
    name: str
    """Of the file of the picture."""
    title: str
    text: str
    share: str
    copy: str
    save: str
    close: str


class Sent(StrEnum):
    """What has become of it, as far as the platform tells."""

    SHARED = "shared"
    COPIED = "copied"
    SAVED = "saved"
    """The picture is a file now."""
    DISMISSED = "dismissed"
    FAILED = "failed"


class Outside(Protocol):
    """The verbs; each raises ``OSError`` when the platform refuses."""

    erases_files: bool
    """Whether :meth:`erase` deletes the files of the store too."""

    async def lasting(self, *, ask: bool = False) -> Lasting:
        """How long it keeps what we store; asks it to promise, if wanted."""
        ...

    async def choose(self, words: Words) -> File | None:
        """Let the person choose a file, which nobody has read yet; ``None``: they did not."""
        ...

    async def hand_over(self, file: File, name: str, words: Words) -> bool:
        """Give the person a file; tells whether they took it."""
        ...

    async def send(self, sending: Sending) -> Sent:
        """Show what is sent, and let the person send it."""
        ...

    async def erase(self, words: Words) -> None:
        """Delete whatever else the platform keeps of this app.

        In a browser this does not return: the page begins anew.

        Args:
            words: Said when something could not be deleted.
        """
        ...


class PageOutside:
    """The page script of the web app."""

    erases_files = True

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._asked: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._number = 0
        bridge.on("outside.answer", self._answered)

    async def lasting(self, *, ask: bool = False) -> Lasting:
        said = await self._ask("lasting", ask=ask)
        return Lasting(
            bool(said["promised"]), said.get("usage"), said.get("quota"), bool(said["installed"])
        )

    async def choose(self, words: Words) -> File | None:
        return (await self._ask("choose", **words._asdict())).get("file")

    async def hand_over(self, file: File, name: str, words: Words) -> bool:
        return bool((await self._ask("hand", file=file, name=name, **words._asdict()))["taken"])

    async def send(self, sending: Sending) -> Sent:
        return Sent((await self._ask("send", **sending._asdict()))["how"])

    async def erase(self, words: Words) -> None:
        await self._ask("erase", **words._asdict())

    async def _ask(self, verb: str, **data: Any) -> dict[str, Any]:
        self._number += 1
        number = self._number
        answer = asyncio.get_running_loop().create_future()
        self._asked[number] = answer
        try:
            self._bridge.post(f"outside.{verb}", id=number, **data)
            said: dict[str, Any] = await answer
        finally:
            del self._asked[number]
        if problem := said.get("problem"):
            raise OSError(problem)
        return said

    def _answered(self, message: dict[str, Any]) -> None:
        answer = self._asked.get(message["id"])
        if answer and not answer.done():
            answer.set_result(message)


class FletOutside:
    """Where there is no page script: native builds, and the development server."""

    erases_files = False

    async def lasting(self, *, ask: bool = False) -> Lasting:
        return Lasting(promised=not ft.context.page.web)

    async def choose(self, words: Words) -> File | None:
        in_browser = bool(ft.context.page.web)
        picked = await ft.FilePicker().pick_files(dialog_title=words.title, with_data=in_browser)
        if not picked:
            return None
        return Path(picked[0].path) if picked[0].path else picked[0].bytes

    async def hand_over(self, file: File, name: str, words: Words) -> bool:
        in_browser = bool(ft.context.page.web)
        saved = await ft.FilePicker().save_file(
            dialog_title=words.title, file_name=name, src_bytes=file.data
        )
        return in_browser or saved is not None

    async def send(self, sending: Sending) -> Sent:
        answer = await ft.Share().share_text(sending.message, title=sending.title)
        # Who cannot tell has shown the sheet all the same.
        gone = answer.status is not ft.ShareResultStatus.DISMISSED
        return Sent.SHARED if gone else Sent.DISMISSED

    async def erase(self, words: Words) -> None: ...
