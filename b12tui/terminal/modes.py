"""The modes that are set while this program has the terminal, and how they are undone. Values only: nothing is written.

What is not needed is never set, since nobody could unset it when the line breaks: no keyboard protocol, no focus
reports, no bracketed paste, no reports of size; the mouse on request only. No query is among them.
"""

from __future__ import annotations

import termios
from typing import Any

SCREEN_ON = "\x1b[?1049h\x1b[?7l\x1b[?25h"
"""The other screen, no autowrap, a cursor that can be seen: readers and braille displays follow it."""

SCREEN_OFF = "\x1b[?25h\x1b[?7h\x1b[?1049l\r"

LINK_OFF = "\x1b]8;;\x1b\\"
"""The end of a link (OSC 8): a frame that is broken off may have begun one."""

MOUSE_ON, MOUSE_OFF = "\x1b[?1000;1006h", "\x1b[?1000;1006l"

IFLAG, OFLAG, LFLAG, CC = 0, 1, 3, 6
"""Places in what termios.tcgetattr returns."""


def attributes(found: list[Any]) -> list[Any]:
    """Return the attributes under which keys come one by one, unechoed, as what they are, and bytes go out as they are.

    Ctrl+C, Ctrl+Z and Ctrl+S are keys like any other, Enter is CR, LF goes down without going to the left.
    """
    changed = [*found[:CC], [*found[CC]]]
    changed[LFLAG] &= ~(termios.ECHO | termios.ECHONL | termios.ICANON | termios.ISIG | termios.IEXTEN)
    changed[IFLAG] &= ~(termios.BRKINT | termios.ICRNL | termios.INLCR | termios.IGNCR | termios.ISTRIP | termios.IXON)
    changed[OFLAG] &= ~termios.ONLCR
    changed[CC][termios.VMIN], changed[CC][termios.VTIME] = 1, 0
    return changed


def greeting(*, screen: bool, mouse: bool) -> bytes:
    """Return what sets the modes: none without `screen`."""
    return (SCREEN_ON + (MOUSE_ON if mouse else "")).encode() if screen else b""


def goodbye(*, screen: bool, mouse: bool, links: bool, rows: int) -> bytes:
    """Return what undoes the modes on a screen of `rows` rows and leaves the cursor on a fresh one.

    It begins with an ESC, which ends any sequence that was cut in the middle. Where there is no other screen, the last
    row is cleared for the shell's prompt.
    """
    if not screen:
        return b"\r\n"
    return f"{LINK_OFF if links else ''}\x1b[m\x1b[r\x1b[{rows}H\x1b[K{MOUSE_OFF if mouse else ''}{SCREEN_OFF}".encode()
