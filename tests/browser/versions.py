"""A second version of the app, one sentence apart from the first."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
OLD_WORDS = "Pull your toes up toward your head"
NEW_WORDS = "Pull your toes up toward your nose"


def build_next(source: Path) -> Path:
    """Copy the sources into the empty folder ``source``, change a sentence there, and build.

    Returns:
        The folder with the new web app, beside the first one so that they share their cache.
    """
    for name in ("crampapp", "assets"):
        shutil.copytree(ROOT / name, source / name)
    for name in ("main.py", "pyproject.toml"):
        shutil.copy(ROOT / name, source)
    relief = source / "crampapp/content/relief/calf.toml"
    words = relief.read_text(encoding="utf-8")
    assert OLD_WORDS in words
    relief.write_text(words.replace(OLD_WORDS, NEW_WORDS), encoding="utf-8")
    out = ROOT / "build/web-next"
    subprocess.run(
        [sys.executable, "-m", "crampapp", "build", "--out", str(out)],
        cwd=source,
        env=os.environ | {"PYTHONPATH": str(source)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return out
