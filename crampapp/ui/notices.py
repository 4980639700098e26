"""What home and history say about themselves: one thing at a time, the most pressing first."""

from datetime import datetime, timedelta

from crampapp.content.messages import gettext as _
from crampapp.content.messages import ngettext
from crampapp.domain.episode import Episode
from crampapp.ui.actions import Actions
from crampapp.ui.components.notice import Notice
from crampapp.ui.state import AppState, Storage


def home_notice(state: AppState, actions: Actions, *, lost: bool) -> Notice | None:
    """The notice of the first screen, if there is anything to say."""
    if state.unsaved:
        return unsaved_notice(state, actions)
    if lost:
        return Notice(_("There is no such page. This is home."))
    if state.update_ready:
        return Notice(_("A new version is ready."), _("Update"), actions.accept_update)
    if not state.secure:
        return Notice(
            _(
                "This page came over plain http, so it cannot be installed or work offline. "
                "Relief works. Use its https address for the rest."
            )
        )
    return storage_notice(state, actions)


def unsaved_notice(state: AppState, actions: Actions) -> Notice:
    count = len(state.unsaved)
    words = ngettext("{n} cramp is not saved yet.", "{n} cramps are not saved yet.", count)
    if state.full:
        words += " " + _("This device has no room left. Make some, then try again.")
    return Notice(
        words.format(n=count),
        _("Try again"),
        actions.records.try_again,
    )


def may_ask(episode: Episode, local: datetime, passed_over: str, *, late: bool) -> bool:
    """Whether to ask for the details of a cramp: by day, within a day, once."""
    return (
        not late
        and timedelta(hours=1) <= local - episode.started.local <= timedelta(hours=36)
        and episode.pain is None
        and not episode.triggers
        and episode.id != passed_over
    )


def storage_notice(state: AppState, actions: Actions) -> Notice | None:
    """What to know about how history is kept, if it is not simply kept."""
    match state.storage:
        case Storage.OPENING | Storage.KEPT:
            return None
        case Storage.DEVELOPMENT:
            return Notice(
                _(
                    "Nothing is kept here: this is the development server. "
                    "Each window has its own history, gone when it closes."
                )
            )
        case Storage.NOT_KEPT:
            text = _("This device gives no place to keep your history.")
        case Storage.LOCKED if state.taking_over:
            return Notice(_("Waiting for the other tab to let go. If it does not, close it."))
        case Storage.LOCKED:
            return Notice(
                _("Your history is open in another tab. Cramps that you add here will join it."),
                _("Use it here"),
                actions.records.turns.take_over,
            )
        case Storage.NEWER:
            text = _("A newer version of the app wrote your history. Update to see it.")
        case Storage.UNREADABLE:
            text = _("Your history could not be read. It was left as it is.")
        case Storage.PARTLY_READ:
            return Notice(
                _("Part of your history could not be read. It was set aside, the rest is here.")
            )
        case Storage.FAILED:
            return Notice(
                _("Your history could not be opened. Relief works all the same."),
                _("Try again"),
                actions.records.load_history,
            )
    return Notice(f"{text} " + _("What you add now is gone when this window closes."))
