"""Announcements of computations that take long, in words; light, as the first frame needs them."""

from __future__ import annotations

from b12tui.catalogue import page
from b12tui.core.keymap.bindings import Keymap

LONGEST_TITLE = 40
"""Maximum length, in characters, of a section title in an announcement."""


def activity(section: str) -> str:
    """Return what takes long: "Reading “Methods”", or "Working" where no section does."""
    return page.reading(section) if section else page.WORKING


def announcement(keys: Keymap, section: str, *, leaving: bool = False) -> str:
    """Return the announcement of a long computation: "Reading “Methods” … Press Esc to cancel."."""
    if len(section) > LONGEST_TITLE:
        section = f"{section[:LONGEST_TITLE].rsplit(maxsplit=1)[0]} …"
    if not leaving:
        return page.esc_cancels(activity(section))
    key = next((key for action in ("back-out", "quit") for key in [keys.key(action)] if key not in ("", "Esc")), "")
    return page.key_leaves(activity(section), key or "Ctrl+C")
