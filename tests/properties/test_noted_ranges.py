"""A note keeps its characters, one by one: when it is stored and read, and through the formats that name a range."""

from __future__ import annotations

from collections.abc import Callable
from json import dumps, loads

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from support.markdown_strategies import ANY_MARKDOWN

from b12tui import parse
from b12tui.annotations.exchange import criticmarkup, web_annotation
from b12tui.annotations.exchange.incoming import IncomingNote, received
from b12tui.annotations.note import Note, PlacedNote, Status
from b12tui.annotations.note_edits import note_on
from b12tui.annotations.placing import Placer
from b12tui.annotations.source_map import SourceMap
from b12tui.document import Document, Position
from b12tui.fastclass import replace

Range = tuple[Position | None, Position | None]

PIECES = ("believ", "able", "a", "word", "word", "Straße", "日本語", "é", "x1", "don't", "e.g.", "C++")
MARKUP = (
    "{}", "{}", "{}", "**{}**", "*{}*", "`{}`", "~~{}~~", "[{}](https://a.example/{})", "<b>{}</b>", "***{}***",
    "__{}__", "_{}_", "<kbd>{}</kbd>", "![{}](a.png)",
)  # fmt: skip
WRITTEN_OTHERWISE = (
    "&amp;", "&eacute;", r"\*", r"\_", "&#119;", "<br>", "$x^2$", ":", "(", "—", "--", '"q"', "<https://a.example/b>",
    "https://b.example/c_d_e", r"\\", "H~2~O", "x^2^",
)  # fmt: skip
PART = st.one_of(
    st.builds(lambda markup, word: markup.replace("{}", word), st.sampled_from(MARKUP), st.sampled_from(PIECES)),
    st.builds(lambda markup, word: markup.replace("{}", word), st.sampled_from(MARKUP), st.sampled_from(PIECES)),
    st.sampled_from(WRITTEN_OTHERWISE),
)
"""Part of a word, with markup around it."""
WORDS = st.lists(
    st.tuples(st.lists(PART, min_size=1, max_size=3).map("".join), st.sampled_from((" ", " ", " ", ", ", ". "))),
    min_size=1,
    max_size=8,
).map(lambda words: "".join(word + blank for word, blank in words).strip())
LINES = st.lists(WORDS, min_size=1, max_size=3)
BLOCK = st.one_of(
    LINES.map("\n".join),
    LINES.map(lambda lines: "\n".join(f"- {line}" for line in lines)),
    LINES.map(lambda lines: "\n".join(f"> {line}" for line in lines)),
    WORDS.map(lambda words: f"## {words}"),
    WORDS.map(lambda words: f"| {words} | {words} |\n|---|---|\n| {words} | a |"),
    LINES.map(lambda lines: "\n".join(("```", *lines, "```"))),
)
MARKED_UP = st.lists(BLOCK, min_size=1, max_size=4).map("\n\n".join)
"""Markdown in which markup stands between the characters of many words."""


def a_range(data: st.DataObject, document: Document, *, most_nodes: int) -> tuple[Position, Position]:
    """Return any characters of a section, the blanks at their ends left out, in so many text nodes at most."""
    nodes = [at for at, node in document.all_text_nodes() if node.text.chars.strip()]
    assume(nodes)
    first = data.draw(st.sampled_from(nodes))
    reach = [at for at in nodes if at.section == first.section and first.node <= at.node < first.node + most_nodes]
    last = data.draw(st.sampled_from(reach))
    own, others = (document.text_node(at).text.chars for at in (first, last))
    start = data.draw(st.integers(0, len(own.rstrip()) - 1))
    start += len(own[start:]) - len(own[start:].lstrip())
    least = start + 1 if first == last else len(others) - len(others.lstrip()) + 1
    end = len(others[: data.draw(st.integers(least, len(others)))].rstrip())
    return replace(first, offset=start), replace(last, offset=end)


def placed(document: Document, note: Note) -> Range:
    """Return where a note is."""
    found = Placer(document).place(note)
    return found.start, found.end


def stored_and_read(note: Note) -> Note | None:
    """Return a note as its file gives it back."""
    return Note.from_data(loads(dumps(note.as_data())))


@given(st.one_of(ANY_MARKDOWN, MARKED_UP), st.data())
def test_a_note_that_is_stored_keeps_its_range_when_the_text_is_opened_again(source: str, data: st.DataObject) -> None:
    document = parse(source)
    between = a_range(data, document, most_nodes=3)
    note = stored_and_read(note_on(document, *between, "", "comment"))
    assert note is not None
    assert placed(parse(source), note) == between


def through_web_annotation(source: str, note: PlacedNote) -> list[IncomingNote]:
    """Return what is read of a Web Annotation."""
    return web_annotation.read("".join(web_annotation.write(SourceMap(parse(source)), "a.md", [note])))


def by_another_program(source: str, note: PlacedNote) -> list[IncomingNote]:
    """Return what is read of a Web Annotation without all that is not in the model."""
    written = loads("".join(web_annotation.write(SourceMap(parse(source)), "a.md", [note])))
    annotation = written["first"]["items"][0]
    del annotation[web_annotation.OWN]
    return web_annotation.read(dumps(annotation))


def through_criticmarkup(source: str, note: PlacedNote) -> list[IncomingNote]:
    """Return what is read of a copy with CriticMarkup."""
    try:
        written = "".join(criticmarkup.write(SourceMap(parse(source)), "a.md", [note]))
    except ValueError:  # it has some of its own
        assume(False)
    without, incoming = criticmarkup.read(written)
    assert without == source
    return incoming


@pytest.mark.parametrize(
    ("exchange", "most_nodes"), [(through_web_annotation, 3), (by_another_program, 1), (through_criticmarkup, 1)]
)
@given(source=MARKED_UP, data=st.data())
def test_a_note_that_is_handed_over_and_back_keeps_its_range(
    exchange: Callable[[str, PlacedNote], list[IncomingNote]], most_nodes: int, source: str, data: st.DataObject
) -> None:
    document = parse(source)
    between = a_range(data, document, most_nodes=most_nodes)
    note = note_on(document, *between, "why?", "question")
    other = parse(source)
    (back,) = received(other, exchange(source, PlacedNote(note, Status.FOUND, *between)), ())
    assert placed(other, back) == between


@pytest.mark.parametrize(
    ("source", "words", "written"),
    [
        ("un**believ**able", "believ", "believ"),
        ("un**believ**able", "nbeliev", "n**believ"),
        ("`foo`_bar_", "oob", "oo`_b"),
        ("a [link](https://a.example/link)ed word", "linked", "link](https://a.example/link)ed"),
        ("caf&eacute;s and caf&eacute;s", "fés", "f&eacute;s"),
        ("H~2~O", "2O", "2~O"),
        ("the formula $x^2$ here", "x²", "x^2"),
        ("`&amp;x` and &amp;y", "&y", "&amp;y"),
    ],
)
def test_a_range_within_a_word_is_that_of_its_characters_in_the_source(source: str, words: str, written: str) -> None:
    document = parse(source)
    at = document.text_nodes(0)[0].text.chars.index(words)
    found = SourceMap(document).range_of(Position(0, 0, at), Position(0, 0, at + len(words)))
    assert source[found.start : found.end] == written
