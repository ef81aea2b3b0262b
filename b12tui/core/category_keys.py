"""Built-in categories of notes: the key that is stored, and its wording in the reader's language.

A stored note and a Web Annotation have the key, so that they say the same to readers of other languages; what people
read has the wording. Categories of the settings file are their own keys.
"""

from __future__ import annotations

from b12tui.catalogue import lookup
from b12tui.catalogue import note_categories as names

_WORDINGS = {
    "question": names.QUESTION,
    "problem": names.PROBLEM,
    "change": names.CHANGE,
    "idea": names.IDEA,
    "agreed": names.AGREED,
}


def worded(category: str) -> str:
    """Return a category in the reader's language, from its key; another as it is."""
    return _WORDINGS.get(category, category)


def key_of(category: str) -> str:
    """Return the key of a category, from its wording in the reader's language; another as it is."""
    for key, name in _WORDINGS.items():
        if category == name:
            return key
    return category


def is_same(category: str, other: str) -> bool:
    """Return whether two keys or wordings are of one category: the settings file may have either."""
    return key_of(category) == key_of(other)


def key_in_any_language(category: str) -> str:
    """Return the key of a category, from its wording in any language that the program has; another as it is."""
    if category in _WORDINGS:
        return category
    own = key_of(category)
    if own != category:
        return own
    return next((key for key in _WORDINGS if category in lookup.in_all_languages(key)), category)
