"""Code between tags of templates: `{{< highlight go >}}…{{< /highlight >}}` (Hugo), `{% highlight go %}` (Jekyll).

Hugo replaces shortcodes before it reads Markdown, and Jekyll its tags, so what stands between two of them is code as it
is written. The tags of Hugo's own documentation (`code-toggle`) and of common themes (`code`, `mermaid`) are known, and
Docsy's tabs that name a language: `{{< tab header="Unix" lang="Bash" >}}`.
"""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.commonmark import unclosed

if TYPE_CHECKING:
    import re

    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

NAMES = "highlight|hl|code-toggle|code|mermaid|tab"
"""Names of tags that open code; `fastpath.leaf_blocks` knows them too."""
OPENING = lazy_pattern(rf"\{{(?:\{{[<%]|%[-+]?)[ \t]*(?:{NAMES})(?=[ \t>%])")
"""Beginning of a tag that opens code."""
_TAG = lazy_pattern(
    rf"\{{(?:\{{[<%][ \t]*(?P<shortcode>{NAMES})(?P<given>(?:[ \t][^{{}}\n]*?)?)[%>]\}}"
    r"|%[-+]?[ \t]*(?P<tag>highlight)(?P<words>[ \t][^{}\n]*?)[-+]?%)\}"
)
_PARSED = "lines"
"""Key of the lines that are parsed as one container."""
_PARAMETER = lazy_pattern(r"""(?<![\w-])(?P<name>[\w-]++)=(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"]+))""")
_TABLE = lazy_pattern(r"(?m)^[ \t]*(?:\[+[\w.\" -]+\]+|[\w.\"-]+[ \t]*=)")


def code_between_tags(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Parse code that begins a line, as a fence of its language."""
    stretches = unclosed.stretches(state)
    if silent:  # a paragraph in a quote asks beyond the last line of it
        end = min(end, stretches.get(_PARSED, range(end)).stop)
    else:
        stretches[_PARSED] = range(end)
    at = state.bMarks[start] + state.tShift[start]
    opening = _TAG.match(state.src, at, state.eMarks[start]) if state.src.startswith("{", at) else None
    if opening is None or state.is_code_block(start) or _opens_nothing(opening):
        return False
    closing, known = _closing(opening), (_name(opening), state.blkIndent, end)
    if start in stretches.get(known, ()):
        return False
    for line in range(start, end):
        if line > start and not state.isEmpty(line) and state.sCount[line] < state.blkIndent:
            break
        begins = opening.end() if line == start else state.bMarks[line]
        found = closing.search(state.src, begins, state.eMarks[line])
        if found is not None:
            if state.src[found.end() : state.eMarks[line]].strip():
                break
            if not silent:
                _add_code(state, start, line, opening, closing)
            return True
    else:
        line = end
    stretches[known] = range(start, line)
    return False


def _add_code(state: StateBlock, start: int, last: int, opening: re.Match[str], closing: re.Pattern[str]) -> None:
    """Add the token of code from the line of the opening tag to that of the closing one."""
    source = state.getLines(start, last + 1, state.blkIndent, keepLastLF=False)
    begins = source.index(opening[0]) + len(opening[0])
    ends = closing.search(source, begins)
    code = source[begins : ends.start() if ends else len(source)].rstrip()
    below = code.lstrip(" \t").startswith("\n")
    code = code[code.index("\n") + 1 :] if below else code
    token = state.push("fence" if below else "code_block", "code", 0)
    token.info, token.content = _info(opening, code), f"{code}\n" if code else ""
    token.map = [start, last + 1]
    state.line = last + 1


def code_within_line(state: StateInline, silent: bool) -> bool:
    """Parse code in running text."""
    opening = _TAG.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "{" else None
    if opening is None or _opens_nothing(opening):
        return False
    known, stretches = (_name(opening), state.posMax), unclosed.stretches(state)
    if state.pos in stretches.get(known, ()):
        return False
    closing = _closing(opening).search(state.src, opening.end(), state.posMax)
    if closing is None:
        stretches[known] = range(state.pos, state.posMax)
        return False
    if not silent:
        state.push("code_inline", "code", 0).content = state.src[opening.end() : closing.start()].strip()
    state.pos = closing.end()
    return True


def opened(line: str) -> str:
    """Return the name of the tag at the beginning of a line that opens code, or empty text."""
    found = _TAG.match(line)
    return "" if found is None or _opens_nothing(found) else _name(found)


def closing_of(name: str) -> re.Pattern[str]:
    """Return the pattern of the tags that close code which one of this name opened."""
    return _CLOSINGS[name]


def _opens_nothing(opening: re.Match[str]) -> bool:
    """Return whether a tag closes itself, or is a tab of prose."""
    given = opening["given"] or ""
    return given.rstrip().endswith("/") or (opening["shortcode"] == "tab" and "lang=" not in given)


def _name(opening: re.Match[str]) -> str:
    return opening["shortcode"] or opening["tag"]


def _closing(opening: re.Match[str]) -> re.Pattern[str]:
    return _CLOSINGS[_name(opening)]


_CLOSINGS = {
    name: lazy_pattern(rf"\{{\{{[<%][ \t]*/[ \t]*{name}[ \t]*[%>]\}}\}}|\{{%[-+]?[ \t]*end{name}[ \t]*[-+]?%\}}")
    for name in NAMES.split("|")
}


def _info(opening: re.Match[str], code: str) -> str:
    """Return the info string that a fence of this code would have: its language and its title."""
    name, given = opening["shortcode"] or "highlight", opening["given"] or opening["words"] or ""
    named = {each["name"]: each["quoted"] or each["bare"] or "" for each in _PARAMETER.finditer(given)}
    file = named.get("file") or named.get("filename") or named.get("title") or ""
    match name:
        case "code-toggle":
            language = _language_of_settings(code)
            file = f"{file}.{language}" if file and "." not in file.rpartition("/")[2] else file
        case "code":
            language = named.get("lang") or named.get("language") or file.rpartition(".")[2] * ("." in file)
        case "tab":
            language, file = named.get("lang", "").lower(), named.get("header", "")
        case "mermaid":
            language = "mermaid"
        case _:
            first = given.split()[:1]
            language = first[0].strip("\"'`") if first and "=" not in first[0] else ""
    return f'{language} title="{file}"' if file else language


def _language_of_settings(code: str) -> str:
    """Return the format of settings: Hugo reads three."""
    begins = code.lstrip()[:3]
    if begins.startswith("{"):
        return "json"
    return "toml" if begins == "+++" or (begins != "---" and _TABLE.search(code)) else "yaml"
