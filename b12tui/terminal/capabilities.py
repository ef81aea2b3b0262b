"""What the terminal can do, as far as frames need it: from the environment and terminfo, never asked of the terminal.

A capability counts only where the terminal spells it as ECMA-48 does, because that is how `frame` writes it. Colour can
be wished away (NO_COLOR) but not made up.
"""

from __future__ import annotations

from collections.abc import Mapping

from b12tui.fastclass import dataclass
from b12tui.terminal import terminfo

TRUE_COLOUR = 16_777_216

CONSOLES = ("linux", "vt", "cons25")
"""How terminals are named that may show an OSC (a link, a copy for the clipboard) as text."""


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a terminal can do."""

    dumb: bool
    """It has no cursor to place: a screen cannot be drawn on it."""
    colours: int
    """0 (none, or none wanted), 8, 16, 256 or TRUE_COLOUR."""
    region: bool
    """A band of rows can be scrolled alone (terminfo's csr)."""
    scroll_back: bool
    """It scrolls back by a row (ri)."""
    bold: bool
    dim: bool
    italic: bool
    underline: bool
    reverse: bool
    unicode_marks: bool
    """The locale is one of UTF-8: the program's own marks may be more than ASCII."""
    clipboard: bool = True
    """It passes over what is for a clipboard (OSC 52) if it has none."""
    links: bool = False
    """A stretch of text may lead somewhere (OSC 8). Terminfo doesn't tell; most pass over what they don't know."""


def of(environ: Mapping[str, str]) -> Capabilities:
    """Return what the terminal of `environ` can do."""
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
        unicode_marks=_speaks_utf8(environ),
        clipboard=not term.startswith(CONSOLES),
        links=not term.startswith(CONSOLES),
    )


def _colours(known: int, term: str, environ: Mapping[str, str]) -> int:
    """Count the colours that may be used.

    NO_COLOR counts if it is set and not empty (no-color.org). COLORTERM is the outermost terminal's word: a `screen`
    inherits it without keeping it, and a terminal of few colours does not have more for it.
    """
    if environ.get("NO_COLOR") or known < 8:
        return 0
    if known >= TRUE_COLOUR:
        return TRUE_COLOUR
    if known >= 256 and environ.get("COLORTERM") in ("truecolor", "24bit") and not term.startswith("screen"):
        return TRUE_COLOUR
    return 256 if known >= 256 else 16 if known >= 16 else 8


def _speaks_utf8(environ: Mapping[str, str]) -> bool:
    """Tell whether the locale names UTF-8 (POSIX, "Internationalization Variables": the first that is not empty).

    Python itself can't be asked: it speaks UTF-8 in the C locale as well (PEP 538, PEP 540).
    """
    named = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    # The codeset stands behind a dot; macOS has a locale that is nothing else (LC_CTYPE=UTF-8), and ssh passes it on.
    return named.partition("@")[0].rpartition(".")[2].lower().replace("-", "") == "utf8"


def _built_in(term: str) -> terminfo.Entry:
    """Return what is known of `term` where the system knows nothing: a bare container, a terminal newer than its host.

    A name that nobody knows is taken for a terminal of today: all of them follow ECMA-48 and pass over what they lack.
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
