"""The texts that are read while the program runs: the one it was started with, and those that links lead to.

A head that is asked for something outside of its text hands the reader over (`fulfil`) and is given the next one. What
is opened is Markdown beside the text, and only where the reader asks for it by a key; a restricted reader opens
nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from b12tui.cli.keeping import Keeping
from b12tui.reading.reader import Edit, OpenText, Reader, Revisit
from b12tui.source import LIMIT, Source, stamp

if TYPE_CHECKING:
    from b12tui.term.terminal import Terminal

KEPT = 8
"""How many texts that were left are held in memory, besides one that can't be read again."""


def _reference(text: Source) -> str:
    """Return what a text is opened by: a folder's ends in a slash, for what is beside it is in it."""
    return f"{text.path}/" if text.folder else str(text.path or "")


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
        follow: bool = False,
    ) -> None:
        """Begin with `text`; others are read with `encoding` and up to `limit` bytes, and none if `restricted`."""
        self.name = "-" if text.name == "standard input" and text.path is None else _reference(text)
        """What the first text is opened by."""
        self.follow = follow
        """Whether the text's file is to be watched from the start."""
        self.encoding = encoding
        self.limit = limit
        self.left: dict[str, Reader] = {}
        """The readers of texts that were left, the latest last, by what they are opened by."""
        self.sources = {self.name: text.text}
        """What each text said when it was read last."""
        self.stamps = {self.name: stamp(self.name)}
        """When each text's file was written, as it was when it was read."""
        self.known: dict[str, tuple[int, ...]] = {}
        """The checksums of a text's blocks that changes are told from, where that is no earlier reading's."""
        self.keeping = keeping
        """Of the first text."""
        self.keepings = {self.name: keeping}
        self.terminal: Terminal | None = None
        """What the head that is on draws on; None: it leaves the terminal as it is."""
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
        self._keep_prints(reader.text)
        self.left.pop(reader.text, None)
        self.left[reader.text] = reader
        again = [name for name in self.left if name != "-"]
        for name in again[:-KEPT]:
            del self.left[name], self.sources[name]

    def close(self) -> None:
        """Keep what later changes of the texts that were read are told from."""
        for name in self.sources:
            self._keep_prints(name)

    def _keep_prints(self, name: str) -> None:
        if self.keeping.keeps and name not in ("", "-"):
            from b12tui.reading.changes import prints

            self.keepings[name].keep_prints(prints(self.sources[name]))

    def run(self, arguments: Sequence[str], environ: Mapping[str, str]) -> int:
        """Run another program in the terminal and return its exit code; an OSError says that it can't be started."""
        if self.terminal is not None:
            return self.terminal.run(arguments, environ)
        from subprocess import run

        return run(arguments, env=environ, check=False).returncode  # noqa: S603 - the reader's own editor

    def fulfil(self, reader: Reader) -> Reader:
        """Do what the reader's effect asks for outside of its text; return the next reader, which says what came of it.

        It raises nothing where a text can't be had: then the reader stays where it is and says so.
        """
        if self._restricted and isinstance(reader.effect, OpenText | Revisit | Edit):
            from b12tui.reading.texts import refused

            return refused(reader)
        from b12tui.cli import elsewhere

        return elsewhere.fulfil(self, reader)
