"""When something goes wrong: a log line and a calm sentence, never the end of the app.

Flet answers an exception in a handler by replacing the whole screen with a red page. Somebody in
the middle of a stretch must keep the stretch.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.ui.components.snack import show_snack
from crampapp.ui.failures import failures

log = logging.getLogger("crampapp")


def guard(page: ft.Page) -> None:
    """From now on, exceptions of this session end in a snack bar."""
    session = page.session
    log.addHandler(failures)

    def error(message: str) -> None:
        # The kind only: the text of an exception could quote what a person typed.
        lines = message.strip().splitlines() or [""]
        log.error("a handler failed: %s", lines[-1].partition(":")[0])
        _apologise(page)

    # Flet has no hook for this, so that its method is replaced; a type checker forbids it.
    session.error = error  # type: ignore[method-assign]


def watch_rendering(page: ft.Page) -> None:
    """Keep the screens alive when one of them fails to draw itself again.

    Flet draws changes in one task a session; an exception in a component ends that task, and with
    it every later change. Call it once the first screen is up.
    """
    session = page.session
    drawing: asyncio.Task[None] | None = getattr(session, "_Session__updates_task", None)
    if drawing is None:
        return

    def ended(task: "asyncio.Task[None]") -> None:
        if task.cancelled() or (failure := task.exception()) is None:
            return
        log.error("a screen could not be drawn", exc_info=failure)
        # Flet gives this method no annotations.
        session.start_updates_scheduler()  # type: ignore[no-untyped-call]
        watch_rendering(page)
        _apologise(page)

    drawing.add_done_callback(ended)


def run_guarded(page: ft.Page, work: Callable[[], Awaitable[None]]) -> None:
    """Run something in the background of the session; its failure is told as a handler's is."""

    async def guarded() -> None:
        try:
            await work()
        except Exception:
            log.exception("background work failed")
            _apologise(page)

    page.run_task(guarded)


def _apologise(page: ft.Page) -> None:
    try:
        show_snack(page, _("That did not work. Nothing was lost."))
    except Exception:
        log.exception("the snack bar failed too")
