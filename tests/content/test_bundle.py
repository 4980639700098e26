import re
from pathlib import Path

import flet_web
import pytest
from fontTools.ttLib import TTFont

from crampapp.content import (
    ContentError,
    advice,
    care,
    content,
    guide,
    items,
    learn,
    routine,
    triggers,
)
from crampapp.content.bundle import FILES, parse
from crampapp.content.checker import claims
from crampapp.domain.episode import MuscleGroup, Trigger
from crampapp.domain.relief import Position

FOLDER = Path(__file__).parents[2] / "crampapp/content"


@pytest.fixture
def texts() -> dict[str, str]:
    return {name: (FOLDER / name).read_text(encoding="utf-8") for name in FILES}


def broken(texts: dict[str, str], name: str, old: str, new: str) -> str:
    assert old in texts[name]
    with pytest.raises(ContentError) as raised:
        parse(texts | {name: texts[name].replace(old, new, 1)})
    return str(raised.value)


def test_every_item_has_an_id_a_text_and_an_evidence_label() -> None:
    listed = items()
    known = (*content().claims(), *claims(), *learn.claims())
    assert len(listed) == len({item.id for item in listed}) == len(known)
    assert all(item.text and item.evidence for item in listed)


@pytest.mark.parametrize("muscle", MuscleGroup)
def test_every_muscle_can_be_relieved_as_one_is_sitting_and_standing(muscle: MuscleGroup) -> None:
    assert guide().positions(muscle) == tuple(Position)


@pytest.mark.parametrize("muscle", [MuscleGroup.CALF, MuscleGroup.HAMSTRING, MuscleGroup.FOOT])
def test_the_first_step_is_the_unforced_stretch_in_the_same_words(muscle: MuscleGroup) -> None:
    step = guide().first_step(muscle)
    assert step.action == "Straighten your knee. Pull your toes up toward your head. Hold."
    assert step.detail == (
        "Can’t reach? No need: lift the toes, or press the foot against the wall. "
        "Stop if it is sharp or you heard a pop."
    )


def test_the_rules_get_their_part_of_the_texts() -> None:
    assert {step.id for step in care()} == {
        f"care.{c}" for c in ("massage", "heat", "cold", "push")
    }
    assert set(triggers()) == set(Trigger)
    assert routine("routine.warm_up").title == "Warm up now"
    with pytest.raises(KeyError):
        routine("routine.unknown")


def test_advice_is_found_by_its_id() -> None:
    assert advice("advice.over_ten_minutes").sources
    with pytest.raises(KeyError):
        advice("advice.unknown")


def test_a_missing_key_is_named_with_its_file(texts: dict[str, str]) -> None:
    message = broken(texts, "relief/calf.toml", "hold_s = 30\n", "")
    line = texts["relief/calf.toml"].splitlines().index("[[protocol.step]]") + 1
    assert message.startswith(f"relief/calf.toml: line {line}: protocol.0.step.0.hold_s")


def test_a_wrong_value_is_named_with_its_line(texts: dict[str, str]) -> None:
    message = broken(texts, "relief/calf.toml", "hold_s = 20\n", "hold_s = 0\n")
    line = texts["relief/calf.toml"].splitlines().index("hold_s = 20") + 1
    assert message.startswith(f"relief/calf.toml: line {line}: protocol.2.step.1.hold_s")


def test_an_unknown_number_of_a_region_is_named_with_its_line(texts: dict[str, str]) -> None:
    message = broken(texts, "regions.toml", 'advice = "111"', 'advise = "111"')
    line = texts["regions.toml"].splitlines().index('advice = "111"') + 1
    assert message.startswith(f"regions.toml: line {line}: region.0.region.advise")


def test_a_file_of_unknown_tables_is_refused(texts: dict[str, str]) -> None:
    message = broken(texts, "care.toml", "[[care]]", "[[cure]]")
    assert message.startswith("care.toml: line 4: cure")


def test_a_file_that_is_no_toml_is_named_with_its_line(texts: dict[str, str]) -> None:
    message = broken(texts, "advice.toml", "[[advice]]", "[[advice]")
    assert message.startswith("advice.toml: ")
    assert "line" in message


def test_an_action_too_long_for_a_sleeper_is_refused(texts: dict[str, str]) -> None:
    message = broken(texts, "relief/calf.toml", "Hold.", "Hold it there for a good while now.")
    assert "at most 12" in message


def test_a_source_that_is_not_listed_is_refused(texts: dict[str, str]) -> None:
    message = broken(texts, "relief/calf.toml", '"R25"', '"R99"')
    assert "R99" in message


def test_a_graded_claim_without_source_is_refused(texts: dict[str, str]) -> None:
    message = broken(texts, "relief/calf.toml", 'sources = ["R81"]', "sources = []")
    assert "needs a source" in message


def test_an_id_used_twice_is_refused(texts: dict[str, str]) -> None:
    message = broken(texts, "relief/calf.toml", "calf.as_you_are.towel", "calf.as_you_are.toes_up")
    assert "used twice" in message


def test_every_character_of_content_and_screens_is_in_the_bundled_font() -> None:
    font = TTFont(Path(flet_web.__file__).parent / "web/assets/fonts/roboto.woff2")
    drawn = set(font.getBestCmap())
    package = FOLDER.parent
    for path in [*package.rglob("*.toml"), *package.rglob("*.po"), *package.rglob("*.py")]:
        text = path.read_text(encoding="utf-8")
        missing = {char for char in re.sub(r"\s", "", text) if ord(char) not in drawn}
        assert not missing, f"{path.name}: {missing}"


@pytest.mark.parametrize(
    ("name", "key", "pose"),
    [
        ("relief/calf.toml", "protocol.2.step.0.picture", "calf.standing.wall"),
        ("relief/shin.toml", "protocol.0.step.0.not_this", "not.toes_up"),
        ("care.toml", "care.3.picture", "care.push"),
        ("routines.toml", "routine.2.step.0.picture", "warm_up.walk"),
    ],
)
def test_a_picture_that_is_not_drawn_is_named_with_its_line(
    texts: dict[str, str], name: str, key: str, pose: str
) -> None:
    old = f'{key.rpartition(".")[2]} = "{pose}"'
    message = broken(texts, name, old, old.replace(pose, "calf.flying"))
    line = texts[name].splitlines().index(old) + 1
    assert message.startswith(f"{name}: line {line}: {key}: there is no picture calf.flying")
