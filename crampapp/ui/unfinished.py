"""A relief under way as a text: what a reload must not lose, and what the page hands over."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, ValidationError

from crampapp.domain.episode import Episode
from crampapp.domain.relief import Guide, Run
from crampapp.platform.keeper import Keeper
from crampapp.ui.plan import Plan
from crampapp.ui.state import AppState, Keeping

_NAME = "relief"


class Unfinished(BaseModel):
    """The relief as :class:`~crampapp.ui.state.AppState` has it."""

    model_config = ConfigDict(frozen=True)

    run: Run
    flags: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    signs_asked: bool = False
    ended: Episode | None = None
    """The record, once it eased."""
    saved: bool = False
    """Whether the record is durable in the inbox."""

    def show(self, state: AppState, guide: Guide, plan: Plan, now: datetime) -> None:
        """Put it into the state; its steps are those that are safe today."""
        run = self.run if self.run.moves else self.run.model_copy(update={"moves": plan.moves()})
        state.run = guide.resumed(run, now)
        state.flags = self.flags
        state.unsure = self.unsure
        state.signs_asked = self.signs_asked
        state.ended = self.ended
        state.keeping = Keeping.SAVED if self.saved else Keeping.SAVING
        if self.ended and self.saved:
            state.boxed |= {self.ended.id}


def kept_relief(keeper: Keeper) -> Unfinished | None:
    """What a reload or a closed window interrupted."""
    try:
        return Unfinished.model_validate_json(keeper.kept(_NAME) or "")
    except ValidationError:
        return None


def keep_relief(keeper: Keeper, state: AppState, run: Run) -> None:
    """From the next start on, go on with it."""
    kept = Unfinished(
        run=run, flags=state.flags, unsure=state.unsure, signs_asked=state.signs_asked
    )
    keeper.keep(_NAME, kept.model_dump_json())


def drop_relief(keeper: Keeper) -> None:
    """It is over, and its record safe."""
    keeper.drop(_NAME)
