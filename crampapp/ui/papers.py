"""What leaves the app as a file or on paper."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from crampapp.platform.bridge import Bridge

if TYPE_CHECKING:
    from crampapp.platform.outside import Outside, Words


class Papers:
    """The verbs of what was written for somebody to take along."""

    def __init__(self, bridge: Bridge, *, open_outside: "Callable[[], Outside]") -> None:
        self._bridge = bridge
        self._open_outside = open_outside

    async def give(self, data: bytes, name: str, words: "Words") -> bool:
        """Give the person a file, to send or to keep; tells whether they took it.

        Args:
            data: What is in it.
            name: Of the file, such as ``leg-cramps.txt``.
            words: What the sheet around it says.

        Raises:
            OSError: The device would not take it.
        """
        from crampapp.store.exchange import new_file

        file = new_file()
        await file.write(data)
        await file.finish()
        return await self._open_outside().hand_over(file.file, name, words)

    @property
    def can_print(self) -> bool:
        """Whether there is a page that can."""
        return self._bridge.leads

    def print(self, paper: str) -> None:
        """Open the dialog for printing.

        Args:
            paper: Title, lines and sections as JSON; see :class:`crampapp.ui.check_paper.Paper`.
        """
        self._bridge.post("print", text=paper)
