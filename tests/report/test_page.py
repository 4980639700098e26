"""The layout: whatever there is, it keeps its place, and nothing lies on anything else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crampapp.content import red_flags
from crampapp.domain.summary import last_days
from crampapp.report.marks import A4, LETTER, Disc, Line, Paper, Role, Shape, Sheet, Text
from crampapp.report.page import WIDTH, page
from crampapp.report.typeface import Typeface
from tests.report.records import TODAY, check, contents_for, night_cramps, whole_page

ROBOTO = Typeface.read()
SIGNS = tuple(flag.id for flag in red_flags())


def lowest_and_foot(sheet: Sheet) -> tuple[float, float]:
    """The baseline of the last line above the foot of the page, and of the first in it."""
    *blocks, foot = sheet.blocks
    lowest = max(m.y for block in blocks for m in block.marks if isinstance(m, Text))
    return lowest, min(mark.y for mark in foot.marks if isinstance(mark, Text))


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 60),
    st.sets(st.sampled_from(SIGNS)),
    st.text(max_size=400),
    st.sampled_from([A4, LETTER]),
    st.integers(1, 4000),
)
def test_the_lists_end_above_the_foot(
    count: int, signs: set[str], note: str, paper: Paper, days: int
) -> None:
    cramps = [
        one.model_copy(update={"signs": tuple(signs)})
        for one in night_cramps(count, days, note=note)
    ]
    contents = contents_for(cramps, [check()] * 3, days=last_days(days, TODAY))
    lowest, foot = lowest_and_foot(page(contents, ROBOTO, paper=paper))
    assert lowest < foot - 8


@pytest.mark.parametrize("paper", [A4, LETTER])
def test_every_sign_at_once_leaves_room_for_the_rest(paper: Paper) -> None:
    cramps = [
        one.model_copy(update={"signs": SIGNS}) for one in night_cramps(9, 91, note="word " * 99)
    ]
    contents = contents_for(cramps, [check()])
    sheet = page(contents, ROBOTO, paper=paper)
    lowest, foot = lowest_and_foot(sheet)
    assert lowest < foot - 8
    said = {m.text for block in sheet.blocks for m in block.marks if isinstance(m, Text)}
    assert {part.title for part in (*contents.left, *contents.right)} <= said


@pytest.mark.parametrize("paper", [A4, LETTER])
def test_what_is_drawn_lies_between_the_margins(paper: Paper) -> None:
    edge = (paper.width - WIDTH) / 2 - 0.5
    for block in page(whole_page(), ROBOTO, paper=paper).blocks:
        for mark in block.marks:
            match mark:
                case Text(x=x):
                    places = [x]
                case Shape(points=points) | Line(points=points):
                    places = [x for x, _y in points]
                case Disc(x=x, radius=radius):
                    places = [x - radius, x + radius]
            assert all(edge <= x <= paper.width - edge for x in places), mark


def test_what_is_most_urgent_comes_right_after_the_head() -> None:
    headings = [
        mark.text
        for block in page(whole_page(), ROBOTO).blocks
        if block.role in (Role.TITLE, Role.HEADING)
        for mark in block.marks
        if isinstance(mark, Text)
    ]
    assert headings[:2] == ["Leg cramps", "Signs of danger that were recorded"]


def test_every_figure_has_words() -> None:
    figures = [b for b in page(whole_page(), ROBOTO).blocks if b.role is Role.FIGURE]
    assert len(figures) == 5
    assert all(block.alt for block in figures)
