"""A hook for what changes as time passes."""

from collections.abc import Callable
from typing import Any, TypeVar

import flet as ft

from crampapp.domain.moment import Moment
from crampapp.platform.clock import TICK_S, Clock

T = TypeVar("T")


def use_time(clock: Clock, view: Callable[[Moment], T], every: float = TICK_S) -> T:
    """What ``view`` makes of the present; the component is drawn again when that changes.

    The time is looked at and never counted, so the view is right after a sleep of the phone.

    Args:
        clock: The time.
        view: What is shown of it; looked at again and again, so it must be cheap.
        every: Seconds from one look to the next.
    """
    shown = view(clock.now())
    latest: Any = ft.use_ref((view, shown))
    latest.current = (view, shown)
    _, redraw = ft.use_state(0)

    async def watch() -> None:
        while True:
            await clock.tick(every)
            look, last = latest.current
            present = look(clock.now())
            if present != last:
                latest.current = (look, present)
                redraw(lambda turn: turn + 1)

    # A cleanup must be there for the watch to be cancelled when the component goes.
    ft.use_effect(watch, dependencies=[], cleanup=lambda: None)
    return shown
