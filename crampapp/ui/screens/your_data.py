"""Your data: where it is, and the ways to take it away, bring it back and delete it."""

from collections.abc import Callable
from datetime import date

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.store.ownership import Way
from crampapp.ui import data_words
from crampapp.ui.components.buttons import OnTap, Weight, button
from crampapp.ui.components.card import card
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import Style, announced, heading, quiet, text
from crampapp.ui.data_state import Job, YourData
from crampapp.ui.theme import Space


@ft.component
def YourDataScreen(
    *,
    data: YourData,
    kept: str | None,
    today: date,
    forgets: bool,
    erases_app: bool,
    wide: bool,
    on_last: OnTap,
    on_move: OnTap,
    on_back_up: OnTap,
    on_choose: OnTap,
    on_restore: Callable[[Way], object],
    on_forget_choice: OnTap,
    on_undo: OnTap,
    on_csv: OnTap,
    on_delete: OnTap,
    on_back: OnTap,
) -> ft.Control:
    """One card a matter.

    Args:
        data: What there is, and what is going on.
        kept: Why the records are not simply kept, if so.
        today: The day.
        forgets: Whether this is a browser tab that may delete them.
        erases_app: Whether deleting takes the app's own files along.
        wide: Whether there is room to spare at the sides.
        on_last: Asks the browser to keep them.
        on_move: Shows how to bring them to the home-screen app.
        on_back_up: Makes a backup.
        on_choose: Lets the person choose one.
        on_restore: Restores what was chosen.
        on_forget_choice: Does not.
        on_undo: Undoes the restore.
        on_csv: Makes a table.
        on_delete: Deletes everything.
        on_back: Leaves.
    """
    sure, be_sure = ft.use_state(False)
    busy = data.working is not None

    def act(label: str, tap: OnTap, key: str, weight: Weight = Weight.SECOND) -> ft.Control:
        return button(label, tap, key=key, weight=weight, disabled=busy)

    def matter(title: str, lines: list[str], rest: list[ft.Control], *jobs: Job) -> ft.Control:
        return card(
            [
                heading(title, Style.TITLE_LARGE, level=2),
                *(quiet(line, Style.BODY_LARGE) for line in lines if line),
                *(
                    [announced(_outcome(data))]
                    if (data.said and data.said.job in jobs) or data.working in jobs
                    else []
                ),
                ft.Container(
                    ft.Column(
                        rest,
                        spacing=Space.S,
                        tight=True,
                        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
                    ),
                    margin=ft.Margin.only(top=Space.S),
                ),
            ]
        )

    where = [_("On this device and nowhere else.")]
    ask: list[ft.Control] = []
    if kept:
        where.append(kept)
    elif forgets:
        where.append(_tab_forgets())
        ask.append(act(_("Bring records over"), on_move, "move"))
    elif data.lasting:
        where.append(data_words.lasts(data.lasting))
        if not data.lasting.promised:
            ask.append(act(_("Ask the browser to keep it"), on_last, "last"))
    if data.known:
        where.append(data_words.room(data.size, data.lasting))
    matters = [
        matter(_("Where it is"), where, ask, Job.LAST),
        matter(
            _("Back up"),
            [
                _("One file with everything, to keep in another place."),
                data_words.newest_backup(data.newest, today) if data.known else "",
            ],
            [act(_("Make a backup"), on_back_up, "back-up", Weight.MAIN)],
            Job.BACKUP,
        ),
        matter(
            _("Restore"), *_restoring(data, act, on_choose, on_restore, on_forget_choice, on_undo)
        ),
        matter(
            _("For a spreadsheet"),
            [_("All cramps as a table (CSV). It cannot be restored from.")],
            [act(_("Make a table"), on_csv, "csv")],
            Job.CSV,
        ),
        matter(
            _("Delete everything"),
            _deleting(data, sure, erases_app),
            # Where the first tap was, a second one of the same hand deletes nothing.
            [
                act(_("Keep it"), lambda: be_sure(False), "keep-all", Weight.MAIN),
                act(_("Yes, delete everything"), on_delete, "delete-all"),
            ]
            if sure
            else [act(_("Delete everything"), lambda: be_sure(True), "delete")],
            Job.DELETE,
        ),
    ]
    return column_of(
        scroll([page_header(_("Your data"), on_back=on_back), *matters], spacing=Space.M),
        wide=wide,
    )


Act = Callable[..., ft.Control]
Matter = tuple[list[str], list[ft.Control], Job, Job, Job]


def _restoring(
    data: YourData,
    act: Act,
    on_choose: OnTap,
    on_restore: Callable[[Way], object],
    on_forget_choice: OnTap,
    on_undo: OnTap,
) -> Matter:
    jobs = (Job.READ, Job.RESTORE, Job.UNDO)
    if data.preview is None:
        lines = [_("Bring back what is in a backup.")]
        rest = [act(_("Choose a backup"), on_choose, "choose")]
        if data.can_undo:
            rest.append(act(_("Undo the restore"), on_undo, "undo-restore", Weight.QUIET))
        return lines, rest, *jobs
    changes = [data_words.change(name, one) for name, one in data.preview.changes.items()]
    lines = [
        data_words.of_when(data.preview.summary),
        *changes,
        data_words.unreadable(data.preview),
        _("Merge adds what is missing here, and changes nothing else."),
        data_words.replacing(data.preview),
        _("Both can be undone."),
    ]
    rest = [
        act(_("Merge"), lambda: on_restore(Way.MERGE), "merge", Weight.MAIN),
        act(_("Replace"), lambda: on_restore(Way.REPLACE), "replace"),
        act(_("Cancel"), on_forget_choice, "cancel", Weight.QUIET),
    ]
    return lines, rest, *jobs


def _deleting(data: YourData, sure: bool, erases_app: bool) -> list[str]:
    lines = [_("Everything that crampapp keeps on this device. Nobody can bring it back.")]
    if not sure:
        return lines
    count = sum(data.counts.values())
    lines = [
        _("{records} and what you told about yourself are deleted for good.").format(
            records=data_words.records(count)
        ),
        _("Only a backup that you keep elsewhere can bring them back."),
    ]
    if erases_app:
        lines.append(_("The app then begins anew, for which it needs the network."))
    return lines


def _outcome(data: YourData) -> ft.Control:
    if data.working:
        return ft.Column(
            [
                text(_doing(data.working)),
                # Nobody knows how far it is before the first piece is through.
                ft.ProgressBar(value=data.share or None, semantics_label=_doing(data.working)),
            ],
            spacing=Space.S,
            tight=True,
        )
    said = data.said
    if said is None:
        return ft.Container()
    return text(said.text, color=ft.Colors.ERROR if said.failed else ft.Colors.PRIMARY)


def _doing(job: Job) -> str:
    match job:
        case Job.LAST:
            return _("Asking…")
        case Job.BACKUP:
            return _("Writing the backup, and reading it back…")
        case Job.READ:
            return _("Reading the file…")
        case Job.RESTORE:
            return _("Restoring…")
        case Job.UNDO:
            return _("Undoing…")
        case Job.CSV:
            return _("Writing the table…")
        case Job.DELETE:
            return _("Deleting…")


def _tab_forgets() -> str:
    return _(
        "In a browser tab this device may delete it when it was not used for 7 days. "
        "It does not move to the app on the home screen by itself."
    )
