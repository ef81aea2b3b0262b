"""The texts that were read lately: listed with the marks, opened from there, and kept only where that is wished."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from fixed_lines import FixedLines
from linear import converse

from b12tui.cli.session.persistence import Keeping
from b12tui.cli.session.session import Shelf
from b12tui.core.motion.jumplist import back
from b12tui.core.state import START, Command, Listing, ListMarks, Reader
from b12tui.core.update import update
from b12tui.document import Address
from b12tui.fastclass import replace
from b12tui.linear.spoken.controller import Pages
from b12tui.markdown import parse
from b12tui.source import read
from b12tui.storage.paths import recent_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.md").write_text(f"# Text {name}\n\nWords.\n\n## End\n\nLast.\n", encoding="utf-8")
    return tmp_path


def begun(name: str | None, *, keep: bool = True, lists: bool = True) -> tuple[Shelf, Reader]:
    text = read(name)
    reader = Reader(parse(text.text, name=text.name), text=name or "")
    keeping = Keeping(text, reader.look, built_in=name is None, keep=keep, lists=lists)
    return Shelf(text, keeping, restricted=not keep), reader


def was_read(*paths: Path, at: Address = START) -> None:
    for path in paths:
        shelf, reader = begun(str(path))
        shelf.save(replace(reader, at=at))


def marks(shelf: Shelf, reader: Reader) -> Reader:
    return shelf.fulfil(replace(reader, effect=ListMarks()))


def listed(shelf: Shelf, reader: Reader) -> list[str]:
    top = marks(shelf, reader).top
    return [entry.words for entry in top.entries] if isinstance(top, Listing) else []


def test_the_texts_that_were_read_last_are_listed_below_the_marks_with_their_places(folder: Path) -> None:
    was_read(folder / "one.md")
    was_read(folder / "two.md", at=Address(1))
    shelf, reader = begun(None)
    reader = replace(reader, marks=(("a", Address()),))
    mark, *others = listed(shelf, reader)
    assert mark.startswith("a: ")
    assert others == [
        "Recent texts",
        f"1. two.md, 59 percent, in {folder}",
        f"2. one.md, 0 percent, in {folder}",
    ]


def test_choosing_one_opens_it_where_it_was_left_and_back_returns(folder: Path) -> None:
    was_read(folder / "two.md", at=Address(1))
    shelf, reader = begun(None)
    there = shelf.fulfil(update(marks(shelf, reader), Command("open"), FixedLines()))
    assert (there.document.title, there.at, there.text) == ("Text two", Address(1), str(folder / "two.md"))
    assert there.said == "Opened two.md. Continuing in End, section 1 of 1; g goes to the start."
    assert shelf.fulfil(back(there)).document is reader.document


def test_one_that_is_gone_is_told_when_it_is_chosen(folder: Path) -> None:
    was_read(folder / "two.md")
    (folder / "two.md").unlink()
    shelf, reader = begun(None)
    after = shelf.fulfil(update(marks(shelf, reader), Command("open"), FixedLines()))
    assert after == replace(reader, said=f"There is no file {folder}/two.md.")


def test_the_text_at_hand_is_not_among_them_by_any_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    was_read(folder / "one.md", folder / "two.md")
    monkeypatch.chdir(folder)
    shelf, reader = begun("two.md")
    assert listed(shelf, reader) == ["Recent texts", f"1. one.md, 0 percent, in {folder}"]


def test_a_text_that_is_open_already_is_gone_on_with_as_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    was_read(folder / "two.md")
    monkeypatch.chdir(folder)
    shelf, first = begun("one.md")
    there = shelf.fulfil(update(marks(shelf, first), Command("open"), FixedLines()))
    assert [name for name in shelf.texts if "two" in name] == [there.text]
    shelf.save(there)
    home = shelf.fulfil(update(marks(shelf, there), Command("open"), FixedLines()))
    assert (home.text, home.document) == ("one.md", first.document)


def test_a_folder_is_a_text_and_standard_input_and_pipes_are_none(folder: Path) -> None:
    os.mkfifo(folder / "pipe.md")
    shelf, reader = begun(str(folder / "one.md"))
    for name in (f"{folder}/", "-", "", str(folder / "pipe.md"), str(folder / "gone.md")):
        shelf.keeping.note(name if name not in ("-", "") else "")
    assert listed(shelf, reader) == ["Recent texts", f"1. {folder.name}, in {folder.parent}"]
    assert marks(*begun(None)).top is not None


def test_where_the_setting_says_no_nothing_is_kept_and_what_was_kept_is_removed(folder: Path) -> None:
    was_read(folder / "one.md")
    file = recent_file()
    assert file is not None
    assert file.exists()
    shelf, reader = begun(str(folder / "two.md"), lists=False)
    assert listed(shelf, reader) == []
    shelf.save(reader)
    assert not file.exists()


def test_a_restricted_reader_keeps_nothing_and_is_shown_nothing(folder: Path) -> None:
    was_read(folder / "one.md")
    file = recent_file()
    assert file is not None
    before = file.read_bytes()
    shelf, reader = begun(str(folder / "two.md"), keep=False)
    shelf.save(reader)
    assert marks(shelf, reader).said == "No marks yet; m and a letter sets one."
    assert file.read_bytes() == before


def test_line_mode_opens_one_by_its_number(folder: Path) -> None:
    was_read(folder / "one.md", folder / "two.md")
    shelf, reader = begun(None)
    said, leaving = converse(reader, "mark a\nrecent\n3\n", fulfil=shelf.fulfil)
    assert "Marks and recent texts:\n1. a: " in said
    assert f"\n2. two.md, 0 percent, in {folder}\n3. one.md, 0 percent, in {folder}\n" in said
    assert said.endswith("Opened one.md.\nHeading 1: Text one\n")
    assert leaving.reader.document.title == "Text one"


def test_spoken_pages_say_the_list_and_what_was_opened(folder: Path) -> None:
    was_read(folder / "two.md")
    shelf, reader = begun(None)
    pages = Pages(reader, 200, 24)
    asked = pages.press("M").effect
    said = pages.turn_to(shelf.fulfil(replace(pages.reader, effect=asked))).rows
    assert said[0] == "Marks and recent texts, 1 item."
    assert said[1].startswith("1. two.md, 0 percent, in")
    asked = pages.press("Enter").effect
    assert pages.turn_to(shelf.fulfil(replace(pages.reader, effect=asked))).rows[0] == "Opened two.md."
