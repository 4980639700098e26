import shutil
from pathlib import Path

import pytest

from crampapp.pwa import wheels
from crampapp.pwa.errors import BuildError

CACHE = Path(__file__).parents[2] / "build/cache/wheels"


def test_every_pinned_package_is_there_and_only_two_are_machine_code() -> None:
    found = wheels.fetch(CACHE)
    assert {wheel.name for wheel in found if wheel.is_native} == {"msgpack", "pydantic-core"}
    assert {wheel.name for wheel in found} >= {"flet", "pydantic", "tinydb", *wheels.LATE}


def test_what_a_phone_does_not_need_is_left_out() -> None:
    for wheel in wheels.fetch(CACHE):
        for name, _ in wheel.files():
            assert not name.endswith((".pyi", "py.typed"))
            assert "dist-info" not in name


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
