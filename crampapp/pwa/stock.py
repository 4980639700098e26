"""What we take from the prebuilt Flet web client, and what we change in it.

Every change asserts that it found what it changes, so that a new Flet version breaks the build and
not the phone.
"""

import json
from importlib.metadata import version
from pathlib import Path

import flet_web

from crampapp.pwa import archives, bytecode, fonts
from crampapp.pwa.errors import BuildError

FLET = "1.0.5"
PYODIDE = "314.0.7"

# Of the renderers only the full CanvasKit, which every browser runs; Chromium's own is 0.6 MB less
# to download, but would make two engines to test and the folder 6 MB larger.
_ENGINE_FILES = (
    "flutter.js",
    "canvaskit/canvaskit.js",
    "canvaskit/canvaskit.wasm",
    "assets/AssetManifest.bin.json",
    "assets/fonts/roboto.woff2",
    "assets/packages/wakelock_plus/assets/no_sleep.js",
    "assets/shaders/ink_sparkle.frag",
    "assets/shaders/stretch_effect.frag",
)
_PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json")

_PROGRAM = '{binary:t,response:n}=_(e+"pyodide.asm.wasm")'
# The worker has asked for it already.
_PROGRAM_ASKED_FOR = (
    "{binary:t,response:n}=globalThis.crampappProgram"
    '?{response:crampappProgram}:_(e+"pyodide.asm.wasm")'
)

_RIVE_CDN = 'return"https://cdn.jsdelivr.net/npm/@rive-app/flutter-native-wasm@44.0.0/"'
_RIVE_OURS = 'return self.crampappEngine+"rive/"'
# The client asks for this animation runtime at each start, though nothing of ours is animated by
# it. A promise that stays open is the one answer that it takes without an error.
_RIVE_STUB = b"globalThis.RiveNative = () => new Promise(() => {});\n"


def check_versions() -> Path:
    """Return the folder of the prebuilt client.

    Raises:
        BuildError: It is not the version that the patches were made for.
    """
    web = Path(flet_web.__file__).parent / "web"
    pyodide = json.loads((web / "pyodide/package.json").read_text())["version"]
    if (version("flet-web"), version("flet"), pyodide) != (FLET, FLET, PYODIDE):
        raise BuildError(
            f"The build knows flet {FLET} with Pyodide {PYODIDE}; installed are flet "
            f"{version('flet')}, flet-web {version('flet-web')} with Pyodide {pyodide}."
        )
    return web


def engine(web: Path, package: Path) -> dict[str, bytes]:
    """Flutter's compiled client with the one renderer, the fonts and the assets that we use.

    Raises:
        BuildError: It is not what our changes were made for.
    """
    files = {name: (web / name).read_bytes() for name in _ENGINE_FILES}
    client = replace_once((web / "main.dart.js").read_text(encoding="utf-8"), _RIVE_CDN, _RIVE_OURS)
    if "dartMainRunner" not in client:
        raise BuildError("The client begins by itself; page/ahead.js could not load it for later.")
    files["main.dart.js"] = client.encode()
    for folder in ("wasm", "wasm_compatibility"):
        files[f"rive/{folder}/rive_native.js"] = _RIVE_STUB
    icons = fonts.icons_used(package) | fonts.FLUTTER_ICONS
    files["assets/fonts/MaterialIcons-Regular.otf"] = fonts.subset_icons(
        web / "assets/fonts/MaterialIcons-Regular.otf", icons
    )
    files["assets/FontManifest.json"] = json.dumps(fonts.MANIFEST).encode()
    return files


def pyodide(web: Path, cache: Path) -> dict[str, bytes]:
    """The Python runtime with the standard library that we use, compiled."""
    files = {name: (web / "pyodide" / name).read_bytes() for name in _PYODIDE_FILES}
    loader = files["pyodide.mjs"].decode()
    files["pyodide.mjs"] = replace_once(loader, _PROGRAM, _PROGRAM_ASKED_FOR).encode()
    # Every package comes from our own archives; without the list of others nothing can be fetched.
    lock = json.loads(files["pyodide-lock.json"])
    if not lock.get("packages"):
        raise BuildError("pyodide-lock.json has no packages to remove.")
    files["pyodide-lock.json"] = json.dumps({**lock, "packages": {}}).encode()
    stdlib = archives.slim_stdlib(web / "pyodide/python_stdlib.zip")
    files["python_stdlib.zip"] = archives.pack(bytecode.compiled(stdlib, web / "pyodide", cache))
    return files


def notices(web: Path) -> bytes:
    """The licences of what is compiled into the Flutter client."""
    return (web / "assets/NOTICES").read_bytes()


def replace_once(text: str, old: str, new: str) -> str:
    """Replace the only occurrence of ``old``.

    Raises:
        BuildError: There is none, or more than one.
    """
    if text.count(old) != 1:
        raise BuildError(f"A patch expected one {old[:60]!r} and found {text.count(old)}.")
    return text.replace(old, new)
