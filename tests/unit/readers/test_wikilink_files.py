"""In a folder that no program for notes marks, a wikilink is a link if it names a file, and else text as written."""

from __future__ import annotations

import os
from pathlib import Path
from unittest import mock

import pytest

from b12tui import readers, wikilink_files
from b12tui.document import Image, Link
from b12tui.source import Source

FILES = ("Note.md", "sub/Deep one.md", "Getting-Started.md", "pic.png", "a/b/Same.md", "a/Same.md", "C# %.md")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("# x\n", encoding="utf-8")
    return tmp_path


def targets(path: Path, text: str, **kept: object) -> tuple[str, list[str]]:
    source = Source(path.name, text, path=path, **kept)  # type: ignore[arg-type]
    (node,) = (node for _, node in readers.read(source, "markdown").all_text_nodes())
    kinds = (span.kind for span in node.text.spans)
    return node.text.chars, [kind.target for kind in kinds if isinstance(kind, Link | Image)]


@pytest.mark.parametrize(
    ("written", "chars", "found"),
    [
        ("[[Note]] [[note.md]] [[NOTE#Part 2|w]]", "Note note.md w", ["Note.md", "Note.md", "Note.md#Part 2"]),
        ("[[Getting Started]] [[w|Note]]", "Getting Started w", ["Getting-Started.md", "Note.md"]),
        ("[[#Part]] ![[pic.png]]", "Part pic.png", ["#Part", "pic.png"]),
        ("[[C# %]]", "[[C# %]]", []),
        ("[[Gone]] [[Gone|w]] ![[gone.png]] x[[0]] [[ -f Note ]]", None, []),
    ],
)
def test_what_names_a_file_beside_is_a_link(folder: Path, written: str, chars: str | None, found: list[str]) -> None:
    assert targets(folder / "t.md", written) == (written if chars is None else chars, found)


def test_a_file_below_the_repository_or_the_opened_folder_is_found(folder: Path) -> None:
    written = "[[Deep one]] [[same]]"
    assert targets(folder / "a/t.md", written) == (written.replace("[[same]]", "same"), ["Same.md"])
    found = ("Deep one same", ["../sub/Deep one.md", "Same.md"])
    assert targets(folder / "a/t.md", written, opened_folder=str(folder)) == found
    (folder / ".git").mkdir()
    assert targets(folder / "a/t.md", written) == found
    assert targets(folder / "sub/t.md", "[[Same]] [[b/same]]")[1] == ["../a/Same.md", "../a/b/Same.md"]


def test_a_worktree_is_a_repository_whose_git_is_a_file(folder: Path) -> None:
    (folder / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    assert targets(folder / "a/t.md", "[[Deep one]]") == ("Deep one", ["../sub/Deep one.md"])


def test_a_folder_is_listed_once_however_many_links_a_text_has(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".git").mkdir()
    listed = mock.Mock(side_effect=os.listdir)
    monkeypatch.setattr(os, "listdir", listed)
    folding = mock.Mock(side_effect=wikilink_files.folded)
    monkeypatch.setattr(wikilink_files, "folded", folding)
    written = " ".join(f"[[Note]] [[gone {number}]]" for number in range(100))
    assert targets(folder / "t.md", written)[1] == ["Note.md"] * 100
    assert listed.call_count == 1
    assert folding.call_count < 200


def test_beside_a_folder_that_cant_be_listed_no_link_names_a_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "listdir", mock.Mock(side_effect=PermissionError))
    assert targets(folder / "a/t.md", "[[Deep one]] [[Note]]", opened_folder=str(folder))[1] == []


@pytest.mark.parametrize(("dialect", "found"), [("gfm", []), ("auto", ["Note.md"]), ("commonmark", [])])
def test_a_dialect_without_wikilinks_asks_for_no_file(folder: Path, dialect: str, found: list[str]) -> None:
    assert targets(folder / "t.md", "[[Note]]", dialect=dialect)[1] == found
    source = Source("t.md", "[[Note]]", path=folder / "t.md", dialect=dialect)
    assert bool(readers.read(source, "markdown").reading()) is not bool(found)


def test_in_a_vault_all_are_links(folder: Path) -> None:
    (folder / ".obsidian").mkdir()
    assert targets(folder / "t.md", "[[Gone]]") == ("Gone", ["Gone"])


def test_a_text_that_is_read_alone_asks_for_no_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wikilink_files.WikilinkFiles, "__call__", lambda *_: pytest.fail("asked"))
    assert targets(folder / "t.md", "[[Note]]", alone=True) == ("Note", ["Note"])


def test_a_large_folder_is_not_walked_through(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wikilink_files, "MAX_FILES", 1)
    (folder / ".git").mkdir()
    assert targets(folder / "a/t.md", "[[Deep one]]") == ("[[Deep one]]", [])
