"""A relay that only rings: ``DATABASE_URL FOLDER PUSH_SERVICE`` as arguments."""

import asyncio
import sys
from pathlib import Path

from crampapp.relay.relay import Relay
from crampapp.relay.settings import Settings

BATCH = 4
"""Few, so that the push service's 50 ms decide and not this machine's processors."""


async def main(url: str, folder: Path, push_service: str) -> None:
    settings = Settings(
        folder, database_url=url, push_services=(push_service,), hands=1, batch=BATCH
    )
    async with Relay(settings):
        print("ready", flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3]))
