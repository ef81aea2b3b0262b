"""Lists, prompts, hints and greetings: what lies over the page and around it."""

from __future__ import annotations

from b12tui.catalogue.lookup import _, ngettext, pgettext

CONTENTS = _("Contents")
LINKS = _("Links")
QUESTIONS = _("Questions")
FOLDS = _("Folds")
TABLES = _("Tables")
NOTES = _("Notes")
IMAGES = _("Images")
HEADINGS = _("Headings")
SECTION_LINKS = _("Links of this section")
TYPED_LINES = _("Last commands")
NO_TABLES = _("No tables in this document.")
NO_NOTES = _("No notes in this document.")
NO_IMAGES = _("No images in this document.")
NO_HEADINGS = _("No such headings in this document.")
NO_SECTION_LINKS = _("No links in this section.")
MARKS = _("Marks")
MARKS_AND_RECENT = _("Marks and recent files")
RECENT = _("Recent files")
ALL_ACTIONS = _("All actions")
MOST_USED = _("Most used")
ALL_ACTIONS_IN_LIST = _("Actions in a list")
ALL_ACTIONS_IN_TABLE = _("Actions in a table")
CLOSE_THIS_LIST = _("Close this list")
MESSAGE = _("Message")
FIRST_ITEM = _("First item.")
LAST_ITEM = _("Last item.")
NOTHING_TO_CHOOSE = _("Nothing to choose.")
WORDS_OF_CELL = _("Text of the cell")
GROUP_TITLE = _("Group title")
PICK_MARK = _("Letter of the mark")
PICK_WORD = _("First letter of the word to search for")
NO_WORDS = _("No words here.")
PICK_PERCENTAGE = _("Go to a percentage")
SETTINGS_NOTE = _("Settings: :set NAME VALUE changes one now; b12tui --settings lists all")
MOUSE_NOTE = _("Mouse: set mouse = true, or start with --mouse")
MARK_MISSING = _("not found in the current version")


def words_beginning(letters: str) -> str:
    return _("Words that begin with “{letters}”").format(letters=letters)


def words_with(letters: str, count: int) -> str:
    return ngettext("{letters}, {count} word", "{letters}, {count} words", count).format(letters=letters, count=count)


def item(number: int, count: int) -> str:
    return _("Item {number} of {count}").format(number=number, count=count)


def place(item: str, title: str, location: str) -> str:
    return _("{item}, {title}. {location}.").format(item=item, title=title, location=location)


def no_item(digits: str) -> str:
    return _("No item {digits}.").format(digits=digits)


def group(name: str) -> str:
    return _("Group: {name}.").format(name=name)


def group_title(label: str) -> str:
    return _("{label} is a group title.").format(label=label)


def number_typed(digits: str) -> str:
    return _("Number {digits}. Press Enter to choose.").format(digits=digits)


def question_numbering(number: int, count: int, state: str) -> str:
    return _("{number} of {count}, {state}: ").format(number=number, count=count, state=state)


def fold_numbering(state: str) -> str:
    return _("Fold, {state}: ").format(state=state)


def no_marks(key: str) -> str:
    if not key:
        return _("No marks yet.")
    return _("No marks yet. Press {key} and a letter to set one.").format(key=key)


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
    return _("Go to {number}%").format(number=number)


def no_choice(text: str) -> str:
    return _("No heading or command matches “{text}”.").format(text=text)


ALL_ITEMS = _("Showing all items.")


def no_entry_matches(text: str) -> str:
    return _("No entry matches “{text}”.").format(text=text)


def cell(column: str, place: str) -> str:
    return _("{column}, {place}").format(column=column, place=place)


def link(label: str) -> str:
    return _("Link: {label}").format(label=label)


def link_to(label: str, place: str) -> str:
    return _("Link: {label}, to {place}").format(label=label, place=place)


def you_are_here(entry: str) -> str:
    return _("{entry} You are here.").format(entry=entry)


# Modes

GO_ON_HERE = _("Switch mode")
MODES = {
    "screen": (_("Screen: full page, for sight and braille"), _("Switch to screen mode")),
    "spoken": (_("Speech: one new row for each key, for screen readers"), _("Switch to speech mode")),
    "line": (_("Line: typed commands and printed answers"), _("Switch to line mode")),
}
"""Modes, each with its description and with the title of the question about making it the default."""
THEMES = _("Colour themes")
THEMES_IN_WORDS = {
    "terminal": _("terminal: your terminal's colours"),
    "dark": _("dark"),
    "light": _("light"),
    "contrast": _("contrast: bright on black"),
    "plain": _("plain: no colours"),
}
"""Themes of the table by name."""
THIS_TIME = _("Just this once")
FROM_NOW_ON = _("Always")

# Changes since the last reading


def changed(*, first: int | None) -> str:
    if first is None:
        return _("Changed since last read")
    return _("Changed since last read, first {count}").format(count=first)


# Prompts

PROMPTS = {
    "find": _("Search: "),
    "go": _("Go to: "),
    "mark": _("Mark: "),
    "go-mark": _("Go to mark: "),
    "filter": _("Filter: "),
    "note-word": _("Note on word: "),
    "note-sentence": _("Note: "),
    "note-block": _("Note on block: "),
    "note-section": _("Note on section: "),
    "note-selection": _("Note on selection: "),
    "edit-note": _("Change the note: "),
    "filter-list": _("Filter: "),
}
"""Labels before the typed text, by the prompt's kind."""
NOTE_UNIT_PROMPTS = ("note-word", "note-sentence", "note-block", "note-section")
"""Kinds of prompt for the words of a note on a whole unit, named as the actions are."""
NOTE_PROMPTS = (*NOTE_UNIT_PROMPTS, "note-selection", "edit-note")
"""Kinds of prompt for the words of a note, named as the actions are."""


def letter_of_mark(*, going: bool) -> str:
    return _("Go to mark: press its letter.") if going else _("Set mark: press a letter.")


# Hints of the last row


def names_of_files(names: tuple[str, ...]) -> str:
    shown = "; ".join(names[:10])
    files = ngettext("{count} file: {names}", "{count} files: {names}", len(names))
    return files.format(count=len(names), names=shown if len(names) <= 10 else f"{shown}; …")


HINTS = {
    "help": _("help"),
    "contents": _("contents"),
    "find": _("search"),
    "table": _("table"),
    "open": pgettext("what a key does", "open"),
    "quit": _("quit"),
    "back": _("back"),
    "sort": _("sort"),
    "filter": _("filter"),
    "record": _("record"),
    "go": _("go"),
    "file": _("file"),
    "number": _("jump"),
    "choose": _("choose"),
    "character": _("character"),
    "cell": _("cell"),
    "whole": _("expand"),
}
"""What keys do, in a word or two."""
OPEN_FILE = ":open"
NUMBER_ENTER = _("number Enter")
ARROWS = _("arrows")

GREETINGS = (
    _("Screen reader? Press A for speech mode, or start with --spoken."),
    _("Screen reader? Press A for speech."),
    _("Screen reader? Press A."),
    _("A: speech mode."),
)
"""Greetings for screen reader users, longest first: the widest that fits is shown; at most fifteen words."""
GREETINGS_WITHOUT_LETTERS = (
    _("Screen reader? Start with --spoken or --accessible."),
    _("Screen reader? Start with --spoken."),
    _("Speech: --spoken."),
)
"""Greetings where letters are not keys."""


def more_entries(sign: str, count: int) -> str:
    return _("{sign} {count:,} more").format(sign=sign, count=count)


def own_theme(name: str) -> str:
    return _("{name}: your own").format(name=name)
