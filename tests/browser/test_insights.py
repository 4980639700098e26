"""Insights in the built app: the charts come late, and have names."""

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
