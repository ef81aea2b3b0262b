"""A folder is read as a list of links to its Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from b12tui import readers
from b12tui.cli import directory_listing
from b12tui.cli.session.effects import perform
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.core.handlers.document_navigation import link_request
from b12tui.core.motion.jumplist import back
from b12tui.core.overlay.listings import link_list
from b12tui.core.state import OpenLink, ReaderState, Reload
from b12tui.errors import ReadError
from b12tui.fastclass import replace
from b12tui.markdown import parse


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    docs = tmp_path / "docs"
    (docs / "more").mkdir(parents=True)
    for name, text in {
        "b.md": "# A [title] with *signs* #\n\nWords.\n",
        "a.md": "No title here.\n",
        "under.md": "Underlined\n==========\n",
        "front.md": '---\ntitle: "In front"\n---\nWords.\n',
        "odd name%20#1.md": "# Odd\n",
        ".hidden.md": "# Hidden\n",
        "picture.png": "# Picture\n",
        "more/deep.md": "# Deep\n",
    }.items():
        (docs / name).write_text(text, encoding="utf-8")
    return docs


def begun(path: Path) -> tuple[Session, ReaderState]:
    text = directory_listing.read_file_or_directory(str(path), encoding=None, limit=1 << 20)
    state = ReaderState(parse(text.text, name=text.name))
    session = Session(text, DocumentStore(text, state.appearance, built_in=False))
    return session, replace(state, document_id=session.document_id)


def followed(session: Session, state: ReaderState, words: str) -> ReaderState:
    for entry in link_list(state).entries:
        if f" {words}: " in entry.text:
            effect = link_request(entry.text.rsplit(": ", 1)[1])
            assert isinstance(effect, OpenLink)
            return perform(session, replace(state, effect=effect))
    raise AssertionError(words)


def test_each_file_goes_by_its_title_or_its_name(docs: Path) -> None:
    _, state = begun(docs)
    assert state.document.title == "docs"
    names = [node.text.chars for _, node in state.document.all_text_nodes()]
    assert names == [
        *("docs", "a.md", "A [title] with *signs*", "In front", "Odd", "Underlined"),
        *("Folders", "more"),
    ]


def test_every_file_of_the_list_opens_and_back_returns_to_the_list(docs: Path) -> None:
    session, state = begun(docs)
    for words, first in {"A [title] with *signs*": "A [title]", "Odd": "Odd", "In front": "In front"}.items():
        there = followed(session, state, words)
        assert there.document.title.startswith(first)
        state = perform(session, back(there))
        assert state.document.title == "docs"


def test_a_folder_in_the_folder_is_a_list_of_its_own(docs: Path) -> None:
    session, state = begun(docs)
    more = followed(session, state, "more")
    assert more.document_id == f"{docs}/more/"
    assert followed(session, more, "Deep").document.title == "Deep"


def test_a_folder_without_markdown_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "No Markdown files." in directory_listing.directory_listing(tmp_path / "empty").text


def test_what_is_neither_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="file not found"):
        directory_listing.read_file_or_directory(str(tmp_path / "gone"), encoding=None, limit=1)
    with pytest.raises(ReadError, match="can't be listed"):
        directory_listing.directory_listing(tmp_path / "gone")


@pytest.mark.parametrize(
    "data",
    [
        "# Größe\n\nÜber alles.\n".encode("windows-1252"),
        b"\xef\xbb\xbf" + "# Größe\n".encode(),
        b"\xff\xfe" + "# Größe\n".encode("utf-16-le"),
        "# Größe\r\rText\r".encode(),
        ("# Größe\n\n" + "x" * (directory_listing.TITLE_BYTES - len("# Größe\n\n".encode()) - 1) + "ö").encode(),
    ],
)
def test_a_title_is_read_whatever_the_file_s_bytes_are(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(data)
    assert "- [Größe](a.md)" in directory_listing.directory_listing(tmp_path).text


def test_what_is_no_text_goes_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"# Title\n" + bytes(range(256)))
    assert "- [a\\.md](a.md)" in directory_listing.directory_listing(tmp_path).text


def test_without_links_a_folder_is_read_through_none(docs: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("# A secret\n", encoding="utf-8")
    (docs / "b-link.md").symlink_to(secret)
    (docs / "linked").symlink_to(tmp_path)
    assert "A secret" in directory_listing.directory_listing(docs).text
    listed = directory_listing.directory_listing(docs, links=False).text
    assert "secret" not in listed
    assert "link" not in listed
    assert "title" in listed
    assert "more/" in listed


def test_a_file_that_becomes_a_link_while_a_folder_is_listed_gives_no_title(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("# A secret\n", encoding="utf-8")
    before = readers.has_reader

    def swapped(name: str) -> bool:
        if name == "b.md" and not (docs / name).is_symlink():
            (docs / name).rename(docs / "old")
            (docs / name).symlink_to(secret)
        return before(name)

    monkeypatch.setattr(readers, "has_reader", swapped)
    assert "secret" not in directory_listing.directory_listing(docs, links=False).text


def test_a_restricted_reader_of_a_folder_reads_it_again_through_no_link(docs: Path, tmp_path: Path) -> None:
    text = directory_listing.read_file_or_directory(str(docs), encoding=None, limit=1 << 20, links=False)
    state = ReaderState(parse(text.text, name=text.name))
    session = Session(text, DocumentStore(text, state.appearance, built_in=False, keep=False), restricted=True)
    secret = tmp_path / "secret.md"
    secret.write_text("# A secret\n", encoding="utf-8")
    (docs / "z.md").symlink_to(secret)
    (docs / "new.md").write_text("# New\n", encoding="utf-8")
    after = perform(session, replace(state, document_id=session.document_id, effect=Reload()))
    words = [node.text.chars for _, node in after.document.all_text_nodes()]
    assert "New" in words
    assert "A secret" not in words
