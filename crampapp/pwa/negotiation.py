"""What a file of the build is over HTTP: media type, compressed variants, cache and tag."""

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path, PurePath

MEDIA_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".ico": "image/vnd.microsoft.icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".wav": "audio/wav",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
}
"""Spelled out, because Python's own table differs between systems and versions."""

ENCODINGS = {"br": ".br", "gzip": ".gz"}
"""Content coding to the suffix of its file, the better one first."""

HASHED = re.compile(r"-[0-9a-f]{10}(?=[./]|$)")
"""In a path that names its own content: such a file never changes."""


def media_type(file: PurePath) -> str:
    """The media type of a plain file, whatever compressed variant of it is sent."""
    if file.name == "manifest.json":
        return MEDIA_TYPES[".webmanifest"]
    return MEDIA_TYPES.get(file.suffix.lower(), "application/octet-stream")


def cache_control(path: PurePath) -> str:
    """How long a browser may keep the file at a path below the build folder."""
    hashed = HASHED.search(path.as_posix())
    return "public, max-age=31536000, immutable" if hashed else "no-cache"


def choose_encoding(accepted: str, available: Sequence[str]) -> str:
    """The best of the available content codings for an Accept-Encoding, else "identity"."""
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _, parameter = part.partition(";")
        key, _, value = parameter.partition("=")
        try:
            weights[name.strip()] = float(value) if key.strip() == "q" else 1.0
        except ValueError:
            weights[name.strip()] = 0.0
    best, weight = "identity", weights.get("identity", 0.0)
    for name in reversed(available):
        wanted = weights.get(name, weights.get("*", 0.0))
        if wanted > 0 and wanted >= weight:
            best, weight = name, wanted
    return best


@lru_cache(maxsize=4096)
def entity_tag(file: Path, changed_ns: int, size: int) -> str:
    """From the content, so that a rebuild to the same bytes costs a phone nothing."""
    with file.open("rb") as stream:
        return f'"{hashlib.file_digest(stream, "sha256").hexdigest()[:32]}"'


def is_known(tag: str, if_none_match: str) -> bool:
    """Whether the browser already has the bytes with this tag."""
    named = (name.strip().removeprefix("W/") for name in if_none_match.split(","))
    return any(name in (tag, "*") for name in named)
