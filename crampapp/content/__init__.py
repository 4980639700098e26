"""What the app knows: bundled texts with their sources, checked when they are read."""

from crampapp.content.bundle import (
    ContentError,
    advice,
    care,
    content,
    guide,
    hydration,
    items,
    red_flags,
    regions,
    routine,
    triggers,
)
from crampapp.content.claim import Evidence, Item
from crampapp.content.model import Advice, Content

__all__ = [
    "Advice",
    "Content",
    "ContentError",
    "Evidence",
    "Item",
    "advice",
    "care",
    "content",
    "guide",
    "hydration",
    "items",
    "red_flags",
    "regions",
    "routine",
    "triggers",
]
