"""Text of a section as one string, its text nodes joined by newlines, and positions in it."""

from __future__ import annotations

from bisect import bisect_right
from zlib import crc32

from b12tui.document import Document, Position
from b12tui.fastclass import dataclass
from b12tui.version import __version__

JOINT = "\n"
"""Character between two text nodes."""


@dataclass(frozen=True, slots=True)
class SectionText:
    """Text of a section."""

    section: int
    chars: str
    starts: tuple[int, ...]
    """Offset of each text node."""
    sum: int
    """Checksum of the characters, to the letter; never 0."""

    def node_at(self, offset: int) -> int:
        """Return the index of the text node with the character at `offset`."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def node_end(self, node: int) -> int:
        """Return the offset behind a text node."""
        return self.starts[node + 1] - len(JOINT) if node + 1 < len(self.starts) else len(self.chars)

    def node_chars(self, node: int) -> str:
        """Return the characters of a text node."""
        return self.chars[self.starts[node] : self.node_end(node)]

    def position(self, offset: int) -> Position:
        """Return the position of the character at `offset`."""
        node = self.node_at(offset)
        return Position(self.section, node, offset - self.starts[node] if self.starts else 0)

    def end_position(self, offset: int) -> Position:
        """Return the position behind the character before `offset`, in the text node of that character."""
        last = self.position(max(offset - 1, 0))
        return Position(last.section, last.node, last.offset + 1)

    def part_before(self, position: Position) -> float:
        """Return the share of the section's characters before a position, from 0 to 1."""
        total = len(self.chars) - len(JOINT) * max(len(self.starts) - 1, 0)
        before = self.offset(position) - len(JOINT) * position.node
        return min(before / max(total, 1), 1.0)

    def offset(self, position: Position) -> int:
        """Return the offset of a position in this section."""
        return self.starts[position.node] + position.offset if position.node < len(self.starts) else len(self.chars)


def section_text(document: Document, section: int) -> SectionText:
    """Return the text of a section; loads it."""
    parts = [node.text.chars for node in document.text_nodes(section)]
    starts: list[int] = []
    total = 0
    for part in parts:
        starts.append(total)
        total += len(part) + len(JOINT)
    chars = JOINT.join(parts)
    return SectionText(section, chars, tuple(starts), sum_of(chars))


def sum_of_source(document: Document) -> int:
    """Return the checksum of a document's source and of how it was read; 0 if the same source may say other words.

    Another version of this program may number its sections and text nodes otherwise.
    """
    reading = document.reading()
    if not reading:
        return 0
    source = document.original_source()
    # UTF-16 of what isn't ASCII takes a fourth of the time of UTF-8.
    content = source.encode("utf-8") if source.isascii() else source.encode("utf-16-le", "surrogatepass")
    return crc32(f"{__version__} {reading}".encode(), crc32(content)) or 1


def sum_of(chars: str) -> int:
    """Return the checksum of a text to the letter, 32 bits; never 0."""
    return crc32(chars.encode("utf-8", "surrogatepass")) or 1
