"""The verbs of the page for the doctor: made on this device, handed to the person.

Figures, typeface and checker are read when a page is first made, not at the start of the app.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

import flet as ft

from crampapp.platform.clock import Clock
from crampapp.ui.papers import Papers
from crampapp.ui.records import Records
from crampapp.ui.state import AppState

if TYPE_CHECKING:
    from pydantic import BaseModel

    from crampapp.domain.episode import Episode
    from crampapp.domain.summary import Days
    from crampapp.platform.outside import Words
    from crampapp.report.contents import Contents
    from crampapp.report.marks import Paper
    from crampapp.report.typeface import Typeface
    from crampapp.store import Store

log = logging.getLogger("crampapp")

ALL_CHECKS = 100_000
_ON_LETTER = ("usa", "canada")
"""Regions whose printers have Letter paper; everywhere else it is A4."""

R = TypeVar("R", bound="BaseModel")


class Period(StrEnum):
    """How far back the page looks; whole weeks, so that every bar of its charts is whole."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ALL = "all"

    @property
    def days(self) -> int | None:
        return {Period.MONTH: 28, Period.QUARTER: 91, Period.YEAR: 364}.get(self)


@dataclass(frozen=True)
class Made:
    """A page, ready to be looked at."""

    contents: "Contents"
    typeface: "Typeface"
    paper: "Paper"
    cramps: int
    has_notes: bool
    missing: tuple[str, ...]
    """Characters that cannot be printed."""
    text: str
    """The page in words."""


@ft.observable
@dataclass
class DoctorsPage:
    """What the screen shows."""

    period: Period = Period.QUARTER
    notes: bool = True
    """Whether what the person wrote is on it."""
    made: Made | None = None
    working: bool = False
    problem: str = ""
    """Why there is no page."""
    said: str = ""
    """What became of a file."""
    turn: int = field(default=0, repr=False)
    """Counts what was asked for: only the last one is shown."""


class Reporting:
    """The verbs."""

    def __init__(
        self,
        state: AppState,
        records: Records,
        *,
        clock: Clock,
        papers: Papers,
    ) -> None:
        self.page = DoctorsPage()
        self._state = state
        self._records = records
        self._clock = clock
        self._papers = papers
        self._typeface: Typeface | None = None
        self._episodes: list[Episode] = []

    # Looking

    async def look(self) -> None:
        """Make the page anew: what it showed before may have been deleted since."""
        self.page.made = None
        await self.make()

    async def make(self) -> None:
        """Read the records of the range and make the page of them."""
        from crampapp.store import StoreError
        from crampapp.ui import report_messages

        page = self.page
        page.turn += 1
        turn = page.turn
        page.working, page.said = True, ""
        # So that it is seen to have begun.
        await asyncio.sleep(0)
        made, problem = None, ""
        try:
            made = await self._made()
        except OSError:
            log.exception("a part of the page could not be fetched")
            problem = report_messages.not_fetched()
        except StoreError:
            log.exception("the records could not be read")
            problem = report_messages.not_read()
        if turn == page.turn:
            page.working, page.made, page.problem = False, made, problem

    async def choose(self, period: Period) -> None:
        """Look further back, or less far."""
        self.page.period = period
        await self.make()

    async def turn_notes(self) -> None:
        """Put the person's own words onto the page, or leave them out."""
        self.page.notes = not self.page.notes
        await self.make()

    def copied(self) -> None:
        """The text is where it can be pasted."""
        from crampapp.ui import report_messages

        self.page.said = report_messages.copied()

    # Taking away

    async def hand_over(self) -> None:
        """Give the person the PDF, to send or to keep."""
        from crampapp.ui import report_messages

        if made := self.page.made:
            data = written(made)
            name = f"leg-cramps-{made.contents.created:%Y-%m-%d}.pdf"
            await self._give(data, name, report_messages.page_ready(name, len(data)))

    async def hand_over_table(self) -> None:
        """Give the person the cramps of the range as a table."""
        from crampapp.store import spreadsheet
        from crampapp.ui import report_messages

        if not (made := self.page.made):
            return
        parts: list[bytes] = []

        async def keep(part: bytes) -> None:
            parts.append(part)

        async def all_at_once() -> "AsyncIterator[list[Episode]]":
            yield self._episodes

        count = await spreadsheet.write(all_at_once(), keep)
        name = f"leg-cramps-{made.contents.created:%Y-%m-%d}.csv"
        await self._give(b"".join(parts), name, report_messages.table_ready(name, count))

    async def _give(self, data: bytes, name: str, words: "Words") -> None:
        from crampapp.ui import report_messages

        self.page.said = ""
        try:
            taken = await self._papers.give(data, name, words)
        except OSError:
            log.exception("a file could not be handed over")
            self.page.said = report_messages.not_given()
        else:
            self.page.said = report_messages.taken(name) if taken else report_messages.not_taken()

    # How

    async def _made(self) -> Made:
        from crampapp.content import regions
        from crampapp.domain.check_result import CheckResult
        from crampapp.domain.region import region_of
        from crampapp.domain.routine_done import RoutineDone
        from crampapp.domain.summary import own, summarise
        from crampapp.report.marks import A4, LETTER
        from crampapp.report.plain import plain
        from crampapp.ui.report_words import Person, contents_of

        typeface = await self._read_typeface()
        store = await self._records.store()
        now = self._clock.now()
        chosen = self._state.preferences.region
        days = await self._days(store, now.local.date())
        episodes = await self._cramps(store, days)
        summary = summarise(days, episodes, await _within(store, RoutineDone, days))
        person = Person(
            self._state.preferences.profile, own(await store.newest(CheckResult, ALL_CHECKS))
        )
        contents = contents_of(summary, person, now, notes=self.page.notes)
        self._episodes = [one for one in episodes if one.started.local in days]
        return Made(
            contents=contents,
            typeface=typeface,
            paper=LETTER if region_of(regions(), now.zone, chosen).code in _ON_LETTER else A4,
            cramps=summary.cramps,
            has_notes=bool(summary.notes),
            missing=typeface.missing(" ".join(contents.texts())),
            text=plain(contents),
        )

    async def _read_typeface(self) -> "Typeface":
        """With what writes the PDF, which comes in the same archive.

        Raises:
            OSError: It cannot be fetched now.
        """
        if self._typeface is None:
            from zipfile import Path

            from crampapp.platform import late
            from crampapp.report.typeface import Typeface

            archive = await late.provide("pydyf")
            self._typeface = Typeface.read(Path(archive, "fonts/") if archive else None)
        return self._typeface

    async def _days(self, store: "Store", today: date) -> "Days":
        from crampapp.domain.episode import Episode
        from crampapp.domain.summary import last_days, whole_weeks

        if count := self.page.period.days:
            return last_days(count, today)
        months = await store.counts(Episode)
        if not months:
            return whole_weeks(today, today)
        first = await store.month(Episode, *min(months))
        since = min((one.started.local.date() for one in first), default=today)
        return whole_weeks(min(since, today), today)

    async def _cramps(self, store: "Store", days: "Days") -> "list[Episode]":
        """Oldest first, with those that the store would not take yet."""
        from crampapp.domain.episode import Episode

        kept = await _within(store, Episode, days)
        known = {one.id: one for one in (*kept, *self._state.unsaved)}
        return sorted(known.values(), key=lambda one: (one.started.local, one.id))


def written(made: Made) -> bytes:
    """The page as a PDF."""
    from crampapp.report.page import page
    from crampapp.report.pdf import pdf

    contents = made.contents
    return pdf(
        page(contents, made.typeface, paper=made.paper),
        made.typeface,
        title=f"{contents.title}, {contents.range}",
        language=contents.language,
        created=contents.created,
    )


async def _within(store: "Store", of: type[R], days: "Days") -> list[R]:
    """The records of the months that the days lie in."""
    first, last = ((day.year, day.month) for day in (days.first, days.last))
    found: list[R] = []
    for year, month in sorted(await store.counts(of)):
        if first <= (year, month) <= last:
            found += await store.month(of, year, month)
            # Ten years take a moment; what is on the screen stays alive meanwhile.
            await asyncio.sleep(0)
    return found
