"""The server: what a browser is told about each file."""

import gzip
from collections.abc import AsyncIterator
from pathlib import Path

import brotli
import httpx
import pytest

from crampapp.pwa.policy import content_security_policy
from crampapp.pwa.serve import create_app

PAGE = "<!doctype html><title>t</title><script>1</script>"
HASHED = "app-1a2b3c4d5e.zip"
VARIANTS = {"": b"plain", ".br": brotli.compress(b"plain"), ".gz": gzip.compress(b"plain", mtime=0)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "web"
    (root / "pyodide-0123456789").mkdir(parents=True)
    (root / "index.html").write_text(PAGE)
    (root / "build.json").write_text('{"build": "b7"}')
    (root / "manifest.json").write_text("{}")
    for suffix, content in VARIANTS.items():
        (root / f"sw.js{suffix}").write_bytes(content)
    (root / HASHED).write_text("archive")
    (root / "pyodide-0123456789/pyodide.asm.wasm").write_text("wasm")
    (tmp_path / "secret.txt").write_text("not for the network")
    (root / "leak.txt").symlink_to(tmp_path / "secret.txt")
    return root


@pytest.fixture
async def client(folder: Path) -> AsyncIterator[httpx.AsyncClient]:
    # A failure is answered, as uvicorn would have it, instead of raised into the test.
    transport = httpx.ASGITransport(create_app(folder), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        yield client


async def test_the_root_is_the_page(client: httpx.AsyncClient) -> None:
    answer = await client.get("/")
    assert answer.text == PAGE
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [("gzip, deflate, br, zstd", "br"), ("br;q=0, gzip", "gzip"), ("", "identity")],
)
async def test_the_browser_chooses_the_variant(
    client: httpx.AsyncClient, accepted: str, sent: str
) -> None:
    async with client.stream("GET", "/sw.js", headers={"Accept-Encoding": accepted}) as answer:
        body = b"".join([chunk async for chunk in answer.aiter_raw()])
    assert answer.headers.get("content-encoding", "identity") == sent
    assert body == VARIANTS[{"br": ".br", "gzip": ".gz", "identity": ""}[sent]]
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert int(answer.headers["content-length"]) == len(body)


@pytest.mark.parametrize("path", ["/sw.js.br", "/sw.js.gz", "/nothing.js", "/pyodide-0123456789"])
async def test_variants_folders_and_missing_files_are_not_found(
    client: httpx.AsyncClient, path: str
) -> None:
    answer = await client.get(path)
    assert answer.status_code == 404
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    [
        "/%2e%2e/secret.txt",
        "/pyodide-0123456789/%2e%2e/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2Fetc%2Fpasswd",
        "//etc/passwd",
        "/leak.txt",
        "/%00",
        "/" + 300 * "x",
    ],
)
async def test_nothing_outside_the_folder_is_served(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == 404


@pytest.mark.parametrize("path", [f"/{HASHED}", "/pyodide-0123456789/pyodide.asm.wasm"])
async def test_a_hashed_file_is_kept_for_ever(client: httpx.AsyncClient, path: str) -> None:
    cache = (await client.get(path)).headers["cache-control"]
    assert cache == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("path", ["/", "/sw.js", "/manifest.json", "/build.json"])
async def test_any_other_file_is_asked_for_again_and_not_sent_again(
    client: httpx.AsyncClient, path: str
) -> None:
    first = await client.get(path)
    assert first.headers["cache-control"] == "no-cache"
    known = f'"other", W/{first.headers["etag"]}'
    second = await client.get(path, headers={"If-None-Match": known})
    assert (second.status_code, second.content) == (304, b"")
    assert second.headers["etag"] == first.headers["etag"]


async def test_each_variant_has_its_own_tag(client: httpx.AsyncClient) -> None:
    tags = {
        (await client.head("/sw.js", headers={"Accept-Encoding": coding})).headers["etag"]
        for coding in ("identity", "br", "gzip")
    }
    assert len(tags) == 3


async def test_head_has_the_headers_without_the_body(client: httpx.AsyncClient) -> None:
    answer = await client.head(f"/{HASHED}")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-length"] == str(len("archive"))


async def test_nothing_can_be_posted(client: httpx.AsyncClient) -> None:
    assert (await client.post("/index.html")).status_code == 405


@pytest.mark.parametrize("path", ["/", "/sw.js", "/nothing", "/healthz", "/broken.js"])
async def test_every_answer_carries_the_security_headers(
    folder: Path, client: httpx.AsyncClient, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if path == "/broken.js":
        (folder / "broken.js").write_text("x")
        monkeypatch.setattr("crampapp.pwa.serve.entity_tag", lambda *_: 1 / 0)
    answer = await client.get(path)
    assert (answer.status_code == 500) == (path == "/broken.js")
    policy = answer.headers["content-security-policy"]
    assert policy == content_security_policy(PAGE) + "; frame-ancestors 'none'"
    assert "'sha256-" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=(), " in answer.headers["permissions-policy"]
    assert "wake-lock" not in answer.headers["permissions-policy"]
    if path not in ("/", "/sw.js"):
        assert answer.headers["cache-control"] == "no-cache"


async def test_a_rebuilt_page_gets_its_own_policy(folder: Path, client: httpx.AsyncClient) -> None:
    before = (await client.get("/")).headers["content-security-policy"]
    (folder / "index.html").unlink()
    during = (await client.get("/sw.js")).headers["content-security-policy"]
    (folder / "index.html").write_text("<script>2</script>")
    after = (await client.get("/")).headers["content-security-policy"]
    assert before == during != after


@pytest.mark.parametrize(
    ("text", "build"), [('{"build": "b7"}', "b7"), ("[]", None), ("torn {", None), (None, None)]
)
async def test_health_names_the_build(
    folder: Path, client: httpx.AsyncClient, text: str | None, build: str | None
) -> None:
    (folder / "build.json").unlink()
    if text is not None:
        (folder / "build.json").write_text(text)
    assert (await client.get("/healthz")).json() == {"status": "ok", "build": build}
