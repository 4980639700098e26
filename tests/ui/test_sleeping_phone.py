"""A phone that sleeps and wakes as it likes, in the middle of a relief."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crampapp.content import content
from crampapp.domain.relief import Countdown, Phase, countdown
from crampapp.ui.formats import phase

from .conftest import Launch, Session

PHASES = {phase(which): which for which in Phase}
STEPS = {step.id: step for text in content().protocol for step in text.protocol().steps}
DROWSY, TOO_LONG, ASLEEP = timedelta(minutes=3), timedelta(minutes=10), timedelta(minutes=12)

naps = st.one_of(st.floats(0.01, 3), st.floats(3, 60), st.integers(30, 400))
"""Seconds between two times at which the phone looks at the clock."""


def shown(client: Session) -> Countdown:
    """What stands on the glass."""
    words = client.texts()
    (name,) = (said for said in words if said in PHASES)
    (seconds,) = (said for said in words if said.isdigit())
    (times,) = (said for said in words if said[:1].isdigit() and " of " in said)
    return Countdown(PHASES[name], int(seconds), int(times.split()[0]))


def announced(client: Session) -> list[str]:
    """The holds and rests that were spoken."""
    return [data["text"] for data in client.posted("speak") if data["text"] in PHASES]


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(naps, st.booleans()), min_size=1, max_size=15))
async def test_however_a_phone_sleeps_the_clock_is_right_and_nothing_is_said_twice(
    launch: Launch, naps: list[tuple[float, bool]]
) -> None:
    client = await launch("/relief")
    run = client.state.run
    assert run is not None
    step, began = STEPS[run.step_id], run.step_started
    touched = began
    last = shown(client)
    told: list[str] = []
    for seconds, touch in naps:
        await client.advance(seconds)
        now = client.clock.now().utc
        if now - touched >= ASLEEP:
            assert client.state.run is None
            (kept,) = await client.stored()
            assert (kept.parked, kept.duration_s) == (True, 0)
            break
        assert client.state.run is not None
        if now - began >= TOO_LONG:
            assert client.says("This has lasted over 10 minutes")
            continue
        view = shown(client)
        assert view == countdown(step, began, now)
        asks = client.says("Has it eased?")
        changed = (view.phase, view.repetition) != (last.phase, last.repetition)
        new = [phase(view.phase)] if changed else []
        said = announced(client)[len(told) :]
        # Who wakes to the question has heard enough.
        assert said == new or (asks and said == [])
        told += said
        assert view.repetition >= last.repetition
        assert last.phase is not Phase.OVER or view.phase is Phase.OVER
        assert len(client.posted("chime")) == len(told)
        last = view
        ends = began + timedelta(seconds=step.seconds)
        drowsy = now - max(ends, touched) >= DROWSY
        assert asks is drowsy
        if drowsy and touch:
            await client.tap("not-yet")
            touched = now
            assert not client.says("Has it eased?")
    assert len(await client.stored()) == (client.state.run is None)
