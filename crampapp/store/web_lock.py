"""The browser's own lock, held by one tab; a tab that dies or crashes lets go of it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import js
from pyodide.ffi import create_once_callable

from crampapp.store.errors import CannotOpenError, Problem
from crampapp.store.requests import options

_NAME = "crampapp"

Release = Callable[[], Awaitable[None]]


async def hold() -> Release:
    """Take the store's lock, where there are such locks; return what lets go of it.

    Raises:
        CannotOpenError: Another tab has it.
    """
    if not hasattr(js.navigator, "locks"):

        async def nothing_to_release() -> None: ...

        return nothing_to_release
    taken: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
    resolvers: list[Any] = []
    until_released = js.Promise.new(
        create_once_callable(lambda resolve, _reject: resolvers.append(resolve))
    )

    def granted(lock: Any) -> Any:
        taken.set_result(bool(lock))
        return until_released if lock else None

    def refused(_error: Any) -> None:
        if not taken.done():
            taken.set_exception(CannotOpenError(Problem.UNAVAILABLE))

    request = js.navigator.locks.request(
        _NAME,
        options(ifAvailable=True),
        create_once_callable(granted),
    )
    request.catch(create_once_callable(refused))
    if not await taken:
        raise CannotOpenError(Problem.LOCKED)

    async def release() -> None:
        resolvers[0]()
        # Or else the next one to ask would still find it taken.
        await request

    return release
