"""An emergency: what to do, whom to call, and nothing else."""

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.domain.checker import Assessment
from crampapp.domain.red_flags import Level
from crampapp.domain.region import Region
from crampapp.ui.components.buttons import OnTap, Size, button
from crampapp.ui.components.page import column_of, scroll
from crampapp.ui.components.text import Style, announced, quiet, text
from crampapp.ui.components.triage import numbers
from crampapp.ui.components.urgency import urgency_banner
from crampapp.ui.theme import Space


@ft.component
def CheckEmergencyScreen(
    *,
    result: Assessment,
    words: str,
    disclaimer: str,
    of_before: str,
    region: Region,
    to_show: ft.Control | None,
    wide: bool,
    on_mistake: OnTap | None,
    on_done: OnTap,
) -> ft.Control:
    """No causes and no scores: they can wait.

    Args:
        result: With the flags that are up.
        words: What the urgency means.
        disclaimer: That it is not a diagnosis; last, as nothing may stand before the call.
        of_before: A line that says so, when this is a result of days ago.
        region: Whose numbers to show.
        to_show: How to show it to a doctor; ``None``: that can wait.
        wide: Whether there is room to spare at the sides.
        on_mistake: Goes back to what was ticked; ``None``: there is nothing to go back to.
        on_done: Leaves.
    """
    because = [f"{raised.name}. {raised.flag.meaning}" for raised in result.because]
    lower = [button(_("I have read it"), on_done, key="done", size=Size.PLAYER)]
    if on_mistake:
        mistake = _("I ticked that by mistake")
        lower.insert(0, button(mistake, on_mistake, key="mistake", size=Size.PLAYER))
    return column_of(
        scroll(
            [
                urgency_banner(result.urgency, words),
                *([quiet(of_before, Style.BODY_LARGE)] if of_before else []),
                *numbers(Level.EMERGENCY, region),
                announced(
                    ft.Column(
                        [text(step.text, Style.TITLE_LARGE) for step in result.next_steps],
                        spacing=Space.S,
                        tight=True,
                    )
                ),
                *([quiet(_("Because of:"))] if because else []),
                *(quiet(line, Style.BODY_LARGE) for line in because),
                *([to_show] if to_show else []),
                *lower,
                quiet(disclaimer),
            ],
            spacing=Space.M,
        ),
        wide=wide,
        padding=ft.Padding.all(Space.M),
    )
