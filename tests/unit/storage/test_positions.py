"""Where a reader was in each text: kept whole or not at all, and never in anybody's way."""

from __future__ import annotations

import errno
import json
import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path
from types import FrameType

import pytest
from support import document_builders as builders

from b12tui.core.folds import Folds
from b12tui.core.places.locator_builder import locator_of
from b12tui.document import Position
from b12tui.fastclass import replace
from b12tui.storage import positions
from b12tui.storage.paths import places_folder, settings_file
from b12tui.storage.positions import BUILT_IN, PositionStore, key_of_content, key_of_file
from b12tui.storage.saved_state import AppearanceOverrides, SavedState

BOOK = builders.document(*(f"This is paragraph {number} of the book." for number in range(9)))


def kept(node: int) -> SavedState:
    return SavedState(locator_of(BOOK, Position(0, node, 3)))


FULL = SavedState(
    kept(4).locator,
    Folds(all_open=False, flipped=frozenset({"why", "#how"})),
    (("a", kept(1).locator), ("é", kept(2).locator)),
    AppearanceOverrides(
        spacing=2,
        ruler=True,
        sentence_lines=True,
        contents_left=False,
        hints=False,
        progress=False,
    ),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "b12tui" / "places"


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_what_was_written_is_read_by_the_next_start(folder: Path) -> None:
    PositionStore(folder).write(BUILT_IN, FULL)
    assert PositionStore(folder).read(BUILT_IN) == FULL


def test_each_text_has_a_place_of_its_own(folder: Path) -> None:
    store = PositionStore(folder)
    store.write("one", kept(1))
    store.write("two", kept(2))
    assert (store.read("one"), store.read("two"), store.read("three")) == (kept(1), kept(2), None)


def test_reading_writes_nothing(folder: Path, tmp_path: Path) -> None:
    assert PositionStore(folder).read(BUILT_IN) is None
    assert not files(tmp_path)


def test_without_a_folder_nothing_is_kept() -> None:
    store = PositionStore(None)
    store.write(BUILT_IN, kept(1))
    assert store.read(BUILT_IN) is None
    assert not store.take_notice()


def test_files_and_folders_are_for_this_user_alone(folder: Path, tmp_path: Path) -> None:
    PositionStore(folder).write(BUILT_IN, kept(1))
    (file,) = files(folder)
    assert mode(file) == 0o600
    assert {mode(made) for made in (folder, folder.parent, folder.parent.parent)} == {0o700}


def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    PositionStore(tmp_path / "places").write(BUILT_IN, kept(1))
    assert mode(tmp_path) == 0o755


def test_neither_text_nor_path_is_in_the_file_or_its_name(folder: Path) -> None:
    key = key_of_file(Path("/home/someone/diagnosis.md"))
    PositionStore(folder).write(key, kept(1))
    (file,) = files(folder)
    said = f"{file.name} {file.read_text()}".lower()
    assert not [word for word in ("someone", "diagnosis", "paragraph", "book") if word in said]


def test_the_same_place_is_not_written_again(folder: Path) -> None:
    store = PositionStore(folder)
    store.write(BUILT_IN, kept(1))
    (file,) = files(folder)
    file.write_text("untouched")
    store.write(BUILT_IN, kept(1))
    assert file.read_text() == "untouched"
    store.write(BUILT_IN, kept(2))
    assert file.read_text() != "untouched"


def test_a_place_that_was_only_read_is_not_written_over_another_programs(folder: Path) -> None:
    PositionStore(folder).write(BUILT_IN, kept(1))
    here, other = PositionStore(folder), PositionStore(folder)
    here.read(BUILT_IN)
    other.write(BUILT_IN, kept(2))
    here.write(BUILT_IN, kept(1))
    assert PositionStore(folder).read(BUILT_IN) == kept(2)


def test_nothing_but_the_place_is_left_in_the_folder(folder: Path) -> None:
    store = PositionStore(folder)
    for node in range(5):
        store.write(BUILT_IN, kept(node))
    assert [file.suffix for file in files(folder)] == [".json"]


# Damage


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b'{"version":1}',
        b"[" * 100_000,
        b"1" * 5_000,
        b" " * (positions.MAX_STATE_BYTES + 1),
    ],
    ids=["empty", "cut", "bytes", "list", "null", "placeless", "deep", "digits", "huge"],
)
def test_a_damaged_file_is_read_as_none_and_said_once(folder: Path, damaged: bytes) -> None:
    store = PositionStore(folder)
    store.write(BUILT_IN, kept(1))
    (file,) = files(folder)
    file.write_bytes(damaged)
    again = PositionStore(folder)
    assert again.read(BUILT_IN) is None
    assert again.take_notice() == "The saved position is damaged; opened at the start."
    assert again.read(BUILT_IN) is None
    assert not again.take_notice()


def test_a_damaged_file_is_mended_by_the_next_writing(folder: Path) -> None:
    store = PositionStore(folder)
    store.write(BUILT_IN, kept(1))
    files(folder)[0].write_text("{")
    again = PositionStore(folder)
    again.read(BUILT_IN)
    again.write(BUILT_IN, kept(2))
    assert PositionStore(folder).read(BUILT_IN) == kept(2)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("flipped", "all"),
        ("flipped", [1]),
        ("flipped", ["why", None]),
        ("seen", [["", {}]]),
        ("marks", [["", kept(1).locator.as_data()]]),
        ("everything", "yes"),
        ("marks", [["a"]]),
        ("marks", [["a", {}]]),
        ("marks", [[1, kept(1).locator.as_data()]]),
        ("look", {"ruler": 3}),
    ],
)
def test_one_damaged_value_makes_the_whole_damaged(name: str, value: object) -> None:
    data = json.loads(json.dumps(FULL.as_data()))
    assert SavedState.from_data(data) == FULL
    assert SavedState.from_data({**data, name: value}) is None


@pytest.mark.parametrize("appearance", [{"spacing": 5}, {"spacing": True}, {"spacing": 0}, {"theme": "dark"}])
def test_a_look_that_there_is_no_more_is_left_to_the_settings(appearance: dict[str, object]) -> None:
    read = SavedState.from_data({**kept(1).as_data(), "look": appearance})
    assert read is not None
    assert read.appearance == AppearanceOverrides()


# Failure


def test_a_folder_that_cant_be_made_is_said_once_with_the_reason(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    store = PositionStore(blocked / "places")
    store.write(BUILT_IN, kept(1))
    assert store.take_notice() == f"Your position could not be saved (Not a directory); check {blocked / 'places'}."
    store.write(BUILT_IN, kept(2))
    assert not store.take_notice()


def test_a_full_disk_is_said_once_and_leaves_the_old_place_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = PositionStore(folder)
    store.write(BUILT_IN, kept(1))

    def full(*arguments: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", full)
        store.write(BUILT_IN, kept(2))
        store.write(BUILT_IN, kept(3))
    assert "No space left on device" in store.take_notice()
    assert not store.take_notice()
    assert PositionStore(folder).read(BUILT_IN) == kept(1)
    store.write(BUILT_IN, kept(3))
    assert PositionStore(folder).read(BUILT_IN) == kept(3)


def test_a_place_that_cant_be_renamed_leaves_no_file_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = PositionStore(folder)

    def refuse(*arguments: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "replace", refuse)
    store.write(BUILT_IN, kept(1))
    assert "Permission denied" in store.take_notice()
    assert not files(folder)


def test_a_place_that_cant_be_read_is_said_and_raises_nothing(folder: Path) -> None:
    store = PositionStore(folder)
    store.write(BUILT_IN, kept(1))
    (file,) = files(folder)
    file.unlink()
    file.mkdir()
    again = PositionStore(folder)
    assert again.read(BUILT_IN) is None
    assert again.take_notice() == f"Saved positions could not be read (Is a directory); check {folder}."


# Bounds


def age(file: Path, seconds: float) -> None:
    changed = file.stat().st_mtime - seconds
    os.utime(file, (changed, changed))


def test_the_texts_that_were_left_longest_ago_are_dropped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(positions, "MAX_STATES", 3)
    for number in range(5):
        PositionStore(folder).write(f"text {number}", kept(number))
        for file in files(folder):
            age(file, 10)
    store = PositionStore(folder)
    assert [store.read(f"text {number}") is not None for number in range(5)] == [False, False, True, True, True]


def test_what_a_killed_program_left_is_cleared_away_and_what_another_writes_is_not(folder: Path) -> None:
    PositionStore(folder).write("one", kept(1))
    left, written = folder / "ab.12.new", folder / "cd.34.new"
    left.write_text("half")
    written.write_text("half")
    age(left, 10_000)
    PositionStore(folder).write("two", kept(2))
    assert not left.exists()
    assert written.exists()


# Several at once


def test_a_signal_in_the_middle_of_a_writing_harms_neither(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = PositionStore(folder)
    replace_file = Path.replace

    def interrupted(path: Path, target: Path) -> Path:
        monkeypatch.setattr(Path, "replace", replace_file)
        signal.raise_signal(signal.SIGUSR1)
        return path.replace(target)

    def last_words(number: int, frame: FrameType | None) -> None:
        store.write(BUILT_IN, kept(2))

    before = signal.signal(signal.SIGUSR1, last_words)
    try:
        monkeypatch.setattr(Path, "replace", interrupted)
        store.write(BUILT_IN, kept(1))
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert PositionStore(folder).read(BUILT_IN) is not None
    assert len(files(folder)) == 1


def test_of_two_writings_at_once_the_later_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = PositionStore(folder)
    dumps = json.dumps

    def interrupted(data: object, **options: object) -> str:
        monkeypatch.setattr(json, "dumps", dumps)
        store.write(BUILT_IN, kept(2))
        return dumps(data)

    monkeypatch.setattr(json, "dumps", interrupted)
    store.write(BUILT_IN, kept(1))
    assert PositionStore(folder).read(BUILT_IN) == kept(2)


def test_what_a_thread_wrote_stands_when_it_returns(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The process may end then: what it was given must not be left to a thread that still writes.
    store = PositionStore(folder)
    dumps = json.dumps
    other_writes, returned = threading.Event(), threading.Event()
    other = threading.Thread(target=lambda: store.write(BUILT_IN, kept(2)))

    def interrupted(data: object, **options: object) -> str:
        if threading.current_thread() is other:
            other_writes.set()
            returned.wait(60)  # as long as it takes to look what stands
        else:
            other.start()
            other_writes.wait(0.1)
        return dumps(data)

    monkeypatch.setattr(json, "dumps", interrupted)
    store.write(BUILT_IN, kept(1))
    stands = PositionStore(folder).read(BUILT_IN)
    returned.set()
    other.join()
    assert stands == kept(1)
    assert PositionStore(folder).read(BUILT_IN) == kept(2)


def test_threads_that_write_and_read_see_whole_places_only(folder: Path) -> None:
    store = PositionStore(folder)
    store.write(BUILT_IN, kept(0))
    torn = list[str]()

    def write(start: int) -> None:
        for node in range(40):
            store.write(BUILT_IN, kept((start + node) % 9))

    def read() -> None:
        torn.extend("torn" for _ in range(40) if PositionStore(folder).read(BUILT_IN) is None)

    threads = [threading.Thread(target=write, args=(start,)) for start in (1, 5)] + [threading.Thread(target=read)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not torn
    assert not store.take_notice()
    assert len(files(folder)) == 1


# Keys


def test_a_file_is_known_by_each_way_that_leads_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = tmp_path / "text.md"
    text.write_text("words")
    (tmp_path / "link.md").symlink_to(text)
    monkeypatch.chdir(tmp_path)
    keys = {key_of_file(path) for path in (text, Path("text.md"), tmp_path / "link.md", tmp_path / "." / "text.md")}
    assert len(keys) == 1


def test_two_files_of_the_same_name_have_two_keys(tmp_path: Path) -> None:
    assert key_of_file(tmp_path / "a" / "text.md") != key_of_file(tmp_path / "b" / "text.md")


def test_standard_input_is_known_by_what_it_says() -> None:
    assert key_of_content("words") == key_of_content("words") != key_of_content("other words")


def test_no_file_can_be_named_like_the_built_in_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert key_of_file(Path(BUILT_IN)) != BUILT_IN
    assert key_of_content(BUILT_IN) != BUILT_IN


def test_names_and_texts_that_are_no_unicode_have_keys_and_places(folder: Path, tmp_path: Path) -> None:
    key = key_of_file(tmp_path / "na\udcefve.md")
    store = PositionStore(folder)
    store.write(key, replace(kept(1), folds=Folds(None, frozenset({"\udcef"}))))
    assert PositionStore(folder).read(key) is not None
    assert key_of_content("\udcef")


# Folders


def test_places_stand_in_the_systems_folder_for_state(home: Path) -> None:
    assert places_folder() == home / ".local" / "state" / "b12tui" / "places"


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("state", [None, "", " ", "/var/state"])
@pytest.mark.parametrize("config", [None, "", "/etc/xdg"])
def test_folders_are_those_of_platformdirs(
    monkeypatch: pytest.MonkeyPatch, state: str | None, config: str | None
) -> None:
    from platformdirs import user_config_path, user_state_path

    for name, value in (("XDG_STATE_HOME", state), ("XDG_CONFIG_HOME", config)):
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    assert places_folder() == user_state_path("b12tui", appauthor=False) / "places"
    assert settings_file() == user_config_path("b12tui", appauthor=False) / "settings.toml"


@pytest.mark.parametrize("named", ["state", "~/state", "."])
def test_a_relative_folder_is_ignored(home: Path, monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    # XDG Base Directory Specification; versions of platformdirs differ here.
    monkeypatch.setenv("XDG_STATE_HOME", named)
    assert places_folder() == home / ".local" / "state" / "b12tui" / "places"


def test_where_linux_does_not_run_platformdirs_says_where(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import platformdirs

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(platformdirs, "user_state_path", lambda *_, **__: home / "Library" / "b12tui")
    assert places_folder() == home / "Library" / "b12tui" / "places"


def test_without_a_home_nothing_is_made_where_the_program_was_started(tmp_path: Path) -> None:
    program = (
        "import os, pwd\n"
        "def nobody(uid): raise KeyError(uid)\n"
        "pwd.getpwuid = nobody\n"
        "from b12tui.storage.paths import places_folder, settings_file\n"
        "print(places_folder(), settings_file())"
    )
    kept_variables = {
        name: value for name, value in os.environ.items() if name != "HOME" and not name.startswith("XDG_")
    }
    said = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=kept_variables, capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["None", "None"]
    assert not list(tmp_path.iterdir())


def test_importing_the_package_loads_and_writes_nothing(tmp_path: Path) -> None:
    program = (
        "import sys, b12tui.storage.positions, b12tui.storage.effective_settings, b12tui.storage.paths\n"
        "print(sorted({'platformdirs', 'tomllib', 'difflib', 'hashlib', 'tempfile'} & set(sys.modules)))"
    )
    said = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        # What coverage loads in a subprocess is not ours.
        env={**{k: v for k, v in os.environ.items() if not k.startswith("COVERAGE_")}, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == "[]"
    assert not list(tmp_path.iterdir())
