"""How soon the app starts, beside a stock Flet build of the same app, in turn with it.

Absolute times say little, because machines differ: every figure has its baseline from the same run.
"""

import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from crampapp.pwa import shell
from tests.bench import player, stock
from tests.bench.slow_line import SlowLine
from tests.browser import chromium
from tests.browser.browsing import (
    LAUNCH_OPTIONS,
    READY_MS,
    App,
    Profile,
    memory_peak,
    profile,
    serve,
)
from tests.browser.traffic import CountingProxy
from tests.browser.versions import ROOT

Figure = tuple[str, float, str]

STARTS = 5
QUIET_MS = 2000
"""For so long nothing comes from the server any more."""
PAIRS = 15
REST_S = 0.3
"""After a page is closed, until its processes are surely gone."""

WEB = ROOT / "build/web"
WHEELS = ROOT / "build/cache/wheels"

OURS_IS_READY = "document.documentElement.dataset.app === 'ready'"
STOCK_IS_READY = """[...document.querySelectorAll('flt-semantics[role=button]')]
    .some((button) => /Cramp now|Hello, world/.test(button.textContent))"""

WATCH = """
  let framed = false;
  addEventListener("flutter-first-frame", () => { framed = true; look(); });
  const look = () => {
    // The stock page leaves it to a person to press this; ours does it by itself.
    if (framed && PRESSES) document.querySelector("flt-semantics-placeholder")?.click();
    const page = document.documentElement;
    if (page && !page.dataset.started && READY) page.dataset.started = performance.now();
  };
  new MutationObserver(look).observe(document, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-app", "role"],
  });
"""
"""Notes in the page when it is ready, in milliseconds since the navigation began."""


@dataclass
class Site:
    """A web app to measure, and what was measured of it."""

    name: str
    url: str
    ready: str
    first: list[float] = field(default_factory=list)
    later: list[float] = field(default_factory=list)
    painted: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    @property
    def is_ours(self) -> bool:
        """Whether it presses the semantics button itself, and is kept offline."""
        return self.ready == OURS_IS_READY


def figures() -> Iterator[Figure]:
    """Name, value and unit of each figure."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        playwright = stack.enter_context(sync_playwright())
        app = stock.build_same_app(folder / "stock", WHEELS)
        hello = stock.build_hello_world(folder / "hello", WHEELS)
        plain = folder / "plain"
        plain.mkdir()
        (plain / "index.html").write_text(bare_page((WEB / "index.html").read_text()))
        ports = {
            name: stack.enter_context(served(web))
            for name, web in {"ours": WEB, "stock": app, "hello": hello, "plain": plain}.items()
        }
        yield from loopback(playwright, ports)
        yield from slow_line(playwright, ports)
        yield from downloads(playwright, ports)
        yield from first_step(playwright, ports)
        yield "start.shell_kb", shell_size(WEB) / 1e3, "kB"
        yield from player.figures(playwright, address(ports["ours"]))


def loopback(playwright: Playwright, ports: dict[str, int]) -> Iterator[Figure]:
    """First and later starts from a server on this machine, and what they take of its memory."""
    ours = Site("ours", address(ports["ours"]), OURS_IS_READY)
    baseline = Site("stock", address(ports["stock"]), STOCK_IS_READY)
    hello = Site("hello", address(ports["hello"]), STOCK_IS_READY)
    for _ in range(STARTS):
        for site in (ours, baseline, hello):
            visit(playwright, site, again=site is not hello)
    yield "start.first_s", median(ours.first), "s"
    yield "start.stock_first_s", median(baseline.first), "s"
    yield "start.hello_world_s", median(hello.first), "s"
    yield "start.first_vs_stock", median(ours.first) / median(baseline.first), "x"
    yield "start.second_s", median(ours.later), "s"
    yield "start.stock_second_s", median(baseline.later), "s"
    yield "start.second_vs_stock", median(ours.later) / median(baseline.later), "x"
    yield "start.first_step_vs_stock", median(ours.painted) / median(baseline.first) / 1e3, "x"
    yield "start.memory_mb", median(ours.memory), "MB"
    yield "start.memory_vs_stock", median(ours.memory) / median(baseline.memory), "x"


def slow_line(playwright: Playwright, ports: dict[str, int]) -> Iterator[Figure]:
    """The first start behind 10 Mbit/s and 40 ms."""
    times: dict[str, list[float]] = {"ours": [], "stock": []}
    for _ in range(STARTS):
        for name, ready in {"ours": OURS_IS_READY, "stock": STOCK_IS_READY}.items():
            line = SlowLine(ports[name])
            site = Site(name, line.url, ready)
            visit(playwright, site, again=False)
            line.close()
            times[name] += site.first
    yield "start.first_10mbit_s", median(times["ours"]), "s"
    yield "start.stock_first_10mbit_s", median(times["stock"]), "s"
    yield "start.first_10mbit_vs_stock", median(times["ours"]) / median(times["stock"]), "x"


def downloads(playwright: Playwright, ports: dict[str, int]) -> Iterator[Figure]:
    """What an empty profile fetches until it is ready, and afterwards."""
    ours, later = downloaded(playwright, Site("ours", address(ports["ours"]), OURS_IS_READY))
    baseline, _ = downloaded(playwright, Site("stock", address(ports["stock"]), STOCK_IS_READY))
    yield "start.download_mb", ours / 1e6, "MB"
    yield "start.stock_download_mb", baseline / 1e6, "MB"
    yield "start.download_vs_stock", ours / baseline, "x"
    yield "start.background_mb", later / 1e6, "MB"


def first_step(playwright: Playwright, ports: dict[str, int]) -> Iterator[Figure]:
    """The first paint of the first step, beside a bare page with the same words."""
    browser = playwright.chromium.launch(executable_path=chromium.ensure(), **LAUNCH_OPTIONS)
    painted(browser, address(ports["plain"]))
    painted(browser, address(ports["ours"]))
    pairs = []
    for number in range(PAIRS):
        # In turn, so that neither always comes into the quieter moment.
        order = ("ours", "plain") if number % 2 else ("plain", "ours")
        times = {name: painted(browser, address(ports[name])) for name in order}
        pairs.append((times["ours"], times["plain"]))
    browser.close()
    yield "start.plain_page_ms", median(plain for _, plain in pairs), "ms"
    yield "start.first_step_ms", median(ours for ours, _ in pairs), "ms"
    yield "start.first_step_vs_plain", median(ours / plain for ours, plain in pairs), "x"


def visit(playwright: Playwright, site: Site, *, again: bool) -> None:
    """Start on an empty profile and, for later starts, twice more, each in a new browser."""
    with (
        tempfile.TemporaryDirectory() as folder,
        profile(playwright, Path(folder)) as browser,
    ):
        site.first.append(started(browser, site))
        site.painted.append(first_paint(browser.context.pages[0]))
        if again:
            if site.is_ours:
                wait_until_settled(App(browser.context.pages[0]))
            peaks = [memory_peak(Path(folder))]
            for _ in range(2):
                browser.close()
                browser.restart()
                site.later.append(started(browser, site))
                peaks.append(memory_peak(Path(folder)))
            site.memory.append(max(peaks) / 1e6)


def started(browser: Profile, site: Site) -> float:
    """Seconds until the site is ready in a new tab."""
    script = WATCH.replace("READY", site.ready).replace(
        "PRESSES", "false" if site.is_ours else "true"
    )
    page = browser.context.new_page()
    for other in browser.context.pages[:-1]:
        other.close()
    page.add_init_script(script)
    page.goto(site.url)
    page.wait_for_selector("html[data-started]", state="attached", timeout=READY_MS)
    return float(page.evaluate("document.documentElement.dataset.started")) / 1e3


def wait_until_settled(app: App) -> None:
    """Wait until a first start has kept all that makes the later ones faster."""
    app.wait_until_offline_ready()
    app.wait_until_compiled()
    app.wait_until_python_is_kept()


def first_paint(page: Page) -> float:
    """Milliseconds until the page has painted its first words."""
    observed = """() => new Promise((resolve) => {
      const seen = (list) => {
        const [paint] = list.getEntriesByName("first-contentful-paint");
        if (paint) resolve(paint.startTime);
      };
      new PerformanceObserver(seen).observe({ type: "paint", buffered: true });
    })"""
    return float(page.evaluate(observed))


def painted(browser: Browser, url: str) -> float:
    """Milliseconds until the first words, in a running browser that has nothing of the page."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(url, wait_until="commit")
    duration = first_paint(page)
    step = page.locator('[data-relief-step="1"]').bounding_box()
    assert step is not None, "there is no first step"
    assert step["y"] + step["height"] < 844, "the first step is not in the first view"
    context.close()
    time.sleep(REST_S)
    return duration


def downloaded(playwright: Playwright, site: Site) -> tuple[int, int]:
    """Bytes until the site is ready, and from then on until it is quiet."""
    proxy = CountingProxy(int(site.url.rsplit(":", 1)[1].rstrip("/")))
    counted = Site(site.name, proxy.url, site.ready)
    with (
        tempfile.TemporaryDirectory() as folder,
        profile(playwright, Path(folder)) as browser,
    ):
        started(browser, counted)
        until_ready = proxy.bytes_sent
        if site.is_ours:
            wait_until_settled(App(browser.context.pages[0]))
        sent = 0
        while proxy.bytes_sent > sent:
            sent = proxy.bytes_sent
            browser.context.pages[0].wait_for_timeout(QUIET_MS)
        later = sent - until_ready
    proxy.close()
    return until_ready, later


def shell_size(web: Path) -> int:
    """Bytes of the page and all that it loads before Flutter and Python, in brotli."""
    (folder,) = web.glob("page-*")
    packed = [web / "index.html.br", *(folder / f"{name}.br" for name in shell.MODULES)]
    # What compression does not make smaller lies there as it is.
    return sum((path if path.is_file() else path.with_suffix("")).stat().st_size for path in packed)


def bare_page(page: str) -> str:
    """The words of the first step with nothing around them."""
    step = re.search(r'<(\w+)[^>]*data-relief-step="1".*?</\1>', page, re.DOTALL)
    assert step
    words = re.sub(r"<[^>]+>", " ", step[0])
    head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Cramp</title>'
    return f'{head}<p data-relief-step="1">{words}</p>'


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """The port at which our server has this folder."""
    server = serve(folder, 0)
    try:
        yield int(server.url.rstrip("/").rsplit(":", 1)[1])
    finally:
        server.kill()


def address(port: int) -> str:
    """The address of a port on this machine."""
    return f"http://127.0.0.1:{port}/"
