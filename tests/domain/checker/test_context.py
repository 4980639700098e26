"""Profile and history tick risks, never answer a sign of danger with "no", and expire."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crampapp.content.checker import checker
from crampapp.domain.checker import UNKNOWN, Part, context_answers
from crampapp.domain.episode import Episode, MuscleGroup, Trigger
from crampapp.domain.moment import Moment
from crampapp.domain.person import LISTS_LAST, Person
from crampapp.domain.profile import Fact, Occasion, Profile

TODAY = date(2026, 11, 22)


def episode(days_ago: int, hour: int = 3, **more: object) -> Episode:
    local = datetime.combine(TODAY - timedelta(days=days_ago), datetime.min.time()).replace(
        hour=hour
    )
    moment = Moment(utc=local.replace(tzinfo=UTC), zone="UTC", local=local)
    row = {"id": "id", "started": moment, "duration_s": 60, "muscle": MuscleGroup.CALF, **more}
    return Episode.model_validate(row)


days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
persons = st.builds(
    Person,
    birth_year=st.none() | st.integers(1900, 2026),
    sex=st.none() | st.sampled_from(["female", "male"]),
    conditions=st.lists(st.sampled_from(["diabetes", "past_clot"])).map(tuple),
    medicines=st.lists(st.sampled_from(["statin", "insulin"])).map(tuple),
    days=st.dictionaries(st.sampled_from(["conditions", "medicines"]), days),
)
profiles = st.builds(
    Profile,
    facts=st.dictionaries(st.sampled_from(Fact), st.booleans()),
    dates=st.dictionaries(st.sampled_from([Fact.PREGNANT, Fact.RECENT_SURGERY]), days),
    born=st.none() | days,
    person=persons,
)
histories = st.lists(
    st.builds(
        episode,
        st.integers(0, 60),
        st.integers(0, 23),
        triggers=st.lists(st.sampled_from(Trigger)).map(tuple),
        sleep_lost_min=st.none() | st.integers(0, 90),
    ),
    max_size=12,
)


@settings(deadline=None)
@given(profiles, histories)
def test_the_context_only_ticks_risks_and_leaves_every_list_open(
    profile: Profile, episodes: list[Episode]
) -> None:
    answers = context_answers(profile, episodes, TODAY)
    parts = {question.id: question.part for question in checker().questions()}
    assert {parts[id] for id in answers} <= {Part.HISTORY}
    assert all(UNKNOWN in value for value in answers.values() if isinstance(value, list))
    assert answers.get("pregnancy") != "no"
    before = checker().assess({})
    after = checker().assess(answers)
    assert after.urgency.gravity >= before.urgency.gravity


def test_an_empty_context_tells_nothing() -> None:
    assert context_answers(Profile(), [], TODAY) == {}


@pytest.mark.parametrize(("ago", "answer"), [(84, ["surgery", UNKNOWN]), (85, None)])
def test_a_surgery_expires(ago: int, answer: object) -> None:
    profile = Profile().dated(Occasion.SURGERY, TODAY - timedelta(days=ago), TODAY)
    assert context_answers(profile, [], TODAY).get("recent") == answer


@pytest.mark.parametrize("question", ["conditions", "medicines"])
def test_illnesses_and_medicines_are_asked_again_after_half_a_year(question: str) -> None:
    profile = Profile(person=Person().told(question, ["statin"], TODAY))
    until = TODAY + LISTS_LAST
    assert context_answers(profile, [], until)[question] == ["statin", UNKNOWN]
    assert question not in context_answers(profile, [], until + timedelta(days=1))


@pytest.mark.parametrize(
    ("days_to_due", "answer"),
    [
        (250, "first_3_months"),
        (183, "first_3_months"),
        (182, "later"),
        (0, "later"),
        (-20, "birth_6_weeks"),
        (-57, None),
    ],
)
def test_a_pregnancy_moves_on_with_its_due_date(days_to_due: int, answer: str | None) -> None:
    due = TODAY + timedelta(days=days_to_due)
    profile = Profile(facts={Fact.PREGNANT: True}, dates={Fact.PREGNANT: due})
    assert context_answers(profile, [], TODAY).get("pregnancy") == answer


@pytest.mark.parametrize(
    ("ago", "answer"), [(0, "birth_6_weeks"), (42, "birth_6_weeks"), (43, None)]
)
def test_a_birth_counts_for_six_weeks(ago: int, answer: str | None) -> None:
    profile = Profile().dated(Occasion.BORN, TODAY - timedelta(days=ago), TODAY)
    assert context_answers(profile, [], TODAY).get("pregnancy") == answer


def test_the_history_tells_time_place_effort_and_drink() -> None:
    episodes = [
        episode(1, triggers=(Trigger.RUNNING, Trigger.DRANK_LITTLE)),
        episode(5, muscle=MuscleGroup.FOOT, triggers=(Trigger.HOT_DAY,)),
        episode(20, triggers=(Trigger.CYCLING,)),
        episode(90, hour=15, muscle=MuscleGroup.SHIN),
    ]
    assert context_answers(Profile(), episodes, TODAY) == {
        "timing": ["in_bed", UNKNOWN],
        "place": ["calf", "foot", UNKNOWN],
        "exercise": ["running", UNKNOWN],
        "before": ["hot_weather", "drank_little", UNKNOWN],
    }


def test_many_nights_of_lost_sleep_are_said_and_few_are_not_taken_for_rest() -> None:
    nights = [episode(ago, sleep_lost_min=30) for ago in range(8)]
    assert context_answers(Profile(), nights, TODAY)["frequency"] == "breaks_sleep"
    assert "frequency" not in context_answers(Profile(), nights[:7], TODAY)


def test_the_profile_tells_what_it_knows() -> None:
    facts = dict.fromkeys((Fact.INSULIN, Fact.STENOSIS, Fact.SCIATICA), True)
    person = Person().told("age", 62, TODAY).told("sex", "female", TODAY)
    person = person.told("conditions", ["past_clot"], TODAY).told("medicines", ["thiazide"], TODAY)
    assert context_answers(Profile(facts=facts, person=person), [], TODAY) == {
        "age": 62,
        "sex": "female",
        "conditions": ["past_clot", "diabetes", "spine_narrow", UNKNOWN],
        "medicines": ["thiazide", "insulin", UNKNOWN],
    }


def test_a_cast_a_surgery_and_a_flight_are_ticked_by_their_days_and_end() -> None:
    day = TODAY - timedelta(days=20)

    def recent(profile: Profile, today: date = TODAY) -> object:
        return context_answers(profile, [], today).get("recent")

    cast = Profile().dated(Occasion.CAST_OFF, day, TODAY)
    assert recent(cast) == ["cast", UNKNOWN]
    assert recent(cast.dated(Occasion.SURGERY, day, TODAY)) == ["cast", "surgery", UNKNOWN]
    flight = Profile().dated(Occasion.FLIGHT, day, TODAY)
    assert recent(flight) == ["long_trip", UNKNOWN]
    assert recent(flight, day + timedelta(weeks=4, days=1)) is None


def test_a_birth_told_in_the_profile_is_the_answer_about_pregnancy() -> None:
    born = Profile().dated(Occasion.BORN, TODAY - timedelta(weeks=2), TODAY)
    assert context_answers(born, [], TODAY)["pregnancy"] == "birth_6_weeks"
