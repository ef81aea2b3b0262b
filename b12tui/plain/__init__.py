"""Plain text output, for pipes, files, speech and braille: every word once, in order, with its role in words.

    write_document(document, Options(wrap=80), sys.stdout.write)

Nothing is laid out with blanks, folded or left out. The package is independent of terminal, colour and Markdown.
"""

from __future__ import annotations

from b12tui.lazy_modules import lazy_modules
from b12tui.plain.document_writer import contents_text, document_text, write_document
from b12tui.plain.output_options import Options, Tables, Wrap
from b12tui.plain.styles import STYLES, OutputStyle

__all__ = ["STYLES", "Options", "OutputStyle", "Tables", "Wrap", "contents_text", "document_text", "write_document"]

lazy_modules(
    __name__,
    "transliterate",
)
