"""How an episode is written down."""

from typing import Any

from pydantic import ValidationError

from crampapp.domain.episode import Episode

VERSION = 1
"""Of an episode's row. A row of a higher version keeps its number when this version changes it."""

_PREFIX = "episodes-"


def table_of(episode: Episode) -> str:
    """The table of the month in which the episode began, on the wall clock of where it began."""
    began = episode.started.local
    return f"{_PREFIX}{began.year:04}-{began.month:02}"


def is_month(table: str) -> bool:
    """Whether a table holds episodes."""
    return table.startswith(_PREFIX)


def to_row(episode: Episode, before: dict[str, Any] | None) -> dict[str, Any]:
    """The row of an episode.

    Args:
        episode: What this version knows of it.
        before: The row as it was. What a newer version wrote there is kept.
    """
    row = _merged(before or {}, episode.model_dump(mode="json"))
    return {**row, "v": max(VERSION, row.get("v", VERSION))}


def from_row(row: dict[str, Any]) -> Episode | None:
    """The episode of a row, or ``None`` where a newer version wrote what this one cannot read."""
    try:
        return Episode.model_validate(row)
    except ValidationError:
        return None


def _merged(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    merged = dict(old)
    for name, value in new.items():
        known = old.get(name)
        if isinstance(known, dict) and isinstance(value, dict):
            value = _merged(known, value)
        merged[name] = value
    return merged
