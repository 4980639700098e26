"""WebKit: the GTK port's small browser on an X server without a screen."""

import os
import subprocess
import warnings
from typing import Any

from selenium import webdriver
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.engines import install
from tests.engines.engine import Engine

SCREEN = "800x1000x24"


class WebKit(Engine):
    """WebKitGTK's MiniBrowser; it forgets everything when it ends."""

    name = "WebKit"

    def __init__(self) -> None:
        reader, writer = os.pipe()
        self._display = subprocess.Popen(
            [install.display(), "-displayfd", str(writer), "-screen", "0", SCREEN],
            pass_fds=[writer],
            stderr=subprocess.DEVNULL,
        )
        os.close(writer)
        with os.fdopen(reader) as told:
            number = told.readline().strip()
        options = Options()
        options.binary_location = str(install.webkit())
        options.add_argument("--automation")
        environment = {
            **os.environ,
            "DISPLAY": f":{number}",
            # Its sandbox wants user namespaces, which a container does not give.
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
        }
        service = Service(executable_path=str(install.webkit_driver()), env=environment)
        with warnings.catch_warnings():
            # The library calls an old form of its own.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._driver = webdriver.WebKitGTK(options=options, service=service)
        self._driver.set_window_size(450, 900)

    def open(self, url: str) -> None:
        self._driver.get(url)

    def reload(self) -> None:
        self._driver.refresh()

    def run(self, script: str, *arguments: Any) -> Any:
        return self._driver.execute_script(script, *arguments)

    def click(self, script: str, *arguments: Any) -> None:
        self.run(script, *arguments).click()

    def close(self) -> None:
        self._driver.quit()
        self._display.kill()
        self._display.wait()
