"""Waiting in Python for what IndexedDB answers by events."""

import asyncio
import errno
from typing import Any

import js
from pyodide.ffi import create_proxy, to_js


async def settled(target: Any, success: str, failure: str) -> None:
    """Wait for a request or a transaction.

    Raises:
        OSError: It failed.
    """
    done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def succeed(_event: Any) -> None:
        if not done.done():
            done.set_result(None)

    def fail(_event: Any) -> None:
        if not done.done():
            done.set_exception(os_error(target.error))

    handlers = {success: create_proxy(succeed), failure: create_proxy(fail)}
    for name, handler in handlers.items():
        setattr(target, name, handler)
    try:
        await done
    finally:
        for name, handler in handlers.items():
            setattr(target, name, None)
            handler.destroy()


def os_error(error: object) -> OSError:
    """What the ports promise, for what the browser threw."""
    # Thrown synchronously, a DOMException reaches Python inside an Error that only quotes its name.
    is_full = "QuotaExceededError" in str(error)
    return OSError(errno.ENOSPC if is_full else errno.EIO, str(error))


def options(**chosen: object) -> Any:
    """A plain JavaScript object."""
    return to_js(chosen, dict_converter=js.Object.fromEntries)
