"""The theme and the width that a reader took last, by a key: the next text opens with them.

One line for each in a file that this program writes: its name, what was chosen, and what the settings said then. Where
they say something else since, they are the newer wish, and win. What it refuses: to keep what an option asked for once,
and to raise.
"""

from __future__ import annotations

from pathlib import Path

from b12tui.core.appearance import Appearance
from b12tui.storage.settings_schema import CHOSEN, Settings


class AppearancePreference:
    """Keeps what is chosen while one reads."""

    def __init__(self, path: Path | None, written: Settings, opened: Appearance) -> None:
        """Keep it in `path`, None: nowhere; `written` are the settings of the file, `opened` the look in force."""
        self._path = path
        self._written = written
        self._seen = opened
        self._said = False

    def remember(self, appearance: Appearance) -> str:
        """Keep what changed since; return what is to be said if that fails, a sentence, or empty."""
        changed = [name for name in CHOSEN if getattr(appearance, name) != getattr(self._seen, name)]
        if not changed or self._path is None:
            return ""
        from b12tui.storage.atomic_file import reason

        try:
            self._keep(self._path, appearance, changed)
        except OSError as error:
            if self._said:
                return ""
            self._said = True
            return f"Your theme and width can't be kept ({reason(error)}); the settings theme and width do the same."
        self._seen = appearance
        return ""

    def _keep(self, path: Path, appearance: Appearance, changed: list[str]) -> None:
        """Put what changed beside what is kept by now, which another program may have written."""
        from b12tui.storage.atomic_file import read_file, replace_file, set_aside
        from b12tui.storage.effective_settings import LONGEST_CHOICES, choices_in
        from b12tui.storage.file_lock import locked

        with locked(path.parent):
            found, whole = choices_in(read_file(path, LONGEST_CHOICES) or b"")
            kept = {choice.name: choice for choice in found}
            rows = []
            for name in CHOSEN:
                said = getattr(self._written, name)
                if name not in changed:
                    rows += [f"{name} {kept[name].value} {kept[name].instead_of}\n"] if name in kept else []
                elif getattr(appearance, name) != said:
                    rows.append(f"{name} {getattr(appearance, name)} {said}\n")
            replace_file(path, "".join(rows).encode("ascii"), lambda: whole or bool(set_aside(path)))
