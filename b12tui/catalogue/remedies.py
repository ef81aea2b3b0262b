"""What the command line advises on errors and on guesses."""

from __future__ import annotations

from b12tui.catalogue.lookup import _

LIST_NAMES = _("b12tui --help lists the ways to name a text")
NAME_A_FILE = _("name one of the files in it")
MAKE_READABLE = _("chmod u+r lets its owner read it")
RAISE_LIMIT = _("--limit MB reads more")
NAME_ENCODING = _("--encoding NAME reads it as text all the same")
TRY_A_COPY = _("try a copy of it in another place")
READ_A_FILE = _("b12tui FILE reads a file")
USE_PLAIN = _("b12tui --plain needs none")


def download(address: str) -> str:
    return _("curl -sL {address} | b12tui - reads that page").format(address=address)


def with_remedy(error: str, remedy: str) -> str:
    return _("{error}; {remedy}").format(error=error, remedy=remedy)


def assumption(notice: str) -> str:
    return _("{notice}; --encoding decides otherwise.").format(notice=notice)
