"""What "Your data" says: sheets, outcomes, and one clear sentence for each failure."""

from datetime import date, datetime

from crampapp.content.messages import gettext as _
from crampapp.content.messages import ngettext
from crampapp.domain.backup_made import BackupMade
from crampapp.platform.outside import Lasting, Words
from crampapp.store.backup import BackupError, Flaw, Summary
from crampapp.store.errors import Code, StoreError
from crampapp.store.restore import Change, Preview, Way
from crampapp.ui.formats import calendar_day, listed
from crampapp.ui.numbers import decimal


def size(count: int) -> str:
    """Such as ``12 kB`` or ``1.4 MB``."""
    for unit, bytes in (("GB", 1e9), ("MB", 1e6)):
        if count >= bytes:
            return f"{decimal(count / bytes)} {unit}"
    return f"{-(-count // 1000)} kB"


def records(count: int) -> str:
    return ngettext("{n} record", "{n} records", count).format(n=count)


def cramps(count: int) -> str:
    return ngettext("{n} cramp", "{n} cramps", count).format(n=count)


def collection(name: str) -> str:
    """What the records of a collection are called."""
    return {
        "episodes": _("Cramps"),
        "routines": _("Stretches"),
        "drinks": _("Drinks"),
        "workouts": _("Exercise"),
        "checks": _("Results of checks"),
        "reminders": _("Reminders"),
        "outcomes": _("What became of reminders"),
        "profile": _("About you"),
        "settings": _("Settings"),
    }.get(name, _("Of a newer version"))


# Keeping


def lasts(lasting: Lasting) -> str:
    """How long the platform keeps it, honestly."""
    if lasting.promised:
        return _("It is kept until you delete it.")
    if lasting.installed:
        return _(
            "It is kept, but this browser has not promised to. "
            "It could delete it when the device runs out of room."
        )
    return _(
        "This browser has not promised to keep it. It could delete it when the device runs out of "
        "room. The app on the home screen is safer."
    )


def answer(lasting: Lasting) -> str:
    """What the browser said when it was asked."""
    if lasting.promised:
        return _("The browser has promised to keep it.")
    return _("The browser did not promise it. A backup now and then keeps you safe.")


def room(own: int, lasting: Lasting | None) -> str:
    """How much is used, of how much."""
    words = _("Your records take {size}.").format(size=size(own))
    if lasting and lasting.usage and lasting.quota:
        words += " " + _("With the app itself it is {usage} of {quota}.").format(
            usage=size(lasting.usage), quota=size(lasting.quota)
        )
    return words


# Taking away


def newest_backup(newest: BackupMade | None, today: date) -> str:
    if newest is None:
        return _("There is no backup yet.")
    return _("Newest backup: {day}, {records}, {size}.").format(
        day=calendar_day(newest.made.local.date(), today),
        records=records(newest.rows),
        size=size(newest.size),
    )


def backup_ready(name: str, written: Summary) -> Words:
    return file_ready(
        _("Your backup is ready"),
        _("{name}: {records}, {size}. It was read back and is whole.").format(
            name=name, records=records(written.rows), size=size(written.size)
        ),
    )


def file_ready(title: str, text: str) -> Words:
    """Around a file that waits to be taken."""
    return Words(
        title=title,
        text=text,
        main=_("Save it on this device"),
        share=_("Send it to another app"),
        close=_("Close"),
    )


def taken(written: Summary) -> str:
    return _("Backup made: {records}, {size}, read back and whole.").format(
        records=records(written.rows), size=size(written.size)
    )


def not_taken() -> str:
    return _("You did not take the file.")


def csv_ready(name: str, count: int) -> Words:
    return file_ready(
        _("Your table is ready"), _("{name}: {cramps}.").format(name=name, cramps=cramps(count))
    )


def csv_taken(count: int) -> str:
    return _("Table made: {cramps}.").format(cramps=cramps(count))


# Bringing back


def choose_a_backup() -> Words:
    return Words(
        title=_("Restore a backup"),
        text=_("You see what is in it before anything changes."),
        main=_("Choose the file"),
        close=_("Close"),
    )


def of_when(summary: Summary) -> str:
    """When a backup was made, and how much is in it."""
    try:
        made = f"{datetime.fromisoformat(summary.made):%Y-%m-%d %H:%M} UTC"
    except ValueError:
        made = summary.made
    return _("Backup of {when}: {records}, {size}.").format(
        when=made, records=records(summary.rows), size=size(summary.size)
    )


def change(name: str, found: Change) -> str:
    """One line about the records of a collection; such as ``Cramps: 12 new, 300 the same``."""
    parts = [
        words.format(n=count)
        for words, count in (
            (_("{n} new"), found.new),
            (_("{n} the same"), found.same),
            (_("{n} different"), found.different),
            (_("{n} only here"), found.only_here),
        )
        if count
    ]
    return _("{name}: {parts}").format(name=collection(name), parts=listed(parts))


def unreadable(preview: Preview) -> str:
    """About rows of a newer version; empty when there are none."""
    if not preview.unreadable:
        return ""
    words = _("{records} of a newer version are kept, and shown after an update.")
    return words.format(records=records(preview.unreadable))


def replacing(preview: Preview) -> str:
    lost = sum(found.only_here for found in preview.changes.values())
    if not lost:
        return _("Replace makes everything as it is in the backup.")
    words = _("Replace makes everything as it is in the backup, and takes out {records}.")
    return words.format(records=records(lost))


def restored(done: Preview, way: Way) -> str:
    new = sum(found.new for found in done.changes.values())
    if way is Way.MERGE:
        return _("Merged: {records} came in.").format(records=records(new))
    return _("Replaced: {records} are here now.").format(records=records(done.summary.rows))


def undone() -> str:
    return _("It is again as it was before the restore.")


# Deleting and failing


def not_erased() -> Words:
    return Words(
        title=_("Not everything is deleted yet"),
        text=_(
            "Your records are deleted. A part of the app is still in use: "
            "close its other tabs, then try again."
        ),
        main=_("Try again"),
        close="",
    )


def problem(error: Exception) -> str:
    """One sentence or two for the person; nothing has changed."""
    match error:
        case BackupError():
            return f"{_flaw(error)} {_('Nothing was changed.')}"
        case StoreError():
            return f"{_code(error.code)} {_('Nothing was changed.')}"
        case _:
            return _("The device would not do it. Nothing was changed.")


def _flaw(error: BackupError) -> str:
    match error.flaw:
        case Flaw.TOO_LARGE:
            return _("This file is larger than 64 MB. No backup is so large.")
        case Flaw.NOT_A_BACKUP:
            return _("This is not a backup of crampapp.")
        case Flaw.NEWER:
            return _("A newer version of the app made this backup. Update first.")
        case Flaw.CUT_SHORT:
            return _("The end of this backup is missing. Perhaps it was not copied whole.")
        case Flaw.CHANGED:
            return _("This backup is not as it was written.")
        case Flaw.INVALID:
            return _("Line {n} of this backup is not valid.").format(n=error.line)
        case Flaw.UNREADABLE:
            return _("This file could not be read.")


def _code(code: Code) -> str:
    match code:
        case Code.FULL:
            return _("There is no room left on this device.")
        case Code.LOCKED:
            return _("Your history is open in another tab. Use it here first.")
        case Code.NEWER:
            return _("A newer version of the app wrote your history. Update first.")
        case Code.BUSY:
            return _("A backup is being made. Try again in a moment.")
        case Code.UNWRITABLE | Code.UNREADABLE:
            return _("This device failed to read or write.")
