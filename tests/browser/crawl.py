"""Visits every screen of the app in a browser, in any look, size and language.

A start takes ten seconds, so that there is one for each language: screens are gone to by their
address within the session, the window is resized, the colour scheme emulated, and the black look
comes with a time zone in which it is night.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Playwright

from crampapp.ui.theme import WIDE
from tests.browser.browsing import READY_MS, App, Profile, profile, zone_where_it_is
from tests.browser.looking import HOST, Fault, Found, Node, controls, faults, look, looked_over
from tests.browser.places import History
from tests.browser.settings import Language, Look, Setting, Visit
from tests.pseudo import pseudo, untranslated

LARGE_TEXT = {Language.ENGLISH: 2, Language.PSEUDO: 1.4}
"""Times the usual size; the words of the pseudo-locale are that much longer already."""
DAY, NIGHT = 12, 2
"""Hours of the light and the dark look, and of the black one."""
FAR = 100_000
"""Pixels that no screen is high."""
ON_THE_RAIL, IN_THE_COLUMN = 40, 0.6
"""Where a wheel is turned: pixels from the left, and a share of the width."""
AT_AN_EDGE = (Fault.SMALL, Fault.CUT)
NO_RELAY = "/v1/key"
"""What the page asks of its server, which has no relay here."""
REPAINT_MS = 700
"""Until a new look is painted, of which the semantics tree says nothing."""

_LINK = re.compile(r"https?://\S+")
_STANDS = (Path(__file__).with_name("stands.js")).read_text(encoding="utf-8")


@dataclass(frozen=True)
class Finding:
    """Something that is wrong with a screen."""

    fault: Fault
    place: str
    setting: str
    what: str

    def __str__(self) -> str:
        return f"{self.place} ({self.setting}) {self.fault}: {self.what}"


@dataclass
class Report:
    """What a crawl has seen."""

    findings: list[Finding] = field(default_factory=list)
    visited: list[str] = field(default_factory=list)
    shots: list[tuple[str, Path]] = field(default_factory=list)

    def count(self, *kinds: Fault) -> int:
        """How many findings are of these kinds."""
        return sum(finding.fault in kinds for finding in self.findings)


def crawl(
    playwright: Playwright,
    urls: Mapping[Language, str],
    visits: Iterable[Visit],
    history: History,
    folder: Path,
) -> Report:
    """Make these visits.

    Args:
        playwright: What starts browsers.
        urls: Where the app is, by language.
        visits: In any order.
        history: What the person has kept.
        folder: An empty one, for screenshots and the profiles of browsers.
    """
    backup = folder / "history.jsonl"
    backup.write_bytes(history.backup())
    report = Report()
    planned = list(visits)
    for language, url in urls.items():
        own = [visit for visit in planned if visit.setting.language is language]
        # What begins a relief comes last; day and night change twice.
        own.sort(key=lambda visit: (not visit.place.empty, visit.place.begins, _order(visit)))
        if own:
            with profile(playwright, folder / f"profile-{language}") as browser:
                crawler = Crawler(browser, url, language, history, report)
                crawler.run(own, backup, folder)
    return report


def _order(visit: Visit) -> tuple[bool, Look]:
    return visit.setting.look is Look.BLACK, visit.setting.look


class Crawler:
    """A browser with the app in it, in one language."""

    def __init__(
        self, browser: Profile, url: str, language: Language, history: History, report: Report
    ) -> None:
        self._browser = browser
        self._url = url
        self._history = history
        self._report = report
        self._is_pseudo = language is Language.PSEUDO
        self._page = browser.context.pages[0]
        self._devtools = self._page.context.new_cdp_session(self._page)
        self._look: Look | None = None
        self._seen: list[Node] = []

    def run(self, visits: Iterable[Visit], backup: Path, folder: Path) -> None:
        """Start the app, visit what is to be seen empty, restore the history, visit the rest.

        Args:
            visits: Those to the empty app first.
            backup: The history.
            folder: Where screenshots go.
        """
        check = json.dumps(self._history.check().model_dump_json())
        self._page.add_init_script(f"localStorage.setItem('crampapp.check', {check})")
        self._be_at(DAY)
        app = self._browser.open(self._url)
        filled = False
        for visit in visits:
            if not (visit.place.empty or filled):
                self._fill(app, backup)
                filled = True
            self._visit(app, visit, folder)

    def _fill(self, app: App, backup: Path) -> None:
        self._go("/settings/data")
        app.tap(self._said("Choose a backup"))
        self._page.get_by_label(self._said("Choose the file")).set_input_files(backup)
        app.tap(self._said("Replace"))
        app.button(self._said("Undo the restore")).wait_for(timeout=READY_MS)

    def _visit(self, app: App, visit: Visit, folder: Path) -> None:
        self._set(visit.setting)
        self._go(visit.place.address)
        for name in visit.place.presses:
            app.tap(self._said(name))
            self._settle()
        shot = folder / f"{len(self._report.shots):04}.png"
        self._page.screenshot(path=shot)
        self._report.shots.append((f"{visit.place.name} {visit.setting}", shot))
        self._report.visited.append(visit.place.name)
        found = dict.fromkeys(self._looked_at(visit.setting, 1))
        usual = controls(self._seen)
        times = LARGE_TEXT[visit.setting.language]
        self._enlarge(times)
        found |= dict.fromkeys(self._looked_at(visit.setting, times))
        for name in sorted(usual - controls(self._seen)):
            found[Fault.UNREACHABLE, f"{name}, in large text"] = None
        self._enlarge(1)
        for problem in self._browser.problems:
            if not problem.endswith(NO_RELAY):
                found[Fault.CONSOLE, problem] = None
        self._browser.problems.clear()
        self._report.findings += [
            Finding(fault, visit.place.name, str(visit.setting), what) for fault, what in found
        ]

    def _looked_at(self, setting: Setting, scale: float) -> list[Found]:
        """Look at the top and the end of the screen."""
        looks = []
        for distance in (-FAR, FAR):
            self._scroll(distance, setting)
            looks.append(look(self._page))
        kinds = {fault for fault, _ in self._faults(looks, setting, scale)}
        if Fault.UNREACHABLE in kinds:
            # Perhaps it had not moved yet.
            self._scroll(FAR, setting, changes=1000)
            looks[-1] = look(self._page)
        if kinds.intersection(AT_AN_EDGE):
            # Perhaps it was seen in part only, at an edge of what scrolls.
            self._scroll(-setting.size[1] / 2, setting)
            looks.insert(1, look(self._page))
        self._seen = looked_over(looks)
        return self._faults(looks, setting, scale)

    def _faults(self, looks: list[list[Node]], setting: Setting, scale: float) -> list[Found]:
        return list(
            faults(looks, setting.size, scale=scale, said=self._said, foreign=self._foreign)
        )

    def _foreign(self, text: str) -> list[str]:
        """What in a text is English though it should not be."""
        if not self._is_pseudo:
            return []
        for words in self._history.words():
            text = text.replace(words, "")
        return untranslated(_LINK.sub("", text))

    def _said(self, english: str) -> str:
        return pseudo(english) if self._is_pseudo else english

    def _set(self, setting: Setting) -> None:
        width, height = setting.size
        if self._page.viewport_size != {"width": width, "height": height}:
            before = self._settle(changes=0, still=0)
            self._page.set_viewport_size({"width": width, "height": height})
            self._settle(before)
        if setting.look is not self._look:
            self._look = setting.look
            self._be_at(NIGHT if setting.look is Look.BLACK else DAY)
            self._page.emulate_media(color_scheme="light" if setting.look is Look.LIGHT else "dark")
            self._page.wait_for_timeout(REPAINT_MS)

    def _be_at(self, hour: int) -> None:
        """Let it be this hour where the browser is."""
        zone = zone_where_it_is(hour)
        self._devtools.send("Emulation.setTimezoneOverride", {"timezoneId": zone})

    def _go(self, address: str) -> None:
        before = self._settle(changes=0, still=0)
        self._page.evaluate("address => { location.hash = address }", address)
        self._settle(before)

    def _scroll(self, distance: float, setting: Setting, *, changes: int = 100) -> None:
        before = self._settle(changes=0, still=0)
        width, height = setting.size
        for x in (*((ON_THE_RAIL,) if width >= WIDE else ()), width * IN_THE_COLUMN):
            self._page.mouse.move(x, height / 2)
            self._page.mouse.wheel(0, distance)
        self._settle(before, changes=changes, still=100)

    def _enlarge(self, times: float) -> None:
        before = self._settle(changes=0, still=0)
        self._page.evaluate(
            "size => { document.documentElement.style.fontSize = size }", f"{100 * times}%"
        )
        self._settle(before)

    def _settle(self, before: str = "", *, changes: int = 1500, still: int = 200) -> str:
        """Wait until the screen stands; returns by what to know it."""
        times = {"changes": changes, "still": still, "most": 10_000, "tick": 40}
        return str(self._page.evaluate(_STANDS, {"root": HOST, "before": before, **times}))
