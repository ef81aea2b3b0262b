"""A folder is read as a list of links to its Markdown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from b12tui.cli import directory_listing, folder_files, ignored_files
from b12tui.cli.folder_files import FolderFiles, files_below
from b12tui.cli.session.effects import perform
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.core.effects import OpenFile, OpenLink, Reload, SearchFiles
from b12tui.core.handlers.document_navigation import link_request
from b12tui.core.motion.jumplist import back
from b12tui.core.overlay.listings import link_list
from b12tui.core.state import ListOverlay, ReaderState
from b12tui.document.cancellation import Cancelled
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
        if f" {words}: " in entry.text or entry.text.endswith(f" {words}"):
            effect = link_request(entry.text.rsplit(" ", 1)[1])
            assert isinstance(effect, OpenLink)
            return perform(session, replace(state, effect=effect))
    raise AssertionError(words)


def test_each_file_goes_by_its_name_with_its_title_and_its_size(docs: Path) -> None:
    _, state = begun(docs)
    assert state.document.title == "docs"
    names = [node.text.chars for _, node in state.document.all_text_nodes()]
    assert names == [
        *("docs", "a.md: 15 bytes", "b.md: A [title] with *signs*, 35 bytes", "front.md: In front, 33 bytes"),
        *("odd name%20#1.md: Odd, 6 bytes", "under.md: Underlined, 22 bytes"),
        *("more/", "deep.md: Deep, 7 bytes"),
    ]


def test_every_file_of_the_list_opens_and_back_returns_to_the_list(docs: Path) -> None:
    session, state = begun(docs)
    for words, first in {"b.md": "A [title]", "odd name%20#1.md": "Odd", "more/deep.md": "Deep"}.items():
        there = followed(session, state, words)
        assert there.document.title.startswith(first)
        state = perform(session, back(there))
        assert state.document.title == "docs"


def test_a_folder_that_is_too_deep_is_a_list_of_its_own(docs: Path) -> None:
    listed = directory_listing.directory_listing(docs, depth=1).text
    assert "- [more](more/)" in listed
    assert "deep" not in listed
    session, state = begun(docs)
    more = perform(session, replace(state, effect=OpenLink("more/")))
    assert more.document_id == f"{docs}/more/"
    assert followed(session, more, "deep.md").document.title == "Deep"


def test_a_readme_comes_first_and_what_git_ignores_not_at_all(docs: Path) -> None:
    (docs / ".git").mkdir()
    (docs / ".gitignore").write_text("built/\n/a.md\n*.draft.md\n!kept.draft.md\n")
    (docs / "more" / ".gitignore").write_text("deep.md\n")
    (docs / "built").mkdir()
    for name in ("README.md", "x.draft.md", "kept.draft.md", "built/site.md", "more/a.md"):
        (docs / name).write_text("# Words\n")
    found = [file.name for file in files_below(docs).files]
    assert found == [
        *("README.md", "b.md", "front.md", "kept.draft.md", "odd name%20#1.md", "under.md"),
        "more/a.md",
    ]
    assert [file.name for file in files_below(docs, links=False).files] == found
    assert [file.name for file in files_below(docs / "more").files] == ["a.md"]


@pytest.mark.parametrize(
    ("text", "path", "ignored"),
    [
        ("*.md", "a/b.md", True),
        ("/b.md", "a/b.md", False),
        ("a/*.md", "a/b.md", True),
        ("a/*.md", "c/a/b.md", False),
        ("**/c/b.md", "a/c/b.md", True),
        ("a/**/b.md", "a/b.md", True),
        ("a/**/b.md", "a/x/y/b.md", True),
        ("a/**", "a/b.md", True),
        ("b.md/", "a/b.md", False),
        ("# b.md", "a/b.md", False),
        ("*.md\n!b.md", "a/b.md", False),
        ("!b.md\n*.md", "a/b.md", True),
        ("[ab].md", "b.md", True),
        ("\\#b.md", "#b.md", True),
        ("*a*a*a*a*a*a*a*a*a*a*a*c", "a" * 250 + ".md", False),
    ],
)
def test_a_file_is_ignored_as_gitignore_says(text: str, path: str, ignored: bool) -> None:
    known = ignored_files.patterns(text, ())
    assert ignored_files.is_ignored(known, tuple(path.split("/")), folder=False) is ignored


def test_what_is_too_much_is_told(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_files, "MAX_FILES", 3)
    found = files_below(docs)
    assert (len(found.files), found.complete) == (3, False)
    assert "There are more files" in directory_listing.directory_listing(docs).text


@pytest.mark.parametrize(("frontend", "words"), [("screen", "a.md"), ("line", "docs")])
def test_the_screen_begins_on_the_first_file(docs: Path, frontend: str, words: str) -> None:
    session, state = begun(docs)
    state = session.resume(replace(state, frontend=frontend))
    assert state.document.text_node(state.position).text.chars.startswith(words)


def test_all_files_are_searched_and_a_match_opens_its_file_there(docs: Path) -> None:
    (docs / "long.md").write_text("# Long\n\n" + "Nothing here.\n\n" * 40 + "## Part\n\nA *needle* in it, a needle.\n")
    session, state = begun(docs)
    after = perform(session, replace(state, effect=SearchFiles("Needle".lower())))
    listing = after.top_overlay
    assert isinstance(listing, ListOverlay)
    assert [entry.text for entry in listing.entries] == ["long.md", "1. line 85: A *needle* in it, a needle."]
    (_, entry) = listing.entries
    assert isinstance(entry.target, OpenFile)
    there = perform(session, replace(after, overlays=(), effect=entry.target))
    assert there.document.title == "Long"
    assert there.document.text_node(there.position).text.chars[there.position.offset :].startswith("needle in it")
    assert there.search is not None
    assert len(there.search.matches) == 2
    nothing = perform(session, replace(state, effect=SearchFiles("nowhere")))
    assert nothing.message == "Not found in 7 files: “nowhere”."


def test_a_search_of_files_is_cancelled_and_refused_in_a_restricted_session(docs: Path) -> None:
    session, state = begun(docs)
    with state.document.cancellation.when(lambda: True), pytest.raises(Cancelled):
        perform(session, replace(state, effect=SearchFiles("words")))
    session.restricted = True
    refused = perform(session, replace(state, effect=SearchFiles("words")))
    assert refused.message.startswith("Restricted mode")
    assert refused.top_overlay is None


def test_a_file_is_opened_by_its_name(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(docs)
    monkeypatch.setenv("HOME", str(docs))
    session, state = begun(docs)
    for name in ("under.md", "~/under.md", "more/../under.md"):
        assert perform(session, replace(state, effect=OpenFile(name))).document.title == "Underlined"
    assert perform(session, replace(state, effect=OpenFile("gone.md"))).message == "File not found: gone.md."
    assert perform(session, replace(state, effect=OpenFile("more"))).document.title == "more"


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
    assert "- [a\\.md](a.md): Größe, " in directory_listing.directory_listing(tmp_path).text


def test_what_is_no_text_goes_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"# Title\n" + bytes(range(256)))
    assert "- [a\\.md](a.md): 264 bytes" in directory_listing.directory_listing(tmp_path).text


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
    assert "more/deep.md" in listed


def test_a_file_that_becomes_a_link_while_a_folder_is_listed_gives_no_title(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("# A secret\n", encoding="utf-8")

    def swapped(*arguments: Any, **options: Any) -> FolderFiles:
        found = files_below(*arguments, **options)
        assert "b.md" in [file.name for file in found.files]
        (docs / "b.md").unlink()
        (docs / "b.md").symlink_to(secret)
        return found

    monkeypatch.setattr(folder_files, "files_below", swapped)
    assert "A secret" in directory_listing.directory_listing(docs).text
    (docs / "b.md").unlink()
    (docs / "b.md").write_text("# B\n", encoding="utf-8")
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
    assert "new.md: New, 6 bytes" in words
    assert not any("A secret" in each for each in words)
