"""What a person has told about themselves, as far as it decides which steps are safe."""

from datetime import date, timedelta
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from crampapp.domain.person import Person

AFTER_DUE_DATE = timedelta(weeks=8)
"""A birth may be two weeks late, and the risk of a clot lasts six weeks after it (RF24)."""

LATE_BEFORE_DUE_DATE = timedelta(weeks=12)
"""From week 28 on a pregnancy counts as late: no longer flat on the back (brief 2.1, general)."""

AFTER_BIRTH = timedelta(weeks=6)
"""How long a birth counts (RF24; R70)."""

LONGEST_PREGNANCY = timedelta(weeks=42)
"""No pregnancy has longer to go, whatever the day (general)."""

AFTER_SURGERY = timedelta(weeks=12)
"""How long surgery, or a cast, counts as recent (Wells item; R34)."""

AFTER_FLIGHT = timedelta(weeks=4)
"""How long a long flight or trip counts (general)."""

A_YEAR = timedelta(days=365)


class Fact(StrEnum):
    """A circumstance that makes some steps unsafe, or a danger more likely."""

    PREGNANT = "pregnant"
    """Or within six weeks after the birth."""
    DIABETES = "diabetes"
    NUMBNESS = "numbness"
    """Loss of feeling in legs or feet."""
    INSULIN = "insulin"
    """Insulin or a sulfonylurea."""
    POOR_CIRCULATION = "poor_circulation"
    RECENT_SURGERY = "recent_surgery"
    """Or a leg in a cast."""
    LONG_FLIGHT = "long_flight"
    """Or another trip of over four hours; raises the risk of a clot, which the check asks about."""
    REPLACED_JOINT = "replaced_joint"
    SCIATICA = "sciatica"
    STENOSIS = "stenosis"
    FALL_RISK = "fall_risk"
    CHILD = "child"


class Occasion(StrEnum):
    """A day from which the end of a fact is known."""

    DUE = "due"
    """When the baby is expected."""
    BORN = "born"
    SURGERY = "surgery"
    CAST_OFF = "cast_off"
    """When the cast came off."""
    FLIGHT = "flight"

    @property
    def fact(self) -> Fact:
        """What ends by it."""
        match self:
            case Occasion.DUE | Occasion.BORN:
                return Fact.PREGNANT
            case Occasion.SURGERY | Occasion.CAST_OFF:
                return Fact.RECENT_SURGERY
            case Occasion.FLIGHT:
                return Fact.LONG_FLIGHT

    @property
    def lasts(self) -> timedelta:
        """How long the fact counts after the day."""
        match self:
            case Occasion.DUE:
                return AFTER_DUE_DATE
            case Occasion.BORN:
                return AFTER_BIRTH
            case Occasion.SURGERY | Occasion.CAST_OFF:
                return AFTER_SURGERY
            case Occasion.FLIGHT:
                return AFTER_FLIGHT

    def is_possible(self, day: date, today: date) -> bool:
        """Whether somebody may mean this day, or it must be a slip."""
        if self is Occasion.DUE:
            return today - AFTER_DUE_DATE <= day <= today + LONGEST_PREGNANCY
        return today - A_YEAR <= day <= today

    def months(self, today: date) -> tuple[date, ...]:
        """First days of the months in which a day would count now, in the order of time."""
        latest = today + LONGEST_PREGNANCY if self is Occasion.DUE else today
        month = (today - self.lasts).replace(day=1)
        found = []
        while month <= latest:
            found.append(month)
            month = (month + timedelta(days=31)).replace(day=1)
        return tuple(found)


_WITHOUT_A_DAY = {
    Fact.PREGNANT: LONGEST_PREGNANCY + AFTER_DUE_DATE,
    Fact.RECENT_SURGERY: AFTER_SURGERY,
    Fact.LONG_FLIGHT: AFTER_FLIGHT,
}
"""How long a yes counts at most, of those that end."""


class Profile(BaseModel):
    """The answers so far. What was not answered is unknown, which is not "no"."""

    model_config = ConfigDict(frozen=True)

    facts: dict[Fact, bool] = {}
    """Yes or no; an absent fact is unknown."""
    dates: dict[Fact, date] = {}
    """Due date of a pregnancy, day of the surgery, of the flight, as far as they were told."""
    born: date | None = None
    """Day of the birth; from then on it counts instead of the due date."""
    cast_off: date | None = None
    """Day on which a cast came off; the later one of this and the surgery counts."""
    since: dict[Fact, date] = {}
    """Day of each yes that ends; it counts where no other day was told."""
    person: Person = Person()
    """What the cause check may use beside the facts."""

    def answered(self, fact: Fact, answer: bool | None, today: date) -> "Profile":
        """The same with one more answer; ``None`` takes it back. Days told before are forgotten."""
        facts = {known: yes for known, yes in self.facts.items() if known is not fact}
        since = {known: day for known, day in self.since.items() if known is not fact}
        if answer is not None:
            facts[fact] = answer
        if answer and fact in _WITHOUT_A_DAY:
            since[fact] = today
        return Profile(
            facts=facts,
            dates={known: day for known, day in self.dates.items() if known is not fact},
            born=None if fact is Fact.PREGNANT else self.born,
            cast_off=None if fact is Fact.RECENT_SURGERY else self.cast_off,
            since=since,
            person=self.person,
        )

    def dated(self, occasion: Occasion, day: date, today: date) -> "Profile":
        """The same with a day told, which answers its fact with yes.

        Raises:
            ValueError: Nobody can mean this day (:meth:`Occasion.is_possible`).
        """
        if not occasion.is_possible(day, today):
            raise ValueError(f"{occasion}: {day} is out of range on {today}")
        said = self.answered(occasion.fact, True, today)
        surgery = Fact.RECENT_SURGERY
        match occasion:
            case Occasion.BORN:
                return said.model_copy(update={"born": day})
            case Occasion.CAST_OFF:
                # Somebody may have had both.
                others = {known: told for known, told in self.dates.items() if known is surgery}
                dates = {**said.dates, **others}
                return said.model_copy(update={"cast_off": day, "dates": dates})
            case _:
                kept = self.cast_off if occasion.fact is surgery else said.cast_off
                dates = {**said.dates, occasion.fact: day}
                return said.model_copy(update={"cast_off": kept, "dates": dates})

    def with_beginnings(self, today: date) -> "Profile":
        """The same, where a pregnancy kept without any day, as once was done, begins today."""
        if not self.facts.get(Fact.PREGNANT) or self.until(Fact.PREGNANT):
            return self
        return self.model_copy(update={"since": {**self.since, Fact.PREGNANT: today}})

    def occasion(self, fact: Fact) -> tuple[Occasion, date] | None:
        """By which day it ends; a birth comes before its due date, else the latest counts."""
        told = [(one, day) for one, day in self.told().items() if one.fact is fact]
        if self.born and fact is Fact.PREGNANT:
            return Occasion.BORN, self.born
        return max(told, key=lambda found: found[1], default=None)

    def told(self) -> dict[Occasion, date]:
        """The days that were told."""
        days = {
            Occasion.DUE: self.dates.get(Fact.PREGNANT),
            Occasion.BORN: self.born,
            Occasion.SURGERY: self.dates.get(Fact.RECENT_SURGERY),
            Occasion.CAST_OFF: self.cast_off,
            Occasion.FLIGHT: self.dates.get(Fact.LONG_FLIGHT),
        }
        return {occasion: day for occasion, day in days.items() if day}

    def until(self, fact: Fact) -> date | None:
        """The last day on which a yes counts; ``None``: it does not end."""
        if told := self.occasion(fact):
            occasion, day = told
            return day + occasion.lasts
        since = self.since.get(fact)
        if since is None:
            return None
        # Without a day, for as long as it can matter.
        return since + _WITHOUT_A_DAY.get(fact, AFTER_SURGERY)

    def is_over(self, fact: Fact, today: date) -> bool:
        """Whether a yes no longer counts."""
        until = self.until(fact)
        return bool(self.facts.get(fact)) and until is not None and today > until

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
        if self.born or not self.has(Fact.PREGNANT, today):
            return False
        due = self.dates.get(Fact.PREGNANT)
        return due is None or due - today <= LATE_BEFORE_DUE_DATE

    def _answer(self, fact: Fact, today: date) -> bool | None:
        answer = self.facts.get(fact)
        if self.is_over(fact, today):
            # A pregnancy of which no day is known may be another one by now: ask again.
            return None if fact is Fact.PREGNANT and not self.occasion(fact) else False
        match fact:
            # Insulin is given for diabetes, so each answer says something about the other.
            case Fact.DIABETES if self.facts.get(Fact.INSULIN):
                return True
            case Fact.INSULIN if answer is None and self.facts.get(Fact.DIABETES) is False:
                return False
            case _:
                return answer
