"""Every address of the app, taken from its routes, and a history that fills them."""

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import flet as ft

from crampapp.content.checker import next_question, questions
from crampapp.demo import ZONE, demo_records
from crampapp.domain.change import Change
from crampapp.domain.check import Answer, Answers, Check
from crampapp.domain.check_result import CheckResult, LikelyCause
from crampapp.domain.checker.question import NONE, Kind, Part
from crampapp.domain.episode import Episode
from crampapp.domain.hydration import FluidRisk, HydrationProfile
from crampapp.domain.moment import Moment
from crampapp.domain.person import Person
from crampapp.domain.profile import Fact, Profile
from crampapp.domain.reminder import Reminder, ReminderKind
from crampapp.domain.workout import Workout
from crampapp.routes import RELIEF, tree
from crampapp.store import Store
from crampapp.store.exchange import Bytes
from crampapp.store.memory import MemoryFiles
from crampapp.store.ownership import backup

CHECK_ID, REMINDER_ID, DRINKS_ID = "seen-check", "seen-reminder", "seen-drinks"
EMPTY = ("/", "/check", "/prevent", "/history", "/history/insights", "/history/report", "/you")
"""What is visited also before anything was kept."""
IN_ENGLISH = ("/settings/about/diagnostics",)
"""What is for those who mend the app, whatever the person speaks."""


def patterns(routes: Iterable[ft.Route], above: str = "") -> Iterator[str]:
    """The address of every route below ``above``, with its parameters by name."""
    for route in routes:
        own = (route.path or "").strip("/")
        address = f"{above.rstrip('/')}/{own}" if own else above or "/"
        if route.component is not None:
            yield address
        yield from patterns(route.children or (), address)


def filled(pattern: str, values: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The addresses that a pattern stands for: one for each value of its last parameter.

    Raises:
        LookupError: ``values`` has none for one of its parameters.
    """
    addresses, so_far = [""], ""
    for segment in pattern.strip("/").split("/"):
        so_far += f"/{segment}"
        options = (segment,)
        if segment.startswith(":"):
            known = [name for name in values if so_far.endswith(name)]
            if not known:
                raise LookupError(f"{pattern}: say in History.values() what {segment} may be")
            options = values[max(known, key=len)]
        # Of what stands further in front one value is enough.
        before = addresses[:1] if segment.startswith(":") else addresses
        addresses = [f"{address}/{option}" for address in before for option in options]
    return addresses


@dataclass(frozen=True)
class Place:
    """A screen: its address, and what is pressed once there."""

    address: str
    presses: tuple[str, ...] = ()
    """Names of buttons, in English."""
    empty: bool = False
    """Whether nothing has been kept yet."""

    @property
    def name(self) -> str:
        name = " then ".join((self.address, *self.presses))
        return f"{name} (empty)" if self.empty else name

    @property
    def begins(self) -> bool:
        """Whether going there begins a relief, which home and others then show."""
        return self.address.startswith(RELIEF)


class History:
    """What a person has kept who has used everything."""

    def __init__(self, today: date) -> None:
        self._today = today
        self.demo = list(demo_records(1, today, seed=1))

    def values(self) -> Mapping[str, tuple[str, ...]]:
        """What each parameter of an address stands for, by the end of the address up to it."""
        workout = next(one for one in reversed(self.demo) if isinstance(one, Workout))
        episode = next(one for one in reversed(self.demo) if isinstance(one, Episode))
        return {
            "/stretch/:id": ("bedtime", "warm-up"),
            "/you/:asked": ("age", "sex", "conditions", "medicines"),
            "/check/kept/:id": (CHECK_ID,),
            "/history/check/:id": (CHECK_ID,),
            "/check/:place(\\d+)": ("1", "2", "5"),
            "/workout/:id": (workout.id,),
            "/workouts/:id": (workout.id,),
            "/reminders/new/:kind": tuple(ReminderKind),
            "/reminders/change/:id": (REMINDER_ID,),
            "/reminder/:alarm": (REMINDER_ID,),
            "/history/edit/:id": (episode.id,),
            "/learn/:article": ("magnesium-tablets",),
            "/:lost*": ("nowhere",),
        }

    def places(self) -> list[Place]:
        """Every screen.

        Raises:
            LookupError: A new address has a parameter that :meth:`values` says nothing of.
        """
        found = [
            Place(address)
            for pattern in patterns(tree())
            for address in filled(pattern, self.values())
        ]
        found.append(Place(RELIEF, ("It eased",)))
        found += [Place(address, empty=True) for address in EMPTY]
        return found

    def words(self) -> set[str]:
        """What the person has written: it is not translated."""
        own = {one.note for one in self.demo if isinstance(one, Episode)}
        own |= {one.words for one in self.demo if isinstance(one, Change)}
        return own - {""}

    def backup(self) -> bytes:
        """All of it as a file to restore."""
        # Beside a browser an event loop is running here already.
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(asyncio.run, self._backup()).result()

    async def _backup(self) -> bytes:
        store = await Store.open(MemoryFiles())
        for record in (*self.demo, *self._told()):
            await store.save(record)
        target = Bytes()
        await backup(store, self._noon, target)
        return target.data

    def check(self) -> Check:
        """A check that is done."""
        check = Check(id=CHECK_ID, begun=self._now, who="me").with_given({}, _following)
        while not check.done:
            check = check.answered(len(check.trail), _answer(check.trail[-1]), _following)
        return check

    def _told(self) -> tuple[Profile | HydrationProfile | Reminder | CheckResult, ...]:
        everyday = {kind: time(21, 30) for kind in ReminderKind}
        everyday[ReminderKind.DRINKS_BY_DAY] = time(9)
        ids = {
            ReminderKind.BEDTIME_STRETCH: REMINDER_ID,
            ReminderKind.DRINKS_BY_DAY: DRINKS_ID,
        }
        return (
            Profile(
                facts={Fact.DIABETES: True, Fact.PREGNANT: False},
                person=Person(birth_year=self._today.year - 62, sex="female"),
            ),
            HydrationProfile(
                answers=dict.fromkeys(FluidRisk, False), asked=True, weight_kg=70, target_ml=1800
            ),
            *(
                Reminder(
                    id=id,
                    kind=kind,
                    at=everyday[kind],
                    until=time(19) if kind is ReminderKind.DRINKS_BY_DAY else None,
                )
                for kind, id in ids.items()
            ),
            CheckResult(
                id=CHECK_ID,
                started=self._noon,
                urgency="gp",
                causes=(LikelyCause(id="C01", probability=0.7),),
                answers={
                    key: tuple(one) if isinstance(one, list) else one
                    for key, one in self.check().answers.items()
                },
            ),
        )

    @property
    def _now(self) -> Moment:
        utc = datetime.now(UTC)
        return Moment(utc=utc, zone=ZONE, local=utc.astimezone(ZoneInfo(ZONE)).replace(tzinfo=None))

    @property
    def _noon(self) -> Moment:
        local = datetime.combine(self._today - timedelta(days=1), time(12))
        utc = local.replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
        return Moment(utc=utc, zone=ZONE, local=local)


def _following(answers: Answers) -> str | None:
    question = next_question(answers)
    return question.id if question else None


def _answer(id: str) -> Answer:
    """The first option of a question, and none of the signs of danger."""
    asked = next(question for question in questions() if question.id == id)
    first = next((option.id for option in asked.options), "")
    match asked.type:
        case Kind.INTEGER:
            return 62
        case Kind.MANY:
            return [NONE if asked.part is Part.CARD else first]
        case Kind.ONE:
            return first
