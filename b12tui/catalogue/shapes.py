"""Names that documents of lines have for their parts: changes, parts of files, columns of listings."""

from __future__ import annotations

from b12tui.catalogue.lookup import _, ngettext

TAKEN_FOR = {
    "lines": _("lines and tables"),
    "diff": _("a diff"),
    "help": _("the help text of a program"),
    "csv": _("a table"),
    "data": _("JSON"),
    "html": _("an HTML page"),
    "notebook": _("a notebook"),
    "code": _("a program"),
}
"""What a text was taken for, by the name of its format."""
AS_WRITTEN = _("Lines as written. Press V for their structure.")
BY_WORD = _("Changed words are marked.")
BY_LINE = _("Changed words are not marked.")
FOLDED_WARNINGS = _("Lines other than errors and warnings are folded.")
FOLDED_ERRORS = _("Lines other than errors are folded.")
UNFOLDED = _("No lines are folded by level.")
NO_LEVELS = _("No errors or warnings here.")
AS_MARKDOWN = _("Read as Markdown.")
NOT_AS_MARKDOWN = _("No longer read as Markdown.")
STRUCTURED = _("Structure of the lines.")
ADDED = _("Added: ")
REMOVED = _("Removed: ")
NAME = _("Name")
VALUE = _("Value")
DETAILS = _("Details")
"""Name of a column for the lines about each row."""
BEFORE = _("Before")
CHANGE = _("Change")
AFTER = _("After")
_SAME, _CHANGED = _("same"), _("changed")
SIDE_CHANGES = {
    **dict.fromkeys(" ()", _SAME),
    **dict.fromkeys("|/\\", _CHANGED),
    "<": _("removed"),
    ">": _("added"),
}
"""What happened to a line, by the sign between the columns of `diff -y` (GNU diffutils)."""
PACKAGES = (_("Package"), _("Suite"), _("Version"), _("Architecture"), _("State"))
"""Names of the columns of `apt list`, which prints none."""
COMMIT = _("Commit")
FILE = _("File")
AUTHOR = _("Author")
DATE = _("Date")
LINE = _("Line")
TEXT = _("Text")
LISTING = (_("Mode"), _("Links"), _("Owner"), _("Group"), _("Size"), _("Date"), _("Name"))
"""Names of the columns of `ls -l`, which prints none (POSIX, ls)."""


def line(number: int) -> str:
    return _("Line {number}").format(number=number)


def lines(first: int, last: int) -> str:
    return _("Lines {first} to {last}").format(first=first, last=last)


def line_of_many(number: int) -> str:
    return _("Line {number:,}").format(number=number)


def lines_of_many(first: int, last: int) -> str:
    return _("Lines {first:,} to {last:,}").format(first=first, last=last)


def text_cell(number: int) -> str:
    return _("Text {number}").format(number=number)


def code_cell(number: int) -> str:
    return _("Code {number}").format(number=number)


def other_lines(count: int) -> str:
    return ngettext("{count:,} other line", "{count:,} other lines", count).format(count=count)


def problems(errors: int, warnings: int, key: str) -> str:
    """Return how many errors and warnings there are, and the key that goes to them."""
    found = [_errors(errors)] if errors else []
    found += [_warnings(warnings)] if warnings else []
    counted = _("{first}, {second}").format(first=found[0], second=found[1]) if len(found) > 1 else found[0]
    return _("{counted}; {key} goes to the next.").format(counted=counted, key=key)


def _errors(count: int) -> str:
    return ngettext("{count:,} error", "{count:,} errors", count).format(count=count)


def _warnings(count: int) -> str:
    return ngettext("{count:,} warning", "{count:,} warnings", count).format(count=count)
