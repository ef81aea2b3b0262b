"""Rules that markdown-it lacks, or whose own versions drop words: each adds a token type or keeps the dropped source.

- `cancellation_point` matches nothing; it is where parsing can be cancelled: at each line of blocks and inline token.
- `too_deep` keeps blocks nested beyond the limit, which markdown-it skips silently.
- `table_rule` keeps the source of rows, whose surplus cells markdown-it drops.
- `reference` adds a token for a link reference definition, whose words may be shown nowhere else.
- `math_block` and `math` keep formulas as their source, rather than read them as emphasis or headings.
- `fence` makes formulas of fenced code that is said to be `math`.
- `code_span` keeps the line breaks in code, which tell the source line of what is behind them.
- `citation` parses a footnote reference; the plugin's own rule numbers them as it goes, so it can't parse a part of a
  text.
"""

from __future__ import annotations

import re

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import fence as plain_fence
from markdown_it.rules_block import reference as plain_reference
from markdown_it.rules_block import table as plain_table
from markdown_it.rules_inline import backtick as plain_backtick

from b12tui.document.cancellation import Cancellation
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.markdown.commonmark import info_strings
from b12tui.markdown.commonmark.formula_tokens import make_formula_block, push_formula

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

MAX_NESTING = 48
"""Maximum depth of nested blocks: 48 quotes, or 24 lists, whose items count as well. More is a mistake or an attack."""

DEFINITION_LINES = 50
"""Maximum lines of a link reference definition, for which markdown-it takes quadratic time."""

_MATH = re.compile(
    r"\$`[^`\n]+`\$"  # GitHub's form for formulas that hold dollars
    r"|\$\$[^$]+\$\$"
    r"|\$(?![\s$])(?:[^$\\]|\\.)*?(?<![\s\\])\$(?![\w$])",  # no space inside, no digit after: prices are no formulas
    re.DOTALL,
)

_FORMULA_LABEL = re.compile(r"[ \t]*(?:\(([A-Za-z][^\s()]*)\)[ \t]*)?")
"""What may follow a formula: its label (MyST)."""
_TEX = re.compile(r"[\\_^={}+<>]")
_PROSE = re.compile(r"\s[^\W\d_]{2,}")
"""Words between dollar signs that have no sign of a formula are prices, or names of variables."""

_LABEL = re.compile(r"\s*\[((?:[^\[\]\\]|\\.)*)\]", re.DOTALL)

_CITATION = re.compile(r"\[\^([^\]\s]{1,200})\]")


def cancellation_point(cancellation: Cancellation) -> Callable[..., bool]:
    """Return a rule, for blocks or inline text, that matches nothing but raises Cancelled if parsing is cancelled."""

    def rule(*_arguments: object) -> bool:
        cancellation.check()
        return False

    return rule


def too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Keep blocks nested deeper than `MAX_NESTING` as their source lines."""
    if silent or state.level < MAX_NESTING:
        return False
    line = start + 1
    while line < end and (state.isEmpty(line) or not 0 <= state.sCount[line] < state.blkIndent):
        line += 1
    token = state.push("unsupported", "", 0)
    token.content = state.getLines(start, line, state.blkIndent, keepLastLF=False)
    token.map = [start, line]
    state.line = line
    return True


def table_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Parse a table (GFM, 4.10), and store the source of each row in its token."""
    before = len(state.tokens)
    if not plain_table(state, start, end, silent):
        return False
    if not silent:
        for token in state.tokens[before:]:
            if token.type == "tr_open" and token.map:
                line = token.map[0]
                token.content = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    return True


def reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Parse a link reference definition (CommonMark, 4.7), and add a token with its source."""
    line_max = state.lineMax
    repeated = len(state.env.get("duplicate_refs", ()))
    state.lineMax = min(line_max, start + DEFINITION_LINES)
    try:
        if not plain_reference(state, start, end, silent):
            return False
    finally:
        state.lineMax = line_max
    if not silent:
        token = state.push("definition", "", 0)
        token.content = state.getLines(start, state.line, state.blkIndent, keepLastLF=False)
        label = _LABEL.match(token.content)
        token.info = normalizeReference(label[1]) if label else ""
        repetitions = state.env.get("duplicate_refs", ())
        defined = repetitions[-1] if len(repetitions) > repeated else state.env["references"][token.info]
        token.meta = {"title": defined["title"]}
        token.map = [start, state.line]
    return True


def math_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Parse lines between `$$` and `$$`, without a blank line among them (as on GitHub)."""
    at = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith("$$", at):
        return False
    lines = [state.src[at + 2 : state.eMarks[start]]]
    line = start + 1
    while "$$" not in lines[-1]:
        if line >= end or state.isEmpty(line) or state.sCount[line] < state.blkIndent:
            return False
        lines.append(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]])
        line += 1
    lines[-1], _, rest = lines[-1].partition("$$")
    source = "\n".join(lines)
    content = source.strip()
    label = _FORMULA_LABEL.fullmatch(rest)
    if label is None or not content:
        return False
    if not silent:
        token = state.push("math_block", "", 0)
        make_formula_block(token, content, source[: source.index(content)].count("\n"), [label[1]] if label[1] else [])
        token.map = [start, line]
        state.line = line
    return True


def fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Parse fenced code (CommonMark, 4.5); that of the language `math` is a formula (GitHub), as is `{math}` (MyST)."""
    if not plain_fence(state, start, end, silent):
        return False
    info = "" if silent else state.tokens[-1].info.partition(" ")[0].strip()
    if info in ("math", "{math}"):
        token = state.tokens[-1]
        options, at = info_strings.options(info, token.content)
        names = [options[key] for key in ("label", "name") if options.get(key)]
        make_formula_block(token, token.content[at:], 1 + token.content.count("\n", 0, at), names)
    return True


def math(state: StateInline, silent: bool) -> bool:
    """Parse a formula between dollar signs."""
    if state.src[state.pos] != "$":
        return False
    match = _MATH.match(state.src, state.pos, state.posMax)
    if match is None or (match[0][1] not in "$`" and _is_price(state.src[max(state.pos - 1, 0) : state.pos], match[0])):
        return False
    if not silent:
        push_formula(state, match[0])
    state.pos = match.end()
    return True


def _is_price(before: str, source: str) -> bool:
    """Return whether text between dollar signs is none of TeX: it begins in a word, or is words."""
    return before.isalnum() or (_TEX.search(source) is None and _PROSE.search(source) is not None)


def code_span(state: StateInline, silent: bool) -> bool:
    """Parse a code span (CommonMark, 6.1), and keep the line breaks in it, which markdown-it replaces by spaces."""
    start = state.pos
    if not plain_backtick(state, silent):
        return False
    source = state.src[start : state.pos]
    if not silent and "\n" in source:
        token = state.tokens[-1]
        content = source[len(token.markup) : -len(token.markup)]
        token.content = content if len(content) == len(token.content) else content[1:-1]
    return True


def citation(state: StateInline, silent: bool) -> bool:
    """Parse a reference to a footnote that the document defines."""
    end = citation_end(state, state.pos)
    if end and not silent:
        state.push("citation", "", 0).info = state.src[state.pos + 2 : end - 1]
    state.pos = end or state.pos
    return end > 0


def citation_end(state: StateInline, at: int) -> int:
    """Return the end of the footnote reference that begins at `at`, or 0 if there is none."""
    match = _CITATION.match(state.src, at, state.posMax) if "notes" in state.env else None
    return match.end() if match and match[1] in state.env["notes"] else 0
