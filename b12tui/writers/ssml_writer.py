"""Writer of Speech Synthesis Markup Language 1.1 (W3C): the words of plain text as a voice takes them.

A line of plain text is a paragraph, with its sentences; headings are emphasised, and pauses are as long as the blank
lines before them. A mark, `s3.14`, names the section and the paragraph in it, which a voice reports as it speaks.
"""

from __future__ import annotations

import html
import re
from collections import deque
from collections.abc import Callable, Iterator

from b12tui.core.motion.sentences import sentences
from b12tui.document import Style
from b12tui.fastclass import replace
from b12tui.fasttyping import TYPE_CHECKING, TextIO
from b12tui.plain.document_writer import write_lines
from b12tui.plain.line_writer import CHUNK_CHARACTERS, LineWriter
from b12tui.plain.output_options import Wrap
from b12tui.writers import ssml_own_words
from b12tui.writers.language import language_of
from b12tui.writers.own_words import marked_language
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
_MARKED = re.compile("([\ufdd0-\ufdd5])")
_OWN = (ssml_own_words.BEGIN, ssml_own_words.END)
_ENDS = (_END, ssml_own_words.END)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 can't hold."""
_PAUSES = {1: "medium", 2: "strong"}
"""Strength of the pause for a number of blank lines."""


def write(document: Document, stream: TextIO, options: WriteOptions) -> None:
    """Write the document, a section at a time."""
    language = options.language or language_of(document)
    stream.write(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis"'
        f' xml:lang="{html.escape(language)}">\n'
    )
    spoken = plain_options(options)
    own_language = marked_language(language)
    if own_language:
        spoken = replace(spoken, style=ssml_own_words.marking(spoken.style))
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
    lines = _Lines(stream.write, spoken, document.cancellation, own_language)
    write_lines(document, spoken, lines, lines.begin_section)
    stream.write("</speak>\n")


class _Lines(LineWriter):
    """Line writer that makes a paragraph of each line."""

    def __init__(
        self, out: Callable[[str], object], options: Options, cancellation: Cancellation, own_language: str = ""
    ) -> None:
        """Write to `out`; `own_language` is that of our own words, or empty where it is the document's."""
        super().__init__(out, options, cancellation)
        self._own_language = own_language
        self._section = 0
        self._paragraph = 0

    def begin_section(self, number: int) -> None:
        """Count paragraphs from 1."""
        self._section, self._paragraph = number, 0

    def own_words(self, words: str) -> str:
        return ssml_own_words.marked(words) if self._own_language else words

    def put(self, line: str, role: Role) -> None:  # noqa: ARG002 - all are paragraphs
        self.cancellation.check()
        blank, self._gap = self._gap, 0
        self._once = ""
        if not _MARKED.sub("", line).strip():
            return
        self._paragraph += 1
        pause = f'<break strength="{_PAUSES[min(blank, 2)]}"/>\n' if blank and self._last is not None else ""
        self._last = ""
        words = _paragraph(line, self._own_language)
        piece = f'{pause}<mark name="s{self._section}.{self._paragraph}"/>\n<p>{words}</p>\n'
        self._pieces.append(piece)
        self._size += len(piece)
        if self._size > CHUNK_CHARACTERS:
            self.flush()


def _paragraph(line: str, own_language: str) -> str:
    """Return the sentences of a line as elements."""
    line = _NOT_XML.sub("\ufffd", line)
    before, behind = ('<emphasis level="strong">', "</emphasis>") if line.startswith(_HEADING) else ("", "")
    return "".join(
        f"<s>{before}{_elements(sentence.strip(), own_language)}{behind}</s>"
        for sentence in (_marked_sentences(line) if ssml_own_words.BEGIN in line else _sentences(line))
        if _MARKED.sub("", sentence).strip()
    )


def _sentences(line: str) -> Iterator[str]:
    return (line[begin:end] for begin, end in sentences(line))


def _marked_sentences(line: str) -> Iterator[str]:
    """Yield the sentences of a line as they are without signs, with the signs; words of ours end with a sentence."""
    words, length, places = list[str](), 0, deque[tuple[int, str]]()
    for piece in _MARKED.split(line):
        if _MARKED.fullmatch(piece):
            places.append((length, piece))
        else:
            words.append(piece)
            length += len(piece)
    plain = "".join(words)
    ours = False
    for begin, end in sentences(plain):
        pieces, at = [ssml_own_words.BEGIN if ours else ""], begin
        last = end == len(plain)
        while places and (places[0][0] < end or last or (places[0][0] == end and places[0][1] in _ENDS)):
            place, sign = places.popleft()
            pieces += (plain[at : max(place, at)], sign)
            at = max(place, at)
            ours = ours if sign not in _OWN else sign == ssml_own_words.BEGIN
        yield "".join([*pieces, plain[at:end], ssml_own_words.END if ours else ""])


def _elements(words: str, own_language: str) -> str:
    """Return a sentence with its emphasis and our own words as elements, which end with it if they don't before."""
    pieces: list[str] = []
    depth = 0
    for piece in _MARKED.split(words):
        if piece in _LEVELS:
            pieces.append(f'<emphasis level="{_LEVELS[piece]}">')
            depth += 1
        elif piece == _END:
            pieces += ["</emphasis>"] * bool(depth)
            depth -= depth > 0
        elif piece == ssml_own_words.BEGIN:
            pieces.append(f'<lang xml:lang="{html.escape(own_language)}">')
        elif piece == ssml_own_words.END:
            pieces.append("</lang>")
        elif piece != _HEADING:
            pieces.append(html.escape(piece, quote=False))
    return "".join([*pieces, *["</emphasis>"] * depth])
