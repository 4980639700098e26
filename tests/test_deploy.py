"""The files that run the project elsewhere call commands that exist."""

import json
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from crampapp.cli import parser
from tests.browser import chromium

ROOT = Path(__file__).parents[1]


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_pages_workflow_builds_with_our_command_line() -> None:
    (command,) = re.findall(r"run: crampapp (.+)", text(".github/workflows/pages.yml"))
    arguments = parser().parse_args(command.split())
    assert not arguments.compress
    assert f"path: {arguments.out}\n" in text(".github/workflows/pages.yml")


def test_the_container_serves_the_folder_that_it_built() -> None:
    recipe = text("Dockerfile")
    built = parser().parse_args(["build"]).out
    (line,) = re.findall(r"^CMD (.+)", recipe, re.MULTILINE)
    program, *command = json.loads(line)
    arguments = parser().parse_args(command)
    assert program == "crampapp"
    assert arguments.host == "0.0.0.0"
    assert arguments.folder == built
    assert f"/crampapp/{built} {arguments.folder}\n" in recipe
    assert f"EXPOSE {arguments.port}\n" in recipe


def test_the_container_keeps_what_the_relay_must_not_lose_in_its_volume(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    recipe = text("Dockerfile")
    (folder,) = re.findall(r"^VOLUME (.+)", recipe, re.MULTILINE)
    ((name, value),) = re.findall(r"^ENV (\w+)=(.+)", recipe, re.MULTILINE)
    monkeypatch.setenv(name, value)
    assert parser().parse_args(["serve"]).data == Path(folder)
    assert f"-m 700 -o crampapp {folder}\n" in recipe


def test_the_container_has_all_packages_that_the_relay_needs() -> None:
    extras = tomllib.loads(text("pyproject.toml"))["project"]["optional-dependencies"]
    needed = {re.split(r"[\[><=]", one)[0] for one in extras["relay"] + extras["postgres"]}
    served = re.search(r"--prefix /served -c /versions.txt(.+?)&&", text("Dockerfile"), re.DOTALL)
    assert served
    assert needed <= {re.split(r"\[", one.strip("'"))[0] for one in served[1].split()}


def test_continuous_integration_runs_what_the_readme_says() -> None:
    lines = text(".ci/run").splitlines()
    assert lines[-2:] == ["make test", "make test-engines"]
    assert os.access(ROOT / ".ci/run", os.X_OK)


def make(folder: Path, programs: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """`make .venv/bin/python` where only these programs can be found."""
    path = folder / "bin"
    path.mkdir()
    for name, script in programs.items():
        (path / name).write_text(f"#!/bin/sh\n{script}\n")
        (path / name).chmod(0o755)
    shutil.copy(ROOT / "Makefile", folder)
    program = shutil.which("make")
    assert program, "These tests need make."
    return subprocess.run(
        [program, ".venv/bin/python"],
        cwd=folder,
        env={"PATH": str(path)},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("programs", "line"),
    [
        ({}, "crampapp needs Python 3.11 or newer"),
        ({"python3": "exit 1"}, "crampapp needs Python 3.11 or newer"),
        ({"python3.12": 'test "${2#*ensurepip}" = "$2"'}, "apt-get install python3-venv"),
    ],
)
def test_a_machine_without_a_python_for_us_is_told_in_one_line(
    tmp_path: Path, programs: dict[str, str], line: str
) -> None:
    answer = make(tmp_path, programs)
    said, failed = answer.stderr.splitlines()
    assert line in said
    assert failed.startswith("make: *** ")
    assert not (tmp_path / ".venv").exists()


def program_at(path: Path, exit_code: int) -> Path:
    path.write_text(f"#!/bin/sh\nexit {exit_code}\n")
    path.chmod(0o755)
    return path


def test_a_chosen_chromium_is_used_and_must_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = program_at(tmp_path / "good", 0), program_at(tmp_path / "bad", 1)
    monkeypatch.setenv("CRAMPAPP_CHROMIUM", str(good))
    assert chromium.find() == good
    for wrong in (bad, tmp_path / "missing"):
        monkeypatch.setenv("CRAMPAPP_CHROMIUM", str(wrong))
        with pytest.raises(chromium.NoChromiumError, match="does not start"):
            chromium.ensure()


def test_a_stub_that_does_not_start_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program_at(tmp_path / "chromium", 1)
    good = program_at(tmp_path / "google-chrome", 0)
    monkeypatch.delenv("CRAMPAPP_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chromium.find() == good


def test_each_way_to_install_is_tried_before_giving_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    late = tmp_path / "late"
    monkeypatch.delenv("CRAMPAPP_CHROMIUM", raising=False)
    monkeypatch.setattr(chromium, "_candidates", lambda: iter([late]))
    copy = f"cp {program_at(tmp_path / 'good', 0)} {late}"
    ways = [("one", ["sh", "-c", "exit 3"]), ("two", ["sh", "-c", copy])]
    monkeypatch.setattr(chromium, "_ways_to_install", lambda: iter(ways))
    assert chromium.ensure() == late
    assert capfd.readouterr().err.splitlines() == [
        "No Chromium here yet: trying one.",
        "No Chromium here yet: trying two.",
    ]
    late.unlink()
    monkeypatch.setattr(chromium, "_ways_to_install", lambda: iter(ways[:1]))
    with pytest.raises(chromium.NoChromiumError, match="Install one"):
        chromium.ensure()


def test_an_installation_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "DOWNLOAD_LIMIT_S", 0.1)
    chromium._run(["sh", "-c", "sleep 60 & wait"])
