"""The first questions, help to install, the rehearsal, and a stretch to send."""

from typing import Any

import flet as ft

from crampapp.content import advice, content, routine
from crampapp.content.messages import gettext as _
from crampapp.domain.first_run import Question
from crampapp.platform.outside import Sent
from crampapp.routes.session import (
    INSTALL,
    PROFILE,
    SEND,
    TRY,
    WELCOME,
    WELCOME_INSTALL,
    go,
    go_home,
    picture_colours,
    use_session,
)
from crampapp.ui.actions import Actions
from crampapp.ui.components.frame import pushed
from crampapp.ui.components.snack import show_snack
from crampapp.ui.formats import evidence
from crampapp.ui.reminders import BEDTIME
from crampapp.ui.screens.first_questions import Ask, FirstQuestionsScreen
from crampapp.ui.screens.install import InstallScreen
from crampapp.ui.screens.rehearsal import RehearsalScreen
from crampapp.ui.screens.send import SendScreen
from crampapp.ui.sending import PICTURE, picture_label
from crampapp.ui.sending import message as message_with
from crampapp.ui.theme import BLACK, LIGHT


@ft.component
def WelcomeRoute() -> ft.View:
    state, actions = use_session()
    first = actions.first_run
    count: Any = ft.use_ref(0)
    said, say = ft.use_state("")
    questions = first.questions
    count.current = max(count.current, len(questions))
    return pushed(
        WELCOME,
        FirstQuestionsScreen(
            ask=_ask(questions[0], actions, say) if questions else None,
            number=count.current - len(questions) + 1,
            count=count.current,
            said=said,
            wide=state.wide,
            on_try=lambda: go(TRY),
            on_done=go_home,
        ),
    )


def _ask(question: Question, actions: Actions, say: Any) -> Ask:
    first = actions.first_run
    page = ft.context.page

    def skip() -> None:
        say("")
        first.settle(question)

    match question:
        case Question.INSTALL:

            def install() -> None:
                first.settle(question)
                go(WELCOME_INSTALL)

            return Ask(
                "install",
                ft.Icons.ADD_TO_HOME_SCREEN,
                _("Keep it one tap away?"),
                _(
                    "Installed, it opens with one tap, also without a network. Nothing is bought, "
                    "and no account is made."
                ),
                _("Later: Settings."),
                _("Show me how"),
                install,
                skip,
            )
        case Question.REMIND:
            at, stretch = f"{BEDTIME:%H:%M}", advice("advice.first_remind")

            async def remind() -> None:
                if await first.remind():
                    set_for = _("Set for {time}, every day. You can change it in Prevent.")
                    say(set_for.format(time=at))
                else:
                    show_snack(page, _("Not saved: this device would not take it."))

            return Ask(
                "remind",
                ft.Icons.BEDTIME_OUTLINED,
                stretch.title,
                stretch.text,
                f"{evidence(stretch.evidence)}. {_('Later: Prevent, Reminders.')}",
                _("Remind me at {time}").format(time=at),
                remind,
                skip,
            )
        case Question.UNSAFE:

            def tell() -> None:
                first.settle(question)
                go(PROFILE)

            return Ask(
                "unsafe",
                ft.Icons.SHIELD_OUTLINED,
                _("Is there something that makes a stretch unsafe?"),
                _(
                    "Such as a pregnancy, numb feet, a new joint, recent surgery or being "
                    "unsteady. Then the app leaves out what does not suit you."
                ),
                _("Later: Settings, About you."),
                _("Look at the list"),
                tell,
                skip,
            )


@ft.component
def InstallRoute() -> ft.View:
    state, actions = use_session()
    asked = ft.use_route_location().startswith(WELCOME)
    return pushed(
        WELCOME_INSTALL if asked else INSTALL,
        InstallScreen(
            place=state.place,
            colours=picture_colours(state),
            wide=state.wide,
            on_install=actions.first_run.install,
            on_back=(lambda: go(WELCOME)) if asked else go_home,
        ),
    )


@ft.component
def RehearsalRoute() -> ft.View:
    state, actions = use_session()
    player = actions.player
    rehearsal, after = routine("routine.rehearsal"), advice("advice.rehearsed")
    profile, today = state.preferences.profile, actions.clock.now().local.date()
    careful = [fact for fact in rehearsal.steps[0].careful if profile.has(fact, today)]
    ft.use_effect(lambda: None, dependencies=[], cleanup=player.end_routine)

    def begin(words: str) -> None:
        player.cues.stay_awake(True)
        player.cues.step_begins(words)

    def over() -> None:
        player.cues.step_begins(after.title)
        player.cues.stay_awake(False)

    return pushed(
        TRY,
        RehearsalScreen(
            rehearsal=rehearsal,
            cautions=[advice(f"caution.{fact}").text for fact in careful],
            after=after,
            sources=[content().sources[source] for source in after.sources],
            clock=player.clock,
            cues=state.cues,
            colours=picture_colours(state),
            wide=state.wide,
            short=state.short,
            on_begin=begin,
            on_over=over,
            on_send=lambda: go(SEND),
            on_done=go_home,
        ),
    )


@ft.component
def SendRoute() -> ft.View:
    state, actions = use_session()
    nothing: Sent | None = None
    sent, set_sent = ft.use_state(nothing)
    message = message_with(state.place.link if state.place else "")

    async def send() -> None:
        set_sent(None)
        try:
            set_sent(await actions.first_run.send(message))
        except OSError:
            set_sent(Sent.FAILED)

    return pushed(
        SEND,
        SendScreen(
            pose=PICTURE,
            label=picture_label(),
            message=message,
            # As it will arrive, except by night, when paper would light the room.
            colours=BLACK if state.night else LIGHT,
            sent=sent,
            wide=state.wide,
            on_send=send,
            on_back=go_home,
        ),
    )
