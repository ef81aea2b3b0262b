"""The command: arguments to text to document to head to exit code. The only place where the rooms meet.

Imports are deferred to where they are needed: plain text must not wait for the screen.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from b12tui.cli import standard_streams
from b12tui.cli.crash_handler import heed
from b12tui.cli.environment import drop_switches, restrict
from b12tui.cli.options import Arguments, help_text, read
from b12tui.cli.select_frontend import Choice, choose
from b12tui.errors import B12Error, Exit, LimitReached, NoTerminal, WrongCommand
from b12tui.fastclass import replace

if TYPE_CHECKING:
    from b12tui.cli.frontends.preview import Glimpse
    from b12tui.cli.session.session import Shelf
    from b12tui.source import Source
    from b12tui.storage.effective_settings import Wishes


def main(argv: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    try:
        if argv is None:
            # What a start makes stays, and looking through it for rubbish costs a tenth of it; a head that is read in
            # switches this on again.
            gc.disable()
            heed(keep=True)
            standard_streams.prepare()
            drop_switches()
        arguments = read(sys.argv[1:] if argv is None else argv)
        if arguments.restricted:
            restrict()
        code = _run(arguments)
        sys.stdout.flush()
        return code
    except B12Error as error:
        from b12tui.cli.error_output import complain

        standard_streams.give_up(error)
        complain(error)
        return error.exit
    except MemoryError as error:
        error.__traceback__ = None  # what its frames hold is needed to say so
        return _out_of_memory()
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError as error:
        # Who reads has seen enough. Python would complain at the end when it flushes what is left.
        standard_streams.give_up(error)
        return Exit.READ
    finally:
        if argv is None:
            # The interpreter ends by collecting once more, whatever is switched off; what is frozen it leaves alone.
            gc.freeze()


def _out_of_memory() -> int:
    from b12tui.cli.error_output import complain

    complain(LimitReached("this text takes more memory than the session may have; --plain takes least"))
    return Exit.COULD_NOT


def _run(arguments: Arguments) -> int:
    if arguments.help:
        sys.stdout.write(f"{help_text()}\n")
        return Exit.READ
    if arguments.version:
        from b12tui import __version__

        sys.stdout.write(f"b12tui {__version__}\n")
        return Exit.READ
    wishes = _wishes(arguments)
    settings = wishes.settings
    if arguments.settings:
        from b12tui.storage.effective_settings import listing

        sys.stdout.write(listing(wishes))
        return Exit.READ
    if arguments.follow and not set(arguments.files) - {"-"}:
        raise WrongCommand("--follow watches a file, so it needs the name of one: b12tui --follow notes.md.")
    choice = choose(
        arguments, os.environ, terminal=sys.stdout.isatty(), head=settings.head, accessible=settings.accessible
    )
    if arguments.restricted and choice.head == "screen":
        choice = _for_any_terminal(choice)
    choice = replace(choice, spelt=arguments.ascii)
    if choice.head == "plain":
        from b12tui.cli.frontends import plain_output

        return plain_output.run(arguments, wishes)
    if choice.head == "screen" and arguments.file not in (None, "-"):
        from b12tui.cli.frontends import preview

        with preview.glimpse(arguments, wishes) as glimpse:
            return _open(arguments, wishes, choice, glimpse)
    return _open(arguments, wishes, choice)


def _for_any_terminal(choice: Choice) -> Choice:
    """Return line mode where the terminal can't show a page: who reads behind a forced command can't ask for it."""
    from b12tui.cli.frontends.runner import able

    try:
        able()
    except NoTerminal:
        return Choice("line", "because this terminal can't show a page")
    return choice


def _open(arguments: Arguments, wishes: Wishes, choice: Choice, glimpse: Glimpse | None = None) -> int:
    """Read the text and show it; return the exit code. A glimpse of it may stand on the screen already."""
    from b12tui import source
    from b12tui.cli.directory_listing import read as read_text

    if choice.head == "line":
        from b12tui.cli.frontends.runner import typable

        typable()  # before anything is said
    settings = wishes.settings
    limit = arguments.bytes_read or source.LIMIT
    named: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    if len(arguments.files) > 1:
        from b12tui.cli import multiple_files

        named = multiple_files.references(arguments.files)
        text, missed = multiple_files.first(arguments, limit)
    else:
        text = read_text(arguments.file, encoding=arguments.encoding, limit=limit, links=not arguments.restricted)
    if choice.head == "line" and arguments.section is None:
        # Nothing can go wrong from here on, and who listens need not wait for what only answers need.
        from b12tui.linear.line_mode.output import Voice, hello

        voice = Voice(sys.stdout, ascii_only=arguments.ascii)
        voice.say(hello(choice.why or ""), voice.wrapping(settings.wrap))
        choice = replace(choice, why=None)
    from b12tui.cli.frontends.loading_notice import announced
    from b12tui.markdown import parse

    section = None
    with announced(choice.head, settings, glimpse):
        document = parse(text.text, name=text.name)
        if arguments.section is not None:
            from b12tui.cli.section_lookup import number_of

            section = number_of(document, arguments.section)
    from b12tui.cli.frontends import runner
    from b12tui.core.handlers.documents import numbered

    shelf = _shelf(arguments, wishes, text, named, limit)
    notices = " ".join(filter(None, (*missed, numbered(named, shelf.name), text.notice, *wishes.notices)))
    undecided = runner.undecided(wishes)
    return runner.run(document, shelf, settings, choice, section, notices, undecided=undecided, glimpse=glimpse)


def _shelf(arguments: Arguments, wishes: Wishes, text: Source, named: tuple[str, ...], limit: int) -> Shelf:
    """Return what holds the first text and opens the others."""
    from b12tui.cli.directory_listing import read as read_text
    from b12tui.cli.session.persistence import Keeping
    from b12tui.cli.session.session import Shelf
    from b12tui.storage.appearance_preference import LastLook
    from b12tui.storage.paths import look_file

    settings, encoding, restricted = wishes.settings, arguments.encoding, arguments.restricted
    keeping = Keeping(
        text,
        settings.look(),
        built_in=arguments.file is None,
        keep=not restricted,
        lists=settings.recent,
        last=LastLook(None if restricted else look_file(), wishes.written, settings.look()),
    )
    shelf = Shelf(
        text,
        keeping,
        named=named,
        encoding=encoding,
        limit=limit,
        restricted=restricted,
        follow=arguments.follow,
    )
    if "-" in named and shelf.name != "-":  # it can't be read later: commands may come from where it did
        shelf.hold("-", read_text("-", encoding=encoding, limit=limit))
    return shelf


def _wishes(arguments: Arguments) -> Wishes:
    """Return the settings in force: the file's, over them what was chosen last, and over that the options."""
    from b12tui.storage.effective_settings import answered, chosen
    from b12tui.storage.effective_settings import read as read_settings
    from b12tui.storage.paths import answer_file, look_file, settings_file

    wishes = read_settings(None if arguments.restricted else settings_file())
    wishes = answered(wishes, None if arguments.restricted else answer_file())
    wishes = chosen(wishes, None if arguments.restricted else look_file())
    given = {
        "theme": arguments.theme,
        "width": arguments.width,
        "keys": arguments.keys,
        "wrap": int(arguments.wrap) if arguments.wrap and arguments.wrap.isdecimal() else arguments.wrap,
        "style": arguments.style,
        "ascii_marks": arguments.ascii or None,
        "mouse": arguments.mouse or None,
        "hyperlinks": arguments.hyperlinks or None,
    }
    for name, value in given.items():
        if value is not None:
            try:
                wishes = wishes.having(name, value, "option")
            except ValueError as error:
                raise WrongCommand(str(error).replace(f"The setting {name}", f"--{name}")) from None
    return wishes
