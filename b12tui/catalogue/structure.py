"""Names, roles and ends of the parts of a document, the same on every frontend."""

from __future__ import annotations

from b12tui.catalogue.lookup import _, message_language, ngettext, primary_subtag

BLANK = _("blank")
"""Word for an empty cell, item or answer: silence could be mistaken for a fault."""
BREAK = _("Break.")
TOO_LONG = _("This section takes too long to format; showing its source.")
EMPTY = _("The document is empty.")
NOUNS_WITH_CAPITALS = ("de", "lb")
"""Languages (BCP 47) in which a noun within a sentence keeps its capital."""


# Reading time

LESS_THAN_A_MINUTE = _("Less than 1 minute")


def about(time: str) -> str:
    return _("About {time}").format(time=time)


def percent(number: int) -> str:
    return _("{number} percent").format(number=number)


# Headings, sections, questions

TITLE = _("Title")
AUTHOR = _("Author")
DATE = _("Date")
DETAILS = _("Details")
DETAILS_SENTENCE = _("Details.")
OPEN = _("open")
CLOSED = _("closed")
ANSWER_LEAD = _("Answer: ")
ANSWER_END = _("End of answer.")
ANSWER_SIGN = _("A. ")
FOLD = _("Fold")
FOLD_END = _("End of fold.")
NAVIGATION = _("Navigation")


HEADING = _("Heading")


def heading(level: int) -> str:
    return _("Heading {level}").format(level=level)


def closed_heading(level: int) -> str:
    return _("Heading {level}, closed").format(level=level)


def heading_sign(level: int) -> str:
    return _("h{level} ").format(level=level)


def question(number: int, count: int) -> str:
    return _("Question {number} of {count}").format(number=number, count=count)


def question_sign(state: str) -> str:
    return _("Q. ({state}) ").format(state=state) if state else _("Q. ")


def fold_sign(state: str) -> str:
    return _("Fold. ({state}) ").format(state=state) if state else _("Fold. ")


def section(number: int, title: str) -> str:
    return _("Section {number}, {title}").format(number=number, title=title)


def numbered_section(number: str, title: str) -> str:
    return _("{title} ({number})").format(number=number, title=title)


def inside(entry: str, number: int) -> str:
    return _("{entry}, inside {number}.").format(entry=entry, number=number)


def inside_after_stop(entry: str, number: int) -> str:
    return _("{entry} Inside {number}.").format(entry=entry, number=number)


def closed(words: str) -> str:
    return _("closed, {words}").format(words=words)


def place_in(words: str, section: str) -> str:
    return _("{words}, in {section}").format(words=words, section=section)


# Footnotes, links, images


def footnote(number: int) -> str:
    return _("Note {number}").format(number=number)


def footnote_end(number: int) -> str:
    return _("End of note {number}.").format(number=number)


def footnote_ref(number: int | str) -> str:
    return _("[note {number}]").format(number=number)


def link(number: int | str) -> str:
    return _("[link {number}]").format(number=number)


def leads_to(target: str) -> str:
    return _("[links to {target}]").format(target=target)


IMAGE = _("Image")
IMAGES = _("Images")
CAPTION = _("Caption")
IMAGE_WITHOUT_DESCRIPTION = _("Image, no description")
NO_DESCRIPTION = _("no description")
LINK_LEAD = _("link ")


def emoji_count(count: int) -> str:
    return ngettext("[{count} emoji]", "[{count} emoji]", count).format(count=count)


def several_of(name: str, times: str) -> str:
    return _("{name}, {times}").format(name=name, times=times)


def flag(country: str) -> str:
    return _("flag {country}").format(country=country)


STRUCK_OUT_LEAD = _("[Struck out: ")
INSERTED_LEAD = _("[Inserted: ")
MEDIA = {
    "audio": _("Audio"),
    "embed": _("Object"),
    "iframe": _("Page"),
    "object": _("Object"),
    "video": _("Video"),
}
"""What an element of HTML plays or shows."""

# Quotes, code

QUOTE = _("Quote")
QUOTE_END = _("End of quote.")
CODE_END = _("End of code.")
BLANK_LINE = _("Blank line.")
CONTINUED = _("Continued.")
"""Before a row of a line of code that goes on."""
NOT_INDENTED = _("Not indented.")
ALERTS = {
    "Abstract": _("Abstract"),
    "Attention": _("Attention"),
    "Bug": _("Bug"),
    "Card": _("Card"),
    "Caution": _("Caution"),
    "Check": _("Check"),
    "Cite": _("Cite"),
    "Conclusion": _("Conclusion"),
    "Corollary": _("Corollary"),
    "Danger": _("Danger"),
    "Definition": _("Definition"),
    "Deprecated": _("Deprecated"),
    "Details": _("Details"),
    "Done": _("Done"),
    "Error": _("Error"),
    "Example": _("Example"),
    "Exercise": _("Exercise"),
    "Fail": _("Fail"),
    "Failure": _("Failure"),
    "FAQ": _("FAQ"),
    "Hint": _("Hint"),
    "Help": _("Help"),
    "Important": _("Important"),
    "Info": _("Info"),
    "Lemma": _("Lemma"),
    "Missing": _("Missing"),
    "Note": _("Note"),
    "Notice": _("Notice"),
    "Proof": _("Proof"),
    "Question": _("Question"),
    "Quote": _("Quote"),
    "Remark": _("Remark"),
    "Sidebar": _("Sidebar"),
    "Solution": _("Solution"),
    "Success": _("Success"),
    "Summary": _("Summary"),
    "Tip": _("Tip"),
    "Todo": _("Todo"),
    "Theorem": _("Theorem"),
    "Topic": _("Topic"),
    "Tab": _("Tab"),
    "Warning": _("Warning"),
    "See also": _("See also"),
    "Version added": _("Version added"),
    "Version changed": _("Version changed"),
}
"""Labels of the usual kinds of alert, by the kind in English; others are labelled as their author has them."""


def alert_end(label: str) -> str:
    as_written = label.isupper() or primary_subtag(message_language()) in NOUNS_WITH_CAPITALS
    return _("End of {label}.").format(label=label if as_written else label.lower())


def indented(blanks: int) -> str:
    return _("Indented {blanks}.").format(blanks=blanks)


def code(language: str, lines: str) -> str:
    if not language:
        return _("Code, {lines}").format(lines=lines)
    return _("Code, {language}, {lines}").format(language=language, lines=lines)


# Lists

DONE = _("done")
NOT_DONE = _("not done")


def number_of(number: str, count: int) -> str:
    return _("{number} of {count}").format(number=number, count=count)


def item_of_level(level: int, number: str) -> str:
    """Return the label of an item of a list within a list: "Level 2, 1 of 3"."""
    return _("Level {level}, {number}").format(level=level, number=number)


def inside_item(path: str) -> str:
    return _(", inside item {path}").format(path=path)


def list_of(count: int) -> str:
    return ngettext("List of {count}", "List of {count}", count).format(count=count)


def list_of_terms(count: int) -> str:
    return ngettext("List of {count:,} term", "List of {count:,} terms", count).format(count=count)


LIST_END = _("End of list")


def continued(label: str) -> str:
    return _("{label}, continued. ").format(label=label)


CONTINUED_SIGN = _("(continued) ")

# Tables

EXTRA_CELL = _("Extra cell")


def column(number: int) -> str:
    return _("Column {number}").format(number=number)


def row(number: int, count: int) -> str:
    return _("Row {number} of {count}").format(number=number, count=count)


def table(number: int) -> str:
    return _("Table {number}").format(number=number)


TABLE_END = _("End of table.")


def table_end(number: int) -> str:
    return _("End of table {number}.").format(number=number)


# The ends of the whole text

LINKS = _("Links.")
LINKS_OF_SECTION = _("Links of this section.")
NO_SECTIONS = _("No sections.")
END = _("End of document.")


# Signs that are said in words

RANGE = _(" to ")
"""What is said for a dash between two numbers."""
POWERS = {"2": _("squared"), "3": _("cubed")}
OPERATORS = {
    "+": _("plus"),
    **dict.fromkeys("-−–", _("minus")),
    **dict.fromkeys("*·×", _("times")),
    "/": _("over"),
    "=": _("equals"),
}


def to_the_power(words: str) -> str:
    return _("to the power {words}").format(words=words)


def to_the_power_of_several(words: str) -> str:
    return _("to the power, {words}, end exponent,").format(words=words)


def sub(words: str) -> str:
    return _("sub {words}").format(words=words)


def on_line(words: str, number: int) -> str:
    return _("{words}, line {number}").format(words=words, number=number)
