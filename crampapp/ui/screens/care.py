"""Massage, warmth, cold and a helper's push: behind one question about the leg."""

from collections.abc import Callable, Sequence
from datetime import datetime

import flet as ft

from crampapp.content import Advice
from crampapp.content.messages import gettext as _
from crampapp.content.messages import ngettext
from crampapp.domain.care import Care, CareStep
from crampapp.domain.profile import Fact
from crampapp.domain.relief import LegCheck
from crampapp.platform.clock import Clock
from crampapp.ui.components.advice import advice_card
from crampapp.ui.components.buttons import OnTap, Size, Weight, button
from crampapp.ui.components.card import card
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.picture import picture
from crampapp.ui.components.text import Style, announced, heading, quiet, text
from crampapp.ui.formats import duration
from crampapp.ui.theme import HOME_PICTURE, Space
from crampapp.ui.ticking import use_time


@ft.component
def CareScreen(
    *,
    check: LegCheck | None,
    cares: Sequence[Care],
    words: Callable[[str], Advice],
    clock: Clock,
    colours: ft.ColorScheme | None,
    wide: bool,
    on_check: Callable[[LegCheck], None],
    on_none_apply: Callable[[Sequence[Fact]], None],
    on_signs: OnTap,
    on_say: Callable[[str], None],
    on_back: OnTap,
) -> ft.Control:
    """The question first, once an episode; then what is safe for this person, each with a timer.

    Args:
        check: The answer so far.
        cares: What there is, each allowed or left out.
        words: The text of a reason, a caution, a question about the person.
        clock: The time.
        colours: Of the pictures, where they are not the app's.
        wide: Whether there is room to spare at the sides.
        on_check: Answers the question.
        on_none_apply: Says that none of these facts holds.
        on_signs: Opens the signs of danger.
        on_say: Told the words of a care that begins.
        on_back: Leaves.
    """
    header = page_header(_("Massage, warmth, cold"), on_back=on_back)
    if check is not LegCheck.FINE:
        return column_of(scroll([header, *_question(check, words, on_check, on_signs)]), wide=wide)
    asks = tuple(dict.fromkeys(fact for care in cares for fact in care.asks))
    body: list[ft.Control] = [header]
    if asks:
        body.append(_asks(asks, words, on_none_apply))
    for care in cares:
        body.append(
            _offered(care, words, clock, colours, on_say)
            if care.allowed
            else _left_out(care, words)
        )
    return column_of(scroll(body), wide=wide)


def _question(
    check: LegCheck | None,
    words: Callable[[str], Advice],
    on_check: Callable[[LegCheck], None],
    on_signs: OnTap,
) -> list[ft.Control]:
    def concern() -> None:
        on_check(LegCheck.CONCERN)
        on_signs()

    if check is LegCheck.CONCERN:
        return [
            advice_card(words("advice.leg_differs")),
            button(_("Signs to look for"), on_signs, key="signs", size=Size.PLAYER),
        ]
    return [
        heading(words("advice.leg_check").text, Style.HEADLINE_MEDIUM, level=2),
        button(_("Yes"), lambda: on_check(LegCheck.FINE), key="check-yes", size=Size.PLAYER),
        button(_("No"), concern, key="check-no", size=Size.PLAYER),
        button(_("Not sure"), concern, key="check-unsure", size=Size.PLAYER),
    ]


def _asks(
    asks: Sequence[Fact],
    words: Callable[[str], Advice],
    on_none_apply: Callable[[Sequence[Fact]], None],
) -> ft.Control:
    return card(
        [
            heading(_("Does any of these apply to you?"), Style.TITLE_LARGE, level=2),
            *(text(words(f"ask.{which}").title) for which in asks),
            quiet(_("Until you say no, what could harm is left out.")),
            button(
                _("None of them"), lambda: on_none_apply(asks), key="none-apply", size=Size.PLAYER
            ),
        ]
    )


def _left_out(care: Care, words: Callable[[str], Advice]) -> ft.Control:
    return ft.Column(
        [
            heading(care.step.title, Style.TITLE_LARGE, level=2),
            quiet(words(care.reason).text if care.reason else "", Style.BODY_LARGE),
        ],
        spacing=Space.XS,
        tight=True,
    )


def _offered(
    care: Care,
    words: Callable[[str], Advice],
    clock: Clock,
    colours: ft.ColorScheme | None,
    on_say: Callable[[str], None],
) -> ft.Control:
    step = care.step
    return ft.Column(
        [
            heading(step.title, Style.TITLE_LARGE, level=2, color=ft.Colors.PRIMARY),
            text(step.action, Style.HEADLINE_MEDIUM),
            picture(step.picture, height=HOME_PICTURE, label=step.action, colours=colours),
            quiet(step.detail, Style.BODY_LARGE),
            *(card([text(words(f"caution.{which}").text)]) for which in care.cautions),
            CareClock(step=step, clock=clock, on_start=lambda: on_say(step.say)),
        ],
        spacing=Space.S,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


@ft.component
def CareClock(*, step: CareStep, clock: Clock, on_start: OnTap) -> ft.Control:
    """A timer that ends by itself, with a look at the skin on the way."""
    not_yet: datetime | None = None
    since, set_since = ft.use_state(not_yet)

    def elapsed() -> int | None:
        return None if since is None else int((clock.now().utc - since).total_seconds())

    gone = use_time(clock, lambda _now: elapsed())

    def start() -> None:
        set_since(clock.now().utc)
        on_start()

    if gone is None:
        minutes = max(1, step.seconds // 60)
        label = ngettext("Start {n} minute", "Start {n} minutes", minutes).format(n=minutes)
        return button(label, start, key=f"start-{step.id}", size=Size.PLAYER)
    if gone >= step.seconds:
        return announced(text(_("Stop now. Look at the skin."), Style.HEADLINE_MEDIUM))
    rows: list[ft.Control] = [text(duration(step.seconds - gone), Style.DISPLAY_MEDIUM)]
    if step.skin_check_s and gone >= step.skin_check_s:
        rows.append(announced(text(_("Look at the skin: stop if it is numb, white or burns."))))
    rows.append(
        button(
            _("Stop"),
            lambda: set_since(None),
            key=f"stop-{step.id}",
            weight=Weight.QUIET,
            size=Size.PLAYER,
        )
    )
    return ft.Column(rows, spacing=Space.S, tight=True)
