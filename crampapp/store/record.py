"""Records in a stream of bytes: framing, and finding them again among damage.

::

    +--------+-----------+--------------+--------------+---------+
    | marker | length    | crc32 of the | crc32 of the | payload |
    | 4      | 4, little | payload, 4   | 12 before, 4 | length  |
    +--------+-----------+--------------+--------------+---------+

The marker tells the kind of record and where to go on after damage: its first byte never occurs in
UTF-8, so no payload contains it. The frame has a checksum of its own because a flipped bit in a
length must not pass for a record that was cut short: that one is dropped, damage is kept aside.
"""

import struct
from typing import NamedTuple
from zlib import crc32

ROWS = b"\xffrow"
"""Rows put and deleted by one write."""
CHECKPOINT = b"\xffchk"
"""Where everything before it is; makes a log a committed one."""
DAMAGED = b"\xffdmg"
"""Bytes kept aside."""

_KINDS = (ROWS, CHECKPOINT, DAMAGED)
_FRAME = struct.Struct("<4sII")
_CHECK = struct.Struct("<I")
FRAME_SIZE = _FRAME.size + _CHECK.size


class Record(NamedTuple):
    kind: bytes
    start: int
    """Offset of the first byte of the frame."""
    end: int
    payload: bytes


class Stretch(NamedTuple):
    """Bytes from ``start`` up to ``end``."""

    start: int
    end: int


class Scan(NamedTuple):
    """What a stretch of a log holds."""

    records: list[Record]
    damaged: list[Stretch]
    torn: Stretch | None
    """The beginning of a record whose rest was never written, or zeros never written over."""


def encode(kind: bytes, payload: bytes) -> bytes:
    """Frame a payload."""
    frame = _FRAME.pack(kind, len(payload), crc32(payload))
    return frame + _CHECK.pack(crc32(frame)) + payload


def scan(data: bytes, base: int = 0) -> Scan:
    """Find every intact record in ``data``, which begins at offset ``base`` of its file."""
    records: list[Record] = []
    damaged: list[Stretch] = []
    at = 0
    while at < len(data):
        length = _payload_length(data, at)
        end = at + FRAME_SIZE + (length or 0)
        if length is None or end > len(data):
            end = _next_record(data, at + 1)
            if end == len(data) and _is_torn(data, at):
                return Scan(records, damaged, Stretch(base + at, base + end))
            damaged.append(Stretch(base + at, base + end))
        elif record := intact(data, at):
            records.append(record._replace(start=base + at, end=base + end))
        else:
            damaged.append(Stretch(base + at, base + end))
        at = end
    return Scan(records, damaged, None)


def intact(data: bytes, at: int) -> Record | None:
    """The record at offset ``at`` if all of it is there and undamaged."""
    length = _payload_length(data, at)
    if length is None:
        return None
    kind, _, check = _FRAME.unpack_from(data, at)
    end = at + FRAME_SIZE + length
    payload = data[at + FRAME_SIZE : end]
    if len(payload) < length or crc32(payload) != check:
        return None
    return Record(kind, at, end, payload)


def _payload_length(data: bytes, at: int) -> int | None:
    """What the frame at ``at`` says, or ``None`` where there is no intact frame."""
    if at + FRAME_SIZE > len(data) or data[at : at + 4] not in _KINDS:
        return None
    (check,) = _CHECK.unpack_from(data, at + _FRAME.size)
    if crc32(data[at : at + _FRAME.size]) != check:
        return None
    _, length, _ = _FRAME.unpack_from(data, at)
    return int(length)


def _next_record(data: bytes, at: int) -> int:
    """Offset of the next intact record from ``at`` on, or the end of the data."""
    while (at := data.find(b"\xff", at)) >= 0:
        if intact(data, at):
            return at
        at += 1
    return len(data)


def _is_torn(data: bytes, at: int) -> bool:
    rest = len(data) - at
    return rest < FRAME_SIZE or _payload_length(data, at) is not None or not data[at:].strip(b"\0")
