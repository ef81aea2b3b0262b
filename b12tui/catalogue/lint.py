"""Checks for authors: findings, the sum of what is heard, the configuration."""

from __future__ import annotations

from b12tui.catalogue.lookup import _, ngettext

A_SIGN = _("a sign without a name")
NO_FINDINGS = _("Nothing found")


def heard_as(words: str) -> str:
    return _('heard as "{words}"').format(words=words)


def finding(place: str, rule: str, heard: str, remedy: str, severity: str, criterion: str) -> str:
    if not criterion:
        message = _("{place}: {rule}: {heard}; {remedy} ({severity})")
        return message.format(place=place, rule=rule, heard=heard, remedy=remedy, severity=severity)
    message = _("{place}: {rule}: {heard}; {remedy} (WCAG {criterion}, {severity})")
    return message.format(place=place, rule=rule, heard=heard, remedy=remedy, severity=severity, criterion=criterion)


# The closing lines


def files(count: int) -> str:
    return ngettext("{count:,} file", "{count:,} files", count).format(count=count)


def errors(count: int) -> str:
    return ngettext("{count:,} error", "{count:,} errors", count).format(count=count)


def warnings(count: int) -> str:
    return ngettext("{count:,} warning", "{count:,} warnings", count).format(count=count)


def notes(count: int) -> str:
    return ngettext("{count:,} note", "{count:,} notes", count).format(count=count)


def emoji(count: int) -> str:
    return ngettext("{count:,} emoji", "{count:,} emoji", count).format(count=count)


def drawings(count: int) -> str:
    return ngettext("{count:,} drawing", "{count:,} drawings", count).format(count=count)


def addresses(count: int, characters: int) -> str:
    message = ngettext(
        "{count:,} bare address of {characters} characters or more",
        "{count:,} bare addresses of {characters} characters or more",
        count,
    )
    return message.format(count=count, characters=characters)


def found(what: str, files: str) -> str:
    return _("{what} in {files}.").format(what=what, files=files)


def listened(time: str, percent: str) -> str:
    return _("Heard in {time}, {percent} of it noise.").format(time=time, percent=percent)


def listened_with(time: str, percent: str, noise: str) -> str:
    return _("Heard in {time}, {percent} of it noise: {noise}.").format(time=time, percent=percent, noise=noise)


def percent(number: str) -> str:
    return _("{number} %").format(number=number)


# Configuration


def unknown_key(where: str, key: str, known: str) -> str:
    return _("{where}: unknown key {key}; known are {known}.").format(where=where, key=key, known=known)


def unknown_rule_in(where: str, name: str) -> str:
    return _("{where}: there is no rule {name}; docs/check.md has all of them.").format(where=where, name=name)


def needs_number(where: str, key: str) -> str:
    return _("{where}: {key} must be a number of 1 or more.").format(where=where, key=key)


def needs_names(where: str, key: str) -> str:
    return _("{where}: {key} must be a list of strings.").format(where=where, key=key)


def needs_severities(where: str, allowed: str) -> str:
    return _("{where}: severity must be a table of rules, each with one of {allowed}.").format(
        where=where, allowed=allowed
    )


def needs_table(where: str) -> str:
    return _("{where}: tool.b12tui.check must be a table.").format(where=where)


def no_toml(where: str, reason: str) -> str:
    return _("{where} is not valid TOML: {reason}.").format(where=where, reason=reason)
