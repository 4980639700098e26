"""What the person did, kept on the device and nowhere else."""

from crampapp.store.errors import Code, Problem, StoreError
from crampapp.store.files import Kind
from crampapp.store.health import Health
from crampapp.store.opening import open_store
from crampapp.store.store import Store

__all__ = ["Code", "Health", "Kind", "Problem", "Store", "StoreError", "open_store"]
