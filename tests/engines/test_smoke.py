"""The main job in Blink, Gecko and WebKit: from Cramp now to Saved, and again without a network."""

from tests.browser.browsing import Server
from tests.engines.engine import Engine


def test_from_cramp_now_to_saved_then_reloaded_then_without_a_network(
    engine: Engine, server: Server
) -> None:
    engine.open(server.url)
    engine.wait_until_ready()
    engine.tap("Cramp now")
    engine.wait_for_text("Straighten your knee")
    engine.settle()
    engine.tap("It eased")
    engine.wait_for_text("Saved")
    engine.wait_until_offline_ready()

    engine.open(server.url + "#/history")
    engine.reload()
    engine.wait_until_ready()
    engine.wait_for_text("Calf")

    server.kill()
    engine.open(server.url)
    engine.wait_until_ready()
    engine.tap("Cramp now")
    engine.wait_for_text("Straighten your knee")


def test_the_page_alone_guides_through_a_relief_when_python_never_comes(
    engine: Engine, without_python: Server
) -> None:
    engine.open(without_python.url)
    engine.wait_for_text("The rest of the app could not start.")
    engine.tap("Cramp now")
    engine.wait_for_text("Straighten your knee")
    engine.settle()
    engine.tap("Still cramping")
    engine.wait_for_text("Step 2 of 3")
    engine.settle()
    engine.tap("It eased")
    engine.wait_for_text("Saved")
