"""Runs the benchmarks: ``python -m tests.bench [PREFIX]``.

Each prints its figures as ``name value unit``, to the terminal and to ``build/bench.txt``.
"""

import sys
from pathlib import Path

from tests.bench import checker, insights, relief, start, store, timeline, web

GROUPS = {
    "web": web.figures,
    "relief": relief.figures,
    "checker": checker.figures,
    "insights": insights.figures,
    "store": store.figures,
    "start": start.figures,
    "timeline": timeline.figures,
}
"""What measures the figures whose names begin so."""

REPORT = Path(__file__).parents[2] / "build/bench.txt"


def main(prefix: str) -> int:
    """Run what may have figures whose name begins with ``prefix``; 1 when there is none."""
    lines = []
    for group, figures in GROUPS.items():
        if not (group.startswith(prefix) or prefix.startswith(f"{group}.")):
            continue
        for name, value, unit in figures():
            if name.startswith(prefix):
                lines.append(f"{name} {value:.4g} {unit}")
                print(lines[-1], flush=True)
    if not lines:
        print(f"No figure begins with {prefix!r}.", file=sys.stderr)
        return 1
    REPORT.write_text("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
