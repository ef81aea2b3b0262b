"""Backlinks list each link of a folder that leads to the document, and open its file there."""

from __future__ import annotations

from pathlib import Path

import pytest

from b12tui.cli.session import backlinks
from b12tui.cli.session.effects import perform
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.core.effects import ListBacklinks, OpenFile, OpenLink
from b12tui.core.motion.targets import link_at
from b12tui.core.state import ListOverlay, ReaderState
from b12tui.document import Link
from b12tui.document.cancellation import Cancelled
from b12tui.fastclass import replace
from b12tui.markdown import parse
from b12tui.source import read_source

FILES = {
    "README.md": (
        "# Start\n\nSee [the note](docs/My%20note.md), or `[code](docs/My note.md)`, or\n[part](docs/My%20note#part).\n"
    ),
    "docs/My note.md": "# My note\n\n[Self](<My note.md>)\n\n## Part\n\n[Out](other.md)\n",
    "docs/other.md": "# Other\n\nMy note is named only.\n\n- one\n- [two][n]\n\n[n]: <./My note.html>\n",
    "docs/wiki.md": "Text, and [[My note|words]] of it.\n",
    "docs/deep/a/b/c.md": "[Up](</docs/My note.md>)\n",
    "docs/deep/page.md": "[Here](../) and [My note](My%20note.md) that is not there.\n",
    "docs/index.md": "# Index\n",
    ".hidden/x.md": "[Hidden](../docs/My%20note.md)\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / ".git").mkdir()
    return tmp_path


def begun(path: Path | str) -> tuple[Session, ReaderState]:
    text = read_source(str(path))
    state = ReaderState(parse(text.text, name=text.name))
    session = Session(text, DocumentStore(text, state.appearance, built_in=False, keep=False))
    return session, replace(state, document_id=session.document_id)


def listed(path: Path | str) -> tuple[Session, ReaderState, ListOverlay]:
    session, state = begun(path)
    after = perform(session, replace(state, effect=ListBacklinks()))
    listing = after.top_overlay
    assert isinstance(listing, ListOverlay), after.message
    return session, after, listing


@pytest.mark.parametrize("relative", [False, True])
def test_links_here_are_listed_by_file_and_open_at_the_link(
    folder: Path, relative: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "docs")
    session, state, listing = listed("My note.md" if relative else folder / "docs" / "My note.md")
    assert listing.title == "5 links to My note.md, in 4 files"
    assert [entry.text for entry in listing.entries] == [
        "README.md",
        "1. line 3: See the note, or [code](docs/My note.md),",
        "2. line 4: [code](docs/My note.md), or part.",
        "docs/other.md",
        "3. line 6: two",
        "docs/wiki.md",
        "4. line 1: Text, and words of it.",
        "docs/deep/a/b/c.md",
        "5. line 1: Up",
    ]
    for entry in listing.entries:
        assert isinstance(entry.target, OpenFile)
        there = perform(session, replace(state, overlays=(), effect=entry.target))
        link = link_at(there)
        assert link is not None
        assert isinstance(link.kind, Link)
        assert link.kind.target == entry.target.link
        assert there.position.offset == link.start


def test_the_name_of_a_folder_leads_to_its_index(folder: Path) -> None:
    _, _, listing = listed(folder / "docs" / "index.md")
    assert listing.entries[0].text == "docs/deep/page.md"


def test_a_name_in_a_vault_may_lead_to_each_of_its_notes(folder: Path) -> None:
    (folder / ".obsidian").mkdir()
    for name in ("x/same.md", "y/same.md"):
        (folder / name).parent.mkdir()
        (folder / name).write_text("# Same\n", encoding="utf-8")
    (folder / "z.md").write_text("[[same]]\n", encoding="utf-8")
    for name in ("x/same.md", "y/same.md"):
        assert [entry.label for entry in listed(folder / name)[2].entries] == ["z.md", "line 1: same"]


def test_without_any_a_message_says_so_and_what_was_not_searched(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session, state = begun(folder / "README.md")
    assert perform(session, replace(state, effect=ListBacklinks())).message == "No other file links to README.md."
    monkeypatch.setattr(backlinks, "MAX_PARSED", 10)
    after = perform(session, replace(state, effect=ListBacklinks()))
    assert after.message == "No other file links to README.md. Not all files were searched."


def test_a_search_is_cancelled_and_refused_in_a_restricted_session(folder: Path) -> None:
    session, state = begun(folder / "README.md")
    with state.document.cancellation.when(lambda: True), pytest.raises(Cancelled):
        perform(session, replace(state, effect=ListBacklinks()))
    session.restricted = True
    assert perform(session, replace(state, effect=ListBacklinks())).message.startswith("Restricted mode")


def test_no_link_leads_to_a_text_without_a_file() -> None:
    text = read_source(None)
    state = ReaderState(parse(text.text, name=text.name))
    session = Session(text, DocumentStore(text, state.appearance, built_in=True, keep=False))
    after = perform(session, replace(state, document_id=session.document_id, effect=ListBacklinks()))
    assert after.message.startswith("No folder to search")


def test_a_name_with_several_notes_lists_them_the_nearest_first(folder: Path) -> None:
    (folder / ".obsidian").mkdir()
    for name in ("x/same.md", "y/sub/same.md", "y/deep/er/same.md", "y/z/start.md", "top.md", "y/top.md", "x/top.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"# {name}\n\n## Part\n", encoding="utf-8")
    session, state = begun(folder / "y/z/start.md")
    after = perform(session, replace(state, effect=OpenLink("same", "part")))
    listing = after.top_overlay
    assert isinstance(listing, ListOverlay)
    assert listing.title == "3 files named same"
    assert [entry.text for entry in listing.entries] == [
        "1. ../sub/same.md",
        "2. ../../x/same.md",
        "3. ../deep/er/same.md",
    ]
    target = listing.entries[2].target
    assert isinstance(target, OpenLink)
    there = perform(session, replace(after, overlays=(), effect=target))
    assert there.document.title == "y/deep/er/same.md"
    assert there.position.section == 1
    for name, decided in (("top", "top.md"), ("sub/same", "y/sub/same.md"), ("start", "y/z/start.md")):
        assert perform(session, replace(state, effect=OpenLink(name))).document.title == decided
