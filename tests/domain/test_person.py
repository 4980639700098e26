"""What somebody told about themselves is what a check may use, and can be taken back."""

from datetime import date

import pytest

from crampapp.domain.person import Person, Told
from crampapp.domain.profile import Fact, Profile

TODAY = date(2026, 11, 22)
ANSWERS = {"age": 62, "sex": "female", "conditions": ["cancer"], "medicines": ["statin", "ppi"]}


@pytest.mark.parametrize(("question", "answer"), ANSWERS.items())
def test_what_was_told_is_known_until_it_is_taken_back(question: str, answer: Told) -> None:
    person = Person().told(question, answer, TODAY)
    assert person.answer(question, TODAY) == answer
    assert person.told(question, None, TODAY) == Person()


def test_nobody_stays_as_old_as_they_said() -> None:
    person = Person().told("age", 62, TODAY)
    assert person.age(date(2029, 1, 1)) == 65


def test_an_answer_to_a_fact_leaves_the_person_as_it_is() -> None:
    person = Person().told("medicines", ["statin"], TODAY)
    profile = Profile(person=person).answered(Fact.DIABETES, True, TODAY)
    assert profile.person == person
    assert Profile.model_validate_json(profile.model_dump_json()) == profile
