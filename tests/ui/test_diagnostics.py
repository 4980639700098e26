"""Diagnostics help to find a fault, and say nothing about the person."""

import ast
import logging
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import flet as ft
from hypothesis import given
from hypothesis import strategies as st

import crampapp
from crampapp.domain.profile import Fact, Profile
from crampapp.store import Store
from crampapp.ui.diagnostics import Surroundings, diagnostics
from crampapp.ui.failures import Failures, failures
from crampapp.ui.screens.about import MADE_WITH

from .conftest import MORNING, Launch, Session, SlowFiles, episode
from .test_your_data import keeper_with

AROUND: dict[str, Any] = {
    "version": "1.2.3",
    "build": "4f1c0d2a9b",
    "licences": "http://app.test/licences.zip",
    "browser": "Mozilla/5.0 (Linux; Android 16)",
    "installed": True,
    "viewport": "390 x 844 at 3",
    "language": "en-GB",
    "usage": 45_000_000,
    "failures": ["TypeError boot.js:12"],
}
PACKAGE = Path(crampapp.__file__ or "").parent


def shown(client: Session) -> str:
    copy: ft.FilledButton = client.find("copy-diagnostics")
    assert isinstance(copy.action, ft.CopyToClipboard)
    told = str(copy.action.data)
    assert [line for line in client.texts() if line in told.splitlines()] == told.splitlines()
    return told


async def answered(client: Session, **told: Any) -> None:
    client.bridge.handlers["diagnostics"]({**AROUND, **told})
    await client.settle()


async def test_what_is_copied_is_what_is_shown(launch: Launch) -> None:
    client = await launch("/settings/about/diagnostics", page_leads=True)
    await answered(client)
    told = shown(client)
    assert "crampapp 1.2.3, build 4f1c0d2a9b" in told
    assert "Storage: file, kept" in told
    assert "Window: 390 x 844 at 3, language: en-GB" in told
    assert "45 MB of ?" in told
    assert "page TypeError boot.js:12" in told
    await client.tap("copy-diagnostics")
    assert "Copied." in client.announced()


async def test_there_are_diagnostics_without_a_page_too(launch: Launch) -> None:
    client = await launch("/settings/about/diagnostics")
    assert "crampapp ?, build ?" in shown(client)


async def test_about_says_version_and_that_no_clinician_has_looked(launch: Launch) -> None:
    client = await launch("/settings/about", page_leads=True)
    await answered(client)
    assert client.says("Version 1.2.3, build 4f1c0d2a9b")
    assert client.says("No clinician has reviewed this app yet.")
    assert client.find("licences").action.url == "http://app.test/licences.zip"
    await client.tap("sources")
    assert client.says("NHS, Leg cramps")


def test_everything_that_goes_to_the_phone_is_named() -> None:
    pinned = (PACKAGE / "pwa/wheels.txt").read_text(encoding="utf-8")
    names = {name.lower() for name in re.findall(r"^([\w-]+)==", pinned, re.MULTILINE)}
    assert names <= {name.lower() for name in MADE_WITH}


# Nothing about the person

SECRETS = st.text("abcdefghij", min_size=12, max_size=30)


@given(secret=SECRETS)
def test_no_word_of_an_error_is_kept(secret: str) -> None:
    kept = Failures()
    log = logging.getLogger("crampapp.tried")
    log.addHandler(kept)
    log.propagate = False
    try:
        raise ValueError(secret)
    except ValueError:
        log.exception("a note was %s", secret, stack_info=True, extra={"note": secret})
    log.error(secret)
    log.removeHandler(kept)
    told = diagnostics(None, "opfs, kept", kept.lines())
    assert len(kept.lines()) == 2
    assert "ValueError" in told
    assert secret not in told


async def test_no_content_of_a_record_is_in_it(launch: Launch) -> None:
    secret = "warfarinandwhiskey"
    files = SlowFiles()
    store = await Store.open(files)
    for number in range(3):
        one = episode(MORNING - timedelta(hours=number + 1), number)
        await store.save(one.model_copy(update={"note": secret, "triggers": ()}))
    keeper = keeper_with(profile=Profile(facts={Fact.DIABETES: True}))
    client = await launch(
        "/settings/about/diagnostics", files=files, keeper=keeper, page_leads=True
    )
    failures.handle(
        logging.LogRecord("crampapp", logging.ERROR, __file__, 1, "%s", (secret,), None)
    )
    await answered(client)
    told = shown(client)
    assert "ERROR test_diagnostics.py:1" in told
    for word in (secret, "diabetes", "calf", "UTC", "2026", "left"):
        assert word not in told


@given(around=st.builds(Surroundings), text=st.text(max_size=2000))
def test_no_answer_of_a_browser_breaks_the_text(around: Surroundings, text: str) -> None:
    told = diagnostics(around.model_copy(update={"browser": text}), "opfs, kept", [])
    assert len(told.splitlines()) == 6
    assert all(len(line) <= 300 for line in told.splitlines())


def test_the_texts_of_our_log_lines_are_constants() -> None:
    """What a formatted text would hold could be what somebody typed; devtools show it to others."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name("log"), attr=verb), args=[first, *_]
                ) if verb in {"error", "exception", "warning"}:
                    assert isinstance(first, ast.Constant), f"{path.name}:{node.lineno}"
