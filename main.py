"""The Flet entry: run by ``flet run``, by the web build and by native builds."""

import flet as ft

from crampapp.app import main

if __name__ == "__main__":
    ft.run(main)
