"""The page as plain text, to be pasted into a message."""

from collections.abc import Iterator

from crampapp.report.contents import Contents


def plain(contents: Contents) -> str:
    """Everything on the page, and what the page has no room for."""
    return "\n".join(_lines(contents))


def _lines(contents: Contents) -> Iterator[str]:
    yield contents.title
    yield contents.range
    yield contents.made
    yield contents.self_reported
    yield from _list(contents.danger.title, contents.danger.lines)
    yield ""
    for figure in contents.figures:
        yield f"{figure.value}: {figure.label}"
    for title, words in (
        *((one.title, one.words) for one in (contents.frequency, contents.legs, contents.hours)),
        *((one.title, one.words) for one in (contents.duration, contents.pain)),
    ):
        yield from ("", title, words)
    for section in (*contents.left, *contents.right):
        yield from _list(section.title, section.lines)
    yield from ("", contents.disclaimer)


def _list(title: str, lines: tuple[str, ...]) -> Iterator[str]:
    yield from ("", title)
    for line in lines:
        yield f"- {' '.join(line.split())}"
