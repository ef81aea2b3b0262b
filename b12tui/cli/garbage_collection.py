"""Control of Python's garbage collector, so that no key waits for a pass over all objects.

While the program starts, and at its end, nothing is collected. What is made while the program starts lives on, and
looking through it for garbage takes time: without these calls `--plain` with 8 KB of text took 1.15 times as long to
print, `--version` 1.06 times, and the first row of a screen 1.04 times (medians of 9, interleaved, Python 3.11).
Measure again before anything here is changed.

Later on, a pass over all objects would look at each text that is open, and take 0.3 s for some of 1 MB, again and again
while they are read. So where a pass leaves many objects, they are set aside and no later pass looks at them: one pass
takes 0.05 s at most, whatever is open. They are freed when nothing refers to them: documents and their rows have no
cycles (`b12tui.weak_method`). What is in a cycle, and was set aside, is never freed: few objects are in any, and where
there are few objects none are set aside.
"""

from __future__ import annotations

import gc

from b12tui.fasttyping import Any

MAX_OBJECTS_LEFT = 50_000
"""Objects that a pass may leave: a frontend without a large text has 10,000."""


def pause_collection() -> None:
    """Collect nothing until `resume_collection`."""
    gc.disable()


def resume_collection() -> None:
    """Collect what becomes garbage from here on; what there is now is not looked at again."""
    gc.freeze()
    if _set_aside not in gc.callbacks:
        gc.callbacks.append(_set_aside)
    gc.enable()


def free_remains() -> None:
    """Free what the start has made and left: 0.2 MB, mostly classes before they got slots; it takes 4 ms.

    To be called once the first page is shown.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def skip_last_collection() -> None:
    """Keep the interpreter from looking through everything once more at exit, as it does even without collection."""
    gc.freeze()


def _set_aside(phase: str, info: dict[str, Any]) -> None:
    """Let no later pass look at what a pass over all objects has left, where that is much."""
    if phase == "stop" and info["generation"] == 2 and len(gc.get_objects(2)) > MAX_OBJECTS_LEFT:
        gc.freeze()
