"""Hours in which nothing rings that the person did not set to the minute."""

from datetime import time

from crampapp.domain.hours import Hours


class QuietHours(Hours):
    """When nobody is told to drink."""

    begin: time = time(22)
    end: time = time(7)
