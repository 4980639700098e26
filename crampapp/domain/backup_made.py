"""The newest backup, so that an old one can be reminded of."""

from pydantic import BaseModel, ConfigDict, Field

from crampapp.domain.moment import Moment


class BackupMade(BaseModel):
    """A backup that was written and read back; there is one of these, the newest."""

    model_config = ConfigDict(frozen=True)

    made: Moment
    rows: int = Field(ge=0)
    size: int = Field(ge=0)
    """Bytes."""
