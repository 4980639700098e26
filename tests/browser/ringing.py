"""Everything that makes a reminder ring, on this machine: app, relay and push service.

The relay's clock is ours and goes only when told. The browser's own push service is the one part
that is not there; in its place the page's ``PushManager`` subscribes at ours.
"""

import asyncio
import json
import socket
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import uvicorn
from playwright.sync_api import BrowserContext, CDPSession, Page, Worker

from crampapp.pwa.serve import create_app
from crampapp.relay.limits import Limits, Rate
from crampapp.relay.relay import Relay
from crampapp.relay.settings import Settings
from tests.browser.browsing import Profile
from tests.relay.push_service import Browser, Push, PushService, push_service

START = datetime(2026, 11, 23, 12, tzinfo=UTC)
MANY = Rate(1_000_000, 1)
"""A test asks more often than a person."""
T = TypeVar("T")

SUBSCRIBING = """
(() => {
  const made = (said) => said && {
    ...said,
    toJSON: () => ({ ...said, expirationTime: null }),
    unsubscribe: () => crampappUnsubscribe(),
  };
  PushManager.prototype.getSubscription = async () => made(await crampappSubscription());
  PushManager.prototype.subscribe = async ({ applicationServerKey }) =>
    made(await crampappSubscribe(applicationServerKey));
})();
"""

ASK = """
async ([verb, data]) => {
  const [main] = document.querySelectorAll("script[type=module]");
  const { windowName } = await import(new URL("bridge.js", main.src).href);
  const channel = new BroadcastChannel("crampapp");
  const id = crypto.getRandomValues(new Uint32Array(1))[0];
  const answered = new Promise((resolve) => {
    channel.onmessage = ({ data }) =>
      data.kind === "notifier.answer" && data.id === id && resolve(data.text);
  });
  channel.postMessage({
    ...data, id, kind: `notifier.${verb}`, from: "python", window: windowName,
  });
  const text = await answered;
  channel.close();
  return JSON.parse(text);
}
"""

LEAD = """
async () => {
  const text = await (await fetch("./")).text();
  const shell = new DOMParser().parseFromString(text, "text/html");
  document.body.append(shell.getElementById("config"));
  const [path] = text.match(/page-\\w+\\/main\\.js/);
  // It stands there as in the page, and does not run.
  document.body.insertAdjacentHTML("beforeend", `<script type="module" src="${path}"></script>`);
  const main = document.body.lastElementChild;
  await import(new URL("reminders.js", main.src).href);
}
"""


def lead(page: Page, url: str) -> None:
    """Load the app's page as far as it is about reminders, without Flutter and Python.

    Our service worker answers it, and what rings is started as it is when Python leads.
    """
    page.goto(f"{url}build.json")
    page.evaluate(LEAD)


class Ringing:
    """App and relay at one address, a push service at another, in one thread of their own."""

    def __init__(self, web: Path, data: Path, origins: tuple[str, ...]) -> None:
        self.now = START
        self.data = data
        self.subscription: Browser | None = None
        """What this browser has."""
        self._web = web
        self._origins = origins
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        self._pushing = push_service(lambda: self.now.timestamp())
        self.push: PushService = self._run(self._pushing.__aenter__())
        with socket.create_server(("127.0.0.1", 0)) as listener:
            self.port = int(listener.getsockname()[1])
        self.url = f"http://127.0.0.1:{self.port}/"
        self.start()

    def start(self) -> None:
        """Serve app and relay; what the relay knew before is in its folder."""
        settings = Settings(
            data=self.data,
            public_url=self.url,
            contact="mailto:somebody@crampapp.org",
            push_services=(self.push.origin,),
            origins=self._origins,
            # It rings when told.
            poll_s=1e6,
            limits=Limits(requests=MANY, new_devices=MANY, changes=MANY, tests=MANY),
        )
        self.relay = Relay(settings, now=lambda: self.now)
        app = create_app(self._web, relay=self.relay)
        config = uvicorn.Config(
            app, port=self.port, log_level="warning", ws="none", timeout_graceful_shutdown=1
        )
        self._server = uvicorn.Server(config)
        self._serving = asyncio.run_coroutine_threadsafe(self._server.serve(), self._loop)
        while not self._server.started:
            self._run(asyncio.sleep(0.01))

    def stop(self) -> None:
        """No server any more."""
        self._server.should_exit = True
        self._serving.result(30)

    def close(self) -> None:
        """Stop everything."""
        self.stop()
        self._run(self._pushing.__aexit__(None, None, None))
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def ring(self, after: timedelta) -> list[Push]:
        """Let time pass, and return what the push service got by then."""
        before = len(self.push.received)
        self.now += after
        self._run(self.relay.ring())
        assert not self.push.faults
        return self.push.received[before:]

    def devices(self) -> list[dict[str, Any]]:
        """What the relay keeps of its devices."""
        return self._run(
            self.relay.database.run(lambda tx: list(map(dict, tx.all("SELECT * FROM device"))))
        )

    def attach(self, context: BrowserContext) -> None:
        """Let the pages of this browser subscribe here."""
        context.expose_function("crampappSubscription", self._subscribed)
        context.expose_function("crampappSubscribe", self._subscribe)
        context.expose_function("crampappUnsubscribe", self._unsubscribe)
        context.add_init_script(SUBSCRIBING)

    def _subscribed(self) -> dict[str, object] | None:
        return self.subscription.subscription() if self.subscription else None

    def _subscribe(self, key: str) -> dict[str, object]:
        self.subscription = self.push.subscribe(key)
        return self.subscription.subscription()

    def _unsubscribe(self) -> bool:
        # The push service may have ended it already.
        with suppress(KeyError):
            if self.subscription:
                self.push.unsubscribe(self.subscription)
        self.subscription = None
        return True

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(30)


@contextmanager
def ringing(web: Path, data: Path, origins: tuple[str, ...] = ()) -> Iterator[Ringing]:
    """All of it, until the end; pages of other origins may use the relay where they are given."""
    opened = Ringing(web, data, origins)
    try:
        yield opened
    finally:
        opened.close()


def ask(page: Page, verb: str, **data: object) -> Any:
    """What the page answers to Python; lists and objects go as JSON texts, as Python sends them."""
    texts = {k: v if isinstance(v, str) else json.dumps(v) for k, v in data.items()}
    return page.evaluate(ASK, [verb, texts])


class Phone:
    """What the system around the browser does: brings pushes, and shows notifications."""

    def __init__(self, browser: Profile, url: str) -> None:
        self._browser = browser
        self._url = url
        self._page = browser.context.new_page()
        self._session: CDPSession = browser.context.new_cdp_session(self._page)
        self._registrations: dict[str, str] = {}
        self._session.on("ServiceWorker.workerRegistrationUpdated", self._note)
        self._session.send("ServiceWorker.enable")

    def _note(self, event: dict[str, Any]) -> None:
        for one in event["registrations"]:
            if one["isDeleted"]:
                self._registrations.pop(one["scopeURL"], None)
            else:
                self._registrations[one["scopeURL"]] = one["registrationId"]

    @property
    def worker(self) -> Worker:
        """Our service worker."""
        for worker in self._browser.context.service_workers:
            if worker.url == f"{self._url}sw.js":
                return worker
        return self._browser.context.wait_for_event("serviceworker")

    def bring(self, text: str) -> None:
        """Deliver a push to the service worker, which may be asleep."""
        self._session.send("ServiceWorker.deliverPushMessage", self._about_us() | {"data": text})

    def resync(self) -> None:
        """What some browsers do every now and then."""
        self._session.send(
            "ServiceWorker.dispatchPeriodicSyncEvent", self._about_us() | {"tag": "reminders"}
        )

    def _about_us(self) -> dict[str, str]:
        for _ in range(100):
            if self._url in self._registrations:
                break
            self._page.wait_for_timeout(50)
        return {"origin": self._url.rstrip("/"), "registrationId": self._registrations[self._url]}

    def shown(self, count: int) -> list[dict[str, Any]]:
        """The notifications that are there, once there are so many."""
        for _ in range(200):
            found = self.worker.evaluate(NOTIFICATIONS)
            if len(found) == count:
                return list(found)
            self._page.wait_for_timeout(50)
        raise AssertionError(f"{len(found)} notifications: {found}")

    def tap(self, tag: str, action: str = "") -> Any:
        """Tap a notification; return the addresses that the service worker opens for it."""
        return self.worker.evaluate(TAP, [tag, action])

    def clear(self) -> None:
        """Wipe all notifications away."""
        self.worker.evaluate(
            "registration.getNotifications().then((all) => all.forEach((one) => one.close()))"
        )


NOTIFICATIONS = """
async () => (await registration.getNotifications()).map((one) => ({
  title: one.title, body: one.body, tag: one.tag, data: one.data, silent: one.silent,
  renotify: one.renotify, actions: one.actions.map(({ action, title }) => [action, title]),
}))
"""

# A browser lets a worker open or focus a window only under a real tap, which nobody can make here.
TAP = """
async ([tag, action]) => {
  const opened = [];
  clients.openWindow = async (url) => { opened.push(url); };
  WindowClient.prototype.focus = async function () { return this; };
  const [notification] = await registration.getNotifications({ tag });
  const tapped = new NotificationEvent("notificationclick", { notification, action });
  const done = new Promise((resolve) => { tapped.waitUntil = resolve; });
  dispatchEvent(tapped);
  await (await done);
  return opened;
}
"""
