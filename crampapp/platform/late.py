"""Packages that no first screen needs: a phone fetches one when it is first asked for."""

import sys


async def provide(package: str) -> str | None:
    """Make a package of :data:`crampapp.pwa.wheels.LATE` ready to be imported.

    Anywhere but in a browser it is installed already, and nothing happens.

    Args:
        package: Its name in the list of wheels, such as ``"tzdata"``.

    Returns:
        Its archive, where other files may lie beside it; ``None`` where it was installed.

    Raises:
        OSError: It cannot be fetched now; asking again later may help.
    """
    if sys.platform != "emscripten":
        return None
    import js
    from pyodide.ffi import JsException

    try:
        archive = str(await js.crampappLate(package))
    except JsException as error:
        raise OSError(f"{package} could not be fetched") from error
    if archive not in sys.path:
        sys.path.append(archive)
    return archive
