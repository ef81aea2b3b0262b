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

from b12tui.document.cancellation import cancel_when, paced

if TYPE_CHECKING:
    from b12tui.cli.frontends.preview import Preview
    from b12tui.core.keymap.bindings import Keymap
    from b12tui.storage.settings_schema import Settings


@contextmanager
def announced(head: str, settings: Settings, preview: Preview | None = None) -> Iterator[None]:
    """Announce what is done within if it takes long, for a reader who waits for `head`.

    Where a glimpse stands on the screen it is announced over that.
    """
    with ExitStack() as stack:

        def announce(doing: str) -> None:
            from b12tui.core.keymap.cancel_keys import announcement

            words = announcement(settings.keymap(), doing, leaving=True)
            if preview is not None:
                preview.first_frame.announce(preview.state, words)
            elif head != "line":
                _take_terminal(stack, words, settings.keymap(), screen=head == "screen")
            elif sys.stdout.isatty():
                sys.stdout.write(f"{doing} … Ctrl+C leaves.\n")
                sys.stdout.flush()

        with cancel_when(paced(lambda: False, announce)):
            yield


def leaves(keys: Keymap, key: str) -> bool:
    """Tell whether a key on the text leaves the program; Esc alone does not."""
    from b12tui.core.actions import BY_ID, KeyContext

    actions = (BY_ID["quit"], BY_ID["back-out"])
    return key != "Esc" and any(key in keys.keys_for(action, KeyContext.TEXT) for action in actions)


def _take_terminal(stack: ExitStack, words: str, keys: Keymap, *, screen: bool) -> None:
    """Take the terminal until `stack` is left, show `words` on it, and end the program by a key that leaves."""
    from b12tui.errors import NoTerminal, TerminalLost
    from b12tui.terminal.key_decoder import KeyDecoder as TypedKeys
    from b12tui.terminal.owner import Terminal
    from b12tui.terminal.typeahead import Typeahead

    with suppress(TerminalLost, NoTerminal):  # the head finds out as well, and says it
        terminal = stack.enter_context(Terminal.open())
        terminal.enter(screen=screen)
        terminal.write(words[: terminal.size()[0] - 1])
        stack.enter_context(Typeahead(terminal, TypedKeys(), lambda key: leaves(keys, key)).listen())
