"""Lines of a footnote's definition, found without markdown-it: its blocks are indented by four columns."""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.fastpath.leaf_blocks import interrupts, is_words
from b12tui.markdown.fastpath.token_factory import NeedsFullParser, is_blank

if TYPE_CHECKING:
    from collections.abc import Sequence

BEGINNING = lazy_pattern(r"\[\^(?P<label>[^\s\[\]\\]+)\]:(?:[ ]{0,3}(?=\S)|[ ]*\Z)")
"""Beginning of a line that begins a footnote, before its text."""
_INDENT = ("    ", "\t")
"""What stands before a line of a footnote; a tab ends at the same column."""


def body(lines: Sequence[str], first: int, start: int) -> list[str]:
    """Return the lines of the footnote that begins at `start` in line `first`, without what indents them.

    A line that is indented by less goes on with a footnote that is one paragraph, or ends it. Raises NeedsFullParser
    where neither is certain.
    """
    found = [lines[first][start:]]
    one_paragraph = is_words(found[0])
    if found[0] and (not one_paragraph or found[0][0] == "["):
        raise NeedsFullParser
    for at in range(first + 1, len(lines)):
        line = lines[at]
        if is_blank(line):
            if not (at > first + 1 and is_blank(lines[at - 1])) and not _following(lines, at).startswith(_INDENT):
                break
            if "\t" in line:
                raise NeedsFullParser
            found.append(line[4:])
        elif line.startswith(_INDENT):
            found.append(line[1 if line[0] == "\t" else 4 :])
        elif (one_paragraph and BEGINNING.match(line)) or interrupts(line, indented=True):
            break
        elif one_paragraph and is_words(line):
            found.append(line)
        else:
            raise NeedsFullParser
        one_paragraph = one_paragraph and is_words(found[-1])
    return found


def _following(lines: Sequence[str], at: int) -> str:
    """Return the first non-blank line from an index on; empty text if there is none."""
    while at < len(lines) and is_blank(lines[at]):
        at += 1
    return lines[at] if at < len(lines) else ""
