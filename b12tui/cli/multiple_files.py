"""Several texts on the command line: their document ids, and the first one that can be read."""

from __future__ import annotations

import os
from pathlib import Path

from b12tui import readers, source
from b12tui.cli import directory_listing, error_output
from b12tui.cli.arguments import Arguments
from b12tui.core.handlers.document_navigation import number_among_documents
from b12tui.errors import ReadError

__all__ = ["document_ids", "number_among_documents", "read_first"]


def document_ids(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the document ids of texts, without duplicates; a folder's id ends in a slash."""
    paths = dict.fromkeys(name if name in ("", "-") else str(Path(name)) for name in names)
    return tuple(f"{path}/" if os.path.isdir(path) else path for path in paths)  # noqa: PTH112 - it takes any name


def read_first(arguments: Arguments) -> tuple[source.Source, tuple[str, ...]]:
    """Read the first readable text; return it, and the error messages of those before it.

    Raise the ReadError of the first one if none can be read.
    """
    errors: list[ReadError] = []
    for name in document_ids(arguments.files):
        try:
            text = directory_listing.read_argument(name, arguments)
            if not readers.reader_of(text, arguments.input_format).excerpts:
                readers.read(text, arguments.input_format)  # it may be in another format, and then the next is tried
            return text, tuple(map(error_output.as_sentence, errors))
        except ReadError as error:
            errors.append(error)
    raise errors[0]
