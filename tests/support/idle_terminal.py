"""Terminal for tests of what is read and written: nothing else of it does anything."""

from __future__ import annotations

from collections.abc import Callable


class IdleTerminal:
    """Terminal of 80 columns and 24 rows that is never resized, suspended or terminated."""

    def size(self) -> tuple[int, int]:
        """Return columns and rows."""
        return 80, 24

    def enter(self, **_: bool) -> None:
        """Do nothing."""

    def leave(self) -> None:
        """Do nothing."""

    def wake(self) -> None:
        """Do nothing."""

    def on_resize(self, callback: Callable[[], None]) -> None:
        """Never call back."""

    def on_return(self, callback: Callable[[], None]) -> None:
        """Never call back."""

    def on_terminate(self, callback: Callable[[], None]) -> None:
        """Never call back."""
