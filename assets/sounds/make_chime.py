"""Makes ``chime.wav``: two soft strokes of a bell, a fifth apart. Run it in this folder."""

import math
import struct
import wave

RATE = 16000
LENGTH_S = 0.9
STROKES = ((0.0, 523.25), (0.18, 783.99))
"""When each begins, in seconds, and its pitch."""
PARTIALS = ((1.0, 0.6), (2.0, 0.25), (3.01, 0.1))
"""Of each stroke: multiple of the pitch, and loudness."""


def sample(at: float) -> float:
    total = 0.0
    for begins, pitch in STROKES:
        since = at - begins
        if since >= 0:
            swell = min(1.0, since / 0.01) * math.exp(-since * 6)
            total += swell * sum(
                loud * math.sin(2 * math.pi * pitch * multiple * since)
                for multiple, loud in PARTIALS
            )
    return total * 0.5 * min(1.0, (LENGTH_S - at) / 0.05)


with wave.open("chime.wav", "wb") as sound:
    sound.setnchannels(1)
    sound.setsampwidth(2)
    sound.setframerate(RATE)
    for n in range(int(RATE * LENGTH_S)):
        sound.writeframes(struct.pack("<h", int(32000 * max(-1, min(1, sample(n / RATE))))))
