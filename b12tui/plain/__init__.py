"""Plain text output, for pipes, files, speech and braille: every word once, in order, with its role in words.

    document_writer.write_document(document, Options(wrap=80), sys.stdout.write)

Nothing is laid out with blanks, folded or left out. The package is independent of terminal, colour and Markdown.
"""

from __future__ import annotations

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "transliterate",
    "word_wrap",
)
