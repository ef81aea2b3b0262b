"""The reader's own browser: how it is called, that nobody else is asked, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from fixed_lines import FixedLines
from linear import converse

from b12tui.cli.session.browser import arguments
from b12tui.cli.session.open_documents import Refused
from b12tui.cli.session.persistence import Keeping
from b12tui.cli.session.session import Shelf
from b12tui.core.state import Browse, Command, Copy, Listing, Reader
from b12tui.core.update import update
from b12tui.fastclass import replace
from b12tui.markdown import parse
from b12tui.source import Source

ADDRESS = "https://example.org/?a=1&b=%20"


@pytest.mark.parametrize(
    ("named", "command"),
    [
        ("true", ["true", ADDRESS]),
        ("true -a", ["true", "-a", ADDRESS]),
        ("true '%s' -x", ["true", ADDRESS, "-x"]),
        ("no-such-browser:true", ["true", ADDRESS]),
        ("'unclosed:true", ["true", ADDRESS]),
    ],
)
def test_the_first_program_that_is_here_is_given_the_address_and_no_shell_reads_it(
    named: str, command: list[str]
) -> None:
    assert arguments(named, ADDRESS) == command


@pytest.mark.parametrize("named", ["", ":", "no-such-browser"])
def test_without_one_that_is_here_none_is_chosen(named: str) -> None:
    with pytest.raises(Refused, match="BROWSER=w3m, say, names one"):
        arguments(named, ADDRESS)


class Desk:
    """Takes the place of a terminal: notes what is run."""

    def __init__(self, code: int = 0) -> None:
        self.code = code
        self.ran: list[list[str]] = []

    def run(self, command: Sequence[str], _environ: Mapping[str, str]) -> int:
        self.ran.append(list(command))
        return self.code


def begun(target: str, *, restricted: bool = False) -> tuple[Shelf, Desk, Reader]:
    text = Source("x", f"[words]({target})\n")
    reader = Reader(parse(text.text, name=text.name))
    shelf = Shelf(text, Keeping(text, reader.look, built_in=True, keep=False), restricted=restricted)
    desk = Desk()
    shelf.terminal = desk  # type: ignore[assignment]
    return shelf, desk, reader


def chosen(reader: Reader) -> Reader:
    """Follow the link at hand and choose the browser."""
    asked = update(reader, Command("open"), FixedLines())
    return update(update(asked, Command("next-line"), FixedLines()), Command("open"), FixedLines())


def test_a_link_opens_nothing_until_the_browser_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "true")
    shelf, desk, reader = begun(ADDRESS)
    asked = update(reader, Command("open"), FixedLines())
    assert asked.effect is None
    assert isinstance(asked.top, Listing)
    assert asked.top.title == f"This link leads to {ADDRESS}"
    assert isinstance(asked.top.entries[0].goal, Copy)
    after = shelf.fulfil(chosen(reader))
    assert desk.ran == [["true", ADDRESS]]
    assert after == replace(reader, said="Back from true.")


def test_a_browser_that_failed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "true")
    shelf, desk, reader = begun(ADDRESS)
    desk.code = 3
    assert shelf.fulfil(chosen(reader)).said == "true ended with 3."


def test_a_restricted_reader_has_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "true")
    shelf, desk, reader = begun(ADDRESS, restricted=True)
    assert shelf.fulfil(chosen(reader)) == replace(reader, said="Nothing but this text is opened here.")
    assert not desk.ran


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///etc/passwd", "x-scheme:run", "//example.org/x"])
def test_what_is_no_address_of_the_web_is_not_offered_to_a_browser(target: str) -> None:
    _, _, reader = begun(target)
    top = update(reader, Command("open"), FixedLines()).top
    assert isinstance(top, Listing)
    assert not any(isinstance(entry.goal, Browse) for entry in top.entries)


def test_line_mode_offers_it_by_number_and_says_that_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "true")
    shelf, _, reader = begun(ADDRESS)
    shelf.terminal = None
    said, _ = converse(reader, "open\n2\n", fulfil=shelf.fulfil)
    assert said.endswith("3. Stay here\nThere is no terminal here for a browser.\n")
