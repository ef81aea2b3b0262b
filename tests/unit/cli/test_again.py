"""The file at hand, read again: on request, and when it is followed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from b12tui.cli.session.persistence import Keeping
from b12tui.cli.session.session import Shelf
from b12tui.core.state import Effect, Follow, ListChanges, Listing, Reader, Reload
from b12tui.document import Address
from b12tui.fastclass import replace
from b12tui.markdown import parse
from b12tui.source import read

BEFORE = "# Title\n\nOne stands here.\n\n## Part\n\nTwo stands there.\n"
AFTER = BEFORE.replace("## Part", "Added.\n\n## Part")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "notes.md"
    path.write_text(BEFORE, encoding="utf-8")
    return path


def begun(path: Path, *, keep: bool = True) -> tuple[Shelf, Reader]:
    text = read(str(path))
    reader = Reader(parse(text.text, name=text.name), text=str(path), at=Address(1, 1))
    return Shelf(text, Keeping(text, reader.look, built_in=False, keep=keep), restricted=not keep), reader


def asked(shelf: Shelf, reader: Reader, effect: Effect) -> Reader:
    return shelf.fulfil(replace(reader, effect=effect))


def written(path: Path, text: str) -> None:
    """Write as a program does whose file's time is sure to differ."""
    path.write_text(text, encoding="utf-8")
    now = path.stat().st_mtime_ns
    os.utime(path, ns=(now, now + 1_000_000_000))


def test_what_has_not_changed_is_said_to_be_so(path: Path) -> None:
    shelf, reader = begun(path)
    assert asked(shelf, reader, Reload()) == replace(reader, said="Nothing has changed.")


@pytest.mark.parametrize("keep", [True, False])
def test_a_changed_file_is_read_again_at_the_same_words(path: Path, keep: bool) -> None:
    shelf, reader = begun(path, keep=keep)
    written(path, AFTER)
    after = asked(shelf, reader, Reload())
    assert after.said == "Read again: 1 block changed."
    assert after.document.leaf(after.at).text.chars == "Two stands there."
    listed = asked(shelf, after, ListChanges()).top
    assert isinstance(listed, Listing)
    assert [entry.words for entry in listed.entries] == ["1. Added., in Title"]


def test_a_file_that_is_gone_or_spoilt_costs_nothing_but_a_sentence(path: Path) -> None:
    shelf, reader = begun(path)
    path.write_bytes(bytes(range(32)) * 9)
    assert asked(shelf, reader, Reload()).said.startswith("notes.md is no text")
    path.unlink()
    after = asked(shelf, reader, Reload())
    assert after.said.startswith("No file named ")
    assert replace(after, said="") == reader


def test_a_followed_file_is_read_when_it_was_written_and_only_then(path: Path) -> None:
    shelf, reader = begun(path)
    assert asked(shelf, reader, Follow()) == reader
    written(path, AFTER)
    after = asked(shelf, reader, Follow())
    assert after.said == "Read again: 1 block changed."
    assert asked(shelf, replace(after, said=""), Follow()) == replace(after, said="")


def test_a_followed_file_that_is_being_written_or_gone_waits(path: Path) -> None:
    shelf, reader = begun(path)
    written(path, "")
    assert asked(shelf, reader, Follow()) == reader
    path.unlink()
    assert asked(shelf, reader, Follow()) == reader
    written(path, AFTER)
    assert asked(shelf, reader, Follow()).document.title == "Title"


def test_while_a_file_is_followed_changes_are_told_from_the_last_reading(path: Path) -> None:
    shelf, reader = begun(path)
    shelf.close()
    shelf, reader = begun(path)
    written(path, AFTER)
    reader = asked(shelf, reader, Follow())
    written(path, f"{AFTER}\nLast.\n")
    reader = replace(asked(shelf, reader, Follow()), said="")
    listed = asked(shelf, reader, ListChanges()).top
    assert isinstance(listed, Listing)
    assert len(listed.entries) == 2


def test_what_changed_between_two_readings_is_listed(path: Path) -> None:
    shelf, reader = begun(path)
    assert asked(shelf, reader, ListChanges()).said == "Nothing is known of an earlier reading."
    shelf.close()
    shelf, reader = begun(path)
    assert asked(shelf, reader, ListChanges()).said == "Since the last reading nothing has changed."
    written(path, AFTER)
    shelf, reader = begun(path)
    assert isinstance(asked(shelf, reader, ListChanges()).top, Listing)
    shelf.close()
    written(path, BEFORE)
    shelf, reader = begun(path)
    assert asked(shelf, reader, ListChanges()).said == "Since the last reading 1 block is gone."


def test_a_restricted_reader_knows_nothing_of_earlier_readings(path: Path) -> None:
    for _ in range(2):
        shelf, reader = begun(path, keep=False)
        assert asked(shelf, reader, ListChanges()).said == "Nothing is known of an earlier reading."
        shelf.close()


def test_the_built_in_article_is_not_read_again() -> None:
    text = read(None)
    reader = Reader(parse(text.text, name=text.name))
    shelf = Shelf(text, Keeping(text, reader.look, built_in=True))
    assert asked(shelf, reader, Reload()) == replace(reader, said="The built-in article can't be read again.")
    assert asked(shelf, reader, Follow()) == reader


def become(path: Path, what: str) -> None:
    """Put something else in the file's place."""
    path.unlink()
    match what:
        case "a pipe":
            os.mkfifo(path)
        case "a folder":
            path.mkdir()
        case _:
            _, terminal = os.openpty()
            path.symlink_to(os.ttyname(terminal))


@pytest.mark.parametrize("what", ["a pipe", "a folder", "a terminal"])
def test_a_file_that_became_something_else_is_a_sentence_and_the_text_stays(path: Path, what: str) -> None:
    shelf, reader = begun(path)
    become(path, what)
    said = f"{path} is {what} and no plain file, so it isn't read."
    assert asked(shelf, reader, Reload()) == replace(reader, said=said)
    shelf.texts[str(path)].written = (1, 1, 1)
    assert asked(shelf, reader, Follow()) == replace(reader, said=said)
    assert asked(shelf, reader, Follow()) == reader, "it is told once"


def test_a_pipe_of_the_command_line_is_not_read_twice() -> None:
    end, writer = os.pipe()
    os.write(writer, BEFORE.encode())
    os.close(writer)
    shelf, reader = begun(Path(f"/dev/fd/{end}"))
    assert reader.document.find_anchor("part") is not None
    assert asked(shelf, reader, Reload()).document is reader.document
    assert asked(shelf, reader, Follow()).document is reader.document
    os.close(end)
