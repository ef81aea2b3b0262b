r"""References of pandoc: citations, `[see @key, p. 3; -@other]`, `@key`, and the numbers of examples, `(@name)`.

A bibliography is not read: a citation is its key, with the words around it. A reference of bookdown, `\@ref(fig:key)`,
is a link to what is numbered, in the words of its key. What it leads to is a label, `(\#fig:key)`, which is no text.
"""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.commonmark.inline_tokens import push_link

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_KEY = r"@(?:\{[^{}\n]+\}|[\w](?:[\w]|[:.#$%&+?<>~/-](?=[\w/]))*+)"
_GROUP = lazy_pattern(rf"\[((?:[^\[\]\n@]|\n(?!\n)){{0,200}}-?{_KEY}(?:[^\[\]\n]|\n(?!\n)){{0,1000}})\](?![(\[:{{])")
_ONE = lazy_pattern(rf"-?{_KEY}")
_BEFORE = lazy_pattern(r"(?<![\w@])")
_BOOK_REFERENCE = lazy_pattern(r"\\@ref\((?P<name>(?:[a-z]{2,4}:)?(?P<key>[\w:.-]+))\)")
_BOOK_LABEL = lazy_pattern(r"\(\\#((?:[a-z]{2,4}:)?[A-Za-z][\w.-]*)\)[ \t]*")
_EXAMPLE = lazy_pattern(r"\(@([\w-]+)\)")


def citations(state: StateInline, silent: bool) -> bool:
    """Parse a citation: in brackets, which become parentheses, or in running text."""
    sign = state.src[state.pos]
    if sign == "[":
        found = _GROUP.match(state.src, state.pos, state.posMax)
        if found is None or not all(_ONE.search(part) for part in found[1].split(";")):
            return False
        if not silent:
            parts = "; ".join(
                " ".join(_ONE.sub(lambda key: _key(key[0]), part).split()) for part in found[1].split(";")
            )
            state.push("text", "", 0).content = f"({parts})"
        state.pos = found.end()
        return True
    if sign != "@" or _BEFORE.match(state.src, state.pos) is None:
        return False
    found = _ONE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("text", "", 0).content = _key(found[0])
    state.pos = found.end()
    return True


def book_reference(state: StateInline, silent: bool) -> bool:
    """Parse a reference to a section, a figure, a table, a formula or a theorem (bookdown)."""
    if state.src[state.pos] != "\\":
        return False
    found = _BOOK_REFERENCE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        push_link(state, f"#{found['name']}", found["key"])
    state.pos = found.end()
    return True


def without_book_labels(source: str) -> tuple[str, list[str]]:
    """Return the source of a formula without the labels in it (bookdown), and these."""
    return _BOOK_LABEL.sub("", source), _BOOK_LABEL.findall(source)


def book_label(state: StateInline, silent: bool) -> bool:
    """Parse the label of a table, a figure or a passage (bookdown)."""
    if state.src[state.pos] != "(":
        return False
    found = _BOOK_LABEL.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("attributes", "", 0).meta = {"names": [found[1]]}
    state.pos = found.end()
    return True


def _key(written: str) -> str:
    return written.lstrip("-").removeprefix("@").strip("{}")


def example_reference(state: StateInline, silent: bool) -> bool:
    """Parse the number of an example that has a name."""
    if state.src[state.pos] != "(":
        return False
    found = _EXAMPLE.match(state.src, state.pos, state.posMax)
    number = state.env.get("examples", {}).get(found[1]) if found else None
    if found is None or number is None:
        return False
    if not silent:
        state.push("text", "", 0).content = f"({number})"
    state.pos = found.end()
    return True
