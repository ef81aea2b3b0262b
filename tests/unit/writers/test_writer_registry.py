"""Output formats: each row of the registry keeps its word, on the command line too."""

from __future__ import annotations

import io

import pytest
from support.document_builders import document, emphasis, heading, paragraph, table
from support.letter_braille import letter_code

from b12tui.cli import main
from b12tui.document import Position
from b12tui.errors import UnknownFormat
from b12tui.fastclass import fields
from b12tui.plain import document_writer
from b12tui.plain.output_options import Options, Tables, Wrap
from b12tui.plain.styles import STYLES
from b12tui.readers import READERS
from b12tui.writers import WRITERS, WriteOptions, Writer, brf_writer, ebraille_writer, writer_of

BOOK = document(
    heading(1, "Book"),
    heading(2, "A café of one’s own"),
    paragraph("Words that ", emphasis("are"), " read. And more."),
    heading(2, "Two"),
    table(("a", "b"), ("é", "2")),
)


@pytest.fixture(autouse=True)
def braille_without_liblouis(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (brf_writer, ebraille_writer):
        monkeypatch.setattr(module, "braille_code", letter_code)


def written(name: str, options: WriteOptions) -> str | bytes:
    stream = io.BytesIO() if writer_of(name).binary else io.StringIO()
    writer_of(name).load().write(BOOK, stream, options)
    return stream.getvalue()


def test_names_are_unique_and_options_exist() -> None:
    assert len({writer.name for writer in WRITERS}) == len(WRITERS)
    known = {field.name for field in fields(WriteOptions)}
    for writer in WRITERS:
        assert set(writer.options) <= known
        assert writer.suffix.startswith(".")


def test_an_unknown_format_is_named_with_those_that_there_are() -> None:
    with pytest.raises(UnknownFormat, match="unknown format: 'no-such'; known formats: "):
        writer_of("no-such")


CHANGED = {
    "style": "brief",
    "wrap": 10,
    "table": "csv",
    "emphasis": True,
    "ascii": True,
    "section": 2,
    "words_per_minute": 1,
    "cells": 32,
    "lines": 10,
    "braille_table": "other",
    "large_print": True,
    "language": "cy",
    "modified": 1_700_000_000,
    "place": Position(1, 1),
}


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.name)
@pytest.mark.parametrize("option", CHANGED)
def test_a_writer_obeys_the_options_that_it_names_and_no_others(writer: Writer, option: str) -> None:
    options = WriteOptions(**{option: CHANGED[option]})  # type: ignore[arg-type]
    changed = written(writer.name, options) != written(writer.name, WriteOptions())
    assert changed == (option in writer.options)


def test_plain_is_what_the_package_writes() -> None:
    options = WriteOptions(style="brief", wrap="sentence", table="grid", emphasis=True)
    expected = Options(style=STYLES["brief"], wrap=Wrap.SENTENCE, table=Tables.GRID, emphasis=True)
    assert written("plain", options) == document_writer.document_text(BOOK, expected)


@pytest.mark.parametrize("short", ["plain", "contents"])
def test_a_short_option_is_the_same_as_the_format_by_name(short: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([f"--{short}"]) == 0
    by_option = capsys.readouterr().out
    assert main(["--to", short]) == 0
    assert by_option
    assert capsys.readouterr().out == by_option


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["--to", "no-such"], f"--to must be one of {', '.join(writer.name for writer in WRITERS)}, not no-such"),
        (["--from", "no-such"], f"--from must be one of {', '.join(reader.name for reader in READERS)}, not no-such"),
        (["--to", "plain", "--spoken"], "--spoken and --to cannot be used together"),
        (["--to", "contents", "--table", "csv"], "--table cannot be used with --to contents"),
    ],
)
def test_a_wrong_format_is_one_sentence(argv: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 2
    printed = capsys.readouterr()
    assert not printed.out
    assert printed.err.startswith(f"b12tui: error: {message}")
    assert printed.err.count("\n") == 1
