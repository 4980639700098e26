"""What the profile and the history already tell, as answers that the person can correct.

They may tick a risk; they never answer a sign of danger with "no": every list is left open with
"unknown" beside the ticks. Dated facts expire (brief 9.3).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time, timedelta

from crampapp.domain.checker.answers import UNKNOWN, Value
from crampapp.domain.episode import Episode, MuscleGroup, Trigger
from crampapp.domain.person import Person
from crampapp.domain.profile import Fact, Occasion, Profile

WEEKS_OF_PREGNANCY = 40
LATER_FROM_WEEK = 14

RECENT_HISTORY = timedelta(weeks=4)
JUST_BEFORE = timedelta(days=7)
NIGHT_BEGINS, NIGHT_ENDS = time(22), time(7)
OFTEN = 8
"""So many nights of lost sleep in the recent history break the sleep regularly."""

CONDITIONS = {
    Fact.DIABETES: "diabetes",
    Fact.POOR_CIRCULATION: "artery_disease",
    Fact.SCIATICA: "spine_narrow",
    Fact.STENOSIS: "spine_narrow",
}
ASKED_AS_FACTS = frozenset({*CONDITIONS.values(), "insulin"})
"""Options that the facts of the profile tick."""
PLACES = {
    MuscleGroup.CALF: "calf",
    MuscleGroup.HAMSTRING: "thigh_back",
    MuscleGroup.QUADRICEPS: "thigh_front",
    MuscleGroup.FOOT: "foot",
    MuscleGroup.INNER_THIGH: "thigh_inner",
    MuscleGroup.SHIN: "shin",
}
EXERCISE = {
    Trigger.RUNNING: "running",
    Trigger.CYCLING: "cycling",
    Trigger.SQUATS: "squats_gym",
    Trigger.OVERUSE: "repeated_work",
}
BEFORE = {
    Trigger.HOT_DAY: "hot_weather",
    Trigger.DRANK_LITTLE: "drank_little",
    Trigger.LONG_POSTURE: "long_position",
}


def context_answers(profile: Profile, episodes: Sequence[Episode], today: date) -> dict[str, Value]:
    """Answers to begin with, each to be shown and corrected; never for somebody else.

    Args:
        profile: What was told, with the days on which it ends.
        episodes: The history, in any order.
        today: For what expires and how long ago something was.
    """
    person = profile.person
    known = {id: person.answer(id, today) for id in ("age", "sex")}
    known["pregnancy"] = _pregnancy(profile, today)
    answers: dict[str, Value] = {id: told for id, told in known.items() if told is not None}
    ticks = {
        "conditions": [*_told(person, "conditions", today), *_known(profile, today)],
        "medicines": [
            *_told(person, "medicines", today),
            *(["insulin"] * profile.has(Fact.INSULIN, today)),
        ],
        "recent": _events(profile, today),
        **_history(episodes, today),
    }
    for question, options in ticks.items():
        if options:
            answers[question] = [*dict.fromkeys(options), UNKNOWN]
    if _breaks_sleep(episodes, today):
        answers["frequency"] = "breaks_sleep"
    return answers


def _told(person: Person, question: str, today: date) -> list[str]:
    told = person.answer(question, today)
    return told if isinstance(told, list) else []


def _known(profile: Profile, today: date) -> Iterator[str]:
    return (condition for fact, condition in CONDITIONS.items() if profile.has(fact, today))


def _pregnancy(profile: Profile, today: date) -> str | None:
    if not profile.has(Fact.PREGNANT, today):
        return None
    due = profile.dates.get(Fact.PREGNANT)
    if profile.born or (due and due < today):
        return "birth_6_weeks"
    week = LATER_FROM_WEEK if due is None else WEEKS_OF_PREGNANCY - (due - today).days / 7
    return "later" if week >= LATER_FROM_WEEK else "first_3_months"


def _events(profile: Profile, today: date) -> list[str]:
    recent = []
    if profile.has(Fact.RECENT_SURGERY, today):
        told = profile.told()
        if Occasion.CAST_OFF in told:
            recent.append("cast")
        if Occasion.SURGERY in told or not recent:
            recent.append("surgery")
    if profile.has(Fact.LONG_FLIGHT, today):
        recent.append("long_trip")
    return recent


def _history(episodes: Iterable[Episode], today: date) -> dict[str, list[str]]:
    recent = list(_since(episodes, today, RECENT_HISTORY))
    just = {
        trigger for episode in _since(recent, today, JUST_BEFORE) for trigger in episode.triggers
    }
    nights = sum(_is_night(episode) for episode in recent)
    muscles = Counter(episode.muscle for episode in recent)
    return {
        "timing": ["in_bed"] if len(recent) > 1 and nights * 2 >= len(recent) else [],
        "place": [PLACES[muscle] for muscle, _ in muscles.most_common()],
        "exercise": [option for trigger, option in EXERCISE.items() if trigger in just],
        "before": [option for trigger, option in BEFORE.items() if trigger in just],
    }


def _breaks_sleep(episodes: Iterable[Episode], today: date) -> bool:
    lost = {
        episode.started.local.date()
        for episode in _since(episodes, today, RECENT_HISTORY)
        if episode.sleep_lost_min
    }
    return len(lost) >= OFTEN


def _since(episodes: Iterable[Episode], today: date, lasts: timedelta) -> Iterator[Episode]:
    for episode in episodes:
        if timedelta(0) <= today - episode.started.local.date() <= lasts:
            yield episode


def _is_night(episode: Episode) -> bool:
    clock = episode.started.local.time()
    return clock >= NIGHT_BEGINS or clock < NIGHT_ENDS
