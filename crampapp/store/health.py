"""How well the records are kept."""

from dataclasses import dataclass

from crampapp.store.errors import Problem
from crampapp.store.files import Kind


@dataclass(frozen=True)
class Health:
    """What the person should know of it."""

    kind: Kind
    keeps: bool
    """Whether records outlive the app."""
    problem: Problem | None
    """Why they are not kept in their usual place."""
    torn_bytes: int
    """Bytes of an unfinished record, dropped when the store was opened."""
    quarantined: int
    """Damaged stretches met since the store was opened, and kept aside; a month's are met when it
    is first read."""
    unreadable: int
    """Rows met that a newer version of the app wrote and this one cannot show; they stay."""
