"""A terminal without a window, for tests: bytes in, cells, looks and a cursor out.

It knows what this program writes and the little more that Textual writes, and is strict: a sequence that it does not
know, a wide character that does not fit, a scroll by accident on the alternate screen are errors, because a real
terminal would do something of its own then. `test_tmux.py` beside it holds it against tmux on the same bytes.
"""

from __future__ import annotations

from support.emulator.screen import Cell, Screen
from support.emulator.sgr import DEFAULT, Look, look_of
from support.emulator.terminal import Emulator, Unknown

__all__ = ["DEFAULT", "Cell", "Emulator", "Look", "Screen", "Unknown", "look_of"]
