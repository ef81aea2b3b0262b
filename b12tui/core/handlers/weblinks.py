"""Web addresses that other programs, a terminal or a browser, may open.

Links within the document, to other files, or with a scheme that is not for reading are not among them.
"""

from __future__ import annotations

import re

from b12tui.lazy_pattern import lazy_pattern

FOLLOWED = lazy_pattern(r"(?:https?|ftp)://[^/?#]|mailto:.", re.IGNORECASE)
"""Prefix of targets that may be followed."""
MAX_ADDRESS = 2083
"""Maximum length of an address in characters, the limit of VTE and iTerm2."""


def web_address(target: str) -> str:
    """Return the target as an ASCII address without blanks or control characters; "" if it is not a web address."""
    if FOLLOWED.match(target) is None:
        return ""
    from urllib.parse import quote  # most texts are read without a link being opened

    cleaned = quote(target, safe="%!#$&'()*+,/:;=?@[]~", encoding="utf-8", errors="replace")
    return cleaned if len(cleaned) <= MAX_ADDRESS else ""
