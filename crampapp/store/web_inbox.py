"""The inbox in IndexedDB, which page and worker share; ``kept.js`` of the page knows its shape."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import js
from pyodide.ffi import JsException, create_once_callable

from crampapp.store.inbox import Item
from crampapp.store.requests import options, os_error, settled

_NAME = "crampapp-inbox"
_ITEMS = "items"


class WebInbox:
    """Opens the database for each verb only, so that it is never in another tab's way."""

    async def items(self) -> list[Item]:
        async with _opened() as database:
            request = database.transaction(_ITEMS, "readonly").objectStore(_ITEMS).getAll()
            await settled(request, "onsuccess", "onerror")
            found = request.result.to_py()
        return [Item(str(one["id"]), str(one["kind"]), str(one["text"])) for one in found]

    async def put(self, item: Item) -> None:
        async with _changing() as items:
            items.put(options(**item._asdict()))

    async def remove(self, id: str) -> None:
        async with _changing() as items:
            items.delete(id)


@asynccontextmanager
async def _opened() -> AsyncIterator[Any]:
    try:
        request = js.indexedDB.open(_NAME, 1)
        request.onupgradeneeded = create_once_callable(
            lambda _event: request.result.createObjectStore(_ITEMS, options(keyPath="id")) and None
        )
        await settled(request, "onsuccess", "onerror")
        try:
            yield request.result
        finally:
            request.result.close()
    except (AttributeError, JsException) as error:
        raise os_error(error) from error


@asynccontextmanager
async def _changing() -> AsyncIterator[Any]:
    """The items, in a transaction that is durable afterwards."""
    async with _opened() as database:
        # By default a browser may report a commit that is not on the device yet.
        transaction = database.transaction(_ITEMS, "readwrite", options(durability="strict"))
        yield transaction.objectStore(_ITEMS)
        await settled(transaction, "oncomplete", "onabort")
