"""The words of the page before Python: what its template shows, and what its script puts in."""

from crampapp.content.messages import gettext as _
from crampapp.content.messages import ngettext
from crampapp.domain.episode import MuscleGroup, Side
from crampapp.domain.relief import Phase, Position
from crampapp.ui import formats


def shown() -> dict[str, str]:
    """The words of the page, by their names in its template."""
    return {
        "tagline": _("Relief for leg cramps, step by step."),
        "cramp_now": _("Cramp now"),
        "warm_up": _("Warm up now"),
        "tonight": _("Tonight’s stretch"),
        "more": _("More"),
        "about_you": _("About you"),
        "settings": _("Settings"),
        "good_to_know": _("Good to know"),
        "log": _("Log a cramp"),
        "places": _("Places"),
        "relief": _("Relief"),
        "check": _("Check"),
        "prevent": _("Prevent"),
        "history": _("History"),
        "learn": _("Learn"),
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
        "why": _("Why did it cramp?"),
        "undo": _("Undo"),
        "came_back": _("It came back"),
        "done": _("Done"),
    }


def put_in() -> dict[str, object]:
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
