"""Info strings of fenced code (CommonMark, 4.5) that Markdown's dialects write in braces, and captions in them.

- knitr and Quarto: `{r setup, echo=FALSE}`, with options on the first lines of the code, `#| fig-cap: words`; the
  description of the figure that the code draws is among them, `#| fig-alt: words`.
- pandoc: `{.python .numberLines}`, `{=html}`.
- MyST: `{code-block} python`, `{code-cell} ipython3`, with options on the first lines of the code.
- Docusaurus, MkDocs and others: `js title="file.js" {1,3}`; VitePress: `js [file.js]`.
- rustdoc and mdBook: `rust,ignore,edition2021`.
"""

from __future__ import annotations

from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown import yaml_values
from b12tui.markdown.commonmark import directive_options

_BRACES = lazy_pattern(r"\{+[ \t]*=?\.?([^\s{},=]*)[^{}]*\}*[ \t]*(\S*)")
_DIRECTIVES = frozenset(("code", "code-block", "code-cell", "sourcecode", "parsed-literal"))
"""Directives of MyST whose argument is a language."""
_TITLE = lazy_pattern(r"""\b(?:title|filename)=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+))""")
_LINE = lazy_pattern(r"(?m)^.*$")
_BRACKETED = lazy_pattern(r"[\w+#-]+(?:\{[^{}]*\})?[ \t]+\[([^\[\]]+)\]")

_CELL_OPTION = lazy_pattern(
    r"(\#|//|--|%{1,2})\|([ \t]*)(?:([A-Za-z][\w.-]*):(?=[ \t]|\n|\Z))?[ \t]*([^\n]*?)[ \t]*(?:\n|\Z)"
)
_CELL_CAPTION = lazy_pattern(r"""\b(?:fig|tab)\.cap[ \t]*=[ \t]*(?:"([^"]*)"|'([^']*)')""")
_CELL_DESCRIPTION = lazy_pattern(r"""\bfig\.alt[ \t]*=[ \t]*(?:"([^"]*)"|'([^']*)')""")


def language(info: str) -> str:
    """Return the language that an info string names, or empty text."""
    if not info.startswith("{"):
        return info.partition(" ")[0].partition("{")[0].partition(",")[0]
    found = _BRACES.match(info)
    if found is None:
        return ""
    return found[2] if found[1] in _DIRECTIVES else found[1]


def caption(info: str) -> str:
    """Return the title in an info string, or empty text."""
    if title := _TITLE.search(info):
        return next(filter(None, title.groups()), "")
    if in_cell := _CELL_CAPTION.search(info):
        return in_cell[1] or in_cell[2]
    bracketed = _BRACKETED.match(info)
    return bracketed[1] if bracketed else ""


def figure_description(info: str) -> str:
    """Return the description of the figure that a cell draws, which its info string has, or empty text."""
    found = _CELL_DESCRIPTION.search(info)
    return (found[1] or found[2] or "") if found else ""


def options(info: str, code: str) -> tuple[dict[str, str], int]:
    """Return the options on the first lines of a directive's or a cell's code, and the offset of what follows them."""
    if not info.startswith("{") or info.startswith("{."):
        return {}, 0
    if (cell := _CELL_OPTION.match(code)) is not None:
        return _cell_options(code, cell[1])
    found, taken = directive_options.leading_options(match[0] for match in _LINE.finditer(code))
    at = 0
    for _ in range(taken):
        at = code.find("\n", at) + 1 or len(code)
    return found, at + (at > 0 and code.startswith("\n", at))


def _cell_options(code: str, sign: str) -> tuple[dict[str, str], int]:
    """Return the options behind a sign for comments (Quarto), and the offset of their end.

    `caption` and `description` among them are those of what the code makes. Lines that are indented by more than the
    first one go on with a value.
    """
    parts: dict[str, list[str]] = {}
    at = 0
    name = ""
    indent = None
    while (option := _CELL_OPTION.match(code, at)) is not None and option[1] == sign:
        indent = len(option[2]) if indent is None else indent
        if option[3] and len(option[2]) <= indent:
            name = option[3]
            block = option[4] in ("|", ">", "|-", ">-")
            parts[name] = [] if block or not option[4] else [option[4]]
        else:
            line = code[option.end(2) : option.end()].strip()
            parts.setdefault(name, []).append(yaml_values.unquoted(line.removeprefix("- ")))
        at = option.end()
    found = {each: yaml_values.unquoted(" ".join(filter(None, words))) for each, words in parts.items()}
    captions = (found[each] for each in ("fig-cap", "tbl-cap", "lst-cap") if found.get(each))
    description = found.get("fig-alt", "")
    return {
        "caption": next(captions, ""),
        "description": "" if description.startswith("!") else description,  # an expression
        "name": found.get("label", ""),
    }, at
