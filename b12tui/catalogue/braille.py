"""Words that a braille edition adds to its document, and its errors."""

from __future__ import annotations

from b12tui.catalogue.lookup import _

CONTENTS = _("Contents")
LINKS = _("Links")
LISTED = _("Table changed to listed format: each entry follows its column heading.")
LINK_NUMBERS = _("Numbers in square brackets refer to the list of links at the end.")
DEEP_HEADINGS = _("Headings below level 3 begin in cell 7, like those of level 3.")
NEMETH = _("Formulas are in the Nemeth Code.")
MISSING = _("braille needs liblouis, which is not installed")
INSTALL = _("use apt install liblouis20 liblouis-data, dnf install liblouis or brew install liblouis")
NO_EMPHASIS = _("lou_translate can't mark emphasis")
SEE_TABLES = _("give a table of liblouis such as en-ueb-g2 or fr-bfu-g2.utb, or a language with its grade: de-g2")


def row_headings(name: str) -> str:
    return _("Table changed to listed format: {name} in cell 5, then each entry after its column heading.").format(
        name=name
    )


def transcribed(code: str) -> str:
    return _("Transcribed by b12tui: {code}").format(code=code)


def pages(preliminary: int, last: int) -> str:
    return _("Braille pages: {preliminary}, {last}").format(preliminary=_span("t", preliminary), last=_span("", last))


def _span(before: str, last: int) -> str:
    return _("{first} to {last}").format(first=f"{before}1", last=f"{before}{last}") if last > 1 else f"{before}{last}"


def page(number: int) -> str:
    return _("page {number}").format(number=number)


def unknown_table(name: str) -> str:
    return _("unknown braille table: {name}").format(name=name)


def too_small(least_cells: int, least_lines: int) -> str:
    return _("braille pages are too small; at least: {cells} by {lines}").format(cells=least_cells, lines=least_lines)
