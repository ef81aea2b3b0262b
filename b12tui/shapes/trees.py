"""Trees drawn in characters, as tree(1), `cargo tree`, `npm ls` and pstree(1) print them: nested lists.

A node is below the nearest one before it whose branch begins further left. pstree(1) draws several nodes on a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from b12tui.document import ListBlock, ListItem, Paragraph, Text
from b12tui.document.sanitize import sanitize_line
from b12tui.lazy_pattern import lazy_pattern
from b12tui.shapes.recognition import Recognition

LEAST_BRANCHES = 2
DEEPEST = 12
"""Levels of nested lists; what is deeper is listed on the last one."""

_BRANCH = lazy_pattern(
    r"(?P<lead>[ \u00a0│┃|]*)"
    r"(?:[├└┣┗╰][─━]+(?:[┬┳][─━]*)?|(?:[|`+]--+|[+\\]-)(?=[ \u00a0])|[|`]-(?=[^\s|-]))"
    r"[ \u00a0]*(?P<name>[^\s|─━-].*)"
)
"""Branch and its name; in ASCII a blank parts them, so that no rule and no sign of a diff is taken for one."""
_PROCESS = lazy_pattern(r"(?P<lead>[ │|]*?)[├└|`][─-](?P<name>.*)")
"""Branch of pstree(1)."""
_JOIN = lazy_pattern(r"─┬─|-\+-|───|---")
"""What pstree(1) draws between a process and the children on its line."""


class _Node:
    """Name in a tree, with its source line, from 1."""

    def __init__(self, name: str, line: int) -> None:
        self.name = name
        self.line = line
        self.inner: list[_Node] = []

    def item(self, depth: int = 1) -> ListItem:
        """Return the item of a list, with the nodes below it."""
        own = Paragraph(Text(sanitize_line(self.name), (), self.line), self.line)
        if not self.inner:
            return ListItem((own,), line=self.line)
        return ListItem((own, _listed(self.inner, depth + 1)), line=self.line)

    def all_below(self) -> Iterable[_Node]:
        """Return the nodes below in the order of lines, each without those below it; a tree may be deep."""
        waiting = self.inner[::-1]
        while waiting:
            node = waiting.pop()
            yield _Node(node.name, node.line)
            waiting += reversed(node.inner)


def recognise(lines: Sequence[str], first: int = 1) -> Recognition | None:
    """Return the list of the trees that begin in lines without an empty one; None if none does.

    A table with a header, whose first column is a tree, is surer.
    """
    processes = _recognise_processes(lines, first)
    if processes is not None:
        return processes
    start = next((at for at, line in enumerate(lines) if _BRANCH.fullmatch(line.rstrip())), None)
    if start is None:
        return None
    start -= start > 0
    roots: list[_Node] = []
    open_nodes: list[tuple[int, _Node]] = []
    branches, at = 0, start
    while at < len(lines):
        line = lines[at].rstrip()
        found = _BRANCH.fullmatch(line)
        if found is None:
            if at + 1 == len(lines) or _BRANCH.fullmatch(lines[at + 1].rstrip()) is None:
                break
            node, open_nodes = _Node(line.strip(), first + at), []
            roots.append(node)
            open_nodes.append((-1, node))
        else:
            branches += 1
            column, node = len(found["lead"]), _Node(found["name"], first + at)
            while open_nodes and open_nodes[-1][0] >= column:
                open_nodes.pop()
            (open_nodes[-1][1].inner if open_nodes else roots).append(node)
            open_nodes.append((column, node))
        at += 1
    if branches < LEAST_BRANCHES:
        return None
    return Recognition(start, at, 0.87, (_listed(roots),))


def _recognise_processes(lines: Sequence[str], first: int) -> Recognition | None:
    """Return the list of processes that pstree(1) draws from the first line on; None if it draws none."""
    if len(lines) < LEAST_BRANCHES or not _JOIN.search(lines[0]) or not _PROCESS.fullmatch(lines[1].rstrip()):
        return None
    open_nodes: dict[int, _Node] = {}
    roots: list[_Node] = []
    at = 0
    for at, written in enumerate(lines):
        line = written.rstrip()
        found = _PROCESS.fullmatch(line) if at else None
        if at and (found is None or found.end("lead") not in open_nodes):
            break
        parent = open_nodes[found.end("lead")].inner if found else roots
        _add_chain(line, found.start("name") if found else 0, parent, open_nodes, first + at)
    else:
        at = len(lines)
    if at <= LEAST_BRANCHES - 1 or not all(name for root in roots for name in (root.name, *_names(root))):
        return None
    return Recognition(0, at, 0.87, (_listed(roots),))


def _names(root: _Node) -> Iterable[str]:
    return (node.name for node in root.all_below())


def _add_chain(line: str, start: int, parent: list[_Node], open_nodes: dict[int, _Node], number: int) -> None:
    """Add the processes on a line from a character on, each below the one before, and note where branches begin."""
    while True:
        join = _JOIN.search(line, start)
        node = _Node(line[start : join.start() if join else None].strip(), number)
        parent.append(node)
        if join is None:
            return
        if join[0][1] in "┬+":
            open_nodes[join.start() + 1] = node
        start, parent = join.end(), node.inner


def _listed(nodes: Sequence[_Node], depth: int = 1) -> ListBlock:
    """Return nodes as a list, at the last level with all that is below them."""
    if depth == DEEPEST:
        nodes = [each for node in nodes for each in (_Node(node.name, node.line), *node.all_below())]
    return ListBlock(tuple(node.item(depth) for node in nodes), line=nodes[0].line)
