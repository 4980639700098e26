"""Privacy: where what is recorded is, and who could know of it."""

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.ui.components.buttons import OnTap, button
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.part import part
from crampapp.ui.components.text import text


@ft.component
def SettingsPrivacyScreen(*, wide: bool, on_data: OnTap, on_back: OnTap) -> ft.Control:
    """Plain words, and the way to delete.

    Args:
        wide: Whether there is room to spare at the sides.
        on_data: Leads to backup and deletion.
        on_back: Leaves.
    """
    parts = [
        (
            _("On this device only"),
            _(
                "Your cramps, your answers, your medicines, your drinks and your choices. There "
                "is no account. Nobody counts what you do here."
            ),
            _("Whoever can unlock this device can open the app and read it."),
        ),
        (
            _("What leaves it, and only when you say so"),
            _("A backup, a table or the page for the doctor goes where you send it."),
            _("A backup is not locked: treat it like a letter from your doctor."),
        ),
        (
            _("Reminders while the app is closed"),
            _(
                "Only if you switch them on. The server that sends them then knows an address of "
                "this browser, your time zone, the times, and the kind: a stretch, a warm-up or "
                "drinking. It does not know your name, what you call a reminder, or any cramp."
            ),
            _("The calendar of this device can ring instead. Then no server knows anything."),
        ),
        (
            _("Where the app comes from"),
            _(
                "Its files come from the address that you opened. That server can see that a "
                "device asked for them, as with any web page. No other server is asked."
            ),
        ),
    ]
    return column_of(
        scroll(
            [
                page_header(_("Privacy"), on_back=on_back),
                *(part(title, *map(text, told)) for title, *told in parts),
                part(
                    _("Delete everything"),
                    text(_("You can delete all of it at any time, without asking anybody.")),
                    ft.Row([button(_("Your data"), on_data, key="your-data")], wrap=True),
                ),
            ]
        ),
        wide=wide,
    )
