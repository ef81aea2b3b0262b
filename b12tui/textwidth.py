"""Width of text in terminal cells, and the positions where it may be cut.

Text whose characters are all known to take one cell is measured without a width table: most text is, and importing the
library takes longer than laying out a page. Other text is measured by wcwidth, which handles combining marks, wide
characters, emoji sequences, variation selectors and flags (Unicode Standard Annexes 11 and 29, Unicode Technical
Standard 51).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_NARROW = r" -~¡-¬®-˿Α-ΡΣ-ωА-я‐-‧‰-⁞⁰ⁱ⁴-₎ₐ-ₜ₠-₿℀-ℸ℺-↊←-↓↚-↨↫-⋿─-▩▬-▵▷-▿◁-◊★☆⟀-⟯"
"""Characters of one cell each that never combine: letters of European languages, signs, arrows, mathematics, lines.

Variation selectors are excluded, so that a symbol that one turns into an emoji is measured.
"""

_WIDE = (
    r"、-〃々-】〔-〜ぁ-ゖァ-ヺ一-鿿가-힣！-～"
    r"⌚⌛⏩-⏬⏰⏳☔☕♈-♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓-❕❗➕-➗➰➿⬛⬜⭐⭕"
    r"🌀-🌠🌭-🌵🌷-🍼🍾-🎓🎠-🏊🏏-🏓🏠-🏰🏴🏸-🏺🐀-🐾👀👂-📼📿-🔽🕋-🕎🕐-🕧🕺🖕🖖🖤🗻-🙏🚀-🛅🛌🛐-🛒🛕-🛗🛫🛬🛴-🛼"
    r"🟠-🟫🤌-🤺🤼-🥅🥇-🧿"
)
"""Characters of two cells each that combine with none of these or `_NARROW`: Chinese, Japanese, Korean ones, emoji."""

_PAIRED = (
    r"ℹ↔-↙↩↪⌨⏏⏭-⏯⏱⏲⏸-⏺▪▫▶◀◻◼☀-☄☎☑☘☝☠☢☣☦☪☮☯☸-☺♀♂♟♠♣♥♦♨♻♾⚒⚔-⚗⚙⚛⚜⚠⚰⚱⛈⛏⛑⛓⛩⛰⛱⛴⛷-⛹✂✈✉✌✍✏✒✔✖✝✡✳✴❄❇❣❤➡⤴⤵"
    r"⬅-⬇🌡🌤-🌬🌶🍽🎖🎗🎙-🎛🎞🎟🏋-🏎🏔-🏟🏳🏵🏷👁🕉🕊🕯🕰🕳-🕹🖇🖥🖨🖱🖲🖼🗂-🗄🗑-🗓🗜-🗞🗡🗣🗨🗯🗳🗺🛋🛍-🛏🛠-🛥🛩🛰🛳⚡⭐✅❌❗✨"
)
"""Symbols that the variation selector behind them makes emoji of two cells; without, most take one."""

_BLANK = r"\xa0"
"""Blanks of one cell that the terminal's writer replaces, and that are therefore not simple."""

_EMOJI_SIGN = "\ufe0f"
"""That variation selector (U+FE0F)."""


_NEVER_FIRST = frozenset(
    # Closing punctuation (CL, CP), with ASCII's and the quotation marks that close
    ")]}’”»›⁾₎、。〉》」』】〕〗〙〛〞〟︑︒︘︶︸︺︼︾﹀﹂﹄﹈﹐﹒﹚﹜﹞），．］｝｠｡｣､"
    # Exclamation and interrogation (EX), infix separators (IS), inseparable characters (IN)
    "!?,.:;%‥…⋯︙︕︖﹖﹗！？％"
    # Nonstarters (NS), which include iteration marks
    "‼‽⁇⁈⁉々〜〻〼゛゜ゝゞ゠・ヽヾ︓︔﹔﹕：；･ﾞﾟ"
    # Conditional Japanese starters (CJ): small kana and the prolonged sound mark
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰ"
)
"""Characters that begin no row behind another one (Unicode Standard Annex 14, strict; JIS X 4051)."""

_NEVER_LAST = frozenset("([{‘“„«‹⁽₍〈《「『【〔〖〘〚〝︗︵︷︹︻︽︿﹁﹃﹇﹙﹛﹝（［｛｟｢¡¿$£￥＄￡")
"""Characters that end no row: opening punctuation (OP), quotation marks that open, prefixes of numbers (PR)."""


def stay_together(before: str, after: str) -> bool:
    """Return whether no row may end between two adjacent characters, one of which is wide."""
    return after in _NEVER_FIRST or before in _NEVER_LAST


def is_simple(text: str) -> bool:
    """Return whether each character of `text` is known to take one cell, without combining and control characters."""
    return text.isprintable() if text.isascii() else _pattern(_NARROW).fullmatch(text) is not None


def cells(text: str) -> int:
    """Return the number of cells that `text` takes in a row; `text` has no control characters."""
    if text.isascii() or is_simple(text):
        return len(text)
    if text == _EMOJI_SIGN:
        return 0
    if _is_known(text):
        rest = _pair().sub("", text) if _EMOJI_SIGN in text else text  # a pair is as long as it is wide
        return len(text) + sum(map(len, _pattern(_WIDE).findall(rest)))
    from wcwidth import wcswidth

    width = wcswidth(text)
    return width if width >= 0 else sum(cells(cluster) for cluster in clusters(text) if cluster.isprintable())


def blanks_to_wrap(row: str, columns: int) -> str:
    """Return the blanks that fill a row of a terminal of `columns` cells, so that it goes on in the next one by itself.

    There are none where none fits, or where terminals disagree on the width of a character.
    """
    return " " * (columns - cells(row)) if row.isascii() or is_simple(row) or _is_known(row) else ""


def clusters(text: str) -> Iterator[str]:
    """Yield the user-perceived characters (extended grapheme clusters, UAX 29), in order."""
    if text.isascii() or is_simple(text):
        yield from text
        return
    if _is_known(text):
        yield from re.findall(f".{_EMOJI_SIGN}?", text) if _EMOJI_SIGN in text else text
        return
    from wcwidth import iter_graphemes

    yield from iter_graphemes(text)


def _is_known(text: str) -> bool:
    """Return whether `text` can be measured without a width table."""
    if _EMOJI_SIGN in text:
        text = _pair().sub("", text)
    return _pattern(_NARROW + _WIDE + _PAIRED + _BLANK).fullmatch(text) is not None


@cache
def _pair() -> re.Pattern[str]:
    """Return the pattern of a symbol and the variation selector behind it."""
    return re.compile(f"[{_PAIRED}]{_EMOJI_SIGN}")


@cache
def _pattern(characters: str) -> re.Pattern[str]:
    """Return a pattern for any number of the characters; compiled on first use, as that takes milliseconds."""
    return re.compile(f"[{characters}]*")
