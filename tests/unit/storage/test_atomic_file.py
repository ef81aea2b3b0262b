"""Killed while it writes what it keeps: each file is then the old one or the new one, whole, and the text opens."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.core.places.changes import checksums
from b12tui.core.state import ReaderState
from b12tui.document import Position
from b12tui.markdown import parse
from b12tui.source import read_source
from b12tui.storage.effective_settings import (
    read_settings,
    with_appearance_preference,
    with_frontend_preference,
)
from b12tui.storage.paths import (
    appearance_preference_file,
    frontend_preference_file,
    places_folder,
    recent_file,
    settings_file,
)

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

KILLS = 53
TEXT = "# Notes\n\nThe first words.\n\n" + "".join(f"## Part {n}\n\nWords of part {n}.\n\n" for n in range(40))
PROGRAM = """
import sys
from pathlib import Path
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.document import Position
from b12tui.markdown import parse
from b12tui.core.places.changes import checksums
from b12tui.core.state import ReaderState
from b12tui.fastclass import replace
from b12tui.source import read_source
from b12tui.storage.appearance_preference import AppearancePreference
from b12tui.storage.paths import appearance_preference_file
from b12tui.storage.settings_schema import Settings

text, other = sys.argv[1:]
source = read_source(text)
reader = ReaderState(parse(source.text, name=source.name), document_id=text)
settings = Settings()
last = AppearancePreference(appearance_preference_file(), settings, settings.appearance())
keeping = DocumentStore(source, reader.appearance, built_in=False, appearance_preference=last)
shelf = Session(source, keeping)
marks = [tuple((letter, Position(by + number, 1)) for number, letter in enumerate("abcdefghijkl")) for by in (3, 20)]
usual, reader = reader.appearance, shelf.resume(reader)
early = replace(reader, appearance=usual, position=Position(3, 1), bookmarks=marks[0])
look = replace(usual, theme="light", width=44, ruler=True)
late = replace(reader, appearance=look, position=Position(33, 1), bookmarks=marks[1])
turn = 0
while True:
    turn += 1
    shelf.save(early if turn % 2 else late)
    keeping.add_recent(text if turn % 2 else other)
    keeping.remember_frontend("line" if turn % 2 else "spoken")
    keeping.save_checksums(checksums(source.text if turn % 2 else source.text[:-30]))
    if turn == 1:
        sys.stdout.write("ready")
        sys.stdout.flush()
"""
"""Keeps two readings of a text in turn, without an end: two places with their marks and looks, two of all else."""


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path]:
    paths = tmp_path / "text.md", tmp_path / "other.md"
    for path in paths:
        path.write_text(TEXT, encoding="utf-8")
    return paths


def killed(texts: tuple[Path, Path], after: float) -> None:
    """Start the program, let it write for so many seconds, and kill it."""
    command = [sys.executable, "-c", PROGRAM, *map(str, texts)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stdout.read(5) == b"ready"
        try:
            program.wait(after)
        except subprocess.TimeoutExpired:
            program.kill()
        assert program.wait() == -9, "it ended by itself"


def assert_whole(texts: tuple[Path, Path]) -> None:
    """All that is kept is one reading or the other, and nothing is said of it."""
    source = read_source(str(texts[0]))
    fresh = ReaderState(parse(source.text, name=source.name), document_id=str(texts[0]))
    store = DocumentStore(source, fresh.appearance, built_in=False)
    state = Session(source, store).resume(fresh)
    assert state.position in (Position(3, 1), Position(33, 1)), state.position
    late = state.position.section == 33
    assert [mark.section for _, mark in state.bookmarks] == list(range(20, 32) if late else range(3, 15))
    assert state.appearance.ruler is late
    assert state.message.startswith("Continuing in Part")
    assert not store.take_notice()
    assert store.checksums() in (None, checksums(TEXT), checksums(TEXT[:-30]))
    assert set(store.recent()) <= {str(text) for text in texts}
    assert store.recent()
    wishes = with_appearance_preference(
        with_frontend_preference(read_settings(settings_file()), frontend_preference_file()),
        appearance_preference_file(),
    )
    assert not wishes.notices
    assert wishes.settings.mode in ("auto", "line", "spoken")
    assert (wishes.settings.theme, wishes.settings.width) in (("terminal", 80), ("light", 44))


def test_after_53_kills_in_writes_each_file_is_old_or_new(texts: tuple[Path, Path]) -> None:
    pick = random.Random(KILLS)
    for _ in range(KILLS):
        killed(texts, 0.002 + pick.random() * 0.03)
        assert_whole(texts)
    folder = places_folder()
    assert folder is not None
    left = [path for path in folder.parent.rglob("*") if path.suffix == ".new"]
    assert len(left) <= 2 * KILLS  # what was being written; an hour later the next that keeps a place removes it


def test_a_file_that_is_written_in_place_would_be_found_torn(texts: tuple[Path, Path]) -> None:
    killed(texts, 0.05)
    assert_whole(texts)
    file = recent_file()
    assert file is not None
    file.write_bytes(file.read_bytes()[:-3])
    with pytest.raises(AssertionError):
        assert_whole(texts)
