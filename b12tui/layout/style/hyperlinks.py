"""Where links of the page lead, for terminals that let a reader follow them (OSC 8).

What leads to a place of the text itself, to another file, or has a scheme that is none of reading, leads nowhere here:
the terminal is another machine's, and what it would do with them is not known.
"""

from __future__ import annotations

from b12tui.core.handlers.weblinks import web_address
from b12tui.document import Link, TextNode
from b12tui.fastclass import replace
from b12tui.layout.page.lines import Line, StyleFlags


def linked(line: Line, section: int, nodes: tuple[TextNode, ...]) -> Line:
    """Return a row of the page with each run of a link told where it leads."""
    if not any(run.node >= 0 and StyleFlags.LINK in run.style for run in line.runs):
        return line
    runs = []
    for run in line.runs:
        if run.node >= 0 and StyleFlags.LINK in run.style:
            for number, mark in enumerate(nodes[run.node].text.spans):
                if isinstance(mark.kind, Link) and mark.start <= run.start < mark.end:
                    where = web_address(mark.kind.target)
                    # Rows of one link are one link: terminals mark all of it when one is pointed at.
                    runs.append(replace(run, link=f"{section}.{run.node}.{number} {where}") if where else run)
                    break
            else:
                runs.append(run)
        else:
            runs.append(run)
    return Line(tuple(runs))
