"""Removal of the styles with which programs print for a terminal."""

from __future__ import annotations

import re


def without_styles(text: str) -> str:
    """Remove bold and underlining by backspaces (grotty(1)), and escape sequences for styles (ECMA-48, SGR).

    Sequences that erase to the end of the line and hyperlinks (OSC 8) are removed as well.
    """
    if "\x1b" in text:
        text = re.sub(r"\x1b(?:\[[0-9;:]*[mK]|\]8;[^\x07\x1b]*(?:\x07|\x1b\\))", "", text)
    return re.sub(r"[^\n]\x08", "", text) if "\b" in text else text
