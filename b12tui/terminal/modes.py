"""Terminal modes that are set while the program runs, and how they are undone. Values only: nothing is written.

Modes that are not needed are never set, since nothing could unset them when the line breaks: no keyboard protocol, no
focus reports, no bracketed paste, no size reports; the mouse only on request. There are no queries.
"""

from __future__ import annotations

import termios

from b12tui.fasttyping import Any

SCREEN_ON = "\x1b[?1049h\x1b[?7l\x1b[?25h"
"""Alternate screen, no autowrap, a visible cursor, which screen readers and braille displays follow."""

SCREEN_OFF = "\x1b[?25h\x1b[?7h\x1b[?1049l\r"

LINK_OFF = "\x1b]8;;\x1b\\"
"""End of a hyperlink (OSC 8): an abandoned frame may have begun one."""

MOUSE_ON, MOUSE_OFF = "\x1b[?1000;1006h", "\x1b[?1000;1006l"

IFLAG, OFLAG, LFLAG, CC = 0, 1, 3, 6
"""Indices in the list that termios.tcgetattr returns."""


def attributes(found: list[Any]) -> list[Any]:
    """Return `found` changed so that keys arrive one by one, unechoed and untranslated, and output is not translated.

    Ctrl+C, Ctrl+Z and Ctrl+S are ordinary keys, Enter is CR, and LF moves down without moving to the left.
    """
    changed = [*found[:CC], [*found[CC]]]
    changed[LFLAG] &= ~(termios.ECHO | termios.ECHONL | termios.ICANON | termios.ISIG | termios.IEXTEN)
    changed[IFLAG] &= ~(termios.BRKINT | termios.ICRNL | termios.INLCR | termios.IGNCR | termios.ISTRIP | termios.IXON)
    changed[OFLAG] &= ~termios.ONLCR
    changed[CC][termios.VMIN], changed[CC][termios.VTIME] = 1, 0
    return changed


def enter_sequence(*, screen: bool, mouse: bool) -> bytes:
    """Return the bytes that set the modes; none without `screen`."""
    return (SCREEN_ON + (MOUSE_ON if mouse else "")).encode() if screen else b""


def leave_sequence(*, screen: bool, mouse: bool, links: bool, rows: int) -> bytes:
    """Return the bytes that undo the modes on a screen of `rows` rows, with the cursor on a fresh row.

    They begin with an ESC, which ends any sequence that was cut in the middle. For terminals without an alternate
    screen, the last row is cleared for the shell's prompt.
    """
    if not screen:
        return b"\r\n"
    return f"{LINK_OFF if links else ''}\x1b[m\x1b[r\x1b[{rows}H\x1b[K{MOUSE_OFF if mouse else ''}{SCREEN_OFF}".encode()
