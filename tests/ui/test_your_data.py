"""Settings, and what an owner can do with all records at once."""

from datetime import date, timedelta
from pathlib import Path

from crampapp.domain.backup_made import BackupMade
from crampapp.domain.profile import Fact, Profile
from crampapp.domain.settings import Settings, Theme
from crampapp.platform.keeper import MemoryKeeper
from crampapp.store import Store
from crampapp.store.exchange import Bytes
from crampapp.store.memory import MemoryFiles
from crampapp.ui.preferences import Cue, Preferences, keep_preferences, kept_preferences

from .conftest import MORNING, Launch, Session, SlowFiles
from .fake_notifier import FakeNotifier

DATA = "/settings/data"


async def backup_of(client: Session) -> Bytes:
    await client.go(DATA)
    await client.tap("back-up")
    (file,) = client.outside.taken.values()
    assert isinstance(file, Bytes)
    return Bytes(file.data)


def keeper_with(**chosen: object) -> MemoryKeeper:
    keeper = MemoryKeeper()
    keep_preferences(keeper, Preferences().model_copy(update=chosen))
    return keeper


async def test_home_leads_to_the_settings_and_these_to_your_data(launch: Launch) -> None:
    client = await launch()
    await client.tap("settings")
    assert client.view.route == "/settings"
    await client.tap("your-data")
    assert client.view.route == DATA
    await client.back()
    await client.tap("about-you")
    assert client.view.route == "/you"


async def test_it_says_where_the_records_are_and_how_long_they_last(launch: Launch) -> None:
    client = await launch(DATA)
    assert client.says("This browser has not promised to keep it.")
    assert client.says("With the app itself it is 45.0 MB of 60.0 GB.")
    await client.tap("last")
    assert client.says("The browser did not promise it.")
    client.outside.promises = True
    await client.tap("last")
    assert client.says("The browser has promised to keep it.")


async def test_a_backup_is_handed_over_with_its_size_and_counts_and_remembered(
    launch: Launch,
) -> None:
    client = await launch(DATA, history=3)
    await client.tap("back-up")
    (name,) = client.outside.taken
    assert name == "crampapp-2026-11-24.jsonl"
    assert any("Backup made: 3 records, 2 kB" in said for said in client.announced())
    assert client.says("Newest backup: 24 November, 3 records, 2 kB.")


async def test_a_backup_that_nobody_took_is_none(launch: Launch) -> None:
    client = await launch(DATA, history=1)
    client.outside.takes = False
    await client.tap("back-up")
    assert client.says("You did not take the file.")
    assert client.says("There is no backup yet.")


async def test_a_backup_is_looked_at_merged_and_undone(launch: Launch) -> None:
    other = await launch(history=2)
    file = await backup_of(other)
    client = await launch(DATA)
    client.outside.choice = file
    await client.tap("choose")
    assert client.says("Cramps: 2 new")
    assert client.state.episodes == ()
    await client.tap("merge")
    assert "Merged: 2 records came in." in client.announced()
    assert client.state.episodes == other.state.episodes
    await client.tap("undo-restore")
    assert client.state.episodes == ()
    assert await client.stored() == []


async def test_replacing_says_what_it_takes_out(launch: Launch) -> None:
    file = await backup_of(await launch(history=2))
    client = await launch(DATA, now=MORNING - timedelta(days=90), history=1)
    mine = client.state.episodes
    client.outside.choice = file
    # The other has the id of the first.
    await client.tap("choose")
    assert client.says("Cramps: 1 new, 1 different")
    await client.tap("cancel")
    assert client.state.episodes == mine
    await client.tap("choose")
    await client.tap("replace")
    assert len(client.state.episodes) == 2
    assert mine[0] not in client.state.episodes


async def test_what_is_no_backup_is_one_sentence_and_nothing_changes(launch: Launch) -> None:
    client = await launch(DATA, history=1)
    client.outside.choice = Bytes(b"holiday.jpg")
    await client.tap("choose")
    assert "This is not a backup of crampapp. Nothing was changed." in client.announced()
    assert "merge" not in client.key_names()
    assert len(await client.stored()) == 1


async def test_a_file_of_500_mb_is_refused_unread(launch: Launch, tmp_path: Path) -> None:
    huge = tmp_path / "huge.jsonl"
    with huge.open("wb") as file:
        file.truncate(500_000_000)
    client = await launch(DATA)
    client.outside.choice = huge
    await client.tap("choose")
    assert any("larger than 64 MB" in said for said in client.announced())


async def test_a_full_device_gives_a_backup_all_the_same_and_no_restore(launch: Launch) -> None:
    files = SlowFiles()
    file = await backup_of(await launch(history=2))
    client = await launch(DATA, history=1, files=files)
    files.is_full = True
    await client.tap("back-up")
    assert client.says("Backup made: 1 record")
    client.outside.choice = file
    await client.tap("choose")
    await client.tap("merge")
    assert "There is no room left on this device. Nothing was changed." in client.announced()
    assert len(client.state.episodes) == 1


async def test_cramps_go_into_a_table(launch: Launch) -> None:
    client = await launch(DATA, history=2)
    await client.tap("csv")
    (file,) = client.outside.taken.values()
    assert isinstance(file, Bytes)
    assert len(file.data.splitlines()) == 3
    assert client.says("Table made: 2 cramps.")


async def test_deleting_everything_asks_first_and_begins_anew(launch: Launch) -> None:
    keeper = keeper_with(profile=Profile(facts={Fact.DIABETES: True}))
    client = await launch(DATA, history=2, keeper=keeper)
    await client.tap("delete")
    assert client.says("3 records and what you told about yourself are deleted for good.")
    assert len(await client.stored()) == 2
    await client.tap("keep-all")
    await client.tap("delete")
    await client.tap("delete-all")
    assert client.outside.erased == 1
    assert await client.stored() == []
    assert client.view.route == "/"
    assert client.says("Relief for leg cramps, step by step.")
    assert client.state.preferences == Preferences()
    assert keeper.kept("preferences") is None


async def test_deleting_everything_takes_back_what_rings(launch: Launch) -> None:
    notifier = FakeNotifier()
    client = await launch("/prevent/reminders", notifier=notifier)
    await client.tap("preset-bedtime_stretch")
    assert notifier.alarms
    await client.go(DATA)
    await client.tap("delete")
    await client.tap("delete-all")
    assert notifier.alarms == ()
    await client.go("/prevent/reminders")
    assert not client.says("Every day, 22:15")
    await client.tap("preset-bedtime_stretch")
    assert len(notifier.alarms) == 1


async def test_what_a_restore_brings_back_rings_again(launch: Launch) -> None:
    client = await launch("/prevent/reminders")
    await client.tap("preset-bedtime_stretch")
    file = await backup_of(client)
    notifier = FakeNotifier()
    client = await launch(DATA, notifier=notifier)
    client.outside.choice = file
    await client.tap("choose")
    await client.tap("merge")
    assert [alarm.kind for alarm in notifier.alarms] == ["bedtime_stretch"]


async def test_what_was_told_about_oneself_is_in_a_backup_and_comes_back(launch: Launch) -> None:
    keeper = keeper_with(
        profile=Profile(facts={Fact.FALL_RISK: True}), dark=True, seated=True, day=frozenset()
    )
    file = await backup_of(await launch(keeper=keeper))
    client = await launch(DATA)
    client.outside.choice = file
    await client.tap("choose")
    assert client.says("About you: 1 new")
    await client.tap("merge")
    for here in (client.state.preferences, kept_preferences(client.keeper)):
        assert here.profile.facts == {Fact.FALL_RISK: True}
        assert (here.dark, here.seated, here.day) == (True, True, frozenset())
        assert here.night == Preferences().night


async def test_the_keeper_wins_at_a_start_and_the_store_where_it_has_nothing(
    launch: Launch,
) -> None:
    files = SlowFiles()
    store = await Store.open(files)
    await store.save(Profile(facts={Fact.CHILD: True}))
    await store.save(Settings(theme=Theme.BLACK, region="IE", signals_by_day=("voice", "smell")))
    new = await launch(files=files)
    assert new.state.preferences.profile.facts == {Fact.CHILD: True}
    assert (new.state.preferences.dark, new.state.preferences.day) == (True, {Cue.VOICE})

    keeper = keeper_with(profile=Profile(facts={Fact.CHILD: False}))
    known = await launch(files=files, keeper=keeper)
    assert known.state.preferences.profile.facts == {Fact.CHILD: False}
    store = await Store.open(files)
    assert await store.one(Profile) == Profile(facts={Fact.CHILD: False})
    settings = await store.one(Settings)
    assert settings is not None
    assert (settings.theme, settings.region) == (Theme.SYSTEM, None)


async def test_somebody_the_page_does_not_know_yet_is_known_by_the_store(launch: Launch) -> None:
    files = SlowFiles()
    store = await Store.open(files)
    await store.save(Profile(facts={Fact.CHILD: True}))
    await store.save(Settings(theme=Theme.LIGHT))
    client = await launch(files=files, keeper=keeper_with(dark=True))
    assert client.state.preferences.profile.facts == {Fact.CHILD: True}
    assert client.state.preferences.dark
    await client.go("/you")
    await client.tap("child-True")
    await client.advance(1)
    assert await (await Store.open(files)).one(Profile) == Profile()


async def test_an_answer_reaches_the_store_by_itself(launch: Launch) -> None:
    client = await launch("/you")
    await client.tap("diabetes-True")
    await client.advance(1)
    store = await Store.open(client.files)
    assert await store.one(Profile) == Profile(facts={Fact.DIABETES: True})


async def test_twenty_records_without_a_backup_are_worth_a_word(launch: Launch) -> None:
    assert not (await launch(history=19)).says("Time for a backup")
    client = await launch(history=20)
    await client.tap("no-details")
    assert client.says("Time for a backup")
    await client.tap("backup-later")
    assert not client.says("Time for a backup")
    soon = await launch(files=client.files, keeper=client.keeper, now=MORNING + timedelta(days=29))
    assert not soon.says("Time for a backup")
    late = await launch(files=client.files, keeper=client.keeper, now=MORNING + timedelta(days=30))
    assert late.says("Time for a backup")
    await late.tap("backup-now")
    await late.tap("back-up")
    await late.go("/")
    assert not late.says("Time for a backup")
    assert date(2026, 12, 24) == (await newest(late)).made.local.date()


async def newest(client: Session) -> BackupMade:
    found = await (await Store.open(client.files)).one(BackupMade)
    assert found
    return found


async def test_a_tab_that_forgets_says_so_after_the_first_record(launch: Launch) -> None:
    client = await launch()
    client.bridge.handlers["place"]({"secure": True, "forgets": True})
    await client.settle()
    assert not client.says("In a browser tab")
    await client.tap("cramp-now")
    await client.tap("it-eased")
    await client.advance(1)
    await client.tap("done")
    assert client.says("In a browser tab this device may delete your records")
    await client.tap("move-now")
    assert client.view.route == f"{DATA}/move"
    assert client.says("Add to Home Screen")
    await client.tap("back-up")
    assert client.says("Backup made: 1 record")
    await client.back()
    assert "move" in client.key_names()
    await client.go("/")
    await client.tap("move-later")
    assert not client.says("In a browser tab")
    assert kept_preferences(client.keeper).tab_passed_over


async def test_a_window_that_keeps_nothing_says_so_there_too(launch: Launch) -> None:
    client = await launch(DATA, files=MemoryFiles())
    assert client.says("This device gives no place to keep your history.")
