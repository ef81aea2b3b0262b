"""Effects: what an action requests of its frontend beyond showing the next state, such as to open a file."""

from __future__ import annotations

from b12tui.document import Position
from b12tui.fastclass import dataclass


@dataclass(frozen=True, slots=True)
class Copy:
    """Copy a text to the terminal's clipboard."""

    text: str
    description: str
    """Noun for the copied text: `the link`, `row 2`."""


@dataclass(frozen=True, slots=True)
class CopyAsMarkdown:
    """Copy the text, or a section of it, as Markdown made of its blocks."""

    section: int | None
    """Number of the section, without its subsections; None for the whole text."""
    description: str
    """Noun for the copied text."""


@dataclass(frozen=True, slots=True)
class Quit:
    """Leave the program."""


@dataclass(frozen=True, slots=True)
class Suspend:
    """Stop the program until the shell resumes it."""


@dataclass(frozen=True, slots=True)
class Redraw:
    """Redraw the whole screen."""


@dataclass(frozen=True, slots=True)
class ChangeFrontend:
    """Continue at the same position in another frontend."""

    frontend: str
    """`screen`, `spoken` or `line`."""
    remember: bool | None = None
    """Whether documents open in that frontend from now on; None if the user was not asked."""


@dataclass(frozen=True, slots=True)
class RemotePosition:
    """Position in another document."""

    document_id: str
    """Identifier of the document, as in `ReaderState.document_id`."""
    position: Position


@dataclass(frozen=True, slots=True)
class OpenLink:
    """Open the file that a link leads to."""

    target: str
    """Path, relative to the current document; empty for any text of its folder that has the fragment as a label."""
    fragment: str = ""
    """Fragment after `#`; empty to continue where that document was left."""


@dataclass(frozen=True, slots=True)
class OpenFile:
    """Open a file that the user named."""

    name: str
    """Path, relative to the working directory; `~` is the home directory."""
    line: int = 0
    """Line of the source to open it at; 0: where it was left."""
    query: str = ""
    """Search to begin there."""
    link: str = ""
    """Target of the link to go to there."""


@dataclass(frozen=True, slots=True)
class CompleteFileName:
    """Complete the name of a file in the prompt."""

    typed: str
    """Beginning of its path, relative to the working directory; `~` is the home directory."""


@dataclass(frozen=True, slots=True)
class ListBacklinks:
    """List the links of other files that lead to this one."""


@dataclass(frozen=True, slots=True)
class SearchFiles:
    """Search all files of the folder."""

    query: str


@dataclass(frozen=True, slots=True)
class SwitchDocument:
    """Open another document where it was left."""

    document_ids: tuple[str, ...]
    """Identifiers to try in this order; the first that can be read is opened."""


@dataclass(frozen=True, slots=True)
class Revisit:
    """Go back, or forward, to a position in another document."""

    destination: RemotePosition
    forward: bool = False


@dataclass(frozen=True, slots=True)
class Reload:
    """Read the file again."""


@dataclass(frozen=True, slots=True)
class CheckForUpdate:
    """Read the file again if it was written since; frontends ask for it themselves while `ReaderState.follows`."""


@dataclass(frozen=True, slots=True)
class ListChanges:
    """List the blocks that changed since the last reading."""


@dataclass(frozen=True, slots=True)
class OpenBrowser:
    """Open a URL in the user's own browser."""

    address: str


@dataclass(frozen=True, slots=True)
class GoToChange:
    """Go to the next block that changed since the last reading, or to the previous one."""

    by: int


@dataclass(frozen=True, slots=True)
class ToggleRawLines:
    """Read the text in another form, or in its own again."""

    form: str = "raw"
    """Format: `raw` for lines as written, without structure; `word-diff` for a diff by word; `markdown`.

    `levels` for a log that is folded but for its warnings and errors, then but for its errors, then in its own form.
    """


@dataclass(frozen=True, slots=True)
class ListBookmarks:
    """List the bookmarks and the recently read documents."""


@dataclass(frozen=True, slots=True)
class SaveBookmark:
    """Save a bookmark that was just set, and report whether saving succeeded."""

    name: str


@dataclass(frozen=True, slots=True)
class SaveNote:
    """Save a note on a stretch, or other words of a note."""

    text: str
    """The reader's words; empty for a highlight."""
    start: Position = Position()
    end: Position = Position()
    """Position behind the last character."""
    note_id: str = ""
    """Identifier of the note that gets other words; empty for a new one."""
    category: str = ""
    """Category that was chosen for it; empty for that which it has."""


@dataclass(frozen=True, slots=True)
class ComposeNote:
    """Write the words of a note in the user's editor, and save it."""

    draft: SaveNote
    typed: str = ""
    """Words so far, with the category before them if it was chosen."""


@dataclass(frozen=True, slots=True)
class DeleteNote:
    """Delete a note."""

    note_id: str


@dataclass(frozen=True, slots=True)
class UndoNote:
    """Undo the last change to the notes."""


@dataclass(frozen=True, slots=True)
class OpenEditor:
    """Open the file in the user's editor at this position, and read it again afterwards."""


@dataclass(frozen=True, slots=True)
class OpenPage:
    """Open the document as a page in the user's browser, at this position."""


OtherProgramEffect = ComposeNote | OpenEditor | OpenBrowser | OpenPage
"""Request to run another program, which has the terminal meanwhile."""

Effect = (
    Copy
    | CopyAsMarkdown
    | Quit
    | Suspend
    | Redraw
    | ChangeFrontend
    | OpenLink
    | OpenFile
    | CompleteFileName
    | SearchFiles
    | ListBacklinks
    | SwitchDocument
    | Revisit
    | Reload
    | CheckForUpdate
    | ListChanges
    | GoToChange
    | ToggleRawLines
    | ListBookmarks
    | SaveBookmark
    | SaveNote
    | DeleteNote
    | UndoNote
    | OtherProgramEffect
)
"""Request of an action to the frontend, beyond showing the next state."""
