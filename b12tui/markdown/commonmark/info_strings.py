"""Info strings of fenced code (CommonMark, 4.5) that Markdown's dialects write in braces, and captions in them.

- knitr and Quarto: `{r setup, echo=FALSE}`; pandoc: `{.python .numberLines}`, `{=html}`.
- MyST: `{code-block} python`, `{code-cell} ipython3`, with options on the first lines of the code.
- Docusaurus, MkDocs and others: `js title="file.js" {1,3}`; VitePress: `js [file.js]`.
"""

from __future__ import annotations

from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.commonmark import directive_options

_BRACES = lazy_pattern(r"\{+[ \t]*=?\.?([^\s{},=]*)[^{}]*\}*[ \t]*(\S*)")
_DIRECTIVES = frozenset(("code", "code-block", "code-cell", "sourcecode", "parsed-literal"))
"""Directives of MyST whose argument is a language."""
_TITLE = lazy_pattern(r"""\b(?:title|filename)=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+))""")
_LINE = lazy_pattern(r"(?m)^.*$")
_BRACKETED = lazy_pattern(r"[\w+#-]+(?:\{[^{}]*\})?[ \t]+\[([^\[\]]+)\]")


def language(info: str) -> str:
    """Return the language that an info string names, or empty text."""
    if not info.startswith("{"):
        return info.partition(" ")[0].partition("{")[0]
    found = _BRACES.match(info)
    if found is None:
        return ""
    return found[2] if found[1] in _DIRECTIVES else found[1]


def caption(info: str) -> str:
    """Return the title in an info string, or empty text."""
    if title := _TITLE.search(info):
        return next(filter(None, title.groups()), "")
    bracketed = _BRACKETED.match(info)
    return bracketed[1] if bracketed else ""


def options(info: str, code: str) -> tuple[dict[str, str], int]:
    """Return the options on the first lines of a directive's code, and the offset of what follows them."""
    if not info.startswith("{") or info.startswith("{."):
        return {}, 0
    found, taken = directive_options.leading_options(match[0] for match in _LINE.finditer(code))
    at = 0
    for _ in range(taken):
        at = code.find("\n", at) + 1 or len(code)
    return found, at + (at > 0 and code.startswith("\n", at))
