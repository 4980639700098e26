"""Compiles an archive of Python source; run inside Pyodide by compile.mjs."""

import ast
import marshal
import zipfile
from importlib.util import MAGIC_NUMBER, source_hash
from pathlib import Path

FOLDER = Path("/archives")
"""Where compile.mjs puts the folder, inside of Pyodide."""

_UNCHECKED_HASH = (1).to_bytes(4, "little")


def compiled(source: bytes, name: str) -> bytes:
    """A ``.pyc`` that is the same whenever its source is, and trusted without a look at it."""
    tree = without_docstrings(ast.parse(source, name))
    code = compile(tree, name, "exec", dont_inherit=True, optimize=1)
    return MAGIC_NUMBER + _UNCHECKED_HASH + source_hash(source) + marshal.dumps(code)


def without_docstrings(tree: ast.Module) -> ast.Module:
    """Take the docstrings out, which nobody reads on a phone.

    Those of classes become a blank: a dataclass without one writes its own at each start.
    """
    for node in ast.walk(tree):
        if not isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        match node.body:
            case [ast.Expr(ast.Constant(str())) as doc, *rest]:
                blank = " " if isinstance(node, ast.ClassDef) else ""
                keeps = isinstance(node, (ast.Module, ast.ClassDef)) or not rest
                node.body = [replaced(doc, blank), *rest] if keeps else rest
    return tree


def replaced(doc: ast.Expr, text: str) -> ast.Expr:
    """The statement of a docstring, at its place, with other words."""
    return ast.copy_location(ast.Expr(ast.copy_location(ast.Constant(text), doc)), doc)


def compile_archive(sources: Path, target: Path) -> None:
    """Write ``sources`` again with each module compiled, and all else as it is."""
    with zipfile.ZipFile(sources) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            if name.endswith(".py"):
                after.writestr(f"{name}c", compiled(data, name))
            else:
                after.writestr(name, data)


if __name__ == "__main__":
    compile_archive(FOLDER / "sources.zip", FOLDER / "modules.zip")
