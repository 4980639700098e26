"""The page for the doctor: what goes onto it, how it looks, and the ways to hand it over."""

from collections.abc import Callable

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.content.messages import ngettext
from crampapp.ui import report_messages
from crampapp.ui.components.buttons import OnTap, Weight, button, chip, choice, doing
from crampapp.ui.components.card import card
from crampapp.ui.components.fold import Fold
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.sheet import Sheet
from crampapp.ui.components.text import Style, announced, heading, text
from crampapp.ui.components.waiting import not_there, waiting
from crampapp.ui.reporting import DoctorsPage, Made, Period
from crampapp.ui.theme import Space


@ft.component
def ReportScreen(
    *,
    page: DoctorsPage,
    wide: bool,
    colours: ft.ColorScheme | None,
    on_choose: Callable[[Period], object],
    on_notes: OnTap,
    on_try_again: OnTap,
    on_hand_over: OnTap,
    on_table: OnTap,
    on_copied: OnTap,
    on_back: OnTap,
) -> ft.Control:
    """The choices, the page, and what can be done with it.

    Args:
        page: What was chosen and made.
        wide: Whether there is room to spare at the sides.
        colours: Those of the look at night; those of the page when not given.
        on_choose: Looks further back, or less far.
        on_notes: Puts notes onto it, or leaves them out.
        on_try_again: Makes it once more.
        on_hand_over: Gives the PDF to the person.
        on_table: Gives them the cramps as a table.
        on_copied: Told that the text was copied.
        on_back: Leaves.
    """
    close, be_close = ft.use_state(False)
    body: list[ft.Control] = [
        page_header(
            _("For your doctor"),
            _("One page with what you recorded. It is made on this phone."),
            on_back=on_back,
        ),
        choice([(one, _period(one)) for one in Period], page.period, on_choose, key="period"),
    ]
    if page.made and page.made.has_notes:
        icon = ft.Icons.CHECK if page.notes else ft.Icons.CLOSE
        body.append(ft.Row([chip(_("With my notes"), page.notes, on_notes, "notes", icon=icon)]))
    if page.problem:
        body.append(not_there(page.problem, on_try_again))
    elif page.working or page.made is None:
        body.append(waiting(_("Reading your records…")))
    if page.made and not page.problem:
        body.append(
            Sheet(
                contents=page.made.contents,
                typeface=page.made.typeface,
                paper=page.made.paper,
                label=_in_short(page.made),
                close=close,
                colours=colours,
            )
        )
        body.append(
            button(
                _("Smaller") if close else _("Larger"),
                lambda: be_close(not close),
                key="zoom",
                weight=Weight.QUIET,
                icon=ft.Icons.ZOOM_OUT if close else ft.Icons.ZOOM_IN,
            )
        )
        body += _below(page.made, page, on_hand_over, on_table, on_copied)
    return column_of(scroll(body, spacing=Space.M), wide=wide)


def _below(
    made: Made, page: DoctorsPage, on_hand_over: OnTap, on_table: OnTap, on_copied: OnTap
) -> list[ft.Control]:
    controls: list[ft.Control] = []
    if made.missing:
        controls.append(card([text(report_messages.missing(made.missing))]))
    controls.append(
        # Signs that the typeface lacks are not asked of the screen either.
        Fold(
            label=_("Read it as text"),
            name="as-text",
            content=lambda: [text(words, Style.BODY_MEDIUM) for words in _paragraphs(made)],
        )
    )
    warning = text(report_messages.leaves(), color=ft.Colors.ON_TERTIARY_CONTAINER)
    title = heading(
        _("Hand it over"),
        Style.TITLE_LARGE,
        level=2,
        color=ft.Colors.ON_TERTIARY_CONTAINER,
    )
    controls.append(card([title, warning], warm=True))
    if page.said:
        controls.append(announced(text(page.said, color=ft.Colors.PRIMARY)))
    busy = page.working
    controls += [
        button(
            _("Share or save the PDF"),
            on_hand_over,
            key="pdf",
            weight=Weight.MAIN,
            icon=ft.Icons.PICTURE_AS_PDF_OUTLINED,
            disabled=busy,
        ),
        doing(_("Copy as text"), ft.CopyToClipboard(made.text), on_copied, key="copy"),
        button(_("Cramps as a table (CSV)"), on_table, key="table", disabled=busy),
    ]
    return controls


def _paragraphs(made: Made) -> list[str]:
    """The page in words that the screen has letters for."""
    return [
        "\n".join(made.typeface.printable(line) for line in paragraph.splitlines())
        for paragraph in made.text.split("\n\n")
    ]


def _period(period: Period) -> str:
    match period:
        case Period.MONTH:
            return _("4 weeks")
        case Period.QUARTER:
            return _("3 months")
        case Period.YEAR:
            return _("12 months")
        case Period.ALL:
            return _("Everything")


def _in_short(made: Made) -> str:
    """The page in a sentence; its words are in the text below it."""
    count = ngettext("{n} cramp", "{n} cramps", made.cramps).format(n=made.cramps)
    text = _("The page as it will be printed. {range}, {cramps}. Its words are below.")
    return text.format(range=made.contents.range, cramps=count)
