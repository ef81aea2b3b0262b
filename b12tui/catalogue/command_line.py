"""Command line: usage, invalid arguments, why a mode was chosen, failures of the program."""

from __future__ import annotations

from b12tui.catalogue.lookup import _

HELP_FIRST = _("Usage: b12tui [OPTION]... [FILE|DIR|-]... [+N]   No FILE: a pipe, or an article")
HELP_LAST = _("General: --notes --import-notes --author --review --settings -V|--version --help")
FOLLOW_NEEDS_FILE = _("--follow needs a file name: b12tui --follow notes.md.")
SPOKEN_NEEDS_TERMINAL = _("--spoken needs a terminal with a cursor; --line works on any terminal.")
RESTRICTED_NEEDS_POSIX = _("--restricted needs resource limits, which this system does not have.")
TWO_STARTS = _("--section and a start line cannot be used together.")
NO_COMMANDS_READ = _("Standard input was taken for commands; b12tui --line - reads it as the document.")
STDIN_HAS_COMMANDS = _("standard input has the commands of line mode; use b12tui --line - to read it as the document")
NEEDS_CHECK = _("--format and --json need --check: b12tui --check --json docs.")
NUMBER = _("a number of 1 or more")


def error(message: str) -> str:
    sentence = _("error: {message}.").format(message=message)
    return sentence.removesuffix(".") if message.endswith("?") else sentence


def invalid(message: str) -> str:
    return _("{message}; see b12tui --help.").format(message=message)


def unknown_option(option: str) -> str:
    return _("unknown option {option}; b12tui --help lists the options.").format(option=option)


def unknown_option_near(option: str, nearest: str) -> str:
    return _("unknown option {option}; did you mean {nearest}?").format(option=option, nearest=nearest)


def ambiguous_option(option: str, options: str) -> str:
    return _("{option} is ambiguous: {options}.").format(option=option, options=options)


def needs_value(option: str, value: str) -> str:
    return _("a value is missing: {option} {value}.").format(option=option, value=value)


def takes_no_value(option: str) -> str:
    return _("{option} can't have a value.").format(option=option)


def must_be_positive(option: str, value: int | str) -> str:
    return _("{option} must be a number of 1 or more, not {value}.").format(option=option, value=value)


def must_be_one_of(option: str, allowed: str, value: str) -> str:
    return _("{option} must be one of {allowed}, not {value}.").format(option=option, allowed=allowed, value=value)


def contradict(first: str, second: str) -> str:
    return _("{first} and {second} cannot be used together.").format(first=first, second=second)


def meaningless(option: str, output: str) -> str:
    return _("{option} cannot be used with {output}.").format(option=option, output=output)


def overwrites(name: str) -> str:
    return _("{name} is the document itself; name another file for --output.").format(name=name)


def one_document_only(output: str) -> str:
    return _("{output} can't hold several documents; name a folder: --output FOLDER/.").format(output=output)


def not_for_terminals(output: str) -> str:
    return _("{output} can't be shown on a terminal; name a file: --output FILE.").format(output=output)


def no_line(written: str) -> str:
    return _("{written} is not a line number; lines start at 1.").format(written=written)


def no_such_section(number: int) -> str:
    return _("no section {number}").format(number=number)


def not_positive(name: str, number: int) -> str:
    return _("{name} must be 1 or more, not {number}").format(name=name, number=number)


def not_one_of(name: str, allowed: str, value: str) -> str:
    return _("{name} must be one of {allowed}, not {value}").format(name=name, allowed=allowed, value=value)


def no_section(wanted: str, count: int) -> str:
    message = _("no section {wanted}; the document has {count}; see b12tui --contents.")
    return message.format(wanted=wanted, count=count)


def several_sections(wanted: str, several: str) -> str:
    message = _("several sections match {wanted}: {several}; use the number.")
    return message.format(wanted=wanted, several=several)


def no_section_named(wanted: str) -> str:
    return _("no section matches {wanted}; see b12tui --contents.").format(wanted=wanted)


# Why a mode was chosen

NO_TERMINAL = _("because standard output is not a terminal")
ACCESSIBLE_SET = _("because ACCESSIBLE is set")
BY_SETTINGS = _("by your settings")
AS_ASKED = _("as you asked")
NO_PAGES_HERE = _("because this terminal cannot show the screen mode")
NOT_SET = _("not set")


def because_of(option: str) -> str:
    return _("because of {option}").format(option=option)


def because_term(name: str) -> str:
    return _("because TERM is {name}").format(name=name)


# Failures

OUT_OF_MEMORY = _("out of memory: the document is too large for this session; --plain needs the least")


def out_of_time(time: str) -> str:
    return _("CPU time limit of {time} reached; start a new session").format(time=time)


def crashed(kind: str) -> str:
    return _("b12tui crashed ({kind})").format(kind=kind)


def crash_report(crash: str, path: str) -> str:
    return _("{crash}; please attach the crash report {path} to a bug report").format(crash=crash, path=path)


def no_crash_report(crash: str) -> str:
    return _("{crash}; the crash report could not be saved").format(crash=crash)


def no_role(name: str, known: str) -> str:
    return _("Unknown role: {name}; known roles: {known}.").format(name=name, known=known)
