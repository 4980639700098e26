"""A client for a real Flet session, without a browser.

Everything that knows Flet's private names is here: session and page are Flet's own, only the other
end of the wire is pretended. Messages are packed as on the wire, because Flet remembers what the
client has seen while it packs.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, cast

import flet as ft
import msgpack
from flet.components.public_utils import unwrap_component
from flet.controls.base_control import BaseControl
from flet.controls.context import _context_page
from flet.messaging.connection import Connection
from flet.messaging.protocol import (
    InvokeMethodRequestBody,
    Message,
    MessageAction,
    RegisterClientResponseBody,
    configure_encode_object_for_msgpack,
)
from flet.messaging.session import Session
from flet.pubsub.pubsub_hub import PubSubHub


class FakeClient(Connection):
    """One window."""

    def __init__(
        self, route: str = "/", *, width: int = 390, height: int = 844, url: str = "http://app.test"
    ) -> None:
        super().__init__()
        self.loop = asyncio.get_running_loop()
        self.pubsubhub = PubSubHub()
        self.page_url = url
        self.crashes: list[str] = []
        self._running: list[asyncio.Task[None]] = []
        self.session = Session(self)
        self.page = self.session.page
        self.session.apply_page_patch(
            {"route": route, "width": width, "height": height, "web": True, "pyodide": True}
        )
        patch = self.session.get_page_patch()
        self.send_message(
            Message(
                MessageAction.REGISTER_CLIENT,
                RegisterClientResponseBody(session_id=self.session.id, page_patch=patch, error=""),
            )
        )

    # The wire

    def send_message(self, message: Message) -> None:
        msgpack.packb(
            [message.action, message.body],
            default=configure_encode_object_for_msgpack(BaseControl),
        )
        if message.action == MessageAction.SESSION_CRASHED:
            self.crashes.append(message.body.message)
        elif message.action == MessageAction.INVOKE_METHOD:
            self.loop.call_soon(self._answer, message.body)

    def dispose(self) -> None:
        pass

    def _answer(self, call: InvokeMethodRequestBody) -> None:
        if call.name == "push_route":
            self.loop.create_task(self._arrive(call.args["route"]))
        self.session.handle_invoke_method_results(call.control_id, call.call_id, None, None)

    async def _arrive(self, route: str) -> None:
        self.session.apply_page_patch({"route": route})
        await self.session.dispatch_event(self.page._i, "route_change", {"route": route})

    # The person

    async def start(self, main: Callable[[ft.Page], Any]) -> Any:
        _context_page.set(self.page)
        answer = main(self.page)
        if isinstance(answer, Awaitable):
            answer = await answer
        await self.settle()
        return answer

    async def go(self, route: str) -> None:
        await self._arrive(route)
        await self.settle()

    async def back(self) -> None:
        await self.session.dispatch_event(self.page._i, "view_pop", {"route": self.view.route})
        await self.settle()

    async def tap(self, key: str) -> None:
        """Tap what has this key; it must be there and enabled."""
        control = self.find(key)
        assert not control.disabled, f"{key} is disabled"
        await self._dispatch(control._i, "click")

    async def type(self, key: str, text: str) -> None:
        """Replace what stands in the field with this key."""
        field = self.find(key)
        self.session.apply_patch(field._i, {"value": text})
        await self._dispatch(field._i, "change", text)

    async def select_tab(self, index: int) -> None:
        tabs = self.find("tabs")
        self.session.apply_patch(tabs._i, {"selected_index": index})
        await self._dispatch(tabs._i, "change", index)

    async def resize(self, width: int, height: int) -> None:
        self.session.apply_page_patch({"width": width, "height": height})
        await self._dispatch(self.page._i, "resize", {"width": width, "height": height})

    async def snack_action(self) -> None:
        bar = self.snacks()[-1]
        (action,) = (c for c in _walk(bar.content) if isinstance(c, ft.FilledButton))
        await self._dispatch(action._i, "click")

    async def _dispatch(self, control_id: int, event: str, data: Any = None) -> None:
        # A task of its own, as on the wire: a handler may wait long.
        self._running.append(
            asyncio.create_task(self.session.dispatch_event(control_id, event, data))
        )
        await self.settle()

    async def settle(self, turns: int = 40) -> None:
        for _ in range(turns):
            await asyncio.sleep(0)

    async def close(self) -> None:
        self.session.close()
        for task in asyncio.all_tasks():
            if task is not asyncio.current_task():
                task.cancel()
        await self.settle(5)

    # What is on the glass

    @property
    def view(self) -> ft.View:
        """The uppermost view."""
        views = unwrap_component(self.page.views)
        return unwrap_component(views[-1])

    def controls(self, of: Any = None) -> Iterator[ft.Control]:
        """Every control of the uppermost view, from top to bottom."""
        yield from _walk(self.view if of is None else of)

    def find(self, key: str) -> Any:
        for control in (*self.controls(), *self.controls(self.dialogs())):
            if control.key == key:
                return control
        raise AssertionError(f"nothing has the key {key}; there is {sorted(self.key_names())}")

    def key_names(self) -> set[str]:
        return {str(control.key) for control in self.controls() if control.key is not None}

    def texts(self, of: Any = None) -> list[str]:
        found = []
        for control in self.controls(of):
            if isinstance(control, ft.Text):
                found.append(control.value)
            elif isinstance(getattr(control, "content", None), str):
                found.append(control.content)
        return found

    def says(self, text: str) -> bool:
        return any(text in said for said in self.texts())

    def announced(self) -> list[str]:
        """What live regions hold."""
        return [
            said
            for control in self.controls()
            if isinstance(control, ft.Semantics) and control.live_region
            for said in self.texts(control)
        ]

    def snacks(self) -> list[ft.SnackBar]:
        return [d for d in self.page._dialogs.controls if isinstance(d, ft.SnackBar)]

    def dialogs(self) -> list[ft.DialogControl]:
        return [d for d in self.page._dialogs.controls if d.open]


def _walk(value: Any) -> Iterator[ft.Control]:
    value = unwrap_component(value)
    if isinstance(value, (list, tuple)):
        for item in value:
            yield from _walk(item)
    elif isinstance(value, BaseControl):
        yield cast(ft.Control, value)
        for field in fields(value):
            if field.name != "_parent" and not field.metadata.get("skip"):
                yield from _walk(getattr(value, field.name, None))
    elif is_dataclass(value):
        return
