"""The colours of a picture."""

from typing import NamedTuple


class Colours(NamedTuple):
    """Colours of a picture: ``#rrggbb``, or in a web page any colour, such as ``var(--ink)``."""

    ink: str
    """Edges of the body."""
    skin: str
    far: str
    """The leg and the arm behind."""
    cloth: str
    highlight: str
    """The muscle that hurts."""
    accent: str
    """Arrows."""
    warning: str
    """The mark of what not to do."""
    surface: str
    """What the picture is shown on."""
    quiet: str
    """Beds, chairs, floors and walls."""
    strap: str
