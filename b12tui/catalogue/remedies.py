"""What the command line advises on errors and on guesses."""

from __future__ import annotations

from b12tui.catalogue.lookup import _

LIST_NAMES = _("see b12tui --help")
NAME_A_FILE = _("name a file in it")
MAKE_READABLE = _("its owner can allow reading with chmod u+r")
RAISE_LIMIT = _("raise it with --limit MB")
NAME_ENCODING = _("use --encoding NAME to open it anyway")
TRY_A_COPY = _("try a copy in another folder")
READ_A_FILE = _("name a file: b12tui FILE")
USE_PLAIN = _("use b12tui --plain")
NO_FORMULAS = _("Formulas are shown as source; pip install 'b12tui[maths]' makes them readable.")
PLAIN_NEEDS_NONE = _("--plain needs none")


def download(address: str) -> str:
    return _("use curl -sL {address} | b12tui -").format(address=address)


def convert(command: str) -> str:
    return _("use {command} | b12tui -").format(command=command)


def decompress(name: str) -> str:
    return _("use zstdcat {name} | b12tui").format(name=name)


def add_library(extra: str) -> str:
    return _("add it with pip install 'b12tui[{extra}]', or see the source with --from code").format(extra=extra)


def taken_for(format_name: str) -> str:
    return _("Read as {format}; V shows the lines, --markdown reads Markdown.").format(format=format_name)


def with_remedy(error: str, remedy: str) -> str:
    return _("{error}; {remedy}").format(error=error, remedy=remedy)


def assumption(notice: str) -> str:
    return _("{notice}; change it with --encoding.").format(notice=notice)
