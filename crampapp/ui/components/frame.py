"""The views that screens live in: tabs with the way between them, and pages above them."""

from collections.abc import Callable

import flet as ft

from crampapp.content.messages import gettext as _


def tab(
    content: ft.Control, *, selected: int, wide: bool, on_select: Callable[[int], None]
) -> ft.View:
    """One of the main places, with a bar below or a rail at the side."""

    def chosen(event: ft.Event[ft.NavigationBar] | ft.Event[ft.NavigationRail]) -> None:
        on_select(int(event.data if event.data is not None else event.control.selected_index or 0))

    # The same address for all tabs: they change places without sliding in.
    if wide:
        return ft.View(
            route="/",
            padding=0,
            controls=[
                ft.Row(
                    [_rail(selected, chosen), ft.Container(content, expand=True)],
                    expand=True,
                    spacing=0,
                    vertical_alignment=ft.CrossAxisAlignment.STRETCH,
                )
            ],
        )
    return ft.View(route="/", padding=0, controls=[content], navigation_bar=_bar(selected, chosen))


def pushed(route: str, content: ft.Control) -> ft.View:
    """A page above the tabs, alone on the glass."""
    return ft.View(route=route, padding=0, controls=[content])


def _bar(
    selected: int, on_change: Callable[[ft.Event[ft.NavigationBar]], None]
) -> ft.NavigationBar:
    return ft.NavigationBar(
        key="tabs",
        selected_index=selected,
        on_change=on_change,
        destinations=[
            _destination(ft.Icons.SELF_IMPROVEMENT, _("Relief")),
            _destination(ft.Icons.FACT_CHECK_OUTLINED, _("Check")),
            _destination(ft.Icons.SHIELD_OUTLINED, _("Prevent")),
            _destination(ft.Icons.HISTORY, _("History")),
            _destination(ft.Icons.MENU_BOOK_OUTLINED, _("Learn")),
        ],
    )


def _destination(icon: ft.IconData, label: str) -> ft.NavigationBarDestination:
    # Its label once more under the mouse would take the focus with it from the field clicked next.
    return ft.NavigationBarDestination(icon=icon, label=label, tooltip="")


def _rail(
    selected: int, on_change: Callable[[ft.Event[ft.NavigationRail]], None]
) -> ft.NavigationRail:
    return ft.NavigationRail(
        key="tabs",
        selected_index=selected,
        on_change=on_change,
        label_type=ft.NavigationRailLabelType.ALL,
        # On a phone that lies on its side, or with large letters, they need more than its height.
        scrollable=True,
        group_alignment=-0.9,
        destinations=[
            ft.NavigationRailDestination(icon=ft.Icons.SELF_IMPROVEMENT, label=_("Relief")),
            ft.NavigationRailDestination(icon=ft.Icons.FACT_CHECK_OUTLINED, label=_("Check")),
            ft.NavigationRailDestination(icon=ft.Icons.SHIELD_OUTLINED, label=_("Prevent")),
            ft.NavigationRailDestination(icon=ft.Icons.HISTORY, label=_("History")),
            ft.NavigationRailDestination(icon=ft.Icons.MENU_BOOK_OUTLINED, label=_("Learn")),
        ],
    )
