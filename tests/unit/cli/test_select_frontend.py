"""Which frontend runs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12tui.cli import arguments as parsing
from b12tui.cli.arguments import Arguments, parse_arguments
from b12tui.cli.select_frontend import choose_frontend
from b12tui.errors import UsageError

TERMINAL = {"TERM": "xterm-256color"}


@pytest.mark.parametrize(
    ("options", "environ", "terminal", "settings", "frontend"),
    [
        ([], TERMINAL, True, {}, "screen"),
        ([], TERMINAL, False, {}, "plain"),
        (["--plain"], TERMINAL, True, {}, "plain"),
        (["--contents"], TERMINAL, True, {}, "plain"),
        (["--line"], TERMINAL, False, {}, "line"),
        (["--spoken"], TERMINAL, True, {}, "spoken"),
        ([], {"TERM": "dumb"}, True, {}, "line"),
        ([], {}, True, {}, "line"),
        ([], {"TERM": "dumb"}, False, {}, "plain"),
        (["--accessible"], TERMINAL, True, {}, "line"),
        (["--accessible"], TERMINAL, True, {"accessible": "spoken"}, "spoken"),
        (["--accessible"], {"TERM": "dumb"}, True, {"accessible": "spoken"}, "line"),
        (["--accessible"], TERMINAL, False, {"accessible": "spoken"}, "line"),
        ([], {**TERMINAL, "ACCESSIBLE": "1"}, True, {}, "line"),
        ([], {**TERMINAL, "ACCESSIBLE": "1"}, True, {"accessible": "spoken"}, "spoken"),
        ([], {**TERMINAL, "ACCESSIBLE": "1"}, False, {}, "plain"),
        ([], {**TERMINAL, "ACCESSIBLE": ""}, True, {"mode": "spoken"}, "spoken"),
        ([], {**TERMINAL, "ACCESSIBLE": "0"}, True, {"mode": "spoken"}, "screen"),
        ([], {**TERMINAL, "ACCESSIBLE": "No"}, True, {"mode": "line"}, "screen"),
        ([], TERMINAL, True, {"mode": "line"}, "line"),
        (["--plain"], {**TERMINAL, "ACCESSIBLE": "1"}, True, {"mode": "spoken"}, "plain"),
    ],
)
def test_flag_beats_environment_beats_settings(
    options: list[str], environ: dict[str, str], terminal: bool, settings: dict[str, str], frontend: str
) -> None:
    assert choose_frontend(parse_arguments(options), environ, terminal=terminal, **settings).frontend == frontend


@pytest.mark.parametrize(("environ", "terminal"), [({"TERM": "dumb"}, True), (TERMINAL, False)])
def test_spoken_pages_need_a_terminal_with_a_cursor(environ: dict[str, str], terminal: bool) -> None:
    with pytest.raises(UsageError, match="--line works on any"):
        choose_frontend(Arguments(spoken=True), environ, terminal=terminal)


def test_two_frontends_at_once_are_a_mistake() -> None:
    with pytest.raises(UsageError, match="--plain and --spoken"):
        choose_frontend(Arguments(plain=True, spoken=True), TERMINAL, terminal=True)


def test_what_decided_is_told() -> None:
    assert (
        choose_frontend(Arguments(), {**TERMINAL, "ACCESSIBLE": "1"}, terminal=True).reason
        == "because ACCESSIBLE is set"
    )


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["--width", "0"], "1 or more"),
        (["--width", "wide"], "--width"),
        (["--wrap", "0"], "--wrap must be one of"),
        (["--table", "html"], "records, grid, csv"),
        (["--no-such"], "--help"),
    ],
)
def test_a_wrong_option_is_one_sentence(argv: list[str], words: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_arguments(argv)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


WORDS = (
    "--plain",
    "--line",
    "--mouse",
    "--help",
    "-V",
    "-h",
    "-w",
    "+3",
    "+0x",
    "-",
    "a.md",
    "b.md",
    "--",
    "-x",
    "--wid",
    "--width",
    "60",
    "--pla",
)


@given(st.lists(st.sampled_from(WORDS)))
def test_switches_read_without_a_parser_are_what_the_parser_makes_of_them(argv: list[str]) -> None:
    quick = parsing._parse_switches(argv)
    if quick is not None:
        assert quick == parsing._parse_all(argv)


def test_most_starts_need_no_parser() -> None:
    assert parsing._parse_switches([]) == Arguments()
    assert parsing._parse_switches(["--plain", "notes.md"]) == Arguments(("notes.md",), plain=True)
    assert parsing._parse_switches(["-", "--spoken", "--restricted"]) == Arguments(("-",), spoken=True, restricted=True)
    assert parsing._parse_switches(["--width", "60"]) is None
