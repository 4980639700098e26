"""Log a cramp that is over: when, how long, where; three taps."""

from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta
from enum import StrEnum

import flet as ft

from crampapp.content import Advice
from crampapp.content.messages import gettext as _
from crampapp.domain.episode import Episode, MuscleGroup, Side
from crampapp.domain.moment import Moment
from crampapp.platform.clock import Clock
from crampapp.ui.actions import earlier, last_night
from crampapp.ui.components.advice import advice_card
from crampapp.ui.components.body_map import BodyMap
from crampapp.ui.components.buttons import OnTap, Size, Weight, button, choice
from crampapp.ui.components.cramp_details import question
from crampapp.ui.components.day_and_time import DayAndTime
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import Style, announced, text
from crampapp.ui.formats import HowLong, how_long


class When(StrEnum):
    NOW = "now"
    QUARTER = "quarter"
    HALF = "half"
    HOUR = "hour"
    NIGHT = "night"
    OTHER = "other"

    @property
    def ago(self) -> timedelta | None:
        """How long before now; ``None`` where a wall time is meant."""
        match self:
            case When.NOW:
                return timedelta()
            case When.QUARTER:
                return timedelta(minutes=15)
            case When.HALF:
                return timedelta(minutes=30)
            case When.HOUR:
                return timedelta(hours=1)
            case _:
                return None


class Outcome(StrEnum):
    NONE = "none"
    SAVING = "saving"
    SAVED = "saved"
    FAILED = "failed"


_COMMONEST: tuple[MuscleGroup, Side | None] = (MuscleGroup.CALF, None)
"""What a cramp was that nobody says more about (S2)."""


@ft.component
def LogScreen(
    *,
    clock: Clock,
    usual: time,
    begun: datetime | None,
    over_ten_minutes: Advice,
    colours: ft.ColorScheme | None,
    wide: bool,
    on_save: Callable[[Moment, int, MuscleGroup, Side | None], Awaitable[Episode | None]],
    on_tell_more: Callable[[Episode], object],
    on_back: OnTap,
) -> ft.Control:
    """The form.

    Args:
        clock: The time.
        usual: When at night the cramps of this person come.
        begun: When it began, if that was told before.
        over_ten_minutes: What to know about a long one.
        colours: Those of the look; those of the page when not given.
        wide: Whether there is room to spare at the sides.
        on_save: Answers the record once it is durable, ``None`` where it is not.
        on_tell_more: Leads to the rest of what can be told.
        on_back: Leaves.
    """
    when, set_when = ft.use_state(When.OTHER if begun else When.NOW)
    wall, set_wall = ft.use_state(begun or clock.now().local)
    long, set_long = ft.use_state(HowLong.SHORT)
    place, set_place = ft.use_state(_COMMONEST)
    outcome, set_outcome = ft.use_state(Outcome.NONE)
    nothing: Episode | None = None
    kept, set_kept = ft.use_state(nothing)
    now = clock.now()

    def choose(chosen: When) -> None:
        set_when(chosen)
        if chosen is When.NIGHT:
            set_wall(last_night(clock.now(), usual).local)
        elif chosen is When.OTHER:
            set_wall(clock.now().local.replace(second=0, microsecond=0))

    def moment() -> Moment:
        present = clock.now()
        ago = when.ago
        return earlier(present, present.local - wall if ago is None else ago)

    async def save() -> None:
        set_outcome(Outcome.SAVING)
        try:
            saved = await on_save(moment(), long.seconds, *place)
        except Exception:
            set_outcome(Outcome.NONE)
            raise
        set_kept(saved)
        set_outcome(Outcome.SAVED if saved else Outcome.FAILED)

    body: list[ft.Control] = [page_header(_("Log a cramp"), on_back=on_back)]
    if outcome in (Outcome.SAVED, Outcome.FAILED):
        body.append(announced(_told(outcome)))
        if long is HowLong.LONG:
            body.append(advice_card(over_ten_minutes))
        body.append(button(_("Done"), on_back, key="done", size=Size.PLAYER, weight=Weight.MAIN))
        if kept:
            again = _("Log another one")
            body += [
                button(_("Tell more about it"), lambda: on_tell_more(kept), key="more"),
                button(again, lambda: set_outcome(Outcome.NONE), key="another"),
            ]
        return column_of(scroll(body), wide=wide)
    answers: list[ft.Control] = [choice(_whens(usual), when, choose, key="when")]
    if when.ago is None:
        answers.append(DayAndTime(local=wall, now=now.local, on_change=set_wall))
    body += [
        question(_("When did it start?"), *answers),
        question(
            _("How long did it last?"),
            choice([(h, how_long(h)) for h in HowLong], long, set_long, key="long"),
        ),
    ]
    if long is HowLong.LONG:
        body.append(announced(advice_card(over_ten_minutes)))
    body += [
        question(
            _("Where was it?"),
            BodyMap(
                selected={(place[0], place[1])} if place[1] else frozenset(),
                on_select=lambda muscle, side: set_place((muscle, side)),
                colours=colours,
            ),
        ),
        button(
            _("Save"),
            save,
            key="save",
            size=Size.PLAYER,
            weight=Weight.MAIN,
            disabled=outcome is Outcome.SAVING or (when.ago is None and wall > now.local),
        ),
    ]
    return column_of(scroll(body), wide=wide)


def _told(outcome: Outcome) -> ft.Control:
    if outcome is Outcome.SAVED:
        return text(_("Saved"), Style.HEADLINE_MEDIUM, color=ft.Colors.PRIMARY)
    return text(
        _("Not saved yet: this device would not take it. It is still here. Try again from home."),
        Style.TITLE_LARGE,
        color=ft.Colors.ERROR,
    )


def _whens(usual: time) -> list[tuple[When, str]]:
    return [
        (When.NOW, _("Now")),
        (When.QUARTER, _("15 minutes ago")),
        (When.HALF, _("30 minutes ago")),
        (When.HOUR, _("60 minutes ago")),
        (When.NIGHT, _("Last night ({time})").format(time=f"{usual:%H:%M}")),
        (When.OTHER, _("Another time")),
    ]
