"""The Content-Security-Policy: our own origin, and that of a relay elsewhere if there is one."""

import base64
import hashlib
import re

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
    """The policy for a page with the inline scripts of ``index_html``, for header and meta."""
    directives = dict(_DIRECTIVES)
    for script in re.findall(r"<script>(.*?)</script>", index_html, re.DOTALL):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        directives["script-src"] += f" 'sha256-{digest}'"
    # From the page's own settings, so that a server of the build needs not be told.
    if relay := re.search(r'"relay":"(https?://[a-z0-9.:-]+)/"', index_html):
        directives["connect-src"] += f" {relay[1]}"
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())
