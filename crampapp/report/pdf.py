"""A sheet as a PDF that can be searched, selected and read out.

Needs pydyf, which a phone fetches when a page is first made.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256

import pydyf

from crampapp.report.marks import Anchor, Block, Disc, Line, Mark, Role, Shape, Sheet, Text
from crampapp.report.svg import escaped
from crampapp.report.typeface import Typeface

PRODUCER = "crampapp"
_KAPPA = 0.5523
"""How far the handles of a Bézier curve are from its ends, for a quarter of a circle."""
_SYMBOLIC = 4


def pdf(sheet: Sheet, typeface: Typeface, *, title: str, language: str, created: datetime) -> bytes:
    """The document; the same bytes for the same sheet.

    Args:
        sheet: What is on its one page; texts are printable.
        typeface: Embedded as far as it is used.
        title: Shown in the title bar of a reader.
        language: Such as ``en``.
        created: On the wall clock.
    """
    document = pydyf.PDF()
    font = _embedded(document, typeface, _characters(sheet))
    drawn = pydyf.Stream(_drawn(sheet, typeface), compress=True)
    document.add_object(drawn)
    page = pydyf.Dictionary(
        {
            "Type": "/Page",
            "Parent": document.pages.reference,
            "MediaBox": pydyf.Array([0, 0, sheet.paper.width, sheet.paper.height]),
            "Contents": drawn.reference,
            "Resources": pydyf.Dictionary({"Font": pydyf.Dictionary({"F": font.reference})}),
            "StructParents": 0,
            "Tabs": "/S",
        }
    )
    document.add_page(page)
    _tag(document, page, sheet.blocks)
    metadata = pydyf.Stream(
        [_xmp(title, language, created)], {"Type": "/Metadata", "Subtype": "/XML"}
    )
    document.add_object(metadata)
    document.catalog.update(
        {
            "Lang": pydyf.String(language),
            "MarkInfo": pydyf.Dictionary({"Marked": "true"}),
            "Metadata": metadata.reference,
            "ViewerPreferences": pydyf.Dictionary({"DisplayDocTitle": "true"}),
        }
    )
    document.info.update(
        {
            "Title": pydyf.String(title),
            "Producer": pydyf.String(PRODUCER),
            "CreationDate": pydyf.String(f"D:{created:%Y%m%d%H%M%S}"),
        }
    )
    out = io.BytesIO()
    document.write(out, identifier=True, compress=True)
    return out.getvalue()


def _characters(sheet: Sheet) -> list[str]:
    used = {
        one
        for block in sheet.blocks
        for mark in block.marks
        if isinstance(mark, Text)
        for one in mark.text
    }
    return sorted({*used, " "})


# The font


def _embedded(document: pydyf.PDF, typeface: Typeface, used: Sequence[str]) -> pydyf.Dictionary:
    """The font with the characters that are used, each under the number of its glyph."""
    numbers = {typeface.glyph(one): one for one in used}
    data = typeface.subset(numbers)
    # Readers tell subsets of the same font apart by six letters.
    letters = sha256(data).digest()[:6]
    name = "/" + "".join(chr(ord("A") + one % 26) for one in letters) + f"+{typeface.name}"

    def scaled(value: float) -> float:
        return round(value * 1000 / typeface.units, 1)

    outlines = pydyf.Stream([data], {"Length1": len(data)}, compress=True)
    document.add_object(outlines)
    descriptor = pydyf.Dictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": name,
            "Flags": _SYMBOLIC,
            "FontBBox": pydyf.Array(scaled(one) for one in typeface.box),
            "ItalicAngle": 0,
            "Ascent": scaled(typeface.ascent),
            "Descent": scaled(typeface.descent),
            "CapHeight": scaled(typeface.cap_height),
            "StemV": 80,
            "FontFile2": outlines.reference,
        }
    )
    document.add_object(descriptor)
    widths = pydyf.Array()
    for number, one in sorted(numbers.items()):
        widths.extend([number, pydyf.Array([scaled(typeface.advance(one))])])
    outline_font = pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": name,
            "CIDSystemInfo": pydyf.Dictionary(
                {
                    "Registry": pydyf.String("Adobe"),
                    "Ordering": pydyf.String("Identity"),
                    "Supplement": 0,
                }
            ),
            "FontDescriptor": descriptor.reference,
            "CIDToGIDMap": "/Identity",
            "DW": 0,
            "W": widths,
        }
    )
    document.add_object(outline_font)
    meaning = pydyf.Stream([_to_unicode(numbers)], compress=True)
    document.add_object(meaning)
    font = pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name,
            "Encoding": "/Identity-H",
            "DescendantFonts": pydyf.Array([outline_font.reference]),
            "ToUnicode": meaning.reference,
        }
    )
    document.add_object(font)
    return font


def _to_unicode(numbers: dict[int, str]) -> str:
    """What each glyph means, for whoever selects or searches."""
    pairs = [f"<{n:04x}> <{c.encode('utf-16-be').hex()}>" for n, c in sorted(numbers.items())]
    # The format allows a hundred at a time.
    groups = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <ffff> endcodespacerange",
    ]
    for group in groups:
        lines += [f"{len(group)} beginbfchar", *group, "endbfchar"]
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines)


# The drawing


def _drawn(sheet: Sheet, typeface: Typeface) -> list[bytes]:
    """The operators of the page; what is not decoration is numbered in order."""
    pen = pydyf.Stream()
    # Our marks count from the top, a PDF from the bottom.
    height = sheet.paper.height
    number = 0
    for block in sheet.blocks:
        if block.role is Role.DECORATION:
            pen.begin_marked_content(block.role)
        else:
            pen.begin_marked_content(block.role, pydyf.Dictionary({"MCID": number}).data)
            number += 1
        lines = [mark for mark in block.marks if isinstance(mark, Text)]
        for mark in block.marks:
            # Read out, the end of a line would run into the beginning of the next.
            parts = isinstance(mark, Text) and mark is not lines[-1]
            _draw(pen, mark, height, typeface, " " if parts else "")
        pen.end_marked_content()
    operators: list[bytes] = pen.stream
    return operators


def _draw(pen: pydyf.Stream, mark: Mark, height: float, typeface: Typeface, after: str) -> None:
    pen.set_color_rgb(*_rgb(mark.colour), stroke=isinstance(mark, Line))
    match mark:
        case Text():
            pen.begin_text()
            pen.set_font_size("F", mark.size)
            pen.move_text_to(_short(_left(mark, typeface)), _short(height - mark.y))
            codes = "".join(f"{typeface.glyph(one):04x}" for one in mark.text + after)
            pen.show_text(f"<{codes}>")
            pen.end_text()
        case Shape(points=points):
            _path(pen, points, height)
            pen.close()
            pen.fill()
        case Line(points=points):
            pen.set_line_width(mark.width)
            pen.set_line_cap(1)
            pen.set_line_join(1)
            _path(pen, points, height)
            pen.stroke()
        case Disc():
            _round(pen, mark.x, height - mark.y, mark.radius)
            pen.fill()


def _left(mark: Text, typeface: Typeface) -> float:
    width = typeface.width(mark.text, mark.size)
    return mark.x - {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[mark.anchor]


def _path(pen: pydyf.Stream, points: Iterable[tuple[float, float]], height: float) -> None:
    first, *others = points
    pen.move_to(_short(first[0]), _short(height - first[1]))
    for x, y in others:
        pen.line_to(_short(x), _short(height - y))


def _round(pen: pydyf.Stream, x: float, y: float, radius: float) -> None:
    handle = radius * _KAPPA
    pen.move_to(_short(x + radius), _short(y))
    for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
        # From one point of the compass to the next, against the clock.
        ex, ey = -dy, dx
        pen.curve_to(
            *(_short(x + radius * dx + handle * ex), _short(y + radius * dy + handle * ey)),
            *(_short(x + radius * ex + handle * dx), _short(y + radius * ey + handle * dy)),
            *(_short(x + radius * ex), _short(y + radius * ey)),
        )


def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (round(int(colour[at : at + 2], 16) / 255, 3) for at in (1, 3, 5))
    return red, green, blue


def _short(value: float) -> float:
    return round(value, 2)


# What it means


def _tag(document: pydyf.PDF, page: pydyf.Dictionary, blocks: Iterable[Block]) -> None:
    """Say what each part of the page is, so that it can be read out in order."""
    root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    document.add_object(root)
    whole = pydyf.Dictionary({"Type": "/StructElem", "S": "/Document", "P": root.reference})
    document.add_object(whole)
    parts = []
    meant = (block for block in blocks if block.role is not Role.DECORATION)
    for number, block in enumerate(meant):
        part = pydyf.Dictionary(
            {
                "Type": "/StructElem",
                "S": f"/{block.role}",
                "P": whole.reference,
                "Pg": page.reference,
                "K": number,
            }
        )
        if block.alt:
            part["Alt"] = pydyf.String(block.alt)
        document.add_object(part)
        parts.append(part.reference)
    whole["K"] = pydyf.Array(parts)
    root["K"] = whole.reference
    root["ParentTree"] = pydyf.Dictionary({"Nums": pydyf.Array([0, pydyf.Array(parts)])})
    document.catalog["StructTreeRoot"] = root.reference


def _xmp(title: str, language: str, created: datetime) -> bytes:
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF \
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escaped(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{escaped(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{created:%Y-%m-%dT%H:%M:%S}</xmp:CreateDate>
<pdf:Producer>{PRODUCER}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode()
