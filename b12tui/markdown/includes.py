"""Files that a text includes: what its sign names, and the part of the file that is wanted.

- `--8<-- "file.md:2:5"`, `--8<-- "file.py:name"` (PyMdown), `{!file.md!}` (markdown-include).
- `{{#include file.rs:name}}` (mdBook), `{{< include file.qmd >}}` (Quarto), `{* file.py ln[1:9] *}` (FastAPI).
- `<<< @/snippets/file.js#name{1,3 js}` (VitePress), always as code.
- `{include}` and `{literalinclude}`, directives (MyST); `<!--@include: ./file.md-->` (VitePress).

This package reads no file: a document that may include any is given a function for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from b12tui.fastclass import dataclass
from b12tui.lazy_pattern import lazy_pattern


@dataclass(frozen=True, slots=True)
class Included:
    """A file that a text includes."""

    name: str
    """Its path, by which one that includes itself is known."""
    text: str


Include = Callable[[str, tuple[str, ...]], Included | None]
"""Reader of the files that a text includes: by the path as written and the names of the files that it stands in; None
if the file may not be read."""

MAX_DEPTH = 5
"""Files that may stand in each other."""

_ALONE = lazy_pattern(
    r"(?:-{1,}8<-{1,}[ \t]+[\"']([^\"'\n]+)[\"']|\{!>?([^{}\n!]+)!\}|"
    r"\{\{[ \t]*\#(?:rustdoc_)?include[ \t]([^{}\n]+)\}\}|\{\*[ \t]*+([^{}\n*\s]++)[^{}\n]*\*\}"
    r"|\{\{<[ \t]*include[ \t]++[\"']?([^{}\n\"'>]++)[\"']?[ \t]*>\}\})\Z"
)
_SNIPPET = lazy_pattern(
    r"<<<[ \t]*+(?!\w+:)(?=@|\S*[./]\w)@?/?([^\s{}\[\]#<>]++)(#[\w-]++)?[ \t]*+"
    r"(?:\{[^{}\n]*+\}[ \t]*+)?(?:\[[^\[\]\n]*+\][ \t]*+)?\Z"
)
_COMMENT = lazy_pattern(r"\s*<!--[ \t]*@include:([^\n<>{}]+)(?:\{[^\n}]*\}[ \t]*)?-->\s*\Z")
_ANY = lazy_pattern(
    r"(?m)^[ \t]*+(?:-++8<-+[ \t]+[\"']|\{!>?[^{}\n!]+!\}|\{\{[ \t]*\#(?:rustdoc_)?include[ \t]|\{\*[^{}\n*]+\*\}"
    r"|\{\{<[ \t]*include[ \t]|<!--[ \t]*@include:|<<<[ \t]*[@./\w]|(?:`{3,}|~{3,}|:{3,})\{(?:literal)?include\})"
)
"""Line that begins with a sign of any kind."""
_SIGNS = ("8<-", "{!", "{{", "{*", "@include:", "<<<", "include}")
"""What such a line holds: most texts have none of it, so that they need no pattern."""
_RANGE = lazy_pattern(r":(-?\d{0,9})(?::(-?\d{0,9}))?\Z")
_SECTION = lazy_pattern(r":([A-Za-z_][\w.-]*)\Z")
_MARK = lazy_pattern(r"\bANCHOR(?:_END)?:|-8<-+[ \t]*\[(?:start|end)|\#(?:end)?region\b")


def includes_any(source: str) -> bool:
    """Return whether a text seems to include files."""
    return any(sign in source for sign in _SIGNS) and _ANY.search(source) is not None


def named_alone(content: str) -> str:
    """Return what a paragraph or a line includes that is nothing but a sign for it, or empty text."""
    found = _ALONE.match(content)
    return next(filter(None, found.groups()), "").strip() if found else ""


def snippet(content: str) -> str:
    """Return the file whose code a line includes (VitePress), with the name of a part behind a colon; or empty text."""
    found = _SNIPPET.match(content)
    return f"{found[1]}{(found[2] or '').replace('#', ':')}" if found else ""


def named_in_comment(content: str) -> str:
    """Return what a comment of HTML includes, or empty text."""
    found = _COMMENT.match(content)
    return found[1].strip() if found else ""


def read(include: Include | None, path: str, within: tuple[str, ...]) -> Included | None:
    """Return the part of a file that a path with a range or a name behind it means; None if it can't be read."""
    if include is None or len(within) >= MAX_DEPTH:
        return None
    section, lines = _SECTION.search(path), _RANGE.search(path)
    found = section or lines
    included = include(path[: found.start()] if found else path, within)
    if included is None or included.name in within:
        return None
    rows = included.text.split("\n")
    if section:
        rows = _between(rows, section[1])
    elif lines:
        first = int(lines[1]) if lines[1].isdecimal() else 1
        end = first if lines[2] is None else int(lines[2]) if lines[2].isdecimal() else len(rows)
        rows = rows[max(first, 1) - 1 : end]
    return Included(included.name, "\n".join(row for row in rows if not _MARK.search(row)))


def _between(rows: list[str], name: str) -> list[str]:
    """Return the rows between the two that name a part of a file."""
    whole = rf"{re.escape(name)}(?![\w-]|\.\w)"
    start = re.compile(rf"(?:ANCHOR: |#region ){whole}|\[start:{re.escape(name)}\]")
    end = re.compile(rf"(?:ANCHOR_END: |#endregion ){whole}|\[end:{re.escape(name)}\]")
    first = next((number for number, row in enumerate(rows) if start.search(row)), None)
    if first is None:
        return []
    last = next((number for number, row in enumerate(rows) if end.search(row)), len(rows))
    if last == len(rows) and "#region" in rows[first]:
        last = next((at for at in range(first, last) if rows[at].rstrip().endswith("#endregion")), last)
    return rows[first + 1 : last]


def with_included_lines(include: Include | None, code: str, within: tuple[str, ...]) -> str:
    """Return code with the files that it includes in place of the lines that name them."""
    if "include" not in code and "8<" not in code and "{!" not in code:
        return code
    rows: list[str] = []
    changed = False
    for row in code.split("\n"):
        path = named_alone(row.strip(" \t"))
        included = read(include, path, within) if path else None
        changed = changed or included is not None
        rows.append(row if included is None else included.text.rstrip("\n"))
    return "\n".join(rows) if changed else code
