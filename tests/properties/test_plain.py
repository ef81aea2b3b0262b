"""The laws of the plain text, for any document, in each style."""

from __future__ import annotations

import csv
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support.document_builders import document
from support.document_strategies import documents, numbered_words, tables, texts

from b12tui.core.messages import phrases
from b12tui.document import CodeBlock, Document, Link, Table, Text, text_nodes
from b12tui.plain import document_writer, styles
from b12tui.plain.inlines import inline_text
from b12tui.plain.link_numbers import LinkNumbers
from b12tui.plain.output_options import Options, Tables, Wrap
from b12tui.plain.styles import STYLES
from b12tui.plain.tables import fields
from b12tui.plain.transliterate import split_transliterated, transliterate
from b12tui.plain.word_wrap import wrap
from b12tui.textwidth import cells

WRAPS = st.one_of(st.sampled_from(Wrap), st.integers(1, 90))

OPTIONS = st.builds(
    Options,
    style=st.sampled_from([*STYLES.values()]),
    wrap=WRAPS,
    table=st.sampled_from(Tables),
    emphasis=st.booleans(),
    ascii=st.booleans(),
)

IN_ORDER = OPTIONS.filter(lambda options: options.table is not Tables.GRID or isinstance(options.wrap, Wrap))
"""A grid that is held to a width wraps its cells side by side."""


def repeated(made: Document) -> set[str]:
    """Return the words that a head may say again: those of headers, and of links."""
    again = list[str]()
    for _, node in made.all_text_nodes():
        if node.cell and node.cell.row < 0:
            again.append(node.text.chars)
        again += [node.text.chars[mark.start : mark.end] for mark in node.text.spans if isinstance(mark.kind, Link)]
        again += [section.title for section in made.sections]
    return set(numbered_words(again))


def code_lines(made: Document) -> set[str]:
    return {
        line
        for _, node in made.all_text_nodes()
        if isinstance(node.block, CodeBlock)
        for line in node.text.chars.split("\n")
    }


@given(documents(), IN_ORDER)
def test_each_word_of_the_document_is_said_once_and_in_order(made: Document, options: Options) -> None:
    own = numbered_words(node.text.chars for _, node in made.all_text_nodes())
    said = numbered_words(document_writer.document_text(made, options))
    assert list(dict.fromkeys(said)) == own
    assert {word for word in own if said.count(word) > 1} <= repeated(made)


@given(documents(), OPTIONS)
def test_no_line_ends_in_a_blank_but_lines_of_code(made: Document, options: Options) -> None:
    code = {phrases.one_line(transliterate(line)) for line in code_lines(made)}
    for line in document_writer.document_text(made, options).split("\n"):
        assert line == line.rstrip() or phrases.one_line(transliterate(line.lstrip("> "))) in code


@given(documents(), OPTIONS)
def test_nothing_but_newlines_and_the_tabs_of_code_is_a_control_character(made: Document, options: Options) -> None:
    for line in document_writer.document_text(made, options).split("\n"):
        controls = {char for char in line if ord(char) < 32 or 127 <= ord(char) < 160}
        assert controls <= ({"\t"} if "\t" in "".join(code_lines(made)) else set())


@given(documents(), OPTIONS)
def test_nothing_is_drawn(made: Document, options: Options) -> None:
    said = document_writer.document_text(made, options)
    assert not {char for char in said if "\u2500" <= char <= "\u25ff"}


@given(documents(), OPTIONS)
def test_pieces_are_whole_lines_and_make_up_the_text(made: Document, options: Options) -> None:
    pieces: list[str] = []
    document_writer.write_document(made, options, pieces.append)
    assert "".join(pieces) == document_writer.document_text(made, options)
    assert all(piece.endswith("\n") for piece in pieces)


@given(documents())
def test_two_blank_lines_mean_a_heading_and_one_follows_it(made: Document) -> None:
    said = document_writer.document_text(made).split("\n")[:-1]
    inside = False
    for at, line in enumerate(said):
        if inside or "Code, " in line:
            inside = line != "End of code."
            continue
        if at > 1 and said[at - 1] == said[at - 2] == "":
            assert line.startswith("Heading ")
        if line.startswith("Heading ") and at + 1 < len(said):
            assert said[at + 1] == ""


@given(documents(), st.sampled_from(Wrap))
def test_no_cell_is_parted_from_its_header(made: Document, wrapped: Wrap) -> None:
    said = document_writer.document_text(made, Options(wrap=wrapped)).split("\n")
    every = {id(node.block): node.block for _, node in made.all_text_nodes() if isinstance(node.block, Table)}
    for number, block in enumerate(every.values(), 1):
        begin = next(n for n, line in enumerate(said) if f"Table {number}" in line and ", " in line and " row" in line)
        end = said.index(f"End of table {number}.", begin)
        names = [phrases.labelled(phrases.column_name(block, column), "") for column in range(len(block.header))]
        records = said[begin + 1 : end]
        assert len(records) == sum(max(len(row), len(block.header)) for row in block.rows)
        for record in records:
            body = record.split(". ", 1)[1] if record.startswith("Row ") else record
            assert body.startswith((*names, "Extra cell: "))
            assert body.rstrip('”])"').endswith((".", ":", "?", "!", "。", ","))


@given(documents(), st.integers(8, 90), st.sampled_from([*STYLES.values()]))
def test_no_line_is_wider_than_asked_unless_it_is_one_word_or_code(
    made: Document, width: int, style: styles.OutputStyle
) -> None:
    code = {line.strip() for line in code_lines(made)}
    for line in document_writer.document_text(made, Options(wrap=width, style=style)).split("\n"):
        body = line.removeprefix("> ").removeprefix("> ")
        assert cells(line) <= width or " " not in body.strip() or body.strip() in code or "> " in body


@given(documents(), OPTIONS)
def test_ascii_is_ascii(made: Document, options: Options) -> None:
    said = document_writer.document_text(made, options)
    assert said.isascii() or not options.ascii


@given(documents(), IN_ORDER)
def test_the_sections_make_up_the_text(made: Document, options: Options) -> None:
    outermost = [section.number for section in made.sections if section.parent is None]
    parts = [document_writer.document_text(made, replaced(options, number)) for number in outermost]
    own = numbered_words(node.text.chars for _, node in made.all_text_nodes())
    assert list(dict.fromkeys(numbered_words(parts))) == own


def replaced(options: Options, section: int) -> Options:
    return Options(options.style, options.wrap, options.table, options.emphasis, options.ascii, section)


@given(documents())
def test_the_contents_name_each_section_by_its_number(made: Document) -> None:
    lines = document_writer.contents_text(made).splitlines()
    if len(made.sections) == 1:
        assert lines == ["No sections."]
    else:
        assert [line.split(".")[0] for line in lines] == [str(section.number) for section in made.sections[1:]]
        assert numbered_words(lines) == numbered_words(section.title for section in made.sections[1:])


@given(texts(), st.sampled_from([*STYLES.values()]), st.booleans())
def test_marks_add_words_and_tear_none_apart(words_: Text, style: styles.OutputStyle, emphasis: bool) -> None:
    said = inline_text(words_, style, LinkNumbers(), emphasis=emphasis)
    rest = iter(said)
    assert all(char in rest for char in words_.chars)
    assert numbered_words(said) == numbered_words(words_.chars)


@given(tables())
def test_a_program_reads_back_the_cells_of_a_table(table: Table) -> None:
    rows = [[phrases.one_line(cell.chars) for cell in row] for row in (table.header, *table.rows)]
    columns = max(map(len, rows))
    assert list(csv.reader(fields(rows))) == [[*row, *[""] * (columns - len(row))] for row in rows]


@given(st.lists(st.text("ab漢字。é😀 ", min_size=0, max_size=12), max_size=8).map(" ".join), st.integers(1, 20))
def test_wrapping_keeps_each_character_but_the_blanks_that_it_cuts_at(line: str, width: int) -> None:
    line = phrases.one_line(line)
    rows = wrap(line, width)
    assert "".join(rows).replace(" ", "") == line.replace(" ", "")
    assert " ".join(" ".join(rows).split()).replace(" ", "") == line.replace(" ", "")
    for row in rows:
        assert row == row.strip()


@given(st.text())
def test_spelling_is_ascii_and_changes_nothing_that_was(chars: str) -> None:
    ascii_only = transliterate(chars)
    assert ascii_only.isascii()
    assert transliterate(ascii_only) == ascii_only


@given(st.text(st.characters(exclude_categories=["Cf", "Cs", "Mn", "Zs", "Zl", "Zp"]), min_size=1))
def test_spelling_leaves_no_visible_character_unsaid(chars: str) -> None:
    assert len(transliterate(chars)) >= len(chars.encode("ascii", "ignore"))
    assert transliterate(chars).strip() or not chars.strip()


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@given(data=st.data())
def test_a_target_has_one_number(style: styles.OutputStyle, data: st.DataObject) -> None:
    made = data.draw(documents())
    said = document_writer.document_text(made, Options(style=style))
    targets = {
        mark.kind.target for _, node in made.all_text_nodes() for mark in node.text.spans if isinstance(mark.kind, Link)
    }
    assert ("\nLinks.\n" in said) == bool(targets)
    if targets:
        listed = said.rpartition("\nLinks.\n")[2].splitlines()
        assert [line.split(".")[0] for line in listed] == [str(number) for number in range(1, len(targets) + 1)]
        assert all(any(line.endswith(target) for line in listed) for target in targets)


def test_every_leaf_of_an_empty_document_is_said() -> None:
    made = document()
    assert not list(text_nodes(made.blocks(0)))
    assert document_writer.document_text(made) == "The document is empty.\n"


@given(st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("aé½⁻³²αβ日本😀́ 1"))))
@example("0\u0300")
def test_pieces_are_the_spelling_and_each_knows_its_characters(chars: str) -> None:
    chars = unicodedata.normalize("NFC", chars)
    found = list(split_transliterated(chars))
    assert "".join(piece for _, _, piece in found) == transliterate(chars)
    assert [start for start, _, _ in found] == [0, *(end for _, end, _ in found)][: len(found)]
    assert not found or found[-1][1] == len(chars)


def test_an_accent_that_stands_by_itself_is_spelt_with_its_letter() -> None:
    assert list(split_transliterated("cafe\u0301s")) == [(0, 3, "caf"), (3, 5, "e"), (5, 6, "s")]
