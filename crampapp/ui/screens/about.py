"""About: what this app is, who made what is in it, and how to tell of a fault."""

from collections.abc import Callable, Sequence

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.ui.components.buttons import OnTap, button
from crampapp.ui.components.fold import Fold
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.part import part
from crampapp.ui.components.text import quiet, text
from crampapp.ui.formats import listed

MADE_WITH = (
    *("Flet", "Flutter", "Python", "Pyodide", "Roboto", "annotated-types", "flet-charts"),
    *("icalendar", "msgpack", "pydantic", "pydantic-core", "pydyf", "python-dateutil", "repath"),
    *("six", "TinyDB", "typing-extensions", "typing-inspection", "tzdata"),
)
"""The work of others that goes to the phone."""


@ft.component
def AboutScreen(
    *,
    version: str,
    build: str,
    licences: str,
    sources: Callable[[], Sequence[str]],
    wide: bool,
    on_diagnostics: OnTap,
    on_back: OnTap,
) -> ft.Control:
    """What to know about the app itself.

    Args:
        version: Of the app; empty where nobody can say.
        build: Which files these are, such as ``4f1c0d2a9b``.
        licences: Address of the archive with all licences; empty where there is none.
        sources: Reads where the statements come from.
        wide: Whether there is room to spare at the sides.
        on_diagnostics: Leads to the text that helps to find a fault.
        on_back: Leaves.
    """
    which = _("Version {version}, build {build}").format(version=version, build=build)
    licensed: list[ft.Control] = [
        text(_("Made with {names}.").format(names=listed(MADE_WITH))),
    ]
    if licences:
        get = button(_("Download all licences"), lambda: None, key="licences")
        get.action = ft.OpenUrl(licences)
        licensed.append(ft.Row([get], wrap=True))
    return column_of(
        scroll(
            [
                page_header(_("About"), which if version else None, on_back=on_back),
                text(_("Quick relief for leg cramps, the likely cause, and ways to prevent them.")),
                part(
                    _("Not a doctor"),
                    text(
                        _(
                            "No clinician has reviewed this app yet. What it says comes from "
                            "published guidance and trials, each with how good the evidence is."
                        )
                    ),
                    text(_("It does not replace advice from somebody who can examine you.")),
                ),
                Fold(
                    label=_("Sources"),
                    line=_("Where the statements come from"),
                    name="sources",
                    content=lambda: [quiet(title) for title in sources()],
                ),
                part(_("The work of others"), *licensed),
                part(
                    _("Something does not work?"),
                    text(
                        _(
                            "The diagnostics say which build and which browser this is. You see "
                            "them before you copy them. They hold nothing about your health."
                        )
                    ),
                    ft.Row(
                        [button(_("Diagnostics"), on_diagnostics, key="diagnostics")], wrap=True
                    ),
                ),
            ]
        ),
        wide=wide,
    )
