"""The four jobs that everybody must be able to do, whatever they hold, see or hear.

A :class:`Person` knows one way to press things; the jobs are the same for all.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from crampapp.content.checker import assess, next_question, wording
from crampapp.domain.check import Answer
from crampapp.domain.checker import UNKNOWN, Question
from tests.browser.browsing import READY_MS, App
from tests.browser.test_checker import NIGHT_CRAMPS, no_to

CALLED = """
(name) => {
  const sheet = document.querySelector("dialog[open]");
  const place = sheet ?? document.querySelector("flt-semantics-host");
  const names = [...place.querySelectorAll("button, [role=button], [role=tab], [role=checkbox]")]
    .map((one) => (one.getAttribute("aria-label") ?? one.textContent).trim());
  return names.find((one) => one === name) ?? names.find((one) => one.startsWith(name)) ?? null;
}
"""
"""The whole name of what can be pressed and is called so: a line below is read out with it."""
DOUBLE_TAP_MS = 450
"""Sooner after a change, a press is taken for the second half of the one before."""


class Person(Protocol):
    """Somebody with the app in front of them."""

    app: App

    def press(self, name: str) -> None:
        """Find what can be pressed and whose name begins so, and press it."""
        ...


def cramp_to_saved(person: Person) -> None:
    """From home, a cramp that eases, until it is kept; and back home."""
    person.press("Cramp now")
    person.app.button("It eased").wait_for(state="attached", timeout=READY_MS)
    ease(person)


def ease(person: Person) -> None:
    """End the relief that is led, and go home: what goes on would go on after a reload."""
    settle(person)
    person.press("It eased")
    person.app.shows("Saved")
    settle(person)
    person.press("Done")
    person.app.shows("Last cramp: today")


def check_to_result(person: Person) -> None:
    """From home, a whole check of ordinary cramps at night."""
    person.press("Check")
    person.app.shows("Who is it for?")
    settle(person)
    # What is known of oneself is not used for somebody else.
    person.press("Someone else")
    answers: dict[str, Answer] = {"who": "someone_else"}
    while question := next_question(answers):
        person.app.shows(question.text)
        settle(person)
        answer = NIGHT_CRAMPS.get(question.id, no_to(question))
        for name in presses(question, answer):
            person.press(name)
        answers[question.id] = answer
    person.app.shows(wording().urgency[assess(answers).urgency])


def presses(question: Question, answer: Answer) -> list[str]:
    """What is pressed to answer a question, in this order."""
    texts: Mapping[str, str] = {option.id: option.text for option in question.options}
    if answer == UNKNOWN:
        return ["Not sure"]
    if isinstance(answer, int):
        tens = answer // 10 * 10
        return [f"{tens}–{tens + 9}", str(answer)]
    if isinstance(answer, str):
        return [texts[answer]]
    if answer in (["none"], ["normal"]):
        return [texts[answer[0]]]
    return [*(texts[id] for id in answer), "Next"]


def set_a_reminder(person: Person) -> None:
    """From home, to be told before bed."""
    person.press("Prevent")
    person.press("Reminders")
    person.press("Bedtime stretch")
    person.app.shows("Every day, 22:15")


def make_a_backup(person: Person, folder: Path) -> None:
    """From home, until there is a file; the sheet around it closes by itself."""
    person.press("Settings")
    person.press("Your data")
    person.app.shows("Your records take")
    person.press("Make a backup")
    person.app.page.get_by_role("dialog", name="Your backup is ready").wait_for(timeout=READY_MS)
    with person.app.page.expect_download(timeout=READY_MS) as download:
        person.press("Save it on this device")
    download.value.save_as(folder / "backup.jsonl")
    person.app.shows("Backup made")
    assert (folder / "backup.jsonl").stat().st_size


def settle(person: Person) -> None:
    person.app.page.wait_for_timeout(DOUBLE_TAP_MS)
