"""One record of every kind, and a store full of them."""

from datetime import UTC, date, datetime, time, timedelta

from pydantic import BaseModel

from crampapp.domain.backup_made import BackupMade
from crampapp.domain.change import Change, ChangeKind
from crampapp.domain.check_result import CheckResult, LikelyCause
from crampapp.domain.drink import Drink
from crampapp.domain.episode import Episode, MuscleGroup, Side
from crampapp.domain.hydration import HydrationProfile
from crampapp.domain.moment import Moment
from crampapp.domain.profile import Fact, Profile
from crampapp.domain.reminder import Outcome, Reminder, ReminderKind, ReminderOutcome
from crampapp.domain.routine_done import RoutineDone
from crampapp.domain.settings import Settings, Theme, Units
from crampapp.domain.workout import Workout
from crampapp.store import Store


def episode(number: int, started: datetime | None = None, **changes: object) -> Episode:
    """An episode whose id sorts as its number does; by default hours after 1 November 2026."""
    local = started or datetime(2026, 11, 1) + timedelta(hours=number)
    fields: dict[str, object] = {
        "id": f"{number:026}",
        "started": Moment(utc=local.replace(tzinfo=UTC), zone="Europe/Dublin", local=local),
        "duration_s": 90,
        "muscle": MuscleGroup.CALF,
        "side": Side.LEFT,
        "steps": ("calf-as-you-are-1",),
    }
    return Episode.model_validate(fields | changes)


def moment(number: int) -> Moment:
    """Days after 1 November 2026, at 22:15."""
    local = datetime(2026, 11, 1, 22, 15) + timedelta(days=number)
    return Moment(utc=local.replace(tzinfo=UTC), zone="Europe/Dublin", local=local)


def begun(number: int) -> list[BaseModel]:
    """A record of each kind that has a beginning."""
    id, started = f"{number:026}", moment(number)
    return [
        RoutineDone(id=id, started=started, routine="bedtime", duration_s=240, finished=False),
        Drink(id=id, started=started, ml=250),
        Workout(id=id, started=started, duration_min=90, hot=True, weight_before_kg=71.5),
        CheckResult(
            id=id,
            started=started,
            urgency="gp",
            flags=("RF02",),
            causes=(LikelyCause(id="C15", probability=0.4),),
            answers={"q.when": "night", "q.age": 62, "q.where": ("calf", "foot"), "q.new": None},
        ),
        ReminderOutcome(id=id, started=started, reminder="r1", outcome=Outcome.MISSED),
        episode(number),
    ]


REMINDER = Reminder(
    id="r1",
    kind=ReminderKind.BEFORE_EXERCISE,
    at=time(18),
    days=(1, 3),
    minutes_before=30,
    paused_until=date(2026, 12, 1),
    wording="Calves first",
)
PROFILE = Profile(facts={Fact.PREGNANT: True}, dates={Fact.PREGNANT: date(2027, 2, 3)})
SETTINGS = Settings(theme=Theme.BLACK, units=Units.IMPERIAL, region="IE")
BACKUP = BackupMade(made=moment(1), rows=7, size=999)
HYDRATION = HydrationProfile(weight_kg=71.5, target_ml=2000).answered(frozenset(), sure=True)
CHANGE = Change(id="c1", day=date(2026, 10, 3), kind=ChangeKind.MEDICINE, words="New tablets")
KEPT: list[BaseModel] = [REMINDER, CHANGE, PROFILE, SETTINGS, HYDRATION]
ROWS = 3 * len(begun(0)) + len(KEPT)
"""How many there are in a full store."""


async def fill(store: Store, count: int = 3) -> None:
    """Save some of everything."""
    for number in range(count):
        for record in begun(number):
            await store.save(record)
    for record in KEPT:
        await store.save(record)
