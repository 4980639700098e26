import json
import struct
from pathlib import Path

from crampapp.pwa.manifest import manifest

ASSETS = Path(__file__).parents[2] / "assets"
MADE = json.loads(manifest(ASSETS, surface="#151310", accent="#1F5F5B"))


def test_the_app_has_a_lasting_identity_and_opens_in_its_own_folder() -> None:
    assert MADE["id"] == "crampapp"
    assert MADE["start_url"] == MADE["scope"] == "./"


def test_icons_come_plain_and_maskable_in_the_sizes_that_phones_ask_for() -> None:
    sizes = {(icon["sizes"], icon["purpose"]) for icon in MADE["icons"]}
    assert {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")} <= sizes


def test_every_picture_exists_and_has_the_size_it_claims() -> None:
    shortcut_icons = [icon for shortcut in MADE["shortcuts"] for icon in shortcut["icons"]]
    for picture in [*MADE["icons"], *MADE["screenshots"], *shortcut_icons]:
        width, height = struct.unpack(">II", (ASSETS / picture["src"]).read_bytes()[16:24])
        assert picture["sizes"] == f"{width}x{height}"


def test_shortcuts_lead_to_relief_the_bedtime_stretch_and_the_log() -> None:
    assert [(shortcut["name"], shortcut["url"]) for shortcut in MADE["shortcuts"]] == [
        ("Cramp now", "./?cramp=now"),
        ("Bedtime stretch", "./#/stretch/bedtime"),
        ("Log a cramp", "./#/log"),
    ]


def test_there_are_screenshots_for_phones_and_for_wide_screens() -> None:
    assert {shot["form_factor"] for shot in MADE["screenshots"]} == {"narrow", "wide"}
