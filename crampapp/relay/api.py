"""What apps may ask of the relay, over http."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from http import HTTPStatus
from importlib.metadata import version
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Path, Request, Response, Security
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel
from starlette.middleware.cors import CORSMiddleware

from crampapp.relay import devices, ledger
from crampapp.relay.delivery import Verdict
from crampapp.relay.endpoint import EndpointError, origin
from crampapp.relay.errors import UnavailableError
from crampapp.relay.limits import Buckets, Rate, network
from crampapp.relay.relay import Relay
from crampapp.relay.wire import (
    DEVICE_ID,
    PublicKey,
    Registration,
    Snooze,
    Status,
    SubscriptionState,
    TestOutcome,
    TestResult,
)

SHORTEST_SECRET = 43
"""Characters of base64url that 32 bytes have."""

_STATUS_OF = {
    devices.WrongSecretError: HTTPStatus.FORBIDDEN,
    devices.UnknownDeviceError: HTTPStatus.NOT_FOUND,
    devices.TooManyError: HTTPStatus.TOO_MANY_REQUESTS,
    UnavailableError: HTTPStatus.SERVICE_UNAVAILABLE,
}
_OUTCOME_OF = {
    Verdict.ACCEPTED: TestOutcome.ACCEPTED,
    Verdict.GONE: TestOutcome.GONE,
    Verdict.FORBIDDEN: TestOutcome.REFUSED,
    Verdict.REFUSED: TestOutcome.REFUSED,
    Verdict.LATER: TestOutcome.UNREACHABLE,
    Verdict.UNKNOWN: TestOutcome.UNREACHABLE,
}


class Problem(BaseModel):
    detail: str


class Health(BaseModel):
    status: str
    build: str | None


def create_api(relay: Relay, build: Callable[[], str | None] = lambda: None) -> FastAPI:
    """The relay as an ASGI app; its lifespan is that of the relay.

    Args:
        relay: What it asks.
        build: Id of the app that is served along with it.
    """

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with relay:
            yield

    app = FastAPI(
        title="crampapp relay",
        version=version("crampapp"),
        docs_url=None,  # they would load scripts of others
        redoc_url=None,
        lifespan=lifespan,
        max_body_size=relay.settings.limits.body_bytes,
    )
    app.state.relay, app.state.build, app.state.buckets = relay, build, Buckets()
    app.include_router(_health)
    app.include_router(_devices)
    app.add_exception_handler(RequestValidationError, _invalid)
    for error in _STATUS_OF:
        app.add_exception_handler(error, _failed)
    if relay.settings.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(relay.settings.origins),
            allow_methods=["GET", "PUT", "POST", "DELETE"],
            allow_headers=["Authorization", "Content-Type"],
        )
    return app


def _relay(request: Request) -> Relay:
    relay: Relay = request.app.state.relay
    return relay


def _take(request: Request, name: str, rate: Rate, who: str) -> None:
    buckets: Buckets = request.app.state.buckets
    wait_s = buckets.wait_s(name, rate, who, time.monotonic())
    if wait_s:
        raise HTTPException(
            HTTPStatus.TOO_MANY_REQUESTS, headers={"Retry-After": str(int(wait_s) + 1)}
        )


def _address(request: Request) -> str:
    return network(request.client.host if request.client else "")


def _polite(request: Request, response: Response) -> None:
    _take(request, "requests", _relay(request).settings.limits.requests, _address(request))
    response.headers["Cache-Control"] = "no-store"


def _secret(
    credentials: Annotated[HTTPAuthorizationCredentials, Security(HTTPBearer())],
) -> str:
    if len(credentials.credentials) < SHORTEST_SECRET:
        raise HTTPException(HTTPStatus.UNAUTHORIZED, headers={"WWW-Authenticate": "Bearer"})
    return credentials.credentials


Asked = Annotated[Relay, Depends(_relay)]
Secret = Annotated[str, Depends(_secret)]
Device = Annotated[str, Path(pattern=DEVICE_ID)]

_health = APIRouter()
_devices = APIRouter(
    prefix="/v1",
    dependencies=[Depends(_polite)],
    responses={code: {"model": Problem} for code in (400, 401, 403, 404, 413, 429, 503)},
)


@_health.get("/healthz", responses={503: {"model": Health}})
async def healthz(relay: Asked, request: Request, response: Response) -> Health:
    """Whether the clock goes and the database answers it."""
    ticking = relay.is_ticking()
    if not ticking:
        response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
    return Health(status="ok" if ticking else "stalled", build=request.app.state.build())


@_devices.get("/key")
async def key(relay: Asked) -> PublicKey:
    """The key to subscribe with."""
    return PublicKey(public_key=relay.keys.current)


@_devices.put("/devices/{device}", responses={201: {"model": Status}})
async def register(
    device: Device,
    secret: Secret,
    wanted: Registration,
    relay: Asked,
    request: Request,
    response: Response,
) -> Status:
    """Make a device, or replace all that is known of it."""
    limits = relay.settings.limits
    _take(request, "changes", limits.changes, device)
    try:
        origin(wanted.subscription.endpoint, relay.settings.push_services)
    except EndpointError as error:
        at = ("body", "subscription", "endpoint")
        raise RequestValidationError(
            [{"type": "endpoint", "loc": at, "msg": f"The endpoint {error}."}]
        ) from None
    if not await relay.database.run(partial(devices.exists, id=device)):
        _take(request, "new_devices", limits.new_devices, _address(request))
    now, current = relay.now(), relay.keys.current
    made = await relay.database.run(
        lambda tx: devices.register(tx, device, secret, wanted, current, now)
    )
    if made:
        response.status_code = HTTPStatus.CREATED
    return await _status_of(relay, device, secret)


@_devices.get("/devices/{device}")
async def status(device: Device, secret: Secret, relay: Asked) -> Status:
    """What the relay knows of a device."""
    return await _status_of(relay, device, secret)


@_devices.delete("/devices/{device}", status_code=HTTPStatus.NO_CONTENT)
async def forget(device: Device, secret: Secret, relay: Asked) -> None:
    """Leave nothing of a device; fine too when there is none."""
    try:
        await relay.database.run(lambda tx: devices.forget(tx, device, secret))
    except devices.UnknownDeviceError:
        return


@_devices.post("/devices/{device}/test")
async def test(device: Device, secret: Secret, relay: Asked, request: Request) -> TestResult:
    """Send a notification now and say what became of it."""
    row = await relay.database.run(lambda tx: devices.owned(tx, device, secret))
    _take(request, "tests", relay.settings.limits.tests, device)
    target = devices.target(row)
    if not target:
        return TestResult(outcome=TestOutcome.GONE, status=None)
    answer = await relay.test(target)
    known, now = SubscriptionState(row["subscription"]), relay.now()
    await relay.database.run(lambda tx: ledger.learn(tx, device, target, known, answer, now))
    return TestResult(outcome=_OUTCOME_OF[answer.verdict], status=answer.status)


@_devices.post("/devices/{device}/snooze")
async def snooze(
    device: Device, secret: Secret, wanted: Snooze, relay: Asked, request: Request
) -> Status:
    """Ring once more in some minutes."""
    _take(request, "changes", relay.settings.limits.changes, device)
    now = relay.now()
    await relay.database.run(lambda tx: devices.snooze(tx, device, secret, wanted, now))
    return await _status_of(relay, device, secret)


async def _status_of(relay: Relay, device: str, secret: str) -> Status:
    now, has_key = relay.now(), relay.keys.has
    return await relay.database.run(lambda tx: devices.status(tx, device, secret, now, has_key))


async def _invalid(request: Request, error: Exception) -> Response:
    """What is wrong and where, without repeating what was sent: it is somebody's."""
    assert isinstance(error, RequestValidationError)
    found = [{name: one[name] for name in ("type", "loc", "msg")} for one in error.errors()]
    return JSONResponse({"detail": found}, HTTPStatus.UNPROCESSABLE_ENTITY)


async def _failed(request: Request, error: Exception) -> Response:
    status = _STATUS_OF[type(error)]
    return JSONResponse({"detail": status.phrase}, status)
