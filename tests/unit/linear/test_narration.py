"""The text as it is told: plain's words, each knowing what it says of the document."""

from __future__ import annotations

import pytest
from support.document_builders import (
    bullets,
    code,
    definitions,
    document,
    footnote,
    footnote_ref,
    front_matter,
    heading,
    image,
    link,
    numbered,
    paragraph,
    question,
    quote,
    raw_block,
    strong,
    table,
    thematic_break,
)
from support.linear_frontends import article

from b12tui import plain
from b12tui.core.folds import Folds
from b12tui.core.verbosity import LEVELS
from b12tui.document import Document
from b12tui.fastclass import replace
from b12tui.layout.page.lines import Run
from b12tui.linear.narration import origins
from b12tui.linear.narration.narrated import Narration
from b12tui.linear.narration.origins import NODE_MARKER
from b12tui.markdown import parse
from b12tui.plain.styles import STYLES
from b12tui.plain.verbosity_styles import style_of

WORDINGS = STYLES | {level: style_of("spoken", verbosity) for level, verbosity in LEVELS.items()}


def everything() -> Document:
    return document(
        front_matter("A", "B", "", "tags: c"),
        heading(1, "Title"),
        paragraph("One ", strong("two"), link("#x", " three"), " four.\nFive", footnote_ref(1), " six."),
        footnote(1, "In a note.", "Twice."),
        numbered(("a", bullets("b", "c")), code("x = 1\n\n  y = 2", "python"), start=5),
        heading(2, "Part"),
        quote("q", kind="Warning"),
        table(("H", "I"), ("1", ""), ("", "2 ", "3"), title="Part"),
        question("Why?", "Because.", bullets("x", "y")),
        definitions(("term", "said", "more")),
        paragraph("See ", image("a/b.png"), " and ", image("c.png", "a cat"), "."),
        thematic_break(),
        paragraph("After the break."),
        raw_block("<odd>"),
        heading(2, ""),
        heading(3, "Last"),
    )


def told_lines(document: Document, style: str) -> list[str]:
    narration = Narration(document, WORDINGS[style])
    return [
        line.text
        for section in document.sections
        for passage in narration.passages(Folds(True), section.number)
        for line in passage.lines
    ]


def plain_lines(document: Document, style: str) -> list[str]:
    lines = plain.document_text(document, plain.Options(style=WORDINGS[style])).splitlines()
    end = lines.index("Links.") if "Links." in lines else len(lines)
    return [line for line in lines[:end] if line and not line.startswith(("About ", "Less than "))]


def without_state(lines: list[str]) -> list[str]:
    return [line.replace(", open:", ":").replace("Q. (open) ", "Q. ") for line in lines]


@pytest.mark.parametrize("style", WORDINGS)
def test_the_article_is_told_in_the_words_of_plain(style: str) -> None:
    text = article()
    assert without_state(told_lines(text, style)) == plain_lines(text, style)


def test_every_kind_of_block_is_told_in_the_words_of_plain() -> None:
    text = everything()
    said = without_state(told_lines(text, "spoken"))
    # What has no word of the document in it and stands in a section of its own can't be stood on.
    wanted = [line for line in plain_lines(text, "spoken") if line != "Heading 2: blank"]
    assert [line for line in said if line] == wanted


@pytest.mark.parametrize("make", [article, everything])
def test_each_character_of_the_document_is_known_where_it_is_said(make: object) -> None:
    text = make() if callable(make) else None
    assert isinstance(text, Document)
    narration = Narration(text)
    for section in text.sections:
        nodes = text.text_nodes(section.number)
        seen: list[tuple[int, int]] = []
        for passage in narration.passages(Folds(True), section.number):
            for line in passage.lines:
                for run in line.runs:
                    assert NODE_MARKER not in run.text
                    if run.node >= 0:
                        chars = nodes[run.node].text.chars[run.start : run.end]
                        assert run.text.split() == ["to" if chars == "–" else word for word in chars.split()]
                        seen += [(run.node, char) for char in range(run.start, run.end)]
        assert seen == sorted(set(seen))
        wanted = {
            (index, char)
            for index, node in enumerate(nodes)
            for char, sign in enumerate(node.text.chars)
            if not sign.isspace()
        }
        assert wanted <= set(seen)


def test_a_closed_question_is_told_without_its_answer_and_says_so() -> None:
    text = document(heading(1, "T"), question("Why?", "Because."), paragraph("After."))
    lines = [line.text for passage in Narration(text).passages(Folds(), 0) for line in passage.lines]
    assert lines == ["Heading 1: T", "Question 1 of 1, closed: Why?", "After."]


def test_a_closed_section_is_its_heading_and_says_so() -> None:
    text = document(heading(1, "T"), heading(2, "Part"), paragraph("Inside."))
    folds = Folds().flip_section(text.sections[1])
    lines = [line.text for passage in Narration(text).passages(folds, 1) for line in passage.lines]
    assert lines == ["Heading 2, closed: Part"]


def test_what_is_only_ours_goes_with_the_words_that_it_speaks_of() -> None:
    text = document(heading(1, "T"), bullets("a"), code("x", "sh"), table(("H", "I"), ("1", "")))
    rows = [line.text for passage in Narration(text).passages(Folds(), 0) for line in passage.as_rows()]
    assert rows == [
        "Heading 1: T",
        "List of 1. 1 of 1. a",
        "Code, sh, 1 line.",
        "x",
        "End of code.",
        "Table 1. 1 row, 2 columns: H; I.",
        "Row 1 of 1. H: 1. I: blank. End of table 1.",
    ]


def test_numbers_of_links_and_tables_do_not_depend_on_where_reading_begins() -> None:
    text = document(
        heading(1, "T"),
        paragraph(link("#a", "a")),
        table(("H",), ("1",)),
        heading(2, "P"),
        paragraph(link("#b", "b")),
        table(("H",), ("2",)),
    )
    lines = [line.text for passage in Narration(text).passages(Folds(), 1) for line in passage.lines]
    assert "b [link 2]" in lines
    assert "Table 2. 1 row, 1 column: H." in lines


def test_a_long_text_is_told_without_counting_through_it() -> None:
    text = document(heading(1, "T"), paragraph(link("#a", "a")))
    text.length = 1 << 30
    lines = [line.text for passage in Narration(text).passages(Folds(), 0) for line in passage.lines]
    assert lines[-1] == "a [link]"
    assert replace(Narration(text).style, link=str).link(1) == "1"


def test_what_is_said_for_a_formula_knows_its_characters() -> None:
    text = parse("So $\\pi r^2$-like, 10–20.\n", name="test")
    (passage,) = Narration(text).passages(Folds(True), 0)
    (line,) = passage.lines
    assert line.text == "So pi r squared-like, 10 to 20."
    assert [(run.text, run.start, run.end) for run in line.runs] == [
        ("So ", 0, 3), ("pi", 3, 4), (" r", 4, 5), (" squared", 5, 6), ("-like, 10", 6, 15), (" to ", 15, 16),
        ("20.", 16, 19),
    ]  # fmt: skip
    assert all(line.shows(0, char) for char in range(len(text.text_nodes(0)[0].text.chars)))


@pytest.mark.parametrize("source", ["> " * 3_000, "x " * 3_000 + "\\\n" + "y " * 3_000])
def test_a_long_line_is_followed_by_the_stretch_not_by_the_character(
    source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    added: list[int] = []
    append = origins._append_run

    def counted(runs: list[Run], text: str, node: int, origin: int) -> None:
        added.append(node)
        append(runs, text, node, origin)

    monkeypatch.setattr(origins, "_append_run", counted)
    narration = Narration(parse(source, name="long"))
    lines = [line.text for passage in narration.passages(Folds(), 0) for line in passage.lines]
    assert len("".join(lines)) > 5_000
    assert len([node for node in added if node >= 0]) < 10
