"""What leaves the app as a file or on paper: the page around Python gives it away."""

from crampapp.platform.bridge import Bridge


class Papers:
    """The verbs of a paper; on a page without a script nothing comes of them."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge

    @property
    def offered(self) -> bool:
        """Whether there is a page that can do it."""
        return self._bridge.leads

    def save(self, name: str, text: str) -> None:
        """Share a text file, or download it.

        Args:
            name: Of the file, such as ``leg-cramps.txt``.
            text: What is in it.
        """
        self._bridge.post("share_file", name=name, type="text/plain", text=text)

    def print(self, paper: str) -> None:
        """Open the dialog for printing.

        Args:
            paper: Title, lines and sections as JSON; see :class:`crampapp.ui.check_paper.Paper`.
        """
        self._bridge.post("print", text=paper)
