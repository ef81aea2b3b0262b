"""Command line entry point: from arguments to source, document, frontend and exit code.

This is the only package that combines the others. Imports are deferred: plain output must not wait for the screen.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from b12tui import __version__
from b12tui.catalogue import command_line, verbosity
from b12tui.cli import garbage, standard_streams
from b12tui.cli.crash_handler import install_crash_handler
from b12tui.cli.environment import restrict, scrub_environment
from b12tui.cli.error_output import print_error, print_message
from b12tui.cli.options import Arguments, help_text, parse_arguments
from b12tui.cli.select_frontend import FrontendChoice, choose_frontend
from b12tui.cli.start_lines import split_lines
from b12tui.core.verbosity import ROLES
from b12tui.document.sanitize import sanitize_line
from b12tui.errors import B12Error, ExitCode, LimitReached, NoTerminal, UsageError
from b12tui.fastclass import replace

if TYPE_CHECKING:
    from b12tui.cli.frontends.first_frame import Preview
    from b12tui.storage.effective_settings import EffectiveSettings


def main(argv: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    try:
        if argv is None:
            garbage.pause_collection()
            install_crash_handler(keep=True)
            standard_streams.prepare()
            scrub_environment()
        arguments = parse_arguments(sys.argv[1:] if argv is None else argv)
        if arguments.restricted:
            restrict()
        code = _run(arguments)
        sys.stdout.flush()
        return code
    except B12Error as error:
        standard_streams.discard_output(error)
        print_error(error)
        return error.exit
    except MemoryError as error:
        error.__traceback__ = None  # the memory held by its frames is needed to print the error
        return _out_of_memory()
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError as error:
        # The reader of the pipe has closed it. Python would report an error when it flushes the rest at exit.
        standard_streams.discard_output(error)
        return ExitCode.OK
    finally:
        if argv is None:
            garbage.skip_last_collection()


def _out_of_memory() -> int:
    print_error(LimitReached(command_line.OUT_OF_MEMORY))
    return ExitCode.FAILURE


def _run(arguments: Arguments) -> int:
    if arguments.help:
        sys.stdout.write(f"{help_text()}\n")
        return ExitCode.OK
    if arguments.version:
        sys.stdout.write(f"b12tui {__version__}\n")
        return ExitCode.OK
    effective = _effective_settings(arguments)
    settings = effective.settings
    if arguments.settings:
        sys.stdout.write(effective.listing())
        return ExitCode.OK
    arguments = _with_standard_input(arguments)
    if arguments.follow and not set(arguments.files) - {"-"}:
        raise UsageError(command_line.FOLLOW_NEEDS_FILE)
    if any(":" in name for name in arguments.files):
        arguments = split_lines(arguments)
    if arguments.section is not None and arguments.starts_at_line:
        raise UsageError(command_line.TWO_STARTS)
    choice = choose_frontend(
        arguments, os.environ, terminal=sys.stdout.isatty(), mode=settings.mode, accessible=settings.accessible
    )
    if arguments.restricted and choice.frontend == "screen":
        choice = _fall_back_to_line(choice)
    choice = replace(choice, ascii=arguments.ascii)
    if choice.frontend == "plain":
        from b12tui.cli.frontends import plain_output

        return plain_output.run_plain(arguments, effective)
    if choice.frontend == "screen" and arguments.file not in (None, "-"):
        from b12tui.cli.frontends import preview

        with preview.preview(arguments, effective) as shown:
            return _open(arguments, effective, choice, shown)
    return _open(arguments, effective, choice)


def _with_standard_input(arguments: Arguments) -> Arguments:
    """Return the arguments with standard input as the text, if no text is named and it has one.

    Where line mode was asked for by an option, it has commands instead, as scripts have always had; a restricted
    session reads only what is named.
    """
    if arguments.files or arguments.restricted or not standard_streams.input_has_text():
        return arguments
    if not arguments.line and not arguments.accessible:
        return replace(arguments, files=("-",))
    print_message(command_line.STDIN_HAS_COMMANDS)
    return arguments


def _open(
    arguments: Arguments, effective: EffectiveSettings, choice: FrontendChoice, preview: Preview | None = None
) -> int:
    from b12tui.cli import interactive  # plain output must not wait for it

    return interactive.open_text(arguments, effective, choice, preview)


def _fall_back_to_line(choice: FrontendChoice) -> FrontendChoice:
    """Return line mode if the terminal can't show a page, as a user behind a forced command can't ask for it."""
    from b12tui.cli.frontends.opening import screen_capabilities

    try:
        screen_capabilities()
    except NoTerminal:
        return FrontendChoice("line", command_line.NO_PAGES_HERE)
    return choice


def _announced_roles(typed: str | None) -> dict[str, bool]:
    """Return the settings that `--say list_end,no-note` asks for; raise UsageError for an unknown role."""
    wanted: dict[str, bool] = {}
    for each in filter(None, (typed or "").replace(" ", ",").split(",")):
        role = each.removeprefix("no-").replace("-", "_")
        if role not in ROLES:
            raise UsageError(verbosity.no_role(sanitize_line(role), ", ".join(ROLES)))
        wanted[f"say_{role}"] = not each.startswith("no-")
    return wanted


def _effective_settings(arguments: Arguments) -> EffectiveSettings:
    """Return the settings in force: those of the file, overridden by the last chosen values and then by the options."""
    from b12tui.storage import effective_settings, paths  # --version and --help are faster without it

    effective = effective_settings.read_settings(None if arguments.restricted else paths.settings_file())
    effective = effective_settings.with_frontend_preference(
        effective, None if arguments.restricted else paths.frontend_preference_file()
    )
    effective = effective_settings.with_appearance_preference(
        effective, None if arguments.restricted else paths.appearance_preference_file()
    )
    option_values = {
        "theme": arguments.theme,
        "width": arguments.width,
        "keys": arguments.keys,
        "wrap": int(arguments.wrap) if arguments.wrap and arguments.wrap.isdecimal() else arguments.wrap,
        "style": arguments.style,
        "verbosity": arguments.verbosity,
        "links": arguments.links,
        "link_list": arguments.link_list,
        "emoji": arguments.emoji,
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
