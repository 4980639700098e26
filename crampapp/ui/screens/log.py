"""Log a cramp that is over: when, how long, where; three taps."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from enum import StrEnum

import flet as ft

from crampapp.content import Advice
from crampapp.content.messages import gettext as _
from crampapp.domain.episode import MuscleGroup, Side
from crampapp.domain.moment import Moment
from crampapp.platform.clock import Clock
from crampapp.ui.actions import earlier, last_night
from crampapp.ui.components.advice import advice_card
from crampapp.ui.components.body_map import BodyMap
from crampapp.ui.components.buttons import OnTap, Size, Weight, button, choice
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import Style, announced, heading, text
from crampapp.ui.formats import HowLong, how_long
from crampapp.ui.theme import Space


class When(StrEnum):
    NOW = "now"
    QUARTER = "quarter"
    HALF = "half"
    HOUR = "hour"
    NIGHT = "night"

    def moment(self, now: Moment) -> Moment:
        """The start that is meant."""
        match self:
            case When.NOW:
                return now
            case When.QUARTER:
                return earlier(now, timedelta(minutes=15))
            case When.HALF:
                return earlier(now, timedelta(minutes=30))
            case When.HOUR:
                return earlier(now, timedelta(hours=1))
            case When.NIGHT:
                return last_night(now)


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
    over_ten_minutes: Advice,
    wide: bool,
    on_save: Callable[[Moment, int, MuscleGroup, Side | None], Awaitable[bool]],
    on_back: OnTap,
) -> ft.Control:
    """The form; ``on_save`` tells whether the record is durable."""
    when, set_when = ft.use_state(When.NOW)
    long, set_long = ft.use_state(HowLong.SHORT)
    place, set_place = ft.use_state(_COMMONEST)
    outcome, set_outcome = ft.use_state(Outcome.NONE)

    async def save() -> None:
        set_outcome(Outcome.SAVING)
        try:
            saved = await on_save(when.moment(clock.now()), long.seconds, *place)
        except Exception:
            set_outcome(Outcome.NONE)
            raise
        set_outcome(Outcome.SAVED if saved else Outcome.FAILED)

    body: list[ft.Control] = [page_header(_("Log a cramp"), on_back=on_back)]
    if outcome in (Outcome.SAVED, Outcome.FAILED):
        body.append(announced(_told(outcome)))
        if long is HowLong.LONG:
            body.append(advice_card(over_ten_minutes))
        body.append(button(_("Done"), on_back, key="done", size=Size.PLAYER, weight=Weight.MAIN))
        return column_of(scroll(body), wide=wide)
    body += [
        _question(_("When did it start?"), choice(_whens(), when, set_when, key="when")),
        _question(
            _("How long did it last?"),
            choice([(h, how_long(h)) for h in HowLong], long, set_long, key="long"),
        ),
    ]
    if long is HowLong.LONG:
        body.append(announced(advice_card(over_ten_minutes)))
    body += [
        _question(
            _("Where was it?"),
            BodyMap(
                selected={(place[0], place[1])} if place[1] else frozenset(),
                on_select=lambda muscle, side: set_place((muscle, side)),
            ),
        ),
        button(
            _("Save"),
            save,
            key="save",
            size=Size.PLAYER,
            weight=Weight.MAIN,
            disabled=outcome is Outcome.SAVING,
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


def _question(title: str, answers: ft.Control) -> ft.Control:
    return ft.Column(
        [heading(title, Style.TITLE_LARGE, level=2), answers], spacing=Space.S, tight=True
    )


def _whens() -> list[tuple[When, str]]:
    return [
        (When.NOW, _("Now")),
        (When.QUARTER, _("15 minutes ago")),
        (When.HALF, _("30 minutes ago")),
        (When.HOUR, _("60 minutes ago")),
        (When.NIGHT, _("Last night (03:00)")),
    ]
