"""The counts of a month as plain JSON, to be kept for later."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from crampapp.domain.episode import MuscleGroup, Side
from crampapp.domain.insights.digest import Digest, Night

VERSION = 1
"""To be raised when a digest counts anything else or otherwise, or is written otherwise here."""


def packed(digest: Digest) -> dict[str, Any]:
    """A digest as :func:`unpacked` reads it."""
    return {
        "nights": {
            day.isoformat(): [
                night.cramps,
                night.lost_min,
                night.drunk_ml,
                int(night.stretched),
                int(night.exercised),
            ]
            for day, night in digest.nights.items()
        },
        "days": {day.isoformat(): cramps for day, cramps in digest.days.items()},
        "hours": [*digest.hours.items()],
        "places": [[*place, cramps] for place, cramps in digest.places.items()],
        "lengths": [*digest.lengths.items()],
        "pain": [*digest.pain.items()],
        "eased": digest.eased,
        "demo": digest.has_demo,
    }


def unpacked(fields: Mapping[str, Any]) -> Digest:
    """The digest again.

    Raises:
        LookupError, TypeError, ValueError: It is not what :func:`packed` makes.
    """
    return Digest(
        nights={
            date.fromisoformat(day): Night(cramps, lost, drunk, bool(stretched), bool(exercised))
            for day, (cramps, lost, drunk, stretched, exercised) in fields["nights"].items()
        },
        days=Counter({date.fromisoformat(day): n for day, n in fields["days"].items()}),
        hours=Counter(dict(fields["hours"])),
        places=Counter(
            {
                (MuscleGroup(muscle), Side(side) if side is not None else None): cramps
                for muscle, side, cramps in fields["places"]
            }
        ),
        lengths=Counter(dict(fields["lengths"])),
        pain=Counter(dict(fields["pain"])),
        eased=fields["eased"],
        has_demo=fields["demo"],
    )
