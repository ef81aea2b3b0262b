"""Patterns of the lines of a program's help: usage, options, terms, headings."""

from __future__ import annotations

from b12tui.lazy_pattern import lazy_pattern

USAGE = lazy_pattern(r"\s{0,4}(?:[Uu]sage|USAGE) ?:?(?:\s|$)")
SHORT = r"(?:(?:-[^\s,.]{1,8}(?: \[\w+\])?,? +){1,2}(?:\.{3,} *)?(?=--))?"
"""Short forms before a long one, with blanks or dots between them, as wget and less print it."""
LONG = r"(?!-[r-][w-][xsS-][r-][w-][xsS-][r-][w-][xtT-])--?(?:[A-Za-z_?#@*]|\d(?![\d.]))[^\n]*?(?: {2,}--[A-Z][A-Z-]+)?"
"""Option, its values, and a second form in capitals; the mode of a file, as `ls -l` prints it, is none."""
OPTION = lazy_pattern(rf"( *)({SHORT}{LONG}|-, --[^\n]*?)(?:( {{2,}}|\t+)(\S.*)| *)")
VALUED = lazy_pattern(r"( *)((?:-\w, )?--?[\w-]+(?: <[^<>\n]+>)+)( )(\S.*)")
"""Option whose value reaches the column of explanations, so that one blank follows, as curl prints it."""
BLANKS = lazy_pattern(r"(?<=\S) {2,}(?=\S)")
ALONE = lazy_pattern(r"( +)([\[<]?[\w.-]+[\]>]?(?:\.\.\.)?)")
"""Argument with its explanation below."""
LISTING_HEADING = lazy_pattern(r"\S[^\n]*\b(?:[Cc]ommands?|COMMANDS|[Aa]rguments|[Oo]ptions|[Ss]ubcommands)\b[^\n]*")
"""Heading above terms."""
BULLET = lazy_pattern(r"[-*•] ")
