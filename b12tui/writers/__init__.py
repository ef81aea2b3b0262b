"""Output formats: each is a module here and a row of `registry.WRITERS`.

    writer_of("plain").load().write(document, sys.stdout, WriteOptions(wrap=80))

A writer's module is imported when its format is written, so a start pays for none of them.
"""

from __future__ import annotations

from b12tui.writers.registry import WRITERS, Writer, writer_of, writer_of_file
from b12tui.writers.write_options import PLACE_ID, WriteOptions

__all__ = ["PLACE_ID", "WRITERS", "WriteOptions", "Writer", "writer_of", "writer_of_file"]
