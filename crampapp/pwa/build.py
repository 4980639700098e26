"""Builds the web app: a folder that any static https host can serve.

What changes together is named together: the Flutter client, the Python runtime, the packages, our
own code with its content. Each carries a hash of its content in its name, so that a phone that has
it never asks again, and a changed sentence costs only our own archive.
"""

import hashlib
import json
import re
import shutil
import string
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED

from crampapp.content.bundle import ContentError, content
from crampapp.pwa import (
    archives,
    bytecode,
    catalogues,
    reminder_words,
    shell,
    stock,
    typeface,
    wheels,
)
from crampapp.pwa.compress import compress_folder
from crampapp.pwa.errors import BuildError
from crampapp.pwa.manifest import manifest
from crampapp.ui.theme import DARK, LIGHT

__all__ = ["BuildError", "build"]

PACKAGE = Path(__file__).parents[1]
ROOT = PACKAGE.parent
PAGE = Path(__file__).with_name("page")
WORKER = PAGE / "worker"

_OFF_THE_PHONE = ("pwa", "relay", "cli.py", "commands.py", "check.py", "demo.py", "__main__.py")
_PRECACHED_ICONS = ("icons/icon-48.png", "icons/icon-192.png", "icons/apple-touch-icon-180.png")
_NOT_MODULES = ("look.js", "painted.js", "sw.js", "sw_push.js")
RELAY_KEY = "v1/key"
"""Where the app asks for the key of a relay; a relay that is served along answers in its place.

A host of files alone so says that there is none, in a way that no browser calls an error.
"""
HASH_DIGITS = 10

Files = dict[str, bytes]


def build(
    out: Path,
    *,
    cache: Path | None = None,
    compress: bool = True,
    relay: str = "",
    progress: Callable[[str], None] = print,
) -> Path:
    """Build the web app into ``out``, replacing what is there, and return ``out``.

    The same sources give the same bytes.

    Args:
        out: Folder to write.
        cache: Where downloads and compressed variants are kept; else in ``cache`` beside ``out``.
        compress: Whether to write brotli and gzip variants beside large files.
        relay: Https origin of the relay; the server of the app itself when empty.
        progress: Told in a few words what is going on.

    Raises:
        BuildError: With one line on what is wrong; ``out`` is then as it was.
    """
    cache = cache or out.parent / "cache"
    address = _relay_address(relay)
    web = stock.check_versions()
    progress("Collecting the parts …")
    files = _collect(web, wheels.fetch(cache / "wheels"), cache / "bytecode", address)
    part = out.with_name(out.name + ".part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        for name, data in files.items():
            path = part / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if compress:
            compress_folder(part, cache / "compressed", progress)
        shutil.rmtree(out, ignore_errors=True)
        part.rename(out)
    except OSError as error:
        raise BuildError(f"{out} cannot be written: {error.strerror}.") from error
    size = sum(len(data) for data in files.values()) / 1e6
    progress(f"Built {out} ({size:.1f} MB, build {json.loads(files['build.json'])['build']}).")
    return out


def _relay_address(origin: str) -> str:
    """What the page puts before the relay's paths, beside the page when there is no origin."""
    if not origin:
        return "./"
    if not re.fullmatch(
        r"https://[a-z0-9.-]+(:\d+)?|http://(localhost|127\.0\.0\.1)(:\d+)?", origin
    ):
        raise BuildError(f"{origin} is not an https origin like https://relay.example.org.")
    return f"{origin}/"


def _collect(web: Path, pinned: list[wheels.Wheel], cache: Path, relay: str) -> Files:
    """Every file of the web root, by its path."""
    try:
        content()
    except ContentError as error:
        raise BuildError(str(error)) from error
    engine = _folder("engine", stock.engine(web, PACKAGE))
    pyodide = _folder("pyodide", stock.pyodide(web, cache))
    early = [wheel for wheel in pinned if wheel.name not in wheels.LATE]
    late = [wheel for wheel in pinned if wheel.name in wheels.LATE]
    packed = {
        "native": [file for wheel in early if wheel.is_native for file in wheel.files()],
        "wheels": [file for wheel in early if not wheel.is_native for file in wheel.files()],
        "app": list(our_code()),
    }

    def compiled(name: str, files: Iterable[tuple[str, bytes]], method: int) -> tuple[str, bytes]:
        return _archive(name, bytecode.compiled(files, web / "pyodide", cache), method)

    early_archives = {
        name: compiled(name, files, ZIP_DEFLATED if name == "native" else ZIP_STORED)
        for name, files in packed.items()
    }
    late_archives = {
        wheel.name: compiled(
            f"late-{wheel.name}", [*wheel.files(), *_beside(wheel.name)], ZIP_DEFLATED
        )
        for wheel in late
    }
    licences = [file for wheel in pinned for file in wheel.licences()]
    licences.append(("flutter-client/NOTICES", stock.notices(web)))
    licences.append(("roboto/LICENSE.txt", (typeface.FOLDER / "LICENSE.txt").read_bytes()))
    worker = _folder("worker", {path.name: path.read_bytes() for path in WORKER.glob("*.js")})
    page = _folder("page", _page_modules())
    pictures = _named("pictures", ".json", shell.pictures())
    chime = _named("chime", ".wav", (ROOT / "assets/sounds/chime.wav").read_bytes())
    files: Files = {**engine, **pyodide, **page, **worker, **dict([pictures, chime])}
    files |= dict([*early_archives.values(), *late_archives.values()])
    licences_name, archive = _archive("licences", licences, ZIP_DEFLATED)
    files[licences_name] = archive
    files |= _assets()
    modules = {path.split("/", 1)[1]: path for path in page}
    config = {
        "worker": _folder_of(worker) + "worker.js",
        "engine": _folder_of(engine),
        "pyodide": _folder_of(pyodide) + "pyodide.mjs",
        "archives": {name: archive[0] for name, archive in early_archives.items()},
        "late": {name: archive[0] for name, archive in late_archives.items()},
        "chime": chime[0],
        "licences": licences_name,
        "relay": relay,
        "version": _version(),
    }
    files["manifest.json"] = manifest(
        ROOT / "assets", surface=str(DARK.surface), accent=str(LIGHT.primary)
    )
    # The page itself says its build; what it says cannot be part of what it is named after.
    nameless = shell.index(config, modules, pictures[0], web).encode()
    build_id = _digest({**files, "index.html": nameless})
    files["index.html"] = shell.index(
        {**config, "build": build_id}, modules, pictures[0], web
    ).encode()
    files["sw.js"] = _service_worker(files, build_id, relay).encode()
    files["build.json"] = json.dumps({"build": build_id}).encode()
    files[RELAY_KEY] = json.dumps({"public_key": None}).encode()
    return files


def _version() -> str:
    """Of this project."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def our_code() -> Iterator[tuple[str, bytes]]:
    """``main.py`` and the package, without what runs only on a computer."""
    yield "main.py", (ROOT / "main.py").read_bytes()
    for path in sorted(PACKAGE.rglob("*")):
        inside = path.relative_to(PACKAGE)
        if inside.parts[0] not in _OFF_THE_PHONE and path.suffix in {".py", ".toml"}:
            yield f"crampapp/{inside.as_posix()}", path.read_bytes()
    for name, data in catalogues.compiled(PACKAGE / "content/locale"):
        yield f"crampapp/content/locale/{name}", data


def _beside(package: str) -> Iterator[tuple[str, bytes]]:
    """What of ours is of use with a late package only: the typeface of the page that it writes."""
    if package == "pydyf":
        for name in typeface.FILES:
            yield f"{typeface.FOLDER.name}/{name}", (typeface.FOLDER / name).read_bytes()


def _page_modules() -> Files:
    """The page's scripts, which load one another, and the style of the one sheet among them."""
    scripts = sorted(path for path in PAGE.glob("*.js") if path.name not in _NOT_MODULES)
    files = {path.name: _without_comments(path) for path in scripts}
    files["sheet.css"] = (PAGE / "sheet.css").read_bytes()
    words = json.dumps(reminder_words.sheet(), ensure_ascii=False)
    return files | {"sheet_words.js": f"export const words = {words};\n".encode()}


def _without_comments(script: Path) -> bytes:
    """A script of the page without the lines that are for its readers alone."""
    return re.sub(r"^ *//.*\n", "", script.read_text(encoding="utf-8"), flags=re.MULTILINE).encode()


def _assets() -> Files:
    """The files of ``assets/`` that belong into the web root."""
    assets = ROOT / "assets"
    return {
        path.relative_to(assets).as_posix(): path.read_bytes()
        for folder in ("icons", "screenshots")
        for path in sorted((assets / folder).glob("*.png"))
    }


def _service_worker(files: Files, build_id: str, relay: str) -> str:
    """The service worker with the list of what it keeps, and with what rings."""
    kept = []
    for name, data in sorted(files.items()):
        if name.startswith(("screenshots/", "licences-")):
            continue
        if name.startswith("icons/") and name not in _PRECACHED_ICONS:
            continue
        kept.append([name, hashlib.sha256(data).hexdigest()])
    lines = ",\n".join(json.dumps(entry) for entry in kept)
    return _fill(
        "sw.js",
        build=build_id,
        files=f"[\n{lines}\n]",
        relay=json.dumps(relay),
        words=json.dumps(reminder_words.notifications(), ensure_ascii=False),
        relay_module=_as_constant("relay"),
        inbox_module=_as_constant("inbox"),
        push=(PAGE / "sw_push.js").read_text(encoding="utf-8"),
    )


def _as_constant(module: str) -> str:
    """A module of the page that imports nothing, for a script that cannot import."""
    source = (PAGE / f"{module}.js").read_text(encoding="utf-8")
    names = re.findall(r"^export (?:const|function|async function) (\w+)", source, re.MULTILINE)
    body = re.sub(r"^export ", "", source, flags=re.MULTILINE)
    return f"const {module} = (() => {{\n{body}return {{ {', '.join(names)} }};\n}})();\n"


def _fill(template: str, **values: str) -> str:
    return string.Template((PAGE / template).read_text(encoding="utf-8")).substitute(values)


def _archive(
    name: str, files: Iterable[tuple[str, bytes]], method: int = ZIP_STORED
) -> tuple[str, bytes]:
    return _named(name, ".zip", archives.pack(files, method))


def _named(name: str, suffix: str, data: bytes) -> tuple[str, bytes]:
    return f"{name}-{hashlib.sha256(data).hexdigest()[:HASH_DIGITS]}{suffix}", data


def _folder(name: str, files: Files) -> Files:
    """The files below a folder whose name carries the hash of them all."""
    folder = f"{name}-{_digest(files)}"
    return {f"{folder}/{path}": data for path, data in files.items()}


def _folder_of(files: Files) -> str:
    return next(iter(files)).split("/", 1)[0] + "/"


def _digest(files: Files) -> str:
    total = hashlib.sha256()
    for name, data in sorted(files.items()):
        total.update(f"{name}\0{hashlib.sha256(data).hexdigest()}\n".encode())
    return total.hexdigest()[:HASH_DIGITS]
