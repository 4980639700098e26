import json
import re
import shutil
import zipfile
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest

from crampapp.content import guide
from crampapp.domain.episode import MuscleGroup
from crampapp.pwa import build as building
from crampapp.pwa.build import BuildError, build
from crampapp.pwa.webroot import WebRoot

ROOT = Path(__file__).parents[2]
CACHE = ROOT / "build/cache"


def built(out: Path) -> Path:
    return build(out, cache=CACHE, compress=False, progress=lambda _: None)


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("one") / "web")


def contents(web: Path) -> dict[str, bytes]:
    return {
        path.relative_to(web).as_posix(): path.read_bytes()
        for path in web.rglob("*")
        if path.is_file()
    }


def config(web: Path) -> dict[str, object]:
    page = (web / "index.html").read_text()
    found = re.search(r'id="config">(.*?)</script>', page)
    assert found
    loaded: dict[str, object] = json.loads(found[1])
    return loaded


def test_the_same_sources_build_the_same_bytes(web: Path, tmp_path: Path) -> None:
    assert contents(built(tmp_path / "two")) == contents(web)


def test_the_folder_is_below_forty_megabytes(web: Path) -> None:
    assert sum(map(len, contents(web).values())) < 40e6


def test_a_changed_sentence_changes_our_own_archive_and_the_lists_only(
    web: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source"
    shutil.copytree(ROOT / "crampapp", source / "crampapp")
    shutil.copy(ROOT / "main.py", source)
    shutil.copytree(ROOT / "assets", source / "assets")
    shutil.copy(ROOT / "pyproject.toml", source)
    relief = source / "crampapp/content/relief/calf.toml"
    relief.write_text(relief.read_text().replace("hands can rest", "arms can rest"))
    monkeypatch.setattr(building, "PACKAGE", source / "crampapp")
    monkeypatch.setattr(building, "ROOT", source)
    before, after = contents(web), contents(built(tmp_path / "web"))
    changed = {name for name in after if before.get(name) != after[name]}
    assert {re.sub(r"-[0-9a-f]{10}", "", name) for name in changed} == {
        "app.zip",
        "index.html",
        "sw.js",
        "build.json",
    }


def test_the_first_step_is_readable_in_the_page_without_any_script(web: Path) -> None:
    page = (web / "index.html").read_text()
    step = re.search(r'data-relief-step="1">(.*?)<', page)
    assert step
    assert unescape(step[1]) == guide().first_step(MuscleGroup.CALF).action


def test_everything_the_page_starts_with_is_there(web: Path) -> None:
    names = config(web)
    archives, late = names["archives"], names["late"]
    assert isinstance(archives, dict)
    assert isinstance(late, dict)
    for name in [names["worker"], names["pyodide"], *archives.values(), *late.values()]:
        assert (web / str(name)).is_file()
    assert (web / str(names["engine"]) / "main.dart.js").is_file()


def test_our_archive_has_the_app_and_nothing_that_stays_on_the_computer(web: Path) -> None:
    (app,) = web.glob("app-*.zip")
    with zipfile.ZipFile(app) as archive:
        names = archive.namelist()
    assert {"main.pyc", "crampapp/app.pyc", "crampapp/content/relief/calf.toml"} <= set(names)
    assert any(name.endswith("LC_MESSAGES/crampapp.mo") for name in names)
    assert not [name for name in names if re.search(r"crampapp/(pwa|relay|cli|__main__)", name)]


def test_nothing_unused_ships(web: Path) -> None:
    unused = r"\.(symbols|exe|bat|map|d\.ts)$|skwasm|wimp|main\.dart\.wasm|micropip|KaTeX|Cupertino"
    assert [name for name in contents(web) if re.search(unused, name)] == []


def test_the_service_worker_keeps_every_file_of_the_app_with_its_hash(web: Path) -> None:
    script = (web / "sw.js").read_text()
    found = re.search(r"const FILES = (\[.*?\n\]);", script, re.DOTALL)
    assert found
    kept = dict(json.loads(found[1]))
    files = contents(web)
    assert all(sha256(files[name]).hexdigest() == digest for name, digest in kept.items())
    left_out = {re.split(r"[-/]", name)[0] for name in set(files) - set(kept)}
    assert left_out <= {"sw.js", "build.json", "v1", "licences", "icons", "screenshots"}


def test_a_host_of_files_says_that_it_has_no_relay(web: Path) -> None:
    assert json.loads((web / building.RELAY_KEY).read_text()) == {"public_key": None}


def test_the_files_name_no_other_origin_that_could_be_asked(web: Path) -> None:
    (client,) = web.glob("engine-*/main.dart.js")
    assert b"cdn.jsdelivr.net" not in client.read_bytes()
    for name in ("index.html", "sw.js", "manifest.json"):
        assert "https://" not in (web / name).read_text()


def test_a_broken_content_file_stops_the_build_with_one_line_and_keeps_the_last_one(
    web: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise building.ContentError("relief.toml: protocol.0: wrong")

    out = tmp_path / "web"
    out.mkdir()
    (out / "index.html").write_text("the last build")
    monkeypatch.setattr(building, "content", broken)
    with pytest.raises(BuildError, match=r"relief\.toml"):
        built(out)
    assert (out / "index.html").read_text() == "the last build"


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(BuildError, match="cannot be written"):
        built(blocked / "web")


def test_the_typeface_of_the_page_comes_with_what_writes_it(web: Path) -> None:
    late = config(web)["late"]
    assert isinstance(late, dict)
    with zipfile.ZipFile(web / late["pydyf"]) as archive:
        assert {"fonts/roboto.ttf", "fonts/roboto.json"} <= set(archive.namelist())
    (licences,) = web.glob("licences-*.zip")
    with zipfile.ZipFile(licences) as archive:
        assert b"Apache License" in archive.read("roboto/LICENSE.txt")


def test_a_relay_elsewhere_is_known_to_page_policy_and_service_worker(
    web: Path, tmp_path: Path
) -> None:
    assert config(web)["relay"] == "./"
    origin = "https://relay.example.org"
    other = build(
        tmp_path / "web", cache=CACHE, compress=False, relay=origin, progress=lambda _: None
    )
    assert config(other)["relay"] == f"{origin}/"
    assert f"connect-src 'self' {origin};" in unescape((other / "index.html").read_text())
    assert f"connect-src 'self' {origin};" in WebRoot(other).headers()["Content-Security-Policy"]
    assert f'const RELAY = "{origin}/";' in (other / "sw.js").read_text()


@pytest.mark.parametrize(
    "relay",
    [
        "relay.example.org",
        "http://relay.example.org",
        "https://",
        "https://a b",
        "https://relay.example.org/",
        "https://relay.example.org/path",
        "https://relay.example.org; script-src *",
    ],
)
def test_an_address_that_is_no_relay_is_refused_before_anything_is_written(
    tmp_path: Path, relay: str
) -> None:
    with pytest.raises(BuildError, match="is not an https origin"):
        build(tmp_path / "web", cache=CACHE, relay=relay, progress=lambda _: None)
    assert not (tmp_path / "web").exists()
