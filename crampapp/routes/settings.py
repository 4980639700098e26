"""What an owner can do with all records at once."""

import flet as ft

from crampapp.routes.session import (
    BRING_OVER,
    HOME,
    SETTINGS,
    YOUR_DATA,
    go,
    go_back,
    use_session,
)
from crampapp.ui.components.frame import pushed
from crampapp.ui.errors import run_guarded
from crampapp.ui.notices import storage_notice


@ft.component
def YourDataRoute() -> ft.View:
    from crampapp.ui.screens.your_data import YourDataScreen

    state, actions = use_session()
    owner = actions.owner
    page = ft.context.page
    data, _set = ft.use_state(owner.data)
    ft.use_effect(lambda: run_guarded(page, owner.look), dependencies=[])
    notice = storage_notice(state, actions)

    async def delete() -> None:
        await owner.delete_everything()
        if not data.said:
            page.navigate(HOME)

    return pushed(
        YOUR_DATA,
        YourDataScreen(
            data=data,
            kept=notice.text if notice else None,
            today=actions.clock.now().local.date(),
            forgets=state.forgets,
            erases_app=bool(page.pyodide),
            wide=state.wide,
            on_last=owner.ask_to_last,
            on_move=lambda: go(BRING_OVER),
            on_back_up=owner.back_up,
            on_choose=owner.choose,
            on_restore=owner.restore,
            on_forget_choice=owner.forget_choice,
            on_undo=owner.undo_restore,
            on_csv=owner.write_csv,
            on_delete=delete,
            on_back=lambda: go_back(SETTINGS),
        ),
    )


@ft.component
def BringOverRoute() -> ft.View:
    from crampapp.ui.screens.bring_over import BringOverScreen

    state, actions = use_session()
    data, _set = ft.use_state(actions.owner.data)
    return pushed(
        BRING_OVER,
        BringOverScreen(
            data=data,
            wide=state.wide,
            on_back_up=actions.owner.back_up,
            on_back=lambda: go(YOUR_DATA),
        ),
    )
