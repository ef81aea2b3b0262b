"""Exceptions and exit codes.

    B12Error             one sentence, for people
    ├── ReadError        the text could not be read (exit 1)
    │   └── FileError    a file: NotFound, IsDirectory, NoPermission, TooLarge, NotText, FormatError and others
    ├── MissingTranslator   no translator to braille is installed (exit 1)
    ├── WriteError       standard output can't be written (exit 1)
    ├── OutputError      a file of `--output` can't be written (exit 1)
    ├── NoTerminal       there is no terminal to draw on or to type at (exit 1)
    ├── TerminalLost     the terminal went away while reading (exit 1)
    ├── ActionRefused    an action can't be performed; shown as a message, never the end (exit 1)
    ├── LimitReached     the session reached its limit of memory or CPU time, or the system's: NoThread (exit 1)
    └── UsageError       the command line is invalid (exit 2)

Users never see a traceback of these: the problem is reported in a sentence, and the command line adds the remedy
(`cli.error_remedies`). What a program has to know of an error is in its fields, and not to be read out of the sentence.
"""

from __future__ import annotations

from enum import IntEnum

from b12tui.catalogue import braille, command_line, files, terminals

MIB = 1024 * 1024


class ExitCode(IntEnum):
    """Exit codes of the command."""

    OK = 0
    FAILURE = 1
    USAGE = 2
    PUT_OFF = 3
    INTERRUPTED = 130


class B12Error(Exception):
    """Error reported to the user as one sentence."""

    exit = ExitCode.FAILURE

    def __init__(self, message: str = "", *, name_first: bool = True) -> None:
        """Report `message`; `name_first` tells whether it begins with a name, whose case is kept in a sentence."""
        super().__init__(message)
        self.name_first = name_first


class ReadError(B12Error):
    """The text could not be read: missing, a folder, no permission, too large, not text."""


class FileError(ReadError):
    """A file, or what was given as one, could not be read."""

    def __init__(self, message: str, name: str, *, name_first: bool = True) -> None:
        """Create the error with its sentence; `name` is the file's name, sanitised."""
        super().__init__(message, name_first=name_first)
        self.name = name


class NotFound(FileError):
    """There is no such file."""

    def __init__(self, name: str) -> None:
        super().__init__(files.missing(name or '""'), name, name_first=False)


class IsAddress(FileError):
    """The name is a web address, and nothing is fetched."""

    def __init__(self, name: str) -> None:
        super().__init__(files.NOTHING_FETCHED, name)


class IsDirectory(FileError):
    """The name is a folder, which the caller may list instead."""

    def __init__(self, name: str) -> None:
        super().__init__(files.is_folder(name), name)


class IsSpecial(FileError):
    """The name is not a regular file but a terminal, a pipe, a device or a folder."""

    def __init__(self, name: str, kind: str) -> None:
        """Create the error; `kind` is one of those in `catalogue.files`: a terminal, a pipe, a device or a folder."""
        super().__init__(files.not_plain(name, kind), name)
        self.kind = kind


class NoPermission(FileError):
    """The file may not be read."""

    def __init__(self, name: str) -> None:
        super().__init__(files.no_permission(name), name, name_first=False)


class Unreadable(FileError):
    """The system can't read the file, the folder or the stream."""

    def __init__(self, name: str, reason: str, verb: str = "read") -> None:
        """Create the error; `reason` is the system's, in lower case; `verb` is `read`, `listed` or `decompressed`."""
        sentences = {"read": files.unreadable, "listed": files.unlistable, "decompressed": files.undecompressable}
        super().__init__(sentences[verb](name, reason), name)
        self.reason = reason
        self.verb = verb


class NoInput(ReadError):
    """Standard input is closed."""

    def __init__(self) -> None:
        super().__init__(files.STDIN_CLOSED)


class UnreadableInput(ReadError):
    """The system can't read standard input."""

    def __init__(self, reason: str) -> None:
        super().__init__(files.stdin_unreadable(reason))
        self.reason = reason


class TooLarge(FileError):
    """The text has more bytes than are read."""

    def __init__(self, name: str, limit: int, size: int | None) -> None:
        """Create the error; `limit` and `size` are in bytes, and `size` is None if it is unknown."""
        super().__init__(files.too_large(name, size / MIB if size else None, limit / MIB), name)
        self.limit = limit
        self.size = size


class NotText(FileError):
    """The bytes are no text in any encoding that is tried."""

    def __init__(self, name: str, description: str = "", converter: str = "") -> None:
        """Create the error; `description` is that of a `BinaryFormat`, `converter` its command, empty for others."""
        super().__init__(files.is_document(name, description) if description else files.binary(name), name)
        self.converter = converter


class FormatError(FileError):
    """The text isn't in the format in which it is read."""

    def __init__(self, place: str, expected: str, name: str = "") -> None:
        """Create the error for what should be `expected` at `place`, in a text called `name`."""
        sentence = files.wrong_format_in(name, place, expected) if name else files.wrong_format(place, expected)
        super().__init__(sentence, name)
        self.place = place
        """Line, or JSON pointer (RFC 6901)."""
        self.expected = expected


class MissingLibrary(FileError):
    """A library that reads the format is not installed."""

    def __init__(self, name: str, form: str, library: str, extra: str) -> None:
        """Create the error for a text called `name`; `extra` is the set of optional dependencies with the library."""
        super().__init__(files.missing_library(name, form, library), name)
        self.extra = extra


class MissingTranslator(B12Error):
    """No translator to braille is installed."""

    def __init__(self) -> None:
        super().__init__(braille.MISSING, name_first=False)


class WriteError(B12Error):
    """Standard output can't be written: it is closed, or a disk is full."""


class OutputError(B12Error):
    """A file that output was asked to go to can't be written."""

    def __init__(self, name: str, error: OSError) -> None:
        """Create the error for a file called `name`."""
        super().__init__(files.unwritable(name, (error.strerror or terminals.NO_REASON).lower()))
        self.name = name


def unwritable(error: OSError, descriptor: int) -> B12Error:
    """Return the WriteError or TerminalLost for a failed write to standard output."""
    import errno
    import os
    import stat

    if error.errno == errno.EBADF:
        return WriteError(terminals.STDOUT_CLOSED)
    # A terminal that is gone only still reports that it is a device.
    if error.errno in (errno.EIO, errno.ENXIO) and stat.S_ISCHR(os.fstat(descriptor).st_mode):
        return TerminalLost(terminals.GONE)
    reason = (error.strerror or terminals.NO_REASON).lower()
    return WriteError(terminals.stdout_unwritable(reason))


class NoTerminal(B12Error):
    """There is no terminal to draw on or to read keys from."""


class NoTerminalDevice(NoTerminal):
    """The terminal's device can't be opened, or is not a terminal."""

    def __init__(self, path: str, *, opened: bool) -> None:
        """Create the error; `opened` tells whether the device could be opened and is not a terminal."""
        super().__init__(terminals.not_a_terminal(path) if opened else terminals.NO_KEYS)
        self.path = path


class TerminalLost(B12Error):
    """The terminal went away; standard error may lead elsewhere, so the error is still reported there."""


class ActionRefused(B12Error):
    """An action can't be performed; the sentence is shown as a message."""


class LimitReached(B12Error):
    """The session reached a limit, its own or the system's: memory or CPU time."""


class NoThread(LimitReached):
    """The system allows no further thread: it has no memory for one, or limits their number."""

    def __init__(self) -> None:
        super().__init__(terminals.NO_THREAD)


def without_traceback(error: MemoryError) -> MemoryError:
    """Return the error without its traceback.

    Its frames hold what was being made, and restoring the terminal and reporting the error need that memory.
    """
    error.__context__ = None
    return error.with_traceback(None)


class UsageError(B12Error):
    """What was asked for is invalid: the command line, or an argument."""

    exit = ExitCode.USAGE


class InvalidValue(UsageError):
    """An argument of a function has a value that it can't have."""

    def __init__(self, name: str, value: object, message: str, known: tuple[str, ...] = ()) -> None:
        """Create the error; `known` has the values that there are, if those can be listed."""
        super().__init__(message)
        self.name = name
        self.value = value
        self.known = known


class NoSection(UsageError):
    """The document has no section of that number."""

    def __init__(self, number: int, count: int) -> None:
        """Create the error; `count` is the number of the document's sections."""
        super().__init__(command_line.no_such_section(number))
        self.number = number
        self.count = count


class UnknownEncoding(UsageError):
    """No encoding has that name."""

    def __init__(self, encoding: str) -> None:
        """Create the error; `encoding` is sanitised."""
        super().__init__(files.unknown_encoding(encoding))
        self.encoding = encoding


class UnknownDialect(UsageError):
    """No dialect of Markdown has that name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        """Create the error; `known` has the names that there are."""
        super().__init__(files.unknown_dialect(repr(name), ", ".join(known)))
        self.name = name
        self.known = known


class UnknownBrailleTable(UsageError):
    """The translator to braille has no such table, or none for that language and grade."""

    def __init__(self, table: str) -> None:
        """Create the error; `table` is as given."""
        super().__init__(braille.unknown_table(repr(table)))
        self.table = table


class UnknownFormat(UsageError):
    """No reader or writer has that name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        """Create the error; `known` has the names that there are."""
        super().__init__(files.unknown_format(repr(name), ", ".join(known)))
        self.name = name
        self.known = known
