"""Sanitisation of untrusted text: removes the characters that a terminal would act on.

A document, a file name or a system error may hold bytes that a terminal obeys. The results of this module can be
written by any frontend: they hold no control character but newline and tab, nothing that reorders the characters around
it, and nothing that can't be encoded. Text is not normalised (letters stay as the author wrote them; a braille table or
a search that needs one form makes it), nor is its meaning judged.

Each unsafe character is replaced by one character, so that nobody has to guess what was there:

- C0 controls and DEL by their control pictures (U+2400 and on): `␛` shows an escape.
- C1 controls, lone surrogates and noncharacters by U+FFFD, as there is no picture of them. Noncharacters (Unicode 23.7)
  are for a program's own use, and writers use them.
- The line and paragraph separators U+2028 and U+2029 by a space: they separate words, and programs differ on whether
  they separate lines.
- Spaces, joiners and operators without width (U+200B, U+2060 to U+2064, U+180E, U+FEFF) and the tag characters (the
  block at U+E0000) by U+FFFD: they are invisible, so they can hide words, or split one. They stay where scripts need
  them: U+200B separates words next to letters of Thai, Lao, Myanmar and Khmer, and tags spell the flag of a region
  after U+1F3F4 (UTS 51, ED-14a).

The embeddings, overrides and isolates of the bidirectional algorithm (U+202A to U+202E, U+2066 to U+2069) are removed.
They only affect drawing, and without them the characters are drawn, spoken and written in braille in the order of the
text, so that a hidden override hides nothing; a picture of each would litter an Arabic or Hebrew text that uses them
well. The marks U+200E, U+200F and U+061C stay: they can move no letter, and such texts need them next to digits and
full stops.
"""

from __future__ import annotations

import re

from b12tui.lazy_pattern import lazy_pattern

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u1aaf\ua9e0-\ua9ff\uaa60-\uaadf"
"""Letters of scripts that write no spaces between words, as the inside of a character class."""

NONCHARACTERS = "\ufdd0-\ufdef" + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
"""Characters for a program's own use (Unicode, 23.7), as the inside of a character class."""

_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,6}\U000e007f"

_UNSAFE = lazy_pattern(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"
    "\u180e\u2060-\u2064\ufeff"
    f"{NONCHARACTERS}]"
    f"|(?<![{_UNSPACED}])\u200b|\u200b(?![{_UNSPACED}])"
    f"|(?P<flag>{_FLAG})|[\U000e0000-\U000e007f]"
)

_INSTEAD: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **dict.fromkeys((0x2028, 0x2029), " "),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), ""),
}


def sanitize(text: str) -> str:
    """Return `text` with unsafe characters replaced: no control but newline and tab, no override, no lone surrogate."""
    if text.isprintable() or text.replace("\n", "").isprintable() or _UNSAFE.search(text) is None:
        return text
    return _UNSAFE.sub(_instead, text)


def sanitize_line(text: str) -> str:
    """Return `text` sanitised and on one line, each run of white space as one space: for names, titles and targets."""
    if text.isprintable() and "  " not in text and not text.startswith(" ") and not text.endswith(" "):
        return text  # the only white space that is printable is a space: most titles, of which a log has thousands
    return " ".join(sanitize(text).split())


def _instead(match: re.Match[str]) -> str:
    if match["flag"]:
        return match[0]
    return _INSTEAD.get(ord(match[0]), "\ufffd")
