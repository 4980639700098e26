"""How soon the player answers, in Flet's screen: to a tap, and to the passing of a second."""

import json
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from statistics import median

from playwright.sync_api import Playwright

from tests.browser.browsing import App, profile

Figure = tuple[str, float, str]

TAPS = 25
WATCHED_MS = 60_000
HOLD_S, REST_S, REPETITIONS = 30, 5, 3
"""Of each step for the calf."""

NOTE_TAPS = """() => {
  const step = () => document.body.innerText.match(/Step \\d+ of/)?.[0];
  const host = document.querySelector("flt-semantics-host");
  globalThis.taps = [];
  const noting = (event) => new Promise((resolve) => {
    const before = step();
    const watch = new MutationObserver(() => {
      if (!step() || step() === before) return;
      watch.disconnect();
      taps.push(performance.now() - event.timeStamp);
      resolve();
    });
    watch.observe(host, { childList: true, subtree: true, characterData: true, attributes: true });
  });
  addEventListener("pointerdown", (event) => { globalThis.noted = noting(event); },
                   { capture: true });
}"""

NOTE_SECONDS = """() => {
  const shown = () => document.body.innerText.match(/\\d+ seconds? left/)?.[0];
  globalThis.seconds = [[shown(), Date.now()]];
  new MutationObserver(() => {
    if (shown() && shown() !== seconds.at(-1)[0]) seconds.push([shown(), Date.now()]);
  }).observe(document.querySelector("flt-semantics-host"),
             { childList: true, subtree: true, characterData: true, attributes: true });
}"""


def figures(playwright: Playwright, url: str) -> Iterator[Figure]:
    """Name, value and unit of each figure."""
    with (
        tempfile.TemporaryDirectory() as folder,
        profile(playwright, Path(folder)) as browser,
    ):
        app = browser.open(url)
        app.tap("Cramp now")
        app.shows("Step 1 of")
        yield "start.tap_to_label_ms", tap_to_label(app), "ms"
        yield "start.seconds_behind_ms", seconds_behind(app), "ms"


def tap_to_label(app: App) -> float:
    """Milliseconds from a finger on "Next" or "Previous" to the number of the step that follows."""
    app.page.evaluate(NOTE_TAPS)
    for number in range(TAPS):
        app.tap("Previous" if number % 2 else "Next")
        app.page.evaluate("() => noted")
    return median(app.page.evaluate("taps"))


def seconds_behind(app: App) -> float:
    """Milliseconds by which a second is shown too late, at most, over a minute of one step."""
    app.page.evaluate(NOTE_SECONDS)
    app.page.wait_for_timeout(WATCHED_MS)
    relief = json.loads(app.page.evaluate("localStorage.getItem('crampapp.relief')"))
    began = datetime.fromisoformat(relief["run"]["step_started"]).timestamp() * 1e3
    turn = [*range(HOLD_S, 0, -1), *range(REST_S, 0, -1)]
    due = [(left, began + number * 1e3) for number, left in enumerate(turn * REPETITIONS)]
    behind = []
    for words, at in app.page.evaluate("seconds")[1:]:
        left = int(words.split()[0])
        behind.append(min(at - when for of, when in due if of == left and when <= at))
    return max(behind)
