"""Symbols of the block phase that concern the whole document: headings, definitions, footnotes, `<details>`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from b12tui.fastclass import dataclass, field
from b12tui.markdown.commonmark.attributes import list_below
from b12tui.markdown.details_markers import DetailsMarker, DetailsTag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from b12tui.document.cancellation import Cancellation
    from b12tui.markdown.commonmark.tokens import Token


class SourceSpot(NamedTuple):
    """Position of the start of a line."""

    line: int
    """Line number, from 0."""
    offset: int
    """Characters of the source before it."""


class HeadingSymbol(NamedTuple):
    """A heading."""

    place: SourceSpot
    level: int
    content: str
    """Its inline text, not parsed yet, with the attribute list below it."""
    may_open_section: bool
    """Whether it may open a section: it is in no container and in no `<details>`."""


class LinkDefinition(NamedTuple):
    """A link reference definition."""

    label: str
    """Normalised as for comparison with references (CommonMark, 6.3)."""
    place: SourceSpot
    titled: bool
    """Whether it has a title."""


class FootnoteBody(NamedTuple):
    """The definition of a footnote."""

    label: str
    start: SourceSpot
    end: SourceSpot
    at_top_level: bool
    """Whether it is in no container."""


@dataclass(slots=True)
class Symbols:
    """Symbols in document order."""

    headings: list[HeadingSymbol] = field(default_factory=list)
    definitions: list[LinkDefinition] = field(default_factory=list)
    references: dict[str, Any] = field(default_factory=dict)
    """Definitions as markdown-it keeps them, by label; the first of several with one label counts."""
    notes: list[FootnoteBody] = field(default_factory=list)
    details_lines: list[tuple[int, bool]] = field(default_factory=list)
    """Lines where a `<details>` outside of containers begins (True) or ends (False)."""

    def add(
        self, tokens: Sequence[Token], places: list[SourceSpot], env: dict[str, Any], cancellation: Cancellation
    ) -> None:
        """Add the symbols in the tokens of a part; `places` are the positions of its lines and of its end."""
        for index, token in enumerate(tokens):
            match token.type:
                case "heading_open":
                    place = places[token.map[0] if token.map else 0]
                    content = f"{tokens[index + 1].content}{list_below(tokens, index + 2)}"
                    self.headings.append(HeadingSymbol(place, int(token.tag[1]), content, token.level == 0))
                case "definition":
                    place = places[token.map[0] if token.map else 0]
                    self.definitions.append(LinkDefinition(token.info, place, bool(token.meta["title"])))
                    self.references.setdefault(token.info, env["references"][token.info])
                case "footnote_reference_open":
                    start, end = token.map or (0, 0)
                    self.notes.append(FootnoteBody(token.meta["label"], places[start], places[end], token.level == 0))
                case "html_block" if token.level == 0 and "details" in token.content.casefold():
                    from b12tui.markdown.html import html_pieces

                    line = places[token.map[0] if token.map else 0].line
                    for piece in html_pieces(token.content, line + 1, cancellation):
                        marker = piece.marker if isinstance(piece, DetailsTag) else None
                        if marker in (DetailsMarker.DETAILS, DetailsMarker.DETAILS_OPEN):
                            self.details_lines.append((line, True))
                        elif marker is DetailsMarker.DETAILS_END:
                            self.details_lines.append((line, False))

    def extend(self, more: Symbols) -> None:
        """Add the symbols of the part after this one."""
        self.headings.extend(more.headings)
        self.definitions.extend(more.definitions)
        for label, reference in more.references.items():
            self.references.setdefault(label, reference)
        self.notes.extend(more.notes)
        self.details_lines.extend(more.details_lines)


def source_spots(source: str, start: SourceSpot) -> list[SourceSpot]:
    """Return the position of each line of a part that begins at `start`, and of the part's end."""
    line, offset = start
    found = [start]
    at = 0
    while (at := source.find("\n", at) + 1) > 0:
        line += 1
        found.append(SourceSpot(line, offset + at))
    if at or not source.endswith("\n"):
        found.append(SourceSpot(line + 1, offset + len(source)))
    return found
