"""The texts that are read while the program runs: those that it was started with, and those that links lead to.

A head that is asked for something outside of its text hands the reader over (`fulfil`) and is given the next one. What
is opened is what was named at the start, and Markdown beside a text, only where the reader asks for it by a key; a
restricted reader has nothing but the texts that were named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from b12tui.cli.session.persistence import Keeping
from b12tui.core.state import (
    Follow,
    GoToChange,
    GoToText,
    KeepMark,
    ListChanges,
    ListMarks,
    Reader,
    Reload,
    Revisit,
)
from b12tui.fastclass import dataclass, replace
from b12tui.source import LIMIT, Source, can_be_read_once, stamp

if TYPE_CHECKING:
    from b12tui.core.places.changes import Changed
    from b12tui.terminal.owner import Terminal

KEPT = 8
"""How many texts that were left are held in memory, besides those that can't be read again."""
HELD = ("", "-")
"""What the texts are opened by that can't be read again: the built-in article, standard input."""


@dataclass(frozen=False, slots=True)
class Text:
    """One of the texts, and what is known of it."""

    keeping: Keeping
    source: str | None
    """What it said when it was read last; None: it was put away."""
    written: tuple[int, int, int] | None
    """When its file was written, as it was when it was read."""
    left: Reader | None = None
    """Its reader, while another text is read; None: it has to be opened."""
    prints: tuple[int, ...] | None = None
    """The checksums of its blocks that changes are told from, where that is no earlier reading's."""
    changed: Changed | None = None
    """What changed, once it was asked for."""
    once: bool = False
    """Whether it can't be read again: it came through a pipe."""


def reference(text: Source) -> str:
    """Return what a text is opened by: a folder's ends in a slash, for what is beside it is in it."""
    if text.name == "standard input" and text.path is None:
        return "-"
    return f"{text.path}/" if text.folder else str(text.path or "")


class Shelf:
    """Opens texts and keeps the places in them."""

    def __init__(
        self,
        text: Source,
        keeping: Keeping,
        *,
        named: tuple[str, ...] = (),
        encoding: str | None = None,
        limit: int = LIMIT,
        restricted: bool = False,
        follow: bool = False,
    ) -> None:
        """Begin with `text`; others are read with `encoding` and up to `limit` bytes.

        `named` is what the texts of the command line are opened by, if there are several; if `restricted`, there are
        no others.
        """
        self.name = reference(text)
        """What the first text is opened by."""
        self.named = named
        self.follow = follow
        """Whether the text's file is to be watched from the start."""
        self.encoding = encoding
        self.limit = limit
        self.texts: dict[str, Text] = {}
        """By what they are opened by, the one that was left last at the end."""
        self.keeping = keeping
        """Of the first text."""
        self.terminal: Terminal | None = None
        """What the head that is on draws on; None: it leaves the terminal as it is."""
        self._noted: str | None = None
        """Which text is known as the one that was read last."""
        self.restricted = restricted
        self.texts[self.name] = Text(keeping, text.text, stamp(self.name), once=can_be_read_once(self.name))

    def hold(self, name: str, text: Source, written: tuple[int, int, int] | None = None) -> None:
        """Take a text that was read: a new one, or what its file says by now; `written` is its stamp before that."""
        known = self.texts.get(name)
        if known is None:
            self.texts[name] = Text(self.keeping.of(text), text.text, written, once=can_be_read_once(name))
        else:
            known.source, known.written, known.changed = text.text, written, None

    def holds(self, name: str) -> bool:
        """Tell whether a text can't be read again, so that it is held for as long as the program runs."""
        return name in HELD or (name in self.texts and self.texts[name].once)

    def resume(self, reader: Reader, *, stays: bool = False) -> Reader:
        """Return the reader as it left its text last time; with `stays` it is where it was told to open."""
        start = "top" if reader.head == "line" else "g"
        return self.texts[reader.text].keeping.resume(reader, start, stays=stays)

    def save(self, reader: Reader) -> None:
        """Keep the reader's place in its text."""
        self._save(reader)

    def keep_mark(self, reader: Reader, name: str) -> Reader:
        """Keep a mark that was just set; return the reader told that it is set, and whether it could be saved."""
        why = self._save(reader)
        unsaved = f", but it can't be saved ({why}); saving is tried again as you read" if why else ""
        return replace(reader, effect=None, said=f"Mark {name} is set{unsaved}.")

    def _save(self, reader: Reader) -> str:
        """Keep the reader's place in its text; return why it can't be, or empty."""
        why = self.texts[reader.text].keeping.save(reader)
        if reader.text != self._noted:
            self._noted = reader.text
            self.keeping.note("" if reader.text in HELD else reader.text)
        return why

    def take_notice(self) -> str:
        """Return what is to be said about keeping places, or empty."""
        notices = (text.keeping.take_notice() for text in self.texts.values())
        return " ".join(dict.fromkeys(filter(None, notices)))

    def change(self, here: Reader, there: Reader) -> None:
        """Go from one text to another: the place in the first is kept, and its reader, for a while."""
        self.save(here)
        self._keep_prints(here.text)
        text = self.texts.pop(here.text)
        text.left = here
        self.texts[here.text] = text
        self.texts[there.text].left = None
        again = [text for name, text in self.texts.items() if text.left is not None and not self.holds(name)]
        for text in again[:-KEPT]:
            text.left = text.source = None

    def close(self) -> None:
        """Keep what later changes of the texts that were read are told from."""
        for name in self.texts:
            self._keep_prints(name)

    def _keep_prints(self, name: str) -> None:
        text = self.texts[name]
        if self.keeping.keeps and not self.holds(name) and text.source is not None and text.source.strip():
            from b12tui.core.places.changes import prints

            text.keeping.keep_prints(prints(text.source))

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
        if isinstance(reader.effect, KeepMark):
            return self.keep_mark(reader, reader.effect.name)
        if self.restricted and not self._allowed(reader):
            from b12tui.core.handlers.documents import refused

            return refused(reader)
        from b12tui.cli.session import open_documents

        return open_documents.fulfil(self, reader)

    def _allowed(self, reader: Reader) -> bool:
        """Tell whether a restricted reader may have what is asked for: only what is known to lead nowhere else."""
        match reader.effect:
            case GoToText(names):
                return set(names) <= set(self.named)
            case Revisit(place):
                return place.text in self.named
            case Reload() | Follow() | ListChanges() | GoToChange() | ListMarks():
                return True
            case _:
                return False
