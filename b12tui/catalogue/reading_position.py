"""Location in the document and in a search."""

from __future__ import annotations

from b12tui.catalogue.lookup import _, ngettext

END = _("end")
BEGINNING = _("top")

IN_HOURS = 180
"""Minutes from which on a time is given in hours: a log of 64 MB has thousands of minutes."""


def section(number: int, count: int) -> str:
    return _("section {number} of {count}").format(number=number, count=count)


def document(number: int, count: int) -> str:
    return _("file {number} of {count}").format(number=number, count=count)


def nested(inner: str, outer: str) -> str:
    return _("{inner}, in {outer}").format(inner=inner, outer=outer)


def minutes_left(count: int) -> str:
    if count < 1:
        return _("less than 1 minute left")
    if count >= IN_HOURS:
        hours = round(count / 60)
        return ngettext("about {count:,} hour left", "about {count:,} hours left", hours).format(count=hours)
    return ngettext("about {count} minute left", "about {count} minutes left", count).format(count=count)


def minutes_left_short(count: int) -> str:
    if count < 1:
        return _("less than 1 minute left")
    if count >= IN_HOURS:
        hours = round(count / 60)
        return ngettext("{count:,} hour left", "{count:,} hours left", hours).format(count=hours)
    return ngettext("{count} minute left", "{count} minutes left", count).format(count=count)


def minutes(count: int) -> str:
    if count < 1:
        return _("less than 1 minute")
    return ngettext("about {count} minute", "about {count} minutes", count).format(count=count)


def about_words(count: int) -> str:
    """Return an estimate, to two digits."""
    rounded = int(float(f"{count:.1e}"))
    return ngettext("about {count:,} word", "about {count:,} words", rounded).format(count=rounded)


def percent_sign(number: int) -> str:
    return _("{number}%").format(number=number)


def where(place: str, time: str, words: str) -> str:
    return _("{place}, {time}, {words}.").format(place=place, time=time, words=words)


def where_with_section(place: str, time: str, words: str, section_time: str, section_words: str) -> str:
    message = _("{place}, {time}, {words}; in this section {section_time}, {section_words}.")
    return message.format(place=place, time=time, words=words, section_time=section_time, section_words=section_words)


def line_of_code(number: int, count: int, indentation: int) -> str:
    if indentation:
        message = _("Line {number} of {count} of the code, indented {indentation}, ")
        return message.format(number=number, count=count, indentation=indentation)
    return _("Line {number} of {count} of the code, ").format(number=number, count=count)


def item(label: str) -> str:
    return _("Item {label}, ").format(label=label)


def continuing(place: str, start: str) -> str:
    return _("Continuing in {place}; {start} goes to the start.").format(place=place, start=start)
