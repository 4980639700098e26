"""A component that begins anew when its key becomes another."""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")


def keyed(component: Callable[P, R], key: str) -> Callable[P, R]:
    """The component with a key, which Flet's decorator takes off but its annotation does not know.

    Args:
        component: One of ``ft.component``.
        key: With another one, what it remembers begins anew.
    """

    def made(*args: P.args, **kwargs: P.kwargs) -> R:
        return cast(R, cast(Any, component)(*args, key=key, **kwargs))

    return made
