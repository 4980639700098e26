import ast
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from crampapp.pwa import archives, stock, wheels
from crampapp.pwa.errors import BuildError

CACHE = Path(__file__).parents[2] / "build/cache/wheels"
NEVER_IMPORTED = {"dateutil/tz/win.py", "dateutil/zoneinfo/__init__.py"}
"""Time zones of Windows, and those that dateutil would bring itself."""


def test_every_pinned_package_is_there_and_only_two_are_machine_code() -> None:
    found = wheels.fetch(CACHE)
    assert {wheel.name for wheel in found if wheel.is_native} == {"msgpack", "pydantic-core"}
    assert {wheel.name for wheel in found} >= {"flet", "pydantic", "tinydb", *wheels.LATE}


def test_what_a_phone_does_not_need_is_left_out() -> None:
    for wheel in wheels.fetch(CACHE):
        for name, _ in wheel.files():
            assert not name.endswith((".pyi", "py.typed"))
            assert "dist-info" not in name


def test_what_a_package_imports_at_once_is_on_the_phone() -> None:
    stock_of_flet = stock.check_versions() / "pyodide/python_stdlib.zip"
    kept = {name for name, _ in archives.slim_stdlib(stock_of_flet)}
    left_out = set(zipfile.ZipFile(stock_of_flet).namelist()) - kept
    # What the page for the doctor is written in.
    assert kept >= {"encodings/utf_16_be.py", "encodings/latin_1.py", "encodings/ascii.py"}
    for wheel in wheels.fetch(CACHE):
        for path, content in wheel.files():
            if path.endswith(".py") and path not in NEVER_IMPORTED:
                for name in _imported_at_once(content):
                    file = name.replace(".", "/")
                    gone = left_out & {f"{file}.py", f"{file}/__init__.py"}
                    assert not gone, f"{path} imports {name}"


def _imported_at_once(content: bytes) -> Iterator[str]:
    for node in ast.parse(content).body:
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module


def test_the_licence_of_every_package_is_kept() -> None:
    for wheel in wheels.fetch(CACHE):
        assert list(wheel.licences()), wheel.name


def test_a_wheel_with_other_bytes_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheels.fetch(CACHE)
    for path in CACHE.glob("*.whl"):
        shutil.copy(path, tmp_path)
    spoilt = next(tmp_path.glob("tinydb-*.whl"))
    spoilt.write_bytes(spoilt.read_bytes() + b"!")
    monkeypatch.setattr(wheels, "_download", lambda cache: None)
    with pytest.raises(BuildError, match=r"do not match crampapp/pwa/wheels\.txt"):
        wheels.fetch(tmp_path)
