"""Symbols of the block phase that concern the whole document: headings, definitions, footnotes, HTML's containers."""

from __future__ import annotations

from b12tui.fastclass import dataclass, field
from b12tui.fasttyping import TYPE_CHECKING, Any
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.commonmark.attributes import list_below
from b12tui.markdown.element_markers import CONTAINERS, ElementTag, HtmlHeading

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from b12tui.document import Text
    from b12tui.document.cancellation import Cancellation
    from b12tui.markdown.commonmark.tokens import Token


_STRUCTURE = lazy_pattern(
    r"<(/?)([Dd](?:[Ee][Tt][Aa][Ii][Ll][Ss]|[Ll])|[HhOoUu][Ll1-6]|[Tt][Aa][Bb][Ll][Ee]|[Mm][Ee][Nn][Uu]"
    r"|[Bb][Ll][Oo][Cc][Kk][Qq][Uu][Oo][Tt][Ee])(?![A-Za-z0-9-])"
)
"""A tag of a heading or of a container; a case-sensitive pattern can be searched by its first character, which is seven
times as fast."""


def structure_tags(source: str, start: int = 0) -> Iterator[re.Match[str]]:
    """Return the tags of headings and containers from `start` on; most texts have no tag at all."""
    return _STRUCTURE.finditer(source, start) if source.find("<", start) >= 0 else iter(())


HeadingKey = tuple[int, int]
"""Source line of a heading, from 0, and the number of headings before it on that line: HTML may have several."""


@dataclass(frozen=True, slots=True, order=True)
class SourcePoint:
    """Position of the start of a line, or of the tag of a heading."""

    line: int
    """Line number, from 0."""
    offset: int
    """Characters of the source before it."""


@dataclass(frozen=True, slots=True)
class HeadingSymbol:
    """A heading."""

    point: SourcePoint
    level: int
    content: str | Text
    """Its inline text, which is not parsed yet if it is Markdown, with the attribute list below it."""
    may_open_section: bool
    """Whether it may open a section: it is in no container of Markdown."""
    name: str = ""
    """Name that HTML gives it, or empty."""


@dataclass(frozen=True, slots=True)
class ContainerTag:
    """The tag of a container of HTML that is in no container of Markdown."""

    offset: int
    """Characters of the source before it."""
    name: str
    closing: bool


@dataclass(frozen=True, slots=True)
class LinkDefinition:
    """A link reference definition."""

    label: str
    """Normalised as for comparison with references (CommonMark, 6.3)."""
    point: SourcePoint
    titled: bool
    """Whether it has a title."""


@dataclass(frozen=True, slots=True)
class FootnoteBody:
    """The definition of a footnote."""

    label: str
    start: SourcePoint
    end: SourcePoint
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
    containers: list[ContainerTag] = field(default_factory=list)

    def add(
        self,
        tokens: Sequence[Token],
        places: list[SourcePoint],
        env: dict[str, Any],
        cancellation: Cancellation,
        *,
        attributes: bool = True,
    ) -> None:
        """Add the symbols in the tokens of a part; `places` are the positions of its lines and of its end.

        With `attributes` a heading has those on the line below it.
        """
        for index, token in enumerate(cancellation.steps(tokens)):
            match token.type:
                case "heading_open":
                    place = places[token.map[0] if token.map else 0]
                    below = list_below(tokens, index + 2) if attributes else ""
                    content = f"{tokens[index + 1].content}{below}"
                    self.headings.append(HeadingSymbol(place, int(token.tag[1]), content, token.level == 0))
                case "definition":
                    place = places[token.map[0] if token.map else 0]
                    self.definitions.append(LinkDefinition(token.info, place, bool(token.meta["title"])))
                    self.references.setdefault(token.info, env["references"][token.info])
                case "footnote_reference_open":
                    start, end = token.map or (0, 0)
                    self.notes.append(FootnoteBody(token.meta["label"], places[start], places[end], token.level == 0))
                case "html_block" if any(structure_tags(token.content)):
                    self._add_html(tokens, index, places, cancellation)

    def _add_html(
        self, tokens: Sequence[Token], index: int, places: list[SourcePoint], cancellation: Cancellation
    ) -> None:
        """Add the headings and the tags of containers in an HTML block."""
        from b12tui.markdown.html.pieces import html_pieces  # deferred: most texts hold no HTML

        token = tokens[index]
        first = token.map[0] if token.map else 0
        line, offset = places[first].line, places[first].offset
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        for piece in html_pieces(token.content, line + 1, cancellation):
            if isinstance(piece, HtmlHeading):
                content: Text | str = piece.text
                if not piece.text:
                    if following is None or following.type != "paragraph_open":
                        continue
                    content = tokens[index + 2].content
                spot = SourcePoint(piece.line - 1, offset + piece.at)
                opens = piece.may_open and token.level == 0
                self.headings.append(HeadingSymbol(spot, piece.level, content, opens, piece.name))
            elif isinstance(piece, ElementTag) and piece.name in CONTAINERS and token.level == 0:
                self.containers.append(ContainerTag(offset + piece.at, piece.name, piece.closing))

    def extend(self, more: Symbols) -> None:
        """Add the symbols of the part after this one."""
        self.headings.extend(more.headings)
        self.definitions.extend(more.definitions)
        for label, reference in more.references.items():
            self.references.setdefault(label, reference)
        self.notes.extend(more.notes)
        self.containers.extend(more.containers)


def source_points(source: str, start: SourcePoint) -> list[SourcePoint]:
    """Return the position of each line of a part that begins at `start`, and of the part's end."""
    line, offset = start.line, start.offset
    found = [start]
    at = 0
    while (at := source.find("\n", at) + 1) > 0:
        line += 1
        found.append(SourcePoint(line, offset + at))
    if at or not source.endswith("\n"):
        found.append(SourcePoint(line + 1, offset + len(source)))
    return found
