"""Verbosity of the linear modes and plain output."""

from __future__ import annotations

from b12tui.catalogue.lookup import _, pgettext

LEVELS = {"low": _("low"), "medium": _("medium"), "high": _("high")}
VALUES = {
    "on": _("on"),
    "off": _("off"),
    "word": _("word"),
    "number": _("number"),
    "none": pgettext("value to type", "none"),
    "end": pgettext("value to type", "end"),
    "section": _("section"),
    "sign": _("sign"),
    "name": _("name"),
    "count": _("count"),
    "full": _("full"),
    "short": _("short"),
    "before": _("before"),
    "after": _("after"),
    "request": _("request"),
}
NAMES = {
    "verbosity": _("Verbosity"),
    "links": _("Links"),
    "link_list": _("List of links"),
    "emoji": _("Emoji"),
    "addresses": _("Addresses"),
    "notes": _("Your notes"),
    "position": _("Position in list"),
    "list": _("Beginning of a list"),
    "list_end": _("End of a list"),
    "row_header": _("Row header"),
    "column_header": _("Column header"),
    "code": _("Code"),
    "indentation": _("Indentation of code"),
    "note": _("Notes"),
    "image": _("Images"),
    "level": _("Level of a heading"),
}
"""Names of the choices and switches for people, by their names in the settings."""


def level(name: str) -> str:
    return _("Verbosity: {level}.").format(level=LEVELS[name])


def level_on_screen(name: str) -> str:
    return _("Verbosity in speech and line mode: {level}.").format(level=LEVELS[name])
