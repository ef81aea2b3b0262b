"""Elements of a run of letters and digits, in UTF-8, each of which matches at one place in at most one way.

A run is searched for in a whole document while Python's matching holds the interpreter's lock, so the search must not
backtrack. That holds by construction, whatever pattern an element was made of: its alternatives are a prefix-free code
(none begins with another), the lead bytes of UTF-8 differ from its continuation bytes (RFC 3629, 3), and its groups are
atomic and its repetitions possessive, so that what matched is never tried another way. So a run of n elements takes at
most n steps at each byte of a text.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

MAX_ALTERNATIVES = 8
"""Maximum number of non-ASCII alternatives kept apart; more of them are matched by their lead bytes."""
_REST = rb"[\x80-\xbf]*+"
"""Continuation bytes of a non-ASCII character."""
DIGIT = rb"(?>[0-9]|[\xd9\xdb\xdf\xe0\xe1\xf0]" + _REST + rb"|\xea[\x80-\xaf]" + _REST + b")"
"""A decimal digit, or a character whose folded form has the same lead byte as one (a test checks Unicode's tables)."""


def one_of(strings: Collection[bytes]) -> bytes | None:
    """Return the element that matches one of these, each of at least one byte, or None if there is no such element."""
    ordered = sorted(set(strings))
    if len(ordered) == 1:
        return re.escape(ordered[0])
    single = [each for each in ordered if len(each) == 1]
    longer = [each for each in ordered if len(each) > 1]
    alternatives = [b"[" + b"".join(map(re.escape, single)) + b"]"] if single else []
    if len(longer) <= MAX_ALTERNATIVES:
        # In sorted order a string follows its prefix at once.
        if any(longer.startswith(shorter) for shorter, longer in pairwise(ordered)):
            return None
        alternatives += map(re.escape, longer)
    elif all(len(each.decode("utf-8", "surrogatepass")) == 1 for each in longer):
        alternatives.append(b"[" + b"".join(sorted({re.escape(each[:1]) for each in longer})) + b"]" + _REST)
    else:
        return None
    return b"(?>" + b"|".join(alternatives) + b")"


def optional(element: bytes) -> bytes:
    """Return the optional form of an element of symbols, whose first bytes differ from those of letters and digits."""
    return b"(?:" + element + b")?+"
