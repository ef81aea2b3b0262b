"""The whole text as plain lines, for pipes, files, ears and braille: every word once, in order, its role in words.

    write(document, Options(wrap=80), sys.stdout.write)

Nothing is laid out by blanks, nothing is closed, nothing is left out. It knows no terminal, no colour, no Markdown.
"""

from __future__ import annotations

from b12tui.plain.document_writer import contents_text, document_text, write_document
from b12tui.plain.output_options import Options, Tables, Wrap
from b12tui.plain.styles import STYLES, OutputStyle

__all__ = ["STYLES", "Options", "OutputStyle", "Tables", "Wrap", "contents_text", "document_text", "write_document"]
