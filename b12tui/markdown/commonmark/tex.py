r"""Formulas between TeX's own signs, `\(…\)`, `\[…\]` and `\begin{…}…\end{…}`, as chat programs and pandoc write them.

CommonMark reads a backslash before a bracket as an escape, and that is what it is unless the words in the brackets hold
a sign that hardly anything but a formula has. Two backslashes, as for MathJax, stand before formulas only.

In texts of pandoc, commands of TeX that print nothing in running text are hidden: `\index{word}`, `\newpage`.
"""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.commonmark.citations import without_book_labels
from b12tui.markdown.commonmark.formula_tokens import make_formula_block, push_formula
from b12tui.markdown.commonmark.inline_tokens import hide

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

_INLINE = lazy_pattern(
    r"\\\\\(((?:[^\\\n]|\\(?!\\)[^\n]){1,1000})\\\\\)|\\\\\[((?:[^\\\n]|\\(?!\\)[^\n]){1,1000})\\\\\]"
    r"|\\\((?=\S)((?:[^\\\n]|\\(?![()])[^\n]){1,1000})\\\)|\\\[((?:[^\\\n]|\\(?![\[\]])[^\n]){1,1000})\\\]"
)
_UNSEEN = lazy_pattern(
    r"\\(?:(?:addcontentsline|bibliographystyle|hspace|index[a-z]*|label|markboth|markright|newcommand|pagestyle"
    r"|renewcommand|setcounter|setlength|thispagestyle|usepackage|vspace)\*?(?:\[[^\[\]\n]*\]|\{(?:[^{}\n]|\{[^{}\n]*\})*+\})++"
    r"|(?:appendix|backmatter|begingroup|bigskip|centering|cleardoublepage|clearpage|endgroup|frontmatter|hfill"
    r"|linebreak|listoffigures|listoftables|mainmatter|makeatletter|makeatother|maketitle|medskip|newpage|noindent"
    r"|pagebreak|printindex|raggedright|smallskip|tableofcontents|vfill)(?![A-Za-z])(?:\[\d\])?(?:\{\})?)"
)
"""Commands that print nothing where they stand."""
_SIGN = lazy_pattern(r"\\[A-Za-z]+|[=^]|(?<![\\\s])_(?=[\w{])")
_BLOCK = lazy_pattern(r"\\\[[ \t]*\Z|\\begin\{([a-z]+\*?)\}")

MAX_LINES = 200
"""Maximum lines of a formula."""


def tex(state: StateInline, silent: bool) -> bool:
    """Parse a formula in running text."""
    if state.src[state.pos] != "\\":
        return False
    found = _INLINE.match(state.src, state.pos, state.posMax)
    if found is None or not (found[1] or found[2] or _SIGN.search(found[3] or found[4])):
        return False
    if not silent:
        push_formula(state, found[0])
    state.pos = found.end()
    return True


def unseen_command(state: StateInline, silent: bool) -> bool:
    """Hide a command that prints nothing where it stands."""
    return state.src[state.pos] == "\\" and hide(state, _UNSEEN.match(state.src, state.pos, state.posMax), silent)


def tex_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Parse a formula on lines of its own."""
    at = state.bMarks[start] + state.tShift[start]
    opening = _BLOCK.match(state.src, at, state.eMarks[start])
    if opening is None or state.is_code_block(start):
        return False
    closing = rf"\end{{{opening[1]}}}" if opening[1] else r"\]"
    line = start if opening[1] else start + 1
    while line < min(end, start + MAX_LINES) and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
        if text.endswith(closing):
            if not silent:
                first, last = (start, line + 1) if opening[1] else (start + 1, line)
                token = state.push("math_block", "", 0)
                source = state.getLines(first, last, state.blkIndent, keepLastLF=False)
                source, names = without_book_labels(source)
                make_formula_block(token, source, first - start, names)
                token.map = [start, line + 1]
                state.line = line + 1
            return True
        line += 1
    return False
