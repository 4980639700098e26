from pathlib import Path

import pytest

from crampapp.pwa import archives, fonts, stock
from crampapp.pwa.errors import BuildError


def test_a_patch_that_finds_nothing_breaks_the_build() -> None:
    with pytest.raises(BuildError, match="found 0"):
        stock.replace_once("abc", "x", "y")


def test_a_patch_that_finds_two_places_breaks_the_build() -> None:
    with pytest.raises(BuildError, match="found 2"):
        stock.replace_once("abab", "a", "c")


def test_another_version_of_the_client_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stock, "FLET", "1.1.0")
    with pytest.raises(BuildError, match=r"knows flet 1\.1\.0.*installed are flet 1\.0\.5"):
        stock.check_versions()


def test_the_rive_loader_is_asked_of_our_own_address() -> None:
    package = Path(stock.__file__).parents[1]
    files = stock.engine(stock.check_versions(), package)
    assert b"jsdelivr" not in files["main.dart.js"]
    assert b"self.crampappEngine" in files["main.dart.js"]
    assert files["rive/wasm/rive_native.js"].startswith(b"globalThis.RiveNative")


def test_a_stale_list_of_unused_modules_breaks_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_UNUSED_STDLIB", (r"no_such_module\.py",))
    stdlib = stock.check_versions() / "pyodide/python_stdlib.zip"
    with pytest.raises(BuildError, match="no_such_module"):
        archives.slim_stdlib(stdlib)


def test_an_archive_is_the_same_whatever_order_its_files_come_in() -> None:
    files = [("b.py", b"2"), ("a.py", b"1")]
    assert archives.pack(files) == archives.pack(reversed(files))


def test_icons_are_found_however_they_are_written(tmp_path: Path) -> None:
    (tmp_path / "screen.py").write_text("ft.Icon(ft.Icons.ADD)\nIcons.HISTORY\nft.Colors.PRIMARY\n")
    assert fonts.icons_used(tmp_path) == {"ADD", "HISTORY"}


def test_an_icon_that_the_font_lacks_is_named() -> None:
    font = stock.check_versions() / "assets/fonts/MaterialIcons-Regular.otf"
    with pytest.raises(BuildError, match=r"Icons\.NO_SUCH_ICON"):
        fonts.subset_icons(font, {"ADD", "NO_SUCH_ICON"})
