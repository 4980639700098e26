"""The newest backup, so that an old one can be reminded of."""

from datetime import date, timedelta

from pydantic import BaseModel, ConfigDict, Field

from crampapp.domain.moment import Moment

REMIND_AFTER = timedelta(days=60)
WORTH_A_BACKUP = 20
"""Records that no backup has."""


class BackupMade(BaseModel):
    """A backup that was written and read back; there is one of these, the newest."""

    model_config = ConfigDict(frozen=True)

    made: Moment
    rows: int = Field(ge=0)
    size: int = Field(ge=0)
    """Bytes."""


def is_backup_due(newest: BackupMade | None, records: int, today: date) -> bool:
    """Whether to remind of a backup: there is something to lose, and no fresh copy of it.

    Args:
        newest: The newest backup that the person has, if there is any.
        records: How many there are now.
        today: The day.
    """
    if newest is None:
        return records >= WORTH_A_BACKUP
    is_old = today - newest.made.local.date() > REMIND_AFTER
    return is_old and records - newest.rows >= WORTH_A_BACKUP
