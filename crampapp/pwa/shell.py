"""Renders the page that is there before Python: home and the guided relief, from the content.

Words, pictures, sizes and colours are those of the Flet screens, so that these can take its place
without a jump.
"""

import json
import re
import string
from collections.abc import Iterable, Mapping
from datetime import time
from html import escape
from pathlib import Path

from crampapp.content import advice, guide, red_flags, regions
from crampapp.content.messages import ngettext
from crampapp.content.pictures import Colours, svg
from crampapp.domain.episode import MuscleGroup
from crampapp.domain.hours import NightHours
from crampapp.domain.red_flags import Level, RedFlag
from crampapp.domain.relief import Position, Step
from crampapp.domain.settings import TEXT_SIZES
from crampapp.pwa import page_style, page_words
from crampapp.pwa.manifest import description
from crampapp.pwa.policy import content_security_policy
from crampapp.routes.session import EVENING, PARENTS, TABS
from crampapp.ui.theme import (
    BLACK,
    DARK,
    LARGE_TEXT,
    LIGHT,
    NIGHT_ENDS,
)

PAGE = Path(__file__).with_name("page")


def _needed_by(script: str, *, but: Iterable[str] = ()) -> list[str]:
    """A script of the page with all that it imports at once, directly or not, save some."""
    needed, found = [], [script]
    for name in found:
        if name not in needed and name not in but:
            needed.append(name)
            found += re.findall(r'from "\./(.+?)"', (PAGE / name).read_text(encoding="utf-8"))
    return needed


MODULES = _needed_by("main.js")
"""The page's scripts that a relief needs."""
_REST = _needed_by("boot.js", but=MODULES)

_PICTURE = Colours(*(f"var(--pic-{role})" for role in Colours._fields))


def index(
    config: Mapping[str, object], modules: Mapping[str, str], pictures: str, web: Path
) -> str:
    """The page, with the first relief step readable before any script has run.

    Args:
        config: What the scripts are told about the files of this build.
        modules: Address of each script by its name.
        pictures: Address of what :func:`pictures` makes.
        web: Folder of the prebuilt client, with the icon font.
    """
    first = guide().first_step(MuscleGroup.CALF)
    signs = [flag for flag in red_flags() if flag.first or flag.ten_minutes]
    emergency = [flag for flag in signs if flag.level is Level.EMERGENCY]
    urgent = [flag for flag in signs if flag.level is Level.URGENT]
    over_ten = advice("advice.over_ten_minutes")
    texts = {
        **page_words.shown(),
        "lang": "en",
        "name": "crampapp",
        "description": description(),
        "action": first.action,
        "detail": first.detail,
        "pose": first.picture,
        "emergency_now": emergency[0].leg,
        "emergency_then": emergency[0].then,
        "urgent_then": urgent[0].then,
        "over_ten_title": over_ten.title,
        "over_ten_text": over_ten.text,
        "passes": advice("advice.passes").text,
        "sport": advice("advice.sport").text,
    }
    parts = {
        "look": _fill(
            "look.js",
            night_begin=_minutes(NightHours().begin),
            night_end=_minutes(NightHours().end),
            evening=EVENING,
            morning=NIGHT_ENDS,
            text_sizes=", ".join(map(str, TEXT_SIZES)),
            large=LARGE_TEXT,
            light_surface=LIGHT.surface,
            dark_surface=DARK.surface,
            black_surface=BLACK.surface,
        ),
        "painted": _fill(
            "painted.js",
            roboto=f"{config['engine']}assets/fonts/roboto.woff2",
            modules=json.dumps([modules[name] for name in (*MODULES, *_REST)]),
            main=modules["main.js"],
        ),
        "style": _fill("style.css", **page_style.values()),
        "light_surface": LIGHT.surface,
        "dark_surface": DARK.surface,
        "picture": svg(first.picture, _PICTURE),
        "sequence": "".join(map(_told, _sequence(MuscleGroup.CALF))),
        "emergency_signs": "".join(map(_sign, emergency)),
        "urgent_signs": "".join(map(_sign, urgent)),
        "config": _data(config),
        "content": _data(_content(pictures)),
    }
    parts |= {f"icon_{name}": icon for name, icon in page_style.icons(web).items()}
    parts |= {name: escape(text) for name, text in texts.items()}
    without_policy = _fill("index.html", policy="", **parts)
    return _fill("index.html", policy=content_security_policy(without_policy), **parts)


def pictures() -> bytes:
    """Every picture of a relief but the first, by its pose, in the colours of the page."""
    steps = _steps().values()
    poses = {step.picture for step in steps} | {step.not_this for step in steps if step.not_this}
    first = guide().first_step(MuscleGroup.CALF).picture
    return json.dumps({pose: svg(pose, _PICTURE) for pose in sorted(poses - {first})}).encode()


def _content(pictures: str) -> dict[str, object]:
    """What the page's script must know to guide through a relief by itself."""
    step_fields = {"action", "detail", "say", "hold_s", "rest_s", "repetitions"}
    flag_fields = {"id", "text", "level", "leg", "also", "then"}
    region_fields = {"code", "name", "emergency", "advice", "zones", "prefixes"}
    return {
        "pictures": pictures,
        "steps": {
            id: step.model_dump(mode="json", include=step_fields | {"picture", "not_this"})
            for id, step in _steps().items()
        },
        "places": {
            f"{muscle}.{position}": [step.id for step in guide().protocol(muscle, position)]
            for muscle in MuscleGroup
            for position in guide().positions(muscle)
        },
        "flags": [flag.model_dump(mode="json", include=flag_fields) for flag in red_flags()],
        "regions": [region.model_dump(include=region_fields) for region in regions()],
        "evening": [EVENING, NIGHT_ENDS],
        "tabs": TABS,
        "parents": PARENTS,
        "urgent": [
            advice(id).model_dump(include={"title", "text"})
            for id in ("advice.over_ten_minutes", "advice.leg_differs")
        ],
        "words": page_words.put_in(),
    }


def _steps() -> dict[str, Step]:
    return {
        step.id: step
        for muscle in MuscleGroup
        for position in guide().positions(muscle)
        for step in guide().protocol(muscle, position)
    }


def _sequence(muscle: MuscleGroup) -> Iterable[Step]:
    """The steps for somebody who cannot be asked anything; nobody is told to stand up."""
    for position in (Position.AS_YOU_ARE, Position.SITTING):
        yield from guide().protocol(muscle, position)


def _told(step: Step) -> str:
    times = ngettext(
        "Hold {hold} seconds, once.",
        "Hold {hold} seconds, {n} times, with {rest} seconds of rest.",
        step.repetitions,
    ).format(hold=step.hold_s, n=step.repetitions, rest=step.rest_s)
    return f"<li>{escape(step.action)} {escape(times)} {escape(step.detail)}</li>"


def _sign(flag: RedFlag) -> str:
    kinds = " ".join(name for name in ("first", "ten_minutes") if getattr(flag, name))
    also = f' <span class="quiet">{escape(flag.also)}</span>' if flag.also else ""
    return f'<li data-asked="{kinds}">{escape(flag.text)}{also}</li>'


def _minutes(at: time) -> int:
    """Since midnight."""
    return at.hour * 60 + at.minute


def _data(value: object) -> str:
    """JSON that can stand in a page."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _fill(template: str, **values: object) -> str:
    return string.Template((PAGE / template).read_text(encoding="utf-8")).substitute(values)
