"""How a record of the demo history is told from a real one, wherever it goes."""

MARK = "DEM0DATA"
"""Eight of the sixteen random characters of an id. Every change, backup and restore keeps them, and
one of 10¹² real ids would have them by chance."""
_AT = 10


def marked(id: str) -> str:
    """The id as that of a demo record; it sorts as before."""
    return id[:_AT] + MARK + id[_AT + len(MARK) :]


def is_demo(id: str) -> bool:
    """Whether a record is part of the demo history."""
    return id.startswith(MARK, _AT)
