"""What a terminal can do, by its name and the environment."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from b12tui.terminal import capabilities, terminfo
from b12tui.terminal.capabilities import TRUE_COLOUR, Capabilities, of

if TYPE_CHECKING:
    from collections.abc import Mapping

KNOWN = [
    "xterm-256color",
    "xterm",
    "tmux-256color",
    "screen",
    "screen-256color",
    "linux",
    "vt100",
    "vt220",
    "dumb",
    "rxvt",
]

FULL = Capabilities(
    dumb=False,
    colours=256,
    region=True,
    scroll_back=True,
    bold=True,
    dim=True,
    italic=True,
    underline=True,
    reverse=True,
    unicode_marks=False,
    links=True,
)

ASK_CURSES = """
import curses, json, sys
curses.setupterm(sys.argv[1], 1)
strings = {name: (curses.tigetstr(name) or b"").decode("latin-1") for name in sys.argv[2:]}
print(json.dumps([curses.tigetnum("colors"), curses.tigetflag("bce"), strings]))
"""


@pytest.fixture(params=["terminfo", "built in"])
def source(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where the answers come from: the system's terminfo, or this program's own where the system has none."""
    if request.param == "built in":
        monkeypatch.setattr(terminfo, "FOLDERS", ())
    elif terminfo.entry("xterm-256color", {}) is None:
        pytest.skip("this system has no terminfo")
    return str(request.param)


def changed(full: Capabilities, **fields: bool | int) -> Capabilities:
    return Capabilities(**{name: fields.get(name, getattr(full, name)) for name in Capabilities.__slots__})


def test_terminals_of_today_can_everything(source: str) -> None:
    assert of({"TERM": "xterm-256color"}) == changed(FULL, erases=source == "terminfo")
    assert of({"TERM": "tmux-256color"}) == FULL


def test_screen_scrolls_and_has_eight_colours_and_no_italic(source: str) -> None:
    assert of({"TERM": "screen"}) == changed(FULL, colours=8, italic=False)


def test_the_linux_console_scrolls_a_row_at_a_time(source: str) -> None:
    assert of({"TERM": "linux"}) == changed(
        FULL,
        colours=8,
        italic=False,
        links=False,
        clipboard=False,
        underlined_blanks=False,
        erases=source == "terminfo",
    )


def test_a_vt100_has_no_colour_and_scrolls_a_row_at_a_time(source: str) -> None:
    assert of({"TERM": "vt100"}) == changed(
        FULL, colours=0, italic=False, dim=False, links=False, clipboard=False, underlined_blanks=False
    )


@pytest.mark.parametrize("environ", [{}, {"TERM": ""}, {"TERM": "dumb"}])
def test_a_dumb_terminal_is_dumb(environ: Mapping[str, str], source: str) -> None:
    assert of(environ).dumb


@pytest.mark.parametrize("term", ["wy60", "vt52"])
def test_a_terminal_that_places_its_cursor_in_another_way_is_dumb(term: str) -> None:
    if terminfo.entry(term, {}) is None:
        pytest.skip(f"this system does not know {term}")
    assert of({"TERM": term}).dumb


def test_a_terminal_that_nobody_knows_is_drawn_on_with_care(source: str) -> None:
    assert of({"TERM": "b12-no-such"}) == changed(FULL, colours=8, italic=False)
    assert of({"TERM": "b12-no-such-256color"}).colours == 256


@pytest.mark.parametrize("value", ["truecolor", "24bit"])
def test_colorterm_raises_256_colours_to_all(value: str, source: str) -> None:
    assert of({"TERM": "xterm-256color", "COLORTERM": value}).colours == TRUE_COLOUR


@pytest.mark.parametrize("term", ["screen-256color", "screen", "linux", "vt100"])
def test_colorterm_says_nothing_of_a_terminal_that_cannot_keep_it(term: str, source: str) -> None:
    assert of({"TERM": term, "COLORTERM": "truecolor"}).colours == of({"TERM": term}).colours


def test_a_direct_terminal_has_all_colours(source: str) -> None:
    if source == "terminfo" and terminfo.entry("xterm-direct", {}) is None:
        pytest.skip("this system does not know xterm-direct")
    assert of({"TERM": "xterm-direct"}).colours == TRUE_COLOUR


def test_no_color_counts_if_it_is_not_empty(source: str) -> None:
    environ = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    assert of({**environ, "NO_COLOR": "1"}).colours == 0
    assert of({**environ, "NO_COLOR": ""}).colours == TRUE_COLOUR


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, False),
        ({"LANG": "C"}, False),
        ({"LANG": "POSIX"}, False),
        ({"LANG": "C.UTF-8"}, True),
        ({"LANG": "en_GB.utf8"}, True),
        ({"LANG": "de_DE.UTF-8@euro"}, True),
        ({"LANG": "de_DE@euro"}, False),
        ({"LANG": "en_GB"}, False),
        ({"LANG": "en_GB.ISO-8859-15"}, False),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "C"}, False),
        ({"LANG": "en_GB.UTF-8", "LC_CTYPE": "C"}, False),
        ({"LANG": "C", "LC_CTYPE": "C", "LC_ALL": "C.UTF-8"}, True),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8", "LC_ALL": ""}, True),
    ],
)
def test_marks_are_more_than_ascii_only_in_a_locale_of_utf8(environ: Mapping[str, str], expected: bool) -> None:
    assert of({"TERM": "xterm", **environ}).unicode_marks is expected


@pytest.mark.parametrize("term", KNOWN)
def test_what_is_read_is_what_curses_reads(term: str) -> None:
    entry = terminfo.entry(term, {})
    if entry is None:
        pytest.skip(f"this system does not know {term}")
    asked = subprocess.run(
        [sys.executable, "-c", ASK_CURSES, term, *terminfo.STRING_CAPABILITIES],
        capture_output=True,
        text=True,
        check=True,
    )
    colours, erases, strings = json.loads(asked.stdout)
    assert entry.colours == colours
    assert entry.erases_to_background is bool(erases)
    assert {name: entry[name] for name in terminfo.STRING_CAPABILITIES} == {
        name: string.replace("$<2>", "").replace("$<3>", "").replace("$<5>", "") for name, string in strings.items()
    }


@pytest.mark.parametrize("term", ["../../etc/passwd", "/etc/passwd", ".", "..", "a/b", "x\0y"])
def test_a_name_opens_no_file_elsewhere(term: str, tmp_path: Path) -> None:
    assert terminfo.entry(term, {"TERMINFO": str(tmp_path)}) is None


@pytest.mark.parametrize(
    "data", [b"", b"\x1a\x01", b"no entry at all, but long enough to hold its head", b"\x1e\x02" + b"\xff\x7f" * 5]
)
def test_a_damaged_entry_is_passed_over(data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminfo, "FOLDERS", ())
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "b12-broken").write_bytes(data)
    assert terminfo.entry("b12-broken", {"TERMINFO": str(tmp_path)}) is None
    assert not capabilities.of({"TERM": "b12-broken", "TERMINFO": str(tmp_path)}).dumb


@pytest.mark.parametrize("variable", ["TERMINFO", "TERMINFO_DIRS", "HOME"])
def test_a_readers_own_entries_are_found(variable: str, tmp_path: Path) -> None:
    if terminfo.entry("vt100", {}) is None:
        pytest.skip("this system has no terminfo")
    found = next(file for folder in terminfo.FOLDERS if (file := Path(folder, "v", "vt100")).is_file())
    folder = tmp_path / (".terminfo" if variable == "HOME" else "") / "62"
    folder.mkdir(parents=True)
    (folder / "b12-own").write_bytes(found.read_bytes())
    entry = terminfo.entry("b12-own", {variable: str(tmp_path)})
    assert entry is not None
    assert entry["csr"]


@pytest.mark.parametrize(
    ("term", "has"), [("linux", False), ("vt100", False), ("vt220", False), ("xterm", True), ("tmux", True)]
)
def test_a_console_is_sent_nothing_for_a_clipboard(term: str, has: bool) -> None:
    assert of({"TERM": term}).clipboard is has
