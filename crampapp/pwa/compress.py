"""Brotli and gzip variants beside each file that gains from them."""

import gzip
import hashlib
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import brotli

SMALLEST = 1024
"""Bytes below which a variant is not worth a file."""
_PACKED_ALREADY = frozenset({".png", ".woff2", ".br", ".gz", ".wav", ".ico"})


def compress_folder(folder: Path, cache: Path, progress: Callable[[str], None]) -> None:
    """Write ``name.br`` and ``name.gz`` beside each large file of ``folder``.

    Brotli at its best level takes a minute or two for a first build, so that variants are kept in
    ``cache`` by the hash of the content.
    """
    cache.mkdir(parents=True, exist_ok=True)
    files = [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in _PACKED_ALREADY and path.stat().st_size >= SMALLEST
    ]
    # The longest first, or one core would end with the largest file alone.
    files.sort(key=lambda path: path.stat().st_size, reverse=True)
    missing = [path for path in files if not all(v.exists() for v in _cached(path, cache))]
    if missing:
        size = sum(path.stat().st_size for path in missing) / 1e6
        progress(f"Compressing {len(missing)} files ({size:.0f} MB), kept for the next build …")
        with ProcessPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(_compress, missing, [cache] * len(missing)))
    for path in files:
        for kept in _cached(path, cache):
            variant = path.with_name(path.name + kept.suffix)
            if kept.stat().st_size < path.stat().st_size:
                variant.write_bytes(kept.read_bytes())


def _cached(path: Path, cache: Path) -> tuple[Path, Path]:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return cache / f"{digest}.br", cache / f"{digest}.gz"


def _compress(path: Path, cache: Path) -> None:
    content = path.read_bytes()
    packed_br, packed_gz = _cached(path, cache)
    _write(packed_br, brotli.compress(content, quality=11, lgwin=24))
    _write(packed_gz, gzip.compress(content, compresslevel=9, mtime=0))


def _write(path: Path, content: bytes) -> None:
    """Write whole or not at all, so that a broken build leaves no half file in the cache."""
    part = path.with_suffix(path.suffix + f".{os.getpid()}.part")
    part.write_bytes(content)
    part.replace(path)
