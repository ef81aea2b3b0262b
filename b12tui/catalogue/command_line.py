"""Command line: usage, invalid arguments, why a mode was chosen, failures of the program."""

from __future__ import annotations

from b12tui.catalogue.lookup import _

HELP_FIRST = _("Usage: b12tui [OPTION]... [FILE|DIR|-]...   Without a file: an article on B12")
HELP_LAST = _("General: --settings; -V, --version; -h, --help. Line N: +N FILE. Keys: press ?")
FOLLOW_NEEDS_FILE = _("--follow watches a file, so it needs the name of one: b12tui --follow notes.md.")
SPOKEN_NEEDS_TERMINAL = _("--spoken needs a terminal with a cursor; --line works on any.")
RESTRICTED_NEEDS_POSIX = _("--restricted needs the limits of a POSIX system, which this one lacks.")
TWO_STARTS = _("--section and a line both say where to start; give one of them.")
NUMBER = _("a number of 1 or more")


def error(message: str) -> str:
    return _("error: {message}.").format(message=message)


def invalid(message: str) -> str:
    return _("{message}; b12tui --help lists the options.").format(message=message)


def must_be_positive(option: str, value: int) -> str:
    return _("{option} takes a number of 1 or more, not {value}.").format(option=option, value=value)


def must_be_one_of(option: str, allowed: str, value: str) -> str:
    return _("{option} takes one of {allowed}; not {value}.").format(option=option, allowed=allowed, value=value)


def contradict(first: str, second: str) -> str:
    return _("{first} and {second} ask for two things; give one of them.").format(first=first, second=second)


def meaningless(option: str, output: str) -> str:
    return _("{option} has no meaning for {output}; leave one of them out.").format(option=option, output=output)


def no_line(written: str) -> str:
    return _("{written} is no line; lines are counted from 1.").format(written=written)


def no_such_section(number: int) -> str:
    return _("there is no section {number}").format(number=number)


def not_positive(name: str, number: int) -> str:
    return _("{name} is a number of 1 or more, not {number}").format(name=name, number=number)


def no_section(wanted: str, count: int) -> str:
    message = _("there is no section {wanted}; b12tui --contents lists the {count} there are.")
    return message.format(wanted=wanted, count=count)


def several_sections(wanted: str, several: str) -> str:
    message = _("several sections are named like {wanted}: {several}; give the number.")
    return message.format(wanted=wanted, several=several)


def no_section_named(wanted: str) -> str:
    return _("no section is named like {wanted}; b12tui --contents lists them.").format(wanted=wanted)


# Why a mode was chosen

NO_TERMINAL = _("because standard output is no terminal")
ACCESSIBLE_SET = _("because ACCESSIBLE is set")
BY_SETTINGS = _("because the settings say so")
AS_ASKED = _("as you asked")
NO_PAGES_HERE = _("because this terminal can't show a page")
NOT_SET = _("not set")


def because_of(option: str) -> str:
    return _("because of {option}").format(option=option)


def because_term(name: str) -> str:
    return _("because TERM is {name}").format(name=name)


# Failures

OUT_OF_MEMORY = _("this text takes more memory than the session may have; --plain takes least")


def out_of_time(time: str) -> str:
    return _("this session has computed for {time}, which is all it may; begin another one").format(time=time)


def crashed(kind: str) -> str:
    return _("b12tui failed by a fault of its own ({kind})").format(kind=kind)


def crash_report(crash: str, path: str) -> str:
    return _("{crash}; a report for its makers lies in {path}").format(crash=crash, path=path)


def no_crash_report(crash: str) -> str:
    return _("{crash}; no report could be kept").format(crash=crash)
