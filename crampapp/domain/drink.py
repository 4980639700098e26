"""Something drunk."""

from pydantic import BaseModel, ConfigDict, Field

from crampapp.domain.moment import Moment


class Drink(BaseModel):
    """One drink, as tapped."""

    model_config = ConfigDict(frozen=True)

    id: str
    started: Moment
    ml: int = Field(gt=0, le=5000)
    """Millilitres; ounces are a matter of the screen."""
