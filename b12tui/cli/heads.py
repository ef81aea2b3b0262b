"""The heads that are read in, one after the other at the same place, until the reader leaves."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace

from b12tui.cli.choose import Choice
from b12tui.errors import Exit, NoTerminal
from b12tui.reading.reader import ChangeHead, Reader

Save = Callable[[Reader], None]


def run(reader: Reader, choice: Choice, save: Save) -> int:
    """Show the reader in the head of `choice`, then in those it asks for; return the exit code."""
    head: str | None = choice.head
    why = choice.why
    while head is not None:
        match head:
            case "line":
                reader, head = _line(reader, why, save)
            case "spoken":
                reader, head = _spoken(reader, save)
            case _:
                reader, head = _screen(reader, save)
        why = "as you asked"
    return Exit.READ


def _line(reader: Reader, why: str, save: Save) -> tuple[Reader, str | None]:
    from b12tui.line import conversation

    left = conversation.run(reader, sys.stdin, sys.stdout, why=why, save=save)
    return left.reader, left.head


def _spoken(reader: Reader, save: Save) -> tuple[Reader, str | None]:
    from b12tui.line import spoken
    from b12tui.term.terminal import Terminal

    with Terminal.open() as terminal:
        left = spoken.run(reader, terminal, save=save)
    return left.reader, left.head


def _screen(reader: Reader, save: Save) -> tuple[Reader, str | None]:
    from b12tui.cli import screen
    from b12tui.term import capabilities

    able = capabilities.of(os.environ)
    if able.dumb:
        name = os.environ.get("TERM") or "not set"
        raise NoTerminal(f"this terminal can't show a page (TERM is {name}); b12tui --line works on any.")
    left = screen.run(reader, able, save)
    head = left.effect.head if isinstance(left.effect, ChangeHead) else None
    return replace(left, effect=None, layers=(), said=""), head
