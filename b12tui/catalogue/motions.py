"""Motion: messages where it can go no further."""

from __future__ import annotations

from b12tui.catalogue.lookup import _

FIRST_LINE = _("First line.")
LAST_LINE = _("Last line.")
START_OF_LINE = _("Start of the line.")
END_OF_LINE = _("End of the line.")
FIRST_SENTENCE = _("First sentence.")
LAST_SENTENCE = _("Last sentence.")
FIRST_BLOCK = _("First block.")
LAST_BLOCK = _("Last block.")
NO_MORE_HEADINGS = _("No more headings.")
NO_HEADING_BEFORE = _("No heading before this one.")
NO_HEADING_ABOVE = _("No heading above this one.")
NO_MORE_LISTS = _("No more lists.")
NO_LIST_BEFORE = _("No list before this one.")
NO_MORE_QUOTES = _("No more quotes.")
NO_QUOTE_BEFORE = _("No quote before this one.")
NO_MORE_TABLES = _("No more tables.")
NO_TABLE_BEFORE = _("No table before this one.")
NO_MORE_LINKS = _("No more links.")
NO_LINK_BEFORE = _("No link before this one.")
NO_MORE_CHANGES = _("No more changes.")
NO_CHANGE_BEFORE = _("No change before this one.")
NO_PLACE_BACK = _("No place to go back to.")
NO_PLACE_FORWARD = _("No place to go forward to.")
NUMBER_FIRST = _("Type a number first: 30% goes to 30 percent of the text.")


def no_more_headings_of_level(level: int) -> str:
    return _("No more headings of level {level}.").format(level=level)
