"""`--check`: accessibility findings in files and folders, printed."""

from __future__ import annotations

import sys
from pathlib import Path

from b12tui import __version__, readers, source
from b12tui.catalogue import documents
from b12tui.cli.arguments import Arguments
from b12tui.cli.error_output import print_error
from b12tui.cli.session.link_resolution import resolve_link
from b12tui.cli.standard_streams import utf8_output
from b12tui.document import Document
from b12tui.errors import ExitCode, ReadError
from b12tui.fastclass import replace
from b12tui.lint.checker import Checker
from b12tui.lint.configuration import configured
from b12tui.lint.files import markdown_files
from b12tui.lint.findings import CheckedFile, Severity
from b12tui.lint.options import CheckOptions
from b12tui.lint.reports import json_report, sarif, text
from b12tui.lint.targets import Targets
from b12tui.storage.effective_settings import EffectiveSettings


def run_check(arguments: Arguments, effective: EffectiveSettings) -> int:
    """Check the files and folders that are named, or the current folder; return 1 if there are errors.

    Files that can't be read are reported as errors, and the others are checked. Raise UsageError if the configuration
    is invalid.
    """
    options, settings = configured(Path.cwd()), effective.settings
    limit = arguments.bytes_read or source.DEFAULT_LIMIT

    def read(name: str) -> Document:
        found = source.read_source(name, encoding=arguments.encoding, limit=limit)
        found = replace(found, dialect=settings.dialect)
        return readers.read(found, arguments.input_format, unknown=settings.unknown_text)

    targets = Targets(lambda path: read(str(path)), resolve_link)
    checker = Checker(options, targets)
    by_lines = (arguments.format or "text") == "text" and not arguments.json
    utf8_output()
    code = ExitCode.OK
    checked: list[CheckedFile] = []
    for name in _names(arguments.files, options):
        try:
            path = None if name == "-" else Path(name)
            if path is None:
                checked.append(checker.check(read(name), documents.STANDARD_INPUT))
            else:
                checked.append(checker.check(targets.document(path), name, path))
        except ReadError as error:
            print_error(error)
            code = ExitCode.FAILURE
            continue
        if by_lines:
            sys.stdout.write(text.lines(checked[-1]))
    if by_lines and not checked and code:
        return code
    if by_lines:
        sys.stdout.write(text.closing(checked, settings.speech_rate, options.address_characters))
    elif arguments.format == "sarif":
        sys.stdout.write(sarif.report(checked, __version__))
    else:
        sys.stdout.write(json_report.report(checked, settings.speech_rate))
    errors = any(finding.severity is Severity.ERROR for file in checked for finding in file.findings)
    return ExitCode.FAILURE if errors else code


def _names(files: tuple[str, ...], options: CheckOptions) -> list[str]:
    """Return the names of the files to check, each once; folders are searched for Markdown files."""
    names: dict[str, None] = {}
    for name in files or (".",):
        folder = Path(name)
        if name != "-" and folder.is_dir():
            names |= dict.fromkeys(map(str, markdown_files(folder, options.exclude)))
        else:
            names[name] = None
    return list(names)
