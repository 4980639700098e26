"""The verbs of reading: the articles take their time to read, so nothing else touches them."""

import asyncio
from dataclasses import dataclass

import flet as ft

DRAWN_S = 0.05
"""Time for a screen to get drawn."""


@ft.observable
@dataclass
class Shelf:
    """What the screens about articles show."""

    ready: bool = False
    """Whether they have been read."""
    query: str = ""
    """What was typed into the search; it is still there when one comes back."""


class Learning:
    """The verbs over the articles."""

    def __init__(self) -> None:
        self.state = Shelf()

    async def open(self) -> None:
        """Read the articles, once."""
        if self.state.ready:
            return
        # What waits to be drawn goes out first: reading holds everything else up.
        await asyncio.sleep(DRAWN_S)
        from crampapp.content.learn import find

        # The index is made now, so that the first letter that is typed need not wait for it.
        find("")
        self.state.ready = True

    def search(self, query: str) -> None:
        """Look for what was typed."""
        self.state.query = query
