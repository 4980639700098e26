"""One way to drive the app in any browser: by the names of its controls and the text on screen."""

import time
from abc import ABC, abstractmethod
from typing import Any

READY_S = 180
"""Time until Python is ready that means it never will be: WebKitGTK compiles it slowly."""

LOOK_S = 0.2
SETTLED_S = 0.7
"""Longer than a tap is ignored after what stands there has changed."""

# The control of a name, in the relief shell or in Flutter's semantics tree, whichever is shown.
_CONTROL = """
const named = (e) => (e.getAttribute("aria-label") ?? e.textContent).trim();
return [...document.querySelectorAll("button, [role=button], summary")]
  .find((e) => named(e) === arguments[0] && e.getClientRects().length > 0) ?? null;
"""

_TEXT = """
const spoken = [...document.querySelectorAll("flt-semantics-host *")].map(
  (e) => e.getAttribute("aria-label") ?? (e.children.length ? "" : e.textContent));
return [document.body.innerText, ...spoken].join("\\n");
"""


class Engine(ABC):
    """A browser with one page."""

    name: str

    @abstractmethod
    def open(self, url: str) -> None:
        """Load an address; an error page counts as loaded."""

    @abstractmethod
    def reload(self) -> None:
        """Load the same address again."""

    @abstractmethod
    def run(self, script: str, *arguments: Any) -> Any:
        """What the body of a function gives back in the page."""

    @abstractmethod
    def click(self, script: str, *arguments: Any) -> None:
        """Click, as a person does, the element that the body of a function gives back."""

    @abstractmethod
    def close(self) -> None:
        """End the browser."""

    def wait(self, script: str, *arguments: Any, seconds: float = READY_S) -> None:
        """Wait until the body of a function gives back something true.

        Raises:
            TimeoutError: It never did; with what the screen showed.
        """
        end = time.monotonic() + seconds
        while not self.run(script, *arguments):
            if time.monotonic() > end:
                raise TimeoutError(f"{self.name}: {script} {arguments}\n{self.run(_TEXT)}")
            time.sleep(LOOK_S)

    def wait_until_ready(self) -> None:
        """Wait until Python has taken over."""
        self.wait("return document.documentElement?.dataset.app === 'ready'")

    def wait_until_offline_ready(self) -> None:
        """Wait until the service worker has kept everything."""
        self.wait("return document.documentElement?.dataset.offline === 'ready'")

    def tap(self, control: str) -> None:
        """Press the control of this name; a moment later, or it is taken for a slip."""
        self.wait(f"return (function () {{{_CONTROL}}})(...arguments) !== null", control)
        time.sleep(SETTLED_S)
        self.click(_CONTROL, control)

    def wait_for_text(self, text: str) -> None:
        """Wait until this text is on the screen, or would be read from it."""
        self.wait(f"return ((() => {{{_TEXT}}})()).includes(arguments[0])", text)
