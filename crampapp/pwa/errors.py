"""What can go wrong while building."""


class BuildError(Exception):
    """The web app could not be built; the message is one line for the person who runs it."""
