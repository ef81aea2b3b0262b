"""Killed while it writes what it keeps: each file is then the old one or the new one, whole, and the text opens."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from b12tui.cli.session.persistence import Keeping
from b12tui.cli.session.session import Shelf
from b12tui.core.places.changes import prints
from b12tui.core.state import Reader
from b12tui.document import Address
from b12tui.markdown import parse
from b12tui.source import read
from b12tui.storage.effective_settings import answered, chosen
from b12tui.storage.effective_settings import read as read_settings
from b12tui.storage.paths import answer_file, look_file, places_folder, recent_file, settings_file

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

KILLS = 53
TEXT = "# Notes\n\nThe first words.\n\n" + "".join(f"## Part {n}\n\nWords of part {n}.\n\n" for n in range(40))
PROGRAM = """
import sys
from pathlib import Path
from b12tui.cli.session.persistence import Keeping
from b12tui.cli.session.session import Shelf
from b12tui.document import Address
from b12tui.markdown import parse
from b12tui.core.places.changes import prints
from b12tui.core.state import Reader
from b12tui.fastclass import replace
from b12tui.source import read
from b12tui.storage.appearance_preference import LastLook
from b12tui.storage.paths import look_file
from b12tui.storage.settings_schema import Settings

text, other = sys.argv[1:]
source = read(text)
reader = Reader(parse(source.text, name=source.name), text=text)
settings = Settings()
keeping = Keeping(source, reader.look, built_in=False, last=LastLook(look_file(), settings, settings.look()))
shelf = Shelf(source, keeping)
marks = [tuple((letter, Address(by + number, 1)) for number, letter in enumerate("abcdefghijkl")) for by in (3, 20)]
usual, reader = reader.look, shelf.resume(reader)
early = replace(reader, look=usual, at=Address(3, 1), marks=marks[0])
look = replace(usual, theme="light", width=44, ruler=True)
late = replace(reader, look=look, at=Address(33, 1), marks=marks[1])
turn = 0
while True:
    turn += 1
    shelf.save(early if turn % 2 else late)
    keeping.note(text if turn % 2 else other)
    keeping.remember_head("line" if turn % 2 else "spoken")
    keeping.keep_prints(prints(source.text if turn % 2 else source.text[:-30]))
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
    source = read(str(texts[0]))
    fresh = Reader(parse(source.text, name=source.name), text=str(texts[0]))
    keeping = Keeping(source, fresh.look, built_in=False)
    reader = Shelf(source, keeping).resume(fresh)
    assert reader.at in (Address(3, 1), Address(33, 1)), reader.at
    late = reader.at.section == 33
    assert [mark.section for _, mark in reader.marks] == list(range(20, 32) if late else range(3, 15))
    assert reader.look.ruler is late
    assert reader.said.startswith("Continuing in Part")
    assert not keeping.take_notice()
    assert keeping.prints() in (None, prints(TEXT), prints(TEXT[:-30]))
    assert set(keeping.recent()) <= {str(text) for text in texts}
    assert keeping.recent()
    wishes = chosen(answered(read_settings(settings_file()), answer_file()), look_file())
    assert not wishes.notices
    assert wishes.settings.head in ("auto", "line", "spoken")
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
