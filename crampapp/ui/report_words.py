"""The page for the doctor in words: from figures to what is printed; no controls.

Nothing is concluded here: counts, and answers as they were given.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from crampapp.content import content, red_flags, triggers
from crampapp.content.messages import LANGUAGE, ngettext
from crampapp.content.messages import gettext as _
from crampapp.content.pose import Muscle
from crampapp.domain.check_result import CheckResult
from crampapp.domain.episode import MuscleGroup, Side
from crampapp.domain.moment import Moment
from crampapp.domain.profile import Fact, Profile
from crampapp.domain.red_flags import Level
from crampapp.domain.summary import Days, Span, Summary
from crampapp.report.contents import Bar, Chart, Contents, Danger, Figure, Legs, Section
from crampapp.ui import formats
from crampapp.ui.numbers import short_decimal
from crampapp.ui.report_check import Checks

NOON = 12


class Person(NamedTuple):
    """What is known beside the cramps."""

    profile: Profile
    checks: Sequence[CheckResult]
    """Their own, of all times, the newest first."""


def contents_of(summary: Summary, person: Person, made: Moment, *, notes: bool) -> Contents:
    """Everything on the page.

    Args:
        summary: The figures of the range.
        person: For what was entered about them.
        made: When the page is made.
        notes: Whether what the person wrote goes onto it.
    """
    today = made.local.date()
    checks = Checks(person.checks, today)
    left = (
        Section(_("What was tried"), tuple(_tried(summary))),
        Section(_("May be linked, as ticked"), tuple(_suspected(summary))),
    )
    right = [
        Section(_("Medicines, as entered"), tuple(checks.medicines())),
        Section(_("About the person, as entered"), _about(person, checks, today)),
        Section(_("Cause checks in this time"), tuple(checks.results(summary.days))),
    ]
    if notes and summary.notes:
        title = ngettext("{n} note", "{n} notes", len(summary.notes)).format(n=len(summary.notes))
        said = (f"{formats.calendar_day(note.day, today)}: {note.text}" for note in summary.notes)
        right.append(Section(title, tuple(said)))
    return Contents(
        title=_("Leg cramps"),
        range=_range(summary.days),
        made=_("Made on {day} with crampapp").format(day=_full_day(today)),
        self_reported=_("Self-reported, not a diagnosis"),
        blanks=(_("Name"), _("Date of birth")),
        danger=_danger(summary, checks, today),
        figures=tuple(_figures(summary)),
        frequency=_frequency(summary),
        legs=_legs(summary),
        hours=_by_hour(summary),
        duration=_duration(summary),
        pain=_pain(summary),
        left=left,
        right=tuple(right),
        disclaimer=checks.disclaimer(),
        more=_("and {count} more"),
        language=LANGUAGE,
        created=made.local.replace(microsecond=0),
    )


# On top


def _range(days: Days) -> str:
    text = _("{first} to {last}").format(first=_full_day(days.first), last=_full_day(days.last))
    whole = ngettext("{n} day", "{n} days", days.count).format(n=days.count)
    return f"{text} ({whole})"


def _danger(summary: Summary, checks: Checks, today: date) -> Danger:
    signs = [*_ticked(summary, today), *checks.flags()]
    if long := summary.over_ten:
        last = formats.calendar_day(long[0], today)
        text = ngettext(
            "A cramp of 10 minutes or more, on {day}",
            "Cramps of 10 minutes or more: {n}, the last on {day}",
            len(long),
        )
        signs.insert(0, (Level.URGENT, text.format(n=len(long), day=last)))
    if signs:
        gravest_first = sorted(signs, key=lambda sign: list(Level).index(sign[0]))
        lines = tuple(line for _level, line in gravest_first)
        return Danger(_("Signs of danger that were recorded"), lines, any=True)
    return Danger(_("Signs of danger"), (checks.without_flags(),), any=False)


def _ticked(summary: Summary, today: date) -> Iterator[tuple[Level, str]]:
    """The signs that were ticked during a relief, in the words that were ticked."""
    known = {flag.id: flag for flag in red_flags()}
    for sign in summary.signs:
        day = formats.calendar_day(sign.last, today)
        flag = known.get(sign.id)
        # A sign that this version does not know is a sign all the same.
        text = flag.text.rstrip(".") if flag else sign.id
        level = flag.level if flag else Level.EMERGENCY
        words = ngettext(
            "{sign} (ticked on {day})", "{sign} (ticked {n} times, last on {day})", sign.times
        )
        yield level, words.format(sign=text, n=sign.times, day=day)


def _figures(summary: Summary) -> Iterator[Figure]:
    yield Figure(str(summary.cramps), ngettext("cramp", "cramps", summary.cramps))
    yield Figure(short_decimal(summary.per_week), _("a week"))
    yield Figure(str(summary.nights), _("nights with a cramp, of {n}").format(n=summary.days.count))
    if summary.median_s is None:
        yield Figure("–", _("length: none was timed"))
    else:
        label = _("minutes each, middle of {n} timed").format(n=summary.timed)
        yield Figure(formats.duration(round(summary.median_s)), label)
    if summary.pain is None:
        yield Figure("–", _("pain: none was rated"))
    else:
        label = _("mean pain of 10, worst {worst}, {n} rated")
        label = label.format(worst=summary.worst, n=summary.rated)
        yield Figure(short_decimal(summary.pain), label)
    if not summary.sleep_told:
        yield Figure("–", _("sleep lost: not told"))
    else:
        label = _("sleep lost, told of {n}").format(n=summary.sleep_told)
        yield Figure(_hours(summary.sleep_lost_min), label)


# Charts


def _frequency(summary: Summary) -> Chart:
    title = _("Cramps a week, by month") if summary.by_month else _("Cramps a week")
    bars = tuple(_bar(summary, span, span.per_week) for span in summary.spans)
    words = formats.listed(f"{bar.label} {short_decimal(bar.value or 0)}" for bar in bars)
    return Chart(title, bars, words, nothing=_("No cramps recorded in this time."))


def _by_hour(summary: Summary) -> Chart:
    hours = [(NOON + place) % 24 for place in range(24)]
    bars = tuple(Bar(f"{hour:02}", float(summary.hours[hour])) for hour in hours)
    words = formats.listed(
        f"{bar.label}:00 {short_decimal(bar.value)}" for bar in bars if bar.value
    )
    return Chart(
        _("Time of day, the night is shaded"),
        bars,
        words or _("No cramps recorded in this time."),
        nothing=_("No cramps recorded in this time."),
    )


def _duration(summary: Summary) -> Chart:
    nothing = _("No length was timed.")
    title = _("Minutes, middle of each month")
    title = title if summary.by_month else _("Minutes, middle of each week")
    bars = tuple(
        _bar(summary, span, None if span.median_s is None else span.median_s / 60)
        for span in summary.spans
    )
    words = (
        f"{_label(summary, span)} {formats.duration(round(span.median_s))}"
        for span in summary.spans
        if span.median_s is not None
    )
    return Chart(title, bars, formats.listed(words) or nothing, nothing=nothing)


def _pain(summary: Summary) -> Chart:
    nothing = _("No pain was rated.")
    title = _("Pain of 10, mean of each month")
    title = title if summary.by_month else _("Pain of 10, mean of each week")
    bars = tuple(_bar(summary, span, span.pain) for span in summary.spans)
    words = (f"{bar.label} {short_decimal(bar.value)}" for bar in bars if bar.value is not None)
    return Chart(title, bars, formats.listed(words) or nothing, top=10, nothing=nothing)


def _legs(summary: Summary) -> Legs:
    known = {place: n for place, n in summary.places.items() if place[1]}
    unknown = sum(n for (_muscle, side), n in summary.places.items() if side is None)
    note = ngettext("{n} without a side", "{n} without a side", unknown).format(n=unknown)
    words = [
        f"{formats.muscle(muscle)}, {formats.side_within(side)}: {n}"
        for (muscle, side), n in sorted(known.items(), key=lambda item: (-item[1], item[0]))
        if side
    ]
    words += [
        f"{formats.muscle(muscle)}: {n}"
        for (muscle, side), n in sorted(summary.places.items(), key=lambda item: -item[1])
        if side is None
    ]
    return Legs(
        title=_("Where"),
        left=_on(Side.LEFT, summary),
        right=_on(Side.RIGHT, summary),
        words=formats.listed(words) or _("No cramps recorded in this time."),
        front=_("Front"),
        back=_("Back"),
        sides=(_("L"), _("R")),
        note=note if unknown else "",
    )


def _on(side: Side, summary: Summary) -> Mapping[Muscle, int]:
    """How often each muscle of a leg; what was in both legs counts for each."""
    return {
        Muscle(group): count
        for group in MuscleGroup
        if (count := sum(summary.places.get((group, one), 0) for one in (side, Side.BOTH)))
    }


# Lists


def _tried(summary: Summary) -> Iterator[str]:
    actions = {step.id: step.action for text in content().protocol for step in text.step}
    moves = [move for move in summary.moves if move.step_id in actions]
    if not (moves or summary.bedtime):
        yield _("Nothing recorded.")
    for move in moves:
        yield formats.move_line(move, actions[move.step_id])
    if summary.bedtime:
        text = _("Bedtime stretch: on {n} of {days} evenings")
        yield text.format(n=summary.bedtime, days=summary.days.count)


def _suspected(summary: Summary) -> Iterator[str]:
    labels = dict(triggers())
    if not summary.triggers:
        yield _("Nothing recorded.")
    for trigger, count in summary.triggers:
        yield f"{labels[trigger]}: {count}"


def _about(person: Person, checks: Checks, today: date) -> tuple[str, ...]:
    facts = [_fact(fact) for fact in Fact if person.profile.has(fact, today)]
    lines = tuple(dict.fromkeys((*checks.person(), *facts, *checks.conditions())))
    return lines or (_("Nothing entered."),)


def _fact(fact: Fact) -> str:
    match fact:
        case Fact.PREGNANT:
            return _("Pregnant, or gave birth in the last 6 weeks")
        case Fact.DIABETES:
            return _("Diabetes")
        case Fact.NUMBNESS:
            return _("Legs or feet feel less than they should")
        case Fact.INSULIN:
            return _("Takes insulin, or tablets that lower sugar quickly")
        case Fact.POOR_CIRCULATION:
            return _("Poor blood flow in the legs")
        case Fact.RECENT_SURGERY:
            return _("Surgery, or a leg in a cast, in the last 12 weeks")
        case Fact.LONG_FLIGHT:
            return _("A flight or trip of over 4 hours in the last 4 weeks")
        case Fact.REPLACED_JOINT:
            return _("A new hip or knee")
        case Fact.SCIATICA:
            return _("Sciatica")
        case Fact.STENOSIS:
            return _("A narrowed spine")
        case Fact.FALL_RISK:
            return _("Sometimes falls, or standing is hard")
        case Fact.CHILD:
            return _("A child under 16")


# Numbers and days


def _bar(summary: Summary, span: Span, value: float | None) -> Bar:
    return Bar(_label(summary, span), value)


def _label(summary: Summary, span: Span) -> str:
    first = span.days.first
    if not summary.by_month:
        return formats.day_in_short(first)
    return _("{day} {year}").format(day=formats.month_in_short(first), year=first.year)


def _full_day(day: date) -> str:
    """With its year."""
    return formats.calendar_day(day, day - timedelta(days=366))


def _hours(minutes: int) -> str:
    if minutes < 60:
        return _("{n} min").format(n=minutes)
    return _("{n} h").format(n=short_decimal(minutes / 60))
