"""Runs the benchmarks: ``python -m tests.bench [PREFIX]``.

Each prints its figures as ``name value unit``, to the terminal and to ``build/bench.txt``.
"""

import sys
from pathlib import Path

from tests.bench import (
    checker,
    history,
    insights,
    relay,
    relief,
    report,
    start,
    store,
    store_in_browser,
    timeline,
    ui,
    web,
)

GROUPS = {
    "web": web.figures,
    "relief": relief.figures,
    "checker": checker.figures,
    "insights": insights.figures,
    "history": history.figures,
    "store": store.figures,
    "store.browser": store_in_browser.figures,
    "report": report.figures,
    "ui": ui.figures,
    "relay": relay.figures,
    "start": start.figures,
    "timeline": timeline.figures,
}
"""What measures the figures whose names begin so."""

REPORT = Path(__file__).parents[2] / "build/bench.txt"


def main(prefix: str) -> int:
    """Run what may have figures whose name begins with ``prefix``; 1 when there is none."""
    lines = []
    # Some groups have one of their own for a part of their names.
    around = [group for group in GROUPS if f"{prefix}.".startswith(f"{group}.")]
    within = max(around, key=len, default=None)
    for group, figures in GROUPS.items():
        if not (group.startswith(prefix) or group == within):
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
