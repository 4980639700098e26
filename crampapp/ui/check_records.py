"""The results of checks in the store: reading, saving and removing them."""

import logging
from datetime import date

from pydantic import BaseModel, ValidationError

from crampapp.domain.check import Answers
from crampapp.domain.check_result import CheckResult
from crampapp.domain.moment import Moment
from crampapp.platform.keeper import Keeper
from crampapp.ui.preferences import FollowUp
from crampapp.ui.records import PAGE, Records
from crampapp.ui.state import AppState

_BEFORE = "checks"
"""The text in which the last result was kept, before the store took them."""

log = logging.getLogger("crampapp")


class CheckRecords:
    """The verbs over the results that are kept; those in the state are durable."""

    def __init__(self, state: AppState, records: Records, keeper: Keeper) -> None:
        self._state = state
        self._records = records
        self._keeper = keeper

    async def load(self) -> FollowUp | None:
        """Read the newest results; one that an earlier version kept elsewhere is moved once.

        Returns:
            What is still to be asked about the one that was moved.
        """
        from crampapp.store import StoreError

        moved = None
        try:
            store = await self._records.store()
            if (before := self._kept_before()) and store.health.keeps:
                await store.save(before.result())
                self._keeper.drop(_BEFORE)
                moved = before.follow_up()
            first = await store.newest(CheckResult, PAGE)
        except StoreError:
            log.exception("the results of checks could not be read")
            first = []
        self._show(*first)
        return moved

    async def recall(self, id: str) -> bool:
        """Read a result of long ago, so that it can be shown; tells whether there is one."""
        from crampapp.store import StoreError

        try:
            found = await (await self._records.store()).find(CheckResult, id)
        except StoreError:
            log.exception("the result of a check could not be read")
            return False
        if found:
            self._show(found)
        return found is not None

    async def save(self, result: CheckResult) -> bool:
        """Keep a result.

        Returns:
            Whether it is durable.
        """
        from crampapp.store import StoreError

        try:
            await (await self._records.store()).save(result)
        except StoreError:
            log.exception("the result of a check was not saved")
            return False
        self._show(result)
        return True

    async def remove(self, id: str) -> None:
        """Take a result out of the history."""
        await (await self._records.store()).delete(CheckResult, id)
        self._state.checks = tuple(one for one in self._state.checks or () if one.id != id)

    def _kept_before(self) -> "_KeptBefore | None":
        try:
            return _KeptBefore.model_validate_json(self._keeper.kept(_BEFORE) or "")
        except ValidationError:
            return None

    def _show(self, *results: CheckResult) -> None:
        known = {one.id: one for one in (*(self._state.checks or ()), *results)}
        newest = sorted(known.values(), key=lambda one: (one.started.local, one.id), reverse=True)
        self._state.checks = tuple(newest)


class _KeptBefore(BaseModel):
    """The last result as it was written before the store took them."""

    id: str
    begun: Moment
    answers: Answers
    urgency: str
    ask_from: date | None = None

    def result(self) -> CheckResult:
        """The same as a record of the store; its causes are found anew when it is read."""
        return CheckResult.model_validate(
            {
                "id": self.id,
                "started": self.begun,
                "urgency": self.urgency,
                "answers": self.answers,
            }
        )

    def follow_up(self) -> FollowUp | None:
        """Whether and when to ask if somebody has looked at it."""
        return FollowUp(check=self.id, ask_from=self.ask_from) if self.ask_from else None
