"""What the answers amount to: how urgent, what to do, which causes fit and why."""

from collections.abc import Callable, Sequence
from functools import partial

import flet as ft

from crampapp.content.checker.model import WordingText
from crampapp.content.messages import gettext as _
from crampapp.domain.checker import Assessment, Fit, Step, Urgency, When
from crampapp.domain.red_flags import Level
from crampapp.domain.region import Region
from crampapp.ui.check_words import Explained, Said
from crampapp.ui.components.answers import answer_row
from crampapp.ui.components.buttons import OnTap, Size, Weight, button
from crampapp.ui.components.card import card
from crampapp.ui.components.cause import cause_card
from crampapp.ui.components.fold import Fold
from crampapp.ui.components.page import back_button, column_of, scroll
from crampapp.ui.components.text import Style, heading, quiet, text
from crampapp.ui.components.triage import numbers
from crampapp.ui.components.urgency import urgency_banner
from crampapp.ui.components.way import way
from crampapp.ui.theme import Radius, Space


@ft.component
def CheckResultScreen(
    *,
    result: Assessment,
    causes: Sequence[Explained],
    answers: Sequence[Said],
    of_before: str,
    wording: WordingText,
    region: Region,
    night: bool,
    medicines: Sequence[tuple[str, str]],
    to_show: ft.Control,
    wide: bool,
    on_answer: Callable[[str], object] | None,
    on_read: Callable[[str], object],
    on_done: OnTap,
    on_back: OnTap,
) -> ft.Control:
    """First what to do, then why.

    Args:
        result: How urgent it is, and the steps.
        causes: Those that are named, explained.
        answers: What was said, to be read and corrected.
        of_before: A line that says so, when this is a result of days ago.
        wording: The words of every result.
        region: Whose numbers to show.
        night: Whether most doors are closed now.
        medicines: Id and name of each kind that is taken and that there is an article about.
        to_show: What becomes of the result, and how to show it to a doctor.
        wide: Whether there is room to spare at the sides.
        on_answer: Goes back to a question; ``None``: it is a result of days ago.
        on_read: Opens the article on a cause or a kind of medicine, told by its id.
        on_done: Leaves.
        on_back: Goes back to where one came from.
    """
    body: list[ft.Control] = [
        ft.Row([back_button(on_back)]),
        *([quiet(of_before, Style.BODY_LARGE)] if of_before else []),
        urgency_banner(result.urgency, wording.urgency[result.urgency]),
        _what_to_do(result, wording, region, night=night),
        *_because(result),
        *_causes(causes, result.urgency, wording, on_read),
        *_medicines(medicines, on_read),
    ]
    if others := [one.cause.name for one in result.named(Fit.LOOKED_AT)]:
        names = ", ".join(others)
        body.append(Fold(label=wording.looked_at, content=lambda: [quiet(names)], name="others"))
    body += [
        Fold(label=_("Your answers"), content=lambda: _said(answers, on_answer), name="answers"),
        to_show,
        quiet(wording.disclaimer, Style.BODY_LARGE),
        button(_("Done"), on_done, key="done", size=Size.PLAYER, weight=Weight.MAIN),
    ]
    return column_of(
        scroll(body, spacing=Space.M),
        wide=wide,
        padding=ft.Padding.only(left=Space.M, right=Space.M, top=Space.M, bottom=Space.M),
    )


def _what_to_do(
    result: Assessment, wording: WordingText, region: Region, *, night: bool
) -> ft.Control:
    steps: list[ft.Control] = [heading(_("What to do now"), Style.TITLE_LARGE, level=2)]
    if result.urgency is Urgency.URGENT:
        if night and not region.advice:
            steps.append(text(_("It is night: go to the emergency department.")))
        steps += numbers(Level.URGENT, region)
    number = partial(_with_number, wording=wording, region=region)
    steps += [_step(step, number) for step in result.next_steps if step.when is When.NOW]
    if sooner := [step for step in result.next_steps if step.when is When.SOONER]:
        at_home = result.urgency is Urgency.SELF_CARE
        title = _("When to get help after all") if at_home else _("When to get help sooner")
        lines = (_named(step, number) for step in sooner)
        steps.append(card([heading(title, Style.TITLE_MEDIUM, level=3), *lines]))
    return ft.Column(
        steps,
        spacing=Space.S,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _step(step: Step, number: Callable[[str], str]) -> ft.Control:
    dot = ft.Container(
        width=Space.S,
        height=Space.S,
        bgcolor=ft.Colors.PRIMARY,
        border_radius=Radius.XS,
        margin=ft.Margin.only(top=Space.S),
    )
    words = ft.Container(_named(step, number), expand=True)
    return ft.Row([dot, words], spacing=Space.M, vertical_alignment=ft.CrossAxisAlignment.START)


def _named(step: Step, number: Callable[[str], str]) -> ft.Control:
    """Advice on one of several causes is only understood beside its name."""
    names = [] if step.cause is None else [quiet(step.cause.name)]
    return ft.Column([*names, text(number(step.text))], spacing=0, tight=True)


def _with_number(words: str, wording: WordingText, region: Region) -> str:
    """The number of the region, where it is known, in place of the words for it."""
    return words.replace(wording.emergency_number, region.emergency or wording.emergency_number)


def _because(result: Assessment) -> list[ft.Control]:
    """The signs of danger, those first that are there."""
    shown: list[ft.Control] = []
    if result.because:
        shown.append(
            card(
                [
                    heading(_("Because of"), Style.TITLE_MEDIUM, level=2),
                    *(text(f"{one.name}. {one.flag.meaning}") for one in result.because),
                ]
            )
        )
    if doubted := [one.name for one in result.doubted]:
        words = _("You were not sure about some signs of danger. That counts until you are.")
        shown += [
            text(words),
            Fold(
                label=_("Signs you were not sure of"),
                content=lambda: [quiet(name, Style.BODY_LARGE) for name in doubted],
                name="doubted",
            ),
        ]
    return shown


def _causes(
    causes: Sequence[Explained],
    urgency: Urgency,
    wording: WordingText,
    on_read: Callable[[str], object],
) -> list[ft.Control]:
    shown: list[ft.Control] = [] if causes else [text(wording.no_cause(urgency))]
    for title, fit in ((wording.fits_best, Fit.BEST), (wording.possible, Fit.POSSIBLE)):
        if found := [cause for cause in causes if cause.verdict.fit is fit]:
            shown.append(heading(title, Style.TITLE_LARGE, level=2))
            shown += [cause_card(cause, on_read) for cause in found]
    return shown


def _medicines(
    medicines: Sequence[tuple[str, str]], on_read: Callable[[str], object]
) -> list[ft.Control]:
    if not medicines:
        return []
    icon = ft.Icons.MENU_BOOK_OUTLINED
    return [
        heading(_("Read about your medicines"), Style.TITLE_LARGE, level=2),
        *(way(name, "", icon, partial(on_read, id), f"read-{id}") for id, name in medicines),
    ]


def _said(answers: Sequence[Said], on_answer: Callable[[str], object] | None) -> list[ft.Control]:
    if on_answer is None:
        return [text(f"{said.question} {said.answer}") for said in answers]
    return [
        quiet(_("Tap one to change it."), Style.BODY_LARGE),
        *(
            answer_row(
                f"{said.question}\n{said.answer}",
                False,
                partial(on_answer, said.id),
                f"said-{said.id}",
            )
            for said in answers
        ),
    ]
