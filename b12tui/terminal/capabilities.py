"""Terminal capabilities that frames need, from the environment and terminfo, without querying the terminal.

A capability counts only if the terminal encodes it as ECMA-48 does, because that is what `frame` writes. Colour can be
turned off (NO_COLOR) but not on.
"""

from __future__ import annotations

from collections.abc import Mapping

from b12tui.fastclass import dataclass
from b12tui.terminal import terminfo

TRUE_COLOUR = 16_777_216

CONSOLES = ("linux", "vt", "cons25")
"""Prefixes of TERM of terminals that may show an OSC (a link, a copy to the clipboard) as text."""


@dataclass(frozen=True, slots=True)
class Capabilities:
    """Capabilities of a terminal."""

    dumb: bool
    """Whether the cursor cannot be placed, so that no screen can be drawn."""
    colours: int
    """Number of colours: 0 (none, or none wanted), 8, 16, 256 or TRUE_COLOUR."""
    region: bool
    """Whether a band of rows can be scrolled alone (terminfo's csr)."""
    scroll_back: bool
    """Whether it can scroll back by a row (terminfo's ri)."""
    bold: bool
    dim: bool
    italic: bool
    underline: bool
    reverse: bool
    unicode_marks: bool
    """Whether the locale uses UTF-8, so that generated glyphs need not be ASCII."""
    clipboard: bool = True
    """Whether OSC 52 (copy to the clipboard) may be sent: without a clipboard the terminal ignores it."""
    underlined_blanks: bool = True
    """Whether blanks that are underlined show a line: consoles show a colour instead of lines."""
    erases: bool = False
    """Whether some cells of a row can be erased (terminfo's ech), to the background that is set (bce)."""
    links: bool = False
    """Whether hyperlinks (OSC 8) may be sent. Terminfo does not say; most terminals ignore what they do not know."""


def of(environ: Mapping[str, str]) -> Capabilities:
    """Return the capabilities of the terminal of `environ`."""
    term = environ.get("TERM", "")
    found = terminfo.entry(term, environ) or _built_in(term)
    return Capabilities(
        dumb=term in ("", "dumb") or found["cup"] != "\x1b[%i%p1%d;%p2%dH" or found["el"] != "\x1b[K",
        colours=_colours(found.colours, term, environ),
        region=found["csr"] == "\x1b[%i%p1%d;%p2%dr",
        scroll_back=found["ri"] == "\x1bM",
        bold=found["bold"] == "\x1b[1m",
        dim=found["dim"] == "\x1b[2m",
        italic=found["sitm"] == "\x1b[3m",
        underline=found["smul"] == "\x1b[4m",
        reverse=found["rev"] == "\x1b[7m",
        erases=found["ech"] == "\x1b[%p1%dX" and found.erases_to_background,
        unicode_marks=_uses_utf8(environ),
        clipboard=not term.startswith(CONSOLES),
        underlined_blanks=not term.startswith(CONSOLES),
        links=not term.startswith(CONSOLES),
    )


def _colours(known: int, term: str, environ: Mapping[str, str]) -> int:
    """Return the number of colours that may be used.

    NO_COLOR counts if it is set and not empty (no-color.org). COLORTERM describes the outermost terminal: `screen`
    inherits it without supporting it, and a terminal of few colours does not gain any by it.
    """
    if environ.get("NO_COLOR") or known < 8:
        return 0
    if known >= TRUE_COLOUR:
        return TRUE_COLOUR
    if known >= 256 and environ.get("COLORTERM") in ("truecolor", "24bit") and not term.startswith("screen"):
        return TRUE_COLOUR
    return 256 if known >= 256 else 16 if known >= 16 else 8


def _uses_utf8(environ: Mapping[str, str]) -> bool:
    """Return whether the locale uses UTF-8 (POSIX, "Internationalization Variables": the first that is not empty).

    Python's own answer is of no use: it uses UTF-8 in the C locale as well (PEP 538, PEP 540).
    """
    named = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    # The codeset follows a dot; macOS has a locale that is only a codeset (LC_CTYPE=UTF-8), and ssh passes it on.
    return named.partition("@")[0].rpartition(".")[2].lower().replace("-", "") == "utf8"


def _built_in(term: str) -> terminfo.Entry:
    """Return a built-in entry for `term`, if the system has none: in a bare container, or for a newer terminal.

    An unknown name is treated as a current terminal: all of these follow ECMA-48 and ignore what they lack.
    """
    ordinary = {"cup": "\x1b[%i%p1%d;%p2%dH", "el": "\x1b[K", "csr": "\x1b[%i%p1%d;%p2%dr", "ri": "\x1bM"}
    attributes = {"bold": "\x1b[1m", "smul": "\x1b[4m", "rev": "\x1b[7m"}
    colours = TRUE_COLOUR if term.endswith("-direct") else 256 if "256color" in term else 8
    if term.startswith("vt"):
        return terminfo.Entry(0, ordinary | attributes)
    attributes["dim"] = "\x1b[2m"
    if term.startswith(("xterm", "tmux")):
        attributes["sitm"] = "\x1b[3m"
    return terminfo.Entry(colours, ordinary | attributes)
