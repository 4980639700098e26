"""Which of several tabs writes. The others look on, keep their cramps in the inbox, and may ask."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from crampapp.ui.state import AppState, Storage

if TYPE_CHECKING:
    from crampapp.store import Store
    from crampapp.store.files import Call
    from crampapp.ui.records import Records

GIVE_WAY_S = 3
"""After stepping aside for another tab, how long until this one would write again."""

Work = Callable[[], Awaitable[None]]

log = logging.getLogger("crampapp")


class Turns:
    """The verbs of one tab."""

    def __init__(self, state: AppState, records: "Records", run: Callable[[Work], None]) -> None:
        """Prepare.

        Args:
            state: What the screens show.
            records: What is to be shown and saved anew when it is another tab's turn.
            run: Runs something in the background.
        """
        self._state = state
        self._records = records
        self._run = run

    def follow(self, store: "Store") -> None:
        """Listen to the other tabs, and write as soon as none of them does."""
        from crampapp.store.files import Call

        def heard(call: "Call") -> None:
            if store.can_write:
                lets_go = call is Call.LET_GO
                self._run(self._step_aside if lets_go else self._records.empty_inbox)

        store.listen(heard)
        if self._state.storage is Storage.LOCKED:
            self._run(self._await_turn)

    async def take_over(self) -> None:
        """Ask the tab that writes to let go, and write here instead."""
        self._state.taking_over = True
        (await self._records.store()).insist()

    async def look_again(self) -> None:
        """Where another tab writes, show what it has flushed since."""
        from crampapp.store.errors import CannotOpenError

        if self._state.storage is Storage.LOCKED:
            try:
                await (await self._records.store()).refresh()
            except CannotOpenError:
                log.exception("what the other tab has flushed could not be read")
            await self._records.reload()

    async def _step_aside(self) -> None:
        """Let another tab write, as its person wants."""
        from crampapp.store import StoreError
        from crampapp.store.errors import CannotOpenError

        store = await self._records.store()
        try:
            await store.step_aside()
        except (StoreError, CannotOpenError):
            log.exception("this tab goes on writing")
            return
        self._records.tell_storage(store)
        await asyncio.sleep(GIVE_WAY_S)
        await self._await_turn()

    async def _await_turn(self) -> None:
        """Write here as soon as no other tab does."""
        await (await self._records.store()).take_over()
        self._state.taking_over = False
        await self._records.reload()
        await self._records.empty_inbox()
