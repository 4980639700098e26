"""A result to keep, and to show a doctor or pharmacist."""

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.ui.components.buttons import OnTap, Weight, button, doing
from crampapp.ui.components.text import Style, announced, heading, quiet
from crampapp.ui.state import Keeping
from crampapp.ui.theme import Space


def for_doctor(
    text: str,
    keeping: Keeping | None,
    *,
    lasting: bool,
    on_copied: OnTap,
    on_save: OnTap,
    on_print: OnTap | None,
    on_keep: OnTap | None,
    on_remove: OnTap,
) -> ft.Control:
    """What becomes of a result.

    Args:
        text: The result as plain text.
        keeping: What becomes of it on this phone; ``None``: it is not kept.
        lasting: Whether the store outlives this window.
        on_copied: Told when the text has been copied.
        on_save: Gives it away as a file.
        on_print: Prints it; ``None``: there is no page that can.
        on_keep: Keeps the result; ``None``: there is nothing to keep.
        on_remove: Forgets the result.
    """
    verbs: list[ft.Control] = [
        doing(_("Share"), ft.ShareText(text), lambda: None, key="share"),
        doing(_("Copy as text"), ft.CopyToClipboard(text), on_copied, key="copy"),
        button(_("Save as a file"), on_save, key="save-file"),
    ]
    if on_print:
        verbs.append(button(_("Print"), on_print, key="print"))
    if on_keep and keeping in (None, Keeping.FAILED):
        label = _("Try again") if keeping else _("Keep it")
        verbs.append(button(label, on_keep, key="keep"))
    if keeping is Keeping.SAVED:
        verbs.append(button(_("Remove it"), on_remove, key="remove", weight=Weight.QUIET))
    return ft.Column(
        [
            heading(_("To show a doctor or pharmacist"), Style.TITLE_LARGE, level=2),
            announced(quiet(_outcome(keeping, lasting), Style.BODY_LARGE)),
            ft.Row(verbs, wrap=True, spacing=Space.S, run_spacing=Space.S),
        ],
        spacing=Space.S,
        tight=True,
    )


def _outcome(keeping: Keeping | None, lasting: bool) -> str:
    match keeping:
        case Keeping.SAVING:
            return _("Saving…")
        case Keeping.SAVED:
            return _("Kept on this phone.") if lasting else _("Saved until this window closes")
        case Keeping.FAILED:
            return _("Not saved yet: this device would not take it. It is still here.")
        case _:
            return _("Not kept on this phone.")
