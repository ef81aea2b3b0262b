"""A range of source reduced to its letters and digits, in which words are found whatever their markup.

A word may contain markup that isn't read (`**B**12`), so source and words are compared without signs. Markup with
letters of its own (tags, link targets, entities, footnote references) is removed only in a second copy, because in code
these letters are words.

A search reads a whole book this way, mostly to find nothing. So each copy is made on demand, from as much source as
possible at once, and the second one only if markup with letters may stand inside a word. That is found by patterns that
begin with one fixed character, which Python searches at memory speed; and none of them reads past another beginning of
its own, so that the time is linear in the length of the source.
"""

from __future__ import annotations

import codecs
import re
from functools import cached_property
from urllib.parse import unquote

from b12tui.fasttyping import TYPE_CHECKING
from b12tui.markdown.commonmark.callouts import RENAMED
from b12tui.markdown.commonmark.entities import unescaped
from b12tui.markdown.emoji_codes import with_emoji
from b12tui.markdown.maths import formula_words
from b12tui.search.emoji_names import EMOJI, names
from b12tui.search.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

_WITHIN = rb"[^()\n]*(?:\n(?!\n)[^()\n]*)*"
_LABEL = rb"[^\[\]\n]*(?:\n(?!\n)[^\[\]\n]*)*\]"
_LINK = re.compile(rb"\](?:\(" + _WITHIN + rb"(?:\(" + _WITHIN + rb"\)" + _WITHIN + rb")*\)|\[" + _LABEL + rb")")
_NOTE = re.compile(rb"\[\^" + _LABEL)
_TAG = re.compile(rb"""<(?:[^<>"'\n]|\n(?!\n)|"[^"\n]*"|'[^'\n]*')*>|<[^<>\n]*>""")
_WIKILINK = re.compile(rb"\[\[[^\[\]\n|]*\|")
"""A wikilink up to its words."""
_BRACES = re.compile(rb"\{[^{}\n]*\}")
"""Attributes, roles and the like."""
_WORDLESS = re.compile(rb"\[[^0-9a-z\[]*(?:\][\[(]|[<&{$\\])")
_WORD_CONTINUES = rb"(?![*_~)\].,;:!?'\"]{0,4}(?:\s|\Z))"
"""No end of a word follows: neither white space, nor closing signs and white space."""
_LINK_IN_A_WORD = re.compile(_LINK.pattern + _WORD_CONTINUES)
_NOTE_IN_A_WORD = re.compile(_NOTE.pattern + _WORD_CONTINUES)
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
_LOWER = bytes(range(256)).lower()
_FOLDING = "b12tui.folding"
"""Error handler that makes the ASCII codec fold other characters: the fastest way to find them."""
_MAX_CACHED = 10_000
"""Maximum number of cached foldings of non-ASCII runs."""


class FoldedSource:
    """A range of source, in lower case and as letters and digits."""

    def __init__(self, source: str) -> None:
        self._source = source

    def build(self) -> None:
        """Make the copies that every search needs."""
        _ = self._letters

    @cached_property
    def plain(self) -> bytes:
        """The source as UTF-8, with ASCII in lower case."""
        return self._source.encode("utf-8", "surrogatepass").lower()

    @property
    def is_simple(self) -> bool:
        """Whether words that are adjacent here are adjacent when read: no markup with letters stands between them."""
        return not any(sign in self._source for sign in "[<{$\\")

    @property
    def folded(self) -> bytes:
        """The source, folded, in lower case."""
        return self.plain if self._source.isascii() else _folded(self._source).lower()

    @cached_property
    def has_label_without_words(self) -> bool:
        """Whether a link or image may have no words, so that its target is shown."""
        return _WORDLESS.search(self.plain) is not None

    @cached_property
    def _letters(self) -> tuple[bytes, bytes, bytes]:
        """`letters`, `letters_as_rendered` and `letters_generated`.

        The folded source that they are made from is as long as they are, so it is not kept.
        """
        folded = _folded(self._source)
        generated = self._generated(folded)
        return _letters(folded), self._as_rendered(folded, generated), generated

    @property
    def letters(self) -> bytes:
        """Letters and digits of all of the source: a superset of those in `plain` and `letters_of_markup`."""
        return self._letters[0]

    @property
    def letters_as_rendered(self) -> bytes:
        """Letters and digits without those that may not be read; only the parts where this can join a word."""
        return self._letters[1]

    @property
    def letters_generated(self) -> bytes:
        """Letters and digits that are read, but not written: of formulas, checkboxes, and labels of callouts."""
        return self._letters[2]

    @cached_property
    def letters_of_markup(self) -> bytes:
        """Letters and digits of the paragraphs that contain markup or non-ASCII characters."""
        return b"\n".join(
            folded_key(paragraph)
            for paragraph in self._source.split("\n\n")
            if not paragraph.isascii() or _has_markup(paragraph)
        )

    def _generated(self, folded: bytes) -> bytes:
        generated = [folded_key(label) for kind, label in RENAMED.items() if kind.encode() in folded]
        if b"$" in folded or b"\\" in folded or b"math" in folded:
            generated += map(folded_key, formula_words(self._source))
        if b"<input" in folded.lower():
            generated.append(b"x")  # `[x]`
        return b"\n".join(generated)

    def _as_rendered(self, folded: bytes, generated: bytes) -> bytes:
        rendered = [generated] if generated else []
        if (
            any(sign in folded for sign in (b"<", b"{", b"[["))
            or _LINK_IN_A_WORD.search(folded)
            or _NOTE_IN_A_WORD.search(folded)
        ):
            rendered.append(_letters(_without_hidden(folded)))
            if b"[^" in folded:  # a label without a note is read as it stands
                rendered.append(_letters(_without_hidden(folded, notes=False)))
        if b"&" in folded:
            rendered += [folded_key(_without_entities(paragraph)) for paragraph in self._paragraphs_with("&")]
        if b"%" in folded:  # an image's file name is shown decoded
            rendered += [folded_key(unquote(paragraph)) for paragraph in self._paragraphs_with("%")]
        if b":" in folded:
            coded = ((paragraph, with_emoji(paragraph)) for paragraph in self._paragraphs_with(":"))
            rendered += [folded_key(shown) for paragraph, shown in coded if shown != paragraph]
        if not self._source.isascii():
            signs = set(EMOJI.findall(self._source))
            rendered += [folded_key(name) for sign in sorted(signs) for name in names(sign)]
        return b"\n".join(rendered)

    def _paragraphs_with(self, sign: str) -> Iterator[str]:
        return (paragraph for paragraph in self._source.split("\n\n") if sign in paragraph)


def folded_key(source: str) -> bytes:
    """Return the letters and digits of `source`, folded for comparison."""
    return _letters(_folded(source))


def _letters(folded: bytes) -> bytes:
    return folded.translate(_LOWER, _NO_LETTERS)


def _folded(source: str) -> bytes:
    return source.encode("ascii", _FOLDING)


def _fold(error: UnicodeError) -> tuple[bytes, int]:
    """Return the folded form of a non-ASCII run in UTF-8, and the end of the run."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    run = error.object[error.start : error.end]
    cached = _folded_runs.get(run)
    if cached is None:
        cached = "".join(filter(str.isalnum, folded(run))).encode("utf-8", "surrogatepass")
        if len(_folded_runs) < _MAX_CACHED:  # few distinct runs (quotes, dashes), unless the script is not Latin
            _folded_runs[run] = cached
    return cached, error.end


_folded_runs: dict[str, bytes] = {}
codecs.register_error(_FOLDING, _fold)


def _has_markup(paragraph: str) -> bool:
    """Return whether words may contain markup that is not read."""
    return any(sign in paragraph for sign in (*"*_`\\~<[&{^$", "=="))


def _without_hidden(data: bytes, *, notes: bool = True) -> bytes:
    """Return source without link targets, attributes and tags, and without the labels of `notes`.

    None of them spans paragraphs.
    """
    data = _WIKILINK.sub(b"", data) if b"[[" in data else data
    data = _LINK.sub(b"", data)
    data = _NOTE.sub(b"", data) if notes else data
    data = _BRACES.sub(b"", data) if b"{" in data else data
    return _TAG.sub(b"", data) if b"<" in data else data


def _without_entities(paragraph: str) -> str:
    rendered = _without_hidden(paragraph.encode("utf-8", "surrogatepass"))
    return unescaped(rendered.decode("utf-8", "surrogatepass"))
