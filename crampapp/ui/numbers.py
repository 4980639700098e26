"""Numbers as people write them in the language of the app; the phone has no locale data."""

from crampapp.content import messages

_POINT = "."
_MARKS = {"en": _POINT}
"""What stands before the first decimal, by language."""


def decimal(value: float, places: int = 1) -> str:
    """Such as ``3.0``, with so many decimals."""
    return _marked(f"{value:.{places}f}")


def short_decimal(value: float, places: int = 1) -> str:
    """The same without the zeros at its end, such as ``3`` or ``3.5``."""
    whole, _, part = f"{value:.{places}f}".partition(_POINT)
    part = part.rstrip("0")
    return _marked(f"{whole}{_POINT}{part}" if part else whole)


def _marked(text: str) -> str:
    return text.replace(_POINT, _MARKS.get(messages.LANGUAGE, _POINT))
