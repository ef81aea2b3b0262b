"""Motion: messages where it can go no further."""

from __future__ import annotations

from b12tui.catalogue.lookup import _

FIRST_LINE = _("First line.")
LAST_LINE = _("Last line.")
START_OF_LINE = _("Start of the line.")
END_OF_LINE = _("End of the line.")
FIRST_SENTENCE = _("First sentence.")
LAST_WORD = _("Last word.")
FIRST_WORD = _("First word.")
LAST_SENTENCE = _("Last sentence.")
FIRST_BLOCK = _("First block.")
LAST_BLOCK = _("Last block.")
NO_MORE_HEADINGS = _("No more headings.")
NO_HEADING_BEFORE = _("No previous heading.")
NO_HEADING_ABOVE = _("No parent heading.")
NO_MORE_LISTS = _("No more lists.")
NO_LIST_BEFORE = _("No previous list.")
NO_MORE_QUOTES = _("No more quotes.")
NO_QUOTE_BEFORE = _("No previous quote.")
NO_MORE_TABLES = _("No more tables.")
NO_TABLE_BEFORE = _("No previous table.")
NO_MORE_LINKS = _("No more links.")
NO_LINK_BEFORE = _("No previous link.")
NO_MORE_CHANGES = _("No more changes.")
NO_CHANGE_BEFORE = _("No previous change.")
NO_MORE_ERRORS = _("No more errors.")
NO_ERROR_BEFORE = _("No previous error.")
NO_MORE_WARNINGS = _("No more warnings.")
NO_WARNING_BEFORE = _("No previous warning.")


def error(number: int, count: int) -> str:
    return _("Error {number:,} of {count:,}.").format(number=number, count=count)


def warning(number: int, count: int) -> str:
    return _("Warning {number:,} of {count:,}.").format(number=number, count=count)


NO_PLACE_BACK = _("No earlier position.")
NO_PLACE_FORWARD = _("No later position.")
NUMBER_FIRST = _("Type a number first: 30% goes to 30 percent.")


def no_more_headings_of_level(level: int) -> str:
    return _("No more headings of level {level}.").format(level=level)


NOT_STOPPED = _("Reading has not been stopped yet.")
