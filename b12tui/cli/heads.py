"""The heads that are read in, one after the other at the same place, until the reader leaves."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable

from b12tui.cli.choose import Choice
from b12tui.cli.keeping import Keeping
from b12tui.document import Address, Document
from b12tui.errors import Exit, NoTerminal
from b12tui.reading.jumps import settle
from b12tui.reading.keys import Keys
from b12tui.reading.reader import ChangeHead, Reader
from b12tui.record import replace
from b12tui.store.settings import Settings

Save = Callable[[Reader], None]


def run(
    document: Document, keeping: Keeping, settings: Settings, choice: Choice, section: int | None, notices: str
) -> int:
    """Show the text in the head of `choice`, then in those that are asked for; return the exit code.

    It opens at `section`, or where it was left; `notices` are said first.
    """
    look = settings.look()
    reader = settle(Reader(document, at=Address(section or 0), look=look, said=notices, pace=settings.words_per_minute))
    if section is None:
        reader = keeping.resume(reader, "top" if choice.head == "line" else "g")
    head: str | None = choice.head
    why = choice.why
    keys = Keys(printable=settings.printable_keys)
    gc.freeze()
    gc.enable()
    while head is not None:
        match head:
            case "line":
                reader, head = _line(reader, why, keeping.save)
            case "spoken":
                reader, head = _spoken(reader, keys, keeping.save)
            case _:
                reader, head = _screen(reader, settings, keeping.save)
        why = "as you asked"
    notice = keeping.take_notice()
    if notice:
        sys.stderr.write(f"b12tui: {notice}\n")
    return Exit.READ


def _line(reader: Reader, why: str, save: Save) -> tuple[Reader, str | None]:
    from b12tui.line import conversation

    left = conversation.run(reader, sys.stdin, sys.stdout, why=why, save=save)
    return left.reader, left.head


def _spoken(reader: Reader, keys: Keys, save: Save) -> tuple[Reader, str | None]:
    from b12tui.line import spoken
    from b12tui.term.terminal import Terminal

    with Terminal.open() as terminal:
        left = spoken.run(reader, terminal, save=save, keys=keys)
    return left.reader, left.head


def _screen(reader: Reader, settings: Settings, save: Save) -> tuple[Reader, str | None]:
    from b12tui.cli import screen
    from b12tui.cli.environment import inherited
    from b12tui.term import capabilities

    able = capabilities.of(inherited())
    if able.dumb:
        name = os.environ.get("TERM") or "not set"
        raise NoTerminal(f"this terminal can't show a page (TERM is {name}); b12tui --line works on any.")
    left = screen.run(reader, able, settings, save)
    head = left.effect.head if isinstance(left.effect, ChangeHead) else None
    return replace(left, effect=None, layers=(), said=""), head
