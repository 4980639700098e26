"""Visits every screen of the app in a browser, in any look, size and language.

A start takes ten seconds, so that there is one for each language: screens are gone to by their
address within the session, the window is resized, the colour scheme emulated, and the black look
comes with a time zone in which it is night. The languages are visited side by side.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import sync_playwright

from crampapp.routes.session import HOME
from crampapp.ui.theme import WIDE
from tests.browser.browsing import READY_MS, App, Profile, profile, zone_where_it_is
from tests.browser.looking import HOST, Fault, Found, Node, controls, faults, look, looked_over
from tests.browser.places import IN_ENGLISH, History, Place
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
AT_AN_EDGE = frozenset({Fault.SMALL, Fault.CUT})
NO_RELAY = "/v1/key"
"""What the page asks of its server, which has no relay here."""
REPAINT_MS = 1500
"""Until a new look is painted, of which the semantics tree says nothing."""
TURNS = 4
"""Of the wheel, until a screen that is busy has surely moved."""
AT_ONCE = {"changes": 0, "still": 0, "most": 1, "tick": 0}
"""Times of what is not waited for."""
REDRAWN_MS, MOVED_MS = 250, 80
"""How long a screen stands still that is there, and one of which a part was moved."""

_LINK = re.compile(r"https?://\S+")
_STANDS, _SCROLLS = (
    Path(__file__).with_name(name).read_text(encoding="utf-8")
    for name in ("stands.js", "scrolls.js")
)


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
    urls: Mapping[Language, str], visits: Iterable[Visit], history: History, folder: Path
) -> Report:
    """Make these visits.

    Args:
        urls: Where the app is, by language.
        visits: In any order.
        history: What the person has kept.
        folder: An empty one, for screenshots and the profiles of browsers.
    """
    planned = list(visits)
    backup = folder / "history.jsonl"
    backup.write_bytes(history.backup())

    def visited(language: Language) -> Report:
        own = [visit for visit in planned if visit.setting.language is language]
        # What begins a relief comes last; day and night change twice.
        own.sort(key=lambda visit: (not visit.place.empty, visit.place.begins, _order(visit)))
        shots = folder / language
        shots.mkdir()
        report = Report()
        own_profile = folder / f"profile-{language}"
        with sync_playwright() as playwright, profile(playwright, own_profile) as browser:
            Crawler(browser, urls[language], language, history, report, shots).run(own, backup)
        return report

    languages = [one for one in urls if any(visit.setting.language is one for visit in planned)]
    with ThreadPoolExecutor(len(languages)) as pool:
        reports = list(pool.map(visited, languages))
    return Report(
        findings=[one for report in reports for one in report.findings],
        visited=[one for report in reports for one in report.visited],
        shots=[one for report in reports for one in report.shots],
    )


def _order(visit: Visit) -> tuple[bool, Look]:
    return visit.setting.look is Look.BLACK, visit.setting.look


class Crawler:
    """A browser with the app in it, in one language."""

    def __init__(
        self,
        browser: Profile,
        url: str,
        language: Language,
        history: History,
        report: Report,
        shots: Path,
    ) -> None:
        """Prepare.

        Args:
            browser: One without the app yet.
            url: Where the app is.
            language: What it speaks.
            history: What the person has kept.
            report: What is seen is written there.
            shots: A folder for screenshots.
        """
        self._browser = browser
        self._url = url
        self._history = history
        self._report = report
        self._shots = shots
        self._is_pseudo = language is Language.PSEUDO
        self._page = browser.context.pages[0]
        self._devtools = self._page.context.new_cdp_session(self._page)
        self._look: Look | None = None
        self._place: Place | None = None
        self._known: dict[tuple[Place, tuple[int, int]], list[Sequence[object]]] = {}

    def run(self, visits: Iterable[Visit], backup: Path) -> None:
        """Start the app, visit what is to be seen empty, restore the history, visit the rest.

        Args:
            visits: Those to the empty app first.
            backup: The history.
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
            self._visit(app, visit)

    def _fill(self, app: App, backup: Path) -> None:
        self._stand(address="/settings/data")
        app.tap(self._said("Choose a backup"))
        self._page.get_by_label(self._said("Choose the file")).set_input_files(backup)
        app.tap(self._said("Replace"))
        app.button(self._said("Undo the restore")).wait_for(timeout=READY_MS)
        # What the device has room for is told afterwards.
        self._stand(still=REPAINT_MS)

    def _visit(self, app: App, visit: Visit) -> None:
        place, setting = visit.place, visit.setting
        self._set(setting)
        if place != self._place:
            if self._place and place.address == self._place.address:
                # To go where one is already would change nothing of what was pressed there.
                self._stand(address=HOME)
            self._place = place
            self._stand(address=place.address)
            for name in place.presses:
                app.tap(self._said(name))
                self._stand()
        shot = self._shots / f"{len(self._report.shots):04}.png"
        self._page.screenshot(path=shot)
        self._report.shots.append((f"{place.name} {setting}", shot))
        self._report.visited.append(place.name)
        top = look(self._page)
        # Looks differ in colours. Where nothing else does, there is nothing else to find.
        here, layout = (place, setting.size), [node.stands for node in top]
        found: dict[Found, None] = {}
        if self._known.get(here) != layout:
            self._known[here] = layout
            found = self._searched(top, setting)
            if found:
                # Perhaps it had not come to rest. What is wrong stays wrong.
                self._page.wait_for_timeout(REPAINT_MS)
                again = self._searched(look(self._page), setting)
                found = {fault: None for fault in found if fault in again}
        for problem in self._browser.problems:
            if not problem.endswith(NO_RELAY):
                found[Fault.CONSOLE, problem] = None
        self._browser.problems.clear()
        self._report.findings += [
            Finding(fault, place.name, str(setting), what) for fault, what in found
        ]

    def _searched(self, top: list[Node], setting: Setting) -> dict[Found, None]:
        """What is wrong with the screen, in its usual letters and in large ones."""
        usual, found = self._looked_at([top], setting, 1)
        times = LARGE_TEXT[setting.language]
        self._stand(letters=times, still=MOVED_MS)
        self._scroll(-FAR, setting)
        large, more = self._looked_at([look(self._page)], setting, times)
        found |= more
        for name in sorted(controls(usual) - controls(large)):
            found[Fault.UNREACHABLE, f"{name}, in large text"] = None
        self._stand(letters=1, still=MOVED_MS)
        self._scroll(-FAR, setting)
        return found

    def _looked_at(
        self, looks: list[list[Node]], setting: Setting, scale: float
    ) -> tuple[list[Node], dict[Found, None]]:
        """Look at the end of the screen too, whose top was looked at."""
        if self._scroll(FAR, setting):
            looks.append(look(self._page))
        if AT_AN_EDGE.intersection(fault for fault, _ in self._faults(looks, setting, scale)):
            # Perhaps it was seen in part only, at an edge of what scrolls.
            self._scroll(-setting.size[1] / 2, setting)
            looks.insert(1, look(self._page))
        return looked_over(looks), dict.fromkeys(self._faults(looks, setting, scale))

    def _faults(self, looks: list[list[Node]], setting: Setting, scale: float) -> list[Found]:
        return list(
            faults(looks, setting.size, scale=scale, said=self._said, foreign=self._foreign)
        )

    def _foreign(self, text: str) -> list[str]:
        """What in a text is English though it should not be."""
        if not self._is_pseudo or (self._place and self._place.address in IN_ENGLISH):
            return []
        for words in self._history.words():
            text = text.replace(words, "")
        return untranslated(_LINK.sub("", text))

    def _said(self, english: str) -> str:
        return pseudo(english) if self._is_pseudo else english

    def _set(self, setting: Setting) -> None:
        width, height = setting.size
        if self._page.viewport_size != {"width": width, "height": height}:
            self._note()
            self._page.set_viewport_size({"width": width, "height": height})
            self._stand()
        if setting.look is not self._look:
            self._look = setting.look
            self._be_at(NIGHT if setting.look is Look.BLACK else DAY)
            self._page.emulate_media(color_scheme="light" if setting.look is Look.LIGHT else "dark")
            self._page.wait_for_timeout(REPAINT_MS)

    def _be_at(self, hour: int) -> None:
        """Let it be this hour where the browser is."""
        zone = zone_where_it_is(hour)
        self._devtools.send("Emulation.setTimezoneOverride", {"timezoneId": zone})

    def _scroll(self, distance: float, setting: Setting) -> bool:
        """Turn the wheel over whatever scrolls; returns whether anything could."""
        width, height = setting.size
        before = 0.0
        for turn in range(TURNS):
            up, down = self._page.evaluate(_SCROLLS, HOST)
            room = down if distance > 0 else up
            if room < 1 or room == before:
                return turn > 0
            before = room
            self._note()
            for x in (*((ON_THE_RAIL,) if width >= WIDE else ()), width * IN_THE_COLUMN):
                self._page.mouse.move(x, height / 2)
                self._page.mouse.wheel(0, distance)
            self._stand(still=MOVED_MS)
            if abs(distance) < FAR:
                break
        return True

    def _note(self) -> None:
        """Note how the screen is, before something changes it."""
        self._page.evaluate(_STANDS, {"root": HOST, "address": None, "letters": None, **AT_ONCE})

    def _stand(
        self, *, address: str | None = None, letters: float | None = None, still: int = REDRAWN_MS
    ) -> None:
        """Wait until the screen stands, perhaps after going to an address or enlarging its text."""
        what = {"address": address, "letters": letters and f"{100 * letters}%"}
        times = {"changes": 1500, "still": still, "most": 10_000, "tick": 20}
        self._page.evaluate(_STANDS, {"root": HOST, **what, **times})
