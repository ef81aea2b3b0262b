"""Saved positions, bookmarks and preferences: what could not be kept or read."""

from __future__ import annotations

from b12tui.catalogue.lookup import _


def appearance_not_kept(reason: str) -> str:
    message = _("Theme and width could not be saved ({reason}); set them in the settings file.")
    return message.format(reason=reason)


def mode_not_kept(reason: str) -> str:
    return _("Your choice could not be saved ({reason}); set mode in the settings file.").format(reason=reason)


def places_unreadable(reason: str, folder: str) -> str:
    return _("Saved positions could not be read ({reason}); check {folder}.").format(reason=reason, folder=folder)


def place_not_kept(reason: str, folder: str) -> str:
    return _("Your position could not be saved ({reason}); check {folder}.").format(reason=reason, folder=folder)


PLACE_NEWER = _("The saved position is from a newer b12tui; opened at the start.")
PLACE_DAMAGED = _("The saved position is damaged; opened at the start.")


def set_aside(path: str) -> str:
    return _("An unreadable saved position was moved to {path}.").format(path=path)


def notes_unreadable(reason: str, folder: str) -> str:
    return _("Your notes could not be read ({reason}); check {folder}.").format(reason=reason, folder=folder)


def notes_not_kept(reason: str, folder: str) -> str:
    return _("Your notes could not be saved ({reason}); check {folder}.").format(reason=reason, folder=folder)


NOTES_NEWER = _("The notes are from a newer b12tui; they are kept and not shown.")
NOTES_DAMAGED = _("The notes are damaged; they are kept and not shown.")


def notes_set_aside(path: str) -> str:
    return _("Unreadable notes were moved to {path}.").format(path=path)
