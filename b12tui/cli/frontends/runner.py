"""The heads that are read in, one after the other at the same place, until the reader leaves."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from b12tui.cli.frontends.loading_notice import announced
from b12tui.cli.select_frontend import Choice
from b12tui.cli.session.session import Shelf
from b12tui.core.motion.jumplist import settle
from b12tui.core.state import ChangeHead, Reader
from b12tui.document import Address, Document
from b12tui.errors import Exit, NoTerminal
from b12tui.fastclass import replace
from b12tui.storage.settings_schema import Settings

if TYPE_CHECKING:
    from b12tui.cli.frontends.preview import Glimpse
    from b12tui.linear.outcome import Leaving
    from b12tui.storage.effective_settings import Wishes
    from b12tui.terminal.capabilities import Capabilities


def run(
    document: Document,
    shelf: Shelf,
    settings: Settings,
    choice: Choice,
    section: int | None,
    notices: str,
    *,
    undecided: bool = False,
    glimpse: Glimpse | None = None,
) -> int:
    """Show the text in the head of `choice`, then in those that are asked for; return the exit code.

    It opens at `section`, or where it was left; `notices` are said first. With `undecided` nobody has told yet which
    head they read in: the screen says how to be heard, and going to another head asks whether that is for good.
    """
    asks = undecided and shelf.keeping.keeps
    with announced(choice.head, settings, glimpse):
        reader = opened(document, settings, choice.head, notices, at=section or 0)
        reader = replace(reader, text=shelf.name, texts=shelf.named, follows=shelf.follow, asks=asks)
        reader = shelf.resume(reader, stays=section is not None)
    head: str | None = choice.head
    why: str | None = choice.why
    gc.freeze()
    gc.enable()
    greets = undecided and settings.hints
    while head is not None:
        reader = replace(reader, head=head)
        match head:
            case "line":
                left = _line(reader, settings, why, shelf, spelt=choice.spelt)
            case "spoken":
                left = _spoken(reader, settings, shelf, spelt=choice.spelt)
            case _:
                left = _screen(reader, settings, shelf, greets=greets, glimpse=glimpse)
        reader, head = left.reader, left.head
        if head is not None and left.remember is not None:
            shelf.keeping.remember_head(head if left.remember else "auto")
            reader = replace(reader, asks=False)
        why, greets, glimpse = "as you asked", False, None
    shelf.close()
    notice = shelf.take_notice()
    if notice:
        from b12tui.cli.error_output import tell

        tell(notice)
    return Exit.READ


def opened(
    document: Document,
    settings: Settings,
    head: str,
    said: str,
    *,
    at: int = 0,
) -> Reader:
    """Return a reader at a section of a document that has just been opened."""
    return settle(
        Reader(
            document,
            at=Address(at),
            look=settings.look(),
            keys=settings.reader_keys(),
            said=said,
            pace=settings.words_per_minute,
            head=head,
        )
    )


def undecided(wishes: Wishes) -> bool:
    """Tell whether nobody has told yet which head they read in."""
    return wishes.origin("head") == "default"


def _line(reader: Reader, settings: Settings, why: str | None, shelf: Shelf, *, spelt: bool) -> Leaving:
    from b12tui.linear.line_mode import repl
    from b12tui.linear.line_mode.dialogue import Manner
    from b12tui.linear.line_mode.output import Voice
    from b12tui.linear.line_mode.units import Unit

    # What comes from a file was written without knowing of the question.
    shelf.terminal = None
    typed = _typed_at(shelf)
    asked = replace(reader, asks=reader.asks and typed.isatty())
    return repl.run(
        asked,
        typed,
        sys.stdout,
        why=why,
        save=shelf.save,
        keeps=shelf.keeping.keeps,
        manner=Manner(Unit(settings.unit), settings.style, Voice(sys.stdout).wrapping(settings.wrap), spelt),
        fulfil=shelf.fulfil,
    )


def _typed_at(shelf: Shelf) -> TextIO:
    """Return where commands are typed: standard input, or the terminal where the text came from that or it is closed.

    NoTerminal where there is neither.
    """
    if ("-" in shelf.texts or sys.stdin is None) and sys.stdout.isatty():
        with suppress(OSError):
            return Path("/dev/tty").open(encoding="utf-8", errors="replace")
    return typable()


def typable() -> TextIO:
    """Return standard input, where commands are typed; NoTerminal where it is closed."""
    if sys.stdin is None:
        raise NoTerminal("standard input is closed, so no command can be typed; b12tui --plain needs none")
    return sys.stdin


def _spoken(reader: Reader, settings: Settings, shelf: Shelf, *, spelt: bool) -> Leaving:
    from b12tui.linear.spoken import frontend
    from b12tui.terminal.owner import Terminal

    with Terminal.open() as terminal:
        shelf.terminal = terminal
        return frontend.run(reader, terminal, save=shelf.save, style=settings.style, spelt=spelt, fulfil=shelf.fulfil)


def able() -> Capabilities:
    """Return what the terminal can do; NoTerminal where it can't show a page."""
    from b12tui.cli.environment import inherited
    from b12tui.terminal import capabilities

    found = capabilities.of(inherited())
    if found.dumb:
        name = os.environ.get("TERM") or "not set"
        raise NoTerminal(f"this terminal can't show a page (TERM is {name}); b12tui --line works on any.")
    return found


def _screen(
    reader: Reader, settings: Settings, shelf: Shelf, *, greets: bool, glimpse: Glimpse | None = None
) -> Leaving:
    from b12tui.cli.frontends import screen

    left = screen.run(reader, able(), settings, shelf, greets=greets, glimpse=glimpse)
    from b12tui.linear.outcome import Leaving  # the linear heads' own: the first picture doesn't wait for it

    bare = replace(left, effect=None, layers=(), said="")
    change = left.effect
    return Leaving(bare, change.head, change.remember) if isinstance(change, ChangeHead) else Leaving(bare)
