"""The pictures of what to tap, in any look."""

from xml.etree import ElementTree

import pytest

from crampapp.content.colours import Colours
from crampapp.content.install_pictures import (
    INSTALL_HEIGHT,
    INSTALL_WIDTH,
    Picture,
    install_picture,
)

COLOURS = Colours(*(f"#{shade:02x}{shade:02x}{shade:02x}" for shade in range(10)))


@pytest.mark.parametrize("shown", Picture)
def test_each_is_a_picture_in_the_colours_given_and_without_a_word(shown: Picture) -> None:
    drawn = install_picture(shown, COLOURS)
    root = ElementTree.fromstring(drawn)
    assert root.attrib["viewBox"] == f"0 0 {INSTALL_WIDTH} {INSTALL_HEIGHT}"
    assert not [element for element in root.iter() if element.tag.endswith("text")]
    used = {value for e in root.iter() for key in ("fill", "stroke") if (value := e.get(key))}
    assert used - {"none"} <= set(COLOURS)
    # What is to be tapped stands out.
    assert COLOURS.accent in used


def test_no_two_are_alike() -> None:
    drawn = [install_picture(shown, COLOURS) for shown in Picture]
    assert len(set(drawn)) == len(drawn)
