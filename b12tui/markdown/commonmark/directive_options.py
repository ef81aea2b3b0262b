"""Options of MyST's directives, before their content: lines `:name: value`, or YAML between lines of three hyphens.

Of YAML are read: entries with plain and quoted values, values on several lines, block scalars and lists. Values are
one line each, and the items of a list are separated by spaces.
"""

from __future__ import annotations

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown import yaml_values

if TYPE_CHECKING:
    from collections.abc import Iterable

_OPTION = lazy_pattern(r":([\w-]+):[ \t]*+(.*+)\Z")
_MARK = lazy_pattern(r"---[ \t]*\Z")
_ENTRY = lazy_pattern(r"([\w-]+)[ \t]*:(?:[ \t]+(.*))?\Z")
_BLOCK_SCALAR = lazy_pattern(r"[|>][+\-\d]*\Z")
_COMMENT = lazy_pattern(r"(?:\A|[ \t])#.*")
_QUOTED = lazy_pattern(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*(?:#.*)?\Z""")


def leading_options(lines: Iterable[str]) -> tuple[dict[str, str], int]:
    """Return the options on the first of `lines` by name, and the number of lines that they take.

    YAML that isn't closed, or holds a line that is no entry, is no option.
    """
    found: dict[str, str] = {}
    taken = 0
    rest = iter(lines)
    for line in rest:
        if taken == 0 and _MARK.match(line):
            return _yaml(rest)
        option = _OPTION.match(line)
        if option is None:
            break
        found[option[1]] = option[2].rstrip(" \t")
        taken += 1
    return found, taken


def _yaml(lines: Iterable[str]) -> tuple[dict[str, str], int]:
    """Return the options up to the line that ends them, and the number of lines with both of the marks."""
    parts: dict[str, list[str]] = {}
    last: list[str] | None = None
    for number, line in enumerate(lines, 2):
        if _MARK.match(line):
            return {name: _value(values) for name, values in parts.items()}, number
        entry = _ENTRY.match(line)
        if entry is not None:
            last = parts[entry[1]] = [(entry[2] or "").strip()]
        elif last is not None and (line[:1] in {" ", "\t"} or line.startswith("- ")):
            last.append(line.strip())
        elif line.strip() and not line.startswith("#"):
            break
    return {}, 0


def _value(parts: list[str]) -> str:
    if _BLOCK_SCALAR.match(_COMMENT.sub("", parts[0]).strip()):
        return " ".join(filter(None, parts[1:]))
    written = " ".join(filter(None, parts))
    quoted = _QUOTED.match(written)
    if quoted is not None:
        return yaml_values.unquoted(quoted[1])
    plain = (_COMMENT.sub("", part).strip().removeprefix("- ") for part in parts)
    value = " ".join(filter(None, plain))
    listed = value.startswith("[") and value.endswith("]")
    return " ".join(item.strip(" \t\"'") for item in value[1:-1].split(",")) if listed else value
