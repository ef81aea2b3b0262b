"""Pager behaviour: options of less, its variable, and a text that fits on the screen."""

from __future__ import annotations

import os

import pytest

from b12tui.cli import pager
from b12tui.cli.arguments import LAST_LINE, Arguments, parse_arguments
from b12tui.core.overlay.prompts import search_for
from b12tui.core.state import ReaderState
from b12tui.markdown import parse
from b12tui.source import Source


@pytest.mark.parametrize(
    ("argv", "wanted"),
    [
        (["-R", "-"], Arguments(("-",))),
        (["-FRX", "a"], Arguments(("a",), quit_if_one_screen=True)),
        (["--quit-if-one-screen", "a"], Arguments(("a",), quit_if_one_screen=True)),
        (["-S", "--RAW-CONTROL-CHARS", "--", "-R"], Arguments(("-R",))),
        (["+G", "a"], Arguments(("a",), at_line=LAST_LINE)),
        (["+/two words", "a"], Arguments(("a",), start_search="two words")),
        (["+F", "a"], Arguments(("a",), follow=True)),
        (["-R", "--width", "40", "+12", "a"], Arguments(("a",), width=40, at_line=12)),
    ],
)
def test_options_of_less_are_known(argv: list[str], wanted: Arguments) -> None:
    assert parse_arguments(argv) == wanted


@pytest.mark.parametrize(
    ("less", "quits"),
    [
        ("FRX", True),
        ("-R -F", True),
        ("FRSXMK", True),
        ("--quit-if-one-screen", True),
        ("", False),
        ("R", False),
        ("-R -PFile", False),
        ("--Follow", False),
    ],
)
def test_the_variable_of_less_says_whether_it_ends_at_once(less: str, quits: bool) -> None:
    assert pager.quits_if_it_fits({"LESS": less}) == quits


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("a\n\tb\n", "a\n        b\n"),
        ("no newline", "no newline\n"),
        ("a\n" * 4, "a\n" * 4),
        ("a\n" * 5, None),
        ("漢" * 21 + "\na\na\n", "漢" * 21 + "\na\na\n"),
        ("漢" * 21 + "\na\na\na\n", None),
        ("\x1b]0;x\x07\n", "␛]0;x␇\n"),
    ],
)
def test_what_fits_above_the_prompt_is_printed_as_it_is(
    text: str, printed: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((40, 5)))
    monkeypatch.setattr("sys.stdout.fileno", lambda: 1, raising=False)
    assert pager.print_if_it_fits(Source("x", text)) == (printed is not None)
    assert capsys.readouterr().out == (printed or "")
    assert not pager.print_if_it_fits(Source("x", text), whole=False)


def test_a_search_at_the_start_goes_to_the_first_match_and_tells_it() -> None:
    state = search_for(ReaderState(parse("# One\n\nTwo words.\n\nTwo more.\n", name="x")), "two")
    assert state.position.node == 1
    assert (state.overlays, state.message) == ((), "1 of 2, in One")
    assert search_for(state, "three").position == state.position
