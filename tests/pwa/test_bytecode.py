import ast
from pathlib import Path

import pytest

from crampapp.pwa import bytecode, stock
from crampapp.pwa.errors import BuildError
from crampapp.pwa.node.modules import without_docstrings

PYODIDE = stock.check_versions() / "pyodide"
CACHE = Path(__file__).parents[2] / "build/cache/bytecode"

SOURCE = b'''"""About the module."""

class Kind:
    """About the class."""

def answer():
    """About the function."""
    return 42
'''


def test_modules_are_compiled_and_other_files_stay_as_they_are() -> None:
    files = bytecode.compiled([("a/b.py", SOURCE), ("a/steps.toml", b"x = 1")], PYODIDE, CACHE)
    compiled = dict(files)
    assert set(compiled) == {"a/b.pyc", "a/steps.toml"}
    assert compiled["a/steps.toml"] == b"x = 1"


def test_compiled_modules_are_trusted_without_their_source() -> None:
    ((_, module),) = bytecode.compiled([("a/b.py", SOURCE)], PYODIDE, CACHE)
    hash_based_and_unchecked = 1
    assert int.from_bytes(module[4:8], "little") == hash_based_and_unchecked


def test_the_same_source_compiles_to_the_same_bytes(tmp_path: Path) -> None:
    files = [("a.py", SOURCE), ("b.py", b"names = {'x', 'y', 'z'}\nprint('z' in {'x', 'y', 'z'})")]
    first = bytecode.compiled(files, PYODIDE, tmp_path / "one")
    assert bytecode.compiled(files, PYODIDE, tmp_path / "two") == first


def test_a_module_that_does_not_compile_is_named(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="does not compile: SyntaxError"):
        bytecode.compiled([("broken.py", b"def (")], PYODIDE, tmp_path)
    assert not list(tmp_path.glob("*.zip"))


def test_docstrings_are_left_out_and_a_class_keeps_a_blank_one() -> None:
    code = compile(without_docstrings(ast.parse(SOURCE)), "a.py", "exec")
    room: dict[str, object] = {"__name__": "a"}
    exec(code, room)
    assert (room["__doc__"], room["Kind"].__doc__, room["answer"].__doc__) == ("", " ", None)


def test_a_function_of_a_docstring_alone_still_does_nothing() -> None:
    room: dict[str, object] = {}
    source = "def nothing():\n    '''Words.'''\n"
    exec(compile(without_docstrings(ast.parse(source)), "a.py", "exec"), room)
    nothing = room["nothing"]
    assert callable(nothing)
    assert nothing() is None
