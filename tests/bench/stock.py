"""Stock Flet web apps, the baseline of the start: what Flet's own publishing makes of an app.

Its files are taken as they are; its one-character fault in Pyodide's address is mended. The
packages are the wheels of our own build, unpacked beside ``main.py``: no network is asked.
"""

import gzip
import io
import shutil
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

import flet_web
from flet.controls.types import RouteUrlStrategy, WebRenderer
from flet_web.patch_index import patch_font_manifest_json, patch_index_html, patch_manifest_json

from crampapp.pwa import stock, wheels
from crampapp.pwa.build import our_code

Files = Iterable[tuple[str, bytes]]

# Our page gives two names to Python that a stock page does not know.
_NAMES = b"import js\njs.crampappWindow, js.crampappKept = 'stock', '{}'\n"

HELLO = b"""import flet as ft

def main(page: ft.Page) -> None:
    page.add(ft.Button("Hello, world"))

ft.run(main)
"""
_HELLO_NEEDS = frozenset({"flet", "msgpack", "repath", "six"})
_PACKED = frozenset({".js", ".mjs", ".json", ".wasm", ".html", ".otf", ".frag"})


def build_same_app(out: Path, cache: Path) -> Path:
    """The app of this repository with the wheels that ours loads until it is ready."""
    early = [wheel for wheel in wheels.fetch(cache) if wheel.name not in wheels.LATE]
    code = {name: _NAMES + data if name == "main.py" else data for name, data in our_code()}
    return _publish(out, code.items(), early)


def build_hello_world(out: Path, cache: Path) -> Path:
    """The least that a Flet app can be: one button."""
    needed = [wheel for wheel in wheels.fetch(cache) if wheel.name in _HELLO_NEEDS]
    return _publish(out, [("main.py", HELLO)], needed)


def _publish(out: Path, code: Files, packages: Iterable[wheels.Wheel]) -> Path:
    """What ``flet publish --no-cdn`` writes, with a gzip variant of each file beside it."""
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(Path(flet_web.__file__).parent / "web", out)
    _tar(out / "app.tgz", [*code, *_unpacked(packages)])
    index = out / "index.html"
    patch_index_html(
        str(index),
        base_href="/",
        app_name="stock",
        pyodide=True,
        pyodide_script_path="main.py",
        pyodide_version=stock.PYODIDE,
        app_package_url="app.tgz",
        web_renderer=WebRenderer.CANVAS_KIT,
        route_url_strategy=RouteUrlStrategy.HASH,
        no_cdn=True,
    )
    patch_manifest_json(str(out / "manifest.json"), app_name="stock")
    patch_font_manifest_json(str(out / "assets/FontManifest.json"))
    page = index.read_text(encoding="utf-8")
    mended = stock.replace_once(
        page, 'flet.pyodideUrl="pyodide/pyodide.mjs"', 'flet.pyodideUrl="/pyodide/pyodide.mjs"'
    )
    index.write_text(mended, encoding="utf-8")
    for path in sorted(out.rglob("*")):
        if path.suffix in _PACKED:
            packed = gzip.compress(path.read_bytes(), compresslevel=9, mtime=0)
            path.with_name(path.name + ".gz").write_bytes(packed)
    return out


def _unpacked(packages: Iterable[wheels.Wheel]) -> Files:
    """Every file of the wheels, at the place where the stock worker looks for packages."""
    for package in packages:
        with zipfile.ZipFile(package.path) as archive:
            for name in archive.namelist():
                if not name.endswith("/"):
                    yield f"__pypackages__/{name}", archive.read(name)


def _tar(path: Path, files: Files) -> None:
    with tarfile.open(path, "w:gz", format=tarfile.GNU_FORMAT) as archive:
        for name, data in files:
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
