"""The checker as a whole: what it knows, what it asks, what it concludes."""

from collections.abc import Iterator, Mapping, Sequence

from crampapp.domain.checker.answers import Facts, facts_of
from crampapp.domain.checker.asking import Asking
from crampapp.domain.checker.assessment import Assessment, Raised, verdicts
from crampapp.domain.checker.cause import Cause
from crampapp.domain.checker.condition import Condition
from crampapp.domain.checker.flag import Flag, as_feared
from crampapp.domain.checker.question import NONE, Part, Question
from crampapp.domain.checker.steps import Circumstances, Wording, must_rest, next_steps
from crampapp.domain.checker.urgency import Urgency, gravest

NO_SIGNS = frozenset({NONE})


class Checker:
    """Knows the questions, the red flags and the causes; all of its methods are pure.

    Answers are plain: ``{question id: option id | list of option ids | whole number | "unknown"}``.
    A question left out was not asked; it counts neither for nor against anything.
    """

    def __init__(
        self,
        questions: Sequence[Question],
        applies: Mapping[str, Condition],
        flags: Sequence[Flag],
        causes: Sequence[Cause],
        clot_risk: Condition,
        takes_medicine: Condition,
        wording: Wording,
    ) -> None:
        """Put together what the content holds.

        Args:
            questions: In the order in which they are best read.
            applies: When a question can be asked; absent: always.
            flags: The red flags of the brief.
            causes: The causes of the brief.
            clot_risk: Whether the safety net must name a clot.
            takes_medicine: Whether the result must say not to stop one.
            wording: The rest of the words.
        """
        self._questions = {question.id: question for question in questions}
        self._applies = applies
        self._flags = tuple(flags)
        self._causes = tuple(causes)
        self._clot_risk = clot_risk
        self._takes_medicine = takes_medicine
        self._wording = wording
        self._asking = Asking(self._questions, applies, self._flags, self._causes)

    def questions(self) -> tuple[Question, ...]:
        """Everything that can be asked."""
        return tuple(self._questions.values())

    def flags(self) -> tuple[Flag, ...]:
        """The red flags."""
        return self._flags

    def causes(self) -> tuple[Cause, ...]:
        """The causes."""
        return self._causes

    def next_question(self, answers: Mapping[str, object]) -> Question | None:
        """The question that helps most now; ``None`` when no further one is worth its tap.

        Signs of danger come first, then age, then what tells most about cause and urgency. After
        the answer to an emergency sign there is nothing left to ask.

        Raises:
            AnswerError: An answer is not possible.
        """
        return self._asking.next_question(facts_of(self._questions, answers))

    def assess(self, answers: Mapping[str, object]) -> Assessment:
        """What the answers amount to.

        Raises:
            AnswerError: An answer is not possible; it names the question.
        """
        facts = facts_of(self._questions, answers)
        raised = tuple(self._raised(facts))
        doubted = tuple(self._doubted(facts))
        found = verdicts(self._causes, self._questions, facts)
        missing = tuple(self._missing_cards(facts))
        urgency = gravest(
            (
                *(flag.urgency for flag in (*raised, *doubted)),
                *(verdict.urgency for verdict in found if verdict.counts),
                *self._without_signs(facts),
                *(Urgency.GP for verdict in found if verdict.is_grave_and_possible),
                *(Urgency.GP for _ in missing),
            )
        )
        circumstances = Circumstances(
            cards_missing=bool(missing),
            takes_medicine=bool(self._takes_medicine.truth(facts)),
            clot_risk=bool(self._clot_risk.truth(facts)),
            rests=must_rest((*raised, *doubted), found),
        )
        return Assessment(
            urgency=urgency,
            flags=raised,
            doubted=doubted,
            unasked=tuple(self._open_flags(facts)),
            cards_missing=missing,
            verdicts=found,
            rests=circumstances.rests,
            next_steps=next_steps(self._wording, urgency, raised, found, circumstances),
        )

    def _open_flags(self, facts: Facts) -> Iterator[Flag]:
        """Those that answers still missing could raise; what does not apply is not missing."""
        for id, condition in self._applies.items():
            if id not in facts.chosen and condition.truth(facts) is False:
                facts = facts.plus(id, NO_SIGNS)
        return (flag for flag in self._flags if flag.is_open(facts))

    def _raised(self, facts: Facts) -> list[Raised]:
        levels = ((flag, flag.raised(facts)) for flag in self._flags)
        return _gravest_first(
            Raised(flag, level, flag.named(facts)) for flag, level in levels if level
        )

    def _doubted(self, facts: Facts) -> list[Raised]:
        if not facts.doubted:
            return []
        feared = as_feared(facts, self._questions)
        levels = ((flag, flag.raised(feared)) for flag in self._flags if not flag.raised(facts))
        return _gravest_first(
            Raised(flag, level.one_below(), flag.named(feared)) for flag, level in levels if level
        )

    def _without_signs(self, facts: Facts) -> Iterator[Urgency]:
        """What fits best when the cards are left out: a sign of danger must never talk down what
        the other answers demand."""
        cards = {id for id, question in self._questions.items() if question.part is Part.CARD}
        if all(facts.chosen.get(id, NO_SIGNS) == NO_SIGNS for id in cards):
            return
        rest = facts.without(cards)
        for verdict in verdicts(self._causes, self._questions, rest):
            if verdict.counts:
                yield verdict.cause.level(facts)

    def _missing_cards(self, facts: Facts) -> Iterator[str]:
        for id, question in self._questions.items():
            if question.part is Part.CARD and id not in facts.asked:
                condition = self._applies.get(id)
                if condition is None or condition.truth(facts):
                    yield id


def _gravest_first(raised: Iterator[Raised]) -> list[Raised]:
    return sorted(raised, key=lambda flag: -flag.urgency.gravity)
