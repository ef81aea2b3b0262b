"""Where this system keeps what a program remembers, what its user sets, and what went wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

NAME = "b12tui"


def places_folder() -> Path | None:
    """Return the folder for the places in texts; None where this system has no home for it."""

    def find() -> Path:
        from platformdirs import user_state_path

        return user_state_path(NAME, appauthor=False)

    return _home(lambda: _xdg("XDG_STATE_HOME", "~/.local/state") or find(), "places")


def settings_file() -> Path | None:
    """Return the settings' file, be it there or not; None where this system has no home for it."""

    def find() -> Path:
        from platformdirs import user_config_path

        return user_config_path(NAME, appauthor=False)

    return _home(lambda: _xdg("XDG_CONFIG_HOME", "~/.config") or find(), "settings.toml")


def frontend_preference_file() -> Path | None:
    """Return the file that keeps which head texts are to open in, be it there or not; None without a home for it."""
    places = places_folder()
    return None if places is None else places.with_name("head")


def appearance_preference_file() -> Path | None:
    """Return the file that keeps the theme and width that were chosen last, be it there or not; None without a home."""
    places = places_folder()
    return None if places is None else places.with_name("look")


def recent_file() -> Path | None:
    """Return the file that keeps which texts were read last, be it there or not; None without a home for it."""
    places = places_folder()
    return None if places is None else places.with_name("recent")


def reports_folder() -> Path | None:
    """Return the folder for reports of faults; None where this system has no home for it."""
    from platformdirs import user_log_path

    return _home(lambda: user_log_path(NAME, appauthor=False), "")


def make(folder: Path) -> None:
    """Make the folder and those above it that are missing, for this user alone (XDG Base Directory Specification)."""
    for part in (*reversed(folder.parents), folder):
        with suppress(FileExistsError):
            if not part.is_dir():
                part.mkdir(mode=0o700)


def _xdg(variable: str, otherwise: str) -> Path | None:
    """Return the folder on Linux (XDG Base Directory Specification); None elsewhere, where platformdirs knows it.

    platformdirs says the same there, but to load it takes a fifteenth of the time of a start.
    """
    if sys.platform != "linux" or "ANDROID_DATA" in os.environ:
        return None
    named = Path(os.environ.get(variable, "").strip())
    return (named if named.is_absolute() else Path(otherwise).expanduser()) / NAME  # a relative one is to be ignored


def _home(find: Callable[[], Path], name: str) -> Path | None:
    try:
        folder = find()
    except RuntimeError:
        return None
    # Older versions return "~/…" without a HOME, and a folder of that name would be made where the program was started.
    return folder / name if folder.is_absolute() else None
