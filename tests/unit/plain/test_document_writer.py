"""The whole text, a section of it, its contents; and how it goes out: wrapping, columns, ASCII."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.document_builders import bullets, code, definitions, document, heading, paragraph, question, quote, table

from b12tui.document import Align, Document, Section, Text
from b12tui.document.blocks import Paragraph
from b12tui.document.word_count import WordCount
from b12tui.plain import document_writer
from b12tui.plain.line_writer import LineWriter
from b12tui.plain.output_options import Options, Tables, Wrap
from b12tui.plain.styles import STYLES
from b12tui.plain.transliterate import transliterate
from b12tui.plain.word_wrap import wrap

BOOK = document(
    heading(1, "Title"),
    "Lead.",
    heading(2, "One"),
    "First.",
    heading(3, "Inside one"),
    "Second.",
    heading(4, "Deeper?"),
    heading(2, "Two"),
    "Third.",
)


def test_the_size_stands_behind_the_title() -> None:
    assert document_writer.document_text(BOOK).startswith(
        "Heading 1: Title\n\nLess than 1 minute, 10 words, 4 sections.\n\nLead.\n\n\n"
    )


def test_a_text_without_a_title_begins_with_its_size() -> None:
    assert document_writer.document_text(document("Lead.")) == "Less than 1 minute, 1 word.\n\nLead.\n"


def test_the_rate_of_reading_is_the_reader_s() -> None:
    assert "About 10 minutes, 10 words" in document_writer.document_text(BOOK, Options(words_per_minute=1))


def test_two_blank_lines_stand_before_a_heading_and_one_behind() -> None:
    assert (
        "First.\n\n\nHeading 3: Inside one\n\nSecond.\n\n\nHeading 4: Deeper?\n\n\nHeading 2: Two\n\n"
        in document_writer.document_text(BOOK)
    )


def test_a_section_holds_those_inside_it_and_no_size() -> None:
    assert document_writer.document_text(BOOK, Options(section=1, style=STYLES["brief"])) == (
        "h2 One\n\nFirst.\n\n\nh3 Inside one\n\nSecond.\n\n\nh4 Deeper?\n"
    )
    assert document_writer.document_text(BOOK, Options(section=4)) == "Heading 2: Two\n\nThird.\n"
    assert document_writer.document_text(BOOK, Options(section=0)) == "Heading 1: Title\n\nLead.\n"


def test_a_section_that_there_is_not_is_an_error() -> None:
    with pytest.raises(IndexError):
        document_writer.document_text(BOOK, Options(section=5))


def test_the_contents_are_numbered_and_nested_in_words() -> None:
    assert document_writer.contents_text(BOOK) == "1. One\n2. Inside one, inside 1.\n3. Deeper? Inside 2.\n4. Two\n"
    assert document_writer.contents_text(document("x")) == "No sections.\n"


def test_the_contents_follow_the_options() -> None:
    made = document(heading(2, "Déjà vu and more"))
    assert document_writer.contents_text(made, Options(ascii=True, wrap=10)) == "1. Deja vu\nand more\n"


def test_a_book_is_written_as_it_is_read() -> None:
    loaded: list[int] = []

    def load(number: int) -> tuple[Paragraph, ...]:
        loaded.append(number)
        return (Paragraph(Text("word " * 4_000)),)

    sections = tuple(Section(number, 2, "S", f"s-{number}", None, 1, 0) for number in range(20))
    book = Document(
        name="b",
        title="",
        sections=sections,
        load=load,
        anchors=lambda _: None,
        length=1,
        lines=1,
        words=lambda: WordCount(1),
    )
    ahead: list[int] = []
    document_writer.write_document(
        book, Options(), lambda piece: ahead.append(len(loaded)) if "word" in piece else None
    )
    assert ahead == list(range(1, 21))


def test_the_usual_text_loads_nothing_that_only_options_need() -> None:
    program = """
import sys
before = set(sys.modules)  # a measured run begins with what measures it
from support.document_builders import document, heading, table
from b12tui.plain import document_writer
assert "naïve" in document_writer.document_text(document(heading(1, "naïve"), table(("a",), ("–",))))
print(*(set(sys.modules) - before))
"""
    path = os.pathsep.join(filter(None, [str(Path(__file__).parents[2]), *sys.path]))
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(ran.stdout.split())
    assert "b12tui.plain.block_writer" in loaded
    rooms = {f"b12tui.{name}" for name in ("plain.wrap", "plain.tables", "plain.spelling", "reading.sentences")}
    assert not loaded & (rooms | {"wcwidth", "unicodedata", "textwrap", "csv", "markdown_it", "textual"})


# Wrapping

STORY = "Dr. Smith says so. It is so. See the e.g. here."


def test_a_paragraph_is_one_line_unless_asked() -> None:
    assert f"\n{STORY}\n" in document_writer.document_text(document(STORY))


def test_a_sentence_a_line_keeps_roles_and_numbers_with_their_words() -> None:
    made = document(heading(2, "A. B."), bullets(STORY), question("Is it? Is it?", STORY), table(("a",), (STORY,)))
    assert document_writer.document_text(made, Options(wrap=Wrap.SENTENCE, section=1)) == (
        "Heading 2: A. B.\n\nList of 1.\n1 of 1. Dr. Smith says so.\nIt is so.\nSee the e.g. here.\n\n"
        "Question 1 of 1: Is it? Is it?\nAnswer: Dr. Smith says so.\nIt is so.\nSee the e.g. here.\n\n"
        f"Table 1. 1 row, 1 column: a.\nRow 1 of 1. a: {STORY}\nEnd of table 1.\n"
    )


def test_at_a_width_lines_are_cut_at_words_and_prefixes_count() -> None:
    made = document(quote("one two three four"), bullets("one two three"))
    options = Options(wrap=12, style=STYLES["brief"])
    assert (
        document_writer.document_text(made, options).partition("\n\n")[2]
        == "> one two\n> three four\n\n- one two\nthree\n"
    )


def test_a_lead_with_a_prefix_behind_it_counts_too() -> None:
    made = document(bullets((quote("one two"),)))
    assert document_writer.document_text(made, Options(wrap=9, style=STYLES["brief"])).endswith("\n- > one\n> two\n")


def test_an_address_is_never_cut() -> None:
    position = "https://example.org/a/long/way"
    assert wrap(f"see {position} now", 10) == ["see", position, "now"]


def test_wide_characters_take_two_cells_and_may_be_parted() -> None:
    assert wrap("血液は酸素を運ぶ", 8) == ["血液は酸", "素を運ぶ"]


def test_no_row_begins_with_a_closing_sign_or_ends_with_an_opening_one() -> None:
    assert wrap("血液酸素。運ぶ", 8) == ["血液酸", "素。運ぶ"]
    assert wrap("血液酸「素」運", 8) == ["血液酸", "「素」運"]


def test_letters_beside_wide_characters_stay_words() -> None:
    assert wrap("血B12é液", 4) == ["血", "B12é", "液"]


def test_a_lead_before_verbatim_lines_has_its_own() -> None:
    written: list[str] = []
    lines = LineWriter(written.append, Options())
    lines.lead("1 of 2. ")
    lines.verbatim("  kept  ")
    lines.flush()
    assert "".join(written) == "1 of 2.\n  kept  \n"


# Columns

PAIRS = table(("Name", "Right"), ("a", "1"), ("long cell here", "22", "more"), align=(Align.LEFT, Align.RIGHT))


def grid(width: Wrap | int = Wrap.NONE) -> str:
    return document_writer.document_text(
        document(heading(2, "S"), PAIRS), Options(table=Tables.GRID, wrap=width, section=1)
    )


def test_a_grid_is_aligned_and_ends_no_line_in_blanks() -> None:
    assert grid() == (
        "Heading 2: S\n\nTable 1. 2 rows, 2 columns.\n"
        "Name            Right\n"
        "--------------  -----  ----\n"
        "a                   1\n"
        "long cell here     22  more\n"
        "End of table 1.\n"
    )


def test_a_grid_at_a_width_narrows_its_widest_column_and_wraps_its_cells() -> None:
    assert grid(20) == (
        "Heading 2: S\n\nTable 1. 2 rows, 2\ncolumns.\n"
        "Name     Right\n"
        "-------  -----  ----\n"
        "a            1\n"
        "long        22  more\ncell\nhere\n"
        "End of table 1.\n"
    )


def test_a_grid_that_can_not_be_narrow_enough_tears_no_word() -> None:
    assert "long" in grid(3)
    assert "\nhere" in grid(3)


def test_the_middle_of_a_grid_is_the_middle() -> None:
    centred = table(("wide", "x"), ("ab", "y"), align=(Align.CENTRE, Align.NONE))
    assert "\n ab   y\n" in document_writer.document_text(document(centred), Options(table=Tables.GRID))


def test_fields_are_quoted_for_programs() -> None:
    quoted = table(("a", "b,c"), ('say "x"', "1\n2", "more"), ("", "z"), title="T")
    said = document_writer.document_text(document(heading(2, "S"), quoted), Options(table=Tables.CSV, section=1))
    assert said == (
        'Heading 2: S\n\nTable 1: T. 2 rows, 2 columns.\na,"b,c",\n"say ""x""","1, 2",more\n,z,\nEnd of table 1.\n'
    )


# ASCII


@pytest.mark.parametrize(
    ("chars", "ascii_only"),
    [
        ("24–72 “hours” — yes…", '24-72 "hours" -- yes...'),
        ("naïve façade Øre Straße", "naive facade Ore Strasse"),
        ("e\u0301", "e"),
        ("5½ or ½", "5 1/2 or 1/2"),
        ("m² and 10⁻³ and 1ª", "m^2 and 10^-3 and 1a"),
        ("H₂O", "H2O"),
        ("①", "(1)"),
        ("ﬁt Ｂ", "fit B"),
        ("37 °C", "37 degC"),
        ("αβ Ω", "[alpha, beta] [capital omega]"),
        ("😀!", "[grinning face]!"),
        ("👩\u200d⚕\ufe0f", "[woman, staff of aesculapius]"),
        ("a ≠ b ↛ c", "a != b [rightwards arrow with stroke] c"),
        ("x\u0304", "x[combining macron]"),
        ("a\u00a0b\u00adc", "a bc"),
        ("\ue000", "[U+E000]"),
        ("漢a", "[cjk unified ideograph-6f22]a"),
        ("α–β", "[alpha]-[beta]"),
        ("a ´ b", "a [acute accent] b"),
    ],
)
def test_what_is_not_ascii_is_spelt_out(chars: str, ascii_only: str) -> None:
    assert transliterate(chars) == ascii_only


@pytest.mark.parametrize("form", Tables)
def test_ascii_reaches_every_part_of_the_text(form: Tables) -> None:
    made = document(
        heading(1, "Ü"), paragraph("é"), code("ñ", "ö"), table(("ä", "b"), ("ß", "α"), title="ô"), bullets("–")
    )
    said = document_writer.document_text(made, Options(ascii=True, table=form))
    assert said.isascii()
    assert {"[alpha]", "ss", "n"} <= set(said.replace(",", " ").replace(".", " ").split())


def test_a_term_is_spelt_before_the_sign_of_a_quote() -> None:
    made = document(definitions(("é", quote("x"))))
    assert document_writer.document_text(made, Options(ascii=True, style=STYLES["brief"])).endswith("\n- e: > x\n")


def test_a_field_is_spelt_before_it_is_quoted() -> None:
    made = document(table(("a",), ("αβ “x”",)))
    assert '\n"[alpha, beta] ""x"""\n' in document_writer.document_text(made, Options(ascii=True, table=Tables.CSV))
