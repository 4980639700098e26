"""People with cramps, made up, for everything that is tested about the page for the doctor."""

import random
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

from crampapp.content import content
from crampapp.domain.check_result import CheckResult, LikelyCause
from crampapp.domain.episode import Episode, MuscleGroup, Side, Trigger
from crampapp.domain.moment import Moment
from crampapp.domain.profile import Fact, Profile
from crampapp.domain.summary import Days, last_days, own, summarise
from crampapp.report.contents import Contents
from crampapp.ui.report_words import Person, contents_of

NOW = datetime(2026, 11, 22, 20, 0)
TODAY = NOW.date()
NOTE = "Woke José’s dog, übel. Łódź, naïve, Ελλάδα, Київ"
"""Letters of four alphabets, all of which can be printed."""
STEPS = tuple(step.id for text in content().protocol for step in text.step)
HOURS = (1, 2, 3, 3, 3, 4, 5, 14, 18, 23)
MUSCLES = (*[MuscleGroup.CALF] * 6, *MuscleGroup)


def moment(local: datetime) -> Moment:
    return Moment(utc=local.replace(tzinfo=UTC), zone="Europe/London", local=local)


def night_cramps(count: int, days: int, *, seed: int = 4, note: str = "") -> list[Episode]:
    """Cramps of somebody who is woken by most of them, over so many days until now."""
    rng = random.Random(seed)
    found = []
    for number in range(count):
        day = TODAY - timedelta(days=rng.randrange(days))
        steps = tuple(rng.sample(STEPS[:5], 2))
        found.append(
            Episode(
                id=f"{number:026}",
                started=moment(datetime(day.year, day.month, day.day, rng.choice(HOURS), 10)),
                duration_s=round(rng.lognormvariate(5.1, 0.6)),
                muscle=rng.choice(MUSCLES),
                side=rng.choice((Side.LEFT, Side.LEFT, Side.RIGHT, Side.BOTH, None)),
                steps=steps,
                eased_by=steps[-1],
                eased_after_s=rng.randint(20, 80),
                pain=rng.choice((None, 4, 5, 6, 7, 8)),
                sleep_lost_min=rng.choice((None, 15, 30, 60)),
                triggers=tuple(rng.sample(list(Trigger), 2)),
                note=note if number % 4 == 0 else "",
                over_ten=number % 20 == 19,
            )
        )
    return found


def check(day: date = date(2026, 11, 3), **more: object) -> CheckResult:
    """A check that found a sign of danger, with medicines and conditions entered."""
    result = CheckResult(
        id=f"check-{day}",
        started=moment(datetime(day.year, day.month, day.day, 9)),
        urgency="urgent",
        flags=("RF02",),
        causes=(LikelyCause(id="C01", probability=0.62), LikelyCause(id="C09", probability=0.2)),
        answers={
            "who": "me",
            "age": 62,
            "medicines": ("thiazide", "statin"),
            "conditions": ("diabetes", "kidney_disease"),
        },
    )
    return result.model_copy(update=more)


def contents_for(
    episodes: Iterable[Episode] = (),
    checks: Sequence[CheckResult] = (),
    *,
    days: Days | None = None,
    profile: Profile | None = None,
    notes: bool = True,
) -> Contents:
    """The page of a person, of three months unless told otherwise."""
    summary = summarise(days or last_days(91, TODAY), episodes)
    person = Person(profile or Profile(), own(checks))
    return contents_of(summary, person, moment(NOW), notes=notes)


def whole_page() -> Contents:
    """A page with something in every place."""
    profile = Profile(facts={Fact.DIABETES: True, Fact.FALL_RISK: True})
    return contents_for(night_cramps(40, 91, note=NOTE), [check()], profile=profile)
