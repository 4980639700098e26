"""Reads the content files of this package, each once and when it is first asked for."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from crampapp.content.claim import Item, SourceId, item
from crampapp.content.errors import ContentError as ContentError
from crampapp.content.errors import parsed
from crampapp.content.lines import line_of
from crampapp.content.model import Advice, Content, rule
from crampapp.content.pictures import pose_ids
from crampapp.domain.care import CareStep
from crampapp.domain.episode import MuscleGroup, Trigger
from crampapp.domain.red_flags import Level, RedFlag
from crampapp.domain.region import Region
from crampapp.domain.relief import Guide
from crampapp.domain.routine import Routine

RELIEF = tuple(f"relief/{muscle}.toml" for muscle in MuscleGroup)
RED_FLAGS = tuple(f"red_flags/{level}.toml" for level in Level)
ADVICE = ("advice.toml", "reasons.toml", "reminders.toml")
HYDRATION = "hydration.toml"
FILES = (
    *RELIEF,
    "care.toml",
    *RED_FLAGS,
    "regions.toml",
    "routines.toml",
    "triggers.toml",
    *ADVICE,
    HYDRATION,
    "sources.toml",
)


@cache
def content() -> Content:
    """Everything the app knows.

    Raises:
        ContentError: A bundled file does not keep the rules.
    """
    return parse({name: _read(name) for name in FILES})


def parse(texts: Mapping[str, str]) -> Content:
    """Build the content from the texts of its files, by file name.

    Raises:
        ContentError: A text is not TOML, does not keep the rules, or names a picture or a source
            that there is not.
    """
    seen: set[str] = set()
    parts = {name: parsed(Content, name, text) for name, text in texts.items()}
    whole = _joined(*parts.values())
    for name, part in parts.items():
        _check_pictures(name, texts[name], part)
        for claim in part.claims():
            if claim.id in seen:
                raise ContentError(f"{name}: {claim.id}: this id is used twice")
            seen.add(claim.id)
            for source in claim.sources:
                if source not in whole.sources:
                    message = f"source {source} is not in sources.toml"
                    raise ContentError(f"{name}: {claim.id}: {message}")
    return whole


def _check_pictures(name: str, text: str, part: Content) -> None:
    for path, pose_id in _pictures(part):
        if pose_id not in pose_ids():
            key = ".".join(str(step) for step in path)
            message = f"there is no picture {pose_id} in poses.toml"
            raise ContentError(f"{name}: line {line_of(text, path)}: {key}: {message}")


def _pictures(part: Content) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Where pictures are named in a file, and their ids."""
    for number, protocol in enumerate(part.protocol):
        for index, step in enumerate(protocol.step):
            path = ("protocol", number, "step", index)
            yield (*path, "picture"), step.picture
            if step.not_this is not None:
                yield (*path, "not_this"), step.not_this
    for number, care_step in enumerate(part.care):
        yield ("care", number, "picture"), care_step.picture
    for number, outline in enumerate(part.routine):
        for index, text in enumerate(outline.step):
            if text.picture is not None:
                yield ("routine", number, "step", index, "picture"), text.picture


@cache
def guide() -> Guide:
    """The relief protocols."""
    protocols = (text.protocol() for name in RELIEF for text in _file(name).protocol)
    return Guide(tuple(protocols))


@cache
def care() -> tuple[CareStep, ...]:
    """Massage, heat, cold and a helper's push, in the order in which they help."""
    return tuple(rule(text, CareStep) for text in _file("care.toml").care)


@cache
def red_flags() -> tuple[RedFlag, ...]:
    """The signs to ask for, gravest first."""
    return tuple(rule(text, RedFlag) for name in RED_FLAGS for text in _file(name).red_flag)


@cache
def regions() -> tuple[Region, ...]:
    """Where which numbers hold, the one without numbers last."""
    return tuple(text.region for text in _file("regions.toml").region)


@cache
def routine(id: str) -> Routine:
    """The routine with this id.

    Raises:
        KeyError: There is none.
    """
    return {text.id: text for text in _file("routines.toml").routine}[id].routine()


@cache
def triggers() -> dict[Trigger, str]:
    """What may bring a cramp on, as short as a chip."""
    return {text.trigger: text.label for text in _file("triggers.toml").trigger}


@cache
def advice(id: str) -> Advice:
    """The advice with this id.

    Raises:
        KeyError: There is none.
    """
    return {text.id: text for name in ADVICE for text in _file(name).advice}[id]


@cache
def hydration(id: str) -> Advice:
    """The text about drinks with this id.

    Raises:
        KeyError: There is none.
    """
    return {text.id: text for text in _file(HYDRATION).advice}[id]


@cache
def sources() -> dict[SourceId, str]:
    """Where the texts come from, by the ids of the clinical brief."""
    return _file("sources.toml").sources


def items() -> list[Item]:
    """Every content item with its statements, sources and evidence label."""
    # Here, because these need this module, and the first screen needs none of them.
    from crampapp.content import checker, learn

    return [item(claim) for claim in (*content().claims(), *checker.claims(), *learn.claims())]


@cache
def _file(name: str) -> Content:
    return parsed(Content, name, _read(name))


def _joined(*parts: Content) -> Content:
    return Content(
        protocol=tuple(text for part in parts for text in part.protocol),
        care=tuple(text for part in parts for text in part.care),
        red_flag=tuple(text for part in parts for text in part.red_flag),
        region=tuple(text for part in parts for text in part.region),
        routine=tuple(text for part in parts for text in part.routine),
        trigger=tuple(text for part in parts for text in part.trigger),
        advice=tuple(text for part in parts for text in part.advice),
        sources={id: title for part in parts for id, title in part.sources.items()},
    )


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
