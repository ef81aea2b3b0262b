"""Inline text in braille: words of cells, with the signs of spans (UEB 2013; BANA 2016, §3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from b12tui.catalogue import structure
from b12tui.core.messages import phrases
from b12tui.document import FootnoteRef, Formula, Image, Link, Style, Text
from b12tui.markdown.maths import nemeth
from b12tui.plain.link_numbers import LinkNumbers
from b12tui.plain.transliterate import transliterate
from b12tui.writers.braille.cells import as_ascii
from b12tui.writers.braille.liblouis import BOLD, ITALIC, UNDERLINED
from b12tui.writers.braille.translators import BrailleCode

NOTE, NOTE_END = "\ufdd0", "\ufdd1"
"""Noncharacters that stand for the signs around a transcriber's note until the text is translated."""
RAISED = "\ufdd2"
"""Noncharacter that stands for the sign before a raised number."""
LINE_BREAK = "\n"
"""Word that ends a line, as a hard line break does."""
DIVISION = "\v"
"""Word that ends a line behind the hyphen of a divided word."""
_UNIFIED_ENGLISH = {NOTE: "@.<", NOTE_END: "@.>", RAISED: ";9"}
"""Signs of Unified English Braille (UEB 2013, §3.27, §3.24)."""
_OTHERWISE = {NOTE: "[", NOTE_END: "]", RAISED: "^"}
FORMULA, FORMULA_END = "\ufdd3", "\ufdd4"
"""Noncharacters around the number of a formula, in place of its characters."""
NEMETH, NEMETH_END = "_%", "_:"
"""Indicators around the Nemeth Code in Unified English Braille (BANA 2018, *Guidance for Transcription Using the Nemeth
Code within UEB Contexts*)."""
_CHUNK = 480
"""Characters that are translated at once, cut at blanks: the program reads lines of some 2,000 bytes."""
_UNKNOWN = re.compile(r"'?\\+[XYZxyz][0-9A-Ja-j]+")
_SIGNS = re.compile(f"([{NOTE}{NOTE_END}{RAISED}{DIVISION}]|{FORMULA}[0-9]+{FORMULA_END})")
_KEPT = frozenset((NOTE, NOTE_END, RAISED, DIVISION, FORMULA, FORMULA_END))
_FORMS = {Style.EMPHASIS: ITALIC, Style.STRONG: BOLD, Style.INSERTED: UNDERLINED}


class InlineBraille:
    """Translation of texts to words of cells."""

    def __init__(self, code: BrailleCode, links: LinkNumbers, *, cells: int, emphasis: bool = False) -> None:
        """Create it; links are numbered in `links`; `cells` is the width of a line, by which words are divided."""
        self._code = code
        self._links = links
        self._longest = cells // 2
        self._long_word = re.compile(rf"[^\W\d_]{{{cells * 3 // 4},}}")
        self._emphasis = emphasis and code.marks_emphasis
        self.code_signs = code.unified_english and code.uncontracted != code.tables
        """Whether code is without contractions, which signs around it tell."""
        self._formulas: list[str] = []
        """Formulas in the Nemeth Code, by their numbers."""
        self.cells: Callable[[str], str] = lru_cache(maxsize=4_096)(self._cells)
        """Short text in cells, such as numbers and labels."""
        self._known: Callable[[str], str] = lru_cache(maxsize=4_096)(self._known_character)

    def words(self, words: str) -> list[str]:
        """Return text in cells, parted at blanks."""
        return self._translated(words, [])

    def code_words(self, line: str) -> list[str]:
        """Return a line of code in cells without contractions, parted at blanks."""
        return self._translated(line, [], self._code.translate_uncontracted)

    def text_words(self, text: Text, before: str = "") -> list[str]:
        """Return a text with the signs of its spans in words of cells, behind text of our own.

        Hard line breaks are words of their own, `LINE_BREAK`.
        """
        chars, forms = self._marked(text)
        chars = before + chars
        forms = [0] * len(before) * bool(forms) + forms
        words: list[str] = []
        at = 0
        for line in chars.split("\n"):
            found = self._translated(line, forms[at : at + len(line)])
            if words and found:
                words.append(LINE_BREAK)
            words += found
            at += len(line) + 1
        return words

    def one_line(self, text: Text) -> str:
        """Return a text as one line of cells, whose words are not divided."""
        chars, _ = self._marked(text)
        return " ".join(self._undivided(phrases.joined(chars), []))

    @property
    def has_nemeth(self) -> bool:
        """Whether any formula was written in the Nemeth Code."""
        return bool(self._formulas)

    def note_words(self, words: str) -> list[str]:
        """Return a transcriber's note in words of cells."""
        return self._translated(f"{NOTE}{words}{NOTE_END}", [])

    def _cells(self, words: str) -> str:
        return " ".join(self.words(words))

    def _marked(self, text: Text) -> tuple[str, list[int]]:
        """Return the characters with what spans add to them, and the typeform of each, or none."""
        added: list[tuple[int, int, str]] = []
        replaced: dict[int, int] = {}
        """Ends of the stretches that what is added replaces, by their starts."""
        for order, span in enumerate(text.spans):
            match span.kind:
                case Link(target=target):
                    number = self._links.number(target, text.chars[span.start : span.end])
                    added.append((span.end, order, f" [{number}]"))
                case FootnoteRef(number=number):
                    added.append((span.end, order, self._note_number(number)))
                case Formula(source=source) if self._code.unified_english and (cells := nemeth(source)):
                    added.append((span.start, order, f"{FORMULA}{len(self._formulas)}{FORMULA_END}"))
                    self._formulas.append(f"{NEMETH} {as_ascii(cells)} {NEMETH_END}")
                    replaced[span.start] = span.end
                case Image():
                    role = phrases.image_role(span.kind)
                    added += [(span.start, -1, f"{NOTE}{role}: "), (span.end, -1, NOTE_END)]
                case Style.STRIKE:
                    added += [(span.start, order, structure.STRUCK_OUT_LEAD), (span.end, -1, "]")]
                case Style.SUPERSCRIPT if _is_power(text.chars, span.start, span.end):
                    added.append((span.start, order, RAISED))
        forms = [0] * len(text.chars)
        if self._emphasis:
            for span in text.spans:
                form = _FORMS.get(span.kind, 0) if isinstance(span.kind, Style) else 0
                for at in range(span.start, span.end) if form else ():
                    forms[at] |= form
        pieces: list[str] = []
        marked: list[int] = []
        at = 0
        for place, _, piece in sorted(added, key=lambda addition: addition[:2]):
            pieces += [text.chars[at:place], piece]
            marked += [*forms[at:place], *[0] * len(piece)]
            at = replaced.get(place, place) if piece[0] == FORMULA else max(at, place)
        chars = "".join([*pieces, text.chars[at:]])
        return chars, [*marked, *forms[at:]] if any(forms) else []

    def _note_number(self, number: int) -> str:
        return f"{RAISED}{number}" if self._code.unified_english else f" [{number}]"

    def note_lead(self, number: int) -> str:
        """Return the number before a note's text."""
        return f"{self._note_number(number).strip()} "

    def _translated(self, chars: str, forms: Sequence[int], translate: Callable[[str], str] | None = None) -> list[str]:
        """Return the words of a line; `forms` has the typeform of each character, or nothing."""
        if self._code.hyphenating and self._long_word.search(chars):
            chars, forms = self._long_word.sub(self._divided, chars), []
        return self._undivided(chars, forms, translate)

    def _undivided(self, chars: str, forms: Sequence[int], translate: Callable[[str], str] | None = None) -> list[str]:
        """Return the same without dividing words that are too long for a line."""
        chars = chars.replace("\t", " ")
        if not chars.isascii():
            pieces = [char if char.isascii() or char in _KEPT else self._known(char) for char in chars]
            forms = [form for form, piece in zip(forms, pieces, strict=False) for _ in piece]
            chars = "".join(pieces)
        cells: list[str] = []
        at = 0
        for part in _SIGNS.split(chars):
            if part[:1] == FORMULA:
                cells.append(self._formulas[int(part[1:-1])])
            elif part == DIVISION:
                cells.append(f" {DIVISION} ")
            elif part in (NOTE, NOTE_END, RAISED):
                cells.append(self._sign(part))
            else:
                for start, end in _chunks(part):
                    piece = part[start:end]
                    piece_forms = forms[at + start : at + end]
                    cells.append(translate(piece) if translate else self._code.translate(piece, piece_forms))
            at += len(part)
        return [word for word in "".join(cells).split(" ") if word]

    def _sign(self, sign: str) -> str:
        """Return the cells of a sign; codes other than Unified English have square brackets and a caret for it."""
        if self._code.unified_english:
            return _UNIFIED_ENGLISH[sign]
        return self._code.translate(_OTHERWISE[sign])

    def _divided(self, found: re.Match[str]) -> str:
        """Return a long word with hyphens and divisions where the hyphenation table has them."""
        word = found[0]
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in word)
        points = self._code.translator.hyphenation_points(self._code.hyphenating, lower)
        pieces: list[str] = []
        begin = 0
        for point, following in pairwise((*points, len(word))):
            if following - begin > self._longest:
                pieces.append(word[begin:point])
                begin = point
        return f"-{DIVISION}".join([*pieces, word[begin:]])

    def _known_character(self, char: str) -> str:
        """Return a character as the table knows it, else in ASCII, else itself: liblouis writes its code."""
        try:
            is_known = not _UNKNOWN.match(self._code.translate(char))
        except ValueError:  # a table with a fault: de-g1 of liblouis 3.24 has one for lowered digits
            return transliterate(char) or "?"
        return char if is_known else transliterate(char) or char


def _chunks(chars: str) -> Iterator[tuple[int, int]]:
    """Yield begin and end of the parts that are translated at once."""
    start = 0
    while start < len(chars):
        end = min(start + _CHUNK, len(chars))
        if end < len(chars):
            end = chars.rfind(" ", start, end) + 1 or end
        yield start, end
        start = end


def _is_power(chars: str, start: int, end: int) -> bool:
    """Return whether a superscript is a power: 10 to the power of 6 must not become 106; letters as in 1st may stay."""
    return start > 0 and chars[start - 1].isalnum() and chars[start:end].strip("+-−–").isdigit()
