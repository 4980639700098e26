"""About you: what makes some steps unsafe, asked plainly, each answer free to leave out."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import flet as ft

from crampapp.content.messages import gettext as _
from crampapp.content.messages import ngettext
from crampapp.domain.person import Person
from crampapp.domain.profile import Fact, Occasion, Profile
from crampapp.ui.components.buttons import OnTap, choice
from crampapp.ui.components.end_of_fact import EndOfFact
from crampapp.ui.components.link_row import link_row
from crampapp.ui.components.page import column_of, page_header, scroll
from crampapp.ui.components.text import Style, heading, quiet
from crampapp.ui.theme import Space

_ENDING = {occasion.fact for occasion in Occasion}


@ft.component
def ProfileScreen(
    *,
    profile: Profile,
    questions: Sequence[tuple[Fact, str, str]],
    today: date,
    wide: bool,
    on_answer: Callable[[Fact, bool | None], None],
    on_day: Callable[[Occasion, date], bool],
    on_person: Callable[[str], object],
    on_back: OnTap,
) -> ft.Control:
    """One question a fact.

    Args:
        profile: The answers so far.
        questions: Fact, question and a word of help.
        today: The day, for what ends.
        wide: Whether there is room to spare at the sides.
        on_answer: Told each answer; ``None`` when the one given is tapped again.
        on_day: Told from which day a fact ends; answers whether somebody can mean it.
        on_person: Opens a question that only the cause check asks.
        on_back: Leaves.
    """

    def question(fact: Fact, asked: str, help: str) -> ft.Control:
        said = None if profile.is_over(fact, today) else profile.facts.get(fact)

        def answer(yes: bool) -> None:
            on_answer(fact, None if yes is said else yes)

        return ft.Column(
            [
                heading(asked, Style.TITLE_MEDIUM, level=2),
                *([quiet(help)] if help else []),
                choice([(True, _("Yes")), (False, _("No"))], said, answer, key=fact),
                *(
                    [
                        EndOfFact(
                            fact=fact,
                            profile=profile,
                            today=today,
                            on_day=on_day,
                        )
                    ]
                    if fact in _ENDING
                    else []
                ),
            ],
            spacing=Space.S,
            tight=True,
        )

    return column_of(
        scroll(
            [
                page_header(_("About you"), on_back=on_back),
                quiet(
                    _(
                        "Some steps are not safe for everybody. What you answer here stays on "
                        "this phone and decides what “Cramp now” offers."
                    ),
                    Style.BODY_LARGE,
                ),
                *(question(*asked) for asked in questions),
                _for_the_check(profile.person, today, on_person),
            ],
            spacing=Space.L,
        ),
        wide=wide,
    )


def _for_the_check(person: Person, today: date, on_person: Callable[[str], object]) -> ft.Control:
    """What the cause check may use beside the answers above."""
    rows = [
        ("age", _("Age"), _age(person, today)),
        ("sex", _("Sex at birth"), _sex(person)),
        ("conditions", _("Illnesses"), _listed(person, "conditions", today)),
        ("medicines", _("Medicines"), _listed(person, "medicines", today)),
    ]
    return ft.Column(
        [
            heading(_("For the cause check"), Style.TITLE_LARGE, level=2),
            quiet(
                _(
                    "With these, a check has less to ask. It shows them first and uses them only "
                    "when you allow it."
                ),
                Style.BODY_LARGE,
            ),
            *(
                link_row(title, line, partial(on_person, id), key=f"about-{id}")
                for id, title, line in rows
            ),
        ],
        spacing=Space.S,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _age(person: Person, today: date) -> str:
    age = person.age(today)
    return _("Not told") if age is None else str(age)


def _sex(person: Person) -> str:
    match person.sex:
        case "female":
            return _("Female")
        case "male":
            return _("Male")
        case None:
            return _("Not told")
        case _:
            return _("Other")


def _listed(person: Person, question: str, today: date) -> str:
    told = person.answer(question, today)
    if isinstance(told, list):
        return ngettext("{n} ticked", "{n} ticked", len(told)).format(n=len(told))
    return _("Told long ago: please tick again") if question in person.days else _("Not told")
