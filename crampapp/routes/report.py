"""The page for the doctor."""

import flet as ft

from crampapp.routes.session import HISTORY, REPORT, go, picture_colours, use_session
from crampapp.ui.components.frame import pushed
from crampapp.ui.errors import run_guarded


@ft.component
def ReportRoute() -> ft.View:
    from crampapp.ui.screens.report import ReportScreen

    state, actions = use_session()
    reporting = actions.reporting
    here = ft.context.page
    page, _set = ft.use_state(reporting.page)
    ft.use_effect(lambda: run_guarded(here, reporting.look), dependencies=[])
    return pushed(
        REPORT,
        ReportScreen(
            page=page,
            wide=state.wide,
            colours=picture_colours(state),
            on_choose=reporting.choose,
            on_notes=reporting.turn_notes,
            on_try_again=reporting.make,
            on_hand_over=reporting.hand_over,
            on_table=reporting.hand_over_table,
            on_copied=reporting.copied,
            on_back=lambda: go(HISTORY),
        ),
    )
