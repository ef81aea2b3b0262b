"""A place and marks that are kept already are never written over by a program that didn't read, or understand, them."""

from __future__ import annotations

import errno
import json
import os
import signal
import stat
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import pytest
from support import document_builders as builders

from b12tui.cli.session.persistence import DocumentStore
from b12tui.core.appearance import Appearance
from b12tui.core.folds import Folds
from b12tui.core.places.locator_builder import locator_of
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.document import Position
from b12tui.fastclass import replace
from b12tui.markdown import parse
from b12tui.source import read_source
from b12tui.storage import appearance_preference, positions, recent_documents
from b12tui.storage.file_lock import NAME, locked
from b12tui.storage.positions import BUILT_IN, PositionStore
from b12tui.storage.saved_state import AppearanceOverrides, SavedState
from b12tui.storage.settings_schema import Settings

BOOK = builders.document(*(f"This is paragraph {number} of the book." for number in range(9)))


def kept(node: int, **marks: int) -> SavedState:
    named = tuple((name, locator_of(BOOK, Position(0, there))) for name, there in marks.items())
    return SavedState(locator_of(BOOK, Position(0, node, 3)), bookmarks=named)


def marks(found: SavedState | None) -> dict[str, int]:
    assert found is not None
    return {name: place.leaf for name, place in found.bookmarks}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "state" / "b12tui" / "places"
    PositionStore(folder).write(BUILT_IN, kept(1, a=2))
    return folder


@pytest.fixture
def file(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def asides(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if ".aside-" in path.name)


def unreadable(patched: pytest.MonkeyPatch, path: Path, number: int) -> None:
    """Let the system refuse to open a file for reading, as it refuses nothing to who runs tests as root."""
    opened = os.open

    def refuse(name: Path | str, flags: int, mode: int = 0o777) -> int:
        if Path(name) == path and not flags & (os.O_WRONLY | os.O_RDWR):
            raise OSError(number, os.strerror(number))
        return opened(name, flags, mode)

    patched.setattr(os, "open", refuse)


# What can't be read


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO])
def test_a_file_that_cant_be_read_is_never_replaced(
    folder: Path, file: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read_bytes()
    with monkeypatch.context() as patched:
        unreadable(patched, file, number)
        store = PositionStore(folder)
        assert store.read(BUILT_IN) is None
        assert store.take_notice() == f"Saved positions could not be read ({os.strerror(number)}); check {folder}."
        assert store.write(BUILT_IN, kept(5)) == os.strerror(number)
        assert store.take_notice() == f"Your position could not be saved ({os.strerror(number)}); check {folder}."
    assert file.read_bytes() == before
    assert list(folder.iterdir()) == [file]


def test_what_changed_while_a_file_couldnt_be_read_is_kept_once_it_can(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = PositionStore(folder)
    with monkeypatch.context() as patched:
        unreadable(patched, file, errno.EIO)
        store.read(BUILT_IN)
        store.set_base(BUILT_IN, kept(0))
        store.write(BUILT_IN, kept(0, b=3))
    store.write(BUILT_IN, kept(0, b=3))
    found = PositionStore(folder).read(BUILT_IN)
    assert marks(found) == {"a": 2, "b": 3}
    assert found is not None
    assert found.locator == kept(1).locator


def test_who_leaves_at_once_writes_over_nothing_that_wasnt_read(folder: Path, file: Path) -> None:
    for content in (b"{", b'{"version":9}'):
        file.write_bytes(content)
        store = PositionStore(folder)
        store.read(BUILT_IN)
        store.set_base(BUILT_IN, kept(0))
        store.write(BUILT_IN, kept(0))
        assert file.read_bytes() == content
    assert not asides(folder)


# What is not understood


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"version":1,"place":', "is damaged"),
        (b"", "is damaged"),
        (b'{"version":2,"place":[],"notes":"mine"}', "is from a newer b12tui"),
    ],
)
def test_what_is_not_understood_is_set_aside_and_named(folder: Path, file: Path, content: bytes, said: str) -> None:
    file.write_bytes(content)
    store = PositionStore(folder)
    assert store.read(BUILT_IN) is None
    assert said in store.take_notice()
    store.write(BUILT_IN, kept(3, b=4))
    (aside,) = asides(folder)
    assert aside.read_bytes() == content
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    assert store.take_notice() == f"An unreadable saved position was moved to {aside}."
    assert marks(PositionStore(folder).read(BUILT_IN)) == {"b": 4}


def test_what_was_set_aside_is_not_written_over_by_the_next(folder: Path, file: Path) -> None:
    for number in range(3):
        file.write_bytes(b"%d" % number)
        PositionStore(folder).write(BUILT_IN, kept(number))
    assert [aside.read_bytes() for aside in asides(folder)] == [b"0", b"1", b"2"]


def test_what_is_set_aside_stays_when_what_takes_its_place_cant_be_written(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_bytes(b"{")
    with monkeypatch.context() as patched:
        full_disk(patched)
        assert PositionStore(folder).write(BUILT_IN, kept(2)) == os.strerror(errno.ENOSPC)
    assert file.read_bytes() == b"{"


# What this program writes, it reads


def test_a_heading_that_is_longer_than_a_page_is_closed_and_stays_so(tmp_path: Path) -> None:
    path = tmp_path / "long.md"
    path.write_text(f"# Title\n\n## {'endless ' * 300}\n\nWords.\n\n## {'endless ' * 299}\n\nMore.\n", encoding="utf-8")
    text = read_source(str(path))
    fresh = ReaderState(parse(text.text, name=text.name), document_id=str(path))
    state = update(replace(fresh, position=Position(1)), Command("close"), None)  # type: ignore[arg-type]
    DocumentStore(text, fresh.appearance, built_in=False).save(state)
    again = DocumentStore(text, fresh.appearance, built_in=False).resume(fresh, "g")
    assert "damaged" not in again.message
    sections = fresh.document.sections
    assert [again.folds.section_open(section) for section in sections] == [True, False, True]


def test_names_that_an_earlier_version_wrote_whole_are_read() -> None:
    long = f"#{'endless-' * 300}"
    data = json.loads(json.dumps({**kept(1, a=2).as_data(), "flipped": [long, "why"]}))
    del data["seen"]
    found = SavedState.from_data(data)
    assert marks(found) == {"a": 2}
    assert found is not None
    assert found.folds == Folds(None, frozenset({"why"})).flip_section(
        replace(BOOK.sections[0], number=1, slug=long[1:])
    )


def test_the_largest_that_is_written_can_be_read(tmp_path: Path) -> None:
    letters = [chr(number) for number in range(0x4E00, 0x4E00 + 1_000)]
    place = locator_of(BOOK, Position(0, 4))
    flipped = frozenset(f"{number}" + 900 * "\U0001f600" for number in range(10_000))
    places_of = tuple((letter, place) for letter in letters)
    store = PositionStore(tmp_path / "places")
    store.write(
        BUILT_IN, SavedState(place, Folds(None, flipped), places_of, AppearanceOverrides(), (("", place), *places_of))
    )
    found = PositionStore(tmp_path / "places").read(BUILT_IN)
    assert marks(found).keys() == set(letters)


# Full disks and folders that can't be written


def full_disk(patched: pytest.MonkeyPatch) -> None:
    """Let files be made, and nothing be written into them."""

    def full(descriptor: int, _mode: str) -> BinaryIO:
        os.close(descriptor)
        return Path("/dev/full").open("wb")

    patched.setattr(os, "fdopen", full)


def test_a_failure_is_told_again_when_it_comes_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = PositionStore(folder)
    for node in (2, 4):
        with monkeypatch.context() as patched:
            full_disk(patched)
            store.write(BUILT_IN, kept(node))
        assert "No space left on device" in store.take_notice()
        assert not store.write(BUILT_IN, kept(node + 1))
    assert not store.take_notice()


def test_a_failure_that_was_made_good_is_not_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = PositionStore(folder)
    with monkeypatch.context() as patched:
        full_disk(patched)
        store.write(BUILT_IN, kept(2))
    store.write(BUILT_IN, kept(2))
    assert not store.take_notice()
    assert [path.suffix for path in folder.iterdir()] == [".json"]


# Clocks


def test_a_clock_that_was_set_back_drops_nothing_that_is_new(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(positions, "MAX_STATES", 3)
    (folder.parent / "lock").unlink()  # as an earlier version left it
    for number, file in enumerate(folder.iterdir()):
        os.utime(file, (4e9 + number, 4e9 + number))
    for number in range(3):
        PositionStore(folder).write(f"ahead {number}", kept(1))
        for file in folder.iterdir():
            os.utime(file, ns=(file.stat().st_mtime_ns + 10**18, file.stat().st_mtime_ns + 10**18))
    (folder.parent / "lock").unlink()
    again = PositionStore(folder)
    again.read("ahead 1")
    again.write("ahead 1", kept(2))  # read on after the clock was set back
    for number in range(2):
        PositionStore(folder).write(f"new {number}", kept(1))
    names = ("ahead 0", "ahead 1", "ahead 2", "new 0", "new 1")
    assert [name for name in names if PositionStore(folder).read(name)] == ["ahead 1", "new 0", "new 1"]


def test_a_text_that_is_opened_and_left_at_once_is_not_one_that_was_left_long_ago(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(positions, "MAX_STATES", 2)
    PositionStore(folder).write("other", kept(1))
    store = PositionStore(folder)
    same = store.read(BUILT_IN)
    assert same is not None
    store.write(BUILT_IN, same)
    PositionStore(folder).write("third", kept(1))
    assert [PositionStore(folder).read(name) is not None for name in (BUILT_IN, "other", "third")] == [
        True,
        False,
        True,
    ]


def test_what_another_program_writes_is_not_cleared_away_because_the_clock_was_ahead(folder: Path, file: Path) -> None:
    os.utime(file, (4e9, 4e9))
    written = folder / "cd.34.new"
    written.write_text("half")
    PositionStore(folder).write("two", kept(2))
    assert written.exists()


# Two at once


def test_of_two_windows_each_keeps_its_marks(folder: Path) -> None:
    here, other = PositionStore(folder), PositionStore(folder)
    for store in (here, other):
        assert store.read(BUILT_IN) == kept(1, a=2)
    here.write(BUILT_IN, kept(1, a=2, b=3))
    other.write(BUILT_IN, kept(4, a=2, c=5))
    here.write(BUILT_IN, kept(1, a=2, b=6))
    other.write(BUILT_IN, kept(7, a=8, c=5))
    found = PositionStore(folder).read(BUILT_IN)
    assert marks(found) == {"a": 8, "b": 6, "c": 5}
    assert found is not None
    assert found.locator == kept(7).locator


def test_two_windows_that_opened_a_text_for_the_first_time_keep_their_marks(tmp_path: Path) -> None:
    here, other = PositionStore(tmp_path / "places"), PositionStore(tmp_path / "places")
    here.write(BUILT_IN, kept(1, a=2))
    other.write(BUILT_IN, kept(4, b=3))
    assert marks(PositionStore(tmp_path / "places").read(BUILT_IN)) == {"a": 2, "b": 3}


def test_who_cant_have_the_lock_goes_on_without(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from b12tui.storage import file_lock

    monkeypatch.setattr(file_lock, "LOCK_WAIT", 0.02)
    with locked(folder.parent):
        assert not PositionStore(folder).write(BUILT_IN, kept(5, b=3))
    assert marks(PositionStore(folder).read(BUILT_IN)) == {"a": 2, "b": 3}


def test_the_lock_is_waited_for_as_long_as_others_take_turns(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from b12tui.storage import file_lock

    now, turns = 0.0, 5
    holder = ExitStack()
    holder.enter_context(locked(folder.parent))

    def sleep(_: float) -> None:
        nonlocal now, turns
        now += file_lock.LOCK_WAIT * 0.9
        holder.close()
        if turns := turns - 1:
            holder.enter_context(locked(folder.parent))

    monkeypatch.setattr(time, "sleep", sleep)
    monkeypatch.setattr(time, "monotonic", lambda: now)
    with locked(folder.parent):
        assert turns == 0, "went on without the lock"


def test_the_lock_leaves_the_time_that_files_are_dated_by(folder: Path) -> None:
    with locked(folder.parent):
        pass
    os.utime(folder.parent / NAME, ns=(5, 7))
    with locked(folder.parent):
        pass
    assert (folder.parent / NAME).stat().st_mtime_ns == 7


def test_where_there_are_no_locks_places_are_kept_all_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)  # as on Windows
    assert not PositionStore(folder).write(BUILT_IN, kept(5, b=3))
    assert marks(PositionStore(folder).read(BUILT_IN)) == {"a": 2, "b": 3}


MARKING = """
import sys
from pathlib import Path
from b12tui.document import Position
from b12tui.markdown import parse
from b12tui.core.appearance import Appearance
from b12tui.core.state import ReaderState
from b12tui.fastclass import replace
from b12tui.storage import file_lock, recent_documents
from b12tui.storage.positions import PositionStore
from b12tui.storage.saved_state import state_to_save

file_lock.LOCK_WAIT = 60
folder, letters = Path(sys.argv[1]), sys.argv[2]
reader = ReaderState(parse("Words.\\n\\nMore words.\\n", name="text.md"))
store = PositionStore(folder)
for time, letter in enumerate(letters):
    reader = replace(reader, bookmarks=(*reader.bookmarks, (letter, Position(0, 1, time % 5))))
    store.write("text", state_to_save(reader, Appearance()))
    recent_documents.add(folder.with_name("recent"), f"/{letter}")
    print(letter, flush=True)
sys.stdout.flush()
"""


def marking(folder: Path, letters: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", MARKING, str(folder), letters], stdout=subprocess.PIPE, text=True, start_new_session=True
    )


def test_of_two_programs_at_once_none_loses_a_mark(tmp_path: Path) -> None:
    folder = tmp_path / "b12tui" / "places"
    programs = [marking(folder, letters) for letters in ("abcdefghij", "klmnopqrst")]
    for program in programs:
        program.communicate(timeout=120)
    assert [program.returncode for program in programs] == [0, 0]
    assert set(marks(PositionStore(folder).read("text"))) == set("abcdefghijklmnopqrst")
    assert set(recent_documents.read_recent(folder.with_name("recent"))) == {
        f"/{letter}" for letter in "abcdefghijklmnopqrst"
    }


@pytest.mark.slow
def test_a_program_that_is_killed_at_any_moment_loses_no_mark_that_it_had_kept(tmp_path: Path) -> None:
    folder = tmp_path / "b12tui" / "places"
    sure = set[str]()
    for turn in range(12):
        letters = "".join(chr(0x4E00 + turn * 300 + number) for number in range(300))
        program = marking(folder, letters)
        assert program.stdout is not None
        for _ in range(1 + 7 * turn):
            sure.add(program.stdout.readline().strip())
        program.send_signal(signal.SIGKILL)
        program.communicate(timeout=120)
        assert sure <= set(marks(PositionStore(folder).read("text")))


# The other files that are kept


def test_recent_texts_that_cant_be_read_are_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "recent"
    recent_documents.add(file, "/a.md")
    with monkeypatch.context() as patched:
        unreadable(patched, file, errno.EACCES)
        recent_documents.add(file, "/b.md")
    assert recent_documents.read_recent(file) == ("/a.md",)


@pytest.mark.parametrize("content", [b'{"version": 2}', b'["/a.md", {"path": "/b.md"}]', b'["/a.md"'])
def test_recent_texts_that_are_not_understood_are_set_aside_and_forgotten_with_the_rest(
    tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "recent"
    file.write_bytes(content)
    recent_documents.add(file, "/c.md")
    assert recent_documents.read_recent(file)[0] == "/c.md"
    (aside,) = tmp_path.glob("recent.aside-*")
    assert aside.read_bytes() == content
    recent_documents.forget(file)
    assert not list(tmp_path.glob("recent*"))


def test_the_longest_list_of_recent_texts_is_read(tmp_path: Path) -> None:
    paths = [f"/{number:02}" + "\udcff" * 4_090 for number in range(recent_documents.MAX_RECENT)]
    for path in paths:
        recent_documents.add(tmp_path / "recent", path)
    assert recent_documents.read_recent(tmp_path / "recent") == tuple(reversed(paths))


def test_a_choice_that_cant_be_read_is_not_replaced_and_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "look"
    file.write_text("width 60 80\n", encoding="ascii")
    last = appearance_preference.AppearancePreference(file, Settings(), Appearance())
    with monkeypatch.context() as patched:
        unreadable(patched, file, errno.EIO)
        assert last.remember(Appearance(theme="dark")).startswith(
            "Theme and width could not be saved (Input/output error)"
        )
    assert file.read_text(encoding="ascii") == "width 60 80\n"
    assert not last.remember(Appearance(theme="dark"))
    assert file.read_text(encoding="ascii") == "theme dark terminal\nwidth 60 80\n"


def test_a_choice_that_is_not_understood_is_set_aside(tmp_path: Path) -> None:
    file = tmp_path / "look"
    content = "width 60 80\nspeed 3 fast\n"
    file.write_text(content, encoding="ascii")
    appearance_preference.AppearancePreference(file, Settings(), Appearance()).remember(Appearance(theme="dark"))
    assert file.read_text(encoding="ascii") == "theme dark terminal\nwidth 60 80\n"
    assert [aside.read_text(encoding="ascii") for aside in tmp_path.glob("look.aside-*")] == [content]


@pytest.mark.parametrize("name", ["recent", "look", "head"])
def test_a_pipe_in_the_place_of_a_file_holds_nobody_up(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    os.mkfifo(path)
    program = (
        "import sys; from pathlib import Path; from b12tui.storage import recent_documents as recent\n"
        "from b12tui.storage import effective_settings as settings\n"
        "path = Path(sys.argv[1])\n"
        "recent.read_recent(path), recent.add(path, '/a'), settings.appearance_choices(path)\n"
        "settings.with_frontend_preference(settings.EffectiveSettings(), path)\n"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], check=True, timeout=120)


def test_a_pipe_in_the_place_of_a_place_holds_nobody_up(folder: Path, file: Path) -> None:
    file.unlink()
    os.mkfifo(file)
    program = (
        "import sys; from pathlib import Path; from b12tui.storage.positions import BUILT_IN, PositionStore\n"
        "store = PositionStore(Path(sys.argv[1])); print(store.read(BUILT_IN), store.take_notice())\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", program, str(folder)], check=True, timeout=120, capture_output=True, text=True
    )
    assert said.stdout.startswith("None Saved positions could not be read")
