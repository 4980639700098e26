"""Zip files that are the same, byte for byte, whenever their content is."""

import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from crampapp.pwa.errors import BuildError

_EPOCH = (1980, 1, 1, 0, 0, 0)
_TEXTS = (".json", ".toml", ".mo")
_OPENED_LATER = (
    "crampapp/report/",
    "crampapp/domain/insights/",
    "crampapp/ui/screens/",
    # Of the standard library what icalendar needs, and little else.
    "email/",
    "http/",
    "urllib/request.py",
    "zipfile/",
)

# Parts of the standard library that an app without a console, mail or subprocesses never loads.
# Each must match something, so that a list grown stale breaks the build.
_UNUSED_STDLIB = (
    r"_pyrepl/.*",
    r"multiprocessing/.*",
    r"unittest/.*",
    r"wsgiref/.*",
    r"xml/.*",
    r"xmlrpc/.*",
    r"(html|sqlite3)/.*",
    r"(_markupbase|argparse|cProfile|code|configparser|difflib|getopt|pty|py_compile|rlcompleter)\.py",
    r"(symtable|tarfile|tracemalloc|webbrowser|urllib/robotparser|json/tool|asyncio/(tools|__main__))\.py",
    r"(bdb|doctest|pdb|pydoc|pickletools|pstats|profile|trace|modulefinder|tabnanny|timeit)\.py",
    r"(ftplib|imaplib|mailbox|poplib|smtplib|socketserver|plistlib|wave|optparse|statistics)\.py",
    r"asyncio/(proactor|windows)_.*\.py",
    r"concurrent/futures/process\.py",
    r"ctypes/.*",
    r"http/(cookiejar|cookies|server)\.py",
    r"logging/(config|handlers)\.py",
    # Python twins of what is compiled into the interpreter.
    r"(_pydatetime|_pyio|importlib/_bootstrap|importlib/_bootstrap_external)\.py",
    r"(encodings/(utf_(32|7).*|(uu|bz2|quopri|base64|hex|zlib)_codec|rot_13|palmos|undefined|mbcs|oem))\.py",
    r"(nturl2path|sre_(constants|compile|parse)|__hello__|__phello__/.*|email/mime/(audio|message))\.py",
    r"(antigravity|cmd|compileall|filecmp|fileinput|getpass|netrc|pyclbr|sched|shelve|this|zipapp)\.py",
    r"encodings/(big5|cp(?!437)|euc|gb|hp|hz|iso2022|iso8859_(?!1\.)|johab|koi8|kz|mac|ptcp|shift|tis).*",
)


def pack(files: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_STORED) -> bytes:
    """Zip files without traces of time or place.

    Modules are stored as they are, because HTTP compresses a whole archive better than a zip its
    members; what is read once or rarely is deflated to keep the folder small.

    Args:
        files: Path and content of each.
        method: Of all but texts and late modules; deflated is for what is unpacked once.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in sorted(files):
            info = zipfile.ZipInfo(name, _EPOCH)
            rare = name.endswith(_TEXTS) or name.startswith(_OPENED_LATER)
            info.compress_type = zipfile.ZIP_DEFLATED if rare else method
            info.external_attr = 0o644 << 16
            info.create_system = 3
            archive.writestr(info, content)
    return buffer.getvalue()


def slim_stdlib(stock: Path) -> list[tuple[str, bytes]]:
    """The files of Pyodide's standard library, without the parts that are never loaded.

    Raises:
        BuildError: A pattern of the unused list matched nothing.
    """
    with zipfile.ZipFile(stock) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        unused: set[str] = set()
        for pattern in _UNUSED_STDLIB:
            matched = {name for name in names if re.fullmatch(pattern, name)}
            if not matched:
                raise BuildError(f"No file of the standard library matches {pattern!r} any more.")
            unused |= matched
        return [(name, archive.read(name)) for name in names if name not in unused]
