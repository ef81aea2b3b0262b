"""Spoken pages."""

from __future__ import annotations

from b12tui.catalogue.lookup import _

THESE_ARE_SPOKEN_PAGES = _("Already in speech mode.")
COLON = _("colon")
"""Name of the key, which screen readers may leave out."""
ALL_THAT_CAN_BE_DONE = _("Enter: all actions.")
QUESTION_MARK = _("Question mark")
"""Name of the key, which screen readers may leave out."""
STOPPED = _("Stopped.")
GO_TO = _("Go to")


def continuing(section: str, place: str) -> str:
    return _("Continuing in {section}, {place}.").format(section=section, place=place)


def keys(key: str) -> str:
    return _("{key}: help.").format(key=key)


def quits(key: str) -> str:
    return _("{key}: quit.").format(key=key)


def by_sentence(key: str) -> str:
    return _("To read by sentence: {key}, sentence lines, Enter.").format(key=key)


def copied(name: str) -> str:
    return _("Copied {name}.").format(name=name)


def no_clipboard(name: str) -> str:
    return _("No clipboard here. This is {name}:").format(name=name)


def end_of_copy(name: str) -> str:
    return _("End of {name}.").format(name=name)
