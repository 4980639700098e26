"""What to do, first things first, and what would make it more urgent."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from crampapp.domain.checker.assessment import Raised, Step, Verdict, When
from crampapp.domain.checker.cause import Handling
from crampapp.domain.checker.urgency import Urgency


class Wording(NamedTuple):
    """The words that no flag and no cause brings along."""

    steps: Mapping[Urgency, tuple[str, ...]]
    safety_net: str
    """Goes with every result that leaves somebody at home or waiting for a visit."""
    call_now: str
    """Goes with every result that is not an emergency yet."""
    clot_safety_net: str
    """The same for a person with a risk of a clot."""
    medicines: str
    unanswered: str
    """While a card of signs of danger has not been answered."""
    rest: str
    """Instead of a stretch, a rub or warmth."""


class Circumstances(NamedTuple):
    """What decides over the steps beside flags and causes."""

    cards_missing: bool
    takes_medicine: bool
    clot_risk: bool
    rests: bool
    """Whether the leg must not be stretched, rubbed or warmed."""


def next_steps(
    wording: Wording,
    urgency: Urgency,
    raised: Sequence[Raised],
    found: Sequence[Verdict],
    circumstances: Circumstances,
) -> tuple[Step, ...]:
    """The steps of a result; never empty, and no sentence comes twice."""
    general = [Step(text) for text in wording.steps[urgency]]
    first_aid = [Step(one.flag.first_aid) for one in raised if one.flag.first_aid]
    if urgency is Urgency.EMERGENCY:
        return tuple(_each_sentence_once([*general, *first_aid]))
    advice = list(_advice(wording, urgency, found, rests=circumstances.rests))
    # Who can care for it at home reads how before reading what if it does not help.
    at_home = urgency is Urgency.SELF_CARE
    steps = [*advice, *general] if at_home else [*general, *first_aid, *advice]
    if circumstances.takes_medicine:
        steps.append(Step(wording.medicines))
    if circumstances.cards_missing:
        steps.append(Step(wording.unanswered))
    net = () if urgency is Urgency.URGENT else (wording.safety_net,)
    steps.append(Step(" ".join([*net, wording.call_now]), when=When.SOONER))
    if at_home and circumstances.clot_risk:
        steps.append(Step(wording.clot_safety_net, when=When.SOONER))
    return tuple(_each_sentence_once([*steps, *_warnings(urgency, found)]))


def must_rest(raised: Iterable[Raised], found: Iterable[Verdict]) -> bool:
    """Whether a flag, or a cause that may be it, forbids to stretch, rub or warm the leg."""
    return any(one.flag.leg is Handling.REST for one in raised) or any(
        one.cause.leg is Handling.REST for one in found if one.named
    )


def _advice(
    wording: Wording, urgency: Urgency, found: Sequence[Verdict], *, rests: bool
) -> Iterator[Step]:
    """What to do about the causes that count; before a visit on the same day, only about those that
    ask for it: what else it may be must not reassure."""
    counting = [one for one in found if one.counts]
    stretching = [one for one in counting if one.cause.leg is Handling.STRETCH] if rests else []
    if stretching:
        yield Step(wording.rest)
    for one in counting:
        if one not in stretching and (urgency is not Urgency.URGENT or one.urgency is urgency):
            yield Step(one.cause.advice, one.cause)


def _warnings(urgency: Urgency, found: Sequence[Verdict]) -> Iterator[Step]:
    """Of every grave cause what would make it more urgent than it is; of what fits best, too, as
    long as it can wait."""
    for one in found:
        likely = one.counts and urgency is not Urgency.URGENT
        if likely or one.is_grave_and_possible:
            for level, text in one.cause.warning.items():
                if level.gravity > urgency.gravity:
                    yield Step(text, one.cause, When.SOONER)


def _each_sentence_once(steps: Iterable[Step]) -> Iterator[Step]:
    """The steps without what a step before has said."""
    said: set[str] = set()
    for step in steps:
        new = [one for one in re.split(r"(?<=\.) (?=[A-Z])", step.text) if one not in said]
        said.update(new)
        if new:
            yield step._replace(text=" ".join(new))
