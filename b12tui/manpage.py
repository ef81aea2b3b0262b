"""What another program wrote for a terminal or a printer, as Markdown: its styles left out, a manual page's parts kept.

A pipe is where such things belong; in a file they are shown for what they are. A manual page is known by its first
line, which has its name at both ends (man(7)). Its headings become headings, terms with what they mean become
definitions, and lines that are filled become paragraphs, so that they fit any width and are said as sentences; lines
that are set in columns stay as they are.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from itertools import groupby

_TITLE = re.compile(r"\s*(\S[^\n]*?\(\w*\))(?:[ \t]{2,}|[ \t]+\S[^\n]*?)\1[ \t]*(?=\n[ \t]*\n|\Z)")
"""A name may touch what stands in the middle, where there is no room."""

WIDEST = 1_000
"""Characters that a title's line is shorter than: to look for a name at both ends costs the square of its length."""

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~$&]|:(?=//)")
_FIRST = re.compile(r"^(\d*)([-+=:.)])")
"""What would begin a list, a rule or what a term means."""

_ADDRESS = re.compile(r"[(\"']?[A-Za-z]+://[^\s<>`\[\]|\\*$]*")

_TERM = re.compile(r"(\S.*?) {2,}(?=\S)")
"""A short term that has what it means beside it."""

_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
"""What parts columns; a line that is stretched to the right edge has gaps as well, but of two or three cells."""
_WIDE = 6
"""Cells of a gap that parts columns also where it stands alone."""

SUBHEADING = 3
"""How far the headings of parts of sections are indented, in cells (groff_man(7))."""
BESIDE = 7
"""How far from a term's beginning stands what it means, in cells, where that fits beside it (groff_man(7))."""


def as_markdown(text: str) -> str:
    """Return what a program printed as Markdown; what is no manual page stays as it is, less its styles."""
    text = _without_styles(text)
    title = _title(text)
    return "\n\n".join(_blocks(text, title)) + "\n" if title else text


def _title(text: str) -> re.Match[str] | None:
    """Return the first line that isn't blank, if it is the title of a manual page."""
    begins = len(text) - len(text.lstrip())
    ends = text.find("\n", begins)
    length = (ends if ends >= 0 else len(text)) - begins
    return _TITLE.match(text, begins) if length < WIDEST else None


def _without_styles(text: str) -> str:
    """Leave out bold and underlining by going back (grotty(1)), colours and styles (ECMA-48, SGR) and the like.

    That is also erasing to the line's end and addresses behind words (OSC 8).
    """
    if "\x1b" in text:
        text = re.sub(r"\x1b(?:\[[0-9;:]*[mK]|\]8;[^\x07\x1b]*(?:\x07|\x1b\\))", "", text)
    return re.sub(r"[^\n]\x08", "", text) if "\b" in text else text


def _blocks(text: str, title: re.Match[str]) -> Iterator[str]:
    """Yield the Markdown of a manual page, block by block."""
    yield f"# {_words([title[0]])}"
    for block in re.split(r"\n(?:[ \t]*\n)+", text[title.end() :].expandtabs().strip("\n")):
        written = filter(str.strip, block.split("\n"))
        runs = deque((indent, list(lines)) for indent, lines in groupby(written, _indent))
        while runs:
            indent, lines = runs.popleft()
            if not indent and (runs or not _in_columns(lines)):
                yield from (f"## {_words([line])}" for line in lines)
            elif indent == SUBHEADING and runs and len(lines) == 1:
                yield f"### {_words(lines)}"
            elif runs and len(lines) == 1 and runs[0][0] > indent:
                yield _meaning(lines[0], *runs.popleft())
            elif indent and len(lines) == 1 and (term := _TERM.match(lines[0].strip())) and term.end() == BESIDE:
                yield _meaning(lines[0], indent + BESIDE, [])
            elif indent and _in_columns(lines):
                yield _as_code([line[indent:].rstrip() for line in lines])
            else:
                yield _words(lines)


def _as_code(lines: list[str]) -> str:
    """Return lines as they stand, between fences that are longer than any that they hold (CommonMark, 4.5)."""
    fence = "~" * max([4, *(len(run) + 1 for line in lines for run in re.findall("~+", line))])
    return "\n".join([fence, *lines, fence])


def _meaning(line: str, indent: int, lines: list[str]) -> str:
    """Return a term and what it means, which begins beside it or below it."""
    begins = len(line) - len(line.lstrip())
    term = _TERM.match(line.strip())
    if term and begins + term.end() == indent:
        return f"{_words([term[1]])}\n: {_words([line[indent:], *lines])}"
    return f"{_words([line])}\n: {_words(lines)}"


def _in_columns(lines: list[str]) -> bool:
    """Tell whether lines are set in columns: a wide gap, or two that end at the same cell."""
    if lines[0].lstrip()[:1] in (":", "~"):
        return False  # below a fence these would tell what it means
    gaps = [gap for line in lines for gap in _GAP.finditer(line)]
    ends = [gap.end() for gap in gaps]
    return len(set(ends)) < len(ends) or any(len(gap[0]) >= _WIDE for gap in gaps)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _words(lines: list[str]) -> str:
    """Return lines as one, as they would be in Markdown; a word that was parted at a line's end is put together."""
    filled = " ".join(" ".join(line.split()) for line in lines)
    filled = re.sub(r"(?<=\w)\u2010 (?=\w)", "", filled)
    return " ".join(word if _ADDRESS.fullmatch(word) else _escaped(word, at) for at, word in enumerate(filled.split()))


def _escaped(word: str, at: int) -> str:
    """Return a word of a paragraph, which the `at`th is, so that Markdown finds nothing in it but its characters."""
    word = _SPECIAL.sub(r"\\\g<0>", word)
    return _FIRST.sub(r"\g<1>\\\g<2>", word) if at == 0 else word
