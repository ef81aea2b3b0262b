"""The texts that were read lately: listed with the marks, opened from there, and kept only where that is wished."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest
from support.fixed_lines import FixedLines
from support.linear_frontends import type_lines

from b12tui.cli.session.effects import perform
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.core.effects import ListBookmarks
from b12tui.core.motion.jumplist import back
from b12tui.core.state import START, Command, ListOverlay, ReaderState
from b12tui.core.update import update
from b12tui.document import Position
from b12tui.fastclass import replace
from b12tui.linear.spoken.controller import SpokenController
from b12tui.markdown import parse
from b12tui.source import read_source
from b12tui.storage.paths import recent_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.md").write_text(f"# Text {name}\n\nWords.\n\n## End\n\nLast.\n", encoding="utf-8")
    return tmp_path


def begun(name: str | None, *, keep: bool = True, lists: bool = True) -> tuple[Session, ReaderState]:
    text = read_source(name)
    state = ReaderState(parse(text.text, name=text.name), document_id=name or "")
    store = DocumentStore(text, state.appearance, built_in=name is None, keep=keep, keeps_recent=lists)
    return Session(text, store, restricted=not keep), state


def was_read(*paths: Path, at: Position = START) -> None:
    for path in paths:
        session, state = begun(str(path))
        session.save(replace(state, position=at))


def marks(session: Session, state: ReaderState) -> ReaderState:
    return perform(session, replace(state, effect=ListBookmarks()))


def listed(session: Session, state: ReaderState) -> list[str]:
    top = marks(session, state).top_overlay
    return [entry.text for entry in top.entries] if isinstance(top, ListOverlay) else []


def test_the_texts_that_were_read_last_are_listed_below_the_marks_with_their_places(folder: Path) -> None:
    was_read(folder / "one.md")
    was_read(folder / "two.md", at=Position(1))
    session, state = begun(None)
    state = replace(state, bookmarks=(("a", Position()),))
    mark, *others = listed(session, state)
    assert mark.startswith("a: ")
    assert others == [
        "Recent files",
        f"1. two.md, 59 percent, in {folder}",
        f"2. one.md, 0 percent, in {folder}",
    ]


def test_choosing_one_opens_it_where_it_was_left_and_back_returns(folder: Path) -> None:
    was_read(folder / "two.md", at=Position(1))
    session, state = begun(None)
    there = perform(session, update(marks(session, state), Command("open"), FixedLines()))
    assert (there.document.title, there.position, there.document_id) == (
        "Text two",
        Position(1),
        str(folder / "two.md"),
    )
    assert there.message == "Opened two.md. Continuing in End, section 1 of 1; g goes to the start."
    assert perform(session, back(there)).document is state.document


def test_one_that_is_gone_is_told_when_it_is_chosen(folder: Path) -> None:
    was_read(folder / "two.md")
    (folder / "two.md").unlink()
    session, state = begun(None)
    after = perform(session, update(marks(session, state), Command("open"), FixedLines()))
    assert after == replace(state, message=f"File not found: {folder}/two.md.")


def test_the_text_at_hand_is_not_among_them_by_any_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    was_read(folder / "one.md", folder / "two.md")
    monkeypatch.chdir(folder)
    session, state = begun("two.md")
    assert listed(session, state) == ["Recent files", f"1. one.md, 0 percent, in {folder}"]


def test_a_text_that_is_open_already_is_gone_on_with_as_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    was_read(folder / "two.md")
    monkeypatch.chdir(folder)
    session, first = begun("one.md")
    there = perform(session, update(marks(session, first), Command("open"), FixedLines()))
    assert [name for name in session.documents if "two" in name] == [there.document_id]
    session.save(there)
    home = perform(session, update(marks(session, there), Command("open"), FixedLines()))
    assert (home.document_id, home.document) == ("one.md", first.document)


def test_a_folder_is_a_text_and_standard_input_and_pipes_are_none(folder: Path) -> None:
    os.mkfifo(folder / "pipe.md")
    session, state = begun(str(folder / "one.md"))
    for name in (f"{folder}/", "-", "", str(folder / "pipe.md"), str(folder / "gone.md")):
        session.store.add_recent(name if name not in ("-", "") else "")
    assert listed(session, state) == ["Recent files", f"1. {folder.name}, in {folder.parent}"]
    assert marks(*begun(None)).top_overlay is not None


def test_where_the_setting_says_no_nothing_is_kept_and_what_was_kept_is_removed(folder: Path) -> None:
    was_read(folder / "one.md")
    file = recent_file()
    assert file is not None
    assert file.exists()
    session, state = begun(str(folder / "two.md"), lists=False)
    assert listed(session, state) == []
    session.save(state)
    assert not file.exists()


def test_a_restricted_reader_keeps_nothing_and_is_shown_nothing(folder: Path) -> None:
    was_read(folder / "one.md")
    file = recent_file()
    assert file is not None
    before = file.read_bytes()
    session, state = begun(str(folder / "two.md"), keep=False)
    session.save(state)
    assert marks(session, state).message == "No marks yet. Press m and a letter to set one."
    assert file.read_bytes() == before


def test_line_mode_opens_one_by_its_number(folder: Path) -> None:
    was_read(folder / "one.md", folder / "two.md")
    session, state = begun(None)
    said, leaving = type_lines(state, "mark a\nrecent\n3\n", perform=partial(perform, session))
    assert "Marks and recent files:\n1. a: " in said
    assert f"\n2. two.md, 0 percent, in {folder}\n3. one.md, 0 percent, in {folder}\n" in said
    assert said.endswith("Opened one.md.\nHeading 1: Text one\n")
    assert leaving.state.document.title == "Text one"


def test_spoken_pages_say_the_list_and_what_was_opened(folder: Path) -> None:
    was_read(folder / "two.md")
    session, state = begun(None)
    pages = SpokenController(state, 200, 24)
    asked = pages.press("M").effect
    said = pages.turn_to(perform(session, replace(pages.state, effect=asked))).rows
    assert said[0] == "Marks and recent files, 1 item."
    assert said[1].startswith("1. two.md, 0 percent, in")
    asked = pages.press("Enter").effect
    assert pages.turn_to(perform(session, replace(pages.state, effect=asked))).rows[0] == "Opened two.md."
