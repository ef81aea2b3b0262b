"""Time after which a lone Esc is a key, by where the terminal is.

On a terminal of this machine the bytes of a key come together. Over SSH a line may hold back the rest of them, and Esc
taken too early would leave what is on top, and type letters. `ESCDELAY` is the variable of ncurses(3X): milliseconds.
"""

from __future__ import annotations

from collections.abc import Mapping

from b12tui.terminal.key_decoder import ESCAPE_WAIT

LOCAL_ESCAPE_WAIT = 0.08
"""Seconds on a terminal of this machine."""
MOST_MILLISECONDS = 10_000
"""Longest wait that is taken from a variable."""


def escape_wait(environ: Mapping[str, str], chosen: int | str = "auto") -> float:
    """Return the seconds to wait after Esc: as chosen, in milliseconds, else as the environment says."""
    if isinstance(chosen, int):
        return chosen / 1000
    delay = environ.get("ESCDELAY", "")
    if delay.isascii() and delay.isdecimal() and len(delay) < 6 and 0 < int(delay) <= MOST_MILLISECONDS:
        return int(delay) / 1000
    remote = environ.get("SSH_CONNECTION") or environ.get("SSH_TTY")
    return ESCAPE_WAIT if remote else LOCAL_ESCAPE_WAIT
