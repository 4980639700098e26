"""Which question comes next: signs of danger, then age, then what is expected to tell most."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from math import exp, log2
from typing import NamedTuple

from crampapp.domain.check import ME, WHO
from crampapp.domain.checker.answers import Facts
from crampapp.domain.checker.assessment import probabilities
from crampapp.domain.checker.cause import Cause
from crampapp.domain.checker.condition import Condition
from crampapp.domain.checker.flag import Flag
from crampapp.domain.checker.question import NONE, Part, Question
from crampapp.domain.checker.urgency import Urgency, gravest

MOST_QUESTIONS = 18
"""Never more than this in all; a card and its check count as one question each."""
WORTH_A_TAP = 0.15
"""A question is asked while it changes urgency or first cause with at least this probability."""
OPENED_FROM = 9
"""From so many questions on, what the overview has opened comes first."""
WORTH_AT_HOME = 0.06
"""The same before somebody is left to care at home."""
INFORMATION = 0.3
"""What a bit of expected information is worth beside the probability of a change."""


class Worth(NamedTuple):
    """What asking a question is expected to bring."""

    change: float
    """Probability that the answer changes the urgency or the most probable cause."""
    bits: float
    """Expected information about the causes."""

    @property
    def total(self) -> float:
        return self.change + INFORMATION * self.bits

    def share(self, part: float) -> "Worth":
        return Worth(self.change * part, self.bits * part)


class _State(NamedTuple):
    facts: Facts
    log_odds: list[float]
    probability: list[float]
    top: int
    urgency: Urgency


class Asking:
    """Chooses questions; knows which flags and causes each of them bears on."""

    def __init__(
        self,
        questions: Mapping[str, Question],
        applies: Mapping[str, Condition],
        flags: Sequence[Flag],
        causes: Sequence[Cause],
    ) -> None:
        self._questions = questions
        self._applies = applies
        self._flags = flags
        self._causes = causes
        self._touched: dict[str, list[int]] = defaultdict(list)
        """By question: places of the causes that its answer can raise or lower."""
        for place, cause in enumerate(causes):
            for id in cause.questions():
                self._touched[id].append(place)

    def next_question(self, facts: Facts) -> Question | None:
        """The best next question; ``None`` when there is enough."""
        if (first := next(self._signs_first(facts), None)) is not None:
            return first
        state = self._state(facts)
        if state.urgency is Urgency.EMERGENCY or len(facts.asked) >= MOST_QUESTIONS:
            return None
        if state.urgency is not Urgency.URGENT:
            for question in self._questions.values():
                new = question.always and question.id not in facts.asked
                if new and self._applicable(question.id, facts):
                    return question
        if (decisive := next(self._decisive(state), None)) is not None:
            return decisive
        opened = next(self._opened(state), None)
        if opened is not None and len(facts.asked) >= OPENED_FROM:
            return opened
        worth = self._worths(state)
        worth_a_tap = WORTH_A_TAP if state.urgency is not Urgency.SELF_CARE else WORTH_AT_HOME
        if not worth or max(one.change for one in worth.values()) < worth_a_tap:
            return opened
        return self._questions[max(worth, key=lambda id: (worth[id].total, id))]

    def _decisive(self, state: _State) -> Iterator[Question]:
        """What alone still decides whether it is more urgent: by a flag that would ask for a doctor
        today, or by what makes the most probable cause graver."""
        floor = max(state.urgency, Urgency.GP, key=lambda urgency: urgency.gravity)
        for flag in self._flags:
            if flag.can_rise(state.facts):
                yield from self._raising(state.facts, flag.questions(), flag.raised, floor)
                yield from self._emergency_in_two(state.facts, flag)
        top = self._causes[state.top]
        asked = {atom.question for case in top.escalations for atom in case.when.atoms()}
        yield from self._raising(state.facts, asked, top.level, state.urgency)

    def _raising(
        self,
        facts: Facts,
        ids: set[str],
        level: Callable[[Facts], Urgency | None],
        floor: Urgency,
    ) -> Iterator[Question]:
        for question in self._open(facts, ids):
            for then in _answered(facts, question):
                raised = level(then)
                if raised and raised.gravity > floor.gravity:
                    yield question

    def _emergency_in_two(self, facts: Facts, flag: Flag) -> Iterator[Question]:
        """The first of two questions that together decide over an emergency."""
        for first, second in combinations(self._open(facts, flag.questions()), 2):
            for then in _answered(facts, first):
                if any(flag.raised(t) is Urgency.EMERGENCY for t in _answered(then, second)):
                    yield first

    def _open(self, facts: Facts, ids: set[str]) -> Iterator[Question]:
        """Questions about the person and the cramp that can be asked and were not."""
        for id in sorted(ids - facts.asked - facts.chosen.keys()):
            question = self._questions[id]
            if question.part is Part.HISTORY and self._applicable(id, facts):
                yield question

    def _opened(self, state: _State) -> Iterator[Question]:
        """What the overview has opened, as long as nobody has to be seen the same day anyway."""
        if state.urgency is Urgency.URGENT:
            return
        for overview in self._questions.values():
            if overview.part is Part.OVERVIEW:
                ticked = state.facts.chosen.get(overview.id, frozenset())
                for option in overview.options:
                    for id in option.opens if option.id in ticked else ():
                        if id not in state.facts.asked and self._applicable(id, state.facts):
                            yield self._questions[id]

    def _signs_first(self, facts: Facts) -> Iterator[Question]:
        if self._emergency(facts):
            return
        for question in self._questions.values():
            match question.part:
                case Part.WHO | Part.CARD if question.id not in facts.asked:
                    if self._applicable(question.id, facts):
                        yield question
                case Part.CHECK if question.card in facts.doubted:
                    if question.id not in facts.asked:
                        yield question
                case _ if question.settles and question.id not in facts.asked:
                    if self._applies[question.id].truth(facts):
                        yield question

    def _emergency(self, facts: Facts) -> bool:
        return any(flag.raised(facts) is Urgency.EMERGENCY for flag in self._flags)

    def _applicable(self, id: str, facts: Facts) -> bool:
        """Whether a question fits the person; where they do not know, it is asked."""
        condition = self._applies.get(id)
        if condition is None:
            return True
        truth = condition.truth(facts)
        if truth is None:
            if self._questions[id].part is Part.CARD and ME in facts.chosen.get(WHO, ()):
                return False  # Of themselves people need not be asked whether they are children.
            return all(atom.question in facts.asked for atom in condition.atoms())
        return truth is True

    def _state(self, facts: Facts) -> _State:
        log_odds = [cause.log_odds(facts) for cause in self._causes]
        return self._judged(facts, log_odds)

    def _judged(self, facts: Facts, log_odds: list[float]) -> _State:
        probability = probabilities(log_odds)
        top = max(range(len(probability)), key=probability.__getitem__)
        raised = (flag.raised(facts) for flag in self._flags)
        urgency = gravest((*filter(None, raised), self._causes[top].level(facts)))
        return _State(facts, log_odds, probability, top, urgency)

    def _worths(self, state: _State) -> dict[str, Worth]:
        worths: dict[str, Worth] = {}
        locked: dict[str, Worth] = {}
        for question in self._questions.values():
            if question.part is not Part.HISTORY or question.id in state.facts.asked:
                continue
            if question.id in state.facts.chosen:
                continue
            if self._applicable(question.id, state.facts):
                worths[question.id] = self._worth(question, state)
            elif self._applies[question.id].truth(state.facts) is None:
                locked[question.id] = self._worth(question, state)
        for id, worth in locked.items():
            # A question that may open another one is worth half of what lies behind it.
            for gate in {atom.question for atom in self._applies[id].atoms()} & worths.keys():
                worths[gate] = max(worths[gate], worth.share(0.5), key=lambda w: w.total)
        return worths

    def _worth(self, question: Question, state: _State) -> Worth:
        """What an answer is expected to bring, by how each cause would have it answered."""
        after = [self._after(question, option, state) for option in self._options(question)]
        if not after:
            return Worth(0, 0)
        usual = self._usual(question)
        chances = [0.0] * len(after)
        for place, probability in enumerate(state.probability):
            if probability < 1e-4:
                continue
            odds = [
                base * exp(then.log_odds[place] - state.log_odds[place])
                for base, then in zip(usual, after, strict=True)
            ]
            total = sum(odds)
            for index, odd in enumerate(odds):
                chances[index] += probability * odd / total
        change = sum(
            chance
            for chance, then in zip(chances, after, strict=True)
            if then.top != state.top or then.urgency is not state.urgency
        )
        left = sum(
            chance * _entropy(then.probability) for chance, then in zip(chances, after, strict=True)
        )
        return Worth(change, max(_entropy(state.probability) - left, 0.0))

    def _options(self, question: Question) -> list[str]:
        return [option.id for option in question.options]

    def _usual(self, question: Question) -> list[float]:
        """How often each option is chosen when nothing is known; half the time "none"."""
        shares = {option.id: option.usual for option in question.options}
        if shares.get(NONE, 0) is None:
            shares[NONE] = 0.5
        left = 1 - sum(filter(None, shares.values()))
        others = sum(share is None for share in shares.values())
        return [left / others if share is None else share for share in shares.values()]

    def _after(self, question: Question, option: str, state: _State) -> _State:
        facts = state.facts.plus(question.id, frozenset({option}))
        log_odds = state.log_odds.copy()
        for place in self._touched[question.id]:
            log_odds[place] = self._causes[place].log_odds(facts)
        return self._judged(facts, log_odds)


def _answered(facts: Facts, question: Question) -> Iterator[Facts]:
    """What would be known with each of the answers to a question."""
    for option in question.options:
        yield facts.plus(question.id, frozenset({option.id}))


def _entropy(probability: Sequence[float]) -> float:
    """In bits."""
    return -sum(p * log2(p) for p in probability if p > 0)
