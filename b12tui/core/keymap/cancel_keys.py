"""Which of the keys that were typed during a computation cancels it, on every head alike.

Esc and Ctrl+C cancel and do no more; a key that leaves cancels and is then done, as if it had been typed afterwards.
Letters that go into a line to type in, or name a mark, are no such keys.
"""

from __future__ import annotations

from collections.abc import Iterable

from b12tui.core.keymap.bindings import Keymap, Pending
from b12tui.core.state import Prompt, ReaderState
from b12tui.core.update import context

CANCELS = frozenset({"Esc", "Ctrl+C"})
"""Keys that cancel and do no more."""
CANCELLED = "Cancelled."
"""What is said then."""
_LEAVES = frozenset({"quit", "back-out"})
_TYPES = frozenset({"find", "go", "filter"})
"""Actions that open a line to type in."""
LONGEST_TITLE = 40
"""Characters of a section's title that an announcement names at most."""


def cancelling(
    state: ReaderState, waiting: Iterable[str], *, typing: bool = False, leaving: bool = False
) -> int | None:
    """Return the index of the first key in `waiting` that cancels what is being done for `reader`; None: none does.

    `typing`: the key that is being done belongs to a line that is typed in, and so do the next ones. `leaving`: only
    what leaves counts, since there is nothing to go back to.
    """
    pending, place = Pending(), context(state)
    for index, key in enumerate(waiting):
        if key in CANCELS and not (leaving and key == "Esc"):
            return index
        if typing:
            typing = key != "Enter"
            continue
        pending, command = state.keymap.feed(pending, key, place)
        if command is not None and command.action in _LEAVES and command.text != "Esc":
            return index
        typing = command is not None and command.action in _TYPES
    return None


def announcement(keys: Keymap, doing: str, *, leaving: bool = False) -> str:
    """Return what is told of a computation that takes long: "Reading “Methods” … Esc cancels."."""
    start, _, rest = doing.partition("“")
    title = rest.removesuffix("”")
    if len(title) > LONGEST_TITLE:
        title = f"{title[:LONGEST_TITLE].rsplit(maxsplit=1)[0]} …"
    said = f"{start}“{title}”" if title else doing
    if not leaving:
        return f"{said} … Esc cancels."
    key = next((key for action in ("back-out", "quit") for key in [keys.key(action)] if key not in ("", "Esc")), "")
    return f"{said} … {key or 'Ctrl+C'} leaves."


def is_typing(state: ReaderState, key: str) -> bool:
    """Tell whether a key goes into a line that is typed in, rather than being done."""
    return isinstance(state.top_overlay, Prompt) and key != "Enter"
