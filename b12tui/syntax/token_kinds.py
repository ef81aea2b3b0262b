"""Kinds of tokens that are coloured: few, so that a row has few changes of style."""

from __future__ import annotations

from enum import Enum
from functools import cache


class TokenKind(Enum):
    """Kind of a token; all others look like the text."""

    KEYWORD = "keyword"
    NAME = "name"
    """Name where it is defined, of a tag or an attribute, or of a variable of a shell."""
    STRING = "string"
    NUMBER = "number"
    """Number or another constant."""
    COMMENT = "comment"


_KINDS = {
    "Comment": TokenKind.COMMENT,
    "Comment.Preproc": TokenKind.KEYWORD,
    "Comment.PreprocFile": TokenKind.STRING,
    "Generic.Deleted": TokenKind.NUMBER,
    "Generic.Heading": TokenKind.KEYWORD,
    "Generic.Inserted": TokenKind.STRING,
    "Generic.Prompt": TokenKind.KEYWORD,
    "Generic.Subheading": TokenKind.NAME,
    "Keyword": TokenKind.KEYWORD,
    "Keyword.Constant": TokenKind.NUMBER,
    "Literal": TokenKind.NUMBER,
    "Literal.String": TokenKind.STRING,
    "Literal.String.Doc": TokenKind.COMMENT,
    "Name.Attribute": TokenKind.NAME,
    "Name.Class": TokenKind.NAME,
    "Name.Decorator": TokenKind.NAME,
    "Name.Entity": TokenKind.NUMBER,
    "Name.Function": TokenKind.NAME,
    "Name.Tag": TokenKind.NAME,
    "Name.Variable": TokenKind.NAME,
    "Operator.Word": TokenKind.KEYWORD,
}
"""Kinds by the names of Pygments' token types."""


@cache
def kind_of(token: tuple[str, ...]) -> TokenKind | None:
    """Return the kind of a token by its type or the nearest one that it is a part of."""
    for length in range(len(token), 0, -1):
        kind = _KINDS.get(".".join(token[:length]))
        if kind is not None:
            return kind
    return None
