"""What can go wrong in the store, in codes that the screens put into words."""

import errno
from enum import StrEnum


class Code(StrEnum):
    """Why a verb of the store failed; stable, so that messages can be looked up by it."""

    FULL = "full"
    """No room left on the device or in the browser's share of it."""
    UNWRITABLE = "unwritable"
    UNREADABLE = "unreadable"
    LOCKED = "locked"
    """Another tab or process has the store open; this one only looks."""
    NEWER = "newer"
    """A newer version of the app wrote the store; this one only looks."""
    BUSY = "busy"
    """A backup is being written, which must be over first."""


class Problem(StrEnum):
    """Why records are not kept in their usual place."""

    LOCKED = "locked"
    """Another tab or process has the store open."""
    UNAVAILABLE = "unavailable"
    """The platform refuses storage: no permission, private browsing, no such interface."""
    DAMAGED = "damaged"
    """The files are there and cannot be read at all."""
    NEWER = "newer"
    """Written by a version of the app that this one does not understand."""


class StoreError(Exception):
    """A verb of the store failed and changed nothing."""

    def __init__(self, code: Code) -> None:
        super().__init__(code.value)
        self.code = code


class CannotOpenError(Exception):
    """A backend cannot be opened."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem


def unwritable(error: OSError) -> StoreError:
    """The store's error for a failed write or flush."""
    is_full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return StoreError(Code.FULL if is_full else Code.UNWRITABLE)
