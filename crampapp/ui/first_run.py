"""The verbs of the first days: a few gentle questions, installing, and a stretch to send."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from crampapp.domain.first_run import Known, Question, may_offer, open_questions
from crampapp.platform.bridge import Bridge
from crampapp.platform.clock import Clock
from crampapp.platform.keeper import Keeper
from crampapp.ui.preferences import keep_preferences
from crampapp.ui.reminders import Reminders
from crampapp.ui.state import AppState

if TYPE_CHECKING:
    from crampapp.platform.outside import Outside, Sent

_MET = "met"


class FirstRun:
    """The verbs, each offered once and findable later."""

    def __init__(
        self,
        state: AppState,
        reminders: Reminders,
        *,
        clock: Clock,
        bridge: Bridge,
        keeper: Keeper,
        open_outside: "Callable[[], Outside]",
    ) -> None:
        self._state = state
        self._reminders = reminders
        self._clock = clock
        self._bridge = bridge
        self._keeper = keeper
        self._open_outside = open_outside

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is left to ask; none while it is not known what need not be asked."""
        reminding = self._state.reminding
        if reminding is None:
            return ()
        from crampapp.domain.reminder import ReminderKind

        weekly = [one.kind for one in reminding.listed if one.day is None]
        place = self._state.place
        known = Known(
            can_install=place is not None and self._state.secure and place.can_install,
            reminds=ReminderKind.BEDTIME_STRETCH in weekly,
            told=bool(self._state.preferences.profile.facts),
        )
        return open_questions(self._state.preferences.first_questions, known)

    @property
    def offered(self) -> bool:
        """Whether home may offer them now."""
        state = self._state
        may = may_offer(
            self._clock.now().local,
            met=self._first_day(),
            cramps=len(state.episodes),
            busy=state.run is not None,
        )
        return may and bool(self.questions)

    def settle(self, *questions: Question) -> None:
        """These were answered or skipped; they are not asked again."""
        chosen = self._state.preferences
        settled = chosen.first_questions.union(questions)
        self._state.preferences = chosen.model_copy(update={"first_questions": settled})
        keep_preferences(self._keeper, self._state.preferences)

    async def remind(self) -> bool:
        """Set the bedtime stretch, and ask for permission to ring where nobody has yet.

        Returns:
            Whether it is durable.
        """
        if not await self._reminders.set_bedtime():
            return False
        self.settle(Question.REMIND)
        await self._reminders.ringing.ask_first()
        return True

    def install(self) -> None:
        """Have the browser open its own question; what comes of it is told by the page."""
        self._bridge.post("install")

    async def send(self, message: str) -> "Sent":
        """Show the stretch and the message that go to somebody else, and let the person send them.

        Raises:
            OSError: The page could not draw the picture.
        """
        from crampapp.ui.sending import sending

        return await self._open_outside().send(sending(message))

    def _first_day(self) -> date:
        """The day of the first start; it is kept when it is first asked for."""
        today = self._clock.now().local.date()
        try:
            return date.fromisoformat(self._keeper.kept(_MET) or "")
        except ValueError:
            self._keeper.keep(_MET, today.isoformat())
            return today
