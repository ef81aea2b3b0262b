"""Lists, prompts, hints and greetings: what lies over the page and around it."""

from __future__ import annotations

from b12tui.catalogue.lookup import _

CONTENTS = _("Contents")
LINKS = _("Links")
QUESTIONS = _("Questions")
MARKS = _("Marks")
MARKS_AND_RECENT = _("Marks and recent texts")
RECENT = _("Recent texts")
ALL_ACTIONS = _("All actions")
ALL_ACTIONS_IN_LIST = _("All actions in a list")
ALL_ACTIONS_IN_TABLE = _("All actions in a table")
CLOSE_THIS_LIST = _("Close this list")
MESSAGE = _("What is said")
FIRST_ITEM = _("First item.")
LAST_ITEM = _("Last item.")
NOTHING_TO_CHOOSE = _("There is nothing to choose.")
WORDS_OF_CELL = _("Words of the cell")
GROUP_TITLE = _("The title of a group")
PICK_MARK = _("The letter of the mark")
PICK_PERCENTAGE = _("To a part of the text")
MARK_MISSING = _("not in this text as it is now")


def item(number: int, count: int) -> str:
    return _("Item {number} of {count}").format(number=number, count=count)


def place(item: str, title: str, location: str) -> str:
    return _("{item}, {title}. {location}.").format(item=item, title=title, location=location)


def no_item(digits: str) -> str:
    return _("No item {digits}.").format(digits=digits)


def group_title(label: str) -> str:
    return _("{label} is the title of a group.").format(label=label)


def number_typed(digits: str) -> str:
    return _("Number {digits}; Enter chooses it.").format(digits=digits)


def question_numbering(number: int, count: int, state: str) -> str:
    return _("{number} of {count}, {state}: ").format(number=number, count=count, state=state)


def no_marks(key: str) -> str:
    if not key:
        return _("No marks yet.")
    return _("No marks yet; {key} and a letter sets one.").format(key=key)


def mark(letter: str, words: str, section: str) -> str:
    return _("{letter}: {words}, in {section}").format(letter=letter, words=words, section=section)


def mark_now_in(section: str) -> str:
    return _("now in {section}").format(section=section)


def recent(name: str, percent: int | None, folder: str) -> str:
    if percent is None:
        return _("{name}, in {folder}").format(name=name, folder=folder)
    return _("{name}, {percent} percent, in {folder}").format(name=name, percent=percent, folder=folder)


def in_a_table(action: str) -> str:
    return _("{action}, in a table").format(action=action)


def to_percent(number: int) -> str:
    return _("To {number} % of the text").format(number=number)


def no_choice(text: str) -> str:
    return _("No heading and no action has “{text}” in its name.").format(text=text)


def cell(column: str, place: str) -> str:
    return _("{column}, {place}").format(column=column, place=place)


def link(label: str) -> str:
    return _("Link: {label}").format(label=label)


def you_are_here(entry: str) -> str:
    return _("{entry} You are here.").format(entry=entry)


# Modes

GO_ON_HERE = _("Go on here")
MODES = {
    "screen": (_("The screen: pages for eyes and braille"), _("Read on the screen")),
    "spoken": (_("Spoken pages: keys, and a row below the last for each"), _("Read in spoken pages")),
    "line": (_("Line mode: typed words, and an answer below"), _("Read in line mode")),
}
"""Modes, each with its description and with the title of the question about making it the default."""
THIS_TIME = _("This time")
FROM_NOW_ON = _("From now on, every text")

# Changes since the last reading


def changed(*, first: int | None) -> str:
    if first is None:
        return _("Changed since the last reading")
    return _("Changed since the last reading, the first {count} of them").format(count=first)


# Prompts

PROMPTS = {
    "find": _("Find: "),
    "go": _("Go to: "),
    "mark": _("Mark named: "),
    "go-mark": _("Go to mark: "),
    "filter": _("Rows with: "),
}
"""Labels before the typed text, by the prompt's kind."""
A_LETTER = _("A letter for the mark; Esc leaves.")

# Hints of the last row

HINTS = {
    "help": _("help"),
    "contents": _("contents"),
    "find": _("find"),
    "table": _("table"),
    "open": _("open"),
    "quit": _("quit"),
    "back": _("back"),
    "sort": _("sort"),
    "filter": _("filter"),
    "record": _("record"),
    "go": _("go there"),
    "number": _("go to that section"),
    "choose": _("choose"),
    "character": _("character"),
    "cell": _("cell"),
    "whole": _("whole cell"),
}
"""What keys do, in a word or two."""
NUMBER_ENTER = _("number Enter")
ARROWS = _("arrows")

GREETINGS = (
    _("Screen reader? A gives spoken pages; so do --spoken and --accessible."),
    _("Screen reader? A gives spoken pages."),
    _("A: spoken pages."),
)
"""Greetings for screen reader users, longest first: the widest that fits is shown; at most fifteen words."""
GREETINGS_WITHOUT_LETTERS = (
    _("Screen reader? --spoken and --accessible give spoken pages."),
    _("Screen reader? Start with --spoken."),
    _("To hear: --spoken."),
)
"""Greetings where letters are not keys."""
