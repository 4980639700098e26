"""Answers to try the checker with: any at all, and a plain night cramp."""

import re
from collections.abc import Iterable
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from crampapp.content.checker import questions
from crampapp.domain.checker import UNKNOWN, Kind, Part, Question, Step

Answers = dict[str, Any]

NO_SIGNS: Answers = {q.id: ["none"] for q in questions() if q.part is Part.CARD}
SIGNS = [
    (question.id, option.id)
    for question in questions()
    if question.part is Part.CARD
    for option in question.options
    if option.id != "none"
]


def value(question: Question) -> st.SearchStrategy[object]:
    if question.type is Kind.INTEGER:
        return st.integers(question.least, question.most) | st.just(UNKNOWN)
    options = [option.id for option in question.options]
    if question.type is Kind.ONE:
        return st.sampled_from([*options, UNKNOWN])
    ticks = [option for option in options if option != "none"]
    several = st.lists(st.sampled_from([*ticks, UNKNOWN]), unique=True, min_size=1, max_size=4)
    return several | st.just([]) | st.just(UNKNOWN)


some_answers = st.fixed_dictionaries(
    {}, optional={question.id: value(question) for question in questions()}
)
SENTENCE = r"(?<=\.) (?=[A-Z])"
quick = settings(max_examples=150, deadline=None)


NIGHT: Answers = {
    "age": 62,
    "timing": ["in_bed"],
    "feel": ["hard_knot"],
    "easing": ["stretching"],
    "duration": "up_to_10_min",
    "legs": "either_leg",
}


def sentences(steps: Iterable[Step]) -> list[str]:
    return [one for step in steps for one in re.split(SENTENCE, step.text)]
