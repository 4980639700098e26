"""The third-party packages of the phone: fetched once, pinned by hash, split into archives."""

import hashlib
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from crampapp.pwa.errors import BuildError

PINS = Path(__file__).with_name("wheels.txt")
PLATFORM = "pyemscripten_2026_0_wasm32"
PYTHON = "3.14"

LATE = frozenset({"flet-charts", "icalendar", "pydyf", "python-dateutil", "tzdata"})
"""Packages that no first screen needs; they are unpacked when first asked for."""

# Not wanted on a phone: tests, type stubs, command line tools, compatibility layers.
_UNUSED = re.compile(
    r"""
    .*\.pyi | .*/py\.typed | .*/tests?/.* | [^/]+\.dist-info/.* |
    flet/(testing|fastapi|cli\.py|pytest_plugin\.py|messaging/flet_socket_server|utils/griffe_).* |
    flutter/.* | annotated_types/test_cases\.py | icalendar/(fuzzing|cli).* |
    tzdata/(zones|zoneinfo/([^/]+\.(zi|tab)|leapseconds)) |
    flet_charts/(matplotlib|plotly).* |
    pydantic/(v1/.*|mypy\.py|color\.py|experimental/.*)
    """,
    re.VERBOSE,
)

# Charts drawn by libraries that the phone does not have; one needs a part of the standard library
# that stays away as well.
_FOREIGN_CHARTS = re.compile(
    rb"^from flet_charts\.(?:matplotlib|plotly)\w* import (?:\([^)]*\)|\w+)\n", re.MULTILINE
)

_LICENCES = r"[^/]+\.dist-info/(LICEN[CS]E.*|licenses/.+)"


class Wheel(NamedTuple):
    """A pinned package and its file."""

    name: str
    path: Path

    @property
    def is_native(self) -> bool:
        """Whether it has machine code, which Python cannot import from a zip."""
        return PLATFORM in self.path.name

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Path and content of each file that goes to the phone."""
        with zipfile.ZipFile(self.path) as archive:
            for name in sorted(archive.namelist()):
                if not name.endswith("/") and not _UNUSED.fullmatch(name):
                    content = archive.read(name)
                    if name == "flet_charts/__init__.py":
                        content = _without_foreign_charts(content)
                    yield name, content

    def licences(self) -> Iterator[tuple[str, bytes]]:
        """Path and content of the files that say under which terms it may be shared."""
        with zipfile.ZipFile(self.path) as archive:
            names = sorted(archive.namelist())
            texts = [name for name in names if re.fullmatch(_LICENCES, name)]
            # Some say it in their description only.
            texts = texts or [name for name in names if name.endswith(".dist-info/METADATA")]
            for name in texts:
                yield name, archive.read(name)


def _without_foreign_charts(content: bytes) -> bytes:
    content, found = _FOREIGN_CHARTS.subn(b"", content)
    if not found:
        raise BuildError("flet-charts no longer imports the charts of other libraries.")
    return content


def fetch(cache: Path) -> list[Wheel]:
    """Return every pinned wheel, downloading with pip what the cache lacks.

    Raises:
        BuildError: A wheel could not be downloaded, or its hash is not the pinned one.
    """
    cache.mkdir(parents=True, exist_ok=True)
    wheels = _in_cache(cache)
    if wheels is None:
        _download(cache)
        wheels = _in_cache(cache)
    if wheels is None:
        raise BuildError("The downloaded packages do not match crampapp/pwa/wheels.txt.")
    return wheels


def _pins() -> dict[str, str]:
    """Hash by package name."""
    lines = re.findall(r"^(\S+)==\S+ --hash=sha256:([0-9a-f]{64})$", PINS.read_text(), re.MULTILINE)
    return dict(lines)


def _in_cache(cache: Path) -> list[Wheel] | None:
    by_hash = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in cache.glob("*.whl")}
    pins = _pins()
    if not set(pins.values()) <= set(by_hash):
        return None
    return [Wheel(name, by_hash[digest]) for name, digest in sorted(pins.items())]


def _download(cache: Path) -> None:
    command = [
        *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"),
        *("--dest", str(cache), "--no-deps", "--only-binary=:all:", "--require-hashes"),
        *("--python-version", PYTHON, "--implementation", "cp", "--abi", "cp314", "--abi", "none"),
        *("--platform", PLATFORM, "--platform", "any", "--requirement", str(PINS)),
    ]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        reason = errors[0].removeprefix("ERROR: ") if errors else done.stderr.strip()
        raise BuildError(f"The packages for the phone could not be downloaded: {reason}")
