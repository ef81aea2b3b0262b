"""Theme, width and verbosity last chosen while reading, applied to the next text.

The file has one line for each: its name, the chosen value, and the value that the settings had then. If the settings
have another value since, they are newer, and win. Values from command line options are not stored. Nothing is raised.
"""

from __future__ import annotations

from pathlib import Path

from b12tui.catalogue import saving
from b12tui.core.appearance import Appearance
from b12tui.storage.atomic_file import read_file, reason, replace_file, set_aside
from b12tui.storage.effective_settings import LONGEST_CHOICES, parse_choices
from b12tui.storage.file_lock import locked
from b12tui.storage.settings_schema import CHOSEN, Settings


class AppearancePreference:
    """Stores the theme, width and verbosity that are chosen while reading."""

    def __init__(self, path: Path | None, written: Settings, opened: Appearance) -> None:
        """Store choices in `path` (None: nowhere).

        `written` are the settings of the file, `opened` is the appearance in force.
        """
        self._path = path
        self._written = written
        self._last_seen = opened
        self._failure_reported = False

    def remember(self, appearance: Appearance) -> str:
        """Store the changes since the last call; return a sentence to show if that fails, or an empty string."""
        changed = [name for name in CHOSEN if getattr(appearance, name) != getattr(self._last_seen, name)]
        if not changed or self._path is None:
            return ""
        try:
            self._update(self._path, appearance, changed)
        except OSError as error:
            if self._failure_reported:
                return ""
            self._failure_reported = True
            return saving.appearance_not_kept(reason(error))
        self._last_seen = appearance
        return ""

    def _update(self, path: Path, appearance: Appearance, changed: list[str]) -> None:
        """Merge the changes into the file's current content, which another program may have written."""
        with locked(path.parent):
            found, whole = parse_choices(read_file(path, LONGEST_CHOICES) or b"", self._written.themes)
            stored = {choice.name: choice for choice in found}
            rows = []
            for name in CHOSEN:
                written_value = getattr(self._written, name)
                if name not in changed:
                    rows += [f"{name} {stored[name].value} {stored[name].instead_of}\n"] if name in stored else []
                elif getattr(appearance, name) != written_value:
                    rows.append(f"{name} {getattr(appearance, name)} {written_value}\n")
            replace_file(path, "".join(rows).encode("ascii"), lambda: whole or bool(set_aside(path)))
