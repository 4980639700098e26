"""What earlier versions wrote, made into what this one reads.

Each step is a pure function from the fields of one version to those of the next, so a row or a
checkpoint of any past version goes through the steps it lacks, in order. Rows are brought up when
they are read and written in the new form when they change: opening rewrites nothing.

A change that an older version of the app could not read, such as one more value of an enum, is a
new version too, with a step that returns what it is given: so a row of a known version that breaks
its rules is damaged or forged, and never merely new.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Fields = dict[str, Any]
Step = Callable[[Fields], Fields]

ROWS: Mapping[str, Sequence[Step]] = {}
"""By collection. None has changed since its version 1."""


def version(steps: Sequence[Step]) -> int:
    """What this version of the app writes."""
    return len(steps) + 1


def brought_up(fields: Fields, found: int, steps: Sequence[Step]) -> Fields:
    """The fields of version ``found`` as this version has them."""
    for step in steps[found - 1 :]:
        fields = step(fields)
    return fields


def _with_counts(checkpoint: Fields) -> Fields:
    """2: each table has the number of its rows, here unknown; a restore may be undone."""
    tables = {name: [*place, None] for name, place in checkpoint["tables"].items()}
    return {**checkpoint, "format": 2, "tables": tables, "undo": None}


CHECKPOINT: Sequence[Step] = (_with_counts,)
