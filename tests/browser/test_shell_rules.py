"""The page's rules against ours: the same verbs in both give the same runs."""

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from crampapp.content import guide, red_flags, regions
from crampapp.domain.episode import MuscleGroup, Side
from crampapp.domain.identifier import new_id
from crampapp.domain.moment import Moment
from crampapp.domain.profile import Fact, Profile
from crampapp.domain.red_flags import LEG_DIFFERS, OVER_TEN, triage
from crampapp.domain.region import region_of
from crampapp.domain.relief import (
    LegCheck,
    Position,
    Run,
    countdown,
    eased,
    is_asleep,
    is_drowsy,
    is_too_long,
    parked,
)
from tests.browser.browsing import Profile as Browser
from tests.browser.browsing import Server
from tests.browser.shell import open_shell

SEQUENCES, VERBS = 300, 25
START = datetime(2026, 11, 22, 3, 10, tzinfo=UTC)
MOMENT = Moment(utc=START, zone="Europe/Dublin", local=START.replace(tzinfo=None))

DRIVE = """
async ({ module, sequences }) => {
  const rules = await import(new URL(module, document.baseURI));
  const { steps, places, flags } = JSON.parse(document.getElementById("content").textContent);
  const verbs = {
    next: (guide, run, _, now) => guide.next(run, now),
    previous: (guide, run, _, now) => guide.previous(run, now),
    still_cramping: (guide, run, _, now) => guide.stillCramping(run, now),
    came_back: (guide, run, _, now) => guide.cameBack(run, now),
    move_to: (guide, run, [position, sport], now) => guide.moveTo(run, position, sport, now),
    change_muscle: (guide, run, muscle, now) => guide.changeMuscle(run, muscle, now),
    change_side: (guide, run, side) => ({ ...run, side }),
    already_over_ten: (guide, run) => ({ ...run, over_ten: true }),
    answer_leg_check: (guide, run, leg_check) => ({ ...run, leg_check }),
  };
  return sequences.map(({ plan, id, started, taps, ticked }) => {
    const guide = new rules.Guide(steps, places, plan);
    let run = guide.begin(id, started, { facts: {}, dates: {} });
    const seen = [run];
    let now = Date.parse(started.utc);
    const clocks = [];
    for (const [verb, argument, after] of taps) {
      now += after;
      const { phase, left, repetition } = rules.countdown(guide.step(run), run.step_started, now);
      clocks.push([phase, left, repetition, rules.isTooLong(run, now), rules.isDrowsy(run, now),
        rules.isAsleep(run, now)]);
      run = rules.touched(verbs[verb](guide, run, argument, now), now);
      seen.push(run);
    }
    return { runs: seen, clocks, eased: rules.eased(run, now, ticked),
      parked: rules.parked(run, ticked), danger: rules.danger(flags, { run, flags: ticked }, now) };
  });
}
"""


@pytest.fixture(scope="module")
def page(browser: Browser, server: Server) -> Iterator[Page]:
    with open_shell(browser, server.url) as opened:
        yield opened


@pytest.fixture(scope="module")
def module(web: Path) -> str:
    (script,) = web.glob("page-*/relief.js")
    return script.relative_to(web).as_posix()


def test_random_taps_lead_through_the_same_runs_records_and_dangers(
    page: Page, module: str
) -> None:
    rng = random.Random(4)
    sequences = [a_sequence(rng) for _ in range(SEQUENCES)]
    told = [{name: s[name] for name in s if name != "profile"} for s in sequences]
    answers = page.evaluate(DRIVE, {"module": module, "sequences": told})
    for sequence, answer in zip(sequences, answers, strict=True):
        assert in_milliseconds(answer) == expected(sequence), json.dumps(
            told[sequences.index(sequence)]
        )[:2000]


def a_sequence(rng: random.Random) -> dict[str, Any]:
    """Taps at random times, by somebody with random answers about themselves."""
    facts = rng.sample(list(Fact), rng.choice([0, 0, 1, 3]))
    profile = Profile(facts=dict.fromkeys(facts, True))
    arguments = {
        "next": [None],
        "previous": [None],
        "still_cramping": [None],
        "came_back": [None],
        "move_to": [[p, p is Position.STANDING and rng.random() < 0.3] for p in Position],
        "change_muscle": list(MuscleGroup),
        "change_side": list(Side),
        "already_over_ten": [None],
        "answer_leg_check": list(LegCheck),
    }
    common = ["next", "still_cramping", "still_cramping", "move_to", "change_muscle", "previous"]
    taps = []
    for _ in range(rng.randint(1, VERBS)):
        verb = rng.choice(common if rng.random() < 0.85 else list(arguments))
        after = rng.choice([0, 1, rng.randint(-2000, 40_000), rng.randint(0, 300_000)])
        taps.append([verb, rng.choice(arguments[verb]), after])
    ticked = rng.sample([flag.id for flag in red_flags()], rng.choice([0, 0, 1, 2, 4]))
    return {
        "profile": profile,
        "plan": plan_of(profile) if facts else None,
        "id": new_id(START, rng),
        "started": MOMENT.model_dump(mode="json"),
        "taps": taps,
        "ticked": ticked,
    }


def plan_of(profile: Profile) -> dict[str, list[dict[str, object]]]:
    """As Python leaves it for the page."""
    return {
        f"{muscle}.{position}": [
            {"id": step.id, "cautions": []}
            for step in guide().steps(guide().begin("", MOMENT, muscle, position, profile=profile))
        ]
        for muscle in MuscleGroup
        for position in guide().positions(muscle)
    }


def expected(sequence: dict[str, Any]) -> dict[str, Any]:
    """What our own rules make of it."""
    relief, now = guide(), START
    run = relief.begin(sequence["id"], MOMENT, MuscleGroup.CALF, profile=sequence["profile"])
    runs, clocks = [run], []
    for verb, argument, after in sequence["taps"]:
        now += timedelta(milliseconds=after)
        clock = countdown(relief.step(run), run.step_started, now)
        clocks.append([*clock, is_too_long(run, now), is_drowsy(run, now), is_asleep(run, now)])
        run = relief.touched(done(verb, argument, run, now), now)
        runs.append(run)
    ticked = tuple(sequence["ticked"])
    return {
        "runs": [as_the_page_has_it(run) for run in runs],
        "clocks": clocks,
        "eased": in_milliseconds(eased(run, now, ticked).model_dump(mode="json")),
        "parked": in_milliseconds(parked(run, ticked).model_dump(mode="json")),
        "danger": danger(run, sequence["ticked"], now),
    }


def done(verb: str, argument: Any, run: Run, now: datetime) -> Run:
    relief = guide()
    match verb:
        case "move_to":
            position, sport = argument
            return relief.move_to(run, Position(position), now, sport)
        case "change_muscle":
            return relief.change_muscle(run, MuscleGroup(argument), now)
        case "change_side":
            return relief.change_side(run, Side(argument))
        case "answer_leg_check":
            return relief.answer_leg_check(run, LegCheck(argument))
        case _:
            moved: Run = getattr(relief, verb)(run, now)
            return moved


def danger(run: Run, ticked: list[str], now: datetime) -> dict[str, Any] | None:
    if not ticked:
        return None
    more = {OVER_TEN} if is_too_long(run, now) else set()
    if run.leg_check is LegCheck.CONCERN:
        more.add(LEG_DIFFERS)
    found = triage(red_flags(), {*ticked, *more})
    assert found
    return {
        "level": found.level,
        "now": found.now,
        "then": found.then,
        "because": [flag.text for flag in found.flags],
    }


def as_the_page_has_it(run: Run) -> dict[str, Any]:
    """The page leaves profile and history of the person to Python."""
    plain = in_milliseconds(run.model_dump(mode="json"))
    return {**plain, "profile": {"facts": {}, "dates": {}}, "moves": []}


def in_milliseconds(value: Any) -> Any:
    """The same with every instant written as the page writes it."""
    match value:
        case dict():
            return {name: in_milliseconds(inner) for name, inner in value.items()}
        case list():
            return [in_milliseconds(inner) for inner in value]
        case str() if value.endswith("Z") and value[:2] == "20":
            instant = datetime.fromisoformat(value)
            return instant.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        case _:
            return value


def test_every_time_zone_has_the_same_numbers_on_the_page(page: Page, module: str) -> None:
    zones = [zone for region in regions() for zone in region.zones]
    zones += [prefix + "Somewhere" for region in regions() for prefix in region.prefixes]
    zones += ["Asia/Nowhere", "UTC"]
    names = page.evaluate(
        """async ({ module, zones }) => {
          const { regionOf } = await import(new URL(module, document.baseURI));
          const { regions } = JSON.parse(document.getElementById("content").textContent);
          return zones.map((zone) => regionOf(regions, zone).name);
        }""",
        {"module": module, "zones": zones},
    )
    assert names == [region_of(regions(), zone).name for zone in zones]


def test_a_chosen_region_wins_on_the_page_too(page: Page, module: str) -> None:
    codes = [*(region.code for region in regions()), "gone", None]
    names = page.evaluate(
        """async ({ module, codes }) => {
          const { regionOf } = await import(new URL(module, document.baseURI));
          const { regions } = JSON.parse(document.getElementById("content").textContent);
          return codes.map((code) => regionOf(regions, "Europe/Dublin", code).name);
        }""",
        {"module": module, "codes": codes},
    )
    assert names == [region_of(regions(), "Europe/Dublin", code).name for code in codes]


def test_an_id_made_by_the_page_sorts_among_ours(page: Page, module: str) -> None:
    made = page.evaluate(
        """async ({ module, now }) => {
          const { newId } = await import(new URL(module, document.baseURI));
          return [newId(now), newId(now)];
        }""",
        {"module": module, "now": int(START.timestamp() * 1000)},
    )
    ours = new_id(START, random.Random(1))
    assert [id[:10] for id in made] == [ours[:10]] * 2
    assert made[0] != made[1]
    assert {len(id) for id in made} == {len(ours)}
