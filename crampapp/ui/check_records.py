"""Where the result of the last check is kept."""

from pydantic import ValidationError

from crampapp.domain.check import CheckRecord
from crampapp.platform.keeper import Keeper

_NAME = "checks"


class CheckRecords:
    """The last result; all that the screens know of where it lies."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    def last(self) -> CheckRecord | None:
        """The last result that was kept."""
        try:
            return CheckRecord.model_validate_json(self._keeper.kept(_NAME) or "")
        except ValidationError:
            return None

    def keep(self, record: CheckRecord) -> None:
        """Keep this one instead."""
        self._keeper.keep(_NAME, record.model_dump_json())

    def remove(self) -> None:
        """Forget it."""
        self._keeper.drop(_NAME)
