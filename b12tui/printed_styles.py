"""Output of programs as a terminal shows it in the end, without styles and without overwritten lines."""

from __future__ import annotations

import re


def without_styles(text: str) -> str:
    """Remove bold and underlining by backspaces (grotty(1)), and escape sequences for styles (ECMA-48, SGR).

    Sequences that erase a line, show or hide the cursor (DEC private modes) or choose ASCII, as tput(1) does with each
    style, and hyperlinks (OSC 8) are removed as well.
    """
    if "\x1b" in text:
        text = re.sub(r"\x1b(?:\[[0-9;:]*[mK]|\[\?[0-9;]*[hl]|\(B|\]8;[^\x07\x1b]*(?:\x07|\x1b\\))", "", text)
    return re.sub(r"[^\n]\x08", "", text) if "\b" in text else text


def last_states(text: str) -> str:
    """Return lines without what a carriage return made a terminal write over, as a progress bar does.

    A sequence that moves the cursor to the first column (ECMA-48, CHA) is one. Where carriage returns alone end the
    lines, all are kept.
    """
    if "\x1b" in text:
        text = re.sub(r"\x1b\[[01]?G", "\r", text)
    if "\r" not in text or "\n" not in text:
        return text
    return "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in text.split("\n"))
