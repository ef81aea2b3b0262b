"""The texts that are read while the program runs: the one it was started with, and those that links lead to.

A head that is asked for something outside of its text hands the reader over (`fulfil`) and is given the next one. What
is opened is Markdown beside the text, and only where the reader asks for it by a key; a restricted reader opens
nothing.
"""

from __future__ import annotations

from b12tui.cli.keeping import Keeping
from b12tui.reading.reader import Reader
from b12tui.source import LIMIT, Source

KEPT = 8
"""How many texts that were left are held in memory, besides one that can't be read again."""


class Shelf:
    """Opens texts and keeps the places in them."""

    def __init__(
        self,
        text: Source,
        keeping: Keeping,
        *,
        encoding: str | None = None,
        limit: int = LIMIT,
        restricted: bool = False,
    ) -> None:
        """Begin with `text`; others are read with `encoding` and up to `limit` bytes, and none if `restricted`."""
        self.name = "-" if text.name == "standard input" and text.path is None else str(text.path or "")
        """What the first text is opened by."""
        self.encoding = encoding
        self.limit = limit
        self.left: dict[str, Reader] = {}
        """The readers of texts that were left, the latest last, by what they are opened by."""
        self.stamps: dict[str, object] = {}
        """When a text's file was written, as it was when it was read."""
        self.keeping = keeping
        """Of the first text."""
        self.keepings = {self.name: keeping}
        self._restricted = restricted

    def resume(self, reader: Reader) -> Reader:
        """Return the reader as it left its text last time."""
        return self.keepings[reader.text].resume(reader, "top" if reader.head == "line" else "g")

    def save(self, reader: Reader) -> None:
        """Keep the reader's place in its text."""
        self.keepings[reader.text].save(reader)

    def take_notice(self) -> str:
        """Return what is to be said about keeping places, or empty."""
        return " ".join(dict.fromkeys(filter(None, (keeping.take_notice() for keeping in self.keepings.values()))))

    def leave(self, reader: Reader) -> None:
        """Put a text aside: its place is kept, and so is the reader, for a while."""
        self.save(reader)
        self.left.pop(reader.text, None)
        self.left[reader.text] = reader
        again = [name for name in self.left if name != "-"]
        for name in again[:-KEPT]:
            del self.left[name]

    def fulfil(self, reader: Reader) -> Reader:
        """Do what the reader's effect asks for outside of its text; return the next reader, which says what came of it.

        It raises nothing where a text can't be had: then the reader stays where it is and says so.
        """
        from b12tui.reading.texts import refused

        if self._restricted:
            return refused(reader)
        from b12tui.cli import elsewhere

        return elsewhere.fulfil(self, reader)
