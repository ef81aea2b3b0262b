"""The command: arguments to text to document to head to exit code. The only place where the rooms meet.

Imports are deferred to where they are needed: plain text must not wait for the screen.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from b12tui.cli.options import Arguments, help_text, read
from b12tui.errors import B12Error, Exit, WrongCommand

if TYPE_CHECKING:
    from b12tui.document import Document
    from b12tui.reading.reader import Reader
    from b12tui.source import Source


def main(argv: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    try:
        arguments = read(sys.argv[1:] if argv is None else argv)
        return _run(arguments)
    except B12Error as error:
        _complain(error)
        return error.exit
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # Who reads has seen enough. Python would complain at the end when it flushes what is left.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.READ


def _complain(error: B12Error) -> None:
    from b12tui.document.safe import safe_line

    said = safe_line(str(error)).rstrip(".")
    sys.stderr.write(f"b12tui: error: {said}.\n")


def _run(arguments: Arguments) -> int:
    if arguments.help:
        sys.stdout.write(f"{help_text()}\n")
        return Exit.READ
    if arguments.version:
        from b12tui import __version__

        sys.stdout.write(f"b12tui {__version__}\n")
        return Exit.READ
    from b12tui import source
    from b12tui.cli.choose import choose
    from b12tui.parse import parse

    choice = choose(arguments, os.environ, terminal=sys.stdout.isatty())
    limit = (arguments.limit << 20) if arguments.limit else source.LIMIT
    text = source.read(arguments.file, encoding=arguments.encoding, limit=limit)
    document = parse(text.text, name=text.name)
    section = None if arguments.section is None else _section(document, arguments.section)
    if choice.head == "plain":
        from b12tui.cli import printing

        return printing.run(arguments, document, text, section)
    from b12tui.cli import heads

    return heads.run(_reader(arguments, document, text, section), choice, lambda reader: None)


def _reader(arguments: Arguments, document: Document, text: Source, section: int | None) -> Reader:
    """Return the reader that the heads begin with."""
    from b12tui.document import Address
    from b12tui.reading.jumps import settle
    from b12tui.reading.looks import Look
    from b12tui.reading.reader import Reader

    usual = Look()
    look = Look(theme=arguments.theme or usual.theme, width=arguments.width or usual.width, ascii_marks=arguments.ascii)
    return settle(Reader(document, at=Address(section or 0), look=look, said=text.notice))


def _section(document: Document, wanted: str) -> int:
    """Return the number of the section that is named, by its number or a part of its name."""
    sections = document.sections
    if wanted.isdecimal():
        if int(wanted) < len(sections):
            return int(wanted)
        raise WrongCommand(f"there is no section {wanted}; b12tui --contents lists the {len(sections) - 1} there are.")
    folded = " ".join(wanted.casefold().split())
    names = {section.number: section.title.casefold() for section in sections}
    for fits in (str.__eq__, str.startswith, str.__contains__):
        found = [number for number, name in names.items() if name and fits(name, folded)]
        if len(found) == 1 or (found and fits is str.__eq__):
            return found[0]
        if found:
            several = ", ".join(f"{number} ({sections[number].title})" for number in found[:5])
            raise WrongCommand(f"several sections are named like {wanted}: {several}; give the number.")
    raise WrongCommand(f"no section is named like {wanted}; b12tui --contents lists them.")
