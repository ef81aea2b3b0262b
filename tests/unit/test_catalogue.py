"""The catalogue: the language in use, a start in English, and the fields and plural forms of messages."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
import translations
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

import b12tui
from b12tui.catalogue import counts, files, lookup, searching
from b12tui.textwidth import cells

PACKAGE = Path(b12tui.__file__).parent
TABLES = {
    "cli/options.py",
    "core/actions.py",
    "linear/line_mode/command_help.py",
    "core/vocabulary/known_words.py",
    "storage/settings_schema.py",
}
"""Tables whose rows have a description, which stands beside what it describes."""


def catalogue(
    folder: Path,
    language: str,
    messages: dict[str | tuple[str, str], str | tuple[str, str]],
    contexts: dict[tuple[str, str], str] | None = None,
) -> Path:
    """Write a compiled catalogue, and return its path; `contexts` has translations by context and message."""
    target = folder / language / "LC_MESSAGES" / "b12tui.mo"
    target.parent.mkdir(parents=True)
    made = Catalog(language)
    for message, translation in messages.items():
        made.add(message, translation)
    for (context, message), translation in (contexts or {}).items():
        made.add(message, translation, context=context)
    with target.open("wb") as file:
        write_mo(file, made)
    return target


@pytest.mark.parametrize(
    ("environ", "languages"),
    [
        ({}, ()),
        ({"LANG": "C.UTF-8"}, ()),
        ({"LANG": "POSIX"}, ()),
        ({"LANG": "en_GB.UTF-8"}, ()),
        ({"LANG": "de_AT.UTF-8"}, ("de_AT", "de")),
        ({"LANG": "de_AT.UTF-8", "LC_MESSAGES": "fr"}, ("fr",)),
        ({"LANG": "de", "LC_MESSAGES": "fr", "LC_ALL": "it_IT@euro"}, ("it_IT", "it")),
        ({"LANG": "de_DE", "LANGUAGE": "pt_BR:es:en:fr"}, ("pt_BR", "pt", "es")),
        ({"LANG": "C", "LANGUAGE": "de"}, ()),
        ({"LANG": "../../../tmp/de"}, ()),
        ({"LANG": "de/../../x"}, ("de",)),
    ],
)
def test_the_locale_names_the_languages(environ: dict[str, str], languages: tuple[str, ...]) -> None:
    assert lookup.languages(environ) == languages


def test_the_first_language_that_is_installed_is_used(tmp_path: Path) -> None:
    catalogue(
        tmp_path, "de", {"Image": "Bild", ("{count:,} word", "{count:,} words"): ("{count:,} Wort", "{count:,} Wörter")}
    )
    found = lookup.installed({"LANG": "nl_NL", "LANGUAGE": "nl:de_AT:fr"}, str(tmp_path))
    assert found is not None
    assert found.gettext("Image") == "Bild"
    assert found.gettext("Quote") == "Quote"
    lookup.install(found)
    try:
        assert (counts.words(1), counts.words(1412)) == ("1 Wort", "1,412 Wörter")
    finally:
        lookup.install(None)
    assert counts.words(2) == "2 words"


def test_numbers_in_a_translation_have_the_separators_of_its_language(tmp_path: Path) -> None:
    words = ("{count:,} word", "{count:,} words")
    size = "{name} has {size:.0f} MB, more than the limit of {limit:g} MB"
    german: dict[str | tuple[str, str], str | tuple[str, str]] = {
        "1,234.5": "1.234,5",
        words: ("{count:,} Wort", "{count:,} Wörter"),
        size: "{name}: {size:.0f} > {limit:g}",
    }
    catalogue(tmp_path, "de", german)
    lookup.install(lookup.installed({"LANG": "de"}, str(tmp_path)))
    try:
        assert counts.words(26_412_003) == "26.412.003 Wörter"
        assert files.too_large("a,b.md", 1_000, 1.5) == "a,b.md: 1000 > 1,5"
    finally:
        lookup.install(None)


def test_one_message_has_a_translation_for_each_context(tmp_path: Path) -> None:
    catalogue(tmp_path, "de", {"open": "offen"}, {("what a key does", "open"): "öffnen"})
    lookup.install(lookup.installed({"LANG": "de"}, str(tmp_path)))
    try:
        assert (lookup._("open"), lookup.pgettext("what a key does", "open")) == ("offen", "öffnen")
    finally:
        lookup.install(None)
    assert lookup.pgettext("what a key does", "open") == "open"


@pytest.mark.program
@pytest.mark.parametrize("language", translations.languages())
def test_a_language_that_is_shipped_is_used_and_its_help_fits_80_columns(language: str, home: Path) -> None:
    environ = {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": f"{language}.UTF-8", "PYTHONUTF8": "1"}
    for option, english in (("--help", "Usage:"), ("--plain", "Heading 1")):
        ran = subprocess.run(
            [sys.executable, "-m", "b12tui", option], env=environ, capture_output=True, encoding="utf-8", check=True
        )
        rows = ran.stdout.splitlines()
        assert english not in rows[0]
        assert option != "--help" or max(map(cells, rows)) <= 80


def test_a_damaged_catalogue_leaves_english(tmp_path: Path) -> None:
    path = catalogue(tmp_path, "de", {"Image": "Bild"})
    whole = path.read_bytes()
    for damaged in (b"", b"\0" * 40, whole[:-40], whole.replace(b"charset=utf-8", b"charset=utf-9")):
        path.write_bytes(damaged)
        assert lookup.installed({"LANG": "de"}, str(tmp_path)) is None


def test_text_in_a_field_is_no_format() -> None:
    assert "{query.__class__} {}" in searching.not_found("{query.__class__} {}")


@pytest.mark.parametrize("language", ["en_US.UTF-8", "C.UTF-8", "xx_XX.UTF-8"])
def test_a_start_without_a_catalogue_imports_no_gettext(language: str) -> None:
    program = (
        "import sys; opened = [];"
        "sys.addaudithook(lambda name, about: name == 'open' and opened.append(str(about[0])));"
        "from b12tui.catalogue import structure; structure.list_of(2);"
        "print('gettext' in sys.modules, any('LC_MESSAGES' in path for path in opened))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env={"LANG": language},
        cwd=PACKAGE.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout == f"False {language.startswith('xx')}\n", ran.stderr


@cache
def calls(path: Path) -> tuple[ast.Call, ...]:
    """Return the look-ups of a module; most have none, and need no parsing for that."""
    source = path.read_text(encoding="utf-8")
    if not re.search(r"\b(?:_|[np]gettext)\s*\(", source):
        return ()
    return tuple(
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("_", "ngettext", "pgettext")
    )


def fields(message: str) -> list[str]:
    """Return the names of a message's fields, each once."""
    return sorted({re.split(r"[:!]", field)[0] for field in re.findall(r"\{([^}]*)\}", message)})


MODULES = sorted(PACKAGE.rglob("*.py"))


def test_messages_stand_in_the_catalogue_and_in_tables() -> None:
    found = {str(path.relative_to(PACKAGE)) for path in MODULES if calls(path)}
    assert {path for path in found if not path.startswith("catalogue/")} == TABLES


def test_each_look_up_is_of_a_literal() -> None:
    """A message that is put together can't be extracted, and a part of it can't be translated."""
    wrong = [
        f"{path.name}:{call.lineno}"
        for path in MODULES
        for call in calls(path)
        for given in call.args[: 1 if isinstance(call.func, ast.Name) and call.func.id == "_" else 2]
        if not (isinstance(given, ast.Constant) and isinstance(given.value, str) and given.value)
    ]
    assert wrong == []


def test_fields_have_names_and_both_forms_have_the_same() -> None:
    for path in MODULES:
        for call in calls(path):
            forms = [ast.literal_eval(form) for form in call.args if isinstance(form, ast.Constant)]
            for form in forms:
                assert all(re.fullmatch("[a-z_]+", name) for name in fields(form)), form
                assert fields(form) in (fields(forms[-1]), [name for name in fields(forms[-1]) if name != "count"]), (
                    form
                )


NOT_COUNTED = {
    "columns": "the names of a table's columns, of which there is one for each alignment",
    "starts": "a verb behind a name",
    "looks": "a verb behind a name",
    "works": "a verb behind a key",
    "closes": "a verb behind a key",
    "is": "a verb behind a name",
    "opens": "a verb behind a key",
    "goes": "a verb behind a key",
    "keeps": "a verb behind a name",
    "leads": "a verb behind a name",
    "replies": "a verb behind a name",
    "ends": "a verb behind a name",
    "has": "a verb behind a name",
}


def test_what_is_counted_has_plural_forms() -> None:
    wrong, exempt = [], set[str]()
    for path in MODULES:
        for call in calls(path):
            if isinstance(call.func, ast.Name) and call.func.id == "_" and isinstance(call.args[0], ast.Constant):
                behind = re.findall(r"\{[a-z_:,]+\} ([a-z]+s)\b", str(call.args[0].value))
                wrong += [f"{path.name}:{call.lineno}: {word}" for word in behind if word not in NOT_COUNTED]
                exempt.update(behind)
    assert wrong == []
    assert exempt == set(NOT_COUNTED)


def test_every_message_is_extracted(tmp_path: Path) -> None:
    extracted = {form for message in translations.messages() if message.id for form in _forms(message.id)}
    looked_up = {
        ast.literal_eval(given)
        for path in MODULES
        for call in calls(path)
        for given in call.args[isinstance(call.func, ast.Name) and call.func.id == "pgettext" :]
        if isinstance(given, ast.Constant)
    }
    assert extracted == looked_up
    translations.extract(tmp_path / "b12tui.pot")
    assert 'msgid_plural "{count:,} words"' in (tmp_path / "b12tui.pot").read_text(encoding="utf-8")


def _forms(message: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message)


def test_a_language_is_begun_kept_and_compiled(tmp_path: Path) -> None:
    translations.update("de", tmp_path)
    path = tmp_path / "de" / "LC_MESSAGES" / "b12tui.po"
    path.write_text(path.read_text().replace('msgid "Image"\nmsgstr ""', 'msgid "Image"\nmsgstr "Bild"'))
    translations.update("de", tmp_path)
    assert translations.compile_all(tmp_path) == []
    found = lookup.installed({"LANG": "de_DE.UTF-8"}, str(tmp_path))
    assert found is not None
    assert found.gettext("Image") == "Bild"
    path.write_text(
        path.read_text().replace('msgid "Opened {name}."\nmsgstr ""', 'msgid "Opened {name}."\nmsgstr "{was}"')
    )
    assert translations.compile_all(tmp_path) == ["de: '{was}' has other fields than 'Opened {name}.'"]


def test_the_translation_of_a_removed_message_is_left_out(tmp_path: Path) -> None:
    translations.update("de", tmp_path)
    path = tmp_path / "de" / "LC_MESSAGES" / "b12tui.po"
    kept = path.read_text()
    path.write_text(f'{kept}\nmsgid "Removed message"\nmsgstr "Entfernte Nachricht"\n')
    translations.update("de", tmp_path)
    assert path.read_text() == kept


def test_the_translations_that_are_shipped_are_compiled_and_have_their_fields(tmp_path: Path) -> None:
    shipped = translations.LOCALE
    if shipped.exists():
        shutil.copytree(shipped, tmp_path, dirs_exist_ok=True)
    assert translations.compile_all(tmp_path) == []
    for made in tmp_path.glob("*/LC_MESSAGES/b12tui.mo"):
        assert made.read_bytes() == (shipped / made.relative_to(tmp_path)).read_bytes()
