"""What a file of the build is over HTTP."""

from pathlib import Path, PurePath

import pytest

from crampapp.pwa.negotiation import (
    cache_control,
    choose_encoding,
    entity_tag,
    is_known,
    media_type,
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("page.js", "text/javascript"),
        ("page.mjs", "text/javascript"),
        ("page.css", "text/css"),
        ("page.txt", "text/plain"),
        ("code.wasm", "application/wasm"),
        ("data.json", "application/json"),
        ("manifest.json", "application/manifest+json"),
        ("app.webmanifest", "application/manifest+json"),
        ("font.woff2", "font/woff2"),
        ("font.otf", "font/otf"),
        ("font.ttf", "font/ttf"),
        ("mark.svg", "image/svg+xml"),
        ("mark.png", "image/png"),
        ("code.zip", "application/zip"),
        ("AssetManifest.bin", "application/octet-stream"),
        ("NOTICES", "application/octet-stream"),
    ],
)
def test_each_file_has_its_media_type(name: str, expected: str) -> None:
    assert media_type(PurePath("folder", name)) == expected


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("BR ; Q=1.0", "br"),
        ("*", "br"),
        ("*;q=0.1, br;q=0", "gzip"),
        ("gzip;q=0.5, identity", "identity"),
        ("identity, gzip, br", "br"),
        ("gzip;q=much", "identity"),
        ("deflate", "identity"),
        ("", "identity"),
    ],
)
def test_the_browser_chooses_the_variant(accepted: str, sent: str) -> None:
    assert choose_encoding(accepted, ["br", "gzip"]) == sent


def test_what_was_not_compressed_is_sent_as_it_is() -> None:
    assert choose_encoding("br, gzip", []) == "identity"


@pytest.mark.parametrize(
    ("path", "for_ever"),
    [
        ("app-1a2b3c4d5e.zip", True),
        ("pyodide-0123456789/pyodide.asm.wasm", True),
        ("engine-0123456789/assets/AssetManifest.bin", True),
        ("index.html", False),
        ("sw.js", False),
        ("icons/icon-192.png", False),
        ("app-1a2b3c4d5.zip", False),
        ("app-1a2b3c4d5e6.zip", False),
        ("app-1A2B3C4D5E.zip", False),
    ],
)
def test_what_names_its_own_content_is_kept_for_ever(path: str, for_ever: bool) -> None:
    assert ("immutable" in cache_control(PurePath(path))) == for_ever
    assert (cache_control(PurePath(path)) == "no-cache") != for_ever


def test_a_tag_names_the_content_and_not_its_date(tmp_path: Path) -> None:
    file = tmp_path / "sw.js"
    file.write_text("same")
    before = entity_tag(file, 1, 4)
    assert entity_tag(file, 2, 4) == before
    file.write_text("news")
    assert entity_tag(file, 3, 4) != before


@pytest.mark.parametrize(
    ("header", "known"),
    [
        ('"a"', True),
        ('W/"a"', True),
        ('"b", "a"', True),
        ("*", True),
        ('"b"', False),
        ("", False),
    ],
)
def test_a_browser_names_the_bytes_that_it_has(header: str, known: bool) -> None:
    assert is_known('"a"', header) == known
