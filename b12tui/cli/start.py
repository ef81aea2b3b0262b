"""Start of reading: the settings in force, standard input, and the frontend that the arguments ask for.

Imports are deferred: plain output must not wait for the screen.
"""

from __future__ import annotations

import os
import sys
from functools import partial

from b12tui.catalogue import command_line
from b12tui.cli import (
    check_command,
    error_output,
    interactive,
    notes_output,
    pager,
    restriction,
    review,
    standard_streams,
    start_lines,
)
from b12tui.cli.arguments import Arguments
from b12tui.cli.frontends import opening, plain_output, preview
from b12tui.cli.select_frontend import FrontendChoice, choose_frontend
from b12tui.core.verbosity import ROLES
from b12tui.document.sanitize import sanitize_line
from b12tui.errors import ExitCode, UsageError
from b12tui.fastclass import replace
from b12tui.fasttyping import TYPE_CHECKING
from b12tui.storage import effective_settings as stored
from b12tui.storage import paths, settings_listing

if TYPE_CHECKING:
    from b12tui.cli.session.session import ReviewEnd
    from b12tui.storage.effective_settings import EffectiveSettings


def start_reading(arguments: Arguments) -> int:
    """Read and show, or print, what the arguments name; return the exit code."""
    if arguments.restricted:
        restriction.restrict(keeps_notes=arguments.notes_folder is not None)
    effective = _effective_settings(arguments)
    if arguments.settings:
        sys.stdout.write(settings_listing.settings_listing(effective))
        return ExitCode.OK
    if arguments.check:
        return _check(arguments, effective)
    if arguments.json or arguments.format:
        raise UsageError(command_line.NEEDS_CHECK)
    arguments = _with_standard_input(arguments)
    if arguments.files == ("-",) and not arguments.quit_if_one_screen and pager.quits_if_it_fits(os.environ):
        arguments = replace(arguments, quit_if_one_screen=True)
    if arguments.follow and not arguments.files:
        raise UsageError(command_line.FOLLOW_NEEDS_FILE)
    if any(":" in name for name in arguments.files):
        arguments = start_lines.split_lines(arguments)
    if arguments.section is not None and arguments.starts_at_line:
        raise UsageError(command_line.TWO_STARTS)
    if arguments.review:
        return review.run(arguments, effective.settings, partial(_read, effective=effective))
    if arguments.notes is not None or arguments.import_notes is not None:
        return notes_output.run(arguments, effective.settings)
    return _read(arguments, effective)


def _read(arguments: Arguments, effective: EffectiveSettings, end_review: ReviewEnd | None = None) -> int:
    """Show or print the text in the frontend that the arguments ask for; return the exit code."""
    settings = effective.settings
    choice = choose_frontend(
        arguments, os.environ, terminal=sys.stdout.isatty(), mode=settings.mode, accessible=settings.accessible
    )
    choice = replace(choice, ascii=arguments.ascii)
    match choice.frontend:
        case "plain":
            return plain_output.run_plain(arguments, effective)
        case "screen":
            return _open_on_screen(arguments, effective, choice, end_review)
        case _:
            return interactive.open_text(arguments, effective, choice, end_review=end_review)


def _check(arguments: Arguments, effective: EffectiveSettings) -> int:
    """Check files for authors; raise UsageError for options that contradict that."""
    if arguments.restricted:
        raise UsageError(command_line.contradict("--check", "--restricted"))
    if arguments.json and arguments.format not in (None, "json"):
        raise UsageError(command_line.contradict("--json", f"--format {arguments.format}"))
    if arguments.output_format:
        raise UsageError(command_line.contradict("--check", "--to"))
    for name in ("plain", "contents", "spoken", "line", "accessible", "follow"):
        if getattr(arguments, name):
            raise UsageError(command_line.contradict("--check", f"--{name}"))
    return check_command.run_check(arguments, effective)


def _with_standard_input(arguments: Arguments) -> Arguments:
    """Return the arguments with standard input as the text, if no text is named and it has one.

    Where line mode was asked for by an option, it has commands instead, as scripts have always had; a restricted
    session reads only what is named.
    """
    if arguments.files or arguments.restricted or not standard_streams.input_has_text():
        return arguments
    if not arguments.line and not arguments.accessible:
        return replace(arguments, files=("-",))
    error_output.print_message(command_line.STDIN_HAS_COMMANDS)
    return arguments


def _open_on_screen(
    arguments: Arguments, effective: EffectiveSettings, choice: FrontendChoice, end_review: ReviewEnd | None
) -> int:
    # A user behind a forced command can't ask for line mode where the terminal shows no page.
    if arguments.restricted and not opening.has_screen():
        choice = FrontendChoice("line", command_line.NO_PAGES_HERE, ascii=choice.ascii)
    elif arguments.file not in (None, "-") and not arguments.quit_if_one_screen and not arguments.review:
        with preview.preview(arguments, effective) as shown:
            return interactive.open_text(arguments, effective, choice, shown, end_review)
    return interactive.open_text(arguments, effective, choice, end_review=end_review)


def _announced_roles(typed: str | None) -> dict[str, bool]:
    """Return the settings that `--say list_end,no-note` asks for; raise UsageError for an unknown role."""
    wanted: dict[str, bool] = {}
    for each in filter(None, (typed or "").replace(" ", ",").split(",")):
        role = each.removeprefix("no-").replace("-", "_")
        if role not in ROLES:
            raise UsageError(command_line.no_role(sanitize_line(role), ", ".join(ROLES)))
        wanted[f"say_{role}"] = not each.startswith("no-")
    return wanted


def _effective_settings(arguments: Arguments) -> EffectiveSettings:
    """Return the settings in force: those of the file, overridden by the last chosen values and then by the options."""
    effective = stored.read_settings(None if arguments.restricted else paths.settings_file())
    effective = stored.with_frontend_preference(
        effective, None if arguments.restricted else paths.frontend_preference_file()
    )
    effective = stored.with_appearance_preference(
        effective, None if arguments.restricted else paths.appearance_preference_file()
    )
    option_values = {
        "theme": arguments.theme,
        "width": arguments.width,
        "keys": arguments.keys,
        "dialect": arguments.dialect,
        "wrap": int(arguments.wrap) if arguments.wrap and arguments.wrap.isdecimal() else arguments.wrap,
        "style": arguments.style,
        "verbosity": arguments.verbosity,
        "links": arguments.links,
        "link_list": arguments.link_list,
        "emoji": arguments.emoji,
        "author": arguments.author,
        **_announced_roles(arguments.say),
        "ascii_marks": arguments.ascii or None,
        "mouse": arguments.mouse or None,
        "hyperlinks": arguments.hyperlinks or None,
    }
    for name, value in option_values.items():
        if value is not None:
            try:
                effective = effective.with_value(name, value, "option", called=f"--{name}")
            except ValueError as error:
                raise UsageError(str(error)) from None
    return effective
