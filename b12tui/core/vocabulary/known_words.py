"""Words that can be typed, in line mode and after `:`: those of the shared actions, others, and the screen's keys.

A line is parsed as the longest phrase that it begins with, each word of which may be shortened as long as only one
action fits; the rest is the command's text, or its count if it is a number. Nothing is performed here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from b12tui.catalogue import counts, line_mode
from b12tui.catalogue.lookup import _
from b12tui.core.actions import ACTIONS, ELEMENT_LISTS, FINDING, PROGRAM, TABLES, Action, KeyContext
from b12tui.core.handlers.page_actions import COUNTING as ON_TEXT
from b12tui.core.keymap.bindings import DEFAULT_KEYMAP, LETTER_AFTER, Keymap
from b12tui.core.state import Command
from b12tui.core.table import cursor
from b12tui.core.vocabulary import compound, spoken_phrases
from b12tui.core.vocabulary.compound import is_number
from b12tui.document.sanitize import sanitize_line
from b12tui.fastclass import dataclass, replace


@dataclass(frozen=True, slots=True)
class Word:
    """A phrase that can be typed."""

    id: str
    """Action's id, or one that only typed lines know."""
    typed_name: str
    help: str
    """One sentence, without its full stop."""
    group: str
    keys: tuple[str, ...] = ()
    """Keys of the screen that can be typed instead."""
    argument: str = ""
    """Name of the required argument, or empty."""


LINE_MODE_WORDS: tuple[Word, ...] = (
    Word("unit", "unit", _("show or set how much is read at once: unit sentence, block or section"), PROGRAM),
    Word("again", "again", _("repeat the last command"), PROGRAM),
    Word("history", "history", _("list the last commands"), PROGRAM),
    Word(
        "set",
        "set",
        _("show or change settings: set wrap 72, set verbosity low, set links none, set position off"),
        PROGRAM,
    ),
    Word("note", "note", _("read a note: note 2. back returns"), FINDING, argument="number"),
    Word("row", "row", _("read a row of the table: row 2; row 2 column 1 is one cell"), TABLES),
    Word("column", "column", _("read a column of the table: column 3"), TABLES),
    Word(
        "cell",
        "cell",
        _("read a cell of the table by row and column: cell 2 3; cell 2 price"),
        TABLES,
        argument="numbers",
    ),
)
"""Words that no key has."""

TYPED_ACTIONS = ("find", "filter", "go")
"""Actions whose key, if it is not a letter, is typed before their argument: `/word`."""

NUMBERED_ACTIONS = {
    "next-heading": _("heading 2: next heading of level 2"),
    "next-link": _("link 4: go to link 4 and show its target; open follows it"),
    "open": _("open 3: question 3 with its answer; open link 4: follow link 4"),
    "close": _("close 3: question 3"),
    "copy-link": _("copy link 4: target of link 4"),
    "list-headings": _("headings 2: those of level 2"),
    "line": _("line 40: line 40 of the file"),
    "go": _("go 5: section 5"),
    "table": _("table 3: third table of the document; table 3 row 2: its second row"),
    "sort": _("sort 3: by column 3; sort price: by the column named price"),
}
"""Actions for which a number is not a count, each with the help on it."""

OF_ONE_TABLE = frozenset(
    {
        *("row", "column", "cell", "record", "sort", "filter", "all-rows"),
        *("copy-cell", "copy-column", "copy-row", "copy-table"),
    }
)
"""Actions that may follow a table's number: `table 3 row 2`."""

COUNTING = ON_TEXT | cursor.COUNTING | {"toggle"}
"""Actions that take a number for how often they are done, or which thing is meant."""

FILTERED_LISTS = ("contents", "links", "questions", "matches", "list-comments", *ELEMENT_LISTS)
"""Actions that list what contains the words typed after them: `links python`."""


@lru_cache(maxsize=2)
def vocabulary(keys: Keymap = DEFAULT_KEYMAP) -> tuple[Word, ...]:
    """Return all words that can be typed, in the order of the shared actions."""
    known = [
        Word(action.id, words, action.help, action.group, keys.keys_for(action), action.argument)
        for action in ACTIONS
        for words in action.typed_names
    ]
    return (*known, *LINE_MODE_WORDS)


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """Message on a line that is not a command."""

    message: str


def understand(
    typed: str, where: KeyContext = KeyContext.TEXT, keys: Keymap = DEFAULT_KEYMAP
) -> Command | Misunderstood:
    """Return the command that a typed line asks for; `where` selects the applicable keys of the screen."""
    if not keys.printable:  # switched off against slips of the hand; here they would need Enter too
        keys = replace(keys, printable=True)
    line = spoken_phrases.place(" ".join(typed.split()))
    if not line:
        return Command("on")
    if line.isascii() and line.isdecimal():
        return Command("number", text=line)
    by_key = _by_key(line, keys.bindings(where))
    if by_key is not None and (len(line) == 1 or line[0] in "/:'"):
        return by_key
    found = _command_of(line, keys)
    if isinstance(found, Command):
        return found
    if by_key is not None:
        return by_key
    meant = spoken_phrases.canonical(line, in_table=where is KeyContext.TABLE)
    if meant and meant != line:
        return understand(meant, where, keys)
    return found or Misunderstood(
        _completions_message(line, keys) or _no_count_message(line, keys) or _nearest_message(line)
    )


def _by_key(line: str, bound: dict[str, Action]) -> Command | None:
    """Return the command of typed keys: `j`, `3j`, `40g`, `30%`, `%30`, `/word`, `:name`, `mx`, `'x`, `yl`, `z a`."""
    known = bound.get(line[0])
    if known is not None and known.id in TYPED_ACTIONS and not line[0].isalnum():
        return Command(known.id, text=line[1:].strip())
    if known is not None and known.id == "percent" and is_number(line[1:].strip()):
        return Command("percent", int(line[1:]))  # %30, as 30%
    match = re.fullmatch(r"(\d{0,9})\s?(\S)\s?(\S?)", line, re.ASCII)
    if match is None:
        return None
    count = int(match[1]) if match[1] else None
    first, second = match[2], match[3]
    known = bound.get(first)
    if known is not None and known.id in LETTER_AFTER:
        return Command(known.id, text=second)
    known = bound.get(f"{first} {second}".strip())
    return None if known is None else Command(known.id, count)


def _command_of(line: str, keys: Keymap, *, nested: bool = False) -> Command | Misunderstood | None:
    """Return the command of a line, or that it can be several; None if no word fits.

    A `nested` one follows the number of a table: it names no other table.
    """
    tokens = line.casefold().split(" ")
    best: list[tuple[tuple[bool, int, int], Word, str]] = []
    for word in vocabulary(keys):
        phrase = word.typed_name.split(" ")
        full_words = _count_full_words(tokens, phrase)
        if full_words is None:
            continue
        rest = " ".join(line.split(" ")[len(phrase) :])
        if rest and not _accepts(word, rest, nested=nested):
            continue
        best.append(((full_words == len(phrase), full_words, len(phrase)), word, rest))
    if not best:
        return None
    top = max(rank for rank, _, _ in best)
    fitting = {word.id: (word, rest) for rank, word, rest in best if rank == top}
    if len(fitting) > 1:
        # A singular stands before its plural, which begins as it does: table, tables.
        shortest = min(fitting.values(), key=lambda each: len(each[0].typed_name))
        if all(word.typed_name.startswith(shortest[0].typed_name) for word, _ in fitting.values()):
            fitting = {shortest[0].id: shortest}
    if len(fitting) > 1:
        return Misunderstood(_choices_message(line, [word.typed_name for word, _ in fitting.values()]))
    word, rest = next(iter(fitting.values()))
    inner = compound.of_table(rest) if word.id == "table" else None
    if inner is not None:
        return Command("table", inner[0], inner[1])
    cell = compound.cell_of(word.id, rest)
    if cell:
        return Command("cell", text=cell)
    return Command(word.id, int(rest), rest) if is_number(rest) else Command(word.id, text=rest)


def _count_full_words(tokens: list[str], phrase: list[str]) -> int | None:
    """Return how many words of a phrase are typed in full; None where the phrase doesn't match."""
    if len(tokens) < len(phrase):
        return None
    pairs = list(zip(tokens, phrase, strict=False))
    if not all(known.startswith(token) for token, known in pairs):
        return None
    return sum(token == known for token, known in pairs)


def _accepts(word: Word, rest: str, *, nested: bool) -> bool:
    """Return whether `rest` may follow the word, which itself follows the number of a table if it is `nested`."""
    return (
        bool(word.argument)
        or word.id in ("help", "unit", "set", "row", "column", "sort", "delete-mark", *FILTERED_LISTS)
        or (is_number(rest) and _takes_number(word.id))
        or (word.id == "table" and not nested and _is_compound(rest))
        or (word.id == "open" and compound.link_to_open(rest) is not None)
    )


def _is_compound(rest: str) -> bool:
    """Return whether a number and a command of tables follow the word `table`."""
    parts = compound.of_table(rest)
    if parts is None:
        return False
    inner = _command_of(parts[1], DEFAULT_KEYMAP, nested=True)
    return isinstance(inner, Command) and inner.action in OF_ONE_TABLE


def _takes_number(action: str) -> bool:
    """Return whether a number after the word tells which thing is meant, or how often it is done."""
    return action in NUMBERED_ACTIONS or action in COUNTING


def _completions_message(line: str, keys: Keymap) -> str:
    """Return the possible completions of a partial phrase, or of the first of two keys; empty if there are none."""
    tokens = line.casefold().split(" ")
    longer = [word for word in vocabulary(keys) if word.typed_name.count(" ") >= len(tokens)]
    words = {
        word.id: word.typed_name
        for word in longer
        if _count_full_words(tokens, word.typed_name.split(" ")[: len(tokens)]) is not None
    }
    strokes = {
        word.id: word.typed_name for word in vocabulary(keys) if any(key.startswith(f"{line} ") for key in word.keys)
    }
    return _choices_message(line, list((words or strokes).values())) if words or strokes else ""


def _no_count_message(line: str, keys: Keymap) -> str:
    """Return a message on a number after a word that takes none; empty where that is not the problem."""
    typed, _, number = line.rpartition(" ")
    command = _command_of(typed, keys) if typed and is_number(number) else None
    if not isinstance(command, Command) or command.text:
        return ""
    name = next(word.typed_name for word in vocabulary(keys) if word.id == command.action)
    return line_mode.no_number(name)


def _choices_message(line: str, names: list[str]) -> str:
    if len(names) == 1:
        return line_mode.no_command(sanitize_line(line), line_mode.nearest(names[0]))
    return line_mode.can_be(sanitize_line(line), counts.alternatives(names))


def _nearest_message(line: str) -> str:
    """Return a message on a line that is not a command, with the nearest command, if there is one."""
    from difflib import get_close_matches

    names = [word.typed_name for word in vocabulary()]
    typed = line.casefold()
    first = typed.split(" ", maxsplit=1)[0]
    near = [first] if first in names else get_close_matches(typed, names, 1) or get_close_matches(first, names, 1)
    nearest = line_mode.nearest(near[0]) if near else line_mode.HELP_LISTS
    return line_mode.no_command(sanitize_line(line), nearest)
