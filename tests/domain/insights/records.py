"""Records of one person, made in a line."""

from datetime import UTC, date, datetime

from crampapp.domain.drink import Drink
from crampapp.domain.episode import Episode, MuscleGroup
from crampapp.domain.moment import Moment
from crampapp.domain.routine_done import RoutineDone
from crampapp.domain.workout import Workout

TODAY = date(2026, 11, 22)


def moment(local: str) -> Moment:
    at = datetime.fromisoformat(local)
    return Moment(utc=at.replace(tzinfo=UTC), zone="UTC", local=at)


def cramp(local: str, **changes: object) -> Episode:
    fields = {"id": local, "started": moment(local), "duration_s": 60, "muscle": MuscleGroup.CALF}
    return Episode.model_validate(fields | changes)


def stretch(local: str, **changes: object) -> RoutineDone:
    fields = {"id": local, "started": moment(local), "routine": "routine.bedtime"}
    return RoutineDone.model_validate(fields | {"duration_s": 180} | changes)


def drink(local: str, ml: int) -> Drink:
    return Drink(id=local, started=moment(local), ml=ml)


def workout(local: str) -> Workout:
    return Workout(id=local, started=moment(local), duration_min=30)
