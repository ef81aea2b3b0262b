"""Scalar values of YAML, as front matter and the options of directives and cells have them."""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    import re

_ESCAPE = lazy_pattern(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(.))")
_ESCAPED = {"n": " ", "t": " ", "r": " ", "_": "\xa0"}
"""Characters that stand for others behind a backslash (YAML, 5.7)."""


def unquoted(value: str) -> str:
    """Return the characters of a scalar on one line, without its quotes."""
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    if len(value) > 1 and value[0] == value[-1] == '"':
        return _ESCAPE.sub(_unescaped, value[1:-1])
    return value


def _unescaped(escape: re.Match[str]) -> str:
    digits = escape[1] or escape[2]
    char = chr(int(digits, 16)) if digits else _ESCAPED.get(escape[3], escape[3])
    return "\ufffd" if "\ud800" <= char <= "\udfff" else char
