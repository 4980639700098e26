"""The Flet entry: run by ``flet run``, by the web build and by native builds."""

import flet as ft

from crampapp.app import main

if __name__ == "__main__":
    # The development server, too, gives the browser everything itself.
    ft.run(main, no_cdn=True)
