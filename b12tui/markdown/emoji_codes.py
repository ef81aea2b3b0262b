"""Emoji by their short codes, `:rocket:`, by GitHub's list of names.

The list is the library `emoji`, an extra: without it a code stays as written. Its file is searched as text, as to load
the library takes as long as a first page; a file of another form is left to the library. Nothing between two digits is
a code (`10:30:45`).
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from b12tui.lazy_pattern import lazy_pattern

_code = lazy_pattern(r"(?<![\w:/]):([a-z0-9_+-]++):(?![\w:/])")
_ENTRY = lazy_pattern(rb'(?:\{)?\n"(?P<sign>[^"\n]+)": \{\n  "en": (?P<name>"[^"\n]+"),\n  "status": (?P<status>\d),')
"""Entry of the file: a sign with its name, and its aliases below."""
_ESCAPE = lazy_pattern(r"\\u([0-9a-fA-F]{4})")
_FULLY_QUALIFIED = 2
"""The status that shows a sign as an emoji everywhere; higher ones are other spellings of it."""


def with_emoji(text: str) -> str:
    """Return a text with the codes in it replaced by the signs that they name."""
    return _code.sub(lambda found: sign(found[1]) or found[0], text) if _code.search(text) else text


def without_colons(text: str) -> str:
    """Return a text with each code that is shown as an emoji replaced by its bare name."""
    return _code.sub(lambda found: found[1] if sign(found[1]) else found[0], text) if ":" in text else text


@lru_cache(maxsize=1024)
def sign(name: str) -> str:
    """Return the emoji with a name, or empty text if there is none or the list isn't installed."""
    entries = _entries()
    if entries is not None:
        return _sign_in(entries, f'":{name}:"'.encode())
    try:
        import emoji  # deferred: few texts hold a code, and the list is long
    except ImportError:
        return ""
    code = f":{name}:"
    found = emoji.emojize(code, language="alias")
    return "" if found == code else found


@cache
def _entries() -> bytes | None:
    """Return the library's file of signs; None where it isn't installed, or its file is of another form."""
    from importlib.util import find_spec  # deferred, as a start needs none

    spec = find_spec("emoji")
    for folder in spec.submodule_search_locations or () if spec else ():
        try:
            read = Path(folder, "unicode_codes", "emoji.json").read_bytes()
        except OSError:
            continue
        if _ENTRY.match(read):
            return read
    return None


def _sign_in(entries: bytes, quoted: bytes) -> str:
    """Return the first sign with a code among its aliases, or else as its name; empty text if there is none."""
    named = ""
    at = entries.find(quoted)
    while at >= 0:
        entry = _ENTRY.match(entries, entries.rfind(b'\n"', 0, at))
        if entry and int(entry["status"]) <= _FULLY_QUALIFIED:
            sign = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), entry["sign"].decode())
            if at > entry.end("name"):
                return sign
            named = named or sign
        at = entries.find(quoted, at + 1)
    return named


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
