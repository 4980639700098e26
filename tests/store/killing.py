"""A process that saves, killed again and again at random moments.

The processes are forked from this one, so that a kill costs milliseconds: ``python -m
tests.store.killing DIRECTORY COUNT SEED`` prints what was survived as JSON.
"""

import asyncio
import json
import os
import random
import select
import signal
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from crampapp.domain.episode import Episode
from crampapp.store import log, open_store, ownership
from crampapp.store.exchange import Bytes

from .records import episode

LONGEST_S = 0.02
"""From a process's first word until it is killed, at most."""
EPISODES = 40
"""Different ones; the same are saved again, so that the log is compacted on the way."""


class Survived(NamedTuple):
    kills: int
    """After which every acknowledged record was there, and none was damaged."""
    lost: int
    """Acknowledged records that were not there."""
    acknowledged: int
    compactions: int


def change(step: int) -> tuple[int, int]:
    """Which episode the step of this number saves, and with which duration."""
    return step * 7 % EPISODES, step


def save_until_killed(directory: Path, first: int, say: int) -> None:
    """The process: one step after the other, each acknowledged once it is durable."""

    async def run() -> None:
        store = await open_store(directory)
        os.write(say, b"0\n")
        for step in range(first, 10**9):
            number, duration = change(step)
            started = datetime(2026, 1, 1) + timedelta(days=9 * number)
            await store.save(episode(number, started=started, duration_s=duration))
            if step % 50 == 49:
                # A restore, too, is whole or not at all; this one changes nothing.
                backup = Bytes()
                await ownership.backup(store, episode(1).started, backup)
                await ownership.restore(store, backup, ownership.Way.REPLACE)
            os.write(say, b"%d\n" % step)

    asyncio.run(run())


def killed(directory: Path, first: int, after_s: float) -> int:
    """Fork the process, kill it, and return the last step that it acknowledged; 0 if none."""
    listen, say = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(listen)
        try:
            save_until_killed(directory, first, say)
        finally:
            os._exit(1)
    os.close(say)
    words = os.read(listen, 1)
    deadline = time.monotonic() + after_s
    while (left := deadline - time.monotonic()) > 0:
        if select.select([listen], [], [], left)[0]:
            words += os.read(listen, 65536)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    while more := os.read(listen, 65536):
        words += more
    os.close(listen)
    whole = words[: words.rfind(b"\n") + 1]
    return int(whole.split()[-1])


def survive(directory: Path, count: int, seed: int) -> Survived:
    """Kill ``count`` processes and hold what is there against what was acknowledged."""
    # Small, so that a few saves meet checkpoints and compactions.
    log.CHECKPOINT_EVERY, log.COMPACT_ABOVE = 2000, 4000
    rng = random.Random(seed)
    last = kills = lost = compactions = 0
    current = None
    for _ in range(count):
        acknowledged = max(last, killed(directory, last + 1, rng.random() * LONGEST_S))
        found, is_well, newest = asyncio.run(_look(directory))
        compactions += newest != current
        current = newest
        expected = dict(map(change, range(1, acknowledged + 1)))
        # One more may be there: the kill came before the word of it.
        after = {**expected, **dict([change(acknowledged + 1)])}
        missing = sum(found.get(number, -1) < duration for number, duration in expected.items())
        lost += missing
        kills += is_well and not missing and found in (expected, after)
        last = acknowledged + (found != expected)
    return Survived(kills, lost, last, compactions)


async def _look(directory: Path) -> tuple[dict[int, int], bool, int]:
    """Durations by episode, whether nothing was damaged, and the generation of the log."""
    store = await open_store(directory)
    found = {int(e.id): e.duration_s for e in await store.newest(Episode, 10**6)}
    is_well = store.health.problem is None and store.health.quarantined == 0
    generation = store._log._position.contents.generation
    await store.close()
    return found, is_well, generation


if __name__ == "__main__":
    print(json.dumps(survive(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))._asdict()))
