"""When to remind of a backup."""

from datetime import UTC, date, datetime

import pytest

from crampapp.domain.backup_made import BackupMade, is_backup_due
from crampapp.domain.moment import Moment

LOCAL = datetime(2026, 9, 1, 22, 15)
MADE = BackupMade(
    made=Moment(utc=LOCAL.replace(tzinfo=UTC), zone="UTC", local=LOCAL), rows=100, size=30_000
)


@pytest.mark.parametrize(
    ("newest", "records", "today", "due"),
    [
        (None, 19, date(2026, 9, 1), False),
        (None, 20, date(2026, 9, 1), True),
        (MADE, 120, date(2026, 10, 31), False),
        (MADE, 120, date(2026, 11, 1), True),
        (MADE, 119, date(2027, 11, 1), False),
    ],
)
def test_a_backup_is_due_when_twenty_records_are_in_none_or_only_in_none_of_the_last_sixty_days(
    newest: BackupMade | None, records: int, today: date, due: bool
) -> None:
    assert is_backup_due(newest, records, today) is due
