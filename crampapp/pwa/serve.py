"""Serves the web build over http or https.

Everything the phone needs is a file of the build; the server adds what a dumb static host may
lack: right media types, precompressed variants, lasting caches for hashed files and security
headers. It keeps no log of who came. Files are looked up at each request, so a new build shows at
the next reload without a restart.
"""

import contextlib
import errno
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crampapp.pwa.negotiation import (
    ENCODINGS,
    cache_control,
    choose_encoding,
    entity_tag,
    is_known,
    media_type,
)
from crampapp.pwa.webroot import ServeError, WebRoot

if TYPE_CHECKING:
    from crampapp.relay.relay import Relay
    from crampapp.relay.settings import Settings

ANY_ADDRESS = ("0.0.0.0", "::")
"""Hosts that mean every address of the machine: fine to listen on, nothing to open."""


class SecurityHeaders:
    """Puts the build's headers on every response; caching is something a response must ask for."""

    def __init__(self, app: ASGIApp, root: WebRoot) -> None:
        self.app = app
        self.root = root

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self.root.headers())
                headers.setdefault("Cache-Control", "no-cache")
            await send(message)

        await self.app(scope, receive, send_with_headers)


def _serve_file(request: Request) -> Response:
    root: WebRoot = request.app.state.root
    file = root.file(request.path_params["path"])
    if file is None:
        raise HTTPException(404)
    variants = {name: file.with_name(file.name + suffix) for name, suffix in ENCODINGS.items()}
    available = [name for name, variant in variants.items() if variant.is_file()]
    encoding = choose_encoding(_header(request, "accept-encoding"), available)
    sent = variants.get(encoding, file)
    facts = sent.stat()
    headers = {
        "Cache-Control": cache_control(file.relative_to(root.folder)),
        "ETag": entity_tag(sent, facts.st_mtime_ns, facts.st_size),
        "Vary": "Accept-Encoding",
    }
    if is_known(headers["ETag"], _header(request, "if-none-match")):
        return Response(status_code=304, headers=headers)
    if encoding != "identity":
        headers["Content-Encoding"] = encoding
    return FileResponse(sent, headers=headers, media_type=media_type(file), stat_result=facts)


def _header(request: Request, name: str) -> str:
    return ",".join(request.headers.getlist(name))


def _health(request: Request) -> Response:
    return JSONResponse({"status": "ok", "build": request.app.state.root.identifier()})


def _failed(request: Request, error: Exception) -> Response:
    # Starlette answers a failure outside all middleware, so its headers are put on here.
    headers = {**request.app.state.root.headers(), "Cache-Control": "no-cache"}
    return PlainTextResponse("Internal Server Error", status_code=500, headers=headers)


def create_app(
    folder: Path, routes: Sequence[BaseRoute] = (), relay: "Relay | None" = None
) -> Starlette:
    """The ASGI app for a build folder; `routes` come before its files.

    A relay answers at its own paths, and rings as long as the app runs.
    Raises ServeError when there is no build in the folder.
    """
    root = WebRoot(folder)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with relay or contextlib.nullcontext():
            yield

    own = [Route("/healthz", _health), Route("/{path:path}", _serve_file)]
    app = Starlette(
        routes=[*routes, *(_relay_routes(relay, root) if relay else ()), *own],
        middleware=[Middleware(SecurityHeaders, root=root)],
        exception_handlers={Exception: _failed},
        lifespan=lifespan,
    )
    app.state.root = root
    return app


def _relay_routes(relay: "Relay", root: WebRoot) -> list[BaseRoute]:
    # Not at the top: a server without a relay does not need its packages.
    from crampapp.relay.api import create_api

    api = create_api(relay, root.identifier)
    return [Route(path, api) for path in ("/v1/{path:path}", "/openapi.json", "/healthz")]


class _Server(uvicorn.Server):
    """Tells the address only once it is listening."""

    def __init__(self, config: uvicorn.Config, announcement: str) -> None:
        super().__init__(config)
        self._announcement = announcement

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        print(self._announcement, flush=True)


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one. Raises ServeError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    both = host == "::" and socket.has_dualstack_ipv6()
    try:
        return socket.create_server((host, port), family=family, dualstack_ipv6=both)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            reason = "Stop the program that has it, or choose another port with --port."
            raise ServeError(f"Port {port} is taken. {reason}") from None
        raise ServeError(f"Cannot listen on {host}, port {port}: {error.strerror}.") from None


def url(scheme: str, host: str, port: int) -> str:
    """The address to open, with an IPv6 host in brackets."""
    return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"


def serve(
    folder: Path, host: str = "127.0.0.1", port: int = 8550, relay: "Settings | None" = None
) -> None:
    """Serves the build at http until Ctrl-C, with a relay where it has settings.

    Raises ServeError and RelayError when it cannot start.
    """
    with listen(host, port) as listener:
        app = create_app(folder, relay=_open(relay))
        shown = "127.0.0.1" if host in ANY_ADDRESS else host
        run(app, listener, f"Open {url('http', shown, listener.getsockname()[1])}")


def serve_https(
    folder: Path,
    host: str = "0.0.0.0",
    port: int = 8550,
    certificates: Path | None = None,
    relay: "Settings | None" = None,
) -> None:
    """The same at https, with a certificate of our own kept in the folder `certificates`.

    The certificate authority is at `/crampapp-ca.crt`, for the phone to fetch and trust.
    """
    # Not at the top: plain http, as in the container, needs neither trustme nor segno.
    from crampapp.pwa import certificates as own

    hosts = own.lan_addresses() if host in ANY_ADDRESS else [host]
    with listen(host, port) as listener:
        identity = own.prepare(certificates or own.default_folder(), hosts, datetime.now(UTC))
        app = create_app(folder, routes=[own.route(identity.ca)], relay=_open(relay))
        address = url("https", next(iter(hosts), "localhost"), listener.getsockname()[1])
        run(app, listener, own.invitation(address, identity.ca), identity.server)


def _open(settings: "Settings | None") -> "Relay | None":
    if settings is None:
        return None
    from crampapp.relay.relay import Relay

    return Relay(settings)


def run(
    app: ASGIApp, listener: socket.socket, announcement: str, identity: Path | None = None
) -> None:
    """Runs until Ctrl-C; over TLS when given a PEM file with key and certificate."""
    config = uvicorn.Config(
        app,
        access_log=False,  # it would keep the addresses of those who come
        log_level="warning",
        server_header=False,
        ssl_certfile=identity,
        timeout_graceful_shutdown=3,
        ws="none",
    )
    with contextlib.suppress(KeyboardInterrupt):
        _Server(config, announcement).run(sockets=[listener])
