"""What the web app costs to host, to visit first, and to keep up to date."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.browsing import profile, serve
from tests.browser.traffic import CountingProxy
from tests.browser.versions import ROOT, build_next

Figure = tuple[str, float, str]

VARIANTS = {".br", ".gz"}
WEB = ROOT / "build/web"
"""Built by ``make bench`` before it measures."""


def figures() -> Iterator[Figure]:
    """Name, value and unit of each figure."""
    everything = sum(path.stat().st_size for path in WEB.rglob("*") if path.is_file())
    plain = sum(path.stat().st_size for path in plain_files(WEB).values())
    yield "web.folder_mb", plain / 1e6, "MB"
    yield "web.folder_with_variants_mb", everything / 1e6, "MB"
    yield "web.first_visit_mb", first_visit(only_gzip=False) / 1e6, "MB"
    yield "web.first_visit_gzip_mb", first_visit(only_gzip=True) / 1e6, "MB"
    yield "web.update_kb", update() / 1e3, "kB"


def plain_files(web: Path) -> dict[str, Path]:
    """The files themselves, without their compressed variants, by their path in the folder."""
    return {
        path.relative_to(web).as_posix(): path
        for path in web.rglob("*")
        if path.is_file() and path.suffix not in VARIANTS
    }


def first_visit(*, only_gzip: bool) -> int:
    """Bytes that the server sends to an empty profile until the app is kept for offline use."""
    server = serve(WEB, 0)
    proxy = CountingProxy(int(server.url.rstrip("/").rsplit(":", 1)[1]), only_gzip=only_gzip)
    try:
        with (
            tempfile.TemporaryDirectory() as folder,
            sync_playwright() as playwright,
            profile(playwright, Path(folder)) as browser,
        ):
            app = browser.open(proxy.url)
            app.wait_until_offline_ready()
            app.page.wait_for_load_state("networkidle")
    finally:
        proxy.close()
        server.kill()
    return proxy.bytes_sent


def update() -> int:
    """Bytes of what a phone fetches for one changed sentence, in brotli where there is one."""
    with tempfile.TemporaryDirectory() as folder:
        after = plain_files(build_next(Path(folder)))
    before = plain_files(WEB)
    size = 0
    for name, path in after.items():
        if name not in before or path.read_bytes() != before[name].read_bytes():
            packed = path.with_name(path.name + ".br")
            size += (packed if packed.exists() else path).stat().st_size
    return size
