"""Stack of open elements: makes the tags of containers well nested, by HTML's rules for tags that are left out.

A part closes the parts before it (HTML, 13.1.2.4), a closing tag those inside it. One that closes nothing in its scope
(13.2.4.2), a part outside its container, and a container nested too deep are ignored, which keeps what is in them.
"""

from __future__ import annotations

from b12tui.fastclass import dataclass, replace
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.markdown.element_markers import CONTAINERS, ElementTag

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 60
"""Nesting depth of containers, those of Markdown included."""

_MAX_OPEN = 300
"""Number of open elements; the tags of more are ignored, so that looking for one of them takes a limited time."""

_CLOSED_BY = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
}
"""Parts of lists, and the parts before them that they close."""

_TABLE_PARTS = {
    "caption": frozenset({"table"}),
    "thead": frozenset({"table"}),
    "tbody": frozenset({"table"}),
    "tfoot": frozenset({"table"}),
    "tr": frozenset({"table", "thead", "tbody", "tfoot"}),
    "td": frozenset({"table", "thead", "tbody", "tfoot", "tr"}),
    "th": frozenset({"table", "thead", "tbody", "tfoot", "tr"}),
}
"""Parts of tables, and the elements that they may stand in; those open above one of them are closed."""


@dataclass(frozen=True, slots=True)
class _Open:
    name: str
    kept: bool
    """Whether it is built; else it is nested too deep."""
    heading: str
    """Text of the heading before it."""


class OpenElements:
    """Open elements of one container of Markdown."""

    def __init__(self, depth: int = 0) -> None:
        """Start inside of `depth` containers."""
        self.depth = depth
        """Number of open containers."""
        self.heading = ""
        """Text of the current heading: one inside an element doesn't concern what follows it."""
        self._stack: list[_Open] = []

    @property
    def in_summary(self) -> bool:
        """Whether the innermost element is a summary."""
        return bool(self._stack) and self._stack[-1].name == "summary"

    def add(self, tag: ElementTag) -> Iterator[ElementTag]:
        """Yield the tags that a tag stands for, well nested: those that it closes, and its own."""
        if tag.closing:
            depth = self._scope(tag.name)
            if depth is not None:
                yield from self._close(depth, tag)
            return
        depth = self._depth_for(tag.name)
        if depth is None:
            return
        yield from self._close(depth, tag)
        if len(self._stack) == _MAX_OPEN:
            return
        kept = self.depth < MAX_DEPTH if tag.name in CONTAINERS else self._is_part_kept()
        self._stack.append(_Open(tag.name, kept, self.heading))
        self.depth += kept and tag.name in CONTAINERS
        if kept:
            yield replace(tag, heading=self.heading)

    def _is_part_kept(self) -> bool:
        outer = next((opened for opened in reversed(self._stack) if opened.name in CONTAINERS), None)
        return outer is None or outer.kept

    def _close(self, depth: int, tag: ElementTag) -> Iterator[ElementTag]:
        """Yield the closing tags of all elements beyond `depth`, innermost first."""
        while len(self._stack) > depth:
            opened = self._stack.pop()
            self.heading = opened.heading if opened.name in CONTAINERS else self.heading
            if opened.kept:
                self.depth -= opened.name in CONTAINERS
                yield ElementTag(opened.name, closing=True, line=tag.line, at=tag.at)

    def _scope(self, name: str) -> int | None:
        """Return the number of elements around the one that a closing tag closes; None if there is none in scope."""
        within_table = name == "table" or name in _TABLE_PARTS
        for index in range(len(self._stack) - 1, -1, -1):
            opened = self._stack[index].name
            if opened == name:
                return index
            if opened == "table" or (not within_table and opened in _TABLE_PARTS):
                return None
            if name in _CLOSED_BY and opened in CONTAINERS:
                return None
        return None

    def _depth_for(self, name: str) -> int | None:
        """Return the number of elements that stay open around a new one; None if it can't stand here."""
        if name in _TABLE_PARTS:
            for index in range(len(self._stack) - 1, -1, -1):
                if self._stack[index].name in _TABLE_PARTS[name]:
                    return index + 1
            return None
        if name == "summary":
            return len(self._stack) if self._stack and self._stack[-1].name == "details" else None
        closed = _CLOSED_BY.get(name)
        if closed is None:
            return len(self._stack)
        for index in range(len(self._stack) - 1, -1, -1):
            opened = self._stack[index].name
            if opened in closed:
                return index
            if opened in CONTAINERS or opened in _TABLE_PARTS:
                break
        outer = next((opened.name for opened in reversed(self._stack) if opened.name in CONTAINERS), "")
        lists = ("dl",) if name != "li" else ("ul", "ol", "menu")
        return len(self._stack) if outer in lists else None
