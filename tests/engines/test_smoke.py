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
