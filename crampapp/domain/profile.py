"""What a person has told about themselves, as far as it decides which steps are safe."""

from datetime import date, timedelta
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

AFTER_DUE_DATE = timedelta(weeks=8)
"""A birth may be two weeks late, and the risk of a clot lasts six weeks after it (RF24)."""

LATE_BEFORE_DUE_DATE = timedelta(weeks=12)
"""From week 28 on a pregnancy counts as late: no longer flat on the back (brief 2.1, general)."""

AFTER_SURGERY = timedelta(weeks=12)
"""How long surgery counts as recent (Wells item; R34)."""


class Fact(StrEnum):
    """A circumstance that makes some steps unsafe."""

    PREGNANT = "pregnant"
    """Or within six weeks after the birth."""
    DIABETES = "diabetes"
    NUMBNESS = "numbness"
    """Loss of feeling in legs or feet."""
    INSULIN = "insulin"
    """Insulin or a sulfonylurea."""
    POOR_CIRCULATION = "poor_circulation"
    RECENT_SURGERY = "recent_surgery"
    REPLACED_JOINT = "replaced_joint"
    SCIATICA = "sciatica"
    STENOSIS = "stenosis"
    FALL_RISK = "fall_risk"
    CHILD = "child"


class Profile(BaseModel):
    """The answers so far. What was not answered is unknown, which is not "no"."""

    model_config = ConfigDict(frozen=True)

    facts: dict[Fact, bool] = {}
    """Yes or no; an absent fact is unknown."""
    dates: dict[Fact, date] = {}
    """Due date of a pregnancy, day of the surgery. Without one, the fact does not expire."""

    def answered(self, fact: Fact, answer: bool | None, today: date) -> "Profile":
        """The same with one more answer; ``None`` takes it back.

        Surgery counts from the day of the answer, which is as long as it can matter.
        """
        facts = {known: yes for known, yes in self.facts.items() if known is not fact}
        dates = {known: day for known, day in self.dates.items() if known is not fact}
        if answer is not None:
            facts[fact] = answer
        if answer and fact is Fact.RECENT_SURGERY:
            dates[fact] = today
        return Profile(facts=facts, dates=dates)

    def has(self, fact: Fact, today: date) -> bool:
        """Whether the person said so, and it has not expired; decides over stretches."""
        return self._answer(fact, today) is True

    def may(self, fact: Fact, today: date) -> bool:
        """Whether it is so or unknown; decides over massage, heat, cold and a helper's push."""
        return self._answer(fact, today) is not False

    def is_unknown(self, fact: Fact, today: date) -> bool:
        """Whether an answer could still change what is offered."""
        return self._answer(fact, today) is None

    def is_late_pregnancy(self, today: date) -> bool:
        """Whether the person should not lie flat on the back; without a due date, yes."""
        if not self.has(Fact.PREGNANT, today):
            return False
        due = self.dates.get(Fact.PREGNANT)
        return due is None or due - today <= LATE_BEFORE_DUE_DATE

    def _answer(self, fact: Fact, today: date) -> bool | None:
        answer = self.facts.get(fact)
        match fact:
            # Insulin is given for diabetes, so each answer says something about the other.
            case Fact.DIABETES if self.facts.get(Fact.INSULIN):
                return True
            case Fact.INSULIN if answer is None and self.facts.get(Fact.DIABETES) is False:
                return False
            case Fact.PREGNANT:
                return answer and not self._is_over(fact, AFTER_DUE_DATE, today)
            case Fact.RECENT_SURGERY:
                return answer and not self._is_over(fact, AFTER_SURGERY, today)
            case _:
                return answer

    def _is_over(self, fact: Fact, lasts: timedelta, today: date) -> bool:
        since = self.dates.get(fact)
        return since is not None and today - since > lasts
