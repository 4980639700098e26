"""The verbs of a cause check, from the question for whom it is to what is asked days later.

The checker's content takes its time to read, so nothing here touches it before somebody checks.
"""

import asyncio
import logging
import random
from datetime import timedelta

from pydantic import ValidationError

from crampapp.domain.check import LASTS, ME, Answer, Answers, Check, CheckRecord
from crampapp.domain.identifier import new_id
from crampapp.platform.clock import Clock
from crampapp.platform.keeper import Keeper
from crampapp.ui.check_records import CheckRecords
from crampapp.ui.state import AppState

_NAME = "check"
DRAWN_S = 0.1
"""Time for a screen to get drawn."""

log = logging.getLogger("crampapp")


class Checking:
    """The verbs of the check."""

    def __init__(
        self, state: AppState, *, clock: Clock, keeper: Keeper, rng: random.Random
    ) -> None:
        self.clock = clock
        self._state = state
        self._keeper = keeper
        self._records = CheckRecords(keeper)
        self._rng = rng

    def restore(self) -> None:
        """Go on with the check that a reload interrupted, and ask after the last result."""
        record = self._state.check_record = self._records.last()
        today = self.clock.now().local.date()
        self._state.follow_up = bool(record and record.ask_from and record.ask_from <= today)
        try:
            check = Check.model_validate_json(self._keeper.kept(_NAME) or "")
        except ValidationError:
            return
        if self.clock.now().utc - check.begun.utc < LASTS:
            self._state.check = check
        else:
            self.drop()

    async def open(self) -> None:
        """Read what the checker knows; once, and it takes a moment."""
        # What waits to be drawn goes out first: reading holds everything else up.
        await asyncio.sleep(DRAWN_S)
        from crampapp.content.checker import assess
        from crampapp.domain.checker import AnswerError

        for kept, forget in (
            (self._state.check, self.drop),
            (self._state.check_record, self.remove),
        ):
            try:
                assess(kept.answers if kept else {})
            except AnswerError:
                log.exception("answers of another version were dropped")
                forget()
        self._state.checker_ready = True

    # Asking

    def begin(self, who: str) -> None:
        """Start anew; the first question comes when it is known what may be used."""
        now = self.clock.now()
        self._set(Check(id=new_id(now.utc, self._rng), begun=now, who=who))

    def known(self) -> Answers:
        """What the app could answer for the person, by what they told it and by their history."""
        from crampapp.domain.checker import Person, context_answers

        check = self._state.check
        if check is None or check.who != ME:
            return {}
        profile = self._state.preferences.profile
        today = self.clock.now().local.date()
        return dict(context_answers(profile, Person(), self._state.episodes, today))

    def use(self, given: Answers) -> None:
        """Go to the first question, with answers that the person has looked at."""
        if check := self._state.check:
            self._set(check.with_given(given, _following))

    def answer(self, place: int, answer: Answer) -> int | None:
        """Answer what is asked at a place.

        Returns:
            Where to go on; ``None``: to the result.
        """
        before = self._state.check
        if before is None:
            return None
        check = before.answered(place, answer, _following)
        if check is before and place < len(check.trail):
            return place + 1
        self._set(check)
        if check.done and check.own:
            self.keep()
        return None if check.done else len(check.trail)

    def reopen(self, id: str) -> int:
        """Ask again what was answered.

        Returns:
            Its place.
        """
        check = self._state.check
        assert check is not None
        if id not in check.trail:
            check = check.reopened(id)
            self._set(check)
        return check.trail.index(id) + 1

    def drop(self) -> None:
        """Forget the answers of the check under way."""
        self._state.check = None
        self._keeper.drop(_NAME)

    # The result

    def keep(self) -> None:
        """Keep the result; the one before it is replaced."""
        from crampapp.content.checker import assess
        from crampapp.domain.checker import Urgency

        if (check := self._state.check) and check.done:
            urgency = assess(check.answers).urgency
            grave = urgency.gravity >= Urgency.URGENT.gravity
            self._record(
                CheckRecord(
                    id=check.id,
                    begun=check.begun,
                    answers=check.answers,
                    urgency=urgency,
                    ask_from=self.clock.now().local.date() if grave else None,
                )
            )

    def remove(self) -> None:
        """Do not keep the result after all."""
        self._records.remove()
        self._state.check_record = None
        self._state.follow_up = False

    def doubt(self) -> None:
        """Something was ticked by mistake: what follows from it is not kept."""
        check, record = self._state.check, self._state.check_record
        if check and record and check.id == record.id:
            self.remove()

    # Days later

    def looked_at(self) -> None:
        """Somebody has looked at it: it is not asked again."""
        self._ask_again(None)

    def not_yet(self) -> None:
        """Nobody has: it is asked again when the app is opened next."""
        self._state.follow_up = False

    def ask_tomorrow(self) -> None:
        """It is not asked again today."""
        self._ask_again(1)

    def _ask_again(self, days: int | None) -> None:
        self._state.follow_up = False
        if record := self._state.check_record:
            today = self.clock.now().local.date()
            ask_from = None if days is None else today + timedelta(days=days)
            self._record(record.model_copy(update={"ask_from": ask_from}))

    # How

    def _set(self, check: Check) -> None:
        self._state.check = check
        if check.done and not check.own:
            # The result of somebody else is kept only if asked.
            self._keeper.drop(_NAME)
        else:
            self._keeper.keep(_NAME, check.model_dump_json())

    def _record(self, record: CheckRecord) -> None:
        self._state.check_record = record
        self._records.keep(record)


def _following(answers: Answers) -> str | None:
    from crampapp.content.checker import next_question

    question = next_question(answers)
    return question.id if question else None
