"""Table of the command line's options, from which the parser, the help and the documentation are generated.

A start that is given only files and switches doesn't import it (see `arguments`).
"""

from __future__ import annotations

from enum import Enum

from b12tui.catalogue import counts
from b12tui.catalogue.lookup import _
from b12tui.colour_themes import THEMES
from b12tui.core.keymap.presets import PRESETS
from b12tui.core.verbosity import CHOICES, LEVELS, ROLES
from b12tui.dialects import NAMES
from b12tui.fastclass import dataclass
from b12tui.readers import READERS
from b12tui.writers import WRITERS

LONGEST_METAVAR = 20
"""Characters of allowed values that `--help` shows in place of a placeholder."""


class OptionGroup(Enum):
    """Group of options."""

    DISPLAY = _("Display")
    OUTPUT = _("Output (print and exit)")
    ACCESSIBILITY = _("Accessibility")
    GENERAL = _("General")


@dataclass(frozen=True, slots=True)
class Option:
    """Command line option."""

    name: str
    """Name with its dashes."""
    value: str
    """Placeholder of its value in the help; empty for a switch."""
    help: str
    """Description in a few words."""
    choices: tuple[str, ...] = ()
    """Allowed values, if there are few; `N` stands for a number."""
    summary: str = ""
    """Description in `--help`, where it speaks for other options too."""
    field: str = ""
    """Field of `Arguments`, if it is not the name without its dashes."""
    short: str = ""
    """Name of one letter with its dash; empty if there is none."""
    open_ended: bool = False
    """Whether the settings may allow more values, so that they check them."""
    group: OptionGroup = OptionGroup.DISPLAY
    """Heading under which `--help` and the manual list it."""

    @property
    def argument(self) -> str:
        """Field of `Arguments` that holds its value."""
        return self.field or self.name.strip("-")

    @property
    def names(self) -> tuple[str, ...]:
        """Short name, if any, and long name."""
        return (self.short, self.name) if self.short else (self.name,)

    @property
    def metavar(self) -> str:
        """Placeholder of its value; its allowed values if they are short enough to be one."""
        values = "|".join(self.choices)
        return values if 0 < len(values) <= LONGEST_METAVAR else self.value


NOTE_FORMATS = ("markdown", "json", "criticmarkup", "lines", "plain")
INPUT_FORMATS = tuple(reader.name for reader in READERS)
OUTPUT_FORMATS = tuple(writer.name for writer in WRITERS)


DISPLAY, OUTPUT, ACCESSIBILITY, GENERAL = OptionGroup

OPTIONS: tuple[Option, ...] = (
    Option(
        "--width",
        "N",
        _("maximum line width in cells; for braille, the display's cells less 2"),
        summary=_("line width; braille: cells less 2"),
        short="-w",
    ),
    Option(
        "--theme",
        "NAME",
        _("colours: {names}, or an own theme of the settings").format(names=counts.alternatives(THEMES)),
        THEMES,
        summary=_("colours"),
        open_ended=True,
        short="-t",
    ),
    Option(
        "--keys",
        "NAME",
        _("key bindings: {names} (quick keys of screen readers)").format(names=counts.alternatives(PRESETS)),
        PRESETS,
        summary=_("key bindings"),
    ),
    Option(
        "--section",
        "NAME",
        _("start at a section, by name or number; print it alone"),
        summary=_("start at a section, by name or number"),
    ),
    Option(
        "--from",
        "NAME",
        _("input format: {names}; default: detect").format(names=counts.alternatives(INPUT_FORMATS)),
        INPUT_FORMATS,
        summary=_("also --dialect, --markdown, --text"),
        field="input_format",
    ),
    Option(
        "--dialect",
        "NAME",
        _("dialect of Markdown: {names}; default: detect").format(names=counts.alternatives(NAMES)),
        NAMES,
        summary=_("dialect of Markdown"),
    ),
    Option("--markdown", "", _("read as Markdown, whatever it looks like: --from markdown")),
    Option("--text", "", _("show the lines as written: --from raw")),
    Option(
        "--encoding",
        "NAME",
        _("character encoding of the file, if it can't be detected"),
        summary=_("character encoding, if it can't be detected"),
    ),
    Option("--depth", "N", _("levels of folders to look for files in (3)")),
    Option(
        "--limit",
        "MB",
        _("maximum file size in megabytes (64)"),
        summary=_("file size (64); --depth N: levels of folders (3)"),
    ),
    Option(
        "--follow",
        "",
        _("reload the file whenever it changes; with --plain, print what is added"),
        summary=_("reload on change; also -F, --quit-if-one-screen"),
    ),
    Option("--hyperlinks", "", _("clickable links (OSC 8)")),
    Option(
        "--mouse",
        "",
        _("mouse wheel and clicks; select text with Shift"),
        summary=_("mouse; clickable links (OSC 8)"),
    ),
    Option(
        "--restricted",
        "",
        _("save nothing, open no other files, start no programs: for ForceCommand"),
        summary=_("kiosk: save, open, start nothing (--notes-folder)"),
    ),
    Option(
        "--quit-if-one-screen",
        "",
        _("print the text as it is and end if it fits on one screen, as less does"),
        field="quit_if_one_screen",
        short="-F",
    ),
    Option("--plain", "", _("print plain text in reading order"), group=OUTPUT),
    Option("--contents", "", _("print the numbered contents"), group=OUTPUT),
    Option(
        "--to",
        "NAME",
        _("print in an output format: {names}").format(names=counts.alternatives(OUTPUT_FORMATS)),
        OUTPUT_FORMATS,
        _("--plain, --contents, --large-print, --language"),
        "output_format",
        group=OUTPUT,
    ),
    Option(
        "--output",
        "FILE",
        _("write to a file, its format by --to or its suffix; to a folder, a file for each document"),
        summary=_("file or folder to write to"),
        short="-o",
        group=OUTPUT,
    ),
    Option(
        "--wrap",
        "N",
        _("line breaks (--plain, --line): N cells, sentence or none"),
        ("N", "sentence", "none"),
        _("line breaks, --line too; braille: --cells, --lines"),
        group=OUTPUT,
    ),
    Option(
        "--style",
        "NAME",
        _("wording (--plain, --line, --spoken): spoken or brief"),
        ("spoken", "brief"),
        _("wording, --line too; braille: --braille-table"),
        group=OUTPUT,
    ),
    Option(
        "--table",
        "NAME",
        _("tables (--plain): records, grid or csv"),
        ("records", "grid", "csv"),
        _("table format; also --ascii, --emphasis: * and **"),
        group=OUTPUT,
    ),
    Option("--emphasis", "", _("mark emphasis: by * and ** (--plain), by signs of braille (--to brf)"), group=OUTPUT),
    Option(
        "--large-print",
        "",
        _("letters of 18 points and more, without italics (--to html, epub)"),
        field="large_print",
        group=OUTPUT,
    ),
    Option(
        "--language",
        "TAG",
        _("language of the document, such as en or pt-BR (--to html, epub, ssml); default: detect"),
        group=OUTPUT,
    ),
    Option("--cells", "N", _("cells in a line of braille (--to brf); 40 by default"), group=OUTPUT),
    Option("--lines", "N", _("lines on a page of braille (--to brf); 25 by default"), group=OUTPUT),
    Option(
        "--braille-table",
        "NAME",
        _("braille code (--to brf, ebraille): a table of liblouis, or a language and grade; en-ueb-g2 by default"),
        summary=_("table of liblouis, or language and grade"),
        field="braille_table",
        group=OUTPUT,
    ),
    Option("--ascii", "", _("ASCII only: signs on the screen, all text elsewhere"), group=OUTPUT),
    Option(
        "--check",
        "",
        _("report what hinders listeners in files and folders, for authors; exit 1 on errors"),
        summary=_("what hinders listeners; --format text|json|sarif"),
        group=OUTPUT,
    ),
    Option(
        "--format",
        "NAME",
        _("format of the report (--check): text, json or sarif"),
        ("text", "json", "sarif"),
        group=OUTPUT,
    ),
    Option("--json", "", _("report as JSON (--check): --format json"), group=OUTPUT),
    Option(
        "--notes",
        "NAME",
        _("print your notes: {names}; plain is the text with them").format(names=counts.alternatives(NOTE_FORMATS)),
        NOTE_FORMATS,
        _("your notes; also --import-notes FILE"),
        group=OUTPUT,
    ),
    Option(
        "--import-notes",
        "FILE",
        _("add the notes of a file in one of these formats"),
        field="import_notes",
        group=OUTPUT,
    ),
    Option(
        "--notes-folder",
        "FOLDER",
        _("keep your notes in this folder; with --restricted there are none without it"),
        field="notes_folder",
        group=OUTPUT,
    ),
    Option("--author", "NAME", _("your name, kept with the notes that you make"), group=OUTPUT),
    Option(
        "--review",
        "",
        _("print your notes at the end, as --notes asks; exit 0: approved, 1: changes asked for, 3: put off"),
        summary=_("read, then print your notes; exit 0, 1 or 3"),
        group=OUTPUT,
    ),
    Option(
        "--spoken",
        "",
        _("speech mode, for screen readers: one new row for each key"),
        summary=_("speech mode, for screen readers"),
        group=ACCESSIBILITY,
    ),
    Option(
        "--line",
        "",
        _("line mode: typed commands and printed answers; no redrawing"),
        summary=_("line mode: typed commands, no redrawing"),
        group=ACCESSIBILITY,
    ),
    Option(
        "--accessible",
        "",
        _("--line or --spoken, as set; also with ACCESSIBLE=1"),
        summary=_("--line or --spoken; same as ACCESSIBLE=1"),
        group=ACCESSIBILITY,
    ),
    Option(
        "--verbosity",
        "NAME",
        _("how much --plain, --line and --spoken announce: {names}").format(names=counts.alternatives(tuple(LEVELS))),
        tuple(LEVELS),
        _("also --links, --link-list, --emoji, --say"),
        group=ACCESSIBILITY,
    ),
    Option(
        "--links",
        "NAME",
        _("links (--plain, --line, --spoken): a word before them, a number after them or none"),
        CHOICES["links"],
        group=ACCESSIBILITY,
    ),
    Option(
        "--link-list",
        "NAME",
        _("link targets (--plain): at the end, after each section or none"),
        CHOICES["link_list"],
        field="link_list",
        group=ACCESSIBILITY,
    ),
    Option(
        "--emoji",
        "NAME",
        _("emoji (--plain, --line, --spoken): as signs, by name, runs by their count or none"),
        CHOICES["emoji"],
        group=ACCESSIBILITY,
    ),
    Option(
        "--say",
        "ROLES",
        _("roles to announce, no- before those to leave out: {roles}").format(roles=", ".join(ROLES)),
        group=ACCESSIBILITY,
    ),
    Option("--settings", "", _("print the current settings and where each comes from"), group=GENERAL),
    Option("--version", "", _("print the version"), short="-V", group=GENERAL),
    Option("--help", "", _("print this help"), short="-h", group=GENERAL),
)
