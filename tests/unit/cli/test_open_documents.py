"""Other texts, from files: what is opened, what is refused, and that nothing is lost by either."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from b12tui import readers
from b12tui.catalogue import page
from b12tui.cli.session.effects import perform
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import MAX_SUSPENDED, Session
from b12tui.core.effects import OpenLink, Reload
from b12tui.core.motion.jumplist import back
from b12tui.core.state import ReaderState
from b12tui.document import Position
from b12tui.fastclass import replace
from b12tui.markdown import parse
from b12tui.source import read_source

OTHER = "# Other\n\nFirst.\n\n## Part\n\nSecond.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "start.md").write_text("# Start\n\nA [link](other.md).\n\n## End\n\nLast.\n", encoding="utf-8")
    (tmp_path / "other.md").write_text(OTHER, encoding="utf-8")
    return tmp_path


def begun(path: Path, *, restricted: bool = False, limit: int = 1 << 20) -> tuple[Session, ReaderState]:
    text = read_source(str(path), limit=limit)
    state = ReaderState(parse(text.text, name=text.name), document_id=str(path))
    store = DocumentStore(text, state.appearance, built_in=False, keep=not restricted)
    return Session(text, store, restricted=restricted, limit=limit), state


def followed(session: Session, state: ReaderState, target: str, part: str = "") -> ReaderState:
    return perform(session, replace(state, effect=OpenLink(target, part)))


def test_a_file_opens_at_the_heading_that_is_named(folder: Path) -> None:
    session, state = begun(folder / "start.md")
    there = followed(session, state, "other.md", "part")
    assert (there.document.title, there.position, there.message) == ("Other", Position(1), "Opened other.md.")
    assert there.document_id == str(folder / "other.md")


def test_back_returns_to_the_same_document_without_reading_it_again(folder: Path) -> None:
    session, state = begun(folder / "start.md")
    state = replace(state, position=Position(1))
    there = followed(session, state, "other.md")
    (folder / "start.md").unlink()
    home = perform(session, back(there))
    assert (home.document, home.position, home.message) == (state.document, Position(1), "Back in start.md.")


def test_both_places_are_kept(folder: Path) -> None:
    session, state = begun(folder / "start.md")
    there = followed(session, replace(state, position=Position(1)), "other.md", "part")
    session.save(there)
    for name in ("start.md", "other.md"):
        again, fresh = begun(folder / name)
        assert again.resume(fresh).position == Position(1)


def test_a_file_that_was_read_before_opens_where_it_was_left(folder: Path) -> None:
    session, state = begun(folder / "other.md")
    session.save(replace(state, position=Position(1)))
    session, state = begun(folder / "start.md")
    there = followed(session, state, "other.md")
    assert there.position == Position(1)
    assert there.message == "Opened other.md. Continuing in Part, section 1 of 1; g goes to the start."


def test_a_file_that_was_written_since_is_read_again(folder: Path) -> None:
    session, state = begun(folder / "start.md")
    home = perform(session, back(followed(session, state, "other.md")))
    (folder / "other.md").write_text("# Another text altogether\n", encoding="utf-8")
    assert followed(session, home, "other.md").document.title == "Another text altogether"


def test_a_link_to_its_own_file_is_a_jump(folder: Path) -> None:
    session, state = begun(folder / "start.md")
    there = followed(session, state, "./start.md", "end")
    assert (there.document, there.position, there.back_stack) == (state.document, Position(1), (Position(),))
    assert followed(session, state, "start.md", "no").message == "Not found in this document: #no."


def test_a_wiki_leaves_the_ending_out(folder: Path) -> None:
    session, state = begun(folder / "start.md")
    assert followed(session, state, "other").document.title == "Other"


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("gone.md", "File not found: gone.md."),
        ("a\0b.md", "File not found: a\u2400b.md."),
        ("x" * 300 + ".md", f"File not found: {'x' * 300}.md."),
        ("picture.png", "picture.png is not a document that b12tui can open."),
        ("pipe.md", "pipe.md is not a regular file."),
        ("noise.md", "noise.md looks like a binary file; use --encoding NAME to open it anyway."),
        ("large.md", "large.md has 2 MB, more than the limit of 1 MB; raise it with --limit MB."),
    ],
)
def test_what_is_not_opened_is_told_in_a_sentence_and_nothing_is_lost(folder: Path, target: str, said: str) -> None:
    (folder / "picture.png").touch()
    os.mkfifo(folder / "pipe.md")
    (folder / "noise.md").write_bytes(bytes(range(32)) * 9)
    (folder / "large.md").write_bytes(b"x" * (2 << 20))
    session, state = begun(folder / "start.md")
    state = replace(state, position=Position(1), back_stack=(Position(),), search_history=("a",))
    after = followed(session, state, target)
    assert after.message.replace(f"{folder}/", "") == said
    assert replace(after, message="") == state


def test_a_restricted_reader_opens_nothing(folder: Path) -> None:
    session, state = begun(folder / "start.md", restricted=True)
    assert followed(session, state, "other.md") == replace(
        state, message="Restricted mode: other documents can't be opened."
    )


def test_the_built_in_article_has_no_files_beside_it() -> None:
    text = read_source(None)
    state = ReaderState(parse(text.text, name=text.name))
    session = Session(text, DocumentStore(text, state.appearance, built_in=True))
    said = "Links to files don't work in the built-in article: x.md."
    assert followed(session, state, "x.md") == replace(state, message=said)


def test_a_text_from_standard_input_leads_to_files_here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    state = ReaderState(parse("A [link](other.md).", name="standard input"), document_id="-")
    text = replace(read_source(str(folder / "start.md")), name="standard input", path=None, piped=True)
    session = Session(text, DocumentStore(text, state.appearance, built_in=False))
    there = followed(session, state, "other.md")
    assert there.document.title == "Other"
    assert perform(session, back(there)).document is state.document


def test_only_so_many_texts_are_held_in_memory_and_back_reads_the_others_again(folder: Path) -> None:
    session, state = begun(folder / "start.md")
    for number in range(MAX_SUSPENDED + 2):
        (folder / f"{number}.md").write_text(f"# Text {number}\n", encoding="utf-8")
        state = followed(session, state, f"{number}.md")
    assert sum(text.suspended is not None for text in session.documents.values()) == MAX_SUSPENDED
    for number in reversed(range(MAX_SUSPENDED + 1)):
        state = perform(session, back(state))
        assert state.document.title == f"Text {number}"
    assert perform(session, back(state)).document.title == "Start"


def test_a_way_back_to_a_file_that_is_gone_is_forgotten(folder: Path) -> None:
    session, state = begun(folder / "start.md")
    there = followed(session, state, "other.md")
    session.documents[state.document_id].suspended = None
    (folder / "start.md").unlink()
    after = perform(session, back(there))
    assert (after.document, after.back_stack) == (there.document, ())
    assert after.message == f"File not found: {folder}/start.md."


def test_a_format_that_was_asked_for_is_that_of_the_first_text_alone(folder: Path) -> None:
    page = "LS(1)          User Commands          LS(1)\n\nSEE ALSO\n       other.md\n"
    (folder / "start.md").write_text(page, encoding="utf-8")
    text = read_source(str(folder / "start.md"))
    state = ReaderState(readers.read(text, "man"), document_id=str(folder / "start.md"))
    store = DocumentStore(text, state.appearance, built_in=False)
    session = Session(text, store, input_format="man")
    assert followed(session, state, "other.md").document.title == "Other"
    again = perform(session, back(followed(session, state, "other.md")))
    assert [section.title for section in again.document.sections][-1] == "SEE ALSO"
    (folder / "start.md").write_text(page.replace("SEE ALSO", "SEE MORE"), encoding="utf-8")
    changed = perform(session, replace(again, effect=Reload()))
    assert [section.title for section in changed.document.sections][-1] == "SEE MORE"


def test_a_link_to_a_document_as_json_opens_it(folder: Path) -> None:
    written = readers.read(read_source(str(folder / "other.md"))).to_json()
    (folder / "other.b12tui.json").write_text(written, encoding="utf-8")
    session, state = begun(folder / "start.md")
    there = followed(session, state, "other.b12tui.json", "part")
    assert (there.document.title, there.position) == ("Other", Position(1))
    (folder / "other.b12tui.json").write_text(written[:-10], encoding="utf-8")
    kept = perform(session, replace(there, effect=Reload()))
    assert kept.document is there.document
    assert kept.message.startswith("other.b12tui.json is invalid: line ")
    (folder / "other.b12tui.json").write_text(written.replace("Second.", "Other words."), encoding="utf-8")
    assert perform(session, replace(there, effect=Reload())).message == "Reloaded: 1 block changed."


def test_a_label_of_another_file_is_opened_there(folder: Path) -> None:
    (folder / "labels.md").write_text("# Labels\n\nWords.\n\n(there)=\n## Place\n", encoding="utf-8")
    session, state = begun(folder / "start.md")
    there = perform(session, replace(state, effect=OpenLink("", "there")))
    assert there.document.title == "Labels"
    assert there.position.section == 1
    refused = perform(session, replace(state, effect=OpenLink("", "nowhere")))
    assert refused.document is state.document
    assert refused.message == page.no_such_anchor("#nowhere")


def test_a_label_may_stand_where_others_have_a_file(folder: Path) -> None:
    (folder / "labels.md").write_text("# Labels\n\nWords.\n\n(there)=\n## Place\n", encoding="utf-8")
    session, state = begun(folder / "start.md")
    there = followed(session, state, "there")
    assert (there.document.title, there.position.section) == ("Labels", 1)
    assert followed(session, state, "end").position.section == 1
    assert followed(session, state, "nowhere").message == "File not found: nowhere."
    (folder / "there.md").write_text("# File\n", encoding="utf-8")
    session, state = begun(folder / "start.md")
    assert followed(session, state, "there").document.title == "File"
