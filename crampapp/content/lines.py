"""Finds the line of a TOML text that an error is about."""

from collections.abc import Sequence


def line_of(text: str, path: Sequence[int | str]) -> int:
    """The line, counted from 1, of a key in a text of ``[tables]`` and ``[[arrays of tables]]``.

    Where the key is missing it is the line of its table.

    Args:
        text: Valid TOML.
        path: Names and indices, such as ``("protocol", 0, "step", 1, "hold_s")``.
    """
    lines = [line.strip() for line in text.splitlines()]
    names: list[str] = []
    table = ""
    at = start = -1
    for part in path:
        if isinstance(part, str):
            names.append(part)
            start = at
            table = ".".join(names)
            below = [n for n in range(at + 1, _end(lines, at)) if _key(lines[n]) == part]
            at = below[0] if below else _nth(lines, {f"[{table}]", f"[[{table}]]"}, at, 0)
        else:
            at = _nth(lines, {f"[[{table}]]"}, start, part)
    return at + 1 if at >= 0 else 1


def _nth(lines: list[str], headers: set[str], at: int, index: int) -> int:
    found = [n for n in range(at + 1, len(lines)) if lines[n] in headers]
    return found[index] if index < len(found) else at


def _end(lines: list[str], at: int) -> int:
    """Where the table that begins at a line ends."""
    after = range(at + 1, len(lines))
    return next((n for n in after if lines[n].startswith("[")), len(lines))


def _key(line: str) -> str:
    return line.partition("=")[0].strip()
