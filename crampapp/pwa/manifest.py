"""The web app manifest: how the app is installed, named, drawn and opened."""

import json
import struct
from pathlib import Path

from crampapp.content.messages import gettext as _

ID = "crampapp"


def manifest(assets: Path, *, surface: str, accent: str) -> bytes:
    """The manifest as a file.

    Args:
        assets: Folder with ``icons/`` and ``screenshots/``.
        surface: Colour of the first frame while the app starts.
        accent: Colour of the system's bar around the app.
    """
    return json.dumps(
        {
            "id": ID,
            "name": "crampapp",
            "short_name": "crampapp",
            "description": description(),
            "lang": "en",
            "dir": "ltr",
            "start_url": "./",
            "scope": "./",
            "display": "standalone",
            "orientation": "any",
            "background_color": surface,
            "theme_color": accent,
            "categories": ["health", "medical", "fitness"],
            "launch_handler": {"client_mode": ["focus-existing", "auto"]},
            "prefer_related_applications": False,
            "icons": [
                {"src": f"icons/{path.name}", "sizes": _size(path), "type": "image/png"}
                | {"purpose": "maskable" if "maskable" in path.name else "any"}
                for path in sorted((assets / "icons").glob("icon-*.png"))
            ],
            "shortcuts": [
                _shortcut(_("Cramp now"), _("Start the stretch at once"), "./?cramp=now"),
                _shortcut(
                    _("Bedtime stretch"), _("Three minutes before sleep"), "./#/stretch/bedtime"
                ),
                _shortcut(_("Log a cramp"), _("Add one afterwards"), "./#/log"),
            ],
            "screenshots": [
                {"src": f"screenshots/{path.name}", "sizes": _size(path), "type": "image/png"}
                | {"form_factor": "wide" if path.stem.startswith("wide") else "narrow"}
                | {"label": path.stem.split("-", 1)[1].replace("-", " ").capitalize()}
                for path in sorted((assets / "screenshots").glob("*.png"))
            ],
        },
        ensure_ascii=False,
        indent=1,
    ).encode()


def description() -> str:
    """One sentence on what the app is for."""
    return _("Quick relief for leg cramps. Works offline; what you record stays on your phone.")


def _shortcut(name: str, description: str, url: str) -> dict[str, object]:
    icon = {"src": "icons/icon-96.png", "sizes": "96x96", "type": "image/png"}
    return {"name": name, "description": description, "url": url, "icons": [icon]}


def _size(png: Path) -> str:
    width, height = struct.unpack(">II", png.read_bytes()[16:24])
    return f"{width}x{height}"
