"""Emoji by their short codes, `:rocket:`, by GitHub's list of names.

The list is the library `emoji`, an extra: without it a code stays as written. It is imported when a text holds what
looks like a code, and nothing between two digits is one (`10:30:45`).
"""

from __future__ import annotations

from functools import cache, lru_cache

from b12tui.lazy_pattern import lazy_pattern

_code = lazy_pattern(r"(?<![\w:/]):([a-z0-9_+-]++):(?![\w:/])")


def with_emoji(text: str) -> str:
    """Return a text with the codes in it replaced by the signs that they name."""
    return _code.sub(lambda found: sign(found[1]) or found[0], text) if _code.search(text) else text


def without_colons(text: str) -> str:
    """Return a text with each code that is shown as an emoji replaced by its bare name."""
    return _code.sub(lambda found: found[1] if sign(found[1]) else found[0], text) if ":" in text else text


@lru_cache(maxsize=1024)
def sign(name: str) -> str:
    """Return the emoji with a name, or empty text if there is none or the list isn't installed."""
    return _signs().get(f":{name}:", "")


@cache
def _signs() -> dict[str, str]:
    """Return the emoji by their codes, GitHub's names first; the library reads its whole list for each it looks up."""
    try:
        import emoji  # deferred: few texts hold a code, and the list is long
    except ImportError:
        return {}
    complete = emoji.STATUS["fully_qualified"]
    listed = [(found, data) for found, data in emoji.EMOJI_DATA.items() if data["status"] <= complete]
    signs: dict[str, str] = {}
    for found, data in listed:
        for code in data.get("alias", ()):
            signs.setdefault(code, found)
    for found, data in listed:
        signs.setdefault(data["en"], found)
    return signs


@cache
def codes(char: str) -> tuple[str, ...]:
    """Return the codes whose emoji has a character."""
    try:
        import emoji
    except ImportError:
        return ()
    return tuple(
        name
        for found, data in emoji.EMOJI_DATA.items()
        if char in found
        for name in (data["en"], *data.get("alias", ()))
    )
