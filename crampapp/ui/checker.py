"""The verbs of a cause check, from the question for whom it is to what is asked days later.

The checker's content takes its time to read, so nothing here touches it before somebody checks.
"""

import asyncio
import logging
import random
from datetime import date, timedelta

from pydantic import ValidationError

from crampapp.domain.check import LASTS, ME, Answer, Answers, Check
from crampapp.domain.check_result import CheckResult, LikelyCause
from crampapp.domain.identifier import new_id
from crampapp.domain.person import Told
from crampapp.domain.profile import Profile
from crampapp.platform.clock import Clock
from crampapp.platform.keeper import Keeper
from crampapp.ui.check_records import CheckRecords
from crampapp.ui.preferences import FollowUp, keep_preferences
from crampapp.ui.records import Records
from crampapp.ui.state import AppState, Keeping

_NAME = "check"
DRAWN_S = 0.1
"""Time for a screen to get drawn."""

log = logging.getLogger("crampapp")


class Checking:
    """The verbs of the check."""

    def __init__(
        self,
        state: AppState,
        records: Records,
        *,
        clock: Clock,
        keeper: Keeper,
        rng: random.Random,
    ) -> None:
        self.clock = clock
        self._state = state
        self._keeper = keeper
        self.records = CheckRecords(state, records, keeper)
        self._rng = rng

    def restore(self) -> None:
        """Go on with the check that a reload interrupted, and ask after the last result."""
        self._look_whether_to_ask()
        try:
            check = Check.model_validate_json(self._keeper.kept(_NAME) or "")
        except ValidationError:
            return
        if self.clock.now().utc - check.begun.utc < LASTS:
            self._state.check = check
        else:
            self.drop()

    async def load(self) -> None:
        """Read the results that are kept."""
        if follow_up := await self.records.load():
            self._prefer(follow_up=follow_up)
            self._look_whether_to_ask()

    async def reload(self) -> None:
        """Show what is kept now, after it was changed as a whole."""
        self._state.checks = None
        await self.load()

    async def open(self) -> None:
        """Read what the checker knows; once, and it takes a moment."""
        # What waits to be drawn goes out first: reading holds everything else up.
        await asyncio.sleep(DRAWN_S)
        from crampapp.content.checker import assess
        from crampapp.domain.checker import AnswerError

        try:
            assess(self._state.check.answers if self._state.check else {})
        except AnswerError:
            log.exception("answers of another version were dropped")
            self.drop()
        self._state.checker_ready = True

    # Asking

    def begin(self, who: str) -> None:
        """Start anew; the first question comes when it is known what may be used."""
        now = self.clock.now()
        self._state.check_keeping = None
        self._set(Check(id=new_id(now.utc, self._rng), begun=now, who=who))

    def known(self) -> Answers:
        """What the app could answer for the person, by what they told it and by their history."""
        from crampapp.domain.checker import context_answers

        check = self._state.check
        if check is None or check.who != ME:
            return {}
        profile = self._state.preferences.profile
        today = self.clock.now().local.date()
        return dict(context_answers(profile, self._state.episodes, today))

    def tell(self, question: str, answer: Told) -> None:
        """Tell something about oneself that a check may use, or take it back."""
        profile = self._state.preferences.profile
        person = profile.person.told(question, answer, self._today)
        self._prefer(profile=profile.model_copy(update={"person": person}))

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

    async def keep_own(self) -> None:
        """Keep what the person found out about themselves; of somebody else only if asked."""
        if (check := self._state.check) and check.own:
            await self.keep()

    async def keep(self) -> None:
        """Keep the result of the check that is done; on return it is durable or known not to be."""
        if (check := self._state.check) and check.done:
            self._state.check_keeping = Keeping.SAVING
            saved = await self.save(_result_of(check))
            if self._state.check is check:
                self._state.check_keeping = Keeping.SAVED if saved else Keeping.FAILED

    async def save(self, result: CheckResult) -> bool:
        """Keep a result, and ask after it when it is grave.

        Returns:
            Whether it is durable.
        """
        if result.grave and result.looked_at is None:
            # Durable or not: the person should be asked.
            self._prefer(follow_up=FollowUp(check=result.id, ask_from=self._today))
        return await self.records.save(result)

    async def remove(self, id: str) -> None:
        """Do not keep a result after all."""
        kept = self._state.keeping_of(id) is not Keeping.FAILED
        self._state.check_keeping = None
        if (asked := self._state.preferences.follow_up) and asked.check == id:
            self._state.follow_up = False
            self._prefer(follow_up=None)
        if kept:
            await self.records.remove(id)

    async def doubt(self) -> None:
        """Something was ticked by mistake: what follows from it is not kept."""
        if (check := self._state.check) and self._state.keeping_of(check.id):
            await self.remove(check.id)

    # Days later

    async def looked_at(self) -> None:
        """Somebody has looked at it: it is not asked again."""
        asked = self._state.preferences.follow_up
        self._state.follow_up = False
        self._prefer(follow_up=None)
        for result in self._state.checks or ():
            if asked and result.id == asked.check:
                await self.records.save(result.model_copy(update={"looked_at": True}))

    def not_yet(self) -> None:
        """Nobody has: it is asked again when the app is opened next."""
        self._state.follow_up = False

    def ask_tomorrow(self) -> None:
        """It is not asked again today."""
        self._state.follow_up = False
        if asked := self._state.preferences.follow_up:
            tomorrow = self._today + timedelta(days=1)
            self._prefer(follow_up=asked.model_copy(update={"ask_from": tomorrow}))

    # How

    def _set(self, check: Check) -> None:
        self._state.check = check
        if check.done and not check.own:
            # The result of somebody else is kept only if asked.
            self._keeper.drop(_NAME)
        else:
            self._keeper.keep(_NAME, check.model_dump_json())

    def _look_whether_to_ask(self) -> None:
        asked = self._state.preferences.follow_up
        self._state.follow_up = bool(asked and asked.ask_from <= self._today)

    def _prefer(self, **chosen_now: FollowUp | Profile | None) -> None:
        chosen = self._state.preferences.model_copy(update=chosen_now)
        self._state.preferences = chosen
        keep_preferences(self._keeper, chosen)

    @property
    def _today(self) -> date:
        return self.clock.now().local.date()


def _result_of(check: Check) -> CheckResult:
    from crampapp.content.checker import assess
    from crampapp.domain.checker import Fit

    found = assess(check.answers)
    named = [one for one in found.verdicts if one.fit is not Fit.LOOKED_AT]
    return CheckResult(
        id=check.id,
        started=check.begun,
        urgency=found.urgency.value,
        flags=tuple(one.flag.id for one in found.flags),
        causes=tuple(LikelyCause(id=one.cause.id, probability=one.probability) for one in named),
        answers={
            id: tuple(one) if isinstance(one, list) else one for id, one in check.answers.items()
        },
    )


def _following(answers: Answers) -> str | None:
    from crampapp.content.checker import next_question

    question = next_question(answers)
    return question.id if question else None
