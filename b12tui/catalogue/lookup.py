"""Lookup of messages in the user's language, by gettext's conventions.

The messages in the source are English. Another language is used if a catalogue for the locale is installed, as
`b12tui/locale/<language>/LC_MESSAGES/b12tui.mo`. In an English or unset locale no file is looked up, and gettext is
imported for a catalogue only.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from b12tui.fasttyping import Protocol

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Variables of the locale, in the order of precedence (POSIX, 8.2)."""
_LANGUAGE = r"([a-z]{2,3})(_[A-Z]{2,3})?"
"""Language and territory at the start of a locale's name. Nothing else becomes part of a file's name."""
_UNTRANSLATED = ("C", "POSIX", "en")
"""Locales without a catalogue, whatever follows the language."""


class Translations(Protocol):
    """Catalogue of a language, such as `gettext.GNUTranslations`."""

    def gettext(self, message: str) -> str:
        """Return the translation of a message."""

    def info(self) -> dict[str, str]:
        """Return the headers of the catalogue, by their names in small letters."""

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Return the translation of a message in the form for `n`."""

    def pgettext(self, context: str, message: str) -> str:
        """Return the translation of a message that has another meaning in another context."""


class _Translated(str):
    """Translation; numbers in its fields have the separators of its language."""

    __slots__ = ()

    def format(self, *values: object, **fields: object) -> str:
        """Return the message with its fields filled in."""
        return str.format(self, *map(_localized, values), **{name: _localized(fields[name]) for name in fields})


class _Number:
    """Number that is formatted with the separators of the user's language."""

    __slots__ = ("_value",)

    def __init__(self, value: float) -> None:
        self._value = value

    def __str__(self) -> str:
        return format(self, "")

    def __format__(self, specification: str) -> str:
        return format(self._value, specification).translate(_separators())


def languages(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Return the languages of a locale, the preferred one first, up to English; empty for English.

    `LANGUAGE` has a list of them, which counts unless the locale is unset, `C` or `POSIX` (GNU gettext).
    """
    locale = next(filter(None, map(environ.get, _VARIABLES)), "")
    own = locale.partition(".")[0].partition("_")[0]
    if own in ("", *_UNTRANSLATED) and not (own == "en" and "LANGUAGE" in environ):
        return ()
    import re  # deferred: an English start needs none

    if re.match(_LANGUAGE, locale) is None:
        return ()
    found: list[str] = []
    for name in (environ.get("LANGUAGE") or locale).split(":"):
        match = re.match(_LANGUAGE, name)
        if match is None:
            continue
        if match[1] == "en":
            break
        found += [match[0], match[1]] if match[2] else [match[1]]
    return tuple(dict.fromkeys(found))


def installed(environ: Mapping[str, str], folder: str) -> Translations | None:
    """Return the catalogue in `folder` for the locale; None for English, or if there is none that can be read."""
    for language in languages(environ):
        try:
            file = open(f"{folder}/{language}/LC_MESSAGES/b12tui.mo", "rb")  # noqa: PTH123, SIM115 - without pathlib
        except OSError:
            continue
        with file:
            import struct
            from gettext import GNUTranslations

            try:
                return GNUTranslations(file)
            except (OSError, ValueError, LookupError, struct.error):  # damaged
                continue
    return None


_FOLDER = f"{os.path.dirname(__file__)}/../locale"  # noqa: PTH120
_translations: Translations | None = installed(os.environ, _FOLDER)


def install(translations: Translations | None) -> None:
    """Use another catalogue, for messages that are looked up from now on: constants are looked up on import."""
    global _translations  # noqa: PLW0603 - one language for the process
    _translations = translations


def in_all_languages(message: str) -> tuple[str, ...]:
    """Return a message in every language that has it: files of notes come from readers of other languages."""
    every = [*_all_installed(), *([] if _translations is None else [_translations])]
    return tuple(dict.fromkeys((message, *(translations.gettext(message) for translations in every))))


def _all_installed() -> list[Translations]:
    """Return the catalogues of all languages, which are read once."""
    if not _every:
        try:
            languages_there = sorted(os.listdir(_FOLDER))  # noqa: PTH208 - without pathlib
        except OSError:
            languages_there = []
        for language in languages_there:
            translations = installed({"LANG": language}, _FOLDER)
            if translations is not None:
                _every.append(translations)
    return _every


_every: list[Translations] = []


def message_language() -> str:
    """Return the tag (BCP 47) of the language that messages are in."""
    if _translations is None:
        return "en"
    return _translations.info().get("language", "und").replace("_", "-")


def primary_subtag(tag: str) -> str:
    """Return the language alone of a language tag, in small letters: `de` of `de-AT` (BCP 47, 2.2.1)."""
    return tag.partition("-")[0].lower()


def _(message: str) -> str:
    """Return a message in the user's language."""
    return message if _translations is None else _Translated(_translations.gettext(message))


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return a message in the user's language, in the form for `count`."""
    if _translations is None:
        return singular if count == 1 else plural
    return _Translated(_translations.ngettext(singular, plural, count))


def pgettext(context: str, message: str) -> str:
    """Return a message in the user's language that has another meaning in another context, which translators see."""
    return message if _translations is None else _Translated(_translations.pgettext(context, message))


def _localized(value: object) -> object:
    return _Number(value) if isinstance(value, int | float) else value


def _separators() -> dict[int, str]:
    """Return the separators of the user's language by the code points of those of English, for `str.translate`."""
    import re

    found = re.fullmatch(r"1(\D?)234(\D)5", _("1,234.5"))
    return {ord(","): found[1], ord("."): found[2]} if found else {}
