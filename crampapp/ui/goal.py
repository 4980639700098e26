"""Whether somebody has drunk what they set out to drink today."""

from datetime import date
from typing import TYPE_CHECKING

from crampapp.domain.drink import Drink
from crampapp.domain.hydration import HydrationProfile, target_ml
from crampapp.domain.hydration_day import by_day
from crampapp.domain.profile import Profile

if TYPE_CHECKING:
    from crampapp.store import Store


async def is_met(
    store: "Store", hydration: HydrationProfile | None, person: Profile, today: date
) -> bool:
    """Whether the drinks of today reach the goal; never where there is none.

    Raises:
        StoreError: The drinks could not be read.
    """
    goal = target_ml(hydration, person, today)
    if goal is None:
        return False
    (total,) = by_day(await store.month(Drink, today.year, today.month), today, 1)
    return total.ml >= goal
