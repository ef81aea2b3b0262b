"""Language of a document: as its front matter says, else as its script and most common words tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from b12tui.catalogue.lookup import primary_subtag
from b12tui.document import Document, FrontMatter

UNKNOWN = "und"
"""Tag of a language that isn't known (BCP 47, 4.1); a voice then keeps its own."""

_SAMPLE = 40_000
"""Characters that are looked at."""
_SURE = 0.08
"""Share of the words that the common words of a language have at least; in prose it is a fifth and more."""

_DIFFERENT = 8
"""Different common words, of two letters and more, that tell as much as any more would: a list of names has fewer."""

_ENTRY = re.compile(
    r"""(?:lang|language|locale)\s*[:=]\s*["']?([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)["']?\s*$""", re.IGNORECASE
)

_COMMON = {
    "en": "the of and to in is that it for with as was are be this on not you by or from",
    "de": "der die das und ist nicht ein eine zu mit auf für von den dem sich auch werden oder wenn",
    "fr": "le la les et des est une un que pour dans pas qui sur plus avec vous ce par ne",
    "es": "el la los las y que de en un una por con para es no se del como más lo",
    "it": "il la che di e un una per non con sono del della le gli si dei più nel come",
    "pt": "o a os as e que de em um uma para com não por do da no na se mais",
    "nl": "de het een en van is dat niet in op te met voor zijn aan er ook als maar je",
    "pl": "i w nie na się z do to że jest o jak a po co dla od za przez czy",
    "sv": "och att det i en som är på för med av inte den till ett om har de kan eller",
    "da": "og at det i en som er på for med af ikke den til et om har de kan eller",
    "tr": "ve bir bu da de için ile çok daha olarak olan gibi ne ama her en var değil kadar sonra",
}
_LANGUAGES_OF: dict[str, tuple[str, ...]] = {}
"""Languages in which a word is common, by the word."""
for _tag, _words in _COMMON.items():
    for _word in _words.split():
        _LANGUAGES_OF[_word] = (*_LANGUAGES_OF.get(_word, ()), _tag)

_SCRIPTS = (
    ("ja", "\u3040-\u30ff"),
    ("ko", "\uac00-\ud7af"),
    ("zh", "\u4e00-\u9fff"),
    ("he", "\u0590-\u05ff"),
    ("fa", "پچژگ"),
    ("ar", "\u0600-\u06ff"),
    ("uk", "іїєґІЇЄҐ"),
    ("ru", "\u0400-\u04ff"),
    ("el", "\u0370-\u03ff"),
    ("hi", "\u0900-\u097f"),
    ("th", "\u0e00-\u0e7f"),
)
"""Languages by characters that few others have, the more telling first."""
_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv")


def language_of(document: Document) -> str:
    """Return the tag of a document's language; `und` if nothing tells it."""
    for block in document.blocks(0)[:1]:
        if isinstance(block, FrontMatter):
            for detail in block.details:
                if found := _ENTRY.match(detail.chars.strip()):
                    return found[1].replace("_", "-")
    return guessed_language(document.original_source()[:_SAMPLE])


def guessed_language(text: str) -> str:
    """Return the tag of the language that a text seems to be in; `und` if that can't be told."""
    letters = sum(map(str.isalpha, text))
    for tag, characters in _SCRIPTS:
        share = 0.005 if len(characters) > 4 or tag == "fa" else 0.2
        if tag == "ja":
            share = 0.1
        if letters and len(re.findall(f"[{characters}]", text)) > share * letters:
            return tag
    words = re.findall(r"[^\W\d_]+", text.lower())
    counts = common_words(words)
    different = telling_words(words, "")
    best = max(counts, key=lambda tag: min(different[tag], _DIFFERENT) * counts[tag])
    return best if words and different[best] and counts[best] >= _SURE * len(words) else UNKNOWN


def common_words(words: Sequence[str]) -> dict[str, int]:
    """Return how many of the words, in small letters, are common words of each language.

    Single letters don't tell: they are names and signs, too.
    """
    counts = dict.fromkeys(_COMMON, 0)
    for word, count in Counter(words).items():
        if len(word) > 1:
            for tag in _LANGUAGES_OF.get(word, ()):
                counts[tag] += count
    return counts


def telling_words(words: Sequence[str], whole: str) -> dict[str, int]:
    """Return how many different words are common words of each language and not of the language `whole`."""
    different = dict.fromkeys(_COMMON, 0)
    for word in set(words):
        tags = _LANGUAGES_OF.get(word, ())
        if len(word) > 1 and whole not in tags:
            for tag in tags:
                different[tag] += 1
    return different


def direction(tag: str) -> str | None:
    """Return `rtl` for languages that are written from right to left."""
    return "rtl" if primary_subtag(tag) in _RIGHT_TO_LEFT else None
