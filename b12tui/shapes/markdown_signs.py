"""Detection of Markdown in a text without a telling name, by signs that hardly anything else has.

A heading apart from other lines, a link, a fence, a table's delimiter row, a definition, an HTML block or front matter
each tell Markdown. Strong words, inline code, other headings, items and quotes are met elsewhere as well, so three
kinds of them are needed. A program, a log or a diff is none, whatever signs it has.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from b12tui.shapes.diffs import is_diff
from b12tui.shapes.programs import looks_like_program

SAMPLE_CHARACTERS = 65_536
"""Characters that are looked at."""
LINE_CHARACTERS = 400
"""Characters of a line that are looked at: some patterns read on from each of them."""
ENOUGH = 3
"""Kinds of signs, each of which is met elsewhere as well, that tell Markdown together."""

_STRONG_SIGNS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"!?\[[^\][\n]{1,200}\]\((?:[a-z]+:|[./#\w-])[^()\s]*(?: \"[^\"\n]*\")?\)",
        r"^ {0,3}\[[^\]\n]{1,80}\]: +(?:<[^>\n]*>|\S+)(?: +[\"'(].*)?$",
        r"^ {0,3}</?(?:details|summary|p|div|img|h[1-6]|a|br|picture|table|sub|sup)\b[^\n]*>",
        r"\A---\n(?:[\w-]+:.*\n| .*\n|- .*\n)+---\n",
        r"^\[\^[\w-]{1,40}\]: ",
        r"^> \[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]",
    )
)
_HEADING = re.compile(r"^#{1,6} [^\W\d]", re.MULTILINE)
"""Heading, or one of the comments of settings."""
_OTHER_WEAK_SIGNS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"(?<![\w*])\*\*[^\s*][^*\n]*\*\*(?![\w*])",
        r"(?<![\w`])`[^`\n]+`(?![\w`])",
        r"[^\W_][\])\"'.!?:]{0,3}[ \t]{0,3}\n(?:===+|---+)[ \t]*\n[ \t]*\n",
        r"^ ?(?:[-*+]|\d{1,3}[.)]) (?:\[[ x]\] )?\S",
        r"^ {0,3}> \S",
    )
)

_HEADING_APART = re.compile(
    r"(?:\A|^[ \t]*\n) {0,3}#{1,6} +(?:[^\s#$=*/_-]|\*\*\w)[^\n]*(?<=[^\s.:;,=])[ \t]*\n(?:[ \t]*\n|\Z)", re.MULTILINE
)
_DELIMITER_ROW = re.compile(r" {0,3}\|?(?: *:?-{3,}:? *\|)+(?: *:?-{3,}:? *)?")

_PLAIN = re.compile(r"[ \t]{0,3}(?![#>|<:]|[-*+] |\d+[.)] )\S")
"""Line that may be one of a paragraph, rather than a heading, an item, a quote, a row or an element."""
_ENDS = (".", ",", ";", ":", "!", "?", ")", "…", '"', "\u201d", "\\", "*", "`", ">", "。", "，", "：", "！", "？")
"""Signs at the end of a line behind which its author may have broken it on purpose."""
SHORT = 60
"""Characters of a line and of the first word of the next one, up to which the line was not full."""
MOST_TORN = 2
"""Lines that go on below without being full, from which on they are compared with all that go on."""

_FENCE = re.compile(r"^ {0,3}(?:```|~~~)[\w{}.+-]* *$", re.MULTILINE)
"""Line that opens or closes fenced code: two of them tell Markdown."""
_COMMENTS = re.compile(r"^#(?: [^\n]*)?\n#(?: |\n|\Z)", re.MULTILINE)
"""Two lines of comments, as in settings: what looks like headings there is none."""

_FOREIGN = re.compile(r"\s*(?:\.\. \w+::|= \w|#\+\w+:)", re.IGNORECASE)
"""Beginnings of other markup."""
_FOREIGN_LINE = re.compile(
    r"^(?:\.\. (?:[\w:-]+::|_[^:\n]+:|\|[^|\n]+\|)(?: |$)|={2,}(?: +={2,})+$"
    r"|\[(?:source|verse|quote|listing)\b[^\]\n]*\]$)",
    re.MULTILINE,
)
"""Line of reStructuredText (a directive, a target, the rule of a simple table) or AsciiDoc (attributes of a block)."""
_STAMPED = re.compile(r"\[?(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d\d:\d\d:\d\d)")

_BLAMED = re.compile(r"\^?[0-9a-f]{7,64} [^\n]{0,200}?\d+\)")
"""Beginning of a line as `git blame` prints it."""


def looks_like_markdown(source: str) -> bool:
    """Return whether the signs in the beginning of a text say that it is Markdown."""
    sample = "\n".join(line[:LINE_CHARACTERS] for line in source[:SAMPLE_CHARACTERS].split("\n"))
    if _FOREIGN.match(sample) or is_diff(sample):
        return False
    outside = _outside_fences(sample)
    if _is_program_or_log(outside) or _FOREIGN_LINE.search(outside):
        return False
    commented = _COMMENTS.search(outside) is not None
    if len(_FENCE.findall(sample)) > 1 or any(sign.search(sample) for sign in _STRONG_SIGNS) or _has_table(sample):
        return True
    if not commented and _HEADING_APART.search(sample) and _is_below_headings(outside):
        return True
    weak = _OTHER_WEAK_SIGNS if commented else (_HEADING, *_OTHER_WEAK_SIGNS)
    return sum(sign.search(sample) is not None for sign in weak) >= ENOUGH


def _has_table(sample: str) -> bool:
    """Return whether a table has one delimiter row, below its names: programs draw more, around all of it."""
    groups = (list(lines) for piped, lines in groupby(sample.split("\n"), lambda line: "|" in line) if piped)
    return any(
        [number for number, line in enumerate(lines) if _DELIMITER_ROW.fullmatch(line)] == [1] for lines in groups
    )


def _is_below_headings(outside: str) -> bool:
    """Return whether there is a text below headings, and most of its lines end where a sentence or the line is full.

    Settings and reports have comments that look like headings, above lines that are short and go on below. Of headings
    alone there is one, or they are of several levels.
    """
    lines = [line.rstrip() for line in outside.split("\n")]
    if all(line.startswith("#") for line in lines if line):
        levels = [len(line) - len(line.lstrip("#")) for line in lines if line]
        return len(levels) == 1 or len(set(levels)) > 1
    breaks = torn = 0
    for line, below in pairwise(lines):
        if not (_PLAIN.match(line) and _PLAIN.match(below)):
            continue
        breaks += 1
        fits = len(line) + 1 + len(below.lstrip().split(" ", maxsplit=1)[0]) <= SHORT
        torn += fits and not line.endswith(_ENDS)
    return torn < MOST_TORN or torn * 2 < breaks


def _is_program_or_log(outside: str) -> bool:
    lines = [line for line in outside.split("\n")[:400] if line.strip()]
    return bool(lines) and (
        looks_like_program(outside)
        or any(sum(sign.match(line) is not None for line in lines) * 2 > len(lines) for sign in (_STAMPED, _BLAMED))
    )


def _outside_fences(sample: str) -> str:
    return re.sub(r"^ {0,3}(```|~~~)[\s\S]*?^ {0,3}\1", "", sample, flags=re.MULTILINE)
