"""Insights in the built app: the charts come late, and have names."""

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.browsing import READY_MS, Profile, Server

TOUR = Path(__file__).parents[2] / "build/tour"


def test_the_charts_of_one_cramp_are_drawn_and_said(browser: Profile, server: Server) -> None:
    app = browser.open(server.url)
    app.tap("Cramp now")
    app.tap("It eased")
    app.shows("Saved")
    app.goto(server.url + "#/history/insights")
    app.shows("Cramps a week")
    chart = app.page.get_by_role("img", name="1 cramp in all.").first
    expect(chart).to_be_attached(timeout=READY_MS)
    box = chart.bounding_box()
    assert box is not None
    assert box["height"] > 150
    app.shows("What eased fastest")
    app.page.screenshot(path=TOUR / "insights.png")
    assert not browser.problems


def test_the_demo_history_fills_every_chart_and_goes_in_one_tap(
    browser: Profile, server: Server, tmp_path: Path
) -> None:
    file = tmp_path / "demo.jsonl"
    command = [sys.executable, "-m", "crampapp", "demo-data", "--years", "1", "--out", str(file)]
    subprocess.run(command, check=True, capture_output=True)
    app = browser.open(server.url + "#/settings/data")
    app.tap("Choose a backup")
    app.page.locator("dialog input[type=file]").set_input_files(file)
    app.tap("Merge")
    app.shows("Merged: ")
    for address, words in {
        "#/history": "This is demo data.",
        "#/history/report": "Hand it over",
        "#/prevent/drinks": "Before any figures",
        "#/history/insights": "Pain",
    }.items():
        app.page.evaluate("address => { location.hash = address }", address)
        app.shows(words)
        app.page.wait_for_timeout(500)
        app.page.screenshot(path=TOUR / f"demo-{address.rpartition('/')[2]}.png")
    app.page.mouse.move(195, 500)
    for number in range(1, 7):
        app.page.mouse.wheel(0, 620)
        app.page.wait_for_timeout(500)
        app.page.screenshot(path=TOUR / f"demo-insights-{number}.png")
    app.page.mouse.wheel(0, -9000)
    app.tap("Remove")
    expect(app.page.get_by_role("img", name="1 cramp in all.").first).to_be_attached(
        timeout=READY_MS
    )
    assert not app.page.get_by_text("This is demo data.").count()
    assert not browser.problems
