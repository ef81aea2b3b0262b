"""Whether a text is the source of a program: nothing in it is then taken for a table."""

from __future__ import annotations

import re

SAMPLE_LINES = 400
"""Lines that are looked at."""
LINE_CHARACTERS = 400
"""Characters of a line that are looked at."""

SAMPLE_CHARACTERS = 4_000
"""Characters at the beginning that are looked at: a licence in comments may stand before the program."""

_BEGINNING = re.compile(
    r"\s*+(?:#!|<\?(?:xml|php)|<!DOCTYPE|<html|%!PS|\{\\rtf|/\*|//|#(?:include|define|ifn?def|pragma)\b"
    r"|(?:#[^\n]*\n)*\s*[ru]?\"\"\"|(?:from \w+(?:\.\w+)* )?import \w|package \w+[;\n]|use \w+[\w:]*;"
    r"|['\"]use strict['\"];"
    r"|(?-i:(?:#[^\n]*\n\s*)+(?:from [\w.]+ import [\w(*]|import \w[\w.]*(?:, *\w[\w.]*)*(?: as \w+)?[ \t]*$)))",
    re.IGNORECASE | re.MULTILINE,
)
_LINE = re.compile(
    r"[;{}]\s*$|^\s*(?:def|class|return|if|elif|for|while|fi|done|esac|export|local|else|try|except|import|from|my|sub)\b"
    r"|^\s*(?:#(?:include|define|if|endif|else|ifn?def|pragma)\b|/\*|//|@\w)|[({\[]\s*$"
)


def looks_like_program(source: str) -> bool:
    """Return whether the beginning of a text is that of a program, or every third of its lines is a program's."""
    if _BEGINNING.match(source[:SAMPLE_CHARACTERS]):
        return True
    lines = [line[:LINE_CHARACTERS] for line in source[:65_536].split("\n")[:SAMPLE_LINES] if line.strip()]
    return sum(_LINE.search(line) is not None for line in lines) * 3 > len(lines)
