"""Where printed output goes: standard output, a file, or a folder with a file for each document."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from b12tui.catalogue import command_line
from b12tui.cli.standard_streams import utf8_output
from b12tui.document.sanitize import sanitize_line
from b12tui.errors import OutputError, UsageError
from b12tui.fasttyping import IO, Any
from b12tui.writers import Writer

Stream = IO[Any]

_MOST_DIGITS = 11
"""Digits of seconds that every system can date."""


def is_folder(name: str | None) -> bool:
    """Return whether `--output` names a folder: one that exists, or a name that ends in a slash."""
    return name is not None and (name.endswith("/") or Path(name).is_dir())


def path_in_folder(folder: str, document: str | None, writer: Writer) -> str:
    """Return the path of a document's file in a folder, which is created; raise OutputError if that fails."""
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(sanitize_line(folder), error) from None
    stem = Path(document or "article").name if document != "-" else "text"
    return str(Path(folder) / f"{Path(stem).stem or stem}{writer.suffix}")


def modified_time(path: Path | None) -> int | None:
    """Return the time that output is dated by, in seconds: SOURCE_DATE_EPOCH, else that of the document's file."""
    named = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if named.isascii() and named.isdecimal() and len(named) <= _MOST_DIGITS:
        return int(named)
    with suppress(OSError):
        return None if path is None else int(path.stat().st_mtime)
    return None


def check_not_input(name: str, documents: tuple[str, ...]) -> None:
    """Raise UsageError if a file to be written is one of the documents to be read."""
    for document in documents:
        with suppress(OSError):
            if Path(name).samefile(document):
                raise UsageError(command_line.overwrites(sanitize_line(name)))


@contextmanager
def opened(name: str | None, writer: Writer) -> Iterator[Stream]:
    """Return the stream for a format: of bytes if it is binary, else of text in UTF-8.

    A regular file is replaced when all is written, so that nobody reads half of it and an error leaves it as it was.
    Raise UsageError if a binary format would go to a terminal, OutputError if a file can't be written.
    """
    if name is None or name == "-":
        yield _standard_output(writer)
        return
    target = Path(os.path.realpath(name))
    try:
        replaced = not target.exists() or target.is_file()
        path = target.with_name(f".{target.name}.{os.urandom(4).hex()}.new") if replaced else target
        try:
            with path.open("xb" if replaced else "wb") as file:
                stream: Stream = file if writer.binary else io.TextIOWrapper(file, "utf-8", "replace", newline="\n")
                yield stream
                stream.flush()
            if replaced:
                if target.exists():
                    path.chmod(stat.S_IMODE(target.stat().st_mode))
                path.replace(target)
        finally:
            if replaced:
                path.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(sanitize_line(name), error) from None


def _standard_output(writer: Writer) -> Stream:
    if writer.binary:
        if sys.stdout.isatty():
            raise UsageError(command_line.not_for_terminals(f"--to {writer.name}"))
        return sys.stdout.buffer
    return utf8_output()
