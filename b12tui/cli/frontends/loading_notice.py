"""Notice shown while a text takes long to load, for the screen, spoken pages and line mode.

    with announce_loading(cancellation, choice.frontend, settings, preview):
        document = readers.read(source, cancellation=cancellation)

The frontend does not run yet, so the terminal is taken over for that time, and the keys that leave end the program.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from b12tui.catalogue import page
from b12tui.cli.frontends import notice_terminal
from b12tui.core.messages import announcements
from b12tui.errors import ExitCode
from b12tui.fasttyping import TYPE_CHECKING

if TYPE_CHECKING:
    from b12tui.cli.frontends.first_frame import Preview
    from b12tui.document.cancellation import Cancellation
    from b12tui.storage.settings_schema import Settings


@contextmanager
def announce_loading(
    cancellation: Cancellation,
    frontend: str,
    settings: Settings,
    preview: Preview | None = None,
    *,
    left: ExitCode = ExitCode.OK,
) -> Iterator[None]:
    """Announce the loading inside the context if it takes long, for a reader who waits for the frontend of that name.

    If a preview is on the screen, the notice is drawn over it. `left` is the exit code of who leaves meanwhile.
    """
    with ExitStack() as stack:

        def announce(section: str) -> None:
            words = announcements.announcement(settings.keymap(), section, leaving=True)
            if preview is not None:
                preview.first_frame.announce(preview.state, words)
            elif frontend != "line":
                notice_terminal.take_terminal(stack, words, settings.keymap(), screen=frontend == "screen", left=left)
            elif sys.stdout.isatty():
                sys.stdout.write(f"{page.key_leaves(announcements.activity(section), 'Ctrl+C')}\n")
                sys.stdout.flush()

        with cancellation.paced(lambda: False, announce):
            yield
