"""Who may be told how much to drink, and who may not (clinical brief 6.3).

Too much water is dangerous too, and for some people an ordinary amount is too much. So figures, a
goal of one's own and reminders are only for those who were asked and said no to all of it.
Everybody may note what they drink.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from crampapp.domain.profile import Fact, Profile

MOST_TARGET_ML = 2500
"""The highest goal a person may set for a day, a cap of our own (general; the brief has none)."""

LEAST_WEIGHT_KG, MOST_WEIGHT_KG = 30, 300
"""Weights that are taken for a slip outside of this."""

CUPS_ML = (150, 250, 500)
"""A cup, a glass and a bottle, until the person has set their own."""
MOST_CUPS = 4

Cup = Annotated[int, Field(ge=20, le=2000)]


class FluidRisk(StrEnum):
    """What makes it unsafe to drink by figures (6.3: R59, general)."""

    HEART = "heart"
    KIDNEY = "kidney"
    LIVER = "liver"
    DIALYSIS = "dialysis"
    TOLD_TO_LIMIT = "told_to_limit"
    WATER_TABLETS = "water_tablets"
    """They change how the body keeps water and salt (R52, R55)."""


class Standing(StrEnum):
    """Whether a person gets figures, and if not, why; gravest first."""

    LIMITED = "limited"
    """A disease or a clinician sets the limit."""
    WATER_TABLETS = "water_tablets"
    UNASKED = "unasked"
    UNSURE = "unsure"
    """Asked and not told; not the same as no."""
    CHILD = "child"
    """The figures are those of adults."""
    PREGNANT = "pregnant"
    FREE = "free"


class HydrationProfile(BaseModel):
    """What a person told about drinking; there is one of these."""

    model_config = ConfigDict(frozen=True)

    answers: dict[FluidRisk, bool] = {}
    """Yes or no; what is absent is not known, which is not "no"."""
    asked: bool = False
    weight_kg: float | None = Field(default=None, ge=LEAST_WEIGHT_KG, le=MOST_WEIGHT_KG)
    cups_ml: tuple[Cup, ...] = Field(default=CUPS_ML, max_length=MOST_CUPS)
    """Sizes that are one tap, in millilitres, smallest first."""
    target_ml: int | None = Field(default=None, ge=500, le=MOST_TARGET_ML)
    """The goal of a day, only if the person set one; see :func:`target_ml`."""

    def answered(self, told: frozenset[FluidRisk], *, sure: bool) -> "HydrationProfile":
        """The same with all the questions answered.

        Args:
            told: What the person has.
            sure: Whether they know that the others do not apply.
        """
        answers = {risk: risk in told for risk in FluidRisk if sure or risk in told}
        return self.model_copy(update={"answers": answers, "asked": True})

    def with_cup(self, ml: int) -> "HydrationProfile":
        """The same with one more size, or without it if it was there."""
        cups = set(self.cups_ml) ^ {ml}
        return HydrationProfile.model_validate({**dict(self), "cups_ml": tuple(sorted(cups))})


def standing(hydration: HydrationProfile | None, person: Profile, today: date) -> Standing:
    """Whether a person gets figures.

    Args:
        hydration: What they told about drinking; ``None``: nothing yet.
        person: What they told about themselves.
        today: The day, for a pregnancy ends.
    """
    answers = hydration.answers if hydration else {}
    told = {risk for risk, yes in answers.items() if yes}
    if told - {FluidRisk.WATER_TABLETS}:
        return Standing.LIMITED
    if told:
        return Standing.WATER_TABLETS
    if hydration is None or not hydration.asked:
        return Standing.UNASKED
    if not may_remind_to_drink(hydration):
        return Standing.UNSURE
    if person.has(Fact.CHILD, today):
        return Standing.CHILD
    if person.has(Fact.PREGNANT, today):
        return Standing.PREGNANT
    return Standing.FREE


def may_remind_to_drink(hydration: HydrationProfile | None) -> bool:
    """Whether a reminder to drink may go to this person: only after a no to every risk.

    No reminders to drink with heart failure, kidney disease, dialysis, cirrhosis or a limit set by
    a clinician (6.3: R59, general); nor, on the side of caution, with water tablets or where it is
    not known.
    """
    return hydration is not None and all(hydration.answers.get(r) is False for r in FluidRisk)


def target_ml(hydration: HydrationProfile | None, person: Profile, today: date) -> int | None:
    """The goal of a day, if the person set one and may have one. There is none by default (6.3)."""
    if hydration and standing(hydration, person, today) is Standing.FREE:
        return hydration.target_ml
    return None
