"""Front matter: metadata between `---` (YAML) or `+++` (TOML) lines at the start of a document.

Read line by line, without a YAML or TOML parser: title, author and date are recognised, and every other line is kept as
it is. A block that doesn't look like entries is parsed as Markdown, so that nothing is lost.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from b12tui.document import FrontMatter, Text
from b12tui.document.sanitize import sanitize_line

_YAML = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"""(["']?)(\w[\w .-]*)\1[ \t]*(:(?=[ \t]|$)|=)[ \t]*(.*)$""")
_TABLE = re.compile(r"\[\[?[\w.\" -]+\]\]?[ \t]*$")
_BLOCK_INDICATOR = re.compile(r"[|>][+-]?\d?[ \t]*(?:#.*)?$")

_NAMES = {"title": "title", "author": "author", "authors": "author", "date": "date"}


class Front(NamedTuple):
    """Front matter and its extent in the source."""

    matter: FrontMatter
    offset: int
    """Characters before the body."""
    lines: int
    """Lines before the body."""


def front_matter(source: str) -> Front | None:
    """Return the front matter at the start of `source`, or None."""
    pattern, separator = (_YAML, ":") if source.startswith("---") else (_TOML, "=")
    match = pattern.match(source) if source.startswith(("---", "+++")) else None
    if match is None:
        return None
    entries = _entries(match[1], separator)
    if entries is None:
        return None
    fields = {"title": "", "author": "", "date": ""}
    details: list[Text] = []
    for name, value in entries:
        role = _NAMES.get(name.casefold(), "")
        text = _unquoted(value)
        if role and text and not fields[role]:
            fields[role] = text
        elif name or value:
            details.append(
                Text(sanitize_line(f"{name}{separator if separator == ':' else ' ='} {value}" if name else value))
            )
    matter = FrontMatter(Text(fields["title"]), Text(fields["author"]), Text(fields["date"]), tuple(details))
    return Front(matter, match.end(), source.count("\n", 0, match.end()))


def _entries(source: str, separator: str) -> list[tuple[str, str]] | None:
    """Return names and values, continuation lines joined, or None if the first line is not an entry."""
    entries: list[tuple[str, str]] = []
    for line in source.split("\n"):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _ENTRY.match(line) if not line[0].isspace() else None
        if match is not None and match[3] == separator:
            value = match[4].strip()
            entries.append((match[2].strip(), "" if _BLOCK_INDICATOR.match(value) else value))
        elif separator == "=" and _TABLE.match(line):
            entries.append(("", line.strip()))
        elif not entries:
            return None
        else:
            name, value = entries[-1]
            continuation = line.strip()
            listed = continuation.startswith("- ")
            entries[-1] = (name, f"{value}{', ' if listed and value else ' '}{continuation.removeprefix('- ')}".strip())
    return entries or None


def _unquoted(value: str) -> str:
    """Return a value without the quotes or brackets around it."""
    value = sanitize_line(value)
    if len(value) > 1 and value[0] == "[" and value[-1] == "]":
        return ", ".join(_unquoted(part) for part in value[1:-1].split(","))
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
