r"""Elements of a stretch of letters and digits, in UTF-8, each of which matches at one place in one way at most.

A stretch is searched for in all of a text while Python's matching holds the interpreter's lock, so a search must not be
able to backtrack. That holds by construction, whatever pattern an element was made of: what it may be is a code without
prefixes (no alternative begins with another one), the bytes that lead a character and those that continue one are
different ones (RFC 3629, 3), and its groups are atomic, its repetitions possessive: once matched they are never tried
another way. So a stretch of n elements costs n steps at most at each byte of a text.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

FEW = 8
"""Alternatives beyond ASCII that are told apart; more of them are known by their first bytes."""
_REST = rb"[\x80-\xbf]*+"
"""What continues a character beyond ASCII."""
DIGIT = rb"(?>[0-9]|[\xd9\xdb\xdf\xe0\xe1\xf0]" + _REST + rb"|\xea[\x80-\xaf]" + _REST + b")"
"""A decimal digit, or a character that begins as one does once it is folded (a test asks Unicode's tables)."""


def one_of(ascii_only: Collection[bytes]) -> bytes | None:
    """Return the element that is one of these, each of at least one byte; None where there is no such element."""
    ordered = sorted(set(ascii_only))
    if len(ordered) == 1:
        return re.escape(ordered[0])
    single = [each for each in ordered if len(each) == 1]
    longer = [each for each in ordered if len(each) > 1]
    ways = [b"[" + b"".join(map(re.escape, single)) + b"]"] if single else []
    if len(longer) <= FEW:
        # In this order what begins with another one stands right behind such a one.
        if any(longer.startswith(shorter) for shorter, longer in pairwise(ordered)):
            return None
        ways += map(re.escape, longer)
    elif all(len(each.decode("utf-8", "surrogatepass")) == 1 for each in longer):
        ways.append(b"[" + b"".join(sorted({re.escape(each[:1]) for each in longer})) + b"]" + _REST)
    else:
        return None
    return b"(?>" + b"|".join(ways) + b")"


def optional(element: bytes) -> bytes:
    """Return what takes an element where it stands; for signs alone, for no letter or digit begins as a sign does."""
    return b"(?:" + element + b")?+"
