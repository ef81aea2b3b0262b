"""Names of emoji, by which they are found: GitHub's and Unicode's, by the library `emoji`, an extra."""

from __future__ import annotations

from functools import cache

from b12tui.lazy_pattern import lazy_pattern

EMOJI = lazy_pattern(
    "(?:[\U0001f1e6-\U0001f1ff]{2}|[\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe\u2600-\u27bf"
    "\u2934\u2935\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff])"
    "(?:[\U0001f3fb-\U0001f3ff]|\ufe0f|\u200d[\u2190-\u27bf\U0001f000-\U0001faff])*"
)
"""Sign that may be an emoji, with its modifiers and what is joined to it (UTS 51)."""


@cache
def names(sign: str) -> tuple[str, ...]:
    """Return the names of an emoji, each as its code and in words; none if the list isn't installed."""
    try:
        from emoji import EMOJI_DATA  # deferred: few texts hold a sign, and the list is long
    except ImportError:
        return ()
    data = EMOJI_DATA.get(sign) or EMOJI_DATA.get(sign.rstrip("\ufe0f")) or EMOJI_DATA.get(f"{sign}\ufe0f")
    if data is None:
        return ()
    codes = dict.fromkeys((data["en"], *data.get("alias", ())))
    return tuple(name for code in codes for name in (code.lower(), code.strip(":").replace("_", " ").lower()))
