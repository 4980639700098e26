import pytest

from crampapp.domain.checker import UNKNOWN, AnswerError, Kind, Option, Part, Question
from crampapp.domain.checker.answers import facts_of


def question(id: str, kind: Kind, part: Part = Part.HISTORY, **more: object) -> Question:
    options = tuple(Option(id=option, text=option) for option in ("a", "b", "none"))
    return Question.model_validate(
        {"id": id, "text": id, "type": kind, "part": part, "options": options, **more}
    )


QUESTIONS = {
    one.id: one
    for one in (
        question("one", Kind.ONE),
        question("many", Kind.MANY),
        question("age", Kind.INTEGER, options=(), least=0, most=120),
        question("card", Kind.MANY, Part.CARD),
        question("check", Kind.ONE, Part.CHECK, card="card"),
    )
}


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"shoe_size": 42}, "shoe_size: there is no such question"),
        ({"one": "c"}, "one: there is no option 'c'"),
        ({"one": ["a"]}, "one: ['a'] is not the id of one option or 'unknown'"),
        ({"one": None}, "one: None is not the id of one option or 'unknown'"),
        ({"many": "a"}, "many: 'a' is not a list of option ids or 'unknown'"),
        ({"many": ["a", 1]}, "many: ['a', 1] is not a list of option ids or 'unknown'"),
        ({"many": ["a", "none"]}, "many: 'none' goes with no other option"),
        ({"age": 400}, "age: 400 is not a whole number from 0 to 120"),
        ({"age": -1}, "age: -1 is not a whole number from 0 to 120"),
        ({"age": 6.5}, "age: 6.5 is not a whole number from 0 to 120 or 'unknown'"),
        ({"age": True}, "age: True is not a whole number from 0 to 120 or 'unknown'"),
        ({"age": "62"}, "age: '62' is not a whole number from 0 to 120 or 'unknown'"),
    ],
)
def test_an_impossible_answer_is_refused_in_one_line_that_names_the_question(
    answers: dict[str, object], message: str
) -> None:
    with pytest.raises(AnswerError) as raised:
        facts_of(QUESTIONS, answers)
    assert str(raised.value) == message
    assert raised.value.question == message.partition(":")[0]


def test_unknown_settles_nothing_but_was_asked() -> None:
    facts = facts_of(QUESTIONS, dict.fromkeys(("one", "many", "age"), UNKNOWN))
    assert not facts.chosen
    assert not facts.numbers
    assert not facts.doubted
    assert facts.asked == {"one", "many", "age"}


def test_an_empty_list_means_none() -> None:
    assert facts_of(QUESTIONS, {"many": []}) == facts_of(QUESTIONS, {"many": ["none"]})


def test_ticks_with_unknown_beside_them_leave_the_rest_open() -> None:
    facts = facts_of(QUESTIONS, {"card": ["a", UNKNOWN]})
    assert facts.chosen == {"card": frozenset({"a"})}
    assert facts.open == facts.doubted == {"card"}


def test_what_is_picked_in_a_check_counts_as_ticked_on_its_card() -> None:
    facts = facts_of(QUESTIONS, {"card": UNKNOWN, "check": "b"})
    assert facts.chosen["card"] == {"b"}
    assert not facts.doubted


def test_a_check_that_finds_nothing_settles_its_card() -> None:
    facts = facts_of(QUESTIONS, {"card": UNKNOWN, "check": "none"})
    assert facts.chosen["card"] == {"none"}
    assert not facts.doubted


def test_a_check_that_finds_nothing_takes_no_tick_back() -> None:
    facts = facts_of(QUESTIONS, {"card": ["a", UNKNOWN], "check": "none"})
    assert facts.chosen["card"] == {"a"}
    assert not facts.doubted
    assert not facts.open


@pytest.mark.parametrize("check", [{}, {"check": UNKNOWN}])
def test_a_card_stays_in_doubt_until_its_check_settles_it(check: dict[str, object]) -> None:
    assert facts_of(QUESTIONS, {"card": UNKNOWN, **check}).doubted == {"card"}


def test_what_is_not_as_always_goes_before_as_always() -> None:
    feeling = Question(
        id="feeling",
        text="",
        type=Kind.MANY,
        part=Part.HISTORY,
        options=(Option(id="normal", text=""), Option(id="numb", text="")),
    )
    known = {"feeling": feeling}
    both = facts_of(known, {"feeling": ["normal", "numb"]})
    assert both == facts_of(known, {"feeling": ["numb"]})
    assert facts_of(known, {"feeling": ["normal"]}).chosen == {"feeling": {"normal"}}
