"""The reader's own browser: how it is called, that nobody else is asked, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import pytest
from support.fixed_lines import FixedLines
from support.linear_frontends import type_lines

from b12tui.cli.session.browser import browser_command
from b12tui.cli.session.effects import perform
from b12tui.cli.session.persistence import DocumentStore
from b12tui.cli.session.session import Session
from b12tui.core.effects import Copy, OpenBrowser, OpenPage
from b12tui.core.state import Command, ListOverlay, ReaderState
from b12tui.core.update import update
from b12tui.document import Position
from b12tui.errors import ActionRefused
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
    assert browser_command(named, ADDRESS) == command


@pytest.mark.parametrize("named", ["", ":", "no-such-browser"])
def test_without_one_that_is_here_none_is_chosen(named: str) -> None:
    with pytest.raises(ActionRefused, match="set BROWSER, for example to w3m"):
        browser_command(named, ADDRESS)


class Desk:
    """Takes the place of a terminal: notes what is run."""

    def __init__(self, code: int = 0) -> None:
        self.code = code
        self.ran: list[list[str]] = []

    def run(self, command: Sequence[str], _environ: Mapping[str, str]) -> int:
        self.ran.append(list(command))
        return self.code


def begun(target: str, *, restricted: bool = False) -> tuple[Session, Desk, ReaderState]:
    text = Source("x", f"[words]({target})\n")
    state = ReaderState(parse(text.text, name=text.name))
    session = Session(text, DocumentStore(text, state.appearance, built_in=True, keep=False), restricted=restricted)
    desk = Desk()
    session.terminal = desk  # type: ignore[assignment]
    return session, desk, state


def chosen(state: ReaderState) -> ReaderState:
    """Follow the current link and choose the browser."""
    asked = update(state, Command("open"), FixedLines())
    return update(update(asked, Command("next-line"), FixedLines()), Command("open"), FixedLines())


def test_a_link_opens_nothing_until_the_browser_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "true")
    session, desk, state = begun(ADDRESS)
    asked = update(state, Command("open"), FixedLines())
    assert asked.effect is None
    assert isinstance(asked.top_overlay, ListOverlay)
    assert asked.top_overlay.title == f"Link to {ADDRESS}"
    assert isinstance(asked.top_overlay.entries[0].target, Copy)
    after = perform(session, chosen(state))
    assert desk.ran == [["true", ADDRESS]]
    assert after == replace(state, message="Back from true.")


def test_a_browser_that_failed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "true")
    session, desk, state = begun(ADDRESS)
    desk.code = 3
    assert perform(session, chosen(state)).message == "true failed (exit status 3)."


def test_a_restricted_reader_has_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "true")
    session, desk, state = begun(ADDRESS, restricted=True)
    assert perform(session, chosen(state)) == replace(
        state, message="Restricted mode: other documents can't be opened."
    )
    assert not desk.ran


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///etc/passwd", "x-scheme:run", "//example.org/x"])
def test_what_is_no_address_of_the_web_is_not_offered_to_a_browser(target: str) -> None:
    _, _, state = begun(target)
    top = update(state, Command("open"), FixedLines()).top_overlay
    assert isinstance(top, ListOverlay)
    assert not any(isinstance(entry.target, OpenBrowser) for entry in top.entries)


def test_line_mode_offers_it_by_number_and_says_that_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "true")
    session, _, state = begun(ADDRESS)
    session.terminal = None
    said, _ = type_lines(state, "open\n2\n", perform=partial(perform, session))
    assert said.endswith("3. Stay here\nThe browser needs a terminal.\n")


def test_a_page_of_the_document_is_opened_at_the_place_at_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "true -x")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    session, desk, state = begun("other.md")
    here = replace(
        state,
        document=parse("# T\n\nSame.\n\n## S\n\nSame.\n", name="x"),
        position=Position(1, 1),
        document_id="/d/x.md",
    )
    asked = update(here, Command("browser"), FixedLines())
    assert perform(session, asked).message == "Back from true."
    [[_, option, address]] = desk.ran
    assert option == "-x"
    [page] = tmp_path.rglob("*.html")
    assert address == f"{page.as_uri()}#b12tui-place"
    assert page.stat().st_mode & 0o777 == 0o600
    written = page.read_text(encoding="utf-8")
    assert '<h2 id="s">S</h2>\n<div id="b12tui-place"></div>\n<p>Same.</p>' in written
    assert written.count("b12tui-place") == 1


def test_relative_addresses_in_a_page_count_from_the_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "true")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    session, _, state = begun("other.md")
    perform(session, replace(state, document_id="/d/x.md", effect=OpenPage()))
    assert 'href="file:///d/other.md"' in next(tmp_path.rglob("*.html")).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("variables", "restricted", "message"),
    [
        ({}, False, "No browser found; set BROWSER, for example to w3m."),
        (
            {"BROWSER": "no-such-browser"},
            False,
            "rowser not found (no-such-browser); set BROWSER, for example to w3m.",
        ),
        ({"BROWSER": "true"}, True, ""),
    ],
)
def test_without_a_browser_or_where_restricted_a_page_is_refused_in_a_sentence(
    variables: dict[str, str], restricted: bool, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    session, desk, state = begun("other.md", restricted=restricted)
    after = perform(session, replace(state, effect=OpenPage()))
    assert after.message.endswith(message)
    assert after.message
    assert not desk.ran
    assert not list(tmp_path.iterdir())
