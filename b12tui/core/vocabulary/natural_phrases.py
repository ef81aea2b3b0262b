"""Phrases that people type as they would say them, each as the typed name that the vocabulary has for it.

`next paragraph` is `block`, `read on` is `read all`, `go to line 5` is `line 5`. A line that the vocabulary understands
is looked for nowhere else, but for `go on` and places behind `go to`, which would be taken for headings.
"""

from __future__ import annotations

from itertools import product

from b12tui.core.overlay.go_choices import NUMBERED_SECTION, PERCENTAGE
from b12tui.lazy_pattern import lazy_pattern

_STEPS = {
    "line": ("next", "previous"),
    "row": ("next", "previous"),
    "item": ("next", "previous"),
    "word": ("word", "word back"),
    "sentence": ("sentence", "sentence back"),
    "paragraph": ("block", "block back"),
    "block": ("block", "block back"),
    "heading": ("heading", "heading back"),
    "section": ("heading", "heading back"),
    "chapter": ("heading", "heading back"),
    "link": ("link", "link back"),
    "list": ("list", "list back"),
    "quote": ("quote", "quote back"),
    "page": ("page", "page back"),
    "match": ("more", "more back"),
    "result": ("more", "more back"),
    "change": ("change", "change back"),
    "error": ("change", "change back"),
    "column": ("right", "left"),
    "cell": ("right", "left"),
}
"""Typed names of the steps to what follows, and to what is before."""
_LISTED = {
    **{name: name for name in ("headings", "links", "tables", "notes", "images", "questions", "matches", "comments")},
    **dict.fromkeys(("marks", "bookmarks"), "marks"),
    **dict.fromkeys(("sections", "chapters"), "contents"),
    "commands": "help all",
}
_ENDS = {
    **dict.fromkeys(("start", "beginning", "top", "first page", "first line"), "top"),
    **dict.fromkeys(("end", "bottom", "last page", "last line"), "end"),
}
_PHRASES = {
    **_ENDS,
    **{f"{word} {name}": steps[0] for word, (name, steps) in product(("next", "following"), _STEPS.items())},
    **{f"{word} {name}": steps[1] for word, (name, steps) in product(("previous", "prev"), _STEPS.items())},
    **{f"{verb} {name}": listed for verb, (name, listed) in product(("list", "show", "all"), _LISTED.items())},
    **{name: listed for name, listed in _LISTED.items() if name != listed},
    **dict.fromkeys(
        ("read on", "keep reading", "resume", "read from here", "read to end", "read everything"), "read all"
    ),
    **dict.fromkeys(("continue", "continue reading", "go on", "read page"), "page"),
    **dict.fromkeys(("repeat", "repeat that", "say again", "read again", "say that again", "what"), "say"),
    **{f"read {name}": "say" for name in ("line", "sentence", "paragraph", "block", "row", "cell", "it", "here")},
    "read table": "table",
    **dict.fromkeys(("where am i", "position", "location", "time", "time left", "how much is left"), "where"),
    **dict.fromkeys(("outline", "toc", "table of contents", "index"), "contents"),
    **dict.fromkeys(("spell word", "spell it", "spell that", "spell again"), "spell"),
    **dict.fromkeys(("go back", "return"), "back"),
    **dict.fromkeys(("exit", "bye"), "quit"),
    "skip": "block",
    "bookmark": "mark",
}
_LEAVING = frozenset(("leave", "out", *(f"{verb} table" for verb in ("leave", "exit", "close", "quit"))))
"""Phrases that leave a table; in the text they would end the program."""
_FIRST = frozenset(("go on", "go back", "table of contents"))
"""Phrases whose last words could name a heading or a table: they are looked up before those are."""
_ARTICLE = lazy_pattern(r"\b(?:the|this|my) ")
_GO_TO = lazy_pattern(r"(?:go to|goto|jump to) (.+)")
_GO_BOOKMARK = lazy_pattern(r"go bookmark \S+")
_NUMBERED = lazy_pattern(r"(line|table|link|note|row|column) (\d{1,9})")
_MARK = lazy_pattern(r"(?:book)?mark \S+")
_FOLLOWED = lazy_pattern(r"follow (?:link )?(\d{1,9})")
_QUESTION = lazy_pattern(r"question (\d{1,9})")
_READ = lazy_pattern(r"(?:read|show|say) (?=(?:table|row|column|cell|note|link|line) \d)(.+)")
_SKIPPED = lazy_pattern(r"skip (\d{1,9})")


def place(line: str) -> str:
    """Return the typed name for a place behind `go to`, or for what would be taken for a heading; else the line."""
    said = _bare(line)
    if said in _FIRST:
        return _PHRASES[said]
    if _GO_BOOKMARK.fullmatch(said):
        return f"go mark {_last_word(line)}"
    found = _GO_TO.fullmatch(said)
    if found is None:
        return line
    known = _of_number(found[1]) or _ENDS.get(found[1], "")
    if not known and _MARK.fullmatch(found[1]):
        known = f"go mark {_last_word(line)}"
    return known or f"go {' '.join(line.split(' ')[1 if said.startswith('goto') else 2 :])}"


def canonical(line: str, *, in_table: bool) -> str:
    """Return the typed name for a phrase that is not understood; empty if there is none."""
    said = _bare(line)
    if said in _LEAVING:
        return "back out" if in_table else ""
    if known := _PHRASES.get(said) or _of_number(said):
        return known
    if _MARK.fullmatch(said):
        return f"mark {_last_word(line)}"
    if found := _READ.fullmatch(said):
        return found[1]
    if found := _SKIPPED.fullmatch(said):
        return f"block {found[1]}"
    return ""


def _bare(line: str) -> str:
    """Return a line in small letters without articles."""
    return _ARTICLE.sub("", line.casefold().rstrip("?!."))


def _last_word(line: str) -> str:
    """Return the last word as it was typed: marks `a` and `A` are two."""
    return line.rstrip("?!.").rpartition(" ")[2]


def _of_number(said: str) -> str:
    """Return the typed name for a thing of a number; empty for other phrases."""
    if found := PERCENTAGE.fullmatch(said):
        return f"{found[1]}%"
    if _NUMBERED.fullmatch(said):
        return said
    if found := _FOLLOWED.fullmatch(said):
        return f"open link {found[1]}"
    if found := NUMBERED_SECTION.fullmatch(said):
        # A heading may be called `Chapter 3`, which behind a preface is not the third section.
        return f"go {found[2]}" if found[1] == "section" else f"go {said}"
    if found := _QUESTION.fullmatch(said):
        return f"open {found[1]}"
    return ""
