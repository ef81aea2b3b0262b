"""Reader of manual pages as they are formatted for a terminal, by way of Markdown.

Only text from a pipe is examined; files are read as a manual page on request. A manual page is recognised by its first
line, which has its name at both ends (man(7)). Its headings become headings, terms with explanations become
definitions, and filled lines become paragraphs, so that they fit any width and are spoken as sentences; lines in
columns stay as they are.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from itertools import groupby

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.markdown import parse
from b12tui.printed_styles import without_styles

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.document.cancellation import Cancellation
    from b12tui.source import Source

_TITLE = re.compile(r"\s*(\S[^\n]*?\(\w*\))(?:[ \t]{2,}|[ \t]+\S[^\n]*?)\1[ \t]*(?=\n[ \t]*\n|\Z)")
"""The name may touch the text in the middle if there is no room."""

WIDEST = 1_000
"""Limit on the length of a title line, in characters: looking for a name at both ends takes quadratic time."""

_SPECIAL = re.compile(r"[`*_\[<>#|~$&^{]|:(?=//|[\w+-]+:)|=(?==)|(?<==)=|(?<=\+)\+")
"""Signs of Markdown and its dialects; a bracket that closes is none, and would end a formula behind a backslash."""
_FIRST = re.compile(r"^(\d*)([-+=:.)])")
"""Characters that would begin a list, a rule or a definition."""

_ADDRESS = re.compile(r"[(\"']?[A-Za-z]+://[^\s<>`\[\]|\\*$]*")

_TERM = re.compile(r"(\S.*?) {2,}(?=\S)")
"""Short term with its explanation beside it."""

_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
"""Gap between columns; a line justified to the right edge also has gaps, but of two or three cells."""
_WIDE = 6
"""Minimum width in cells of a single gap that separates columns."""

SUBHEADING = 3
"""Indentation of subsection headings, in cells (groff_man(7))."""
TERM_CELLS = 7
"""Distance from the start of a term to an explanation that fits beside it, in cells (groff_man(7))."""


def read(source: Source, cancellation: Cancellation | None = None) -> Document:
    """Return the document that a formatted page is; text that is no manual page is Markdown."""
    return parse(as_markdown(source.text), name=source.name, cancellation=cancellation)


def detect(text: str) -> float:
    """Return how sure it is that a text begins as a manual page does."""
    return 0.99 if _title(without_styles(text)) is not None else 0.0


def as_markdown(text: str) -> str:
    """Return a program's formatted output as Markdown; text that is no manual page only loses its styles."""
    text = without_styles(text)
    title = _title(text)
    return "\n\n".join(_blocks(text, title)) + "\n" if title else text


def _title(text: str) -> re.Match[str] | None:
    """Return a match of the first line that isn't blank, if it is the title of a manual page."""
    begins = len(text) - len(text.lstrip())
    ends = text.find("\n", begins)
    length = (ends if ends >= 0 else len(text)) - begins
    return _TITLE.match(text, begins) if length < WIDEST else None


def _blocks(text: str, title: re.Match[str]) -> Iterator[str]:
    """Yield the Markdown of a manual page, block by block."""
    yield f"# {_join([title[0]])}"
    for block in re.split(r"\n(?:[ \t]*\n)+", text[title.end() :].expandtabs().strip("\n")):
        written = filter(str.strip, block.split("\n"))
        runs = deque((indent, list(lines)) for indent, lines in groupby(written, _indent))
        while runs:
            indent, lines = runs.popleft()
            if not indent and (runs or not _in_columns(lines)):
                yield from (f"## {_join([line])}" for line in lines)
            elif indent == SUBHEADING and runs and len(lines) == 1:
                yield f"### {_join(lines)}"
            elif runs and len(lines) == 1 and runs[0][0] > indent:
                yield _definition(lines[0], *runs.popleft())
            elif indent and len(lines) == 1 and (term := _TERM.match(lines[0].strip())) and term.end() == TERM_CELLS:
                yield _definition(lines[0], indent + TERM_CELLS, [])
            elif indent and _in_columns(lines):
                yield _as_code([line[indent:].rstrip() for line in lines])
            else:
                yield _join(lines)


def _as_code(lines: list[str]) -> str:
    """Return lines verbatim, between fences longer than any in the lines (CommonMark, 4.5)."""
    fence = "~" * max([4, *(len(run) + 1 for line in lines for run in re.findall("~+", line))])
    return "\n".join([fence, *lines, fence])


def _definition(line: str, indent: int, lines: list[str]) -> str:
    """Return a definition from a term and its explanation, which begins beside it or below it."""
    begins = len(line) - len(line.lstrip())
    term = _TERM.match(line.strip())
    if term and begins + term.end() == indent:
        return f"{_join([term[1]])}\n: {_join([line[indent:], *lines])}"
    return f"{_join([line])}\n: {_join(lines)}"


def _in_columns(lines: list[str]) -> bool:
    """Return whether lines are in columns: a wide gap, or two gaps that end at the same cell."""
    if lines[0].lstrip()[:1] in (":", "~"):
        return False  # in a code block these would start a definition
    gaps = [gap for line in lines for gap in _GAP.finditer(line)]
    ends = [gap.end() for gap in gaps]
    return len(set(ends)) < len(ends) or any(len(gap[0]) >= _WIDE for gap in gaps)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _join(lines: list[str]) -> str:
    """Return lines joined and escaped for Markdown; a word hyphenated at the end of a line is rejoined."""
    filled = " ".join(" ".join(line.split()) for line in lines)
    filled = re.sub(r"(?<=\w)\u2010 (?=\w)", "", filled)
    return " ".join(word if _ADDRESS.fullmatch(word) else _escaped(word, at) for at, word in enumerate(filled.split()))


def _escaped(word: str, at: int) -> str:
    """Return a word, at index `at` of a paragraph, escaped for Markdown."""
    word = "&#92;".join(_SPECIAL.sub(r"\\\g<0>", part) for part in word.split("\\"))  # two would begin a formula
    return _FIRST.sub(r"\g<1>\\\g<2>", word) if at == 0 else word
