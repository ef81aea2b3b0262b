"""Source lines that the command line names: `+34` as in less and vi, and `FILE:34` as compilers and grep print it."""

from __future__ import annotations

import os
import re
from pathlib import Path

from b12tui.cli.arguments import Arguments
from b12tui.fastclass import replace

_WITH_LINE = r"(.+?):0*([1-9][0-9]{0,8})(?::[0-9]+)?:?"
"""Pattern of a file, its line, and perhaps the column there; compiled on first use, as most starts have none."""


def split_lines(arguments: Arguments) -> Arguments:
    """Return the arguments with line numbers split off from file names, unless a file of the whole name exists."""
    found = [_split(name) for name in arguments.files]
    lines = tuple((name, line) for name, line in found if line)
    return replace(arguments, files=tuple(name for name, _ in found), file_lines=lines) if lines else arguments


def _split(name: str) -> tuple[str, int]:
    match = re.fullmatch(_WITH_LINE, name, re.DOTALL)
    if match is None or os.path.lexists(name) or not os.path.lexists(match[1]):
        return name, 0
    return match[1], int(match[2])


def start_lines(arguments: Arguments, first: str) -> dict[str, int]:
    """Return the lines to open documents at, by document id; `first` is the id of the document that is opened first."""
    lines = {} if arguments.at_line is None else {first: arguments.at_line}
    for name, line in reversed(arguments.file_lines):  # of a file that is named twice, the first line counts
        path = str(Path(name))
        lines[f"{path}/" if os.path.isdir(path) else path] = line  # noqa: PTH112 - it takes any name
    return lines
