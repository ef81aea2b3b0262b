"""The theme and the width that a reader took last, by a key: the next text opens with them.

One line for each in a file that this program writes: its name, what was chosen, and what the settings said then. Where
they say something else since, they are the newer wish, and win. What it refuses: to keep what an option asked for once,
and to raise.
"""

from __future__ import annotations

from pathlib import Path

from b12tui.reading.looks import Look
from b12tui.store.settings import CHOSEN, Settings


class LastLook:
    """Keeps what is chosen while one reads."""

    def __init__(self, path: Path | None, written: Settings, opened: Look) -> None:
        """Keep it in `path`, None: nowhere; `written` are the settings of the file, `opened` the look in force."""
        self._path = path
        self._written = written
        self._seen = opened
        self._said = False

    def heed(self, look: Look) -> str:
        """Keep what changed since; return what is to be said if that fails, a sentence, or empty."""
        changed = [name for name in CHOSEN if getattr(look, name) != getattr(self._seen, name)]
        if not changed or self._path is None:
            return ""
        self._seen = look
        from b12tui.store.wishes import choices

        kept = {choice.name: choice for choice in choices(self._path)}
        rows = []
        for name in CHOSEN:
            said = getattr(self._written, name)
            if name not in changed:
                rows += [f"{name} {kept[name].value} {kept[name].instead_of}\n"] if name in kept else []
            elif getattr(look, name) != said:
                rows.append(f"{name} {getattr(look, name)} {said}\n")
        from b12tui.store.answer import put

        reason = put(self._path, "".join(rows))
        if not reason or self._said:
            return ""
        self._said = True
        return f"Your theme and width can't be kept ({reason}); the settings theme and width do the same."
