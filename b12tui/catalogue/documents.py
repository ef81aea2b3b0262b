"""Other documents, reloading, changes, the editor and the browser."""

from __future__ import annotations

from b12tui.catalogue.lookup import _, ngettext

STANDARD_INPUT = _("standard input")
"""Name of the text that comes from there."""
ONLY_THIS_TEXT = _("Nothing but this text is opened here.")
ONLY_THESE_TEXTS = _("Nothing but the texts that were named is opened here.")
NO_OTHER_TEXT = _("No other text was named when the program was started.")
FIRST_TEXT = _("First text.")
LAST_TEXT = _("Last text.")


def text_number(number: int, count: int, name: str) -> str:
    return _("Text {number} of {count}, {name}.").format(number=number, count=count, name=name)


def opened(name: str) -> str:
    return _("Opened {name}.").format(name=name)


def back_in(name: str) -> str:
    return _("Back in {name}.").format(name=name)


def forward_to(name: str) -> str:
    return _("Forward to {name}.").format(name=name)


def more_unreadable(count: int) -> str:
    return ngettext("Nor can {count} more be read.", "Nor can {count} more be read.", count).format(count=count)


def no_such_anchor(fragment: str) -> str:
    return _("Nothing in this text is named #{fragment}.").format(fragment=fragment)


def no_such_anchor_there(fragment: str) -> str:
    return _("Nothing in it is named #{fragment}.").format(fragment=fragment)


def not_markdown(target: str) -> str:
    return _("{target} is no Markdown file, so it isn't opened here").format(target=target)


def no_file(name: str) -> str:
    return _("There is no file {name}").format(name=name)


def not_plain_file(name: str) -> str:
    return _("{name} is no plain file, so it isn't opened here").format(name=name)


def article_has_no_files(target: str) -> str:
    return _("The built-in article has no files beside it, so {target} leads nowhere").format(target=target)


# Folders

FOLDERS = _("Folders")
NO_MARKDOWN_FILES = _("No Markdown files.")

# Reading again

NOTHING_CHANGED = _("Nothing has changed.")
NOTHING_CHANGED_SINCE = _("Since the last reading nothing has changed.")
ONLY_BLANKS_CHANGED = _("Read again: only blanks or the order of blocks changed.")
NO_EARLIER_READING = _("Nothing is known of an earlier reading")
STANDARD_INPUT_ONCE = _("Standard input can't be read again")
ARTICLE_ONCE = _("The built-in article can't be read again")


def pipe_once(name: str) -> str:
    return _("{name} is a pipe or a device, so it can't be read again").format(name=name)


def blocks_changed(count: int) -> str:
    message = ngettext("Read again: {count:,} block changed.", "Read again: {count:,} blocks changed.", count)
    return message.format(count=count)


def blocks_gone(count: int) -> str:
    message = ngettext("Read again: {count:,} block is gone.", "Read again: {count:,} blocks are gone.", count)
    return message.format(count=count)


def blocks_gone_since(count: int) -> str:
    message = ngettext(
        "Since the last reading {count:,} block is gone.", "Since the last reading {count:,} blocks are gone.", count
    )
    return message.format(count=count)


def change(number: int, count: int) -> str:
    return _("Change {number} of {count}.").format(number=number, count=count)


# The editor and the browser

ARTICLE_NOT_EDITABLE = _("The built-in article is no file that could be edited")
STANDARD_INPUT_NOT_EDITABLE = _("Standard input is no file that could be edited")
FOLDER_NOT_EDITABLE = _("A folder's list is no file that could be edited")
NO_TERMINAL_FOR_EDITOR = _("There is no terminal here for an editor")
NO_TERMINAL_FOR_BROWSER = _("There is no terminal here for a browser")
NO_BROWSER = _("BROWSER names no program; BROWSER=w3m, say, names one")


def not_editable(name: str) -> str:
    return _("{name} is no file that could be edited").format(name=name)


def editor_not_started(name: str, reason: str) -> str:
    return _("{name} can't be started ({reason}); VISUAL or EDITOR names an editor").format(name=name, reason=reason)


def no_editor_command(editor: str) -> str:
    return _("VISUAL or EDITOR is no command: {editor}").format(editor=editor)


def browser_not_found(named: str) -> str:
    return _("no program of BROWSER is here ({named}); BROWSER=w3m, say, names one").format(named=named)


def browser_not_started(name: str, reason: str) -> str:
    return _("{name} can't be started ({reason})").format(name=name, reason=reason)


def ended_with(name: str, code: int) -> str:
    return _("{name} ended with {code}.").format(name=name, code=code)


def back_from(name: str) -> str:
    return _("Back from {name}.").format(name=name)
