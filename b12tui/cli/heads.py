"""The heads that are read in, one after the other at the same place, until the reader leaves."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from b12tui.cli.choose import Choice
from b12tui.cli.shelf import Shelf
from b12tui.document import Address, Document
from b12tui.errors import Exit, NoTerminal
from b12tui.reading.jumps import settle
from b12tui.reading.reader import ChangeHead, Reader
from b12tui.record import replace
from b12tui.store.settings import Settings

if TYPE_CHECKING:
    from b12tui.line.leaving import Leaving


def run(
    document: Document,
    shelf: Shelf,
    settings: Settings,
    choice: Choice,
    section: int | None,
    notices: str,
    *,
    undecided: bool = False,
) -> int:
    """Show the text in the head of `choice`, then in those that are asked for; return the exit code.

    It opens at `section`, or where it was left; `notices` are said first. With `undecided` nobody has told yet which
    head they read in: the screen says how to be heard, and going to another head asks whether that is for good.
    """
    look = settings.look()
    reader = settle(
        Reader(
            document,
            at=Address(section or 0),
            text=shelf.name,
            follows=shelf.follow,
            look=look,
            keys=settings.reader_keys(),
            said=notices,
            pace=settings.words_per_minute,
            head=choice.head,
            asks=undecided and shelf.keeping.keeps,
        )
    )
    if section is None:
        reader = shelf.resume(reader)
    head: str | None = choice.head
    why = choice.why
    gc.freeze()
    gc.enable()
    greets = undecided and look.hints
    while head is not None:
        reader = replace(reader, head=head)
        match head:
            case "line":
                left = _line(reader, why, shelf)
            case "spoken":
                left = _spoken(reader, shelf)
            case _:
                left = _screen(reader, settings, shelf, greets=greets)
        reader, head = left.reader, left.head
        if head is not None and left.remember is not None:
            shelf.keeping.remember_head(head if left.remember else "auto")
            reader = replace(reader, asks=False)
        why, greets = "as you asked", False
    shelf.close()
    notice = shelf.take_notice()
    if notice:
        sys.stderr.write(f"b12tui: {notice}\n")
    return Exit.READ


def _line(reader: Reader, why: str, shelf: Shelf) -> Leaving:
    from b12tui.line import conversation

    # What comes from a file was written without knowing of the question.
    asked = replace(reader, asks=reader.asks and sys.stdin.isatty())
    return conversation.run(asked, sys.stdin, sys.stdout, why=why, save=shelf.save, fulfil=shelf.fulfil)


def _spoken(reader: Reader, shelf: Shelf) -> Leaving:
    from b12tui.line import spoken
    from b12tui.term.terminal import Terminal

    with Terminal.open() as terminal:
        return spoken.run(reader, terminal, save=shelf.save, fulfil=shelf.fulfil)


def _screen(reader: Reader, settings: Settings, shelf: Shelf, *, greets: bool) -> Leaving:
    from b12tui.cli import screen
    from b12tui.cli.environment import inherited
    from b12tui.term import capabilities

    able = capabilities.of(inherited())
    if able.dumb:
        name = os.environ.get("TERM") or "not set"
        raise NoTerminal(f"this terminal can't show a page (TERM is {name}); b12tui --line works on any.")
    left = screen.run(reader, able, settings, shelf, greets=greets)
    from b12tui.line.leaving import Leaving  # the linear heads' own: the first picture doesn't wait for it

    bare = replace(left, effect=None, layers=(), said="")
    change = left.effect
    return Leaving(bare, change.head, change.remember) if isinstance(change, ChangeHead) else Leaving(bare)
