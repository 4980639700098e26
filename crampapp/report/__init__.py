"""The page for the doctor: what is on it, laid out once, written as PDF, SVG or plain text.

Pure: it knows neither the records nor the device. Everything that is said comes in as
:class:`crampapp.report.contents.Contents`.
"""
