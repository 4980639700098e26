"""What each command does, given what was typed.

Each imports what it needs when it runs. ``complain`` among the arguments ends the program with one
line on what is wrong with them.
"""

import argparse
import json
import os
import textwrap
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crampapp.content import Item
    from crampapp.relay.settings import Settings


class CommandError(Exception):
    """A command cannot do its work; the message is one line for the person who typed it."""


def _relay_settings(arguments: argparse.Namespace) -> "Settings":
    from crampapp.relay.settings import Settings, default_folder

    return Settings(
        data=arguments.data or default_folder(),
        database_url=os.environ.get("DATABASE_URL", ""),
        public_url=arguments.public_url,
        contact=arguments.contact,
        origins=tuple(arguments.allow_origin),
        push_services=tuple(arguments.push_service),
    )


def build(arguments: argparse.Namespace) -> None:
    """Build the web app."""
    from crampapp.pwa.build import BuildError, build

    try:
        build(arguments.out, compress=arguments.compress, relay=arguments.relay)
    except BuildError as error:
        raise CommandError(error) from None
    except OSError as error:
        raise CommandError(f"cannot write {error.filename}: {error.strerror}.") from None


def serve(arguments: argparse.Namespace) -> None:
    """Serve the built app, with its relay unless told otherwise."""
    if arguments.certificates and not arguments.https:
        arguments.complain("--certificates needs --https")

    from crampapp.pwa.serve import serve, serve_https
    from crampapp.pwa.webroot import ServeError
    from crampapp.relay.errors import RelayError

    folder, port = arguments.folder, arguments.port
    try:
        relay = None if arguments.no_relay else _relay_settings(arguments)
        if arguments.https:
            host = arguments.host or "0.0.0.0"
            serve_https(folder, host, port, arguments.certificates, relay=relay)
        else:
            serve(folder, arguments.host or "127.0.0.1", port, relay=relay)
    except (ServeError, RelayError) as error:
        raise CommandError(error) from None


def relay(arguments: argparse.Namespace) -> None:
    """Run the relay alone, or give it a new key."""
    from crampapp.pwa.serve import listen, run, url
    from crampapp.pwa.webroot import ServeError
    from crampapp.relay.api import create_api
    from crampapp.relay.errors import RelayError
    from crampapp.relay.relay import Relay

    try:
        relay = Relay(_relay_settings(arguments))
        if arguments.new_key:
            relay.keys.renew()
            return
        with listen(arguments.host, arguments.port) as listener:
            address = url("http", arguments.host, listener.getsockname()[1])
            run(create_api(relay), listener, f"The relay answers at {address}")
    except (ServeError, RelayError) as error:
        raise CommandError(error) from None


def check(arguments: argparse.Namespace) -> None:
    """Say what may be behind a cramp, or list what can be asked."""
    if arguments.questions == bool(arguments.answers):
        arguments.complain("give a file of answers, or --questions")

    from crampapp.check import question_rows, question_text, result_row, result_text
    from crampapp.content import ContentError
    from crampapp.domain.checker import AnswerError

    try:
        if arguments.questions:
            shown: object = question_rows() if arguments.json else question_text()
        else:
            answers = _answers(arguments)
            shown = result_row(answers) if arguments.json else result_text(answers)
    except AnswerError as error:
        arguments.complain(str(error))
    except ContentError as error:
        raise CommandError(error) from None
    if arguments.json:
        shown = json.dumps(shown, ensure_ascii=False, indent=2)
    print(shown)


def _answers(arguments: argparse.Namespace) -> dict[str, object]:
    from crampapp.domain.checker import AnswerError

    path = arguments.answers
    try:
        answers = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_once)
    except AnswerError as error:
        arguments.complain(str(error))
    except OSError as error:
        arguments.complain(f"cannot read {path}: {error.strerror}")
    except (ValueError, RecursionError) as error:
        arguments.complain(f"{path} is not JSON: {error}")
    if not isinstance(answers, dict):
        arguments.complain(f"{path}: answers are an object of question ids and values")
    return dict(answers)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """What a JSON object holds; of two answers to one question, one would be lost unseen."""
    from crampapp.domain.checker import AnswerError

    answers: dict[str, object] = {}
    for id, value in pairs:
        if id in answers:
            raise AnswerError(id, "is answered more than once")
        answers[id] = value
    return answers


def content(arguments: argparse.Namespace) -> None:
    """List every text with its sources."""
    from crampapp.content import ContentError, items

    try:
        found = items()
    except ContentError as error:
        raise CommandError(error) from None
    if arguments.json:
        rows = [item.model_dump(mode="json") for item in found]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        print("\n\n".join(_paragraph(item) for item in found))


def _paragraph(item: "Item") -> str:
    row = item.model_dump(mode="json")
    origins = ", ".join(row["statements"] + row["sources"]) or "none"
    return "\n".join(
        (
            f"{row['id']} ({row['kind']}), evidence {row['evidence']}, from {origins}",
            textwrap.fill(row["text"], width=88, initial_indent="  ", subsequent_indent="  "),
        )
    )


def demo_data(arguments: argparse.Namespace) -> None:
    """Write a history to look at."""
    import asyncio

    from crampapp.demo import write_demo

    until = arguments.until or date.today()
    data = asyncio.run(write_demo(arguments.years, until, arguments.seed))
    try:
        arguments.out.parent.mkdir(parents=True, exist_ok=True)
        arguments.out.write_bytes(data)
    except OSError as error:
        raise CommandError(f"cannot write {error.filename}: {error.strerror}.") from None
    print(f"{arguments.out}: {len(data.splitlines()) - 2} records. Restore it in the app.")
