"""Reading of a Mermaid diagram: its kind, title and description, and its sentences."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from b12tui.catalogue import diagrams, structure
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.mermaid.flowchart import Flowchart
from b12tui.markdown.mermaid.sequence import SequenceDiagram
from b12tui.markdown.mermaid.statements import Diagram, Statement, Unknown, label

MAX_LENGTH = 50_000
"""Characters up to which a diagram is read: Mermaid's own limit."""

_HEADER = lazy_pattern(r"(flowchart|graph|sequenceDiagram|pie)(?:-elk)?\b[ \t]*(.*)\Z")
_DIRECTION = lazy_pattern(r"(?:TB|TD|BT|RL|LR|[<>^v])?[ \t]*;?[ \t]*")
_SLICE = lazy_pattern(r"""(?:"([^"]*)"|'([^']*)')[ \t]*:[ \t]*(\d{1,99}(?:\.\d{1,99})?)\Z""")
_TITLE = lazy_pattern(r"(accTitle|title)[ \t]*:?[ \t]*(.*)\Z")
_DESCRIPTION = lazy_pattern(r"accDescr[ \t]*:[ \t]*(.*)\Z")
_LONG_DESCRIPTION = lazy_pattern(r"accDescr[ \t]*\{")


def diagram(source: str) -> Diagram | None:
    """Return a diagram in sentences, or None if it isn't understood."""
    if len(source) > MAX_LENGTH:
        return None
    try:
        return _Reader(source).read()
    except Unknown:
        return None


class _Reader:
    """A reader of what all kinds of diagrams share."""

    def __init__(self, source: str) -> None:
        self._lines = [(number, line.strip()) for number, line in enumerate(source.split("\n"))]
        self._title = self._description = ""

    def read(self) -> Diagram | None:
        at = self._front_matter()
        while at < len(self._lines) and (not self._lines[at][1] or self._lines[at][1].startswith("%%")):
            at += 1
        header = _HEADER.match(self._lines[at][1]) if at < len(self._lines) else None
        if header is None:
            return None
        number = self._lines[at][0]
        body = self._body(at + 1)
        kind, rest = header[1], header[2]
        if kind == "pie":
            name, statements = diagrams.PIE, self._pie([(number, rest), *body])
        elif kind == "sequenceDiagram":
            name, statements = diagrams.SEQUENCE, SequenceDiagram().read(self._titled([(number, rest), *body]))
        else:
            direction = _DIRECTION.match(rest)
            rest = rest[direction.end() :] if direction else rest
            name, statements = diagrams.FLOWCHART, Flowchart().read([(number, rest), *body])
        if not statements:
            return None
        return Diagram(f"{name}: {self._title}" if self._title else name, self._description, statements)

    def _front_matter(self) -> int:
        """Read the title in front matter, and return the number of the line behind it."""
        if not self._lines or self._lines[0][1] != "---":
            return 0
        for at, (_, line) in enumerate(self._lines[1:], 1):
            if line == "---":
                return at + 1
            if line.startswith("title:"):
                self._title = label(line[6:])
        raise Unknown

    def _body(self, at: int) -> list[tuple[int, str]]:
        """Return the lines of a diagram without comments, and keep its title and description."""
        body: list[tuple[int, str]] = []
        lines = iter(self._lines[at:])
        for number, line in lines:
            if line.startswith("%%"):
                continue
            if _LONG_DESCRIPTION.match(line):
                words = [line.partition("{")[2]]
                while "}" not in words[-1]:
                    following = next(lines, None)
                    if following is None:
                        raise Unknown
                    words.append(following[1])
                self._description = label(" ".join(words).partition("}")[0])
            elif found := _DESCRIPTION.match(line):
                self._description = label(found[1])
            elif line.startswith("accTitle") and (found := _TITLE.match(line)):
                self._title = label(found[2])
            else:
                body.append((number, line))
        return body

    def _titled(self, lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """Return the lines without the one that is a title, which is kept."""
        kept: list[tuple[int, str]] = []
        for number, line in lines:
            found = _TITLE.match(line) if line.startswith("title") else None
            if found is None:
                kept.append((number, line))
            else:
                self._title = label(found[2])
        return kept

    def _pie(self, lines: list[tuple[int, str]]) -> list[Statement]:
        """Return the slices of a pie, each with its value and its share."""
        slices: list[tuple[str, str, Decimal, int]] = []
        for number, written in lines:
            line = written.removeprefix("showData").strip()
            if found := _SLICE.match(line):
                try:
                    slices.append((label(found[1] or found[2] or ""), found[3], Decimal(found[3]), number))
                except InvalidOperation:
                    raise Unknown from None
            elif line.startswith("title"):
                self._title = label(line[5:].lstrip(" \t:"))
            elif line:
                raise Unknown
        total = sum((value for _, _, value, _ in slices), Decimal(0))
        if not total:
            raise Unknown
        return [
            Statement(
                f"{name}: {diagrams.share(written, structure.percent(int(100 * value / total + Decimal('0.5'))))}", line
            )
            for name, written, value, line in slices
        ]
