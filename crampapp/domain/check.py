"""A cause check under way; its result is a :class:`crampapp.domain.check_result.CheckResult`.

The rules of asking and judging are in :mod:`crampapp.domain.checker`; here is only the course of
one check: what was asked in which order, what was said, and going back in it.
"""

from collections.abc import Callable
from datetime import timedelta

from pydantic import BaseModel, ConfigDict

from crampapp.domain.moment import Moment

Answer = str | int | list[str]
"""Id of an option, whole number, or list of ids; see :mod:`crampapp.domain.checker.answers`."""
Answers = dict[str, Answer]
"""By id of the question."""

LASTS = timedelta(hours=12)
"""An unfinished check asks about now; after this time its answers are of another day (general)."""

WHO, ME = "who", "me"
"""The question that comes before all others, and the answer that lets the app use what it knows."""

Following = Callable[[Answers], str | None]
"""Id of the question that comes next; ``None``: there is enough."""


class Check(BaseModel):
    """One check, from the question for whom it is to its last answer."""

    model_config = ConfigDict(frozen=True)

    id: str
    begun: Moment
    who: str
    given: Answers = {}
    """What the app knew already and was allowed to use."""
    trail: tuple[str, ...] = ()
    """Ids of the questions in the order of asking; the last one may be open."""
    said: Answers = {}
    """Every answer so far, also those to questions that are no longer asked."""
    done: bool = False

    @property
    def own(self) -> bool:
        """Whether the person asks about themselves."""
        return self.who == ME

    @property
    def answers(self) -> Answers:
        """What counts: the answers along the trail, and what was given."""
        asked = {id: self.said[id] for id in self.trail if id in self.said}
        return {WHO: self.who, **self.given, **asked}

    def question(self, place: int) -> str | None:
        """What is asked at this place, counted from one; ``None``: nothing."""
        return self.trail[place - 1] if 1 <= place <= len(self.trail) else None

    def with_given(self, given: Answers, following: Following) -> "Check":
        """The same at its first question, with what is known already."""
        return self.model_copy(update={"given": given})._asking(following)

    def answered(self, place: int, answer: Answer, following: Following) -> "Check":
        """The same with one more answer.

        The same answer as before changes nothing. Another one may change what is asked behind it:
        what is asked again keeps its answer, what is not no longer counts.
        """
        id = self.trail[place - 1]
        behind = place < len(self.trail) or self.done
        if behind and self.said.get(id) == answer:
            return self
        said = {**self.said, id: answer}
        return self.model_copy(
            update={"said": said, "trail": self.trail[:place], "done": False}
        )._asking(following)

    def reopened(self, id: str) -> "Check":
        """The same, where something that was known already is asked instead."""
        return self.model_copy(
            update={
                "given": {known: answer for known, answer in self.given.items() if known != id},
                "trail": (*self.trail, id),
                "said": {**self.said, id: self.given[id]},
                "done": False,
            }
        )

    def _asking(self, following: Following) -> "Check":
        check = self
        while (id := following(check.answers)) is not None:
            check = check.model_copy(update={"trail": (*check.trail, id)})
            if id not in check.said:
                return check
        return check.model_copy(update={"done": True})
