"""Search: matches, and why there are none."""

from __future__ import annotations

from b12tui.catalogue.lookup import _

NO_EARLIER_SEARCH = _("No earlier search.")
NO_LATER_SEARCH = _("No later search.")
NO_SEARCH_YET = _("No search yet.")
PAST_THE_END = _("Past the end, from the start: ")
PAST_THE_START = _("Past the start, from the end: ")
MATCHES = _("Matches")

TAKES_TOO_MUCH_MEMORY = _("That pattern takes too much memory in this text; a plainer one is needed.")
TAKES_TOO_LONG = _("That pattern takes too long in this text; a plainer one is needed.")
TOO_NESTED = _("its numbers or its brackets go too far")


def nothing_searched(key: str) -> str:
    if not key:
        return _("Nothing is being looked for.")
    return _("Nothing is being looked for; {key} finds words.").format(key=key)


def not_found(query: str) -> str:
    return _("“{query}” does not stand in this text.").format(query=query)


def unclosed_pattern_not_found(query: str) -> str:
    return _("“{query}” does not stand in this text; a pattern ends with another /.").format(query=query)


def match(number: int, count: int, section: str, *, exact: bool) -> str:
    message = _("{number} of {count}, in {section}") if exact else _("about {number} of {count}, in {section}")
    return message.format(number=number, count=count, section=section)


def matches_of(query: str) -> str:
    return _("Matches of “{query}”").format(query=query)


def matches_from_here(query: str, listed: int, count: int) -> str:
    message = _("Matches of “{query}” from here on, {listed} of about {count}")
    return message.format(query=query, listed=listed, count=count)


def no_pattern(query: str, reason: str) -> str:
    return _("“{query}” is no pattern: {reason}.").format(query=query, reason=reason)


def at_character(reason: str, number: int) -> str:
    return _("{reason} at character {number}").format(reason=reason, number=number)
