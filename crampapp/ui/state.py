"""What the screens show: one thin observable over plain values."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

import flet as ft

from crampapp.domain.check import Check
from crampapp.domain.check_result import CheckResult
from crampapp.domain.episode import Episode
from crampapp.domain.install import Place
from crampapp.domain.relief import Run
from crampapp.ui.preferences import Cue, Preferences

if TYPE_CHECKING:
    from crampapp.domain.insights.recent import Recent
    from crampapp.ui.insights import Loaded
    from crampapp.ui.reminding import Reminding


class Keeping(StrEnum):
    """What has become of the record of the episode just ended."""

    SAVING = "saving"
    SAVED = "saved"
    FAILED = "failed"
    REMOVING = "removing"
    REMOVED = "removed"


class Storage(StrEnum):
    """Whether history outlives the window, as far as the person should know."""

    OPENING = "opening"
    KEPT = "kept"
    DEVELOPMENT = "development"
    """A development server: one memory per window."""
    NOT_KEPT = "not_kept"
    """The platform gives no lasting place."""
    LOCKED = "locked"
    """Another window has the store open."""
    NEWER = "newer"
    """A newer version of the app wrote it."""
    UNREADABLE = "unreadable"
    """It is there and cannot be read."""
    PARTLY_READ = "partly_read"
    """It is kept, but a damaged part of it was put aside."""
    FAILED = "failed"
    """No store could be opened."""

    @property
    def lasts(self) -> bool:
        """Whether what is saved now outlives the window."""
        return self in (Storage.KEPT, Storage.PARTLY_READ)


@ft.observable
@dataclass
class AppState:
    """One a session. Sequences are tuples: a new history is a new value."""

    run: Run | None = None
    ended: Episode | None = None
    """The record of the run, once it eased."""
    flags: tuple[str, ...] = ()
    """Ids of the signs of danger ticked in this episode."""
    unsure: tuple[str, ...] = ()
    """Ids of those of which the person is not sure."""
    signs_asked: bool = False
    """Whether the signs of an emergency were looked at after ten minutes, without any."""
    helper: bool = False
    """Huge words, for somebody who lies beside."""
    keeping: Keeping = Keeping.SAVING
    unsaved: tuple[Episode, ...] = ()
    """Records that the store would not take yet."""
    full: bool = False
    """Whether that is because the device has no room left."""
    boxed: frozenset[str] = frozenset()
    """Ids of the records that are durable in the inbox, and not in the store yet."""
    episodes: tuple[Episode, ...] = ()
    """Newest first, as far as they were read."""
    storage: Storage = Storage.OPENING
    taking_over: bool = False
    """Whether another tab was asked to let go of the store."""
    forgets: bool = False
    """Whether this is a browser tab that may delete what is kept."""
    backup_due: bool = False
    """Whether to remind of a backup."""
    update_ready: bool = False
    secure: bool = True
    """Whether the page came over https or from this device."""
    place: Place | None = None
    """Where the page runs; ``None``: there is no page, or it has not said so yet."""
    voice_waits: bool = False
    """Whether the page may not speak before a first touch."""
    wide: bool = False
    """From 600 px: a rail at the side instead of a bar below."""
    short: bool = False
    """Below 640 px of height: rows instead of stacks."""
    dark: bool = False
    """Whether the device asks for a dark look; the pictures have its colours in them."""
    late: bool = False
    """Whether it is night."""
    night: bool = False
    """Whether the look is black: at night, or by choice."""
    checker_ready: bool = False
    """Whether the content of the checker has been read."""
    check: Check | None = None
    """The cause check under way, or just over."""
    check_keeping: Keeping | None = None
    """What becomes of its result; ``None``: nobody has asked to keep it."""
    checks: tuple[CheckResult, ...] | None = None
    """The results that are kept, newest first, as far as they were read; ``None``: not yet."""
    follow_up: bool = False
    """Whether to ask if somebody has looked at what the last check found."""
    reminding: "Reminding | None" = None
    """What was set to be reminded of, and how it stands; ``None``: not read yet."""
    recent: "Recent | None" = None
    """What home says of the last days; ``None``: not read yet."""
    insights: "Loaded | None" = None
    """What the record is good for; ``None``: not asked for yet."""
    preferences: Preferences = field(default_factory=Preferences)

    def keeping_of(self, check: str) -> Keeping | None:
        """What has become of the result of a check; ``None``: it is not kept."""
        if any(one.id == check for one in self.checks or ()):
            return Keeping.SAVED
        return self.check_keeping if self.check and self.check.id == check else None

    def begin_anew(self) -> None:
        """Know nothing of what was deleted."""
        begun = AppState()
        for name in _OF_THE_PERSON:
            setattr(self, name, getattr(begun, name))

    def forget_signs(self) -> None:
        """No sign of danger is known of."""
        self.flags = ()
        self.unsure = ()

    @property
    def cues(self) -> frozenset[Cue]:
        """The signals that are switched on, at this part of the day."""
        return self.preferences.cues(night=self.late)


_OF_THE_PERSON = (
    *("run", "ended", "flags", "unsure", "signs_asked", "keeping", "unsaved", "full", "boxed"),
    *("episodes", "backup_due", "check", "check_keeping", "checks", "follow_up"),
    *("reminding", "recent", "insights", "preferences"),
)
"""Fields of the state that begin anew when everything is deleted."""
