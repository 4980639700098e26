"""The demo history, taken out of a store at once."""

from crampapp.domain.demo import is_demo
from crampapp.store.store import Store


async def remove_demo(store: Store) -> None:
    """Take out every record of the demo history; the restore of before can be undone as any other.

    Raises:
        StoreError: Nothing has changed.
    """
    async with store.rewriting() as log:
        draft = log.draft()
        try:
            for table in sorted(log.places):
                for row in log.rows(table).values():
                    if not is_demo(row.id):
                        draft.put(row)
            log.adopt(draft)
        except BaseException:
            log.abandon()
            raise
