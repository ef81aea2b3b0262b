"""Addresses that others than this program can open: a terminal, a browser.

What leads to a place of the text itself, to another file, or has a scheme that is none of reading, is none.
"""

from __future__ import annotations

import re
from urllib.parse import quote

FOLLOWED = re.compile(r"(?:https?|ftp)://[^/?#]|mailto:.", re.IGNORECASE)
"""How targets begin that may be followed."""
MAX_ADDRESS = 2083
"""Characters of the longest address: what VTE and iTerm2 take."""


def web_address(target: str) -> str:
    """Return the target as an address of ASCII without blanks or controls; "" where it leads nowhere from here."""
    if FOLLOWED.match(target) is None:
        return ""
    cleaned = quote(target, safe="%!#$&'()*+,/:;=?@[]~", encoding="utf-8", errors="replace")
    return cleaned if len(cleaned) <= MAX_ADDRESS else ""
