"""Flowcharts (Mermaid: `graph`, `flowchart`) in sentences: one for each link, and one for each node without links."""

from __future__ import annotations

from b12tui.catalogue import diagrams
from b12tui.fastclass import dataclass, field
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.mermaid.flowchart_syntax import read_link, split_statements, whole_lines
from b12tui.markdown.mermaid.statements import MAX_DEPTH, Statement, Unknown, label

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_LINKS = 2_000
"""Links up to which a diagram is told: `A & B --> C & D` multiplies them."""

_SHAPES = (
    ("(((", ")))"),
    ("((", "))"),
    ("([", "])"),
    ("(", ")"),
    ("[[", "]]"),
    ("[(", ")]"),
    ("[/", "/]"),
    ("[/", "\\]"),
    ("[\\", "\\]"),
    ("[\\", "/]"),
    ("[", "]"),
    ("{{", "}}"),
    ("{", "}"),
    (">", "]"),
)
"""Brackets around a node's label; the first that fit count."""

_SPACE = lazy_pattern(r"[ \t]*")
_ID = lazy_pattern(r"(?:[^\W_]|_|[.$#/](?=\w)|-(?=[\w])(?![ox][\s-]))+")
_CLASS = lazy_pattern(r":::[\w-]+")
_ATTRIBUTES = lazy_pattern(r"@\{([^{}]*)\}")
_ATTRIBUTE_LABEL = lazy_pattern(r"""\blabel[ \t]*:[ \t]*(?:"([^"]*)"|'([^']*)'|([^,}"']+))""")
_IGNORED = lazy_pattern(r"(?:classDef|class|style|linkStyle|click|direction)\b|[\w-]+@\{[ \t]*(?:animat|curve)")
_GROUP = lazy_pattern(r"subgraph(?:[ \t]+(.*))?\Z")
_GROUP_TITLE = lazy_pattern(r"([^\s\[\]]+)[ \t]*\[(.*)\]\Z")


@dataclass(slots=True)
class _Group:
    """A group that is open or closed."""

    statement: Statement
    title: str
    members: list[str] = field(default_factory=list)
    """Nodes that are written in it first."""


@dataclass(frozen=True, slots=True)
class _Link:
    """A link between two nodes."""

    statement: Statement
    one: str
    other: str
    style: str
    ends: str
    words: str


class Flowchart:
    """A flowchart, read line by line."""

    def __init__(self) -> None:
        """Start without any nodes."""
        self._names: dict[str, str] = {}
        """Labels of nodes and titles of groups, by their names."""
        self._links: list[_Link] = []
        self._groups: list[_Group] = []
        self._members: set[str] = set()
        """Nodes that are in a group."""
        self._alone: list[tuple[Statement, str]] = []
        """Statements of nodes outside of groups, which are said if they have no links."""

    def read(self, lines: Iterable[tuple[int, str]]) -> list[Statement]:
        """Return the sentences of the lines behind the header."""
        top: list[Statement] = []
        opened: list[_Group] = []
        for number, line in whole_lines(lines):
            for part in split_statements(line):
                into = opened[-1].statement.inner if opened else top
                if part == "end":
                    if not opened:
                        raise Unknown
                    opened.pop()
                elif found := _GROUP.match(part):
                    if len(opened) == MAX_DEPTH:
                        raise Unknown
                    group = _Group(Statement("", number), self._title(found[1] or ""))
                    into.append(group.statement)
                    opened.append(group)
                    self._groups.append(group)
                elif not _IGNORED.match(part):
                    self._chain(part, number, into, opened[-1] if opened else None)
        if opened:
            raise Unknown
        self._finish()
        return _without_empty(top)

    def _title(self, written: str) -> str:
        """Return the title of a group: what is in brackets or in quotes, or its name."""
        bracketed = _GROUP_TITLE.match(written)
        title = label(bracketed[2] if bracketed else written)
        self._names[bracketed[1] if bracketed else written] = title
        return title

    def _chain(self, part: str, number: int, into: list[Statement], group: _Group | None) -> None:
        """Read nodes and the links between them."""
        nodes, at = self._nodes(part, 0)
        written = list(nodes)
        while at < len(part):
            style, ends, words, at = read_link(part, at)
            others, at = self._nodes(part, at)
            written += others
            if len(nodes) * len(others) + len(self._links) > MAX_LINKS:
                raise Unknown
            if style != "hidden":
                for one in nodes:
                    for other in others:
                        self._links.append(_Link(Statement("", number), one, other, style, ends, words))
                        into.append(self._links[-1].statement)
            nodes = others
        if group is None:
            for node in written:
                self._alone.append((Statement("", number), node))
                into.append(self._alone[-1][0])
        else:
            group.members += [node for node in dict.fromkeys(written) if node not in self._members]
            self._members.update(written)

    def _nodes(self, part: str, at: int) -> tuple[list[str], int]:
        """Return the nodes joined by `&` at an offset, and the offset behind them and blanks."""
        found: list[str] = []
        while True:
            node, at = self._node(part, _skip(part, at))
            found.append(node)
            at = _skip(part, at)
            if not part.startswith("&", at):
                return found, at
            at += 1

    def _node(self, part: str, at: int) -> tuple[str, int]:
        name = _ID.match(part, at)
        if name is None:
            raise Unknown
        node, at = name[0], name.end()
        self._names.setdefault(node, label(node))
        if attributes := _ATTRIBUTES.match(part, at):
            if words := _ATTRIBUTE_LABEL.search(attributes[1]):
                self._names[node] = label(next(filter(None, words.groups()), "")) or node
            at = attributes.end()
        else:
            at = self._shape(node, part, at)
        if classes := _CLASS.match(part, at):
            at = classes.end()
        return node, at

    def _shape(self, node: str, part: str, at: int) -> int:
        """Read the label of a node, if it has one, and return the offset behind it."""
        for opening, closing in _SHAPES:
            if not part.startswith(opening, at):
                continue
            start = at + len(opening)
            quoted = _skip(part, start)
            if part.startswith('"', quoted):
                quote = part.find('"', quoted + 1)
                end = part.find(closing, quote + 1) if quote >= 0 else -1
                if end < 0 or part[quote + 1 : end].strip():
                    continue
            else:
                end = part.find(closing, start)
                if end < 0:
                    continue
            self._names[node] = label(part[start:end]) or node
            return end + len(closing)
        if part[at : at + 1] in ("(", "[", "{", ">"):
            raise Unknown
        return at

    def _finish(self) -> None:
        """Put the names that are known now into the sentences."""
        linked = {node for link in self._links for node in (link.one, link.other)}
        for link in self._links:
            link.statement.words = _sentence(self._names[link.one], self._names[link.other], link)
        for group in self._groups:
            name = f"{diagrams.GROUP} {group.title}" if group.title else diagrams.GROUP
            members = ", ".join(self._names[node] for node in group.members)
            group.statement.words = f"{name}: {members}" if members else name
        for statement, node in self._alone:
            if node not in linked and node not in self._members:
                statement.words = self._names[node]
                linked.add(node)


def _sentence(one: str, other: str, link: _Link) -> str:
    ends = link.ends
    if ends in ("<>", "oo", "xx"):
        sentence = diagrams.both_ways(one, other)
    elif ends == "<":
        sentence = diagrams.leads_to(other, one)
    elif ends:
        sentence = diagrams.leads_to(one, other)
    else:
        sentence = diagrams.is_linked_to(one, other)
    more = [word for word in (diagrams.CROSSED if "x" in ends else "", _STYLES[link.style]) if word]
    sentence = ", ".join([sentence, *more])
    return diagrams.labelled(sentence, link.words) if link.words else sentence


_STYLES = {"plain": "", "dotted": diagrams.DOTTED, "thick": diagrams.THICK}


def _skip(part: str, at: int) -> int:
    found = _SPACE.match(part, at)
    return found.end() if found else at


def _without_empty(statements: list[Statement]) -> list[Statement]:
    """Return statements without those that say nothing: nodes that are named elsewhere."""
    kept = [statement for statement in statements if statement.words]
    for statement in kept:
        statement.inner = _without_empty(statement.inner)
    return kept
