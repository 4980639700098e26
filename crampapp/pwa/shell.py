"""Renders the page that is there before Python: home and the guided relief, from the content.

Words, pictures, sizes and colours are those of the Flet screens, so that these can take its place
without a jump.
"""

import json
import string
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

import flet as ft

from crampapp.content import advice, guide, red_flags, regions
from crampapp.content.messages import gettext as _
from crampapp.content.messages import ngettext
from crampapp.content.pictures import Colours, svg
from crampapp.domain.episode import MuscleGroup, Side
from crampapp.domain.red_flags import Level, RedFlag
from crampapp.domain.relief import Phase, Position, Step
from crampapp.pwa import fonts
from crampapp.pwa.manifest import description
from crampapp.pwa.policy import content_security_policy
from crampapp.routes.session import EVENING
from crampapp.ui import formats
from crampapp.ui.components.buttons import CHIP_SMALLER, MEASURES, Size
from crampapp.ui.components.picture import colours_of
from crampapp.ui.components.step_clock import RING, RING_STROKE, SMALL_RING
from crampapp.ui.screens.eased import DIM
from crampapp.ui.theme import (
    BLACK,
    COLUMN,
    DARK,
    HOME_PICTURE,
    LIGHT,
    NIGHT_BEGINS,
    NIGHT_ENDS,
    PICTURE,
    SHORT,
    SMALL_PICTURE,
    TURNED,
    TURNED_PICTURE,
    TYPE,
    WIDE,
    Radius,
    Space,
)

PAGE = Path(__file__).with_name("page")

MODULES = (
    *("main.js", "config.js", "content.js", "guide.js", "kept.js", "relief.js", "screens.js"),
    "signals.js",
)
"""The page's scripts that a relief needs; the others follow once it is painted."""

_REM = 16
"""Pixels of the letters that a browser begins with; sizes of type follow what was chosen there."""

_ROLES = (
    *("surface", "on_surface", "on_surface_variant", "inverse_surface", "on_inverse_surface"),
    *("surface_container_low", "surface_container", "surface_container_highest"),
    *("primary", "primary_fixed", "on_primary_fixed", "primary_container", "on_primary_container"),
    *("secondary_container", "on_secondary_container", "tertiary", "tertiary_container"),
    *("on_tertiary_container", "error", "outline", "outline_variant"),
)
_STYLES = (
    *("display_medium", "headline_large", "headline_medium"),
    *("title_large", "title_medium", "body_large", "body_medium"),
)
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
        **_words(),
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
            night_begins=NIGHT_BEGINS,
            night_ends=NIGHT_ENDS,
            evening=EVENING,
            black_surface=BLACK.surface,
        ),
        "style": _style(f"{config['engine']}assets/fonts/roboto.woff2"),
        "light_surface": LIGHT.surface,
        "dark_surface": DARK.surface,
        "picture": svg(first.picture, _PICTURE),
        "sequence": "".join(map(_told, _sequence(MuscleGroup.CALF))),
        "emergency_signs": "".join(map(_sign, emergency)),
        "urgent_signs": "".join(map(_sign, urgent)),
        "config": _data(config),
        "content": _data(_content(pictures)),
        "main": modules["main.js"],
        "preloads": "\n  ".join(
            f'<link rel="modulepreload" href="{modules[name]}">' for name in MODULES
        ),
    }
    parts |= {f"icon_{name}": _icon(web, icon) for name, icon in _ICONS.items()}
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
    region_fields = {"name", "emergency", "advice", "zones", "prefixes"}
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
        "night": [NIGHT_BEGINS, NIGHT_ENDS],
        "evening": EVENING,
        "surface": BLACK.surface,
        "urgent": [
            advice(id).model_dump(include={"title", "text"})
            for id in ("advice.over_ten_minutes", "advice.leg_differs")
        ],
        "words": _spoken(),
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


def _words() -> dict[str, str]:
    """The words of the page, by their names in its template."""
    return {
        "tagline": _("Relief for leg cramps, step by step."),
        "cramp_now": _("Cramp now"),
        "warm_up": _("Warm up now"),
        "tonight": _("Tonight’s stretch"),
        "more": _("More"),
        "about_you": _("About you"),
        "good_to_know": _("Good to know"),
        "log": _("Log a cramp"),
        "places": _("Places"),
        "relief": _("Relief"),
        "history": _("History"),
        "sequence_title": _("Step by step, for the calf"),
        "back": _("Back"),
        "not_like_others": _("Not like other cramps?"),
        "has_it_eased": _("Has it eased?"),
        "not_yet": _("Not yet"),
        "where": _("Where is it?"),
        "voice": _("Voice"),
        "tap_for_voice": _("Tap anywhere for voice"),
        "which_leg": _("Which leg?"),
        "left": formats.side(Side.LEFT),
        "right": formats.side(Side.RIGHT),
        "not_like_this": _("Not like this"),
        "how_you_are": _("How you are"),
        "as_you_are": formats.position(Position.AS_YOU_ARE),
        "sitting": formats.position(Position.SITTING),
        "standing": formats.position(Position.STANDING),
        "during_sport": _("During sport"),
        "over_ten": _("Already over 10 minutes"),
        "care": _("Massage, warmth, cold"),
        "previous": _("Previous"),
        "next": _("Next"),
        "signals": _("Signals"),
        "chime": _("Chime"),
        "vibration": _("Vibration"),
        "pulse": _("Light pulse"),
        "dark": _("Dark"),
        "helper": _("Somebody helps me"),
        "still_cramping": _("Still cramping"),
        "it_eased": _("It eased"),
        "look_at_leg": _("Is any of these there? Look at the leg, and feel it."),
        "and_these": _("And these"),
        "none_of_these": _("None of these"),
        "which_leg_optional": _("Which leg? You can leave this out."),
        "sore": _("Still sore? Massage, warmth, cold"),
        "undo": _("Undo"),
        "came_back": _("It came back"),
        "done": _("Done"),
    }


def _spoken() -> dict[str, object]:
    """The words that the page's script puts in as they are needed."""
    return {
        "phases": {phase: formats.phase(phase) for phase in Phase},
        "muscles": {muscle: formats.muscle(muscle) for muscle in MuscleGroup},
        "notThe": {muscle: formats.not_the(muscle) for muscle in MuscleGroup},
        "left": [
            ngettext("{n} second left", "{n} seconds left", 1),
            ngettext("{n} second left", "{n} seconds left", 2),
        ],
        "half": _("Half of it is done"),
        "times": _("{number} of {all}"),
        "number": _("Step {number} of {all}"),
        "tagline": _("Relief for leg cramps, step by step."),
        "goingOn": _("Going on since {time}. Tap to return to it."),
        "soon": _("One moment: {name} opens as soon as it is ready."),
        "eased": _("Eased in {duration}"),
        "easedLate": _("Eased, after more than 10 minutes"),
        "saving": _("Saving…"),
        "saved": _("Saved"),
        "sleep": _("{saved}. Sleep well."),
        "failed": _("Not saved yet: this device would not take it. It is still here."),
        "removing": _("Removing…"),
        "removed": _("Removed."),
        "again": _("Try again"),
        "keep": _("Keep it after all"),
        "call": _("Call {number}"),
        "callLocal": _("Call your local emergency number now."),
        "worse": _("If it gets worse, call {number}."),
        "elsewhere": _("Numbers for {place}. Elsewhere, call the local ones."),
        "because": _("Because of:"),
        "mistake": _("I ticked that by mistake"),
        "notLike": _("Not like other cramps?"),
        "notes": {
            "python": _("The rest of the app could not start. Everything for a cramp works here."),
            "old": _(
                "This browser is too old for the rest of the app. "
                "Everything for a cramp works here."
            ),
            "insecure": _(
                "Opened without https: this phone cannot install the app or keep it for offline "
                "use. The steps still help."
            ),
        },
    }


_ICONS = {
    "relief": ft.Icons.SELF_IMPROVEMENT,
    "history": ft.Icons.HISTORY,
    "back": ft.Icons.ARROW_BACK,
    "voice": ft.Icons.VOLUME_UP,
    "mute": ft.Icons.VOLUME_OFF,
    "saved": ft.Icons.CHECK_CIRCLE_OUTLINE,
}


def _icon(web: Path, icon: ft.IconData) -> str:
    path = fonts.outline(web / "assets/fonts/MaterialIcons-Regular.otf", icon.name)
    square = fonts.ICON_SQUARE
    return (
        f'<svg class="icon" viewBox="0 0 {square} {square}" aria-hidden="true">'
        f'<path transform="matrix(1 0 0 -1 0 {square})" d="{path}"/></svg>'
    )


def _style(roboto: str) -> str:
    return _fill(
        "style.css",
        light=_colours(LIGHT),
        dark=_colours(DARK),
        black=_colours(BLACK),
        type=_type(),
        sizes=_variables(_sizes()),
        roboto=roboto,
        wide=WIDE,
        below_wide=WIDE - 0.02,
        short=SHORT,
        below_short=SHORT - 0.02,
        dim=DIM,
    )


def _colours(scheme: ft.ColorScheme) -> str:
    roles = {role: getattr(scheme, role) for role in _ROLES}
    drawn = colours_of(scheme)._asdict().items()
    return _variables(roles | {f"pic-{role}": colour for role, colour in drawn})


def _type() -> str:
    """Sizes, heights of lines and spaces between letters; Flutter rounds lines to whole pixels."""
    values: dict[str, object] = {}
    for name in _STYLES:
        style: ft.TextStyle = getattr(TYPE, name)
        size, height = float(style.size or 0), float(style.height or 0)
        values[name] = f"{size / _REM:g}rem"
        values[f"{name}_line"] = f"{round(size * height) / _REM:g}rem"
        values[f"{name}_spacing"] = f"{float(style.letter_spacing or 0) / size:.4f}em"
    for which, (letters, above) in MEASURES.items():
        values |= _letters(which, letters)
        values[f"{which}_above"] = f"{above}px"
    values |= _letters("chip", MEASURES[Size.NORMAL][0] - CHIP_SMALLER)
    values |= _letters("player_chip", MEASURES[Size.PLAYER][0] - CHIP_SMALLER)
    return _variables(values)


def _letters(name: str, size: int) -> dict[str, object]:
    return {name: f"{size / _REM:g}rem", f"{name}_line": f"{round(size * 1.2) / _REM:g}rem"}


def _sizes() -> dict[str, object]:
    pixels = {
        **{name.lower(): size for name, size in vars(Space).items() if name.isupper()},
        **{f"radius-{name.lower()}": r for name, r in vars(Radius).items() if name.isupper()},
        "column": COLUMN,
        "turned": TURNED,
        "picture": PICTURE,
        "small_picture": SMALL_PICTURE,
        "turned_picture": TURNED_PICTURE,
        "home_picture": HOME_PICTURE,
        "ring": RING,
        "small_ring": SMALL_RING,
        "stroke": RING_STROKE,
    }
    return {name: f"{size}px" for name, size in pixels.items()}


def _variables(values: Mapping[str, object]) -> str:
    return " ".join(f"--{name.replace('_', '-')}: {value};" for name, value in values.items())


def _data(value: object) -> str:
    """JSON that can stand in a page."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _fill(template: str, **values: object) -> str:
    return string.Template((PAGE / template).read_text(encoding="utf-8")).substitute(values)
