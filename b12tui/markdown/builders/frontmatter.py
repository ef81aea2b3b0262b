"""Front matter: metadata between `---` (YAML) or `+++` (TOML) lines, or behind `%` (pandoc), at a document's start.

Read line by line, without a YAML or TOML parser: title, author and date are recognised, and every other line is kept as
it is. A block that doesn't look like entries is parsed as Markdown, so that nothing is lost. Two forms have no lines
around them: an object in JSON (Hugo), and entries up to the first empty line (MultiMarkdown).
"""

from __future__ import annotations

import re
from bisect import bisect_right

from b12tui.dialects import AUTO, Dialect, told_from
from b12tui.document import FrontMatter, Text
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import dataclass
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown import yaml_values
from b12tui.markdown.dialect_marks import dialect_of_entries

_YAML = lazy_pattern(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = lazy_pattern(r"\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_PERCENT = lazy_pattern(r"(%[ \t]*\S[^\n]*(?:\n%[^\n]*){0,2})[ \t]*(?:\n[ \t]*(?=\n|\Z)|\Z)")
_ENTRY = lazy_pattern(r"""(["']?)(\w(?:[\w -]|\.(?! )|:(?=\w))*)\1[ \t]*(:(?=[ \t]|$)|=)[ \t]*(.*)$""")
_TABLE = lazy_pattern(r"\[\[?[\w.\" -]+\]\]?[ \t]*$")
_BLOCK_INDICATOR = lazy_pattern(r"[|>][+-]?\d?[ \t]*(?:#.*)?$")
_FIRST_WORDS = lazy_pattern(r"""[^"'\[\],\s][^"'\[\],]*""")

_BEFORE = lazy_pattern(r"(?:[ \t]*\n|<!--(?:[^-]|-(?!->))*+-->[ \t]*\n)+(?=---[ \t]*\n)")
"""Empty lines and comments before front matter (Hugo, pandoc)."""
_USUAL = "title subtitle author authors date description keywords tags categories language lang layout draft slug"
_METADATA = lazy_pattern(
    rf"(?i)(?:{_USUAL.replace(' ', '|')})[ \t]*:[ \t]*\S[^\n]*\n"
    r"(?:[A-Za-z][\w .-]*:(?=[ \t])[^\n]*(?:\n|\Z)|[ \t]+\S[^\n]*(?:\n|\Z))+(?=\n|\Z)"
)
"""Entries without lines around them: the first has a usual name, and another follows (MultiMarkdown)."""
_DEEPEST = 16
"""Lists in each other that are read."""
_LINE_END = lazy_pattern(r"[ \t]*(?:\n|\Z)")

_NAMES = {"title": "title", "author": "author", "authors": "author", "date": "date"}


@dataclass(frozen=True, slots=True)
class Front:
    """Front matter and its extent in the source."""

    matter: FrontMatter
    offset: int
    """Characters before the body."""
    lines: int
    """Lines before the body."""
    dialect: Dialect = AUTO
    """Dialect of Markdown that it tells."""


def front_matter(source: str) -> Front | None:
    """Return the front matter at the start of `source`, or None."""
    if source.startswith("%"):
        return _title_block(source)
    if source.startswith("{"):
        return _object(source)
    before = _BEFORE.match(source)
    start = before.end() if before else 0
    if source.startswith(("---", "+++"), start):
        pattern, separator = (_TOML, "=") if source.startswith("+++", start) else (_YAML, ":")
        match = pattern.match(source, start)
        entries = _entries(match[1], separator, source.count("\n", 0, start) + 2) if match else None
    else:
        match, separator = _METADATA.match(source) if source[:1].isalpha() else None, ":"
        entries = _entries(match[0].rstrip("\n"), separator, 1) if match else None
    if match is None or entries is None or (before and not any(_is_usual(entry.name) for entry in entries)):
        return None
    return _front(source, match.end(), entries, separator, match[0])


def _front(source: str, end: int, entries: list[_Entry], separator: str, written: str) -> Front:
    """Return the front matter with these entries, which were written before offset `end` of the source."""
    fields = {"title": Text(""), "author": Text(""), "date": Text("")}
    details: list[Text] = []
    for entry in entries:
        name, value = entry.name, entry.value()
        role = _NAMES.get(name.casefold(), "")
        text = _unquoted(value)
        if role and text and not fields[role]:
            fields[role] = entry.text(text)
        elif name or value:
            written = f"{name}{separator if separator == ':' else ' ='} {value}" if name else value
            details.append(entry.text(sanitize_line(written), name))
    matter = FrontMatter(fields["title"], fields["author"], fields["date"], tuple(details), 1)
    return Front(matter, end, source.count("\n", 0, end), dialect_of_entries(written))


def _is_usual(name: str) -> bool:
    """Return whether a name is one that front matter usually has."""
    return name.casefold() in _USUAL.split()


def _object(source: str) -> Front | None:
    """Return the front matter that is an object in JSON, or None if none begins the source (Hugo)."""
    from json import JSONDecoder, dumps  # deferred: few texts begin with a brace

    try:
        found, end = JSONDecoder().raw_decode(source)
    except (ValueError, RecursionError):
        return None
    rest = _LINE_END.match(source, end)
    if not isinstance(found, dict) or not found or rest is None:
        return None
    if not any(_is_usual(name) for name in found) or _is_too_deep(found):
        return None
    entries, at, line = [], 0, 1
    for name, value in found.items():
        begins = source.find(dumps(name, ensure_ascii=False), at, end)
        if begins >= 0:  # else its characters are written otherwise
            line += source.count("\n", at, begins)
            at = begins
        entries.append(_Entry(name, [_in_words(value)], line))
    return _front(source, rest.end(), entries, ":", source[:end])


def _is_too_deep(value: object, depth: int = 0) -> bool:
    """Return whether values of JSON stand in each other beyond the deepest level that is read."""
    if not isinstance(value, dict | list):
        return False
    parts = value.values() if isinstance(value, dict) else value
    return depth == _DEEPEST or any(_is_too_deep(part, depth + 1) for part in parts)


def _in_words(value: object) -> str:
    """Return a value of JSON on one line."""
    match value:
        case dict():
            return ", ".join(f"{name}: {_in_words(part)}" for name, part in value.items())
        case list():
            return ", ".join(map(_in_words, value))
        case True | False:
            return str(value).lower()
        case None:
            return ""
        case _:
            return " ".join(str(value).split())


def _title_block(source: str) -> Front | None:
    """Return the title, the authors and the date on lines that begin with a percent sign (pandoc), or None."""
    match = _PERCENT.match(source)
    if match is None:
        return None
    fields = [Text(sanitize_line(line[1:]), (), number) for number, line in enumerate(match[1].split("\n")[:3], 1)]
    title, author, date = (*fields, Text(""), Text(""))[:3]
    matter = FrontMatter(title, author, date, (), 1)
    return Front(matter, match.end(), source.count("\n", 0, match.end()), told_from("pandoc"))


@dataclass(slots=True)
class _Entry:
    """An entry, on one line or on several."""

    name: str
    parts: list[str]
    """The part of its value on each line, empty for a line without any."""
    line: int
    """Source line, from 1."""

    def value(self) -> str:
        """Return the value, its lines joined; the items of a list are separated by commas."""
        pieces = [self.parts[0]] if self.parts[0] else []
        for part in self.parts[1:]:
            words = part.removeprefix("- ")
            if words and pieces:
                pieces.append(", " if part.startswith("- ") else " ")
            if words:
                pieces.append(words)
        return "".join(pieces).strip()

    def text(self, chars: str, name: str = "") -> Text:
        """Return `chars`, made from the value and perhaps `name` before it, as text with its source lines."""
        breaks: list[int] = []
        at = len(sanitize_line(name))
        reach = 2
        for index, part in enumerate(self.parts):
            match = _FIRST_WORDS.search(part.removeprefix("- "))
            words = sanitize_line(match[0]) if match else ""
            reach += len(part) + 2
            found = chars.find(words, at, at + reach) if words else -1
            if found >= 0:
                breaks += [found] * (index - len(breaks))
                at, reach = found + len(words), len(part) + 2
        first = bisect_right(breaks, 0)
        return Text(chars, (), self.line + first, tuple(breaks[first:]))


def _entries(source: str, separator: str, first: int) -> list[_Entry] | None:
    """Return the entries of the lines from source line `first` on, or None if these are no mapping (YAML, 10.1).

    What may go on an entry without indentation is tolerated, where no blank line stands before it and an entry has a
    usual name. So is a blank line at the beginning, as between two thematic breaks.
    """
    entries: list[_Entry] = []
    lines = source.split("\n")
    odd = separator == ":" and not lines[0].strip()
    """Whether it is no front matter, unless an entry has a usual name."""
    blank = False
    for number, line in enumerate(lines, first):
        if not line.strip() or line.lstrip().startswith("#"):
            blank = blank or not line.strip()
            part = ""
        else:
            match = _ENTRY.match(line) if not line[0].isspace() else None
            if match is not None and match[3] == separator:
                value = match[4].strip()
                value = "" if _BLOCK_INDICATOR.match(value) else value
                entries.append(_Entry(match[2].strip(), [value], number))
                blank = False
                continue
            if separator == "=" and _TABLE.match(line):
                entries.append(_Entry("", [line.strip()], number))
                continue
            is_prose = separator == ":" and not line.startswith((" ", "\t", "- ", "]", "}"))
            if not entries or (is_prose and blank):
                return None
            odd = odd or is_prose
            part = line.strip()
        if entries:
            entries[-1].parts.append(part)
    return None if odd and not any(_is_usual(entry.name) for entry in entries) else entries or None


def _unquoted(value: str, depth: int = 0) -> str:
    """Return a value without the quotes or brackets around it; `depth` is the number of lists that it stands in."""
    value = sanitize_line(value)
    if len(value) > 1 and value[0] == "[" and value[-1] == "]" and depth < _DEEPEST:
        return ", ".join(_unquoted(part, depth + 1) for part in value[1:-1].split(","))
    return sanitize_line(yaml_values.unquoted(value))
