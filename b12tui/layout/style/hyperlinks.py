"""Where links of the page lead, for terminals that let a reader follow them (OSC 8).

What leads to a place of the text itself, to another file, or has a scheme that is none of reading, leads nowhere here:
the terminal is another machine's, and what it would do with them is not known.
"""

from __future__ import annotations

from b12tui.core.handlers.weblinks import address
from b12tui.document import Leaf, Link
from b12tui.fastclass import replace
from b12tui.layout.page.lines import Ink, Line


def linked(line: Line, section: int, leaves: tuple[Leaf, ...]) -> Line:
    """Return a row of the page with each run of a link told where it leads."""
    if not any(run.leaf >= 0 and Ink.LINK in run.ink for run in line.runs):
        return line
    runs = []
    for run in line.runs:
        if run.leaf >= 0 and Ink.LINK in run.ink:
            for number, mark in enumerate(leaves[run.leaf].text.marks):
                if isinstance(mark.role, Link) and mark.start <= run.start < mark.end:
                    where = address(mark.role.target)
                    # Rows of one link are one link: terminals mark all of it when one is pointed at.
                    runs.append(replace(run, link=f"{section}.{run.leaf}.{number} {where}") if where else run)
                    break
            else:
                runs.append(run)
        else:
            runs.append(run)
    return Line(tuple(runs))
