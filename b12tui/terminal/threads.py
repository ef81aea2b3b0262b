"""Start of threads, which fails where memory or a limit of the system leaves no room for one."""

from __future__ import annotations

from threading import Thread

from b12tui.errors import NoThread


def start(thread: Thread) -> None:
    """Start the thread; raise NoThread if the system allows no further one."""
    try:
        thread.start()
    except RuntimeError:  # its message is not documented, but each thread here is started once
        raise NoThread from None
