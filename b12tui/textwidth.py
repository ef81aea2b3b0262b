"""Width of text in terminal cells, and the positions where it may be cut.

Text whose characters are all known is measured without a width table: most text is, and importing the library takes
longer than laying out a page. Other text is measured by wcwidth, which handles conjuncts, sequences of emoji and the
rest (Unicode Standard Annexes 11 and 29, Unicode Technical Standard 51). What is known here is what wcwidth says.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

UNSEEN = "\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
"""Characters of no width that are not drawn: soft hyphens, marks and embeddings of direction, joiners of words."""

_SIMPLE = (
    " -~¡-¬®-˿Ͱ-ͷͺ-Ϳ΄-ΊΌΎ-ΡΣ-҂Ҋ-ԯԱ-Ֆՙ-֊Ⴀ-ჅჇჍა-ჿ\u1e00-\u1eff"
    "\u2000-\u200a\u202f‐-‧‰-\u205f⁰ⁱ⁴-₎ₐ-ₜ₠-⃀℀-ℸ℺-↋←-↓↚-↨↫-⌙⌜-⌧⌫-⏎⏐-⏨⏴-⏷⏻-␦⑀-⑊①-ⓁⓃ-▩▬-▵▷-▿◁-◺◿"
    "★-☍☏☐☒☓☖☗☙-☜☞☟☡☤☥☧-☩☫-☭☻-☿♁♃-♇♔-♞♡♢♤♧♩-♺♼♽⚀-⚉⚐⚑⚘⚚⚝-⚟⚢-⚦⚨⚩⚬-⚯⚲-⚼⚿-⛃⛆⛇⛉-⛍⛐⛒⛕-⛨⛫-⛯⛶⛻⛼"
    "⛾-✁✃✄✆✇✎✐✑✓✕✗-✜✞-✠✢-✧✩-✲✵-❃❅❆❈-❋❍❏-❒❖❘-❢❥-➔➘-➠➢-➯➱-➾⟀-⤳⤶-⬄⬈-⬚⬝-⭏⭑-⭔⭖-⭳⭶-⮕⮗-⯿Ⱡ-Ɀ꜠-ꟊﬀ-ﬆ\ufffd"
    "𝐀-𝑔𝑖-𝒜𝓐-𝔅𝔸𝔹𝔻-𝔾𝕊-𝕐𝕒-𝚥𝚨-𝟋𝟎-𝟿"
)
"""Characters of one cell each that never combine: letters of European languages, spaces, signs, arrows, lines.

Symbols that may be emoji are excluded.
"""

_LETTERS = (
    "׀׃א-ת؆-؋،؍؛؝-ي٠-ٯٱ-ەۮ-ۿ\u0904-\u0914\u093d\u0950\u0960\u0961\u0964-\u0977"
    # Bengali
    "\u0980\u0985-\u098c\u098f\u0990\u0993-\u09a8\u09aa-\u09b0\u09b2\u09b6-\u09b9\u09bd\u09ce\u09dc\u09dd\u09df-\u09e1"
    "\u09e6-\u09fd"
    # Telugu
    "\u0c05-\u0c0c\u0c0e-\u0c10\u0c12-\u0c28\u0c2a-\u0c39\u0c3d\u0c58-\u0c5a\u0c5d\u0c60\u0c61\u0c66-\u0c6f\u0c77-\u0c7f"
    # Thai
    "\u0e01-\u0e30\u0e32\u0e3f-\u0e46\u0e4f-\u0e5b"
)
"""Letters, digits and signs of one cell each: those of Hebrew, Arabic, Bengali, Telugu and Thai, and the vowels and
digits of Devanagari."""

_WIDE = (
    "、-〃々-】〔-〜ぁ-ゖァ-ヿ一-鿿가-힣！-～"
    "⌚⌛⏩-⏬⏰⏳☔☕♈-♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓-❕❗➕-➗➰➿⬛⬜⭐⭕"
    "🌀-🌠🌭-🌵🌷-🍼🍾-🎓🎠-🏊🏏-🏓🏠-🏰🏴🏸-🏺🐀-🐾👀👂-📼📿-🔽🕋-🕎🕐-🕧🕺🖕🖖🖤🗻-🙏🚀-🛅🛌🛐-🛒🛕-🛗🛫🛬🛴-🛼"
    "🟠-🟫🤌-🤺🤼-🥅🥇-🧿"
)
"""Characters of two cells each that combine with no simple one: Chinese, Japanese, Korean ones, emoji."""

_PAIRED = (
    "ℹ↔-↙↩↪⌨⏏⏭-⏯⏱⏲⏸-⏺▪▫▶◀◻◼☀-☄☎☑☘☝☠☢☣☦☪☮☯☸-☺♀♂♟♠♣♥♦♨♻♾⚒⚔-⚗⚙⚛⚜⚠⚰⚱⛈⛏⛑⛓⛩⛰⛱⛴⛷-⛹✂✈✉✌✍✏✒✔✖✝✡✳✴❄❇❣❤➡⤴⤵"
    "⬅-⬇🌡🌤-🌬🌶🍽🎖🎗🎙-🎛🎞🎟🏋-🏎🏔-🏟🏳🏵🏷👁🕉🕊🕯🕰🕳-🕹🖇🖥🖨🖱🖲🖼🗂-🗄🗑-🗓🗜-🗞🗡🗣🗨🗯🗳🗺🛋🛍-🛏🛠-🛥🛩🛰🛳⚡⭐✅❌❗✨"
)
"""Symbols that the variation selector behind them makes emoji of two cells; without, most take one."""

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0902\u093a\u093c\u0941-\u0948\u0951-\u0957\u0962\u0963\u0981\u09bc\u09c1-\u09c4\u09e2\u09e3\u09fe"
    "\u0c00\u0c04\u0c3c\u0c3e-\u0c40\u0c46-\u0c48\u0c4a-\u0c4c\u0c55\u0c56\u0c62\u0c63"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
)
"""Marks that combine with the character before them and take no cell, of the letters above."""

_CONSONANTS = "\u0915-\u0939\u0958-\u095f\u0978-\u097f"
"""Consonants of Devanagari: one cell each, and two together where a virama joins them."""

_VOWEL_SIGNS = (
    "\u0903\u093b\u093e-\u0940\u0949-\u094c\u094e\u094f\u0982\u0983\u09be-\u09c0\u09c7\u09c8\u09cb\u09cc\u09d7"
    "\u0c01-\u0c03\u0c41-\u0c44"
)
"""Signs of Devanagari, Bengali and Telugu that make the character before them two cells wide."""

_VIRAMA = "\u094d"
"""The sign that joins a consonant of Devanagari to the next one."""

_FLAGS = "\U0001f1e6-\U0001f1ff"
"""Regional indicators: two make a flag, of two cells, and so does one that is left alone."""

_EMOJI_SIGN = "\ufe0f"
"""The variation selector that makes an emoji of the symbol before it (U+FE0F)."""

_DIRECTIONS = "\u061c\u200e\u200f"
"""Marks of direction, which take no cell and never combine."""

_KINDS = {
    "wide": _WIDE,
    "paired": _PAIRED,
    "simple": _SIMPLE,
    "letter": _LETTERS,
    "blank": "\xa0",  # which the terminal's writer replaces
    "mark": _MARKS,
    "consonant": _CONSONANTS,
    "vowel_sign": _VOWEL_SIGNS,
    "virama": _VIRAMA,
    "flag": _FLAGS,
    "sign": _EMOJI_SIGN,
    "direction": _DIRECTIONS,
}
"""Characters by how they are measured; of two kinds with one character the first counts."""

_COMBINING = frozenset(("mark", "vowel_sign", "virama", "sign"))
"""Kinds of characters that are one with any character before them."""

_JOINED = _COMBINING | {"flag"}
"""Kinds of characters that may be one with the character before them."""

_DISPUTED = _JOINED - {"sign"} | {"letter", "consonant", "direction"}
"""Kinds of characters that not all terminals show alike."""

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


_kinds: dict[str, str] = {}
"""Kinds of the characters met; empty for one that only wcwidth can measure."""
_simple: set[str] = set()
"""Simple characters met: to ask whether all of a text are among them takes no longer than to match a pattern."""
_others: set[str] = set()
"""Other characters met."""
_wide: set[str] = set()
"""Wide characters met."""
_single: set[str] = set()
"""Characters met that are clusters of their own."""


def _meet(text: str) -> None:
    """Look up the characters of a text that were not met yet."""
    for char in set(text):
        if char in _kinds:
            continue
        _kinds[char] = kind = next((kind for kind in _KINDS if _holds(kind, char)), "")
        (_simple if kind == "simple" else _others).add(char)
        if kind == "wide":
            _wide.add(char)
        if kind and kind not in _JOINED and kind != "direction":
            _single.add(char)


def _holds(kind: str, char: str) -> bool:
    """Return whether a character is of a kind."""
    starts, ends = _ranges(_KINDS[kind])
    at = bisect_right(starts, char) - 1
    return at >= 0 and char <= ends[at]


@cache
def _ranges(chars: str) -> tuple[list[str], list[str]]:
    """Return the first and the last characters of ranges (`a-z`) and single characters, in order."""
    pairs: list[tuple[str, str]] = []
    at = 0
    while at < len(chars):
        is_range = chars[at + 1 : at + 2] == "-"
        pairs.append((chars[at], chars[at + 2 * is_range]))
        at += 3 if is_range else 1
    pairs.sort()
    return [first for first, _ in pairs], [last for _, last in pairs]


def is_simple(text: str) -> bool:
    """Return whether each character of `text` is known to take one cell, without combining and control characters."""
    if text.isascii():
        return text.isprintable()
    if _simple.issuperset(text):
        return True
    if _others.isdisjoint(text):
        _meet(text)
        return _simple.issuperset(text)
    return False


def cells(text: str) -> int:
    """Return the number of cells that `text` takes in a row; `text` has no control characters."""
    if text.isascii() or is_simple(text):
        return len(text)
    if _are_single(text):
        return len(text) + sum(map(_wide.__contains__, text))
    if is_known(text):
        return sum(map(_cluster_cells, _known_clusters(text)))
    from wcwidth import wcswidth

    width = wcswidth(text)
    return width if width >= 0 else sum(cells(cluster) for cluster in clusters(text) if cluster.isprintable())


def _are_single(text: str) -> bool:
    """Return whether each character of a text is known to be a cluster of its own."""
    if _single.issuperset(text):
        return True
    _meet(text)
    return _single.issuperset(text)


def blanks_to_wrap(row: str, columns: int) -> str:
    """Return the blanks that fill a row of a terminal of `columns` cells, so that it goes on in the next one by itself.

    There are none where none fits, or where terminals disagree on the width of a character.
    """
    if not row.isascii() and (not is_known(row) or any(_kinds[char] in _DISPUTED for char in row)):
        return ""
    return " " * (columns - cells(row))


def clusters(text: str) -> Iterator[str]:
    """Yield the user-perceived characters (extended grapheme clusters, UAX 29), in order."""
    if text.isascii() or _are_single(text):
        yield from text
    elif is_known(text):
        yield from _known_clusters(text)
    else:
        from wcwidth import iter_graphemes

        yield from iter_graphemes(text)


def is_known(text: str) -> bool:
    """Return whether a text can be measured without a width table."""
    _meet(text)
    if not all(map(_kinds.__getitem__, text)):
        return False
    if _VIRAMA in text and text != _VIRAMA:
        before, *parts = text.split(_VIRAMA)
        joined = parts if parts[-1] else parts[:-1]
        if not before or not all(part and _kinds[part[0]] == "consonant" for part in joined):
            return False
    if any(char in text for char in _DIRECTIONS):
        kinds = [_kinds[char] for char in text]
        if any(kind == "direction" and after in _JOINED for kind, after in pairwise(kinds)):
            return False
    signs = text.split(_EMOJI_SIGN)[:-1]
    return all(part and _holds("paired", part[-1]) for part in signs) or text == _EMOJI_SIGN


def _known_clusters(text: str) -> Iterator[str]:
    """Yield the clusters of a text that can be measured without a width table."""
    cluster, in_flag = "", False
    for char in text:
        kind = _kinds[char]
        joins = kind in _COMBINING or (kind == "flag" and in_flag) or (kind == "consonant" and cluster[-1:] == _VIRAMA)
        if cluster and joins:
            cluster += char
            in_flag = False
        else:
            if cluster:
                yield cluster
            cluster, in_flag = char, kind == "flag"
    if cluster:
        yield cluster


def _cluster_cells(cluster: str) -> int:
    """Return the number of cells of a cluster that can be measured without a width table."""
    kinds = [_kinds[char] for char in cluster]
    if "consonant" in kinds[1:]:
        return 2
    if kinds[0] in _COMBINING or kinds[0] == "direction":
        return 0
    return 2 if kinds[0] in ("wide", "flag") or "sign" in kinds or "vowel_sign" in kinds else 1
