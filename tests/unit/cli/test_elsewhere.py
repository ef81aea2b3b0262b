"""Other texts, from files: what is opened, what is refused, and that nothing is lost by either."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from b12tui.cli.session.persistence import Keeping
from b12tui.cli.session.session import KEPT, Shelf
from b12tui.core.motion.jumplist import back
from b12tui.core.state import OpenText, Reader
from b12tui.document import Address
from b12tui.fastclass import replace
from b12tui.markdown import parse
from b12tui.source import read

OTHER = "# Other\n\nFirst.\n\n## Part\n\nSecond.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "start.md").write_text("# Start\n\nA [link](other.md).\n\n## End\n\nLast.\n", encoding="utf-8")
    (tmp_path / "other.md").write_text(OTHER, encoding="utf-8")
    return tmp_path


def begun(path: Path, *, restricted: bool = False, limit: int = 1 << 20) -> tuple[Shelf, Reader]:
    text = read(str(path), limit=limit)
    reader = Reader(parse(text.text, name=text.name), text=str(path))
    keeping = Keeping(text, reader.look, built_in=False, keep=not restricted)
    return Shelf(text, keeping, restricted=restricted, limit=limit), reader


def followed(shelf: Shelf, reader: Reader, target: str, part: str = "") -> Reader:
    return shelf.fulfil(replace(reader, effect=OpenText(target, part)))


def test_a_file_opens_at_the_heading_that_is_named(folder: Path) -> None:
    shelf, reader = begun(folder / "start.md")
    there = followed(shelf, reader, "other.md", "part")
    assert (there.document.title, there.at, there.said) == ("Other", Address(1), "Opened other.md.")
    assert there.text == str(folder / "other.md")


def test_back_returns_to_the_same_document_without_reading_it_again(folder: Path) -> None:
    shelf, reader = begun(folder / "start.md")
    reader = replace(reader, at=Address(1))
    there = followed(shelf, reader, "other.md")
    (folder / "start.md").unlink()
    home = shelf.fulfil(back(there))
    assert (home.document, home.at, home.said) == (reader.document, Address(1), "Back in start.md.")


def test_both_places_are_kept(folder: Path) -> None:
    shelf, reader = begun(folder / "start.md")
    there = followed(shelf, replace(reader, at=Address(1)), "other.md", "part")
    shelf.save(there)
    for name in ("start.md", "other.md"):
        again, fresh = begun(folder / name)
        assert again.resume(fresh).at == Address(1)


def test_a_file_that_was_read_before_opens_where_it_was_left(folder: Path) -> None:
    shelf, reader = begun(folder / "other.md")
    shelf.save(replace(reader, at=Address(1)))
    shelf, reader = begun(folder / "start.md")
    there = followed(shelf, reader, "other.md")
    assert there.at == Address(1)
    assert there.said == "Opened other.md. Continuing in Part, section 1 of 1; g goes to the start."


def test_a_file_that_was_written_since_is_read_again(folder: Path) -> None:
    shelf, reader = begun(folder / "start.md")
    home = shelf.fulfil(back(followed(shelf, reader, "other.md")))
    (folder / "other.md").write_text("# Another text altogether\n", encoding="utf-8")
    assert followed(shelf, home, "other.md").document.title == "Another text altogether"


def test_a_link_to_its_own_file_is_a_jump(folder: Path) -> None:
    shelf, reader = begun(folder / "start.md")
    there = followed(shelf, reader, "./start.md", "end")
    assert (there.document, there.at, there.behind) == (reader.document, Address(1), (Address(),))
    assert followed(shelf, reader, "start.md", "no").said == "Nothing in this text is named #no."


def test_a_wiki_leaves_the_ending_out(folder: Path) -> None:
    shelf, reader = begun(folder / "start.md")
    assert followed(shelf, reader, "other").document.title == "Other"


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("gone.md", "There is no file gone.md."),
        ("a\0b.md", "There is no file a\u2400b.md."),
        ("x" * 300 + ".md", f"There is no file {'x' * 300}.md."),
        ("picture.png", "picture.png is no Markdown file, so it isn't opened here."),
        ("pipe.md", "pipe.md is no plain file, so it isn't opened here."),
        ("noise.md", "noise.md is no text but data for a program; --encoding NAME reads it as text all the same."),
        ("large.md", "large.md has 2 MB, and at most 1 MB are read; --limit MB reads more."),
    ],
)
def test_what_is_not_opened_is_told_in_a_sentence_and_nothing_is_lost(folder: Path, target: str, said: str) -> None:
    (folder / "picture.png").touch()
    os.mkfifo(folder / "pipe.md")
    (folder / "noise.md").write_bytes(bytes(range(32)) * 9)
    (folder / "large.md").write_bytes(b"x" * (2 << 20))
    shelf, reader = begun(folder / "start.md")
    reader = replace(reader, at=Address(1), behind=(Address(),), sought=("a",))
    after = followed(shelf, reader, target)
    assert after.said.replace(f"{folder}/", "") == said
    assert replace(after, said="") == reader


def test_a_restricted_reader_opens_nothing(folder: Path) -> None:
    shelf, reader = begun(folder / "start.md", restricted=True)
    assert followed(shelf, reader, "other.md") == replace(reader, said="Nothing but this text is opened here.")


def test_the_built_in_article_has_no_files_beside_it() -> None:
    text = read(None)
    reader = Reader(parse(text.text, name=text.name))
    shelf = Shelf(text, Keeping(text, reader.look, built_in=True))
    said = "The built-in article has no files beside it, so x.md leads nowhere."
    assert followed(shelf, reader, "x.md") == replace(reader, said=said)


def test_a_text_from_standard_input_leads_to_files_here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    reader = Reader(parse("A [link](other.md).", name="standard input"), text="-")
    text = replace(read(str(folder / "start.md")), name="standard input", path=None)
    shelf = Shelf(text, Keeping(text, reader.look, built_in=False))
    there = followed(shelf, reader, "other.md")
    assert there.document.title == "Other"
    assert shelf.fulfil(back(there)).document is reader.document


def test_only_so_many_texts_are_held_in_memory_and_back_reads_the_others_again(folder: Path) -> None:
    shelf, reader = begun(folder / "start.md")
    for number in range(KEPT + 2):
        (folder / f"{number}.md").write_text(f"# Text {number}\n", encoding="utf-8")
        reader = followed(shelf, reader, f"{number}.md")
    assert sum(text.left is not None for text in shelf.texts.values()) == KEPT
    for number in reversed(range(KEPT + 1)):
        reader = shelf.fulfil(back(reader))
        assert reader.document.title == f"Text {number}"
    assert shelf.fulfil(back(reader)).document.title == "Start"


def test_a_way_back_to_a_file_that_is_gone_is_forgotten(folder: Path) -> None:
    shelf, reader = begun(folder / "start.md")
    there = followed(shelf, reader, "other.md")
    shelf.texts[reader.text].left = None
    (folder / "start.md").unlink()
    after = shelf.fulfil(back(there))
    assert (after.document, after.behind) == (there.document, ())
    assert after.said == f"There is no file {folder}/start.md."
