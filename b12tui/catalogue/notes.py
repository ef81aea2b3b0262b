"""Notes and highlights: their lists, their import, and what can't be done with them."""

from __future__ import annotations

from collections.abc import Sequence

from b12tui.catalogue.lookup import _, in_all_languages, ngettext, pgettext

LOST = _("lost")


def notes_on(name: str) -> str:
    return _("Notes on {name}").format(name=name)


def line(number: int) -> str:
    return _("line {number}").format(number=number)


def changed_since(place: str) -> str:
    return _("{place}, changed since").format(place=place)


def is_changed_since(place: str) -> bool:
    """Return whether `changed_since` has worded a place, in whichever language."""
    templates = (each.partition("{place}") for each in in_all_languages("{place}, changed since"))
    return any(place.startswith(before) and place.endswith(after) for before, _joint, after in templates)


def has_criticmarkup(name: str) -> str:
    return _("{name} has CriticMarkup of its own; use --notes json").format(name=name)


def not_in_criticmarkup(count: int) -> str:
    message = ngettext(
        "{count} lost note is not in the text; --notes markdown lists it",
        "{count} lost notes are not in the text; --notes markdown lists them",
        count,
    )
    return message.format(count=count)


def imported(new: int, lost: int) -> str:
    message = ngettext("{count} note imported", "{count} notes imported", new).format(count=new)
    return _("{message}, {lost} of them lost").format(message=message, lost=lost) if lost else message


def no_notes_in(name: str) -> str:
    return _("{name} has no notes in a known format: JSON, CriticMarkup, Markdown or lines").format(name=name)


NOT_RESTRICTED = _("Notes are not kept in a restricted session.")
NO_EDITOR = _("No editor is started in a restricted session.")
NEEDS_FOLDER = _("A restricted session keeps no notes; --notes-folder FOLDER keeps them there")
REVIEW_NEEDS_FILE = _("--review needs one text: b12tui --review plan.md, or git diff | b12tui --review -.")
REVIEW_NEEDS_TERMINAL = _("--review needs a terminal; where there is none, --line reads commands from standard input")
APPROVE = _("Approve")
ASK_FOR_CHANGES = _("Ask for changes")
PUT_OFF = _("Put off")
APPROVED = _("Approved")
CHANGES_ASKED_FOR = _("Changes asked for")
WAS_PUT_OFF = pgettext("verdict", "Put off")


def review_ends(count: int) -> str:
    return _("End of the review, {notes}").format(notes=notes_counted(count))


def review_ended(verdict: str, count: int) -> str:
    return _("{verdict}, {notes}.").format(verdict=verdict, notes=notes_counted(count))


def notes_counted(count: int) -> str:
    return ngettext("{count} note", "{count} notes", count).format(count=count) if count else _("no notes")


NEEDS_FILE = _("--notes and --import-notes need one file: b12tui --notes markdown notes.md.")


NOTES = _("Notes")
NO_NOTE_HERE = _("No note here.")
NO_NOTES = _("No notes.")
NO_MORE_NOTES = _("No more notes.")
NO_NOTE_BEFORE = _("No previous note.")
NOTHING_TO_NOTE = _("Nothing here to make a note on.")
NOTHING_TO_UNDO = _("No note changes to undo.")
SAVED = _("Note saved.")
HIGHLIGHTED = _("Highlighted.")
DELETED = _("Note deleted.")
EMPTY = _("The note is empty and was not saved")
UNCHANGED = _("Note not changed.")
TOO_LONG = _("The note is longer than 1 MB")
NOT_UTF8 = _("The note is not UTF-8 text")
LEFT_OUT = _("From the line above on, nothing belongs to the note. It is on:")
UNDONE = _("Change undone.")
HIGHLIGHT = _("Highlight")
NOTE = _("Note")
CATEGORY = _("Category")
NOT_SELECTED = _("Selection dropped.")
WITHIN_SECTION = _("A selection ends with its section.")
LOST_NOTES = _("Lost: their words are no longer in the text")


def named(name: str, text: str) -> str:
    return _("{name}: {text}").format(name=name, text=text)


def by(name: str, creator: str) -> str:
    return _("{name}, {creator}").format(name=name, creator=creator)


def in_brackets(words: str) -> str:
    return _("[{words}]").format(words=words)


def saved_as(category: str) -> str:
    return _("Note saved: {category}.").format(category=category)


def not_written(reason: str) -> str:
    return _("The note can't be given to the editor ({reason})").format(reason=reason)


def not_read(reason: str) -> str:
    return _("The note can't be read back ({reason})").format(reason=reason)


def kept_in(why: str, file: str) -> str:
    return _("{why}; your words are in {file}").format(why=why, file=file)


def no_category(typed: str, names: str) -> str:
    return _("No category {typed}. Use {names}.").format(typed=typed, names=names)


def categories(names: str) -> str:
    return _("Type the sign or first letter of a category: {names}. Enter lists them.").format(names=names)


def category_signs(signs: str) -> str:
    return _("Category: {signs}. Enter lists them.").format(signs=signs)


def changed(text: str) -> str:
    return _("{text} (the text has changed since)").format(text=text)


def entry(text: str, quote: str) -> str:
    return _("{text}, on “{quote}”").format(text=text, quote=quote)


def nothing_selected(key: str) -> str:
    return _("Nothing is selected. Begin with {key}.").format(key=key)


def selected(words: str) -> str:
    return _("Selected: {words}").format(words=words)


def selected_to(count: int, words: str) -> str:
    message = ngettext("Selected: {count} word, to “{words}”", "Selected: {count} words, to “{words}”", count)
    return message.format(count=count, words=words)


def selected_from(count: int, words: str) -> str:
    message = ngettext("Selected: {count} word, from “{words}”", "Selected: {count} words, from “{words}”", count)
    return message.format(count=count, words=words)


def not_found(words: str) -> str:
    return _("Not found in this section: {words}.").format(words=words)


def count(notes: int, parts: Sequence[str] = ()) -> str:
    if parts:
        listed = ", ".join(parts)
        return ngettext("{count} note: {parts}.", "{count} notes: {parts}.", notes).format(count=notes, parts=listed)
    return ngettext("{count} note.", "{count} notes.", notes).format(count=notes)


def count_in(category: str, notes: int) -> str:
    return _("{count} {category}").format(count=notes, category=category)


def count_lost(notes: int) -> str:
    return _("{count} of them lost").format(count=notes)
