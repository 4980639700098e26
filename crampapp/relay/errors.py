class RelayError(Exception):
    """The relay cannot start; the message is one line for the person who started it."""


class UnavailableError(Exception):
    """The database does not answer now; without its own words, which may name a device."""
