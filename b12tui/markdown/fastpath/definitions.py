"""Link reference definitions of the common form, read without markdown-it: each on a line of its own."""

from __future__ import annotations

import re

from b12tui.fastclass import dataclass
from b12tui.fasttyping import Any
from b12tui.lazy_pattern import lazy_pattern

_DEFINITION = lazy_pattern(
    r"""\[(?!\^|\s*\])([^\[\]\\\n]*+)\]:[ \t]*
        (?!\S*\{[{%])
        (?:<((?:[^<>\\&\n]|&(?!\#|[A-Za-z][A-Za-z0-9]*;))+)>
         |((?!<)(?:[^\s\\&()<>\x00-\x1f\x7f]|&(?!\#|[A-Za-z][A-Za-z0-9]*;))+
          |[^\s\\&<>()]*\([^\s\\&<>()]*\)[^\s\\&<>()]*))
        (?:[ \t]+(?:"([^"\\&\n]*)"|'([^'\\&\n]*)'))?[ \t]*\Z""",
    re.VERBOSE,
)


_NONE = lazy_pattern(r"\[[^\[\]\\\n]+\]:[ \t]*(?!\S*\{[{%])[^\s<\\]\S*[ \t]+[^\s\"'(]")
"""Beginning of a text that can't define anything: after what may be a target come words, and no title."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A link reference definition."""

    label: str
    """Normalised (CommonMark, 6.3)."""
    href: str
    title: str


def definition(line: str) -> Definition | None:
    """Return the definition that a line is, or None if it is none of the common form."""
    found = _DEFINITION.match(line)
    if found is None or len(found[1]) > 999:
        return None
    return Definition(normalized(found[1]), found[2] or found[3], found[4] or found[5] or "")


def is_none(text: str) -> bool:
    """Return whether a text that begins as a definition does is certainly none (CommonMark, 4.7)."""
    return _NONE.match(text) is not None


def normalized(label: str) -> str:
    """Return a label as it is compared: without regard to case, its white space collapsed (CommonMark, 6.3)."""
    return " ".join(label.split()).lower().upper()


def add(env: dict[str, Any], found: Definition, lines: list[int]) -> None:
    """Add a definition to markdown-it's environment; the first with a label counts."""
    entry = {"title": found.title, "href": found.href, "map": lines}
    if env.setdefault("references", {}).setdefault(found.label, entry) is not entry:
        env.setdefault("duplicate_refs", []).append({**entry, "label": found.label})
