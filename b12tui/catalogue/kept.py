"""Saved positions, bookmarks and preferences: what could not be kept or read."""

from __future__ import annotations

from b12tui.catalogue.lookup import _


def appearance_not_kept(reason: str) -> str:
    message = _("Your theme and width can't be kept ({reason}); the settings theme and width do the same.")
    return message.format(reason=reason)


def mode_not_kept(reason: str) -> str:
    return _("Your answer can't be kept ({reason}); the setting head does the same.").format(reason=reason)


def places_unreadable(reason: str, folder: str) -> str:
    return _("Your places can't be read ({reason}); see to {folder}.").format(reason=reason, folder=folder)


def place_not_kept(reason: str, folder: str) -> str:
    return _("Your place can't be kept ({reason}); see to {folder}.").format(reason=reason, folder=folder)


PLACE_NEWER = _("What was kept of your place in this text was written by a newer b12tui, so it opens at its start.")
PLACE_DAMAGED = _("What was kept of your place in this text is damaged, so it opens at its start.")


def set_aside(path: str) -> str:
    return _("What was kept of this text before is not understood; it is set aside as {path}.").format(path=path)
