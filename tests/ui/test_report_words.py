"""What the page for the doctor says: counts, and answers as they were given."""

from datetime import date, datetime

from crampapp.content import red_flags
from crampapp.domain.check_result import CheckResult
from crampapp.domain.profile import Fact, Profile
from crampapp.domain.red_flags import Level
from crampapp.domain.summary import Days, last_days
from crampapp.report.contents import Contents
from tests.report.records import TODAY, check, contents_for, moment, night_cramps


def lines(contents: Contents, title: str) -> tuple[str, ...]:
    return next(part.lines for part in (*contents.left, *contents.right) if part.title == title)


def answered(day: int, **answers: object) -> CheckResult:
    started = moment(datetime(2026, 11, day, 9))
    return CheckResult.model_validate(
        {
            "id": f"{day:02}",
            "started": started,
            "urgency": "gp",
            "answers": {"who": "me", **answers},
        }
    )


def medicines(*checks: CheckResult) -> tuple[str, ...]:
    return lines(contents_for((), checks), "Medicines, as entered")


def about(*checks: CheckResult, **facts: bool) -> tuple[str, ...]:
    profile = Profile(facts={Fact(name): yes for name, yes in facts.items()})
    return lines(contents_for((), checks, profile=profile), "About the person, as entered")


def test_medicines_are_those_of_the_newest_answer_with_its_day() -> None:
    old = answered(1, medicines=("statin", "thiazide"))
    assert medicines(old, answered(9, medicines=("statin",)), answered(20)) == (
        "Statin, for cholesterol (9 November)",
    )


def test_no_medicine_is_not_the_same_as_no_answer() -> None:
    assert medicines() == ("Nothing entered.",)
    assert medicines(answered(1, medicines="unknown")) == ("Nothing entered.",)
    assert medicines(answered(1, medicines=("none",))) == ("None (1 November)",)


def test_a_list_that_is_not_complete_says_so() -> None:
    said = medicines(answered(1, medicines=("statin", "unknown")))
    assert said == ("Statin, for cholesterol (1 November)", "Not sure of all (1 November)")


def test_a_medicine_that_is_no_longer_known_gives_way_to_the_answer_before() -> None:
    said = medicines(answered(1, medicines=("statin",)), answered(2, medicines=("leeches",)))
    assert said == ("Statin, for cholesterol (1 November)",)


def test_what_was_told_twice_stands_there_once() -> None:
    said = about(answered(1, age=62, conditions=("diabetes",)), diabetes=True, sciatica=False)
    assert said == ("Age 62", "Diabetes")


def test_a_fact_that_has_expired_is_left_out() -> None:
    profile = Profile().answered(Fact.RECENT_SURGERY, True, date(2026, 1, 1))
    contents = contents_for((), (), profile=profile)
    assert lines(contents, "About the person, as entered") == ("Nothing entered.",)


def test_signs_of_danger_come_from_every_check_and_from_the_cramps() -> None:
    later = check(date(2026, 11, 9), flags=("RF01",))
    contents = contents_for(night_cramps(40, 91), [check(date(2024, 1, 5)), later])
    assert contents.danger.any
    first, second, third = contents.danger.lines
    assert first == "Chest, breath or collapse (9 November)"
    assert second.startswith("Cramps of 10 minutes or more: 2, the last on ")
    assert third.endswith("(5 January 2024)")


def test_a_sign_that_this_version_does_not_know_is_not_dropped() -> None:
    contents = contents_for((), [check(flags=("RF99",))])
    assert contents.danger.lines == ("RF99 (3 November)",)


def test_without_a_sign_it_says_how_often_was_asked() -> None:
    assert contents_for().danger.lines == ("Not asked: no cause check was done.",)
    two = [check(flags=()), check(date(2026, 11, 4), flags=())]
    assert contents_for((), two).danger.lines == ("None in 2 cause checks.",)


def test_nothing_of_somebody_else_is_on_it() -> None:
    other = answered(5, who="someone_else", medicines=("statin",), age=8)
    contents = contents_for((), [other.model_copy(update={"flags": ("RF01",)})])
    assert not contents.danger.any
    assert lines(contents, "Medicines, as entered") == ("Nothing entered.",)
    assert lines(contents, "Cause checks in this time") == ("None.",)


def test_only_checks_of_the_range_are_listed_as_results() -> None:
    contents = contents_for((), [check(date(2026, 1, 5)), check(looked_at=True)])
    (line,) = lines(contents, "Cause checks in this time")
    assert line.startswith("3 November: See a doctor today. ")
    assert line.endswith("Somebody has looked at it.")


def test_the_figures_say_what_they_are_made_of() -> None:
    said = {label: value for value, label in contents_for(night_cramps(40, 91)).figures}
    assert said["cramps"] == "40"
    assert said["a week"] == "3.1"
    assert "minutes each, middle of 40 timed" in said


def test_bars_of_a_long_range_are_months_as_rates() -> None:
    contents = contents_for(night_cramps(400, 3654), days=last_days(3654, TODAY))
    assert contents.frequency.title == "Cramps a week, by month"
    assert contents.frequency.bars[0].label == "Nov 2016"


def test_the_picture_of_the_legs_has_all_in_words() -> None:
    contents = contents_for(night_cramps(1, 1), days=Days(TODAY, TODAY))
    total = sum(contents.legs.left.values()) + sum(contents.legs.right.values())
    assert total or contents.legs.note == "1 without a side"
    assert contents.legs.words


def test_signs_ticked_in_the_middle_of_a_cramp_are_on_it_in_their_own_words() -> None:
    flag = next(flag for flag in red_flags() if flag.level is Level.URGENT)
    (cramp,) = night_cramps(1, 1)
    ticked = cramp.model_copy(update={"signs": (flag.id, "flag.of_later")})
    contents = contents_for([ticked])
    assert contents.danger.any
    assert contents.danger.lines == (
        "flag.of_later (ticked on 22 November)",
        f"{flag.text.removesuffix('.')} (ticked on 22 November)",
    )
