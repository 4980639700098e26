"""How safe and how right the checker is on the vignettes, when it asks as it would ask a person."""

from collections.abc import Iterator, Sequence
from statistics import median
from time import perf_counter

from crampapp.content.checker import assess
from tests.vignettes.vignette import Course, Vignette, vignettes, walk

Figure = tuple[str, float, str]

ROUNDS = 20


def figures() -> Iterator[Figure]:
    """Name, value and unit of each figure; those of the vignettes kept out of tuning last."""
    courses = [walk(vignette) for vignette in vignettes()]
    yield "checker.vignettes", len(courses), "cases"
    yield from _quality("checker", courses)
    lengths = [len(course.asked) for course in courses]
    yield "checker.questions_median", median(lengths), "questions"
    yield "checker.questions_max", max(lengths), "questions"
    yield "checker.assess_us", _assess_us(courses), "us"
    untouched = [course for course in courses if course.vignette.untouched]
    yield "checker.untouched.vignettes", len(untouched), "cases"
    if untouched:
        yield from _quality("checker.untouched", untouched)


def _quality(name: str, courses: Sequence[Course]) -> Iterator[Figure]:
    under = [course for course in courses if gravity(course) < 0]
    over = [course for course in courses if gravity(course) > 0]
    expected = [(course.vignette, flag) for course in courses for flag in course.vignette.flags]
    yield f"{name}.under_triage", len(under) / len(courses), "share"
    yield f"{name}.over_triage", len(over) / len(courses), "share"
    if expected:
        found = sum(flag in raised(vignette) for vignette, flag in expected)
        yield f"{name}.red_flag_sensitivity", found / len(expected), "share"
    yield f"{name}.top1", _top(courses, 1), "share"
    yield f"{name}.top3", _top(courses, 3), "share"


def gravity(course: Course) -> int:
    """Levels of urgency above what the vignette demands; below zero: not urgent enough."""
    return course.result.urgency.gravity - course.vignette.urgency.gravity


def raised(vignette: Vignette) -> set[str]:
    """Ids of the flags that are up when everything has been answered.

    A person is not asked so far: the first emergency sign ends the questions.
    """
    return {one.flag.id for one in assess(vignette.answers).flags}


def _top(courses: Sequence[Course], places: int) -> float:
    """The share of cases with a correct cause on one of the first places."""
    known = [course for course in courses if course.vignette.causes]
    return sum(is_right(course, places) for course in known) / len(known)


def is_right(course: Course, places: int) -> bool:
    """Whether a correct cause is on one of the first places."""
    return not set(course.vignette.causes).isdisjoint(course.ranked[:places])


def _assess_us(courses: Sequence[Course]) -> float:
    """The median time of an assessment of all that was answered."""
    times = []
    for course in courses:
        start = perf_counter()
        for _ in range(ROUNDS):
            assess(course.answers)
        times.append((perf_counter() - start) / ROUNDS * 1e6)
    return median(times)
