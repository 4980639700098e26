"""What the app keeps, as its owner can take it away."""

from pathlib import Path

from playwright.sync_api import Download

from tests.browser.browsing import App, Profile, Server

DATA = "#/settings/data"


def go(app: App, server: Server, address: str) -> None:
    """To another screen of the same session, or begin one where there is none."""
    if app.page.url.partition("#")[0] == server.url:
        # Where the browser is there already, it would begin anew.
        app.page.evaluate("address => { location.hash = address }", address)
    else:
        app.goto(server.url + address)


def at(browser: Profile, server: Server, address: str) -> App:
    """A screen in the first tab."""
    app = App(browser.context.pages[0])
    go(app, server, address)
    return app


def backup(app: App) -> Download:
    """Make one on the screen that is open."""
    app.shows("Your records take")
    app.tap("Make a backup")
    sheet = app.page.get_by_role("dialog", name="Your backup is ready")
    with app.page.expect_download() as download:
        sheet.get_by_role("button", name="Save it on this device").click()
    app.shows("Backup made")
    return download.value


def cramps(app: App, server: Server) -> int:
    """How many there are: a list shows, and says, no more than what is near."""
    go(app, server, DATA)
    return Path(backup(app).path()).read_text().count('"table":"episodes')
