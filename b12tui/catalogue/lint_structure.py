"""Checks for authors: rules of headings, links, images, tables, code and footnotes, and what to do."""

from __future__ import annotations

from b12tui.catalogue.lookup import _, ngettext

# Headings

HEADING_LEVEL = _("a heading that skips a level")
HEADING_EMPTY = _("a heading without words")
HEADING_BOLD = _("a bold paragraph in place of a heading")
HEADING_REPEATED = _("two headings of the same name in one section")
HEADING_EMOJI = _("a heading that begins with an emoji")
NAME_SECTION = _("name the section, or remove the heading")
MAKE_HEADING = _("make it a heading, so that it can be found")
TELL_HEADINGS_APART = _("tell them apart, as a list of headings can't")
WORDS_FIRST = _("begin with a word, by which headings are found")


def after_level(heard: str, level: int) -> str:
    return _("{heard} after a heading of level {level}").format(heard=heard, level=level)


def use_level(level: int) -> str:
    return _("use level {level}, or add the heading between").format(level=level)


def no_heading(heard: str) -> str:
    return _("{heard}, a paragraph like any other").format(heard=heard)


def as_in_line(heard: str, line: int) -> str:
    return _("{heard}, as in line {line}").format(heard=heard, line=line)


# Links

LINK_EMPTY = _("a link without words")
LINK_TEXT = _("a link whose words tell nothing out of context, such as *here*")
LINK_ANCHOR = _("a link to a heading or an anchor that isn't there")
LINK_NAME = _("a link to a name that differs from the heading's in case or signs, which browsers don't follow")
LINK_FILE = _("a link to, or an image in, a file that isn't there")
LINK_AMBIGUOUS = _("two links of the same words to different targets")
LINK_ADDRESS_LONG = _("a long address in place of words")
LINK_ADDRESS = _("an address in place of words")
NAME_LINK = _("give the link words that say where it leads")
SAY_TARGET = _("say where it leads, as lists of links are read alone")
TELL_LINKS_APART = _("tell them apart by their words")
NAME_PAGE = _("make the name of the page the link")
MEND_ANCHOR = _("link to a heading that is there")
MEND_FILE = _("link to a file that is there")
GIVE_ID = _("name the element by id; a name is for links alone")


def leads_here_alone(heard: str, target: str) -> str:
    return _("{heard}, but browsers find no {target}").format(heard=heard, target=target)


def write_name(name: str) -> str:
    return _("write #{name}").format(name=name)


def other_target(heard: str, line: int) -> str:
    return _("{heard}, with another target in line {line}").format(heard=heard, line=line)


def leads_nowhere(heard: str, target: str) -> str:
    return _("{heard}, but {target} leads nowhere").format(heard=heard, target=target)


# Images

IMAGE_DESCRIPTION = _("an image without a description")
IMAGE_FILE_NAME = _("an image described by a file name or by a word such as *screenshot*")
IMAGE_LONG = _("a description of more than 300 characters")
DESCRIBE_IMAGE = _('say what it shows, or write alt="" if it only decorates')
SAY_WHAT_IT_SHOWS = _("say what it shows")
DESCRIBE_IN_TEXT = _("describe it in the text, where one can stop and go back")


# Tables

TABLE_EXTRA_CELL = _("a row with more cells than the header, which browsers drop")
TABLE_MISSING_CELL = _("a row with fewer cells than the header")
TABLE_HEADER = _("a column without a header")
TABLE_CORNER = _("a first column without a header")
TABLE_EMPTY_CELL = _("empty cells")
FIT_ROW = _("give each row as many cells as the header has")
NAME_COLUMNS = _("name the columns: a header row, or th elements")
NAME_FIRST_COLUMN = _("name what the first column holds")
FILL_CELLS = _('write what is meant, such as "none" or "0"')


def times(heard: str, count: int) -> str:
    if count == 1:
        return heard
    return ngettext("{heard}, {count} time", "{heard}, {count} times", count).format(heard=heard, count=count)


# Code

CODE_DIAGRAM = _("a Mermaid diagram without accDescr")
CODE_DRAWING = _("a drawing made of characters")
CODE_LANGUAGE = _("a code block that doesn't name its language")
DESCRIBE_DIAGRAM = _("add accTitle and accDescr, and say it in the text")
DESCRIBE_DRAWING = _("say it in words or as a list, or show an image with a description")
NAME_LANGUAGE = _("name the language behind the fence; text, if it is none")


# Braille

BRAILLE_CODE = _("code with lines that a braille display of 40 cells cuts")
BRAILLE_TABLE = _("a table whose columns don't fit a braille display of 40 cells")
SHORTEN_LINES = _("break the lines where the language allows it")
FEWER_COLUMNS = _("use fewer columns, shorter words or a list: it is read row by row, value by value")


def wide_code(lines: int, widest: int, cells: int) -> str:
    return ngettext(
        "{lines} line of code of {widest} cells is cut at {cells}",
        "{lines} lines of code of up to {widest} cells are cut at {cells}",
        lines,
    ).format(lines=lines, widest=widest, cells=cells)


def wide_table(needed: int, cells: int) -> str:
    return _("columns are {needed} wide, and a braille line is {cells}").format(needed=needed, cells=cells)


# Footnotes

NOTE_MISSING = _("a citation of a note that isn't there")
NOTE_EMPTY = _("a note without text")
NOTE_UNCITED = _("a note that nothing cites")
WRITE_NOTE = _("write the note, or remove its citation")
FILL_NOTE = _("write the note's text")
CITE_NOTE = _("cite the note where it belongs, or remove it")
