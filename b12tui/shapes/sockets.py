"""Sockets as ss(8) prints them: names of columns with blanks in them, set side by side on a narrow terminal."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.lazy_pattern import lazy_pattern
from b12tui.shapes.recognition import Recognition, table_of

_HEADER = lazy_pattern(r"(Netid +)?(State) +(Recv-Q) +(Send-Q) *(Local Address:Port) *(Peer Address:Port) *(Process)?")
_ADDRESS = r"\S+(?: +\d+)?"
"""Address and port, or a path and a number apart from it (unix sockets)."""
_SOCKET = lazy_pattern(rf"(\S+ +)?([A-Z][A-Z0-9-]+) +(\d+) +(\d+) +({_ADDRESS}) +({_ADDRESS})(?: +([a-z]\S.*))?")


def recognise(lines: Sequence[str], first: int = 1) -> Recognition | None:
    """Return the table of the sockets below the names of their columns, in the first line; None without any."""
    header = _HEADER.fullmatch(lines[0].rstrip()) if lines else None
    if header is None:
        return None
    kept = [at for at, name in enumerate(header.groups(), 1) if name or at == len(header.groups())]
    names = [*(header[at].strip() for at in kept[:-1]), "Process"]
    rows: list[list[str]] = []
    for line in lines[1:]:
        found = _SOCKET.fullmatch(line.rstrip())
        if found is None or bool(found[1]) != bool(header[1]):
            break
        rows.append([(found[at] or "").strip() for at in kept])
    if not rows:
        return None
    end = 1 + len(rows)
    return Recognition(0, end, 0.95, (table_of(names, rows, "", range(first, first + end)),))
