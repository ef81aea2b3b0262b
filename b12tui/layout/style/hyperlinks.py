"""Hyperlinks (OSC 8) on the rows of the page, for terminals that can follow them.

Links within the text, to other files, or with a scheme that is not of the web get none: the terminal may run on another
machine, and what it would do with them is not known.
"""

from __future__ import annotations

from b12tui.cellstyle import Hyperlink
from b12tui.core.handlers.weblinks import web_address
from b12tui.document import Link, TextNode
from b12tui.fastclass import replace
from b12tui.layout.page.lines import Line, StyleFlags


def linked(line: Line, section: int, nodes: tuple[TextNode, ...]) -> Line:
    """Return a row of the page with the URL of each link set on its runs."""
    if not any(run.node >= 0 and StyleFlags.LINK in run.style for run in line.runs):
        return line
    runs = []
    for run in line.runs:
        if run.node >= 0 and StyleFlags.LINK in run.style:
            for number, span in enumerate(nodes[run.node].text.spans):
                if isinstance(span.kind, Link) and span.start <= run.start < span.end:
                    where = web_address(span.kind.target)
                    # A link over several rows has one identifier: terminals highlight all of it under the mouse.
                    runs.append(replace(run, link=Hyperlink(f"{section}.{run.node}.{number}", where)) if where else run)
                    break
            else:
                runs.append(run)
        else:
            runs.append(run)
    return Line(tuple(runs))
