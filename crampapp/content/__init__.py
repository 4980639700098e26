"""What the app knows: bundled texts with their sources, checked when they are read."""

from crampapp.content.library import ContentError, advice, content, guide, items
from crampapp.content.model import Advice, Content, Evidence, Item

__all__ = [
    "Advice",
    "Content",
    "ContentError",
    "Evidence",
    "Item",
    "advice",
    "content",
    "guide",
    "items",
]
