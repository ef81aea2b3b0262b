"""Detection of Markdown in a text without a telling name, by signs that hardly anything else has.

A heading apart from other lines, a link, a fence, a table's delimiter row, a definition, an HTML block or front matter
each tell Markdown. Strong words, inline code, other headings, items and quotes are met elsewhere as well, so three
kinds of them are needed. A program, a log or a diff is none, whatever signs it has.
"""

from __future__ import annotations

import re

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
        r"(?:\A|^[ \t]*\n) {0,3}#{1,6} [^\n]*[^\s.:;,=][ \t]*\n(?:[ \t]*\n|\Z)",  # a heading apart from other lines
        r"!?\[[^\][\n]{1,200}\]\((?:[a-z]+:|[./#\w-])[^()\s]*(?: \"[^\"\n]*\")?\)",
        r"^ {0,3}\[[^\]\n]{1,80}\]: +(?:<[^>\n]*>|\S+)(?: +[\"'(].*)?$",
        r"^ {0,3}\|?(?: *:?-{3,}:? *\|)+(?: *:?-{3,}:? *)?$",
        r"^ {0,3}</?(?:details|summary|p|div|img|h[1-6]|a|br|picture|table|sub|sup)\b[^\n]*>",
        r"\A---\n(?:[\w-]+:.*\n| .*\n|- .*\n)+---\n",
        r"^\[\^[\w-]{1,40}\]: ",
        r"^> \[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]",
    )
)
_WEAK_SIGNS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"(?<![\w*])\*\*[^\s*][^*\n]*\*\*(?![\w*])",
        r"(?<![\w`])`[^`\n]+`(?![\w`])",
        r"^#{1,6} [^\W\d]",
        r"[^\W_][\])\"'.!?:]{0,3}[ \t]{0,3}\n(?:===+|---+)[ \t]*\n[ \t]*\n",
        r"^ ?(?:[-*+]|\d{1,3}[.)]) (?:\[[ x]\] )?\S",
        r"^ {0,3}> \S",
    )
)

_FENCE = re.compile(r"^ {0,3}(?:```|~~~)[\w{}.+-]* *$", re.MULTILINE)
"""Line that opens or closes fenced code: two of them tell Markdown."""
_HEADINGS = (_STRONG_SIGNS[0], _WEAK_SIGNS[2])
_COMMENTS = re.compile(r"^#(?: [^\n]*)?\n#(?: |\n|\Z)", re.MULTILINE)
"""Two lines of comments, as in settings: what looks like headings there is none."""

_FOREIGN = re.compile(r"\s*(?:\.\. \w+::|= \w|#\+\w+:)", re.IGNORECASE)
"""Beginnings of other markup."""
_STAMPED = re.compile(r"\[?(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d\d:\d\d:\d\d)")

_BLAMED = re.compile(r"\^?[0-9a-f]{7,64} [^\n]{0,200}?\d+\)")
"""Beginning of a line as `git blame` prints it."""


def looks_like_markdown(source: str) -> bool:
    """Return whether the signs in the beginning of a text say that it is Markdown."""
    sample = "\n".join(line[:LINE_CHARACTERS] for line in source[:SAMPLE_CHARACTERS].split("\n"))
    if _FOREIGN.match(sample) or is_diff(sample):
        return False
    outside = _outside_fences(sample)
    if _is_program_or_log(outside):
        return False
    ignored = _HEADINGS if _COMMENTS.search(outside) else ()
    fenced = len(_FENCE.findall(sample)) > 1
    if fenced or any(sign.search(sample) for sign in _STRONG_SIGNS if sign not in ignored):
        return True
    return sum(sign.search(sample) is not None for sign in _WEAK_SIGNS if sign not in ignored) >= ENOUGH


def _is_program_or_log(outside: str) -> bool:
    lines = [line for line in outside.split("\n")[:400] if line.strip()]
    return bool(lines) and (
        looks_like_program(outside)
        or any(sum(sign.match(line) is not None for line in lines) * 2 > len(lines) for sign in (_STAMPED, _BLAMED))
    )


def _outside_fences(sample: str) -> str:
    return re.sub(r"^ {0,3}(```|~~~)[\s\S]*?^ {0,3}\1", "", sample, flags=re.MULTILINE)
