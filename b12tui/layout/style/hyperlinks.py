"""Hyperlinks (OSC 8) on the rows of the page, for terminals that can follow them.

Links within the text, to other files, or with a scheme that is not of the web get none: the terminal may run on another
machine, and what it would do with them is not known.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from b12tui.cellstyle import Hyperlink
from b12tui.core.handlers.weblinks import web_address
from b12tui.document import Link, TextNode
from b12tui.fastclass import replace
from b12tui.layout.page.lines import Line, Run, StyleFlags


def linked(line: Line, section: int, nodes: tuple[TextNode, ...]) -> Line:
    """Return a row of the page with the URL of each link set on its runs."""
    if not any(run.node >= 0 and StyleFlags.LINK in run.style for run in line.runs):
        return line
    return Line(tuple(_with_link(run, section, nodes) for run in line.runs))


def _with_link(run: Run, section: int, nodes: tuple[TextNode, ...]) -> Run:
    """Return a run with the URL of the link that it is of; any other as it is."""
    if run.node < 0 or StyleFlags.LINK not in run.style:
        return run
    spans = nodes[run.node].text.spans
    # Spans are ordered by their start: those of the link's words may begin between the link and the run.
    for number in range(bisect_right(spans, run.start, key=_start) - 1, -1, -1):
        span = spans[number]
        if isinstance(span.kind, Link) and run.start < span.end:
            where = web_address(span.kind.target)
            # A link over several rows has one identifier: terminals highlight all of it under the mouse.
            return replace(run, link=Hyperlink(f"{section}.{run.node}.{number}", where)) if where else run
    return run


_start = attrgetter("start")
