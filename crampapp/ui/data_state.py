"""What "Your data" shows: one observable over plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

import flet as ft

from crampapp.domain.backup_made import BackupMade

if TYPE_CHECKING:
    from crampapp.platform.outside import Lasting
    from crampapp.store.ownership import Preview


class Job(StrEnum):
    """What may be under way, one at a time."""

    LAST = "last"
    BACKUP = "backup"
    READ = "read"
    RESTORE = "restore"
    UNDO = "undo"
    CSV = "csv"
    DELETE = "delete"


class Said(NamedTuple):
    """What became of a job."""

    job: Job
    text: str
    failed: bool = False


@ft.observable
@dataclass
class YourData:
    """One a session."""

    known: bool = False
    """Whether it was looked at yet."""
    lasting: "Lasting | None" = None
    """``None``: the platform does not say."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """Records of each collection."""
    size: int = 0
    """Bytes that they take."""
    newest: BackupMade | None = None
    can_undo: bool = False
    """Whether a restore can be undone."""
    working: Job | None = None
    share: float = 0.0
    """How much of it is done, from 0 to 1; 0 also where nobody knows."""
    said: Said | None = None
    preview: "Preview | None" = None
    """What restoring the chosen file would do."""
