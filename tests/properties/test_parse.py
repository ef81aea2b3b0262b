"""Any text is a document: nothing raises, no word is lost, nothing acts, and parsing in parts changes nothing.

The texts are lines in any order (`shuffled_lines`). Each word that must be read is `w` with a number of its own; `x`
with a number stands where it need not (targets, info strings, labels).
"""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support.markdown_strategies import ANY_MARKDOWN, MOVING_LINES, PLAIN_LINES, parse_with, shuffled_lines

from b12tui.dialects import NAMES, dialect
from b12tui.document import (
    Block,
    BlockQuote,
    CodeBlock,
    Document,
    FootnoteRef,
    Heading,
    Link,
    ListBlock,
    Question,
    RawBlock,
    Text,
)
from b12tui.document.sanitize import sanitize
from b12tui.document.word_count import total_words
from b12tui.markdown import parse
from b12tui.markdown.builders.inlines import written
from b12tui.markdown.commonmark.engine import Markdown
from b12tui.markdown.outline.chunked import ChunkedTokens
from b12tui.markdown.outline.whole import WholeTokens
from b12tui.markdown.texts.whole_texts import plain


def every_block(document: Document) -> list[Block]:
    """Return every block that holds words, in reading order, and those around them."""
    found: dict[int, Block] = {}
    for _, node in document.all_text_nodes():
        for block in (*(around.block for around in node.ancestors), node.block):
            found[id(block)] = block
    return list(found.values())


def words(text: str) -> list[str]:
    return re.findall(r"w\d+x", text)


def read(document: Document) -> list[str]:
    return [word for _, node in document.all_text_nodes() for word in words(node.text.chars)]


@given(ANY_MARKDOWN)
def test_any_string_is_a_document_whose_leaves_are_safe_and_whose_marks_are_in_order(source: str) -> None:
    document = parse(source, name="any")
    document.find_anchor("w1x")
    assert document.words == total_words(node.text.chars for _, node in document.all_text_nodes()).words
    for _, node in document.all_text_nodes():
        check(node.text, lines=isinstance(node.block, CodeBlock | RawBlock))
    for section in document.sections:
        assert sanitize(section.title) == section.title
        assert not re.search(r"[\n\t]", section.title)


def check(text: Text, *, lines: bool) -> None:
    assert sanitize(text.chars) == text.chars
    assert not any(0xD800 <= ord(char) < 0xE000 for char in text.chars)
    assert lines or "\t" not in text.chars
    assert lines or text.chars == text.chars.strip(" \n")
    assert not (lines and text.spans)
    order = [(mark.start, -mark.end) for mark in text.spans]
    assert order == sorted(order)
    open_ends: list[int] = []
    for mark in text.spans:
        assert 0 <= mark.start <= mark.end <= len(text.chars)
        assert mark.start < mark.end or isinstance(mark.kind, FootnoteRef)
        while open_ends and open_ends[-1] <= mark.start:
            open_ends.pop()
        assert not open_ends or mark.end <= open_ends[-1]
        open_ends.append(mark.end)
        if isinstance(mark.kind, Link):
            assert sanitize(mark.kind.target) == mark.kind.target
            assert "\n" not in mark.kind.target


@given(shuffled_lines(*PLAIN_LINES))
def test_every_word_is_read_once_and_in_order(source: str) -> None:
    assert read(parse(source, name="any")) == words(source)


@given(shuffled_lines(*PLAIN_LINES, *MOVING_LINES))
def test_no_word_is_lost_that_definitions_and_notes_move(source: str) -> None:
    said = read(parse(source, name="any"))
    assert set(words(source)) == set(said)


@given(ANY_MARKDOWN)
def test_a_text_is_the_same_parsed_whole_and_in_parts(source: str) -> None:
    whole, parts = parse_with(source, WholeTokens), parse_with(source, ChunkedTokens)
    assert whole.sections == parts.sections
    for section in whole.sections:
        assert whole.blocks(section.number) == parts.blocks(section.number)


@given(st.text(st.sampled_from("ab #+-.:!?>(){}\n\t\x1b\u202e\u2028é🏮") | st.characters()).map(str.strip))
def test_plain_text_is_the_same_by_the_short_way_and_the_long(content: str) -> None:
    short = plain(content)
    assert short is None or short == written(Markdown(content).running(content, {}), {})


@given(ANY_MARKDOWN)
@example("a\n\n## ??\n\n## !!\n")
def test_slugs_are_unique_and_lead_to_what_has_them(source: str) -> None:
    document = parse(source, name="any")
    slugs = [block.slug for block in every_block(document) if isinstance(block, Heading | Question)]
    assert len(slugs) == len(set(slugs))
    for slug in filter(None, slugs):  # a heading of signs alone has an empty one, and `#` leads to the top
        place = document.find_anchor(slug)
        assert place is not None
        block = document.text_node(place).block
        assert isinstance(block, Heading | Question)
        assert block.slug == slug


@given(ANY_MARKDOWN)
def test_sections_are_numbered_in_order_and_begin_with_their_headings(source: str) -> None:
    document = parse(source, name="any")
    assert [section.number for section in document.sections] == list(range(len(document.sections)))
    for section in document.sections[1:]:
        heading = document.blocks(section.number)[0]
        assert isinstance(heading, Heading)
        assert (heading.level, heading.slug) == (section.level, section.slug)
        assert " ".join(heading.text.chars.split()) == section.title
        assert section.parent is None or document.sections[section.parent].level < section.level
    offsets = [section.offset for section in document.sections]
    assert offsets == sorted(offsets)


@given(ANY_MARKDOWN)
def test_the_questions_of_a_group_are_numbered_from_one(source: str) -> None:
    document = parse(source, name="any")
    groups: list[tuple[Block, ...]] = [document.blocks(section.number) for section in document.sections]
    while groups:
        group = groups.pop()
        folds = [block for block in group if isinstance(block, Question) and not block.asks]
        assert {(each.number, each.of) for each in folds} <= {(0, 0)}
        questions = [block for block in group if isinstance(block, Question) and block.asks]
        assert [(each.number, each.of) for each in questions] == [
            (number, len(questions)) for number in range(1, len(questions) + 1)
        ]
        for block in group:
            if isinstance(block, ListBlock):
                groups.extend(item.blocks for item in block.items)
            elif isinstance(block, Question | BlockQuote):
                groups.append(block.blocks)


@pytest.mark.parametrize("sign", ["\u202e", "\x1b", "\x00", "\x85", "\ud800"])
def test_a_character_that_acts_is_in_no_text_wherever_it_stood(sign: str) -> None:
    source = (
        f"---\ntitle: a{sign}\nother{sign}: b\n---\n# h{sign}\n\n"
        f"[l{sign}](t{sign} 'n{sign}') ![i{sign}](s{sign}) `c{sign}`\n\n```py{sign}\ncode{sign}\n```\n\n"
        f"|a{sign}|b|\n|-|-|\n|c{sign}|d|\n\n<details><summary>q{sign}</summary>\n\nx\n</details>\n"
    )
    document = parse(source, name=f"n{sign}")
    shown = [node.text.chars for _, node in document.all_text_nodes()]
    shown += [section.title for section in document.sections]
    shown += [block.language for block in every_block(document) if isinstance(block, CodeBlock)]
    shown += [repr(node.text.spans) for _, node in document.all_text_nodes()]
    assert sign not in "".join((document.name, document.title, *shown))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("sign", ["\u202e", "\x1b"])
def test_a_character_that_acts_is_in_no_text_of_any_dialect(name: str, sign: str) -> None:
    source = (
        f'![i{sign}](s){{alt="a{sign}"}}\n\n```{{figure}} s{sign}\n:alt: a{sign}\n\nb{sign}\n```\n\n'
        f'!!! note "a{sign}"\n    b{sign}\n\n:::{{note}} a{sign}\nb\n:::\n\n*[a]: b{sign}\n\n(@a) b{sign}\n\n'
        f'| a{sign}\n| b\n\n```mermaid\npie title a{sign}\n"b{sign}" : 3\n```\n\n{{term}}`a{sign}`\n'
    )
    document = parse(source, name="n", dialect=dialect(name))
    shown = [f"{node.text.chars}{node.text.spans!r}" for _, node in document.all_text_nodes()]
    assert sign not in "".join(shown)
    assert repr(sign)[1:-1] not in "".join(shown)
