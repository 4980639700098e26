"""All screenshots of a crawl on one picture."""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

HEIGHT, WIDEST, GAP, LABEL = 420, 640, 16, 20
"""Of a screenshot on the sheet, between two, and of the line above each, in pixels."""
ROW = 3200
"""Width of the sheet."""
GROUND, INK = "#8a8a8a", "#000000"


def contact_sheet(shots: Sequence[tuple[str, Path]], out: Path) -> None:
    """Write the sheet.

    Args:
        shots: A line to stand above each screenshot, and its file.
        out: A PNG.
    """
    thumbs = [(label, _thumb(path)) for label, path in shots]
    places, x, y = [], GAP, GAP
    for _, thumb in thumbs:
        if x + thumb.width + GAP > ROW:
            x, y = GAP, y + HEIGHT + LABEL + GAP
        places.append((x, y))
        x += thumb.width + GAP
    sheet = Image.new("RGB", (ROW, y + HEIGHT + LABEL + GAP), GROUND)
    draw = ImageDraw.Draw(sheet)
    for (label, thumb), (left, top) in zip(thumbs, places, strict=True):
        draw.text((left, top + 4), label[: thumb.width // 6], fill=INK)
        sheet.paste(thumb, (left, top + LABEL))
    sheet.quantize(255).save(out, optimize=True)


def _thumb(path: Path) -> Image.Image:
    with Image.open(path) as shot:
        thumb = shot.convert("RGB")
    thumb.thumbnail((WIDEST, HEIGHT))
    return thumb
