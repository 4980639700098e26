"""How records are written down: one collection a kind, one table a month where they have a time."""

from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from crampapp.domain.moment import Moment
from crampapp.store import migrations
from crampapp.store.entry import is_sums
from crampapp.store.migrations import Fields

Row = Fields
R = TypeVar("R", bound=BaseModel)


class Collection(NamedTuple):
    """All records of one kind.

    Relief has none of its own: which steps were used, and which eased it, is part of the episode.
    """

    name: str
    module: str
    model: str

    @property
    def version(self) -> int:
        """Of a row. A row of a higher version keeps its number when this version changes it."""
        return migrations.version(migrations.ROWS.get(self.name, ()))

    def load(self) -> type[BaseModel]:
        """The class of its records, imported when first asked for."""
        model: type[BaseModel] = getattr(import_module(self.module), self.model)
        return model

    def holds(self, table: str) -> bool:
        """Whether a table is one of its own."""
        return table == self.name or table.startswith(f"{self.name}-")

    def table_of_month(self, year: int, month: int) -> str:
        return f"{self.name}-{year:04}-{month:02}"


EPISODES = Collection("episodes", "crampapp.domain.episode", "Episode")
BACKUPS = Collection("backups", "crampapp.domain.backup_made", "BackupMade")

COLLECTIONS: Mapping[str, Collection] = {
    collection.name: collection
    for collection in (
        EPISODES,
        Collection("routines", "crampapp.domain.routine_done", "RoutineDone"),
        Collection("drinks", "crampapp.domain.drink", "Drink"),
        Collection("workouts", "crampapp.domain.workout", "Workout"),
        Collection("checks", "crampapp.domain.check_result", "CheckResult"),
        Collection("reminders", "crampapp.domain.reminder", "Reminder"),
        Collection("outcomes", "crampapp.domain.reminder", "ReminderOutcome"),
        Collection("changes", "crampapp.domain.change", "Change"),
        Collection("profile", "crampapp.domain.profile", "Profile"),
        Collection("settings", "crampapp.domain.settings", "Settings"),
        Collection("hydration", "crampapp.domain.hydration", "HydrationProfile"),
        BACKUPS,
    )
}


def is_taken_along(table: str) -> bool:
    """Whether a backup holds it: not what is of this device only or follows from the rest."""
    return table != BACKUPS.name and not is_sums(table)


_BY_MODEL = {(c.module, c.model): c for c in COLLECTIONS.values()}


def collection_of(model: type[BaseModel]) -> Collection:
    """Where records of a class are kept.

    Raises:
        KeyError: Nowhere.
    """
    return _BY_MODEL[model.__module__, model.__name__]


def id_of(record: BaseModel) -> str:
    """Its own, or that of the collection where there is one record only."""
    return str(getattr(record, "id", collection_of(type(record)).name))


def table_of(record: BaseModel) -> str:
    """The table of the month in which it began, on the wall clock of where it began."""
    collection = collection_of(type(record))
    started = getattr(record, "started", None)
    if not isinstance(started, Moment):
        return collection.name
    return collection.table_of_month(started.local.year, started.local.month)


def to_row(record: BaseModel, before: Row | None) -> Row:
    """The row of a record.

    Args:
        record: What this version knows of it.
        before: The row as it was. What a newer version wrote there is kept.
    """
    collection = collection_of(type(record))
    row = {"id": id_of(record), **record.model_dump(mode="json"), "v": collection.version}
    if before is None:
        return row
    before = _current(collection, before)
    old = from_row(type(record), before)
    known = old.model_dump(mode="json") if old else {}
    return {**_with_unknown(row, before, known), "v": max(collection.version, before["v"])}


def from_row(model: type[R], row: Row) -> R | None:
    """The record of a row, or ``None`` where a newer version wrote what this one cannot read."""
    try:
        return model.model_validate(_current(collection_of(model), row))
    except ValidationError:
        return None


def _current(collection: Collection, row: Row) -> Row:
    found = row.get("v", 1)
    steps = migrations.ROWS.get(collection.name, ())
    if found > len(steps):
        return row if "v" in row else {**row, "v": found}
    return {**migrations.brought_up(row, found, steps), "v": collection.version}


def _with_unknown(new: Row, before: Row, known: Row) -> Row:
    """The new row with what ``before`` has and this version does not know, at any depth.

    A name that it knows and that is gone from the new row was taken out on purpose.
    """
    kept = dict(new)
    for name, value in before.items():
        if name not in new:
            if name not in known:
                kept[name] = value
        elif isinstance(value, dict) and isinstance(new[name], dict):
            of = known.get(name)
            kept[name] = _with_unknown(new[name], value, of if isinstance(of, dict) else {})
    return kept
