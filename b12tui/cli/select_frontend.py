"""Selection of the frontend by options, terminal, environment and settings."""

from __future__ import annotations

from collections.abc import Mapping

from b12tui.catalogue import command_line
from b12tui.cli.arguments import Arguments
from b12tui.errors import UsageError
from b12tui.fastclass import dataclass

_OFF = ("0", "false", "no")
"""Values of ACCESSIBLE that mean no; an empty one is ignored."""


@dataclass(frozen=True, slots=True)
class FrontendChoice:
    """Selected frontend, and the reason for it."""

    frontend: str
    """`screen`, `spoken`, `line` or `plain`."""
    reason: str | None
    """Clause for a sentence: `because ACCESSIBLE is set`; None once it was shown."""
    ascii: bool = False
    """Whether the linear frontends spell out characters that are not ASCII."""


def choose_frontend(
    arguments: Arguments, environ: Mapping[str, str], *, terminal: bool, mode: str = "auto", accessible: str = "line"
) -> FrontendChoice:
    """Return the frontend; `terminal` is whether standard output is one, `mode` and `accessible` are settings.

    An option overrides the environment, which overrides the settings; an ACCESSIBLE that means no overrides settings
    that mean yes. Raise UsageError if the requested frontend is not available.
    """
    requested = [name for name in ("plain", "contents", "line", "spoken", "accessible") if getattr(arguments, name)]
    requested += ["to"] if arguments.output_format else []
    prints = arguments.plain or arguments.contents or arguments.output_format is not None
    if arguments.output is not None and not prints:
        requested.insert(0, "output")
    if len(requested) > 1:
        raise UsageError(command_line.contradict(f"--{requested[0]}", f"--{requested[1]}"))
    dumb = environ.get("TERM", "") in ("", "dumb")
    if prints or arguments.output is not None:
        return FrontendChoice("plain", command_line.because_of(f"--{requested[0]}"))
    if arguments.line:
        return FrontendChoice("line", command_line.because_of("--line"))
    if arguments.spoken:
        if dumb or not terminal:
            raise UsageError(command_line.SPOKEN_NEEDS_TERMINAL)
        return FrontendChoice("spoken", command_line.because_of("--spoken"))
    if arguments.accessible:
        return FrontendChoice(accessible if terminal and not dumb else "line", command_line.because_of("--accessible"))
    if not terminal:
        return FrontendChoice("plain", command_line.NO_TERMINAL)
    if dumb:
        return FrontendChoice("line", command_line.because_term(environ.get("TERM") or command_line.NOT_SET))
    asked = asks_for_access(environ)
    if asked:
        return FrontendChoice(accessible, command_line.ACCESSIBLE_SET)
    if asked is None and mode in ("line", "spoken"):
        return FrontendChoice(mode, command_line.BY_SETTINGS)
    return FrontendChoice("screen", "")


def asks_for_access(environ: Mapping[str, str]) -> bool | None:
    """Return whether ACCESSIBLE asks for a mode for screen readers; None if it is not set."""
    value = environ.get("ACCESSIBLE", "").strip().lower()
    return value not in _OFF if value else None
