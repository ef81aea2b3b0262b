"""Statements of a diagram: sentences with their source lines, some with others inside."""

from __future__ import annotations

import re

from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import dataclass, field
from b12tui.lazy_pattern import lazy_pattern

MAX_DEPTH = 20
"""Groups that may stand in each other: as many lists do in a text."""


class Unknown(Exception):
    """The diagram holds what isn't known here."""


@dataclass(slots=True)
class Statement:
    """One sentence, and those inside it."""

    words: str
    """With formulas as they are written, between double dollar signs."""
    line: int
    """Source line within the diagram, from 0."""
    inner: list[Statement] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Diagram:
    """A diagram in sentences."""

    name: str
    """Kind of diagram, with its title."""
    description: str
    """What its author says of it, or empty (Mermaid: `accDescr`)."""
    statements: list[Statement]


_BREAKS = lazy_pattern(r"<br[ \t]*/?>|\\n", re.IGNORECASE)
_TAGS = lazy_pattern(r"</?[A-Za-z][^<>]*>")
_ICON = lazy_pattern(r"\bfa[bklrs]?:fa-[\w-]+")
_ENTITY = lazy_pattern(r"#(\d{1,6}|[A-Za-z]{2,12});")
FORMULA = lazy_pattern(r"\$\$(.+?)\$\$")
"""A formula, which stays as it is written among the words of a statement."""
_EMPHASIS = lazy_pattern(r"(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1")


def label(source: str) -> str:
    """Return the words of a label, which may be quoted and hold HTML, entities, Markdown and formulas."""
    words = source.strip()
    if len(words) > 1 and words[0] == words[-1] == '"':
        words = words[1:-1].strip()
    if len(words) > 1 and words[0] == words[-1] == "`":
        words = _EMPHASIS.sub(r"\2", words[1:-1])
    parts = FORMULA.split(words)  # a formula at each odd index
    return sanitize_line("".join(f"$${part}$$" if at % 2 else _shown(part) for at, part in enumerate(parts)))


def _shown(words: str) -> str:
    """Return words without HTML, icons and entities."""
    words = _ICON.sub("", _TAGS.sub("", _BREAKS.sub(" ", words)))
    if "&" not in words and "#" not in words:
        return words
    from html import unescape

    return unescape(_ENTITY.sub(_as_html, words))


def _as_html(entity: re.Match[str]) -> str:
    return f"&#{entity[1]};" if entity[1].isdecimal() else f"&{entity[1]};"
