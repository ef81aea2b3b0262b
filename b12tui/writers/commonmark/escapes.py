r"""Backslashes that keep characters from being read as signs of Markdown (CommonMark, 2.4), as few as are needed.

The rules are those of CommonMark and GFM, and of the dialects that the reader knows: `{…}`, `==…==`, `$…$`, `:name:`.
"""

from __future__ import annotations

import re

_SIGNS = re.compile(
    r"""
    (?P<backslash>\\(?=[()\[\]]))  # a backslash that would make a formula of what follows
    | \\(?=[!-/:-@\[-`{-~]|\n|\Z)   # a backslash that would escape
    | [`\[{~^]                      # code, links, attributes, strikethrough, superscripts
    | (?<!\s)\*|\*(?!\s|$)          # an asterisk with a word beside it
    | (?<![^\W_])_|_(?![^\W_])      # an underscore, but within a word
    | <(?=[A-Za-z/!?])              # a tag
    | &(?=\#[0-9]+;|\#[xX][0-9a-fA-F]+;|[A-Za-z][A-Za-z0-9]*;)
    | =(?==)|(?<==)=                # a mark
    | \$                            # a formula
    | :(?=[\w+-]+:)                 # an emoji by name
    | (?<=\+)\+(?=\S)|\+(?=\+\S)    # an insertion
    | %(?=%)                        # a comment
    """,
    re.VERBOSE,
)
_ADDRESSES = re.compile(
    r"""
    (?:(?<=https)|(?<=http)|(?<=ftp)|(?<=mailto)|(?<=xmpp)):
    | (?<=www)\.
    | (?<=[\w.+-])@(?=\w)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_EDGES = re.compile(r"\A[^\S ]+|[^\S ]+\Z")
"""White space, other than blanks, that would be taken for indentation or left out."""
_LINE_STARTS = re.compile(
    r"""
    (?P<number>[0-9]{1,9})(?=[.)](?:\s|$))      # a numbered item
    | (?=\#{1,6}(?:\s|$))                       # a heading
    | (?=[-+*](?:\s|$))                         # a bullet
    | (?=>)                                     # a quote
    | (?=[-=:|][-=:|\s]*$)                      # an underline, a thematic break, a row of a table
    | (?=_\s*_\s*_[_\s]*$)
    | (?=:(?:\s|::))|(?=!!!)|(?=\?\?\?)|(?=///)|(?=\|)|(?=%)|(?=\+\+\+)|(?=\(@)|(?=@)
    | (?=\(\S+\)=\s*$)                          # a label
    """,
    re.VERBOSE,
)


def escaped(chars: str, *, in_link: bool = False, in_table: bool = False, in_formula: bool = False) -> str:
    """Return characters with backslashes before those that would mean something within a line.

    With `in_formula` brackets of a link are written so that they don't make a formula of what is between them.
    """
    if chars.isalnum():
        return chars
    found = _SIGNS.sub(lambda sign: "&#92;" if sign["backslash"] else f"\\{sign[0]}", chars)
    if in_link:
        found = found.replace("]", "&#93;" if in_formula else r"\]")
    elif ":" in found or "www" in found or "@" in found:
        found = _ADDRESSES.sub(r"\\\g<0>", found)
    return found.replace("|", r"\|") if in_table else found


def may_be_formula(chars: str) -> bool:
    """Return whether escaped brackets around words like these would be read as a formula in TeX."""
    return any(sign in chars for sign in "=^_\\")


def escaped_line_start(line: str) -> str:
    """Return a line of a paragraph with a backslash where its beginning would open another block."""
    line = _EDGES.sub(lambda edge: "".join(f"&#{ord(char)};" for char in edge[0]), line)
    found = _LINE_STARTS.match(line)
    if found is None:
        return line
    at = found.end("number") if found["number"] else 0
    return f"{line[:at]}\\{line[at:]}"


def destination(target: str, *, in_table: bool = False) -> str:
    """Return a link's target as a link destination (CommonMark, 6.3), in angle brackets if it needs them."""
    target = re.sub(r"&(?=#?\w+;)|\\(?=[!-/:-@\[-`{-~])", r"\\\g<0>", target.replace("\n", ""))
    if in_table:
        target = target.replace("|", r"\|")
    if target and not re.search(r"[\s<>()\x00-\x1f]", target):
        return target
    return "<" + re.sub(r"[<>]", r"\\\g<0>", target) + ">"
