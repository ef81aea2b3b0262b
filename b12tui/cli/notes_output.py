"""Notes on the command line: printed in the format asked for, or taken in from a file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence

from b12tui import readers, source
from b12tui.annotations.exchange import criticmarkup, line_list, markdown_list, web_annotation
from b12tui.annotations.exchange.incoming import IncomingNote, received
from b12tui.annotations.note import CONTEXT, Note, PlacedNote, Status
from b12tui.annotations.placing import Placer
from b12tui.annotations.source_map import SourceMap
from b12tui.catalogue import command_line
from b12tui.catalogue import notes as messages
from b12tui.cli.arguments import Arguments
from b12tui.cli.error_output import print_message
from b12tui.cli.frontends import plain_output
from b12tui.cli.section_lookup import find_section
from b12tui.cli.session.persistence import key_of
from b12tui.cli.session.placed_notes import note_mark
from b12tui.cli.standard_streams import utf8_output
from b12tui.core.messages.note_words import insertions, spoken
from b12tui.document import Document
from b12tui.document.sanitize import sanitize_line
from b12tui.errors import ExitCode, ReadError, UsageError, WriteError
from b12tui.fastclass import replace
from b12tui.storage.notes import NoteStore
from b12tui.storage.paths import notes_folder
from b12tui.storage.settings_schema import Settings
from b12tui.writers import writer_of

NotesWriter = Callable[[SourceMap, str, Sequence[PlacedNote]], Iterator[str]]

WRITERS: dict[str, NotesWriter] = {
    "markdown": markdown_list.write,
    "json": web_annotation.write,
    "criticmarkup": criticmarkup.write,
    "lines": line_list.write,
}


def run(arguments: Arguments, settings: Settings) -> int:
    """Print or import the notes of the one file that is named; return the exit code. Raise B12Error if that fails."""
    if arguments.restricted and arguments.notes_folder is None:
        raise UsageError(messages.NEEDS_FOLDER)
    if arguments.restricted and arguments.import_notes is not None:
        raise UsageError(command_line.contradict("--restricted", "--import-notes"))
    if len(arguments.files) != 1:
        raise UsageError(messages.NEEDS_FILE)
    limit = arguments.bytes_read or source.DEFAULT_LIMIT
    text = source.read_source(arguments.file, encoding=arguments.encoding, limit=limit)
    alone = arguments.restricted
    text = replace(text, dialect=settings.dialect, includes=not alone, alone=alone)
    document = readers.read(text, arguments.input_format, unknown=settings.unknown_text)
    store = NoteStore(arguments.own_notes or notes_folder())
    key = key_of(text)
    known = store.read(key)
    if notice := store.take_notice():
        print_message(notice)
    if arguments.import_notes is not None:
        incoming = _incoming(arguments.import_notes, limit, document)
        added = received(document, incoming, known, [each.name for each in settings.categories])
        known, failure = store.write(key, added)
        if failure:
            raise WriteError(failure.removesuffix("."))
        if notice := store.take_notice():
            print_message(notice)
        placer = Placer(document)
        lost = sum(placer.place(note).status is Status.LOST for note in added if not note.deleted)
        print_message(messages.imported(len(added), lost))
    if arguments.notes is not None:
        print_notes(document, arguments, settings, text.name, placed_notes(document, known))
    return ExitCode.OK


def _name_of(arguments: Arguments, title: str) -> str:
    """Return the name of the text as it was given, which editors and other programs find; of a pipe its title."""
    return title if arguments.file in (None, "-") else sanitize_line(arguments.file or "")


def placed_notes(document: Document, known: Sequence[Note]) -> list[PlacedNote]:
    """Return the notes in the order of the text, the lost ones last."""
    placer = Placer(document)
    placed = [placer.place(note) for note in known if not note.deleted]
    found = [(each.start, each) for each in placed if each.start is not None]
    return [each for _, each in sorted(found, key=lambda pair: pair[0])] + [e for e in placed if e.start is None]


def print_notes(
    document: Document, arguments: Arguments, settings: Settings, title: str, placed: Sequence[PlacedNote]
) -> None:
    """Print notes in the format that `--notes` names, a list in Markdown without; raise UsageError if that can't be."""
    if arguments.notes == "plain":
        _print_text(document, arguments, settings, placed)
    else:
        _print_notes(document, arguments.notes or "markdown", _name_of(arguments, title), placed)


def refuse_criticmarkup(text: str, title: str) -> None:
    """Raise UsageError if a text has CriticMarkup of its own, from which notes could not be told."""
    if criticmarkup.has_marks(text):
        raise UsageError(messages.has_criticmarkup(sanitize_line(title)))


def _print_notes(document: Document, name: str, title: str, placed: Sequence[PlacedNote]) -> None:
    utf8_output()
    mapped = SourceMap(document)
    if name == "criticmarkup":
        refuse_criticmarkup(mapped.source, title)
        if lost := sum(each.start is None for each in placed):
            print_message(messages.not_in_criticmarkup(lost))
    for piece in WRITERS[name](mapped, title, placed):
        sys.stdout.write(piece)
    sys.stdout.flush()


def _print_text(document: Document, arguments: Arguments, settings: Settings, placed: Sequence[PlacedNote]) -> None:
    """Print the text in words with the notes where they stand, and the lost ones behind it."""
    utf8_output()
    general = plain_output.write_options(arguments, settings)
    if arguments.section is not None:
        general = replace(general, section=find_section(document, arguments.section))
    placement = settings.verbosity_in_force().notes
    marks = list(map(note_mark, placed))
    notes = insertions(marks, "before" if placement == "request" else placement, settings.author)
    writer_of("plain").load().write(document, sys.stdout, replace(general, notes=notes))
    lost = [
        messages.entry(spoken(each, settings.author), " ".join(each.quote.split()))
        for each in marks
        if each.start is None
    ]
    if lost and general.section is None:
        sys.stdout.write("\n".join(("", messages.LOST_NOTES + ".", *lost, "")))
    sys.stdout.flush()


def _incoming(name: str, limit: int, document: Document) -> list[IncomingNote]:
    """Return the notes in a file, in whichever format they are; raise ReadError if it has none."""
    text = source.read_source(name, limit=limit).text
    found: list[IncomingNote] = []
    if text.lstrip().startswith(('{"', "{\n", "[", "{ ")):
        try:
            found = web_annotation.read(text)
        except ValueError:
            found = []
    if not found and criticmarkup.has_marks(text):
        copied, found = criticmarkup.read(text)
        if copied.rstrip() != document.original_source().rstrip():  # of another version: only the words tell
            found = [_by_words(copied, each) for each in found]
    found = found or list(markdown_list.read(text)) or list(line_list.read(text))
    if not found:
        raise ReadError(messages.no_notes_in(sanitize_line(name)))
    return found


def _by_words(copied: str, each: IncomingNote) -> IncomingNote:
    """Return a note of a copy with the words that it is on there in place of their offsets, or of a line.

    A comment without highlighted words is on those of its line before it, `CONTEXT` characters at most.
    """
    start, end = each.span or _words_before(copied, each.line, each.column)
    before, after = copied[max(start - CONTEXT, 0) : start], copied[end : end + CONTEXT]
    is_lost = start == end
    return replace(each, span=None, line=0, quote=copied[start:end], prefix=before, suffix=after, is_lost=is_lost)


def _words_before(text: str, line: int, column: int) -> tuple[int, int]:
    """Return the span of the words up to a line and a column, both from 1, of the last line that has any."""
    lines = text.split("\n")[:line]
    lines[-1] = lines[-1][:column] if column > 1 else lines[-1][:CONTEXT]
    end = len("\n".join(lines).rstrip())
    begins = text.rfind("\n", 0, end) + 1
    start = max(begins, end - CONTEXT)
    if start > begins and not text[start - 1].isspace():  # within a word
        blank = text.find(" ", start, end)
        start = start if blank < 0 else blank
    return end - len(text[start:end].lstrip()), end
