"""Files that a person gives to the page, or takes from it: slices of the browser's own blobs.

Neither is ever in memory as a whole: the browser keeps a blob where it likes, also on the disk.
"""

import asyncio
from typing import Any

import js
from pyodide.ffi import JsException, to_js

from crampapp.store.requests import os_error


class BlobSource:
    """A file that somebody chose, or what has just been written."""

    def __init__(self, blob: Any) -> None:
        self._blob = blob

    @property
    def size(self) -> int:
        return int(self._blob.size)

    async def read(self, at: int, length: int) -> bytes:
        try:
            buffer = await self._blob.slice(at, at + length).arrayBuffer()
        except JsException as error:
            raise os_error(error) from error
        return bytes(buffer.to_bytes())


class BlobTarget:
    """A blob that grows."""

    def __init__(self) -> None:
        self.file = js.Blob.new()

    async def write(self, data: bytes) -> None:
        try:
            self.file = js.Blob.new(to_js([self.file, to_js(data)]))
        except JsException as error:
            raise os_error(error) from error
        # Python is alone in its worker: what it does meanwhile can be seen.
        await asyncio.sleep(0)

    async def finish(self) -> BlobSource:
        return BlobSource(self.file)
