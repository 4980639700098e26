"""The document about the data format, held against what the app writes."""

import re
import subprocess
import sys
from pathlib import Path

from crampapp.store import Store, ownership
from crampapp.store.checkpoint import FORMAT
from crampapp.store.exchange import PathTarget
from crampapp.store.memory import MemoryFiles
from crampapp.store.schema import BACKUPS, COLLECTIONS

from .records import episode, fill, moment

TEXT = (Path(__file__).parents[2] / "docs/data-format.md").read_text(encoding="utf-8")


def program() -> str:
    found = re.search(r"```python\n(.*?)```", TEXT, re.DOTALL)
    assert found
    return found[1]


def said_of(backup: Path) -> list[str]:
    argv = [sys.executable, "-X", "utf8", "-c", program(), str(backup)]
    said = subprocess.run(argv, capture_output=True, check=True, timeout=60)
    return said.stdout.decode().splitlines()


async def test_a_stranger_reads_a_backup_with_the_ten_lines_of_the_document(tmp_path: Path):
    store = await Store.open(MemoryFiles())
    await fill(store, 0)
    for number in (1, 2):
        await store.save(episode(number, note=f"night {number}, “ü”"))
    await ownership.backup(store, moment(9), PathTarget(tmp_path / "mine.jsonl"))
    lines = [line for line in program().splitlines() if line]
    assert len(lines) <= 10
    assert said_of(tmp_path / "mine.jsonl") == [
        "2026-11-01T01:00:00 calf 90 s night 1, “ü”",
        "2026-11-01T02:00:00 calf 90 s night 2, “ü”",
    ]


def test_every_collection_and_field_is_in_the_document():
    for collection in COLLECTIONS.values():
        if collection == BACKUPS:
            continue
        (line,) = (x for x in TEXT.splitlines() if x.startswith(f"| `{collection.name}` |"))
        for field in collection.load().model_fields.keys() - {"id", "started"}:
            assert f"`{field}`" in line


def test_every_format_is_in_the_document():
    assert re.findall(r"^\| (\d+) \|", TEXT.split("| format |")[1], re.MULTILINE) == [
        str(n) for n in range(1, FORMAT + 1)
    ]
