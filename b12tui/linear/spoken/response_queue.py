"""Output of spoken pages to a line that may stall: responses wait in order, and are written as the line takes them."""

from __future__ import annotations

from collections import deque

from b12tui.catalogue import lists
from b12tui.linear.spoken.key_response import KeyResponse
from b12tui.linear.spoken.screen_writer import AppendOnlyScreen
from b12tui.terminal.owner import Terminal

OWED = 65_536
"""Bytes of unsent responses from which on no other is made; a single one may be longer."""


class ResponseQueue:
    """Responses to keys that the line has not taken yet, and the screen below whose rows they are written."""

    def __init__(self, terminal: Terminal, screen: AppendOnlyScreen) -> None:
        """Start with an empty queue, for a screen."""
        self.screen = screen
        self._terminal = terminal
        self._unsent: deque[bytes] = deque()
        """Responses in order, the first of them possibly in part."""

    def __bool__(self) -> bool:
        """Return whether anything waits."""
        return bool(self._unsent)

    @property
    def backlogged(self) -> bool:
        """Whether the line has to take output before another key is answered."""
        return sum(map(len, self._unsent)) >= OWED

    def clear(self) -> None:
        """Discard what waits."""
        self._unsent.clear()

    def write(self, answer: KeyResponse, key: str = "") -> None:
        """Write a response at once, after those that the line has not taken yet."""
        if answer.fresh:
            self.screen.clear()
        written = self.screen.append_rows(answer.rows, key)
        if answer.step:
            written += self.screen.step(answer.step)
        if answer.typing is not None:
            prompt = answer.typing
            written += self.screen.typed(lists.PROMPTS[prompt.kind], prompt.text, prompt.cursor)
        self.enqueue(written)

    def go_to_last_row(self) -> None:
        """Move the cursor to the last row, so that what another program writes comes below all of them."""
        self.enqueue(self.screen.to_last_row())

    def enqueue(self, written: str) -> None:
        """Write output after the responses that the line has not taken yet."""
        if written:
            self._unsent.append(written.encode("utf-8", "replace"))
            self.flush()

    def flush(self) -> None:
        """Write as much of the unsent responses as the line takes; leaving waits for none of them."""
        while self._unsent:
            rest = self._terminal.write_available(self._unsent[0])
            if rest:
                self._unsent[0] = rest
                return
            self._unsent.popleft()
