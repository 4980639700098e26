"""The command line: what it asks of the rest, what it prints and how it fails."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crampapp.cli import main
from crampapp.content import ContentError, items
from crampapp.pwa.build import BuildError
from crampapp.relay.settings import Settings

ROOT = Path(__file__).parents[1]

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs one command; gives its exit code, output and errors."""

    def command(*arguments: str) -> tuple[int, str, str]:
        try:
            code = main(arguments)
        except SystemExit as stop:
            code = int(stop.code or 0)
        return code, *capsys.readouterr()

    return command


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the commands asked of the build and the server, which do nothing here."""
    calls: list[Any] = []

    def note(name: str) -> Callable[..., None]:
        return lambda *arguments, **named: calls.append((name, arguments, named))

    monkeypatch.setattr("crampapp.pwa.build.build", note("build"))
    monkeypatch.setattr("crampapp.pwa.serve.serve", note("serve"))
    monkeypatch.setattr("crampapp.pwa.serve.serve_https", note("serve_https"))
    return calls


def test_build_writes_where_it_is_told(run: Run, asked: list[Any]) -> None:
    assert run("build") == (0, "", "")
    relay = ("--relay", "https://r.example.org")
    assert run("build", "--out", "elsewhere", "--no-compress", *relay) == (0, "", "")
    assert asked == [
        ("build", (Path("build/web"),), {"compress": True, "relay": ""}),
        ("build", (Path("elsewhere"),), {"compress": False, "relay": "https://r.example.org"}),
    ]


def test_serve_is_for_this_machine_and_https_for_the_network(run: Run, asked: list[Any]) -> None:
    without = ("serve", "--no-relay")
    assert run(*without) == (0, "", "")
    assert run(*without, "--host", "::1", "--port", "80", "--folder", "w") == (0, "", "")
    assert run(*without, "--https") == (0, "", "")
    assert run(*without, "--https", "--certificates", "c", "--host", "10.0.0.4") == (0, "", "")
    assert asked == [
        ("serve", (Path("build/web"), "127.0.0.1", 8550), {"relay": None}),
        ("serve", (Path("w"), "::1", 80), {"relay": None}),
        ("serve_https", (Path("build/web"), "0.0.0.0", 8550, None), {"relay": None}),
        ("serve_https", (Path("build/web"), "10.0.0.4", 8550, Path("c")), {"relay": None}),
    ]


def test_serve_has_a_relay_that_can_be_told_by_the_environment(
    run: Run, asked: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert run("serve") == (0, "", "")
    monkeypatch.setenv("CRAMPAPP_DATA", "/elsewhere")
    monkeypatch.setenv("CRAMPAPP_CONTACT", "mailto:a@crampapp.org")
    monkeypatch.setenv("DATABASE_URL", "postgresql:///relay")
    assert run("serve", "--public-url", "https://crampapp.org/app") == (0, "", "")
    assert [call[2]["relay"] for call in asked] == [
        Settings(data=Path("/data/crampapp")),
        Settings(
            data=Path("/elsewhere"),
            database_url="postgresql:///relay",
            public_url="https://crampapp.org/app",
            contact="mailto:a@crampapp.org",
        ),
    ]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "crampapp: the following arguments are required: COMMAND"),
        (["bild"], "crampapp: argument COMMAND: invalid choice: 'bild'"),
        (["serve", "--port", "65536"], "'65536' is not a port from 0 to 65535"),
        (["serve", "--port", "-1"], "'-1' is not a port from 0 to 65535"),
        (["serve", "--certificates", "c"], "--certificates needs --https"),
        (["content", "--yaml"], "unrecognized arguments: --yaml"),
        (["check"], "crampapp check: give a file of answers, or --questions"),
        (["check", "nowhere.json"], "cannot read nowhere.json: No such file or directory"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(
    run: Run, asked: list[Any], arguments: list[str], complaint: str
) -> None:
    code, output, errors = run(*arguments)
    assert (code, output, errors.count("\n")) == (2, "", 1)
    assert complaint in errors
    assert not asked


@pytest.mark.parametrize(
    ("command", "place", "error", "line"),
    [
        ("build", "crampapp.pwa.build.build", BuildError("No wheel."), "No wheel."),
        (
            "build",
            "crampapp.pwa.build.build",
            PermissionError(13, "Permission denied", "build"),
            "cannot write build: Permission denied.",
        ),
        ("content", "crampapp.content.items", ContentError("relief.toml: x"), "relief.toml: x"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_1(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str, place: str, error: Exception, line: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(place, fail)
    assert run(command) == (1, "", f"crampapp: {line}\n")


@pytest.mark.parametrize(
    ("missing", "ours", "extra"),
    [
        ("starlette.applications", "crampapp.pwa.serve", "web"),
        ("pywebpush", "crampapp.relay.sender", "relay"),
    ],
)
def test_a_missing_extra_is_one_line(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    missing: str,
    ours: str,
    extra: str,
) -> None:
    for module in (ours, "crampapp.relay.relay"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setitem(sys.modules, missing, None)
    line = f"crampapp serve needs the {extra} extra: pip install 'crampapp[{extra}]'\n"
    assert run("serve", "--port", "0", "--data", str(tmp_path)) == (1, "", line)


def test_a_missing_module_of_our_own_is_not_blamed_on_an_extra(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "crampapp.pwa.serve", None)
    with pytest.raises(ModuleNotFoundError):
        run("serve")


def test_ctrl_c_during_a_build_has_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("crampapp.pwa.build.build", interrupted)
    assert run("build") == (130, "", "")


def test_content_as_json_has_every_item_with_its_sources(run: Run) -> None:
    code, output, _ = run("content", "--json")
    rows = json.loads(output)
    assert code == 0
    assert [row["id"] for row in rows] == [item.id for item in items()]
    for row in rows:
        assert list(row) == ["id", "kind", "text", "statements", "sources", "evidence"]


def test_content_as_text_shows_the_label_and_the_sources(run: Run) -> None:
    code, output, _ = run("content")
    assert code == 0
    for item in items():
        assert f"{item.id} ({item.kind}), evidence {item.evidence}, from " in output
        assert all(source in output for source in item.sources)


def test_a_reader_that_has_enough_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "wb") as closed_pipe:
        command = [sys.executable, "-m", "crampapp", "content"]
        answer = subprocess.run(command, cwd=ROOT, stdout=closed_pipe, stderr=subprocess.PIPE)
    assert (answer.returncode, answer.stderr) == (1, b"")


def test_help_loads_nothing_but_the_command_line() -> None:
    program = (
        "import sys, crampapp.cli as cli\n"
        "try: cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'pydantic', 'flet', 'starlette', 'trustme'} & set(sys.modules)))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True
    )
    assert answer.stdout.startswith("usage: crampapp")
    assert answer.stdout.endswith("[]\n")


@pytest.fixture
def answers(tmp_path: Path) -> Callable[[str], str]:
    """Writes a file of answers and gives its path."""

    def write(text: str) -> str:
        path = tmp_path / "answers.json"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


SWOLLEN = json.dumps(
    {
        "who": "me",
        "signs_now": ["none"],
        "signs_leg": ["swollen"],
        "signs_nerves": ["none"],
        "age": 68,
        "recent": ["surgery"],
    }
)


def test_check_tells_programs_how_urgent_it_is_what_fits_and_why(
    run: Run, answers: Callable[[str], str]
) -> None:
    code, out, err = run("check", answers(SWOLLEN), "--json")
    result = json.loads(out)
    assert (code, err) == (0, "")
    assert result["urgency"] == "urgent"
    assert result["flags"] == ["RF02"]
    assert result["causes"][0]["id"] == "C15"
    assert result["causes"][0]["contributions"][0] == {
        "question": "signs_leg",
        "answer": ["swollen"],
        "weight": 4.605,
        "source": "R34, R35",
    }
    assert sum(cause["probability"] for cause in result["causes"]) == pytest.approx(1)
    assert "RF09" in result["unasked_flags"]
    assert result["next_steps"]


def test_check_tells_people_the_same(run: Run, answers: Callable[[str], str]) -> None:
    code, out, _ = run("check", answers(SWOLLEN))
    assert code == 0
    assert out.startswith("See a doctor today\n  RF02 One leg swollen")
    assert "Clot in a leg vein" in out
    assert "does not diagnose" in out


def test_check_lists_what_can_be_asked(run: Run) -> None:
    code, out, _ = run("check", "--questions", "--json")
    rows = {row["id"]: row for row in json.loads(out)}
    assert code == 0
    assert list(rows)[:2] == ["who", "signs_now"]
    assert rows["age"] | {"text": ""} == {
        "id": "age",
        "text": "",
        "type": "integer",
        "options": [],
        "unknown": "unknown",
        "part": "history",
        "applies": None,
        "least": 0,
        "most": 120,
    }
    assert {"id": "none", "text": "None of these"} in rows["signs_leg"]["options"]
    assert run("check", "--questions")[1].startswith("who (one): Who is it for?\n  me: Me\n")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('{"age": 400}', "age: 400 is not a whole number from 0 to 120"),
        ('{"legs": "three"}', "legs: there is no option 'three'"),
        ('{"signs_leg": "swollen"}', "signs_leg: 'swollen' is not a list of option ids"),
        ('{"shoes": 1}', "shoes: there is no such question"),
        ('{"a\\nb": 1}', r"'a\nb': there is no such question"),
        ('{"sex": "a\\nb"}', r"sex: there is no option 'a\nb'"),
        ('{"' + "x" * 5000 + '": 1}', "'" + "x" * 38 + "…: there is no such question"),
        ('{"signs_leg": ["swollen"], "signs_leg": []}', "signs_leg: is answered more than once"),
        ("[]", "answers are an object of question ids and values"),
        ("{", "is not JSON: "),
        ("[" * 100_000, "is not JSON: "),
    ],
)
def test_check_refuses_impossible_answers_in_one_line(
    run: Run, answers: Callable[[str], str], text: str, complaint: str
) -> None:
    code, out, err = run("check", answers(text), "--json")
    assert (code, out) == (2, "")
    assert complaint in err
    assert err.count("\n") == 1
