"""Search: matches, and why there are none."""

from __future__ import annotations

from b12tui.catalogue.lookup import _

NO_EARLIER_SEARCH = _("No earlier search.")
NO_LATER_SEARCH = _("No later search.")
NO_SEARCH_YET = _("No search yet.")
PAST_THE_END = _("Wrapped to the start: ")
PAST_THE_START = _("Wrapped to the end: ")
MATCHES = _("Matches")

TAKES_TOO_MUCH_MEMORY = _("Search stopped: the pattern needs too much memory. Try a simpler one.")
TAKES_TOO_LONG = _("Search stopped: the pattern takes too long. Try a simpler one.")
TOO_NESTED = _("too complex")


def nothing_searched(key: str) -> str:
    if not key:
        return _("No search yet.")
    return _("No search yet. Press {key} to search.").format(key=key)


def not_found(query: str) -> str:
    return _("Not found: “{query}”.").format(query=query)


def unclosed_pattern_not_found(query: str) -> str:
    return _("Not found: “{query}”. A pattern ends with a slash.").format(query=query)


def match(number: int, count: int, section: str, *, exact: bool) -> str:
    message = _("{number} of {count}, in {section}") if exact else _("about {number} of {count}, in {section}")
    return message.format(number=number, count=count, section=section)


def match_here(number: int, count: int, *, exact: bool) -> str:
    message = _("{number} of {count}.") if exact else _("about {number} of {count}.")
    return message.format(number=number, count=count)


def matches_of(query: str) -> str:
    return _("Matches for “{query}”").format(query=query)


def matches_from_here(query: str, listed: int, count: int) -> str:
    message = _("Matches for “{query}” from here, {listed} of about {count}")
    return message.format(query=query, listed=listed, count=count)


def no_pattern(query: str, reason: str) -> str:
    return _("Invalid pattern “{query}”: {reason}.").format(query=query, reason=reason)


def at_character(reason: str, number: int) -> str:
    return _("{reason} at character {number}").format(reason=reason, number=number)
