"""The store against a dict, with kills in between."""

import asyncio
from datetime import datetime

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from crampapp.domain.episode import Episode
from crampapp.store import Store, log, ownership
from crampapp.store.exchange import Bytes
from crampapp.store.memory import MemoryFiles
from crampapp.store.ownership import Way

from .conftest import copy_of
from .records import episode, moment

NUMBERS = st.integers(0, 12)
MONTHS = st.integers(1, 4)


class StoreMachine(RuleBasedStateMachine):
    """Every acknowledged change is there, whatever was cut off after it."""

    @initialize()
    def start(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.files = MemoryFiles()
        self.store = self.run(Store.open(self.files))
        self.model: dict[str, Episode] = {}
        self.note()

    def note(self) -> None:
        """Remember the model at this size of the log, for as long as the log is the same."""
        position = self.store._log._position
        log_now = (position.file, position.contents.generation)
        if getattr(self, "noted_log", None) != log_now:
            self.noted_log, self.noted = log_now, []
        self.noted.append((position.size, dict(self.model)))

    def run(self, verb):
        return self.loop.run_until_complete(verb)

    @rule(number=NUMBERS, month=MONTHS, relapses=st.integers(0, 3))
    def save(self, number: int, month: int, relapses: int) -> None:
        saved = episode(number, started=datetime(2026, month, 1, number), relapses=relapses)
        self.run(self.store.save(saved))
        self.model[saved.id] = saved
        self.note()

    @rule(number=NUMBERS)
    def delete(self, number: int) -> None:
        id = episode(number).id
        assert self.run(self.store.delete(Episode, id)) == self.model.pop(id, None)
        self.note()

    @rule(share=st.floats(0, 1))
    def cut(self, share: float) -> None:
        smallest, largest = self.noted[0][0], self.noted[-1][0]
        size = smallest + int((largest - smallest) * share)
        self.files = copy_of(self.files)
        self.files.logs[self.noted_log[0]].truncate(size)
        self.store = self.run(Store.open(self.files))
        assert self.store.health.quarantined == 0
        kept = sum(noted <= size for noted, _ in self.noted)
        # A record may be whole although the checkpoint written along with it is not.
        candidates = [model for _, model in self.noted[kept - 1 : kept + 1]]
        found = {each.id: each for each in self.run(self.store.newest(Episode, 99))}
        assert found in candidates
        self.model = found
        self.noted = []
        self.note()

    @rule()
    def back_up(self) -> None:
        file = Bytes()
        self.run(ownership.backup(self.store, moment(0), file))
        self.backup = file, dict(self.model)
        self.note()

    @rule(way=st.sampled_from(Way), number=NUMBERS, undone=st.booleans(), killed=st.booleans())
    def restore(self, way: Way, number: int, undone: bool, killed: bool) -> None:
        if not hasattr(self, "backup"):
            return
        file, backed_up = self.backup
        before = self.model
        self.run(ownership.restore(self.store, file, way))
        self.model = {**backed_up, **(before if way is Way.MERGE else {})}
        since = episode(number, started=datetime(2026, 5, 1, number))
        self.run(self.store.save(since))
        self.model[since.id] = since
        if killed:
            self.reopen()
        if undone:
            self.run(ownership.undo_restore(self.store))
            self.model = {**before, since.id: since}
        self.note()

    @rule()
    def reopen(self) -> None:
        self.files = copy_of(self.files)
        self.store = self.run(Store.open(self.files))
        assert self.store.health.torn_bytes == 0
        assert self.store.health.quarantined == 0

    @rule(number=NUMBERS, month=MONTHS, share=st.floats(0, 1))
    def killed_in_a_save(self, number: int, month: int, share: float) -> None:
        before = [file.size() for file in self.files.logs]
        kept = copy_of(self.files)
        saved = episode(number, started=datetime(2026, month, 2, number), duration_s=1)
        self.run(self.store.save(saved))
        for file, new, size in zip(kept.logs, self.files.logs, before, strict=True):
            added = new.data[size:] if new.data[:size] == file.data else b""
            file.append(bytes(added[: int(len(added) * share)]))
        self.files = kept
        self.store = self.run(Store.open(kept))
        assert self.store.health.quarantined == 0
        # Not acknowledged: it may be there or not, and nothing else may have changed.
        if saved in self.run(self.store.newest(Episode, 99)):
            self.model[saved.id] = saved
        self.noted = []
        self.note()

    @invariant()
    def holds_the_model(self) -> None:
        if not hasattr(self, "store"):
            return
        expected = sorted(self.model.values(), key=lambda e: (e.started.local, e.id), reverse=True)
        assert self.run(self.store.newest(Episode, 99)) == expected
        if expected:
            middle = len(expected) // 2
            assert (
                self.run(self.store.newest(Episode, 99, expected[middle].id))
                == expected[middle + 1 :]
            )

    def teardown(self) -> None:
        if hasattr(self, "loop"):
            self.loop.close()


class SmallLogMachine(StoreMachine):
    """The same with checkpoints and compactions every few saves."""

    @initialize()
    def start(self) -> None:
        self.constants = (log.CHECKPOINT_EVERY, log.COMPACT_ABOVE)
        log.CHECKPOINT_EVERY, log.COMPACT_ABOVE = 500, 1000
        super().start()

    def teardown(self) -> None:
        if hasattr(self, "constants"):
            log.CHECKPOINT_EVERY, log.COMPACT_ABOVE = self.constants
        super().teardown()


FEW = settings(
    max_examples=40,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestStore = StoreMachine.TestCase
TestStore.settings = FEW
TestSmallLog = SmallLogMachine.TestCase
TestSmallLog.settings = FEW
