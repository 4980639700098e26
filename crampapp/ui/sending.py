"""The first stretch, ready to be sent to somebody else: the same for all, nothing of the person."""

from crampapp.content import advice
from crampapp.content.messages import gettext as _
from crampapp.content.pictures import svg
from crampapp.platform.outside import Sending
from crampapp.ui.components.picture import colours_of
from crampapp.ui.theme import LIGHT

PICTURE = "calf.as_you_are.toes_up"


def picture_label() -> str:
    """What the picture shows."""
    return _("A leg lies straight, a hand pulls the toes up toward the shin.")


def message(link: str) -> str:
    """Ten words, and the address that begins with the first step, where there is one."""
    return f"{advice('advice.send').text}\n{link}".strip()


def sending(message: str) -> Sending:
    """What is sent, and the words of the sheet that shows it first."""
    return Sending(
        picture=svg(PICTURE, colours_of(LIGHT)),
        ground=str(LIGHT.surface),
        label=picture_label(),
        message=message,
        name="leg-cramp.png",
        title=_("This is what goes out"),
        text=_("A picture, these words and the link. Nothing about you."),
        share=_("Share"),
        copy=_("Copy words and link"),
        save=_("Save the picture"),
        close=_("Close"),
    )
