"""Hours in which nothing rings that the person did not set to the minute."""

from datetime import time

from pydantic import BaseModel, ConfigDict


class QuietHours(BaseModel):
    """From one wall time to another, over midnight or not; two that are alike are none."""

    model_config = ConfigDict(frozen=True)

    begin: time = time(22)
    end: time = time(7)

    def hold(self, at: time) -> bool:
        """Whether it is quiet at this wall time; the end itself is not."""
        if self.begin <= self.end:
            return self.begin <= at < self.end
        return at >= self.begin or at < self.end
