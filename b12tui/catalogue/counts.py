"""Numbers of things: "1 word", "1,412 words"."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.catalogue.lookup import _, ngettext


def words(count: int) -> str:
    return ngettext("{count:,} word", "{count:,} words", count).format(count=count)


def sections(count: int) -> str:
    return ngettext("{count:,} section", "{count:,} sections", count).format(count=count)


def hours(count: int) -> str:
    return ngettext("{count:,} hour", "{count:,} hours", count).format(count=count)


def minutes(count: int) -> str:
    return ngettext("{count:,} minute", "{count:,} minutes", count).format(count=count)


def seconds(count: int) -> str:
    return ngettext("{count:,} second", "{count:,} seconds", count).format(count=count)


def lines(count: int) -> str:
    return ngettext("{count:,} line", "{count:,} lines", count).format(count=count)


def terms(count: int) -> str:
    return ngettext("{count:,} term", "{count:,} terms", count).format(count=count)


def rows(count: int) -> str:
    return ngettext("{count:,} row", "{count:,} rows", count).format(count=count)


def columns(count: int) -> str:
    return ngettext("{count:,} column", "{count:,} columns", count).format(count=count)


def items(count: int) -> str:
    return ngettext("{count:,} item", "{count:,} items", count).format(count=count)


def questions(count: int) -> str:
    return ngettext("{count:,} question", "{count:,} questions", count).format(count=count)


def links(count: int) -> str:
    return ngettext("{count:,} link", "{count:,} links", count).format(count=count)


def times(count: int) -> str:
    return ngettext("{count:,} time", "{count:,} times", count).format(count=count)


def characters(count: int) -> str:
    return ngettext("{count:,} character", "{count:,} characters", count).format(count=count)


def alternatives(names: Sequence[str]) -> str:
    """Return a list of alternatives: "a", "a or b", "a, b or c"."""
    if len(names) < 2:
        return "".join(names)
    return _("{others} or {last}").format(others=", ".join(names[:-1]), last=names[-1])
