"""When Python's garbage collector runs: not while the program starts, nor at its end.

What is made while the program starts lives on, and looking through it for garbage takes time: without these calls
`--plain` with 8 KB of text took 1.15 times as long to print, `--version` 1.06 times, and the first row of a screen 1.04
times (medians of 9, interleaved, Python 3.11). Measure again before anything here is changed.
"""

from __future__ import annotations

import gc


def pause_collection() -> None:
    """Collect nothing until `resume_collection`."""
    gc.disable()


def resume_collection() -> None:
    """Collect what becomes garbage from here on; what there is now is not looked at again."""
    gc.freeze()
    gc.enable()


def skip_last_collection() -> None:
    """Keep the interpreter from looking through everything once more at exit, as it does even without collection."""
    gc.freeze()
