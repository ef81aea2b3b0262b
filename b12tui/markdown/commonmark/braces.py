"""Constructs of Markdown's dialects that begin with a brace.

- Attribute lists behind an element or at the end of a text (`commonmark.attributes`): hidden; their identifiers are
  kept. So are the brackets of a span that has nothing but attributes.
- Roles of MyST, `{ref}` and code behind it: the words, or a link for a role that refers.
- Tags of Liquid and Hugo, `{% … %}` and `{{< … >}}`: hidden, but for pictures and titles (`commonmark.shortcodes`).
- Comments of MDX, `{/* … */}`: hidden. What `{{ … }}` and `{ … }` would be replaced by isn't known, so they stay.
- CriticMarkup: text inserted, deleted, replaced, marked; comments are hidden.
"""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.commonmark import shortcodes, unclosed
from b12tui.markdown.commonmark.attributes import ATTRIBUTES, identifiers
from b12tui.markdown.commonmark.formula_tokens import push_formula
from b12tui.markdown.commonmark.inline_tokens import hide, push_link

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from markdown_it.rules_inline import StateInline

    from b12tui.dialects import Dialect

    Rule = Callable[[StateInline, bool], bool]

_ELEMENT_ENDS = ")]`*_>~$"
"""Last characters of what an attribute list may follow: links, images, spans, code, emphasis, tags, formulas."""
_LAST_ON_LINE = lazy_pattern(r"[ \t]*(?:\n|\Z)")

_TAG = lazy_pattern(r"\{%[-+]?(?:[^%\n]|%(?!\}))*+%\}|\{\{[<%](?:[^}\n]|\}(?!\}))*+\}\}")
_COMMENT = lazy_pattern(r"\{/\*(?:[^*]|\*(?!/\}))*+\*/\}")

_ROLE = lazy_pattern(r"(?s)\{([A-Za-z][\w:.+-]*)\}(`+)(?!`)(.+?)(?<!`)\2(?!`)")
_TITLED = lazy_pattern(r"(?s)(.*\S)\s*<([^<>]+)>")
_REFERRING = {"ref": "#", "numref": "#", "eq": "#", "doc": "", "any": "#", "download": "", "term": "#"}
"""What is put before the target of a role that refers to something."""

_CRITIC = lazy_pattern(
    r"(?s)\{(?:\+\+(?P<inserted>.+?)\+\+|--(?P<deleted>.+?)--|~~(?P<old>(?:(?!~>).)*+)~>(?P<new>.*?)~~"
    r"|==(?P<marked>.+?)==|>>(?P<comment>.*?)<<)\}"
)

_CRITIC_OPENINGS = frozenset({"{++", "{--", "{~~", "{==", "{>>"})


def brace_rule(dialect: Dialect) -> Rule:
    """Return the rule for the constructs of a dialect that begin with a brace."""
    named = (("shortcode", _tag), ("mdx", _comment), ("attributes", _attributes), ("role", _role), ("critic", _critic))
    rules = tuple(parse for name, parse in named if dialect.has(name))

    def brace(state: StateInline, silent: bool) -> bool:
        return state.src[state.pos] == "{" and any(parse(state, silent) for parse in rules)

    return brace


def _closed(
    state: StateInline, pattern: re.Pattern[str], opening: str, *, in_line: bool = False
) -> re.Match[str] | None:
    """Match a construct at the current position, which ends on the same line if it must.

    Where one is not closed, no later one with the same opening is: what follows is searched once, not for each.
    """
    stretches = unclosed.stretches(state)
    if state.pos in stretches.get((opening, state.posMax), ()):
        return None
    found = pattern.match(state.src, state.pos, state.posMax)
    if found is None:
        line_end = state.src.find("\n", state.pos, state.posMax) if in_line else -1
        stretches[opening, state.posMax] = range(state.pos, state.posMax if line_end < 0 else line_end)
    return found


def _tag(state: StateInline, silent: bool) -> bool:
    opening = next((sign for sign in ("{%", "{{<", "{{%") if state.src.startswith(sign, state.pos)), "")
    found = _closed(state, _TAG, opening, in_line=True) if opening else None
    if found is not None and not silent:
        shortcodes.push_words(state, found)
    return hide(state, found, silent)


def _comment(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("{/*", state.pos):
        return False
    return hide(state, _closed(state, _COMMENT, "{/*"), silent)


def _attributes(state: StateInline, silent: bool) -> bool:
    found = ATTRIBUTES.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    before = state.src[state.pos - 1] if state.pos else "\n"
    raised = before == "^" and not state.pending and bool(state.tokens) and state.tokens[-1].tag == "sup"
    if (
        not raised
        and before not in _ELEMENT_ENDS
        and not (before in " \t\n" and _LAST_ON_LINE.match(state.src, found.end(), state.posMax))
    ):
        return False
    if before == "$" and not silent and not _ends_formula(state):
        return False
    if not silent:
        if before == "]":
            _unbracket(state)
        state.pending = state.pending.rstrip(" \t")
        state.push("attributes", "", 0).meta = {"names": identifiers(found[0])}
    state.pos = found.end()
    return True


def _ends_formula(state: StateInline) -> bool:
    """Return whether a dollar sign before the current position closes a formula, and isn't one of `${#array}`."""
    return not state.pending and bool(state.tokens) and state.tokens[-1].type == "math"


def _unbracket(state: StateInline) -> None:
    """Take away the brackets of a span that only has attributes, which were read as text (pandoc)."""
    if not state.pending.endswith("]"):
        return
    within = state.pending[:-1]
    if "[" in within or "]" in within:
        at = within.rfind("[")
        if at > within.rfind("]"):
            state.pending = within[:at] + within[at + 1 :]
        return
    for token in reversed(state.tokens):
        if token.type == "text" and ("[" in token.content or "]" in token.content):
            at = token.content.rfind("[")
            if at > token.content.rfind("]"):
                token.content = token.content[:at] + token.content[at + 1 :]
                state.pending = within
            return


def _role(state: StateInline, silent: bool) -> bool:
    found = _ROLE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        name, content = found[1].rpartition(":")[2], found[3].strip()
        titled = _TITLED.fullmatch(content)
        prefix = None if found[1].startswith("external") else _REFERRING.get(name)
        if prefix is not None:
            target = (titled[2] if titled else content).lstrip("~!")
            prefix = "" if name == "any" and "/" in target else prefix
            address = target if prefix and target.startswith("#") else f"{prefix}{target}"
            push_link(state, address, titled[1] if titled else target)
        elif name in ("sub", "sup"):
            state.push(f"{name}_open", name, 1)
            state.push("text", "", 0).content = content
            state.push(f"{name}_close", name, -1)
        elif name == "math":
            push_formula(state, f"${content}$")
        elif name in ("abbr", "kbd", "guilabel", "menuselection", "dfn", "emphasis", "strong"):
            state.push("text", "", 0).content = content
        else:
            state.push("code_inline", "code", 0).content = titled[1] if titled else content
    state.pos = found.end()
    return True


def _critic(state: StateInline, silent: bool) -> bool:
    opening = state.src[state.pos : state.pos + 3]
    if opening not in _CRITIC_OPENINGS or (found := _closed(state, _CRITIC, opening)) is None:
        return False
    if not silent:
        for name, tag in (("deleted", "s"), ("old", "s"), ("inserted", ""), ("new", ""), ("marked", "")):
            if found[name]:
                if tag:
                    state.push("s_open", tag, 1)
                state.push("text", "", 0).content = found[name]
                if tag:
                    state.push("s_close", tag, -1)
            if name == "old" and found["old"] and found["new"]:
                state.push("text", "", 0).content = " "
    state.pos = found.end()
    return True
