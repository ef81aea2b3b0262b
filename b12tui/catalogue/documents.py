"""Other documents, reloading, changes, the editor and the browser."""

from __future__ import annotations

from b12tui.catalogue.lookup import _, ngettext

STANDARD_INPUT = _("standard input")
"""Name of the text that comes from there."""
ONLY_THIS_TEXT = _("Restricted mode: other documents can't be opened.")
ONLY_THESE_TEXTS = _("Restricted mode: only the files on the command line can be opened.")
NO_OTHER_TEXT = _("No other files on the command line.")
FIRST_TEXT = _("First file.")
LAST_TEXT = _("Last file.")


def text_number(number: int, count: int, name: str) -> str:
    return _("File {number} of {count}, {name}.").format(number=number, count=count, name=name)


def opened(name: str) -> str:
    return _("Opened {name}.").format(name=name)


def back_in(name: str) -> str:
    return _("Back in {name}.").format(name=name)


def forward_to(name: str) -> str:
    return _("Forward to {name}.").format(name=name)


def more_unreadable(count: int) -> str:
    return ngettext("{count} more files could not be read.", "{count} more files could not be read.", count).format(
        count=count
    )


def size(count: int) -> str:
    if count < 1_000:
        return ngettext("{count} byte", "{count} bytes", count).format(count=count)
    if count < 1_000_000:
        return _("{count} KB").format(count=round(count / 1_000) or 1)
    return _("{count} MB").format(count=f"{count / 1_000_000:.1f}")


def described(title: str, count: int) -> str:
    return _("{title}, {size}").format(title=title, size=size(count)) if title else size(count)


def match_in_line(line: int, words: str) -> str:
    return _("line {line}: {words}").format(line=line, words=words)


def matches_in_files(title: str, files: int, matches: int, *, complete: bool) -> str:
    counted = ngettext("{title}, in {count} file", "{title}, in {count} files", files).format(title=title, count=files)
    return counted if complete else _("{counted}, first {matches}").format(counted=counted, matches=matches)


def not_found_in_files(query: str, count: int) -> str:
    message = ngettext("Not found in {count} file: “{query}”.", "Not found in {count} files: “{query}”.", count)
    return message.format(count=count, query=query)


def links_to(name: str, links: int, files: int, *, complete: bool) -> str:
    where = ngettext("in {count} file", "in {count} files", files).format(count=files)
    counted = ngettext("{links} link to {name}, {where}", "{links} links to {name}, {where}", links)
    title = counted.format(links=links, name=name, where=where)
    return title if complete else _("{title}; not all files searched").format(title=title)


def no_links_to(name: str, *, complete: bool) -> str:
    found = _("No other file links to {name}.").format(name=name)
    return found if complete else _("{found} Not all files were searched.").format(found=found)


def several_notes(name: str, count: int) -> str:
    return ngettext("{count} file named {name}", "{count} files named {name}", count).format(count=count, name=name)


NO_FOLDER_TO_SEARCH = _("No folder to search: open a file or a folder first")
MORE_FILES = _("There are more files; open a folder below, or use a smaller --depth.")


def no_such_anchor(fragment: str) -> str:
    return _("Not found in this document: #{fragment}.").format(fragment=fragment)


def no_such_anchor_there(fragment: str) -> str:
    return _("Not found there: #{fragment}.").format(fragment=fragment)


def not_markdown(target: str) -> str:
    return _("{target} is not a document that b12tui can open").format(target=target)


def no_file(name: str) -> str:
    return _("File not found: {name}").format(name=name)


def not_plain_file(name: str) -> str:
    return _("{name} is not a regular file").format(name=name)


def article_has_no_files(target: str) -> str:
    return _("Links to files don't work in the built-in article: {target}").format(target=target)


# Folders

FOLDERS = _("Folders")
NO_MARKDOWN_FILES = _("No Markdown files.")

# Reading again

NOTHING_CHANGED = _("No changes.")
NOTHING_CHANGED_SINCE = _("No changes since last read.")
ONLY_BLANKS_CHANGED = _("Reloaded: only spacing or order changed.")
NO_EARLIER_READING = _("No earlier version to compare with")
STANDARD_INPUT_ONCE = _("Standard input can't be reloaded")
ARTICLE_ONCE = _("The built-in article can't be reloaded")


def pipe_once(name: str) -> str:
    return _("{name} is a pipe or a device and can't be reloaded").format(name=name)


INPUT_CUT = _("Standard input is larger than the limit: the rest was not read; --limit raises it.")


def more_lines(count: int) -> str:
    message = ngettext("{count:,} new line at the end.", "{count:,} new lines at the end.", count)
    return message.format(count=count)


def blocks_changed(count: int) -> str:
    message = ngettext("Reloaded: {count:,} block changed.", "Reloaded: {count:,} blocks changed.", count)
    return message.format(count=count)


def blocks_gone(count: int) -> str:
    message = ngettext("Reloaded: {count:,} block deleted.", "Reloaded: {count:,} blocks deleted.", count)
    return message.format(count=count)


def blocks_gone_since(count: int) -> str:
    message = ngettext("{count:,} block deleted since last read.", "{count:,} blocks deleted since last read.", count)
    return message.format(count=count)


def change(number: int, count: int) -> str:
    return _("Change {number} of {count}.").format(number=number, count=count)


# The editor and the browser

ARTICLE_NOT_EDITABLE = _("The built-in article can't be edited")
STANDARD_INPUT_NOT_EDITABLE = _("Standard input can't be edited")
FOLDER_NOT_EDITABLE = _("A folder can't be edited")
NO_TERMINAL_FOR_EDITOR = _("The editor needs a terminal")
NO_TERMINAL_FOR_BROWSER = _("The browser needs a terminal")
NO_BROWSER = _("No browser found; set BROWSER, for example to w3m")


def not_editable(name: str) -> str:
    return _("{name} can't be edited").format(name=name)


def editor_not_started(name: str, reason: str) -> str:
    return _("{name} can't be started ({reason}); set VISUAL or EDITOR").format(name=name, reason=reason)


def no_editor_command(editor: str) -> str:
    return _("VISUAL or EDITOR is not a valid command: {editor}").format(editor=editor)


def browser_not_found(named: str) -> str:
    return _("browser not found ({named}); set BROWSER, for example to w3m").format(named=named)


def browser_not_started(name: str, reason: str) -> str:
    return _("{name} can't be started ({reason})").format(name=name, reason=reason)


def page_not_written(reason: str) -> str:
    return _("The page can't be written ({reason}); set XDG_RUNTIME_DIR to a folder that you own").format(reason=reason)


def ended_with(name: str, code: int) -> str:
    return _("{name} failed (exit status {code}).").format(name=name, code=code)


def back_from(name: str) -> str:
    return _("Back from {name}.").format(name=name)
