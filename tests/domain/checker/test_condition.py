from collections.abc import Mapping

import pytest

from crampapp.domain.checker import ConditionError, Facts
from crampapp.domain.checker.condition import Condition, condition

FACTS = Facts(
    chosen={
        "feel": frozenset({"knot", "ache"}),
        "signs": frozenset({"swollen"}),
        "recent": frozenset({"none"}),
    },
    numbers={"age": 62},
    open=frozenset({"signs"}),
)


def truth(written: object, definitions: Mapping[str, Condition] | None = None) -> bool | None:
    return condition(written, definitions or {}).truth(FACTS)


@pytest.mark.parametrize(
    ("written", "holds"),
    [
        ("feel=knot", True),
        ("feel=burning|ache", True),
        ("feel=burning", False),
        ("recent=surgery", False),
        ("place=calf", None),
        ("signs=swollen", True),
        ("signs=cold", None),
        ("age>=62", True),
        ("age>62", False),
        ("age<=61", False),
        ("age<63", True),
        ("weight>50", None),
        ({"not": "feel=burning"}, True),
        ({"not": "place=calf"}, None),
        ({"unless": "place=calf"}, True),
        ({"unless": "feel=knot"}, False),
        ({"all": ["feel=knot", "age>=60"]}, True),
        ({"all": ["feel=knot", "place=calf"]}, None),
        ({"all": ["feel=burning", "place=calf"]}, False),
        ({"any": ["feel=knot", "place=calf"]}, True),
        ({"any": ["feel=burning", "place=calf"]}, None),
        ({"any": ["feel=burning", "recent=surgery"]}, False),
        ({"at_least": 2, "of": ["feel=knot", "feel=ache", "place=calf"]}, True),
        ({"at_least": 2, "of": ["feel=knot", "feel=burning", "place=calf"]}, None),
        ({"at_least": 2, "of": ["feel=knot", "feel=burning", "recent=surgery"]}, False),
    ],
)
def test_what_was_not_answered_is_unknown_unless_the_rest_settles_it(
    written: object, holds: bool | None
) -> None:
    assert truth(written) is holds


def test_a_name_stands_for_its_definition() -> None:
    definitions = {"cramp": condition("feel=knot", {})}
    assert truth({"all": ["@cramp", "age>=18"]}, definitions) is True


@pytest.mark.parametrize(
    "written", ["feel", "feel=", "@cramp", "age=>5", {}, {"all": []}, {"all": ["a=b"], "or": 1}, 3]
)
def test_what_is_no_condition_is_refused_and_shown(written: object) -> None:
    with pytest.raises(ConditionError) as raised:
        condition(written, {})
    assert str(written) in str(raised.value)


def test_a_condition_names_the_questions_it_asks() -> None:
    written = {"all": ["feel=knot", {"not": "age<16"}, {"unless": {"any": ["place=calf"]}}]}
    asked = [atom.question for atom in condition(written, {}).atoms()]
    assert asked == ["feel", "age", "place"]
