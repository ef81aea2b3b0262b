"""System folders for state, settings and crash reports."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

NAME = "b12tui"


def places_folder() -> Path | None:
    """Return the folder for positions in texts; None if the system has no such folder."""

    def find() -> Path:
        from platformdirs import user_state_path

        return user_state_path(NAME, appauthor=False)

    return _home(lambda: _xdg("XDG_STATE_HOME", "~/.local/state") or find(), "places")


def settings_file() -> Path | None:
    """Return the path of the settings file, whether it exists or not; None if the system has no folder for it."""

    def find() -> Path:
        from platformdirs import user_config_path

        return user_config_path(NAME, appauthor=False)

    return _home(lambda: _xdg("XDG_CONFIG_HOME", "~/.config") or find(), "settings.toml")


def frontend_preference_file() -> Path | None:
    """Return the path of the file for the preferred frontend, whether it exists or not; None without a state folder."""
    places = places_folder()
    return None if places is None else places.with_name("head")


def greeted_file() -> Path | None:
    """Return the path of the file that counts greetings, whether it exists or not; None without a state folder."""
    places = places_folder()
    return None if places is None else places.with_name("greeted")


def offered_file() -> Path | None:
    """Return the path of the file that counts offers of speech mode, existing or not; None without a state folder."""
    places = places_folder()
    return None if places is None else places.with_name("offered")


def appearance_preference_file() -> Path | None:
    """Return the path of the file for the last chosen theme and width, existing or not; None without a state folder."""
    places = places_folder()
    return None if places is None else places.with_name("look")


def recent_file() -> Path | None:
    """Return the path of the list of recent texts, whether it exists or not; None without a state folder."""
    places = places_folder()
    return None if places is None else places.with_name("recent")


def notes_folder() -> Path | None:
    """Return the folder for notes on texts, whether it exists or not; None without a state folder."""
    places = places_folder()
    return None if places is None else places.with_name("notes")


def reports_folder() -> Path | None:
    """Return the folder for crash reports; None if the system has no such folder."""
    from platformdirs import user_log_path

    return _home(lambda: user_log_path(NAME, appauthor=False), "")


def make(folder: Path) -> None:
    """Create a folder and its missing parents, for this user only (XDG Base Directory Specification)."""
    for part in (*reversed(folder.parents), folder):
        with suppress(FileExistsError):
            if not part.is_dir():
                part.mkdir(mode=0o700)


def _xdg(variable: str, otherwise: str) -> Path | None:
    """Return the folder on Linux (XDG Base Directory Specification); None on other systems, where platformdirs is used.

    platformdirs gives the same result on Linux, but importing it takes a fifteenth of the startup time.
    """
    if sys.platform != "linux" or "ANDROID_DATA" in os.environ:
        return None
    named = Path(os.environ.get(variable, "").strip())
    return (named if named.is_absolute() else Path(otherwise).expanduser()) / NAME  # relative paths are ignored (XDG)


def _home(find: Callable[[], Path], name: str) -> Path | None:
    try:
        folder = find()
    except RuntimeError:
        return None
    # Older versions return "~/…" without a HOME, which would create a folder of that name in the working directory.
    return folder / name if folder.is_absolute() else None
