"""What a page is drawn from before its text is read: the prose around the place, or the whole stretch."""

from __future__ import annotations

from pathlib import Path

import pytest

from b12tui.cli.arguments import Arguments
from b12tui.cli.frontends.preview import (
    CONTEXT_CHARACTERS,
    PREVIEW_FROM,
    _input_state,
    _preview_state,
    _prose_around,
    has_input_preview,
    preview,
)
from b12tui.document import Document
from b12tui.excerpts import Excerpt, excerpt
from b12tui.fastclass import replace
from b12tui.readers import read, reader_of
from b12tui.source import Source, decode_input, read_source
from b12tui.storage.effective_settings import read_settings

PROSE = "Plain wörds.\n\n" * 700
ODD = "<pre>\n\n"
ENOUGH = 6_000


def test_the_beginning_ends_before_the_first_block_that_takes_a_parser() -> None:
    text = PROSE + ODD + PROSE
    assert _prose_around(Excerpt(text, 0, 90_000), 0, len(PROSE)) == Excerpt(PROSE, 0, 90_000)
    assert _prose_around(Excerpt(text, 0, 90_000), 0, len(PROSE) + 1) is None


def test_prose_around_a_place_begins_behind_the_last_odd_block_before_it() -> None:
    at = len(PROSE + ODD) + CONTEXT_CHARACTERS
    near = _prose_around(Excerpt(PROSE + ODD + PROSE + ODD + PROSE, 100, 90_000), at, ENOUGH)
    assert near is not None
    assert near.before == 100 + len((PROSE + ODD).encode())
    assert CONTEXT_CHARACTERS + ENOUGH <= len(near.text) < CONTEXT_CHARACTERS + ENOUGH + 20


def test_prose_around_a_place_has_whole_lines() -> None:
    near = _prose_around(Excerpt(PROSE * 9, 0, 90_000), 4 * len(PROSE), ENOUGH)
    assert near is not None
    assert near.before > 0
    assert near.text.startswith("Plain")
    assert near.text.endswith("\n")


@pytest.mark.parametrize("text", ["", ODD, PROSE[: ENOUGH - ENOUGH % 14] + ODD, ODD + PROSE, PROSE + ODD + PROSE])
def test_where_there_is_too_little_prose_around_a_place_the_parser_is_asked(text: str) -> None:
    at = {ODD + PROSE: 500, PROSE + ODD + PROSE: len(PROSE) + 500}.get(text, 0)
    assert _prose_around(Excerpt(text, 0, 90_000), at, ENOUGH) is None


def test_a_stretch_without_a_whole_line_is_none(tmp_path: Path) -> None:
    path = tmp_path / "line.md"
    path.write_text("word " * 10_000, encoding="utf-8")
    assert excerpt(path, 0.0, 10_000) is None
    assert excerpt(path, 0.5, 10_000) is None


def test_only_a_format_whose_parts_can_be_read_has_a_preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    for name, format_given, shown in (
        ("book.md", None, True),
        ("book.md", "man", False),
        ("book.b12tui.json", None, False),
        ("book.b12tui.json", "markdown", True),
    ):
        path = tmp_path / name
        path.write_text(PROSE * 30, encoding="utf-8")
        arguments = Arguments((str(path),), input_format=format_given, restricted=True)
        assert (_preview_state(arguments, read_settings(None)) is not None) == shown


HUNK = "@@ -1,3 +1,3 @@ def f():\n a\n-b\n+c\n d\n"
CHANGES = "".join(f"diff --git a/f{n} b/f{n}\n--- a/f{n}\n+++ b/f{n}\n{HUNK}" for n in range(4_000))


def _shown(path: Path, text: str) -> Document | None:
    path.write_text(text, encoding="utf-8")
    state = _preview_state(Arguments((str(path),), restricted=True), read_settings(None))
    return state.document if state else None


@pytest.mark.parametrize("name", ["a.diff", "a.patch", "a.txt", "a"])
def test_a_large_diff_is_drawn_from_its_beginning(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    shown = _shown(path, CHANGES)
    assert shown is not None
    assert shown.is_excerpt
    whole = read(read_source(str(path)))
    assert [section.title for section in shown.sections[:9]] == [section.title for section in whole.sections[:9]]
    assert [shown.blocks(number) for number in range(9)] == [whole.blocks(number) for number in range(9)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.diff", CHANGES.replace("+c", "\x1b[32m+c\x1b[m")),  # its colours are left out of the whole text
        ("a.txt", PROSE * 30),
        ("a.txt", f"# A heading\n\n{PROSE * 30}"),  # what its name doesn't tell, all of its beginning does
    ],
)
def test_what_may_be_read_otherwise_in_the_whole_is_not_drawn_before(tmp_path: Path, name: str, text: str) -> None:
    assert _shown(tmp_path / name, text) is None


COMMITS = "".join(
    f"commit {n:040x}\nAuthor: A <a@b12.example>\n\n    Change {n}\n\ndiff --git a/f{n} b/f{n}\n"
    f"--- a/f{n}\n+++ b/f{n}\n{HUNK}\n"
    for n in range(3_000)
)
UNIFIED = "".join(f"--- a/f{n}\n+++ b/f{n}\n{HUNK}" for n in range(9_000))


@pytest.mark.parametrize(
    "elsewhere",
    [
        Arguments(section="2"),
        Arguments(at_line=9),
        Arguments(file_lines=(("a.md", 9),)),
        Arguments(start_search="wörds"),
        Arguments(encoding="utf-8"),
    ],
)
def test_a_text_that_opens_elsewhere_is_not_drawn_at_another_place_first(tmp_path: Path, elsewhere: Arguments) -> None:
    path = tmp_path / "a.md"
    path.write_text(PROSE * 30, encoding="utf-8")
    assert _preview_state(Arguments((str(path),), restricted=True), read_settings(None)) is not None
    with preview(replace(elsewhere, files=(str(path),)), read_settings(None)) as shown:
        assert shown is None


def _piped(text: str) -> Source:
    return decode_input(text.encode(), None)


@pytest.mark.parametrize("text", [CHANGES, COMMITS, UNIFIED, COMMITS.replace("+c", "\x1b[32m+c\x1b[m")])
def test_the_beginning_of_a_large_diff_from_a_pipe_is_that_of_the_whole(text: str) -> None:
    source = _piped(text)
    reader = reader_of(source)
    assert has_input_preview(source, reader, Arguments(("-",)))
    state = _input_state(source, reader, read_settings(None), "Read as a diff.")
    assert state is not None
    assert state.message == "Read as a diff."
    shown, whole = state.document, read(source)
    assert shown.is_excerpt
    assert (shown.name, shown.length) == (whole.name, whole.length)
    count = len(shown.sections) - 1  # the last one may be cut
    assert 100 < count < len(whole.sections)
    assert shown.sections[:count] == whole.sections[:count]
    assert [shown.blocks(number) for number in range(count)] == [whole.blocks(number) for number in range(count)]


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        (COMMITS[: PREVIEW_FROM - 1], Arguments(("-",))),
        (COMMITS, Arguments(("-",), section="3")),
        (COMMITS, Arguments(("-",), start_search="Change 2")),
        (COMMITS, Arguments(("-",), input_format="raw")),
        (f"# A heading\n\n{PROSE * 30}", Arguments(("-",))),
        ("PID  COMMAND\n" + "  1  init\n" * 40_000, Arguments(("-",))),
    ],
)
def test_a_pipe_that_is_small_or_opens_elsewhere_or_is_read_otherwise_has_no_preview(
    text: str, arguments: Arguments
) -> None:
    source = _piped(text)
    assert not has_input_preview(source, reader_of(source, arguments.input_format), arguments)


def test_a_first_line_longer_than_an_excerpt_is_not_drawn_before() -> None:
    source = _piped(f"diff --git a/{'x' * 20_000} b/y\n{CHANGES}")
    assert _input_state(source, reader_of(source), read_settings(None), "") is None
