"""What was finished before Python could keep it, waiting to be brought into the store.

The page puts an episode here when it eases while Python is still starting; an item is durable when
the page says "Saved".
"""

import sys
from typing import NamedTuple, Protocol

EPISODE = "episode"
ASIDE = "unreadable"
"""Kind of an item that no version of the app could read so far; it is never thrown away."""


class Item(NamedTuple):
    """One thing in the inbox."""

    id: str
    kind: str
    text: str
    """JSON; of an :class:`~crampapp.domain.episode.Episode`, as pydantic writes it."""


class Inbox(Protocol):
    """Items by id. Every verb raises ``OSError`` when the device refuses."""

    async def items(self) -> list[Item]:
        """Everything in it, by id."""

    async def put(self, item: Item) -> None:
        """Put it in, or in the place of the one with its id; durable on return."""

    async def remove(self, id: str) -> None:
        """Take it out, if it is there; durable on return."""


class MemoryInbox:
    """Where no page finishes anything before Python: native builds and tests."""

    def __init__(self, *items: Item) -> None:
        self._items = {item.id: item for item in items}

    async def items(self) -> list[Item]:
        return sorted(self._items.values())

    async def put(self, item: Item) -> None:
        self._items[item.id] = item

    async def remove(self, id: str) -> None:
        self._items.pop(id, None)


def make_inbox() -> Inbox:
    """The inbox of the platform we run on."""
    if sys.platform == "emscripten":
        from crampapp.store.web_inbox import WebInbox

        return WebInbox()
    return MemoryInbox()
