"""The command line: `crampapp build | serve | relay | check | content | demo-data`.

`--help` is quick, and a command whose optional packages are missing says so. Exit codes: 0 done,
1 could not, 2 asked wrongly.
"""

import argparse
import os
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from crampapp import commands
from crampapp.commands import CommandError

WEB_FOLDER = Path("build/web")
_EXTRA_OF = {
    **dict.fromkeys(("aiohttp", "cryptography", "fastapi", "py_vapid", "pywebpush"), "relay"),
    **dict.fromkeys(("procrastinate", "psycopg", "psycopg_pool"), "postgres"),
}
"""By whose absence an extra other than `web` is known to be missing."""
DEMO_FILE = Path("build/crampapp-demo.jsonl")


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
    verbs = top.add_subparsers(metavar="COMMAND", required=True)

    build = verbs.add_parser("build", help="build the web app, for any host and any path on it")
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
    build.set_defaults(run=commands.build)

    serve = verbs.add_parser("serve", help="serve the built web app, with its relay")
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
    serve.set_defaults(run=commands.serve, complain=serve.error)

    relay = verbs.add_parser("relay", help="send reminders to phones whose app is closed")
    relay.add_argument("--host", default="127.0.0.1", help="default: this machine only")
    relay.add_argument("--port", type=_port, default=8551, help="default: 8551")
    relay.add_argument(
        "--new-key",
        action="store_true",
        help="make a new key beside the old ones, and end; it counts from the next start on",
    )
    _add_relay_options(relay)
    relay.set_defaults(run=commands.relay)

    check = verbs.add_parser("check", help="what may be behind a cramp, and how urgent it is")
    check.add_argument(
        "answers", nargs="?", type=Path, metavar="ANSWERS.json", help="answers by question id"
    )
    check.add_argument("--questions", action="store_true", help="list what can be asked instead")
    check.add_argument("--json", action="store_true", help="for programs")
    check.set_defaults(run=commands.check, complain=check.error)

    content = verbs.add_parser("content", help="list every text with its sources and evidence")
    content.add_argument("--json", action="store_true", help="as a list for programs")
    content.set_defaults(run=commands.content)

    demo = verbs.add_parser("demo-data", help="write a made-up history, as a backup to restore")
    demo.add_argument(
        "--years",
        type=int,
        choices=range(1, 11),
        default=2,
        metavar="N",
        help="1 to 10; default: 2",
    )
    demo.add_argument("--seed", type=int, default=1, help="another one, another history")
    demo.add_argument(
        "--until", type=date.fromisoformat, metavar="DAY", help="its last day; default: today"
    )
    demo.add_argument(
        "--out", type=Path, default=DEMO_FILE, metavar="FILE", help=f"default: {DEMO_FILE}"
    )
    demo.set_defaults(run=commands.demo_data)
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
        command = arguments.run.__name__.replace("_", "-")
        extra = _EXTRA_OF.get((error.name or "").partition(".")[0], "web")
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
