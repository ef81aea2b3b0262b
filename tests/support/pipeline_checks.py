"""Checks that run a text through the whole program: bytes, characters, document, and every frontend.

Nothing raises but ReadError, for data that is not text. No control character is output. Every frontend shows the
document completely: plain text, line mode, and screen rows at any width.
"""

from __future__ import annotations

import io
import re
import unicodedata
from itertools import pairwise

from b12tui import readers, source
from b12tui.catalogue.structure import POWERS
from b12tui.colour_themes import theme
from b12tui.core.folds import Folds
from b12tui.core.motion.jumplist import snap_to_visible
from b12tui.core.state import Command, ReaderState
from b12tui.core.update import update
from b12tui.document import CodeBlock, Document, Formula, LineBlock, RawBlock, TextNode
from b12tui.document.sanitize import sanitize
from b12tui.document.word_count import total_words
from b12tui.layout.page.flow import Flow
from b12tui.layout.page.measure import Measure
from b12tui.layout.screen_view import ScreenView
from b12tui.layout.style.styling import styled_rows
from b12tui.plain import document_writer
from b12tui.plain.output_options import Options, Tables, Wrap
from b12tui.plain.styles import STYLES
from b12tui.terminal.frame import FrameWriter
from support.linear_frontends import type_lines
from support.pilot import common_terminal

WIDTHS = (20, 40, 80, 200)
OPEN = Folds(all_open=True)

CONTROL_CHARACTERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
WORD = re.compile(r"[^\W_]+")
_WITHOUT_BLANKS = "\u0e00-\u109f\u1780-\u17ff\u1950-\u1aaf\u2e80-\ua4cf\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff"
RUNS = re.compile(f"[{_WITHOUT_BLANKS}]+|[^{_WITHOUT_BLANKS}]+")
"""Words that touch without a blank: Latin letters, and those of scripts that put none between words."""

SYNTAX = re.compile(
    r"""
      <!--.*?-->                                # a comment
    | <script\b.*?</script> | <style\b.*?</style>  # what no browser shows
    | </?[A-Za-z][^<>]*> | <[!?][^<>]*>         # a tag, an address in angle brackets, a declaration
    | \]\([^()\s]*(?:\([^()\s]*\))?             # a link's target
    | \]\[[^][]*\]                              # a link's label
    | ^[ >]*\[[^][]+\]:\s*(?:<[^<>]*>|\S*)      # a definition's label and target
    | \[\^[^][]*\]                              # a note's name
    | ^[ >\t-]*(?:`{3,}|~{3,})[^\n]*$           # a fence with its info string
    | &\#?\w+;                                  # an entity
    | ^(?:[ >\t-]*\d{1,9}[.)](?=\s|$))+           # the number of an item
    | \{[^{}\n]*\}                              # attributes, a role, a template's tag
    | \([^()\s]+\)=[ ]*$                        # a label
    | :[a-z0-9_+-]+:                            # the name of an emoji, of which the sign is shown
    | ^[ >]*(?:import|export)[ ].*$                  # what MDX imports
    | [ ]\^[\w-]+$                                # the name of a block
    | \[!\w+\]                                  # the kind of an alert, which frontends say in their own words
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
"""Parts of a Markdown text that need not be read; text that merely resembles one in some place may match, and is not
checked then."""


FRONT = re.compile(r"\A(?:---\n.*?^(?:---|\.\.\.)|\+\+\+\n.*?^\+\+\+)\s*?$", re.DOTALL | re.MULTILINE)
KEYS = re.compile(r"^(?:title|author|date)\b|^#.*$", re.MULTILINE)
"""Parts of front matter that are shown in other words, or are comments."""

FRAME_OUTPUT = re.compile(r"(?:[^\x00-\x1f\x7f-\x9f]|\r|\n|\x1b\[[0-9;]*[ABCDHJKSTmr]|\x1bM)*")
"""Content of a frame: characters, cursor moves, erasing, scrolling, styles."""


def read_document(data: bytes, reader: str | None = None) -> tuple[str, Document]:
    """Return the text of some bytes, and the document parsed from it; ReadError where they are not text."""
    text = source.read_source("-", standard_input=io.BytesIO(data))
    assert not CONTROL_CHARACTERS.search(text.notice + text.assumption)
    return text.text, readers.read(text, reader)


def check_pipeline(data: bytes, reader: str | None = None) -> None:
    """Run bytes through the whole program, in the format they seem to be in unless one is named."""
    _, document = read_document(data, reader)
    nodes = [node for _, node in document.all_text_nodes()]
    check_document(document, nodes)
    check_plain(document, nodes)
    check_rows(document)
    check_screen(document)
    check_lines(document, nodes)


def required_words(text: str) -> set[str]:
    """Return words of a Markdown text that must be read, determined without a Markdown parser."""
    text = FRONT.sub(lambda front: KEYS.sub("", front[0]), text)
    return {word for word in WORD.findall(sanitize(SYNTAX.sub(" ", text))) if len(word) > 1}


def missing_from_document(text: str, document: Document) -> set[str]:
    """Return the words that must be read and are missing from the document."""
    said = " ".join(node.text.chars for _, node in document.all_text_nodes())
    return {word for word in required_words(text) if word not in said}


def check_document(document: Document, nodes: list[TextNode]) -> None:
    """Check that it contains no control characters, and counts its words correctly."""
    if not document.is_preformatted:  # lines are counted as they are written, with the rules of tables
        assert document.words == total_words(node.text.chars for node in nodes).words
    for node in nodes:
        assert not CONTROL_CHARACTERS.search(node.text.chars)
        assert "\t" not in node.text.chars or isinstance(node.block, CodeBlock | LineBlock | RawBlock)
    for section in document.sections:
        assert not re.search(r"[\n\t]", section.title)
        assert not CONTROL_CHARACTERS.search(section.title)


def words(nodes: list[TextNode]) -> set[str]:
    """Return the words of text nodes, split where a frontend may insert what a span adds."""
    found: set[str] = set()
    for node in nodes:
        chars = node.text.chars
        for span in reversed(node.text.spans):
            if isinstance(span.kind, Formula):  # it is shown in signs, and said in words
                chars = f"{chars[: span.start]}{' ' * (span.end - span.start)}{chars[span.end :]}"
        cuts = sorted({0, len(chars), *(place for mark in node.text.spans for place in (mark.start, mark.end))})
        for start, end in pairwise(cuts):
            found.update(run for word in WORD.findall(chars[start:end]) for run in RUNS.findall(word))
    return found


def missing_from_output(nodes: list[TextNode], said: str) -> set[str]:
    """Return the words of text nodes that are missing from the output.

    A raised number may be said in a word, or shown in small characters.
    """
    missing = {word for word in words(nodes) if word not in said and POWERS.get(word, word) not in said}
    spelt = unicodedata.normalize("NFKC", said) if missing else ""
    return {word for word in missing if word not in spelt}


def check_plain(document: Document, nodes: list[TextNode]) -> None:
    """Check that each way of printing shows each word, and writes no control characters."""
    for options in (
        Options(),
        Options(style=STYLES["brief"], wrap=Wrap.SENTENCE, emphasis=True),
        Options(table=Tables.GRID),
        Options(table=Tables.CSV),
    ):
        said = document_writer.document_text(document, options)
        assert not CONTROL_CHARACTERS.search(said)
        assert not missing_from_output(nodes, said), (options, missing_from_output(nodes, said))
    ascii_only = document_writer.document_text(document, Options(ascii=True, wrap=20))
    assert ascii_only.isascii()
    assert not CONTROL_CHARACTERS.search(ascii_only)
    assert not CONTROL_CHARACTERS.search(document_writer.contents_text(document))


def check_rows(document: Document) -> None:
    """Check that at each width every character has its cell, except blanks where a row ends."""
    for width in WIDTHS:
        flow = Flow(document, OPEN, Measure(width))
        for section in document.sections:
            lines = flow.lines(section.number)
            shown: list[set[int]] = [set() for _ in document.text_nodes(section.number)]
            for line in lines:
                assert not CONTROL_CHARACTERS.search(line.text)
                assert not re.search(r"[\n\t]", line.text)
                for run in line.runs:
                    if run.node >= 0:
                        shown[run.node].update(range(run.start, run.end))
            for node, seen in zip(document.text_nodes(section.number), shown, strict=True):
                lost = {char for at, char in enumerate(node.text.chars) if at not in seen}
                assert lost <= {" ", "\t", "\n"} or not node.text.chars.strip(), (width, lost)


def check_screen(document: Document) -> None:
    """Check that pages and lists are written as characters and as sequences that move, erase, scroll and style."""
    for width in WIDTHS:
        state = snap_to_visible(ReaderState(document, folds=OPEN))
        view, writer = ScreenView(state, width, 24), FrameWriter(common_terminal())
        for action in ("", "page", "contents", "leave", "links", "leave", "table", "leave", "end"):
            if action:
                state = update(state, Command(action), view.viewport)
            frame = view.frame(state)
            rows = styled_rows(frame.rows, theme(state.appearance.theme), 256, width)
            assert FRAME_OUTPUT.fullmatch(writer.frame(rows, frame.cursor, (width, 24)))


def check_lines(document: Document, nodes: list[TextNode]) -> None:
    """Check that line mode reads every word, and writes plain lines alone."""
    said, _ = type_lines(ReaderState(document, folds=OPEN), "read all\ncontents\nlinks\nwhere\n")
    assert not CONTROL_CHARACTERS.search(said)
    assert not missing_from_output(nodes, said), missing_from_output(nodes, said)
