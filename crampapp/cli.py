"""The command line: `crampapp build | serve | relay | check | content`.

Each command imports what it needs when it runs, so that `--help` is quick and a command whose
optional packages are missing says so. Exit codes: 0 done, 1 could not, 2 asked wrongly.
"""

import argparse
import json
import os
import re
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from crampapp.content import Item
    from crampapp.relay.settings import Settings

WEB_FOLDER = Path("build/web")
_ONLY_IN_RELAY = {
    *("aiohttp", "cryptography", "fastapi", "procrastinate", "psycopg", "psycopg_pool"),
    *("py_vapid", "pywebpush"),
}
"""Packages by which a missing extra is told."""


class CommandError(Exception):
    """A command cannot do its work; the message is one line for the person who typed it."""


class _Parser(argparse.ArgumentParser):
    """Answers bad input with one line, without the usage text."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def _port(text: str) -> int:
    if not re.fullmatch(r"\d{1,5}", text, re.ASCII) or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 0 to 65535")
    return int(text)


def parser() -> argparse.ArgumentParser:
    """The grammar of the command line; each command carries the function that does it as `run`."""
    top = _Parser(prog="crampapp", description="Quick relief for leg cramps, on a phone.")
    commands = top.add_subparsers(metavar="COMMAND", required=True)

    build = commands.add_parser("build", help="build the web app, for any host and any path on it")
    build.add_argument(
        "--out", type=Path, default=WEB_FOLDER, metavar="FOLDER", help="default: build/web"
    )
    build.add_argument(
        "--no-compress",
        dest="compress",
        action="store_false",
        help="leave out the .br and .gz files, for a host that compresses by itself",
    )
    build.add_argument(
        "--relay",
        default="",
        metavar="ORIGIN",
        help="https origin of a relay elsewhere (default: the server that serves the app)",
    )
    build.set_defaults(run=_build)

    serve = commands.add_parser("serve", help="serve the built web app, with its relay")
    serve.add_argument("--host", help="address to listen on (default: this machine only)")
    serve.add_argument("--port", type=_port, default=8550, help="default: 8550")
    serve.add_argument(
        "--folder", type=Path, default=WEB_FOLDER, help="the built app (default: build/web)"
    )
    serve.add_argument(
        "--https",
        action="store_true",
        help="serve the whole network over https, with a certificate of our own",
    )
    serve.add_argument(
        "--certificates",
        type=Path,
        metavar="FOLDER",
        help="where --https keeps its certificates (default: your settings folder)",
    )
    serve.add_argument("--no-relay", action="store_true", help="send no reminders from here")
    _add_relay_options(serve)
    serve.set_defaults(run=_serve, complain=serve.error)

    relay = commands.add_parser("relay", help="send reminders to phones whose app is closed")
    relay.add_argument("--host", default="127.0.0.1", help="default: this machine only")
    relay.add_argument("--port", type=_port, default=8551, help="default: 8551")
    relay.add_argument(
        "--new-key",
        action="store_true",
        help="make a new key beside the old ones, and end; it counts from the next start on",
    )
    _add_relay_options(relay)
    relay.set_defaults(run=_relay)

    check = commands.add_parser("check", help="what may be behind a cramp, and how urgent it is")
    check.add_argument(
        "answers", nargs="?", type=Path, metavar="ANSWERS.json", help="answers by question id"
    )
    check.add_argument("--questions", action="store_true", help="list what can be asked instead")
    check.add_argument("--json", action="store_true", help="for programs")
    check.set_defaults(run=_check, complain=check.error)

    content = commands.add_parser("content", help="list every text with its sources and evidence")
    content.add_argument("--json", action="store_true", help="as a list for programs")
    content.set_defaults(run=_content)
    return top


def _add_relay_options(command: argparse.ArgumentParser) -> None:
    options = command.add_argument_group("relay", "see docs/operate.md")
    options.add_argument(
        "--data",
        type=Path,
        default=os.environ.get("CRAMPAPP_DATA"),
        metavar="FOLDER",
        help="its keys and database (default: $CRAMPAPP_DATA, else your data folder)",
    )
    options.add_argument(
        "--public-url",
        default=os.environ.get("CRAMPAPP_PUBLIC_URL", ""),
        metavar="URL",
        help="address of the app as phones see it (default: $CRAMPAPP_PUBLIC_URL)",
    )
    options.add_argument(
        "--contact",
        default=os.environ.get("CRAMPAPP_CONTACT", ""),
        metavar="mailto:…",
        help="whom a push service may write to (default: $CRAMPAPP_CONTACT, else --public-url)",
    )
    options.add_argument(
        "--allow-origin",
        action="append",
        default=[],
        metavar="ORIGIN",
        help="an app served elsewhere that may use this relay; may be repeated",
    )
    options.add_argument(
        "--push-service",
        action="append",
        default=[],
        metavar="ORIGIN",
        help="a push service beyond those of the browsers; may be repeated",
    )


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


def _build(arguments: argparse.Namespace) -> None:
    from crampapp.pwa.build import BuildError, build

    try:
        build(arguments.out, compress=arguments.compress, relay=arguments.relay)
    except BuildError as error:
        raise CommandError(error) from None
    except OSError as error:
        raise CommandError(f"cannot write {error.filename}: {error.strerror}.") from None


def _serve(arguments: argparse.Namespace) -> None:
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


def _relay(arguments: argparse.Namespace) -> None:
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


def _check(arguments: argparse.Namespace) -> None:
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
    path = arguments.answers
    try:
        answers = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        arguments.complain(f"cannot read {path}: {error.strerror}")
    except (ValueError, RecursionError) as error:
        arguments.complain(f"{path} is not JSON: {error}")
    if not isinstance(answers, dict):
        arguments.complain(f"{path}: answers are an object of question ids and values")
    return dict(answers)


def _content(arguments: argparse.Namespace) -> None:
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


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    arguments = parser().parse_args(argv)
    try:
        arguments.run(arguments)
        sys.stdout.flush()
    except CommandError as error:
        print(f"crampapp: {error}", file=sys.stderr)
        return 1
    except ModuleNotFoundError as error:
        if (error.name or "crampapp").partition(".")[0] == "crampapp":
            raise
        command = arguments.run.__name__.removeprefix("_")
        extra = "relay" if (error.name or "").partition(".")[0] in _ONLY_IN_RELAY else "web"
        line = f"crampapp {command} needs the {extra} extra: pip install 'crampapp[{extra}]'"
        print(line, file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read us, such as `head`, has enough; Python must not try to flush again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    return 0
