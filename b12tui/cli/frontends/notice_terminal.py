"""The terminal that a loading notice takes over before the frontend runs."""

from __future__ import annotations

from contextlib import ExitStack, suppress

from b12tui.core import cancel_keys
from b12tui.core.keymap.bindings import Keymap
from b12tui.errors import ExitCode, NoTerminal, TerminalLost
from b12tui.terminal.key_decoder import KeyDecoder
from b12tui.terminal.owner import Terminal
from b12tui.terminal.typeahead import Typeahead


def take_terminal(stack: ExitStack, words: str, keys: Keymap, *, screen: bool, left: ExitCode = ExitCode.OK) -> None:
    """Take the terminal until `stack` is closed, show `words` on it, and end the program on a key that leaves.

    `left` is the exit code then.
    """
    with suppress(TerminalLost, NoTerminal):  # the frontend fails in the same way, and reports it
        terminal = stack.enter_context(Terminal.open())
        terminal.enter(screen=screen)
        terminal.write(words[: terminal.size()[0] - 1])
        typeahead = Typeahead(terminal, KeyDecoder(), lambda typed: cancel_keys.quits(keys, typed), left)
        typeahead.announced = True
        stack.enter_context(typeahead.listen())
