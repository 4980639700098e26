"""The page's own relief guide in Blink, Gecko and WebKit, when Python never comes."""

import os
import shutil
from pathlib import Path

from tests.browser.browsing import serve
from tests.engines.engine import Engine


def test_without_python_the_page_says_so_and_leads_through_the_whole_relief(
    engine: Engine, web: Path, tmp_path: Path
) -> None:
    alone = tmp_path / "web"
    shutil.copytree(web, alone, copy_function=os.link)
    for worker in alone.glob("worker-*/worker.js*"):
        worker.unlink()
    server = serve(alone, 0)
    engine.open(server.url)
    engine.wait_for_text("could not start")
    engine.tap("Cramp now")
    engine.wait_for_text("Pull your toes up")
    engine.tap("Still cramping")
    engine.wait_for_text("2 of")
    engine.tap("It eased")
    engine.wait_for_text("Saved")
    server.kill()
