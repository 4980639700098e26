"""Identifiers that sort by the time they were made."""

import random
from datetime import datetime

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_TIME_DIGITS = 10
_RANDOM_DIGITS = 16


def new_id(now: datetime, rng: random.Random) -> str:
    """Return a ULID: 48 bits of milliseconds since 1970, then 80 random bits, in 26 characters.

    Ids made in different milliseconds compare as their times do.

    Args:
        now: The aware instant at which the thing came to be.
        rng: Source of the random part; :class:`random.SystemRandom` outside tests.
    """
    milliseconds = int(now.timestamp() * 1000)
    return _base32(milliseconds, _TIME_DIGITS) + _base32(rng.getrandbits(80), _RANDOM_DIGITS)


def _base32(number: int, digits: int) -> str:
    letters = []
    for _ in range(digits):
        number, rest = divmod(number, 32)
        letters.append(_ALPHABET[rest])
    return "".join(reversed(letters))
