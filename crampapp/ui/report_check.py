"""What the cause checks say on the page for the doctor: flags, medicines, conditions, results.

The content of the checker takes its time to read, so this module is imported when a page is made.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from crampapp.content.checker import checker_content, questions, wording
from crampapp.content.messages import gettext as _
from crampapp.content.messages import ngettext
from crampapp.domain.check import Answer
from crampapp.domain.check_result import CheckResult
from crampapp.domain.checker import UNKNOWN, Question
from crampapp.domain.checker.question import NONE
from crampapp.domain.red_flags import Level
from crampapp.domain.summary import Days
from crampapp.ui.check_words import answer_words
from crampapp.ui.formats import calendar_day, urgency_in_short

AGE, SEX, PREGNANCY = "age", "sex", "pregnancy"
MEDICINES, NEW_MEDICINE, CONDITIONS = "medicines", "medicine_start", "conditions"


class Checks:
    """The checks that a person did for themselves, the newest first."""

    def __init__(self, checks: Sequence[CheckResult], today: date) -> None:
        self._checks = checks
        self._today = today

    def flags(self) -> Iterator[tuple[Level, str]]:
        """Each sign that was ever up, with the day it was ticked last, and how grave it can be."""
        known = {flag.id: flag for flag in checker_content().flag}
        seen = set[str]()
        for check in self._checks:
            for id in check.flags:
                if id not in seen:
                    seen.add(id)
                    flag = known.get(id)
                    # A sign that this version does not know is a sign all the same.
                    level = Level(flag.case[0].urgency) if flag else Level.EMERGENCY
                    yield level, f"{flag.name if flag else id} ({self._day(check)})"

    def without_flags(self) -> str:
        """What to say where there was never one."""
        count = len(self._checks)
        if not count:
            return _("Not asked: no cause check was done.")
        text = ngettext("None in {n} cause check.", "None in {n} cause checks.", count)
        return text.format(n=count)

    def medicines(self) -> Iterator[str]:
        """The newest answer, one line a class of medicine."""
        found = self._newest(MEDICINES)
        if found is None or found[0] in ([], UNKNOWN):
            yield _("Nothing entered.")
            return
        chosen, check = found
        if chosen == [NONE]:
            yield _("None ({day})").format(day=self._day(check))
            return
        for line in self._lines(MEDICINES, chosen):
            yield f"{line} ({self._day(check)})"
        if (start := self._newest(NEW_MEDICINE)) and start[0] != UNKNOWN:
            question = self._questions[NEW_MEDICINE]
            yield f"{question.text} {answer_words(question, start[0])}"

    def person(self) -> Iterator[str]:
        """Age and the like, as answered last."""
        for id in (AGE, SEX, PREGNANCY):
            if (found := self._newest(id)) and found[0] not in (UNKNOWN, "no"):
                words = answer_words(self._questions[id], found[0])
                yield _("Age {age}").format(age=words) if id == AGE else words

    def conditions(self) -> Iterator[str]:
        """What a doctor has found, as answered last."""
        if found := self._newest(CONDITIONS):
            yield from self._lines(CONDITIONS, found[0])

    def results(self, days: Days) -> Iterator[str]:
        """What each check of the time amounted to, as it was shown then."""
        within = [check for check in self._checks if check.started.local in days]
        if not within:
            yield _("None.")
        names = {cause.id: cause.name for cause in checker_content().cause}
        for check in within:
            found = "; ".join(
                f"{names[cause.id]} ({wording().in_words(cause.probability)})"
                for cause in check.causes
                if cause.id in names
            )
            text = f"{self._day(check)}: {urgency_in_short(check.urgency)}."
            if found:
                text = f"{text} {found}."
            yield text if check.looked_at is None else f"{text} {_looked_at(check.looked_at)}"

    def disclaimer(self) -> str:
        """What the app is and is not."""
        return f"{wording().disclaimer} {wording().medicines}"

    @cached_property
    def _questions(self) -> Mapping[str, Question]:
        return {question.id: question for question in questions()}

    def _newest(self, id: str) -> tuple[Answer, CheckResult] | None:
        """The last answer to a question that this version still understands."""
        question = self._questions[id]
        for check in self._checks:
            answer = check.said.get(id)
            if answer is not None and _is_known(question, answer):
                return answer, check
        return None

    def _lines(self, id: str, answer: Answer) -> Iterator[str]:
        """Each option that was chosen, and that there is more which is not known."""
        question = self._questions[id]
        for one in answer if isinstance(answer, list) else [str(answer)]:
            if one == UNKNOWN:
                yield _("Not sure of all")
            elif one != NONE:
                yield answer_words(question, one)

    def _day(self, check: CheckResult) -> str:
        return calendar_day(check.started.local.date(), self._today)


def _is_known(question: Question, answer: Answer) -> bool:
    options = {UNKNOWN, NONE, *(option.id for option in question.options)}
    chosen = answer if isinstance(answer, list) else [answer]
    return all(isinstance(one, int) or one in options for one in chosen)


def _looked_at(looked_at: bool) -> str:
    return _("Somebody has looked at it.") if looked_at else _("Nobody has looked at it yet.")
