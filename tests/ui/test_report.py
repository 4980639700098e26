"""The page for the doctor on the screen: chosen, looked at, handed over."""

from datetime import datetime, timedelta

import flet as ft
import pytest

from crampapp.report.typeface import UNKNOWN
from crampapp.store import Store
from tests.report.pdftools import info, text
from tests.report.records import check

from .conftest import MORNING, Launch, Session, SlowFiles, episode


async def opened(launch: Launch, *notes: str, zone: str = "Europe/London") -> Session:
    """The page of somebody with one cramp a week, the newest with the first note."""
    files = SlowFiles()
    store = await Store.open(files)
    for number, note in enumerate(notes):
        local = MORNING - timedelta(days=7 * number, hours=7)
        await store.save(episode(local, number).model_copy(update={"note": note, "pain": 6}))
    client = await launch("/history/report", files=files, zone=zone)
    await until_made(client)
    return client


async def until_made(client: Session) -> None:
    """What the checker knows is read for it, which takes real time."""
    await client.settle()
    while client.says("Reading your records…"):
        await client.settle()


def sheet(client: Session) -> str:
    """The page as a picture."""
    (picture,) = [one for one in client.controls() if isinstance(one, ft.Image)]
    return str(picture.src)


async def test_the_history_leads_to_the_page_and_back(launch: Launch) -> None:
    client = await launch("/history", history=3)
    await client.tap("report")
    await until_made(client)
    assert client.page.route == "/history/report"
    assert client.says("For your doctor")
    await client.tap("back")
    assert client.page.route == "/history"


async def test_an_empty_history_offers_no_page(launch: Launch) -> None:
    client = await launch("/history")
    assert "report" not in client.key_names()


async def test_the_page_is_a_picture_with_a_name(launch: Launch) -> None:
    client = await opened(launch, "", "", "")
    assert ">Leg cramps</text>" in sheet(client)
    labels = [c.label for c in client.controls() if isinstance(c, ft.Semantics) and c.image]
    assert any("3 cramps" in str(label) for label in labels)


async def test_the_range_decides_what_counts(launch: Launch) -> None:
    client = await opened(launch, *[""] * 20)
    counts = {}
    for period in ("month", "quarter", "year", "all"):
        await client.tap(f"period-{period}")
        await until_made(client)
        counts[period] = next(n for n in (4, 13, 20) if f">{n}</text>" in sheet(client))
    assert counts == {"month": 4, "quarter": 13, "year": 20, "all": 20}


async def test_what_the_person_wrote_can_be_left_out(launch: Launch) -> None:
    client = await opened(launch, "A private matter")
    assert "A private matter" in sheet(client)
    await client.tap("notes")
    await until_made(client)
    assert "A private matter" not in sheet(client)
    await client.tap("as-text")
    assert not any("A private matter" in said for said in client.texts())


async def test_without_notes_there_is_nothing_to_leave_out(launch: Launch) -> None:
    assert "notes" not in (await opened(launch, "")).key_names()


async def test_signs_that_cannot_be_printed_are_named_and_never_shown(launch: Launch) -> None:
    client = await opened(launch, "My \N{LEG} hurt")
    assert client.says("A sign in your notes cannot be printed: leg (U+1F9B5).")
    await client.tap("as-text")
    assert any(f"My {UNKNOWN} hurt" in said for said in client.texts())
    assert not any("\N{LEG}" in said for said in client.texts())


async def test_it_warns_before_it_hands_anything_over(launch: Launch) -> None:
    client = await opened(launch, "")
    texts = client.texts()
    warning = next(place for place, said in enumerate(texts) if "it leaves this phone" in said)
    assert warning < texts.index("Share or save the PDF")


async def test_the_pdf_goes_to_the_person(launch: Launch) -> None:
    client = await opened(launch, "Łódź")
    await client.tap("pdf")
    (file,) = client.outside.taken.values()
    assert list(client.outside.taken) == ["leg-cramps-2026-11-24.pdf"]
    assert info(file.data)["Pages"] == "1"
    assert "Łódź" in text(file.data)
    assert client.says("leg-cramps-2026-11-24.pdf is made.")


async def test_a_file_that_was_not_taken_is_not_called_made(launch: Launch) -> None:
    client = await opened(launch, "")
    client.outside.takes = False
    await client.tap("pdf")
    assert client.says("You did not take the file.")


@pytest.mark.parametrize(
    ("zone", "size"),
    [("Europe/London", "A4"), ("America/Chicago", "letter"), ("America/Lima", "A4")],
)
async def test_the_paper_is_that_of_the_place(launch: Launch, zone: str, size: str) -> None:
    client = await opened(launch, "", zone=zone)
    await client.tap("pdf")
    (file,) = client.outside.taken.values()
    assert size in info(file.data)["Page size"]


async def test_the_table_holds_the_cramps_of_the_range(launch: Launch) -> None:
    client = await opened(launch, *[f"note {number}" for number in range(20)])
    await client.tap("period-month")
    await until_made(client)
    await client.tap("table")
    lines = client.outside.taken["leg-cramps-2026-11-24.csv"].data.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("date,time")
    assert [line[:10] for line in lines[1:]] == [
        "2026-11-03",
        "2026-11-10",
        "2026-11-17",
        "2026-11-24",
    ]


async def test_the_text_to_paste_has_what_was_written(launch: Launch) -> None:
    client = await opened(launch, "My \N{LEG} hurt")
    copied = client.find("copy").action.data
    assert "My \N{LEG} hurt" in copied
    await client.tap("copy")
    assert client.says("Copied. You can paste it into a message.")


async def test_a_sign_of_danger_of_years_ago_is_still_on_it(launch: Launch) -> None:
    files = SlowFiles()
    old = datetime(2022, 3, 1)
    await (await Store.open(files)).save(check(old.date()))
    client = await launch("/history/report", files=files)
    await until_made(client)
    assert "One leg swollen, or sore and warm, red or darker (1 March 2022)" in sheet(client)


async def test_the_page_can_be_brought_closer(launch: Launch) -> None:
    client = await opened(launch, "")

    def width() -> float:
        (picture,) = [one for one in client.controls() if isinstance(one, ft.Image)]
        return float(picture.width or 0)

    before = width()
    await client.tap("zoom")
    assert width() > 1.5 * before
    await client.tap("zoom")
    assert width() == before


async def test_what_was_deleted_since_is_not_shown_again(launch: Launch) -> None:
    client = await opened(launch, "A private matter")
    await client.tap("back")
    await client.tap(f"delete-{client.state.episodes[0].id}")
    await client.go("/history/report")
    await until_made(client)
    assert "A private matter" not in sheet(client)
