"""The verbs of an owner: take everything away, bring it back, delete it, see how long it lasts.

Each failure is one sentence for the person, and has changed nothing.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from crampapp.domain.backup_made import BackupMade, is_backup_due
from crampapp.platform.clock import Clock
from crampapp.platform.keeper import Keeper
from crampapp.ui.choices import Choices
from crampapp.ui.data_state import Job, Said, YourData
from crampapp.ui.preferences import keep_preferences
from crampapp.ui.records import Records
from crampapp.ui.state import AppState

if TYPE_CHECKING:
    from crampapp.platform.outside import Outside
    from crampapp.store.exchange import Source
    from crampapp.store.ownership import Way

ASK_AGAIN = timedelta(days=30)
"""How long nobody is reminded of a backup after saying no."""
_STEP = 0.02
"""Share of a work that is worth drawing."""

log = logging.getLogger("crampapp")


class Owner:
    """The verbs of one session."""

    def __init__(
        self,
        state: AppState,
        records: Records,
        choices: Choices,
        *,
        clock: Clock,
        keeper: Keeper,
        open_outside: "Callable[[], Outside]",
    ) -> None:
        self.data = YourData()
        self.reload: list[Callable[[], Awaitable[None]]] = [records.reload, choices.take]
        """Called after the store was changed as a whole: each shows what is there now."""
        self.before_deleting: list[Callable[[], Awaitable[None]]] = []
        """Called before everything is deleted: what is kept elsewhere goes too."""
        self._state = state
        self._records = records
        self._choices = choices
        self._clock = clock
        self._keeper = keeper
        self._open_outside = open_outside
        self._opened: Outside | None = None
        self._source: Source | None = None

    # Looking

    async def look(self) -> None:
        """See what there is, and what the platform says of it."""
        from crampapp.store import StoreError, ownership

        data = self.data
        try:
            store = await self._records.store()
            data.counts = await ownership.totals(store)
            data.size = store.size
            data.newest = await store.one(BackupMade)
            data.can_undo = store.can_undo_restore and store.can_write
        except StoreError:
            log.exception("the records could not be counted")
        try:
            data.lasting = await self._outside.lasting()
        except OSError:
            log.exception("the platform does not say how long it keeps them")
        data.known = True

    async def remind(self) -> None:
        """See whether it is time for a backup; reads no records."""
        from crampapp.store import StoreError, ownership

        try:
            store = await self._records.store()
            records = sum((await ownership.totals(store)).values())
            newest = await store.one(BackupMade)
        except StoreError:
            log.exception("whether a backup is due is not known")
            return
        today, passed = self._today, self._state.preferences.backup_passed_over
        asked_lately = passed is not None and today - passed < ASK_AGAIN
        is_due = is_backup_due(newest, records, today)
        self._state.backup_due = is_due and not asked_lately and store.health.keeps

    def pass_over_backup(self) -> None:
        """Not now."""
        self._prefer(backup_passed_over=self._today)
        self._state.backup_due = False

    def pass_over_tab(self) -> None:
        """The person knows that this tab may forget."""
        self._prefer(tab_passed_over=True)

    async def ask_to_last(self) -> None:
        """Ask the browser to keep everything until the person deletes it."""
        from crampapp.ui import data_words

        async def work() -> str:
            self.data.lasting = await self._outside.lasting(ask=True)
            return data_words.answer(self.data.lasting)

        await self._do(Job.LAST, work)

    # Taking away

    async def back_up(self) -> None:
        """Write everything into a file, read it back, and hand it to the person."""
        from crampapp.store import ownership
        from crampapp.store.exchange import WatchedTarget, new_file
        from crampapp.ui import data_words

        async def work() -> str:
            await self._choices.renew()
            store = await self._records.store()
            now = self._clock.now()
            file = new_file()
            written = await ownership.backup(
                store, now, WatchedTarget(file, store.size, self._show_share)
            )
            name = f"crampapp-{now.local:%Y-%m-%d}.jsonl"
            sheet = data_words.backup_ready(name, written)
            if not await self._outside.hand_over(file.file, name, sheet):
                return data_words.not_taken()
            await ownership.remember(store, now, written)
            self._state.backup_due = False
            return data_words.taken(written)

        await self._do(Job.BACKUP, work)

    async def write_csv(self) -> None:
        """Hand the person all cramps as a table."""
        from crampapp.store import ownership
        from crampapp.store.exchange import new_file
        from crampapp.ui import data_words

        async def work() -> str:
            file = new_file()
            count = await ownership.write_csv(await self._records.store(), file.write)
            await file.finish()
            name = f"cramps-{self._clock.now().local:%Y-%m-%d}.csv"
            sheet = data_words.csv_ready(name, count)
            taken = await self._outside.hand_over(file.file, name, sheet)
            return data_words.csv_taken(count) if taken else data_words.not_taken()

        await self._do(Job.CSV, work)

    # Bringing back

    async def choose(self) -> None:
        """Let the person choose a backup, and show what restoring it would do."""
        from crampapp.store import ownership
        from crampapp.store.exchange import WatchedSource, chosen
        from crampapp.ui import data_words

        self.forget_choice()
        file = await self._outside.choose(data_words.choose_a_backup())
        if file is None:
            return

        async def work() -> str:
            source = WatchedSource(chosen(file), self._show_share)
            store = await self._records.store()
            self.data.preview = await ownership.preview(store, source)
            self._source = source
            return ""

        await self._do(Job.READ, work)

    def forget_choice(self) -> None:
        """Restore nothing."""
        self._source = self.data.preview = self.data.said = None

    async def restore(self, way: "Way") -> None:
        """Take over the backup that was looked at."""
        from crampapp.store import ownership
        from crampapp.ui import data_words

        source = self._source
        if source is None:
            return

        async def work() -> str:
            # What was chosen last must be there for an undo to go back to.
            await self._choices.renew()
            done = await ownership.restore(await self._records.store(), source, way)
            self.forget_choice()
            await self._reload()
            return data_words.restored(done, way)

        await self._do(Job.RESTORE, work)

    async def undo_restore(self) -> None:
        """Go back to what was there before the restore."""
        from crampapp.store import ownership
        from crampapp.ui import data_words

        async def work() -> str:
            await ownership.undo_restore(await self._records.store())
            await self._reload()
            return data_words.undone()

        await self._do(Job.UNDO, work)

    # Deleting

    async def delete_everything(self) -> None:
        """Delete all that this app keeps anywhere; in a browser the page begins anew."""
        from crampapp.store import Problem, StoreError, ownership
        from crampapp.store.errors import Code
        from crampapp.ui import data_words

        async def work() -> str:
            store = await self._records.store()
            outside = self._outside
            problem = store.health.problem
            if problem is Problem.LOCKED or (problem and not outside.erases_files):
                raise StoreError(Code.LOCKED if problem is Problem.LOCKED else Code.UNWRITABLE)
            for tell in self.before_deleting:
                await tell()
            await self._records.empty_for_good()
            if store.can_write:
                await ownership.delete_everything(store)
            self._keeper.drop_all()
            await outside.erase(data_words.not_erased())
            self._state.begin_anew()
            # Where the page does not begin anew, the screens do.
            await self._reload()
            return ""

        await self._do(Job.DELETE, work)

    # How

    async def _do(self, job: Job, work: Callable[[], Awaitable[str]]) -> None:
        from crampapp.store import StoreError
        from crampapp.store.ownership import BackupError
        from crampapp.ui import data_words

        data = self.data
        if data.working:
            return
        data.working, data.share, data.said = job, 0.0, None
        # So that it is seen to have begun.
        await asyncio.sleep(0)
        try:
            text = await work()
            said = Said(job, text) if text else None
        except (StoreError, BackupError, OSError) as error:
            log.exception("%s did not work", job)
            said = Said(job, data_words.problem(error), failed=True)
        finally:
            data.working = None
        await self.look()
        data.said = said

    async def _reload(self) -> None:
        for show in self.reload:
            await show()

    def _show_share(self, share: float) -> None:
        if share - self.data.share >= _STEP or share < self.data.share:
            self.data.share = share

    def _prefer(self, **change: object) -> None:
        preferences = self._state.preferences.model_copy(update=change)
        self._state.preferences = preferences
        keep_preferences(self._keeper, preferences)

    @property
    def _outside(self) -> "Outside":
        self._opened = self._opened or self._open_outside()
        return self._opened

    @property
    def _today(self) -> date:
        return self._clock.now().local.date()
