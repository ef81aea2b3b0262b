"""Writer of Speech Synthesis Markup Language 1.1 (W3C): the words of plain text as a voice takes them.

A line of plain text is a paragraph, with its sentences; headings are emphasised, and pauses are as long as the blank
lines before them. A mark, `s3.14`, names the section and the paragraph in it, which a voice reports as it speaks.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from b12tui.core.motion.sentences import sentences
from b12tui.document import Style
from b12tui.fastclass import replace
from b12tui.fasttyping import TYPE_CHECKING, TextIO
from b12tui.plain.document_writer import write_lines
from b12tui.plain.line_writer import CHUNK_CHARACTERS, LineWriter
from b12tui.plain.output_options import Wrap
from b12tui.writers.language import language_of
from b12tui.writers.plain_writer import plain_options

if TYPE_CHECKING:
    from b12tui.core.messages.roles import Role
    from b12tui.document import Document
    from b12tui.document.cancellation import Cancellation
    from b12tui.plain.output_options import Options
    from b12tui.writers.write_options import WriteOptions

_HEADING = "\ufdd0"
"""Noncharacter that stands before a heading's words until they are written; the following ones surround emphasis."""
_SIGNS = {Style.EMPHASIS: ("\ufdd1", "\ufdd3"), Style.STRONG: ("\ufdd2", "\ufdd3")}
_LEVELS = {"\ufdd1": "moderate", "\ufdd2": "strong"}
_END = "\ufdd3"
_MARKED = re.compile("([\ufdd0-\ufdd3])")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 can't hold."""
_PAUSES = {1: "medium", 2: "strong"}
"""Strength of the pause for a number of blank lines."""


def write(document: Document, stream: TextIO, options: WriteOptions) -> None:
    """Write the document, a section at a time."""
    stream.write(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis"'
        f' xml:lang="{html.escape(options.language or language_of(document))}">\n'
    )
    spoken = plain_options(options)
    heading, signs = spoken.style.heading, spoken.style.emphasis
    spoken = replace(
        spoken,
        wrap=Wrap.NONE,
        ascii=False,
        style=replace(
            spoken.style,
            heading=lambda level: _HEADING + heading(level),
            emphasis=lambda style: _SIGNS.get(style, ("", "")) if options.emphasis else signs(style),
        ),
    )
    lines = _Lines(stream.write, spoken, document.cancellation)
    write_lines(document, spoken, lines, lines.begin_section)
    stream.write("</speak>\n")


class _Lines(LineWriter):
    """Line writer that makes a paragraph of each line."""

    def __init__(self, out: Callable[[str], object], options: Options, cancellation: Cancellation) -> None:
        super().__init__(out, options, cancellation)
        self._section = 0
        self._paragraph = 0

    def begin_section(self, number: int) -> None:
        """Count paragraphs from 1."""
        self._section, self._paragraph = number, 0

    def put(self, line: str, role: Role) -> None:  # noqa: ARG002 - all are paragraphs
        self.cancellation.check()
        blank, self._gap = self._gap, 0
        self._once = ""
        if not _MARKED.sub("", line).strip():
            return
        self._paragraph += 1
        pause = f'<break strength="{_PAUSES[min(blank, 2)]}"/>\n' if blank and self._last is not None else ""
        self._last = ""
        words = _paragraph(line)
        piece = f'{pause}<mark name="s{self._section}.{self._paragraph}"/>\n<p>{words}</p>\n'
        self._pieces.append(piece)
        self._size += len(piece)
        if self._size > CHUNK_CHARACTERS:
            self.flush()


def _paragraph(line: str) -> str:
    """Return the sentences of a line as elements."""
    line = _NOT_XML.sub("\ufffd", line)
    before, behind = ('<emphasis level="strong">', "</emphasis>") if line.startswith(_HEADING) else ("", "")
    return "".join(
        f"<s>{before}{_emphasised(line[begin:end].strip())}{behind}</s>"
        for begin, end in sentences(line)
        if _MARKED.sub("", line[begin:end]).strip()
    )


def _emphasised(words: str) -> str:
    """Return a sentence with its emphasis as elements, which end with it if they don't before."""
    pieces: list[str] = []
    depth = 0
    for piece in _MARKED.split(words):
        if piece in _LEVELS:
            pieces.append(f'<emphasis level="{_LEVELS[piece]}">')
            depth += 1
        elif piece == _END:
            pieces += ["</emphasis>"] * bool(depth)
            depth -= depth > 0
        elif piece != _HEADING:
            pieces.append(html.escape(piece, quote=False))
    return "".join([*pieces, *["</emphasis>"] * depth])
