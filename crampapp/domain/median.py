"""The middle of some numbers; the module ``statistics`` does not go to the phone."""

from collections.abc import Sequence


def median(numbers: Sequence[int]) -> float:
    """The middle one, or the mean of the middle two, of at least one."""
    ordered = sorted(numbers)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
