"""The page as plain text and as a picture for the screen: the same words."""

import re
from xml.etree import ElementTree

from crampapp.report.marks import A4
from crampapp.report.page import page
from crampapp.report.plain import plain
from crampapp.report.svg import svg
from crampapp.report.typeface import Typeface
from tests.report.records import contents_for, night_cramps, whole_page

ROBOTO = Typeface.read()
SVG = "{http://www.w3.org/2000/svg}"


def test_the_text_leaves_nothing_out() -> None:
    contents = contents_for(night_cramps(200, 91, note="One of many notes"))
    said = plain(contents)
    assert said.count("One of many notes") == 50
    for section in (*contents.left, *contents.right):
        assert section.title in said
    assert contents.disclaimer in said


def test_each_chart_is_there_in_numbers() -> None:
    contents = whole_page()
    said = plain(contents)
    for chart in (contents.frequency, contents.hours, contents.duration, contents.pain):
        assert f"{chart.title}\n{chart.words}" in said
    counts = re.findall(r"\d+ \w+ (\d+)", contents.frequency.words)
    assert [int(count) for count in counts] == [bar.value for bar in contents.frequency.bars]


def test_a_note_of_several_lines_stays_one_entry() -> None:
    said = plain(contents_for(night_cramps(1, 28, note="one\n\ntwo")))
    assert "one two" in said


def test_the_picture_is_well_formed_whatever_was_written() -> None:
    note = "<script>&\"'</text> ]]> & co"
    drawn = svg(page(contents_for(night_cramps(4, 28, note=note)), ROBOTO))
    root = ElementTree.fromstring(drawn)
    texts = [element.text or "" for element in root.iter(f"{SVG}text")]
    assert any("<script>&\"'</text> ]]> & co" in text for text in texts)


def test_the_picture_says_what_the_page_says() -> None:
    sheet = page(whole_page(), ROBOTO)
    root = ElementTree.fromstring(svg(sheet))
    texts = {element.text for element in root.iter(f"{SVG}text")}
    assert {"Leg cramps", "40", "Cramps a week"} <= texts
    assert root.attrib["viewBox"] == f"0 0 {A4.width:g} {A4.height:g}"
