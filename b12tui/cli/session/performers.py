"""Functions that perform effects, gathered in one module that is imported when the first effect is requested."""

from __future__ import annotations

from b12tui.cli.session.backlinks import list_backlinks
from b12tui.cli.session.browser import open_browser
from b12tui.cli.session.copying import copy_as_markdown
from b12tui.cli.session.editor import open_editor
from b12tui.cli.session.file_name_completion import complete_file_name
from b12tui.cli.session.file_search import search_files
from b12tui.cli.session.note_editor import compose_note
from b12tui.cli.session.notes import delete_note, save_note, undo_note
from b12tui.cli.session.open_documents import open_file, open_link, revisit, switch_document
from b12tui.cli.session.raw_lines import toggle_form
from b12tui.cli.session.recent import list_bookmarks
from b12tui.cli.session.reload import check_for_update, go_to_change, list_changes, reload
from b12tui.cli.session.web_page import open_page

__all__ = [
    "check_for_update",
    "complete_file_name",
    "compose_note",
    "copy_as_markdown",
    "delete_note",
    "go_to_change",
    "list_backlinks",
    "list_bookmarks",
    "list_changes",
    "open_browser",
    "open_editor",
    "open_file",
    "open_link",
    "open_page",
    "reload",
    "revisit",
    "save_note",
    "search_files",
    "switch_document",
    "toggle_form",
    "undo_note",
]
