"""What is said while a text is read in that takes long: on the screen, in spoken pages and in line mode.

    with announced(choice.head, settings, glimpse):
        document = parse(text, name=name)

The head does not run yet. So the terminal is taken for as long as it takes, and keys that leave end the program.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from b12tui.document.cancellation import heeding, paced

if TYPE_CHECKING:
    from b12tui.cli.frontends.preview import Glimpse
    from b12tui.core.keymap.bindings import Keys
    from b12tui.storage.settings_schema import Settings


@contextmanager
def announced(head: str, settings: Settings, glimpse: Glimpse | None = None) -> Iterator[None]:
    """Announce what is done within if it takes long, for a reader who waits for `head`.

    Where a glimpse stands on the screen it is announced over that.
    """
    with ExitStack() as stack:

        def announce(doing: str) -> None:
            from b12tui.core.keymap.cancel_keys import announcement

            words = announcement(settings.reader_keys(), doing, leaving=True)
            if glimpse is not None:
                glimpse.drawn.announce(glimpse.reader, words)
            elif head != "line":
                _take_terminal(stack, words, settings.reader_keys(), screen=head == "screen")
            elif sys.stdout.isatty():
                sys.stdout.write(f"{doing} … Ctrl+C leaves.\n")
                sys.stdout.flush()

        with heeding(paced(lambda: False, announce)):
            yield


def leaves(keys: Keys, key: str) -> bool:
    """Tell whether a key on the text leaves the program; Esc alone does not."""
    from b12tui.core.actions import BY_ID, Where

    actions = (BY_ID["quit"], BY_ID["back-out"])
    return key != "Esc" and any(key in keys.of(action, Where.TEXT) for action in actions)


def _take_terminal(stack: ExitStack, words: str, keys: Keys, *, screen: bool) -> None:
    """Take the terminal until `stack` is left, show `words` on it, and end the program by a key that leaves."""
    from b12tui.errors import LineGone, NoTerminal
    from b12tui.terminal.key_decoder import Keys as TypedKeys
    from b12tui.terminal.owner import Terminal
    from b12tui.terminal.typeahead import Meanwhile

    with suppress(LineGone, NoTerminal):  # the head finds out as well, and says it
        terminal = stack.enter_context(Terminal.open())
        terminal.enter(screen=screen)
        terminal.write(words[: terminal.size()[0] - 1])
        stack.enter_context(Meanwhile(terminal, TypedKeys(), lambda key: leaves(keys, key)).listen())
