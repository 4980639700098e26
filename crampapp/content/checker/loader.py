"""Reads the checker's content files and puts it together; a broken one is named exactly."""

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import NamedTuple

from crampapp.content.checker.model import (
    CaseText,
    CauseText,
    CheckerContent,
    ConditionFlagText,
    MedicineText,
    QuestionText,
    WordingText,
    Written,
)
from crampapp.content.errors import ContentError, parsed
from crampapp.content.lines import line_of
from crampapp.content.messages import gettext as _
from crampapp.domain.checker import (
    Case,
    Cause,
    Checker,
    Condition,
    ConditionError,
    Escalation,
    Flag,
    Option,
    Part,
    Point,
    Question,
    Wording,
)
from crampapp.domain.checker.condition import Answered, condition
from crampapp.domain.checker.question import NONE

CAUSES = tuple(
    f"causes/{name}.toml" for name in ("common", "effort", "vessels", "chemistry", "nerves")
)
_MEDICINES = "medicines.toml"
FILES = (
    "questions.toml",
    _MEDICINES,
    "definitions.toml",
    "flags.toml",
    *CAUSES,
    "wording.toml",
)
NO_SIGN = Option(id=NONE, text=_("None of these"))
NO_MEDICINE = Option(id=NONE, text=_("No medicines"), usual=0.35)
MEDICINES = "medicines"
"""The question whose options are the classes of medicine."""


class Place(NamedTuple):
    """Where in the files something stands."""

    file: str
    text: str
    path: tuple[str | int, ...]

    def error(self, problem: str) -> ContentError:
        """What is wrong there, with file, line and key."""
        key = ".".join(str(part) for part in self.path)
        at = line_of_row(self.text, self.path)
        return ContentError(f"{self.file}: line {at}: {key}: {problem}")


def line_of_row(text: str, path: Sequence[int | str]) -> int:
    """As :func:`line_of`; rows of an array of inline tables stand below its key, one each."""
    for at, part in enumerate(path):
        if part in ("points", "options", "case", "escalations") and at + 1 < len(path):
            index = path[at + 1]
            assert isinstance(index, int)
            above = line_of(text, path[: at + 1])
            below = text.splitlines()[above:]
            rows = [n for n, line in enumerate(below) if line.startswith("  { ")]
            return above + 1 + rows[index] if index < len(rows) else above
    return line_of(text, path)


def read() -> dict[str, str]:
    """The texts of the bundled files, by file name."""
    folder = files(__package__)
    return {name: folder.joinpath(name).read_text(encoding="utf-8") for name in FILES}


def read_medicines() -> tuple[MedicineText, ...]:
    """The classes of medicine alone."""
    text = files(__package__).joinpath(_MEDICINES).read_text(encoding="utf-8")
    return parsed(CheckerContent, _MEDICINES, text).medicine


class Loaded(NamedTuple):
    """The checker and what it was made of."""

    checker: Checker
    content: CheckerContent
    wording: WordingText


def load(texts: Mapping[str, str]) -> Loaded:
    """The checker from the texts of its files, by file name.

    Raises:
        ContentError: A text is not TOML or does not keep the rules, or a condition asks for a
            question or an option that there is not.
    """
    return _Assembly(texts).loaded()


class _Assembly:
    """Puts the parts together, remembering where each stands."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self.parts = {
            name: parsed(CheckerContent, name, text, line_of_row) for name, text in texts.items()
        }
        self.questions: dict[str, Question] = {}
        self.definitions: dict[str, Condition] = {}

    def loaded(self) -> Loaded:
        self.questions = {question.id: question for question in self._questions()}
        for place, name, written in self._definitions():
            self.definitions[name] = self._condition(place, written)
        wording = next(part.wording for part in self.parts.values() if part.wording)
        checker = Checker(
            questions=tuple(self.questions.values()),
            applies=dict(self._applies()),
            flags=tuple(self._flags()),
            causes=sorted(self._causes(), key=lambda cause: cause.id),
            clot_risk=self.definitions["clot_risk"],
            takes_medicine=self.definitions["any_medicine"],
            wording=Wording(
                steps=wording.steps,
                safety_net=wording.safety_net,
                call_now=wording.call_now,
                clot_safety_net=wording.clot_safety_net,
                medicines=wording.medicines,
                unanswered=wording.unanswered,
                rest=wording.rest,
            ),
        )
        return Loaded(checker, self._joined(wording), wording)

    def _joined(self, wording: WordingText) -> CheckerContent:
        parts = self.parts.values()
        return CheckerContent(
            question=tuple(text for part in parts for text in part.question),
            medicine=tuple(text for part in parts for text in part.medicine),
            definitions={name: text for part in parts for name, text in part.definitions.items()},
            flag=tuple(text for part in parts for text in part.flag),
            cause=tuple(text for part in parts for text in part.cause),
            wording=wording,
        )

    def _place(self, file: str, *path: str | int) -> Place:
        return Place(file, self.texts[file], path)

    def _questions(self) -> Iterator[Question]:
        medicines = [text.option() for part in self.parts.values() for text in part.medicine]
        texts = [text for part in self.parts.values() for text in part.question]
        options: dict[str, tuple[Option, ...]] = {}
        for text in texts:
            match text:
                case QuestionText(part=Part.CARD):
                    options[text.id] = (*text.options, NO_SIGN)
                case QuestionText(part=Part.CHECK, card=str(card)):
                    options[text.id] = options[card]
                case QuestionText(id=id) if id == MEDICINES:
                    options[text.id] = (*medicines, NO_MEDICINE)
                case _:
                    options[text.id] = text.options
            yield text.model_copy(update={"options": options[text.id]})

    def _definitions(self) -> Iterator[tuple[Place, str, Written]]:
        for file, part in self.parts.items():
            for name, written in part.definitions.items():
                yield self._place(file, "definitions", name), name, written

    def _applies(self) -> Iterator[tuple[str, Condition]]:
        for file, part in self.parts.items():
            for index, text in enumerate(part.question):
                if text.applies is not None:
                    place = self._place(file, "question", index, "applies")
                    yield text.id, self._condition(place, text.applies)

    def _flags(self) -> Iterator[Flag]:
        for file, part in self.parts.items():
            for index, text in enumerate(part.flag):
                yield self._flag(text, file, index)

    def _flag(self, text: ConditionFlagText, file: str, index: int) -> Flag:
        def case(number: int, case: CaseText) -> Case:
            place = self._place(file, "flag", index, "case", number, "when")
            return Case(case.urgency, self._condition(place, case.when), case.name)

        return Flag(
            id=text.id,
            name=text.name,
            meaning=text.meaning,
            first_aid=text.first_aid,
            leg=text.leg,
            cases=tuple(case(number, one) for number, one in enumerate(text.case)),
            sources=text.sources,
        )

    def _causes(self) -> Iterator[Cause]:
        for file, part in self.parts.items():
            for index, text in enumerate(part.cause):
                yield self._cause(text, file, index)

    def _cause(self, text: CauseText, file: str, index: int) -> Cause:
        def escalation(number: int, case: CaseText) -> Escalation:
            place = self._place(file, "cause", index, "escalations", number, "when")
            return Escalation(case.urgency, self._condition(place, case.when))

        points = tuple(
            Point(
                when=self._condition(
                    self._place(file, "cause", index, "points", number, "when"), point.when
                ),
                weight=point.weight,
                sources=point.sources,
                group=point.group or str(number),
                risk=point.risk,
            )
            for number, point in enumerate(text.points)
        )
        return Cause(
            id=text.id,
            name=text.name,
            medical=text.medical,
            prior=text.prior,
            urgency=text.urgency,
            escalations=tuple(escalation(n, case) for n, case in enumerate(text.escalations)),
            points=points,
            about=text.about,
            advice=text.advice,
            warning=text.warning,
            sources=text.sources,
            leg=text.leg,
        )

    def _condition(self, place: Place, written: Written) -> Condition:
        try:
            found = condition(written, self.definitions)
        except ConditionError as error:
            raise place.error(str(error)) from error
        for atom in found.atoms():
            if atom.question not in self.questions:
                raise place.error(f"there is no question {atom.question!r}")
            if isinstance(atom, Answered):
                known = {option.id for option in self.questions[atom.question].options}
                if unknown := sorted(atom.options - known):
                    raise place.error(f"{atom.question} has no option {unknown[0]!r}")
        return found
