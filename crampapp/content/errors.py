"""What is wrong with a content file."""


class ContentError(Exception):
    """A content file is broken; the message names the file, the line, the key and what is wrong."""
