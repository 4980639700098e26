"""The PDF as others read it: by their eyes, by search, by voice."""

from datetime import datetime

import pytest

from crampapp.content import red_flags
from crampapp.domain.red_flags import Level
from crampapp.domain.summary import Days, last_days
from crampapp.report.contents import Contents
from crampapp.report.marks import A4, LETTER, Paper
from crampapp.report.page import MARGIN, page
from crampapp.report.pdf import pdf
from crampapp.report.typeface import UNKNOWN, Typeface
from tests.report.pdftools import fonts, info, picture, structure, text
from tests.report.records import NOTE, NOW, TODAY, contents_for, night_cramps, whole_page

ROBOTO = Typeface.read()
PAPERS = pytest.mark.parametrize("paper", [A4, LETTER])
ACCENT, WARM = (31, 95, 91), (251, 234, 219)


def written(contents: Contents, paper: Paper = A4) -> bytes:
    return pdf(
        page(contents, ROBOTO, paper=paper),
        ROBOTO,
        title=contents.title,
        language="en",
        created=contents.created,
    )


def words(document: bytes) -> str:
    """All of it on one line."""
    return " ".join(text(document).split())


@PAPERS
def test_it_is_one_page_of_the_size_asked_for(paper: Paper) -> None:
    said = info(written(whole_page(), paper))
    assert said["Pages"] == "1"
    assert said["Page size"].startswith(f"{paper.width:g} x {paper.height:g} pts")


def test_title_language_and_tags_are_set() -> None:
    document = written(whole_page())
    said = info(document)
    assert said["Title"] == "Leg cramps"
    assert said["Tagged"] == "yes"
    assert said["CreationDate"].startswith("Sun Nov 22 20:00:00 2026")
    assert b"<rdf:li>en</rdf:li>" in document


def test_the_one_font_is_embedded_in_part_and_can_be_searched() -> None:
    (font,) = fonts(written(whole_page()))
    assert font["name"].endswith("+Roboto-Regular")
    assert (font["embedded"], font["subset"], font["unicode"]) == ("yes", "yes", "yes")


def test_everything_on_it_can_be_selected_as_text() -> None:
    contents = whole_page()
    found = words(written(contents))
    for said in (
        contents.title,
        contents.range,
        contents.self_reported,
        *contents.danger.lines,
        *(figure.value for figure in contents.figures),
        *(section.title for section in (*contents.left, *contents.right)),
        contents.disclaimer,
    ):
        assert said in found


def test_accents_come_back_as_they_were_written() -> None:
    assert NOTE in words(written(whole_page()))


def test_a_figure_has_words_and_a_heading_is_one() -> None:
    contents = whole_page()
    document = written(contents)
    tags = structure(document)
    assert tags.count("Figure") == 5
    assert 'H1 (block)\n    "Leg cramps"' in tags
    assert all(f'"{part.title}"' in tags for part in (*contents.left, *contents.right))


def test_the_end_of_a_line_is_not_the_middle_of_a_word() -> None:
    assert "nights with a cramp, of 91" in structure(written(whole_page()))


def test_the_same_page_is_the_same_bytes() -> None:
    assert written(whole_page()) == written(whole_page())


def test_a_page_is_small_enough_for_any_message() -> None:
    assert len(written(whole_page())) < 40_000


@PAPERS
@pytest.mark.parametrize(("count", "days"), [(0, 91), (1, 28), (40, 91), (400, 364), (9000, 3654)])
def test_nothing_hangs_over_the_edge(count: int, days: int, paper: Paper) -> None:
    contents = contents_for(night_cramps(count, days, note=NOTE), days=last_days(days, TODAY))
    left, top, right, bottom = picture(written(contents, paper)).ink()
    assert left >= 36
    assert right <= paper.width - 36
    assert top >= MARGIN - 2
    assert bottom <= paper.height - MARGIN + 6


def test_danger_is_a_warm_box_near_the_top() -> None:
    with_danger, without = (
        picture(written(contents)) for contents in (whole_page(), contents_for())
    )
    assert with_danger.at(500, 125) == WARM
    assert without.at(500, 125) != WARM


def test_the_bars_are_as_tall_as_the_weeks_were_bad() -> None:
    weeks = Days(datetime(2026, 11, 9).date(), TODAY)
    cramps = [
        one
        for one in night_cramps(200, 14)
        if one.started.local.date() > datetime(2026, 11, 15).date()
    ]
    seen = picture(written(contents_for(cramps, days=weeks)))
    columns = [sum(seen.at(x, y) == ACCENT for y in range(230, 340)) for x in (110, 125, 270, 280)]
    assert columns[:2] == [0, 0]
    assert columns[2] == columns[3] > 50


def test_an_empty_history_is_a_page_that_says_so() -> None:
    found = words(written(contents_for()))
    assert "No cramps recorded in this time." in found
    assert "Nothing recorded." in found
    assert "Not asked: no cause check was done." in found


def test_a_note_of_ten_thousand_characters_ends_where_the_room_does() -> None:
    long = ("A very long night. " * 600)[:10_000]
    found = words(written(contents_for(night_cramps(8, 28, note=long))))
    assert "A very long night." in found
    assert "…" in found
    assert "Do not stop or change prescribed medicines" in found


@pytest.mark.parametrize("note", ["x" * 10_000, "\N{LEG}" * 500, "\0\r\n\t" * 50 + "."])
def test_no_note_breaks_it(note: str) -> None:
    document = written(contents_for(night_cramps(8, 28, note=note)))
    _left, _top, right, _bottom = picture(document).ink()
    assert right <= A4.width - 36


def test_a_sign_that_cannot_be_printed_is_marked() -> None:
    assert f"my {UNKNOWN} hurt" in words(
        written(contents_for(night_cramps(4, 28, note="my \N{LEG} hurt")))
    )


def test_what_was_left_out_is_counted() -> None:
    contents = contents_for(night_cramps(200, 91, note="One of many notes"))
    found = words(written(contents))
    shown = found.count("One of many notes")
    assert 0 < shown < 50
    assert f"and {50 - shown} more" in found


def test_the_day_it_was_made_is_on_it() -> None:
    assert NOW.year == 2026
    assert "Made on 22 November 2026 with crampapp" in words(written(contents_for()))


def test_the_gravest_sign_of_many_is_never_among_those_left_out() -> None:
    flags = red_flags()
    signs = tuple(flag.id for flag in reversed(flags))
    (cramp,) = night_cramps(1, 1)
    found = words(written(contents_for([cramp.model_copy(update={"signs": signs})])))
    shown = [flag.level for flag in flags if f"{flag.text.rstrip('.')} (ticked" in found]
    assert shown == [Level.EMERGENCY] * 5
    assert f"and {len(flags) - 5} more" in found
