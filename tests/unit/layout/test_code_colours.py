"""Colours of code in view: which tokens, how much is lexed, and lexers that take too long or fail."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from support.document_builders import code, document, paragraph

from b12tui.core.appearance import Appearance
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.cpu_ticks import cpu_ticks
from b12tui.document.cancellation import Cancellation
from b12tui.layout.page.code_colours import MOST_FAILURES, CodeColours
from b12tui.layout.page.lines import Line, StyleFlags
from b12tui.layout.screen_view import ScreenView
from b12tui.syntax import lexed_code
from b12tui.syntax.languages import lexer_for
from b12tui.syntax.lexed_code import LexedCode
from b12tui.syntax.token_kinds import TokenKind

SHELL = 'if true; then\n  echo "two words"  # so\nfi'


def view_of(source: str, language: str = "sh", appearance: Appearance | None = None) -> ScreenView:
    state = ReaderState(document(code(source, language=language)), appearance=appearance or Appearance())
    view = ScreenView(state, 80, 24)
    view.colour_code()
    view.frame(state)
    return view


def flagged(view: ScreenView, flag: StyleFlags) -> list[str]:
    frame = view.last_frame
    assert frame is not None
    return [run.text for line in frame.rows for run in line.runs if run.style & flag]


def test_tokens_have_their_kinds() -> None:
    view = view_of(SHELL)
    assert flagged(view, StyleFlags.KEYWORD) == ["if", "then", "fi"]
    assert flagged(view, StyleFlags.STRING) == ['"two words"']
    assert flagged(view, StyleFlags.COMMENT) == ["# so"]


def test_colours_change_no_character() -> None:
    view = view_of(SHELL + "\n\ttab = 1 " + "漢字 'x' " * 20, language="python")
    frame = view.last_frame
    view.page.code_colours = None
    state = ReaderState(view.viewport.flow.document)
    assert frame is not None
    assert [line.text for line in view.frame(state).rows] == [line.text for line in frame.rows]


@pytest.mark.parametrize("language", ["", "text", "nosuch", "mermaid-like"])
def test_code_in_no_language_that_is_known_has_no_colours(language: str) -> None:
    assert not any(flagged(view_of(SHELL, language=language), StyleFlags[kind.name]) for kind in TokenKind)


@pytest.mark.parametrize("appearance", [Appearance(theme="plain"), Appearance(syntax=False)])
def test_nothing_is_lexed_where_code_is_not_coloured(appearance: Appearance, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("b12tui.syntax.languages.lexer_for", pytest.fail)
    view_of(SHELL, appearance=appearance)


def test_a_first_frame_does_not_wait_for_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("b12tui.syntax.languages.lexer_for", pytest.fail)
    state = ReaderState(document(code(SHELL, language="sh")))
    ScreenView(state, 80, 24).frame(state)


@pytest.mark.parametrize(
    ("written", "lexer"),
    [
        ("rust,ignore", "Rust"),
        ("{.python}", "Python"),
        ("YML", "YAML"),
        ("jsonc", "JSON"),
        ("console", "Bash Session"),
        ("python{1,3}", "Python"),
    ],
)
def test_languages_are_known_as_they_are_written(written: str, lexer: str) -> None:
    found = lexer_for(written)
    assert found is not None
    assert found.name == lexer


def test_a_step_down_lexes_nothing_again(monkeypatch: pytest.MonkeyPatch) -> None:
    view = view_of("x = 1\n" * 200, language="python")
    asked: list[tuple[int, int]] = []
    stretches = LexedCode.stretches

    def counted(self: LexedCode, start: int, end: int) -> Iterator[lexed_code.Stretch]:
        asked.append((start, end))
        return stretches(self, start, end)

    monkeypatch.setattr(LexedCode, "stretches", counted)
    state = ReaderState(view.viewport.flow.document)
    for _ in range(3):
        state = update(state, Command("next-line"), view.viewport)
        view.frame(state)
    assert asked == []
    state = update(state, Command("page"), view.viewport)
    view.frame(state)
    assert len(asked) <= 24


class Scripted:
    """Lexer whose tokens are given."""

    def __init__(self, tokens: Callable[[str], Iterator[tuple[int, tuple[str, ...], str]]]) -> None:
        self.get_tokens_unprocessed = tokens


def by_letter(code: str) -> Iterator[tuple[int, tuple[str, ...], str]]:
    for at, char in enumerate(code):
        yield at, ("Keyword",) if char == "k" else ("Text",), char


def lexed(code: str, tokens: Callable[[str], Iterator[tuple[int, tuple[str, ...], str]]]) -> LexedCode:
    return LexedCode(code, Scripted(tokens), Cancellation(cpu_ticks))


def test_only_what_is_asked_for_is_lexed() -> None:
    taken = [0]

    def counting(code: str) -> Iterator[tuple[int, tuple[str, ...], str]]:
        for token in by_letter(code):
            taken[0] += 1
            yield token

    block = lexed("k " * 8_000, counting)
    assert list(block.stretches(0, 1))
    assert taken == [1]
    list(block.stretches(0, 100))
    assert taken == [100]


def test_far_below_lexing_begins_some_lines_above() -> None:
    taken = [0]

    def counting(code: str) -> Iterator[tuple[int, tuple[str, ...], str]]:
        for token in by_letter(code):
            taken[0] += 1
            yield token

    block = lexed("k.\n" * 400_000, counting)
    assert list(block.stretches(900_000, 900_003)) == [(900_000, 900_001, TokenKind.KEYWORD)]
    assert taken[0] <= lexed_code.RESTART_CHARACTERS + 6
    assert list(block.stretches(0, 3)) == [(0, 1, TokenKind.KEYWORD)]


def test_the_rows_of_a_frame_share_one_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]

    def slow(code: str) -> Iterator[tuple[int, tuple[str, ...], str]]:
        for token in by_letter(code):
            now[0] += lexed_code.TIME_LIMIT / 4
            yield token

    monkeypatch.setattr(lexed_code, "thread_time", lambda: now[0])
    block = lexed("k " * 100, slow)
    for row in range(40):
        list(block.stretches(row * 5, row * 5 + 5))
    assert block.failed
    assert now[0] < 3 * lexed_code.TIME_LIMIT


def test_in_a_line_without_end_lexing_begins_shortly_above() -> None:
    taken = [0]

    def counting(code: str) -> Iterator[tuple[int, tuple[str, ...], str]]:
        for token in by_letter(code):
            taken[0] += 1
            yield token

    block = lexed("k " * 400_000, counting)
    assert list(block.stretches(700_000, 700_001))
    assert taken[0] <= lexed_code.RESTART_CHARACTERS + 1


def endless(code: str) -> Iterator[tuple[int, tuple[str, ...], str]]:
    while True:
        yield 0, ("Keyword",), ""


def catastrophic(code: str) -> Iterator[tuple[int, tuple[str, ...], str]]:
    yield 0, ("Text",), re.sub(r"(a|a)*b", "", "a" * 64)


def failing(code: str) -> Iterator[tuple[int, tuple[str, ...], str]]:
    yield 0, ("Keyword",), "k"
    raise RecursionError(code)


@pytest.mark.parametrize("tokens", [endless, catastrophic, failing])
def test_a_lexer_that_takes_too_long_or_fails_is_not_asked_again(
    tokens: Callable[[str], Iterator[tuple[int, tuple[str, ...], str]]],
) -> None:
    block = lexed("k" * 100, tokens)
    list(block.stretches(0, 100))
    assert block.failed
    block._tokens = iter(())
    assert len(list(block.stretches(0, 100))) <= 1


def test_a_document_of_lexers_that_fail_is_soon_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("b12tui.syntax.languages.lexer_for", lambda _: Scripted(failing))
    state = ReaderState(document(*(code(f"k{n}", language="sh") for n in range(12))))
    view = ScreenView(state, 80, 60)
    view.colour_code()
    view.frame(state)
    assert view.page.code_colours is not None
    assert sum(block.failed for block in view.page.code_colours._blocks.values() if block) == MOST_FAILURES


def test_colours_of_another_document_are_not_kept() -> None:
    colours = CodeColours()
    line = Line()
    one, other = document(paragraph("a")), document(paragraph("b"))
    assert colours.coloured(one, 0, line) is line
    assert colours.coloured(other, 0, line) is line
    assert colours._document is other
