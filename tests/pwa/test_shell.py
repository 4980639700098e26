import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import brotli
import pytest

from crampapp.content import advice, guide, red_flags
from crampapp.content.bundle import content
from crampapp.content.pictures import pose_ids
from crampapp.domain.episode import MuscleGroup
from crampapp.domain.relief import Position
from crampapp.pwa.build import build
from crampapp.pwa.shell import MODULES

ROOT = Path(__file__).parents[2]
MOST_KB = 30


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("shell") / "web"
    return build(out, cache=ROOT / "build/cache", compress=False, progress=lambda _: None)


@pytest.fixture(scope="module")
def page(web: Path) -> str:
    return (web / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def known(page: str) -> Any:
    found = re.search(r'id="content">(.*?)</script>', page)
    assert found
    return json.loads(found[1])


def test_every_step_of_every_muscle_and_position_has_words_and_a_picture(
    web: Path, page: str, known: Any
) -> None:
    drawn = json.loads((web / known["pictures"]).read_text())
    first = re.search(r'data-pose="(.*?)"><svg', page)
    assert first
    for muscle in MuscleGroup:
        for position in Position:
            ids = known["places"][f"{muscle}.{position}"]
            assert ids == [step.id for step in guide().protocol(muscle, position)]
            for step in (known["steps"][id] for id in ids):
                assert all(step[name] for name in ("action", "detail", "say", "hold_s"))
                assert step["picture"] in {first[1], *drawn}
                assert step["not_this"] in {None, *drawn}
    assert set(drawn) < set(pose_ids())


def test_the_words_are_those_of_the_content(page: str, known: Any) -> None:
    texts = {step.id: step for protocol in content().protocol for step in protocol.step}
    assert {id: step["action"] for id, step in known["steps"].items()} == {
        id: text.action for id, text in texts.items()
    }
    readable = unescape(re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL))
    for flag in red_flags():
        assert (flag.text in readable) is (flag.first or flag.ten_minutes)
    assert advice("advice.over_ten_minutes").text in readable


def test_the_whole_sequence_for_the_calf_can_be_read_without_any_script(page: str) -> None:
    listed = re.search(r"<ol.*?</ol>", page, re.DOTALL)
    assert listed
    for position in (Position.AS_YOU_ARE, Position.SITTING):
        for step in guide().protocol(MuscleGroup.CALF, position):
            assert step.action in unescape(listed[0])
    # A person just woken may fall.
    for step in guide().protocol(MuscleGroup.CALF, Position.STANDING):
        assert step.action not in unescape(listed[0])


def test_the_first_relief_is_small(web: Path, page: str) -> None:
    (folder,) = web.glob("page-*")
    parts = [page.encode(), *((folder / name).read_bytes() for name in MODULES)]
    assert sum(len(brotli.compress(part)) for part in parts) <= MOST_KB * 1000


def test_the_page_loads_at_once_what_guide_and_start_import_and_nothing_else(
    web: Path, page: str
) -> None:
    (folder,) = web.glob("page-*")
    needed, asked = set(), {"main.js", "boot.js"}
    while asked:
        name = asked.pop()
        needed.add(name)
        found = re.findall(r'^import .*"\./(.*?)"', (folder / name).read_text(), re.MULTILINE)
        asked |= set(found) - needed
    assert {f"{folder.name}/{name}" for name in needed} == set(
        re.findall(r"page-\w+/\w+\.js", page)
    )


def test_every_place_that_the_scripts_name_is_in_the_page(web: Path, page: str) -> None:
    (folder,) = web.glob("page-*")
    ids = set(re.findall(r'\bid="([\w-]+)"', page))
    assert set(re.findall(r'\$\("([\w-]+)"\)', (folder / "screens.js").read_text())) <= ids
    verbs = set(re.findall(r'data-do="(\w+)"', page))
    defined = (folder / "guide.js").read_text()
    assert all(re.search(rf"^  {verb}(\(|:|,)", defined, re.MULTILINE) for verb in verbs)


def test_no_placeholder_is_left(page: str) -> None:
    assert re.findall(r"\$\w+", re.sub(r"<script type=.*?</script>", "", page)) == []
