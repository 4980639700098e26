"""Gives the app its look: the theme of the screens, and what the page around them has to know."""

import flet as ft

from crampapp.domain.settings import Theme
from crampapp.platform.bridge import Bridge
from crampapp.ui.state import AppState
from crampapp.ui.theme import BLACK, CRAMPED, DARK, LARGE_TEXT, LIGHT, SHORT, WIDE, theme

_MODES = {
    Theme.SYSTEM: ft.ThemeMode.SYSTEM,
    Theme.LIGHT: ft.ThemeMode.LIGHT,
    Theme.DARK: ft.ThemeMode.DARK,
    Theme.BLACK: ft.ThemeMode.DARK,
}


class Look:
    """The look of one window."""

    def __init__(self, page: ft.Page, state: AppState, bridge: Bridge) -> None:
        self._page = page
        self._state = state
        self._bridge = bridge
        self._worn: tuple[Theme, int, bool, bool] | None = None

    def wear(self) -> None:
        """Look as chosen, black by night, in the room there is; cheap when nothing has changed."""
        self._measure()
        chosen = self._state.preferences
        look = Theme.BLACK if self._state.night else chosen.theme
        cramped = 0 < (self._page.width or 0) * 100 / chosen.text_size < CRAMPED
        wanted = look, chosen.text_size, chosen.still, cramped
        if wanted == self._worn:
            return
        self._worn = wanted
        light, dark = (BLACK, BLACK) if look is Theme.BLACK else (LIGHT, DARK)
        self._page.theme = theme(light, still=chosen.still, cramped=cramped)
        self._page.dark_theme = theme(dark, still=chosen.still, cramped=cramped)
        self._page.theme_mode = _MODES[look]
        # The page scales all letters, Flutter's too, and colours what the system shows around it.
        self._bridge.post("look", look=look.value, size=chosen.text_size, still=chosen.still)

    def _measure(self) -> None:
        """See how much room there is; large letters make every window a low one."""
        page, large = self._page, self._state.preferences.text_size >= LARGE_TEXT
        self._state.wide = (page.width or 0) >= WIDE
        self._state.short = large or 0 < (page.height or 0) < SHORT
