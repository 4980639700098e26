"""Hours that come again every day."""

from datetime import time

from pydantic import BaseModel, ConfigDict


class Hours(BaseModel):
    """From one wall time to another, over midnight or not; two that are alike are none."""

    model_config = ConfigDict(frozen=True)

    begin: time
    end: time

    def hold(self, at: time) -> bool:
        """Whether this wall time is within; the end itself is not."""
        if self.begin <= self.end:
            return self.begin <= at < self.end
        return at >= self.begin or at < self.end


class NightHours(Hours):
    """When the player is dimmed and quiet."""

    begin: time = time(22)
    end: time = time(6)
