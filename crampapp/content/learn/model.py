"""The shape of the articles, and the rules they must keep."""

from enum import StrEnum
from typing import ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from crampapp.content.claim import Claim, Evidence


class Topic(StrEnum):
    """What an article is about, in the order of the list."""

    BASICS = "basics"
    HELPS = "helps"
    SPORT = "sport"
    LIFE = "life"
    MEDICINES = "medicines"
    BODY = "body"
    DOCTOR = "doctor"


class Action(StrEnum):
    """What can be done about an article right away."""

    CRAMP_NOW = "cramp_now"
    BEDTIME = "bedtime"
    WARM_UP = "warm_up"
    DRINKS = "drinks"
    REMINDERS = "reminders"
    CHECK = "check"
    SIGNS = "signs"
    CALL = "call"


class Badge(StrEnum):
    """How far a treatment can be trusted."""

    TRIAL = "trial"
    """It did better in at least one trial, often a small one."""
    MIXED = "mixed"
    """Studies do not agree."""
    EXPERT = "expert"
    """Those who know advise it; good trials are missing."""
    DO_NOT_TAKE = "do_not_take"
    """Not on one's own, or not for this."""


class Treatment(StrEnum):
    """The rows of the table of evidence (clinical brief 6.4)."""

    STRETCH_DURING = "stretch_during"
    BEDTIME_STRETCH = "bedtime_stretch"
    MASSAGE_HEAT_COLD = "massage_heat_cold"
    MAGNESIUM_OLDER = "magnesium_older"
    TABLETS_PREGNANCY = "tablets_pregnancy"
    POTASSIUM = "potassium"
    QUININE = "quinine"
    PICKLE_JUICE = "pickle_juice"
    FLUIDS_EXERCISE = "fluids_exercise"
    VITAMIN_K = "vitamin_k"
    VITAMIN_B_NAFTIDROFURYL_DILTIAZEM = "vitamin_b_naftidrofuryl_diltiazem"
    STATIC_STRETCH = "static_stretch"
    MUSCLE_RELAXANTS = "muscle_relaxants"


_BADGES = {
    Evidence.A: {Badge.TRIAL},
    Evidence.B: {Badge.TRIAL, Badge.EXPERT},
    Evidence.C: {Badge.TRIAL, Badge.MIXED},
    Evidence.D: {Badge.MIXED, Badge.EXPERT},
    Evidence.DO_NOT_USE: {Badge.DO_NOT_TAKE},
}
"""The badges that a grade allows."""


class SectionText(Claim):
    """A part of an article."""

    kind: ClassVar[str] = "article_section"

    title: str
    text: str
    treatment: Treatment | None = None
    """The row of the table of evidence that it tells of."""
    badge: Badge | None = None

    @property
    def words(self) -> str:
        title = self.title if self.title.endswith("?") else f"{self.title}."
        return f"{title} {self.text}"

    @model_validator(mode="after")
    def _a_treatment_has_a_badge_that_fits_its_grade(self) -> Self:
        if (self.treatment is None) != (self.badge is None):
            raise ValueError(f"{self.id}: a treatment, and only that, has a badge")
        if self.badge and self.badge not in _BADGES.get(self.evidence, set()):
            raise ValueError(f"{self.id}: {self.badge} does not fit evidence {self.evidence}")
        return self


class ArticleText(Claim):
    """An article; its own statements and sources are those of its short answer and its warning."""

    kind: ClassVar[str] = "article"

    topic: Topic
    title: str
    short: str
    """The answer, before anything else."""
    terms: tuple[str, ...] = Field(min_length=1)
    """What people call it, for the search."""
    causes: tuple[str, ...] = ()
    """Ids of the causes of the checker that it explains."""
    medicines: tuple[str, ...] = ()
    """Ids of the classes of medicine that it explains, as in the question about medicines."""
    related: tuple[str, ...] = ()
    """Ids of articles."""
    actions: tuple[Action, ...] = ()
    urgent: str = ""
    """What of this subject cannot wait."""
    section: tuple[SectionText, ...] = Field(min_length=1)

    @property
    def words(self) -> str:
        title = self.title if self.title.endswith("?") else f"{self.title}."
        return " ".join(filter(None, [title, self.short, self.urgent]))

    @property
    def name(self) -> str:
        """Its name in an address."""
        return self.id.partition(".")[2].replace("_", "-")

    @property
    def badge(self) -> Badge | None:
        """That of the first treatment it tells of."""
        return next((section.badge for section in self.section if section.badge), None)


class WordsText(BaseModel):
    """How people type, as written in ``words.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ignored: tuple[str, ...]
    """Words that say nothing."""
    same: tuple[tuple[str, ...], ...]
    """Words that mean the same here."""


class LearnContent(BaseModel):
    """What one file of articles holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    article: tuple[ArticleText, ...] = Field(min_length=1)
