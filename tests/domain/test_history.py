"""What is looked for in the history, and two records of one cramp."""

from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from crampapp.domain.demo import marked
from crampapp.domain.episode import Episode, MuscleGroup, Side, Trigger
from crampapp.domain.history import (
    MERGE_WITHIN,
    Filter,
    Option,
    TimeOfDay,
    by_day,
    by_muscle,
    may_be_one,
    merged,
    months_on,
    usual_night,
)
from crampapp.domain.moment import Moment

NIGHT = datetime(2026, 3, 12, 3, 5)

ids = st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", min_size=26, max_size=26)
moments = st.builds(
    lambda local: Moment(utc=local.replace(tzinfo=UTC), zone="UTC", local=local),
    st.datetimes(NIGHT - timedelta(days=3000), NIGHT + timedelta(days=3000)),
)
steps = st.lists(st.sampled_from("abc"), unique=True).map(tuple)
episodes = st.builds(
    Episode,
    id=ids,
    started=moments,
    duration_s=st.integers(0, 7200),
    muscle=st.sampled_from(MuscleGroup),
    side=st.sampled_from([None, *Side]),
    steps=steps,
    relapses=st.integers(0, 4),
    eased_by=st.sampled_from([None, "a", "b"]),
    eased_after_s=st.none() | st.integers(0, 600),
    pain=st.none() | st.integers(0, 10),
    triggers=st.lists(st.sampled_from(Trigger), unique=True, max_size=3).map(tuple),
    sleep_lost_min=st.none() | st.integers(0, 200),
    note=st.sampled_from(["", "Woke up.", "Long day."]),
    over_ten=st.booleans(),
    signs=steps,
    parked=st.booleans(),
).map(lambda one: one.model_copy(update={"duration_s": 0}) if one.parked else one)
filters = st.builds(
    Filter,
    st.frozensets(st.sampled_from(MuscleGroup), max_size=3),
    st.frozensets(st.sampled_from(Side), max_size=3),
    st.frozensets(st.sampled_from(TimeOfDay), max_size=3),
    st.frozensets(st.sampled_from(Trigger), max_size=3),
)
options = st.sampled_from([*MuscleGroup, *Side, *TimeOfDay, *Trigger])


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Episode, Episode]:
    """Two cramps of one muscle in one night."""
    one = draw(episodes)
    by = timedelta(seconds=draw(st.integers(0, int(MERGE_WITHIN.total_seconds()))))
    started = Moment(utc=one.started.utc + by, zone=one.started.zone, local=one.started.local + by)
    other = draw(episodes.filter(lambda found: found.id != one.id))
    return one, other.model_copy(update={"started": started, "muscle": one.muscle})


def cramp(local: datetime = NIGHT, **told: object) -> Episode:
    started = Moment(utc=local.replace(tzinfo=UTC), zone="UTC", local=local)
    known = Episode(id=f"{local:%m%d%H%M%S}", started=started, duration_s=60, muscle="calf")
    return known.model_copy(update=told)


def end(episode: Episode) -> datetime:
    return episode.started.utc + timedelta(seconds=episode.duration_s)


# Filters


@given(st.lists(episodes))
def test_without_a_filter_every_cramp_is_shown(found: list[Episode]) -> None:
    assert not Filter()
    assert [one for one in found if Filter().lets(one)] == found


@given(filters, episodes)
def test_each_kind_decides_for_itself_and_all_must_agree(chosen: Filter, one: Episode) -> None:
    alone = [
        Filter(muscles=chosen.muscles),
        Filter(sides=chosen.sides),
        Filter(times=chosen.times),
        Filter(triggers=chosen.triggers),
    ]
    assert chosen.lets(one) == all(part.lets(one) for part in alone)


@given(filters, filters, episodes)
def test_naming_more_of_a_kind_shows_more_and_naming_another_kind_less(
    chosen: Filter, more: Filter, one: Episode
) -> None:
    wider = Filter(
        chosen.muscles and chosen.muscles | more.muscles,
        chosen.sides and chosen.sides | more.sides,
        chosen.times and chosen.times | more.times,
        chosen.triggers and chosen.triggers | more.triggers,
    )
    narrower = Filter(
        chosen.muscles or more.muscles,
        chosen.sides or more.sides,
        chosen.times or more.times,
        chosen.triggers or more.triggers,
    )
    assert narrower.lets(one) <= chosen.lets(one) <= wider.lets(one)


@given(filters, options)
def test_an_option_turned_twice_is_as_before(chosen: Filter, option: Option) -> None:
    turned = chosen.turned(option)
    assert turned != chosen
    assert turned.turned(option) == chosen


@given(episodes)
def test_every_cramp_has_one_time_of_day_and_one_muscle(one: Episode) -> None:
    times = [each for each in TimeOfDay if Filter(times=frozenset({each})).lets(one)]
    muscles = [each for each in MuscleGroup if Filter(muscles=frozenset({each})).lets(one)]
    assert times == [TimeOfDay.of(one.started.local)]
    assert muscles == [one.muscle]


def test_the_parts_of_the_day_begin_at_22_6_12_and_18() -> None:
    starts = {hour: TimeOfDay.of(NIGHT.replace(hour=hour, minute=0)) for hour in range(24)}
    first = [hour for hour in range(24) if starts[hour] != starts[(hour - 1) % 24]]
    assert [(hour, starts[hour]) for hour in first] == [
        (6, TimeOfDay.MORNING),
        (12, TimeOfDay.AFTERNOON),
        (18, TimeOfDay.EVENING),
        (22, TimeOfDay.NIGHT),
    ]


def test_a_cramp_in_both_legs_is_found_under_either() -> None:
    both, unknown = cramp(side=Side.BOTH), cramp(side=None)
    for side in Side:
        chosen = Filter(sides=frozenset({side}))
        assert chosen.lets(both)
        assert not chosen.lets(unknown)
    assert not Filter(sides=frozenset({Side.BOTH})).lets(cramp(side=Side.LEFT))


# Counts


@given(st.lists(episodes))
def test_the_days_add_up_to_all_cramps(found: list[Episode]) -> None:
    assert by_day(found).total() == len(found)


def test_both_legs_count_on_either_and_an_unknown_one_on_none() -> None:
    found = [cramp(side=side) for side in (Side.LEFT, Side.BOTH, None)]
    assert by_muscle(found, Side.LEFT) == {MuscleGroup.CALF: 2}
    assert by_muscle(found, Side.RIGHT) == {MuscleGroup.CALF: 1}


@given(st.integers(1990, 2090), st.integers(1, 12), st.integers(-240, 240))
def test_going_on_and_back_by_months_comes_to_the_same(year: int, month: int, by: int) -> None:
    there = months_on((year, month), by)
    assert 1 <= there[1] <= 12
    assert months_on(there, -by) == (year, month)


@given(st.lists(episodes, min_size=1))
def test_the_usual_time_of_the_night_is_at_night_to_five_minutes(found: list[Episode]) -> None:
    usual = usual_night(found)
    assert usual.minute % 5 == 0
    assert TimeOfDay.of(datetime.combine(NIGHT.date(), usual)) is TimeOfDay.NIGHT


def test_cramps_around_midnight_come_at_midnight() -> None:
    night = NIGHT.replace(hour=23, minute=30)
    found = [cramp(night + timedelta(minutes=by)) for by in (0, 32, 70)]
    assert usual_night([*found, cramp(NIGHT.replace(hour=15))]) == time(0)
    assert usual_night([]) == time(3)


# Two that were one


def test_one_cramp_that_came_back_is_one_record_again() -> None:
    first = cramp(duration_s=90, side=Side.LEFT, pain=4, steps=("a",), eased_by="a", note="Woke.")
    second = cramp(
        NIGHT + timedelta(minutes=4),
        duration_s=60,
        pain=7,
        steps=("a", "b"),
        eased_by="b",
        eased_after_s=20,
        sleep_lost_min=15,
    )
    one = merged(first, second)
    assert one == first.model_copy(
        update={
            "duration_s": 300,
            "relapses": 1,
            "steps": ("a", "b"),
            "eased_by": "b",
            "eased_after_s": 20,
            "pain": 7,
            "sleep_lost_min": 15,
        }
    )


def test_a_cramp_told_twice_did_not_come_back() -> None:
    led = cramp(duration_s=300, sleep_lost_min=20)
    told = cramp(NIGHT + timedelta(minutes=1), duration_s=90, sleep_lost_min=15)
    one = merged(told, led)
    assert (one.id, one.duration_s, one.relapses, one.sleep_lost_min) == (led.id, 300, 0, 20)


def test_an_end_that_nobody_saw_is_not_made_up() -> None:
    later = cramp(NIGHT + timedelta(minutes=5), duration_s=0, parked=True)
    one = merged(cramp(), later)
    assert one.parked
    assert one.duration_s == 0
    assert not merged(cramp(duration_s=0, parked=True), cramp(NIGHT + timedelta(minutes=5))).parked


@given(pairs())
def test_the_order_of_two_does_not_matter(pair: tuple[Episode, Episode]) -> None:
    one, other = pair
    assert merged(one, other) == merged(other, one)


@given(pairs())
def test_from_the_first_start_to_the_last_end(pair: tuple[Episode, Episode]) -> None:
    both = merged(*pair)
    assert both.started.utc == min(one.started.utc for one in pair)
    assert both.id in {one.id for one in pair}
    if not both.parked:
        known = [end(one) for one in pair if not one.parked]
        assert end(both) == max(known)


@given(pairs())
def test_no_fact_of_the_two_is_lost(pair: tuple[Episode, Episode]) -> None:
    both = merged(*pair)
    for one in pair:
        assert set(one.steps) <= set(both.steps)
        assert set(one.signs) <= set(both.signs)
        assert set(one.triggers) <= set(both.triggers)
        assert one.note in both.note
        assert both.over_ten >= one.over_ten
        assert both.relapses >= one.relapses
        assert one.side is None or Filter(sides=frozenset({one.side})).lets(both)
        assert one.pain is None or (both.pain or 0) >= one.pain
        assert one.sleep_lost_min is None or (both.sleep_lost_min or 0) >= one.sleep_lost_min
        assert one.eased_by is None or both.eased_by is not None


def test_only_cramps_of_one_muscle_and_night_may_be_one() -> None:
    one = cramp()
    assert may_be_one(one, cramp(NIGHT + MERGE_WITHIN))
    assert not may_be_one(one, one)
    assert not may_be_one(one, cramp(NIGHT + MERGE_WITHIN + timedelta(seconds=1)))
    assert not may_be_one(one, cramp(NIGHT + timedelta(hours=1), muscle=MuscleGroup.FOOT))


def test_a_demo_record_is_never_merged_with_a_real_one() -> None:
    real = cramp(id="0" * 26)
    demo = cramp(NIGHT + timedelta(hours=1), id=marked("1" * 26))
    assert not may_be_one(real, demo)
    assert may_be_one(demo, cramp(id=marked("2" * 26)))
