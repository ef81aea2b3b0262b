"""Commits and diffs, as `git log`, `git show`, `diff -u` and `diff` print them.

Commits, files and hunks are sections. The outline is found by a few patterns; the lines of a hunk are told apart when
it is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, pairwise
from operator import itemgetter

from b12tui.catalogue import shapes
from b12tui.document import Block, Heading, LineBlock, Style, Text
from b12tui.document.cancellation import NEVER, Cancellation
from b12tui.document.sanitize import sanitize, sanitize_line
from b12tui.shapes.line_blocks import line_blocks, plain_blocks
from b12tui.shapes.word_changes import ChangedSpans, changed_words, marked

_COMMIT = r"commit [0-9a-f]{7,64}(?= |$)"
_FILE = r"diff --(?:git|cc|combined) "
_BARE_FILE = r"--- [^\n]*\n\+\+\+ [^\n]*\n(?=@@ )"
_CHANGE = r"\d{1,18}(?:,\d{1,18})?[acd](?P<first>\d{1,18})(?:,(?P<last>\d{1,18}))?(?=\n[<>])"
"""Head of a change in the normal format of diff(1) (POSIX)."""
_NAMED_CHANGES = rf"diff [^\n]*(?=\n{_CHANGE})".replace("?P<first>", "").replace("?P<last>", "")
_BEGINNING = re.compile(
    rf"\s*(?:{_COMMIT}|{_FILE}|(?:(?:diff|Index:|Only in)[^\n]*\n(?:=+\n)?)?{_BARE_FILE})", re.MULTILINE
)
_NORMAL = re.compile(rf"\s*(?:{_NAMED_CHANGES}|{_CHANGE})")
_HUNK = r"@@+ -[^\n]*?(?: \+(?P<first>\d{1,18})(?:,(?P<count>\d{1,18}))?)? @@+ ?"
_OF_GIT = rf"(?:(?P<commit>{_COMMIT})|(?P<file>{_FILE})|(?P<hunk>{_HUNK}))(?P<rest>[^\n]*)"
_UNIFIED = rf"(?:(?P<commit>{_COMMIT})|(?=(?P<file>{_BARE_FILE}))---|(?P<hunk>{_HUNK}))(?P<rest>[^\n]*)"
_NORMAL_PART = rf"(?:(?P<commit>(?!))|(?P<file>{_NAMED_CHANGES})|(?P<hunk>{_CHANGE}))(?P<rest>)"
_NORMAL_SIGNS = {"<": "-", ">": "+"}
_GIT_FILE = re.compile(_FILE)
_SUBJECT = re.compile(r"(?:[^\n]+\n){1,40}\n {4}(\S[^\n]*)")
_GIT_NAMES = re.compile(r"diff --git (.*)")
_COMBINED_NAME = re.compile(r"diff --\S+ (.*)")

SEPARATED = "---"
"""Line of the normal format between what was removed and what was added, and its sign."""
COMMIT, FILE, HUNK = "commit", "file", "hunk"
CHANGES = {"+": "added", "-": "removed", " ": "unchanged"}
WORD_STYLES = {"+": Style.INSERTED, "-": Style.STRIKE}
"""Styles of the words that changed within a line, by its sign."""
HASH = 10
"""Characters of a commit's name that its title has."""


DiffPart = tuple[str, int, str]
"""Commit, file or hunk: its kind, its offset and its title. Tens of thousands are made for a first page."""


def is_diff(source: str) -> bool:
    """Return whether a text begins as a log of commits or a diff."""
    return _BEGINNING.match(source) is not None or _NORMAL.match(source) is not None


def parts(source: str) -> Iterator[DiffPart]:
    """Yield the commits, files and hunks of a text, in order."""
    of_git = any(_GIT_FILE.match(source, at) for at in _lines_with(source, "diff --"))
    pattern = _OF_GIT if of_git else _NORMAL_PART if _NORMAL.match(source) else _UNIFIED
    first = re.compile(pattern, re.MULTILINE).match(source)
    # Behind a line feed rather than at the beginning of a line: one fixed character is searched at memory speed.
    further = re.compile(rf"\n{pattern}", re.MULTILINE).finditer(source)
    for found in chain([first] if first else (), further):
        start = found.start() + (found is not first)
        commit, file, hunk = found.group("commit", "file", "hunk")
        if hunk and pattern is _NORMAL_PART:
            yield HUNK, start, _lines_title(int(found["first"]), int(found["last"] or found["first"]))
        elif hunk:
            yield HUNK, start, _hunk_title(found, start)
        elif file:
            yield FILE, start, sanitize_line(_path(source, start, source[start : found.end()]))
        else:
            subject = _SUBJECT.match(source, start)
            title = f"{commit.split()[1][:HASH]} {subject[1] if subject else ''}"
            yield COMMIT, start, sanitize_line(title)


def _lines_with(source: str, sign: str) -> Iterator[int]:
    """Yield the offsets of the lines that begin with a sign, found much faster than by a pattern."""
    if source.startswith(sign):
        yield 0
    at = source.find(f"\n{sign}")
    while at >= 0:
        yield at + 1
        at = source.find(f"\n{sign}", at + 1)


def _path(source: str, start: int, line: str) -> str:
    """Return the path of a file that is changed: the new one, or the old one of a file that is gone."""
    if of_git := _GIT_NAMES.fullmatch(line):
        names = of_git[1]
        half = len(names) // 2
        if names[2:half] == names[half + 3 :]:
            return names[2:half]
        return names.removeprefix("a/")
    if combined := _COMBINED_NAME.fullmatch(line):
        return combined[1]
    if line.startswith("diff "):
        return line.rpartition(" ")[2]
    begins = source.index("\n", start) + len("\n+++ ")
    new = source[begins : source.index("\n", begins)].split("\t", maxsplit=1)[0]
    return (line[4:].split("\t", maxsplit=1)[0] if new == "/dev/null" else new).removeprefix("b/").removeprefix("a/")


def _hunk_title(found: re.Match[str], start: int) -> str:
    first, count, rest = found.group("first", "count", "rest")
    if not first:
        return sanitize_line(found.string[start : found.end()])
    where = _lines_title(int(first), int(first) + int(count or 1) - 1)
    return f"{where}: {sanitize_line(rest)}" if rest else where


def _lines_title(first: int, last: int) -> str:
    return shapes.line(first) if last <= first else shapes.lines(first, last)


def part_blocks(
    kind: str,
    level: int,
    slug: str,
    lines: Sequence[str],
    first: int,
    *,
    words: bool = False,
    cancellation: Cancellation = NEVER,
) -> Iterator[Block]:
    """Yield the blocks of a part, whose first line is its heading and source line `first`.

    With `words`, those that differ between removed and added lines are marked.
    """
    yield Heading(level, Text(sanitize(lines[0]), (), first), slug, first)
    if kind == HUNK:
        parents = len(lines[0]) - len(lines[0].lstrip("@")) - 1
        signed = _signed(lines[1:], parents) if parents > 0 else _signed_normal(lines[1:])
        yield from _changes(signed, first + 1, words=words, cancellation=cancellation)
    else:
        yield from line_blocks(lines[1:], first + 1, shapes=False, cancellation=cancellation)


def _sign(line: str, parents: int) -> str:
    """Return what happened to a line by its signs, one for each parent of a merge: `+`, `-` or a blank; else none."""
    signs = line[:parents]
    if len(signs) < parents or signs.strip("+- "):
        return ""
    return "-" if "-" in signs else "+" if "+" in signs else " "


def _signed(lines: Sequence[str], parents: int) -> Iterator[tuple[str, str]]:
    """Yield each line of a hunk with what happened to it, and without the signs that say so."""
    for line in lines:
        sign = _sign(line, parents)
        yield sign, line[parents:] if sign else line


def _signed_normal(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each line of a change in the normal format as `_signed` does; the separator is empty."""
    for line in lines:
        sign = _NORMAL_SIGNS.get(line[:1], "") if line[1:2] in ("", " ") else ""
        yield (sign, line[2:]) if sign else (SEPARATED, "") if line == SEPARATED else ("", line)


def _changes(
    signed: Iterable[tuple[str, str]], first: int, *, words: bool, cancellation: Cancellation
) -> Iterator[Block]:
    """Yield the lines of a hunk, each with a sign of what happened to it; those without one as they are."""
    runs: list[tuple[str, list[str], int]] = []
    at = first
    for sign, group in groupby(signed, itemgetter(0)):
        bare = [line for _, line in group]
        if sign != SEPARATED:
            runs.append((sign, bare, at))
        at += len(bare)
    changed = _changed_words(runs, cancellation) if words else {}
    for number, (sign, bare, start) in enumerate(cancellation.steps(runs)):
        blocks = plain_blocks(bare, start, change=CHANGES.get(sign, ""))
        yield from _marked(blocks, changed[number], WORD_STYLES[sign]) if number in changed else blocks


def _changed_words(
    runs: Sequence[tuple[str, Sequence[str], int]], cancellation: Cancellation
) -> dict[int, ChangedSpans]:
    """Return what differs in removed lines and in those that replace them, by the number of the run."""
    changed: dict[int, ChangedSpans] = {}
    for number, ((sign, old, _), (next_sign, new, _)) in enumerate(pairwise(runs)):
        if (sign, next_sign) == ("-", "+"):
            changed[number], changed[number + 1] = changed_words(old, new, cancellation)
    return changed


def _marked(blocks: Iterator[LineBlock], changed: ChangedSpans, style: Style) -> Iterator[LineBlock]:
    """Yield the blocks of a run of lines with what differs in them marked."""
    at = 0
    for block in blocks:
        yield marked(block, changed, at, style)
        at += block.text.chars.count("\n") + 1
