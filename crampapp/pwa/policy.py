"""The Content-Security-Policy: our own origin, the relay if the build has one, nothing else."""

import base64
import hashlib
import json
import re
from urllib.parse import urlsplit

_DIRECTIVES = {
    "default-src": "'none'",
    # Pyodide and CanvasKit compile WebAssembly; nothing evaluates text as code.
    "script-src": "'self' 'wasm-unsafe-eval'",
    # Flutter sets styles on the elements that it makes.
    "style-src": "'self' 'unsafe-inline'",
    # Python's worker starts from a blob, so that it inherits this policy even without headers.
    "worker-src": "'self' blob:",
    "connect-src": "'self'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "media-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'self'",
    "form-action": "'none'",
}


def content_security_policy(index_html: str) -> str:
    """The policy for a page with the scripts and relay of ``index_html``, for header and meta."""
    directives = dict(_DIRECTIVES)
    if relay := _relay(index_html):
        directives["connect-src"] += f" {relay}"
    for script in re.findall(r"<script>(.*?)</script>", index_html, re.DOTALL):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        directives["script-src"] += f" 'sha256-{digest}'"
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def _relay(index_html: str) -> str:
    """The origin of the relay that this page was built for, if any."""
    config = re.search(r'<script type="application/json" id="config">(.*?)</script>', index_html)
    address = urlsplit(json.loads(config[1]).get("relay", "") if config else "")
    return f"{address.scheme}://{address.netloc}" if address.netloc else ""
