"""When the player speaks, rings and buzzes."""

from collections.abc import Collection

from crampapp.domain.relief import Phase
from crampapp.platform.signals import Signals
from crampapp.ui.formats import phase as name_of
from crampapp.ui.preferences import Cue
from crampapp.ui.state import AppState

LOUD, SOFT = 1.0, 0.5
"""Volume by day and by night."""


class Cues:
    """Turns what happens in a step into signals, as far as they are switched on."""

    def __init__(self, state: AppState, signals: Signals) -> None:
        self._state = state
        self._signals = signals
        self.silent = False
        """While the page leads the relief: it speaks, rings and keeps the screen lit by itself."""

    def step_begins(self, words: str) -> None:
        """A new step is on the screen: its words are spoken, and nothing older."""
        self._say(words)
        self._touch(1)

    def phase_begins(self, phase: Phase) -> None:
        """A hold or a rest begins, or the last one is over."""
        if self._on(Cue.CHIME):
            self._signals.chime(volume=self._volume)
        self._touch(1 if phase is Phase.HOLD else 2)
        self._say(name_of(phase))

    def try_out(self, words: str, cues: Collection[Cue], *, soft: bool) -> None:
        """Give these signals once, to hear what they are like."""
        volume = SOFT if soft else LOUD
        if Cue.CHIME in cues:
            self._signals.chime(volume=volume)
        if Cue.VIBRATION in cues:
            self._signals.vibrate(1)
        if Cue.VOICE in cues:
            self._signals.speak(words, volume=volume)

    def hush(self) -> None:
        """The step is left."""
        if not self.silent:
            self._signals.hush()

    def stay_awake(self, on: bool) -> None:
        if not self.silent:
            self._signals.stay_awake(on)

    def _say(self, words: str) -> None:
        if self._on(Cue.VOICE):
            self._signals.speak(words, volume=self._volume)

    def _touch(self, times: int) -> None:
        if self._on(Cue.VIBRATION):
            self._signals.vibrate(times)

    @property
    def _volume(self) -> float:
        return SOFT if self._state.late else LOUD

    def _on(self, cue: Cue) -> bool:
        return not self.silent and cue in self._state.cues
