"""Notice shown while a text takes long to load, for the screen, spoken pages and line mode.

    with announced(cancellation, choice.frontend, settings, preview):
        document = readers.read(source, cancellation=cancellation)

The frontend does not run yet, so the terminal is taken over for that time, and the keys that leave end the program.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from b12tui.cli.frontends.opening import leaves

if TYPE_CHECKING:
    from b12tui.cli.frontends.first_frame import Preview
    from b12tui.core.keymap.bindings import Keymap
    from b12tui.document.cancellation import Cancellation
    from b12tui.storage.settings_schema import Settings


@contextmanager
def announced(
    cancellation: Cancellation, head: str, settings: Settings, preview: Preview | None = None
) -> Iterator[None]:
    """Announce the loading inside the context if it takes long, for a reader who waits for the frontend `head`.

    If a preview is on the screen, the notice is drawn over it.
    """
    with ExitStack() as stack:

        def announce(section: str) -> None:
            from b12tui.core.cancel_keys import activity, announcement

            words = announcement(settings.keymap(), section, leaving=True)
            if preview is not None:
                preview.first_frame.announce(preview.state, words)
            elif head != "line":
                _take_terminal(stack, words, settings.keymap(), screen=head == "screen")
            elif sys.stdout.isatty():
                sys.stdout.write(f"{activity(section)} … Ctrl+C leaves.\n")
                sys.stdout.flush()

        with cancellation.paced(lambda: False, announce):
            yield


def _take_terminal(stack: ExitStack, words: str, keys: Keymap, *, screen: bool) -> None:
    """Take the terminal until `stack` is closed, show `words` on it, and end the program on a key that leaves."""
    from b12tui.errors import NoTerminal, TerminalLost
    from b12tui.terminal.key_decoder import KeyDecoder as TypedKeys
    from b12tui.terminal.owner import Terminal
    from b12tui.terminal.typeahead import Typeahead

    with suppress(TerminalLost, NoTerminal):  # the frontend fails in the same way, and reports it
        terminal = stack.enter_context(Terminal.open())
        terminal.enter(screen=screen)
        terminal.write(words[: terminal.size()[0] - 1])
        stack.enter_context(Typeahead(terminal, TypedKeys(), lambda key: leaves(keys, key)).listen())
