"""Kinds of callouts, and the signs that begin one in Markdown's dialects.

A callout is a block quote with a kind, such as a note or a warning, perhaps with a title, perhaps folded.

- Python-Markdown and MkDocs: `!!! note "Title"`, `??? note` and `???+ note` (folded, and open), `=== "Tab"`.
- Docusaurus, VitePress: `:::note[Title]`, `::: tip Title`, `::: details Title`.
- pandoc and Quarto: `::: {.callout-note title="Title" collapse="true"}`.
- bookdown: `::: {.theorem #id name="Title"}`.
- knitr, in bookdown: fences of code such as `{block2, type="rmdnote"}` and `{theorem, label, name="Title"}`.
- MyST: `:::{note} Title`, and fences of code with the same info string.
- PyMdown: `/// note | Title`, `/// tab | Title`.
- GitHub and Obsidian: `> [!note] Title`, `> [!note]- Title` (folded), `> [!note]+ Title` (open).
"""

from __future__ import annotations

from b12tui.fastclass import dataclass
from b12tui.lazy_pattern import lazy_pattern
from b12tui.markdown.commonmark.attributes import ATTRIBUTES, identifiers

_KINDS = (
    "abstract attention bug card caution check cite conclusion conjecture corollary danger definition deprecated done"
    " error example exercise fail failure faq help hint hypothesis important info lemma missing note notice proof"
    " proposition question remark sidebar solution success summary tab theorem tip todo topic warning"
)
_LABELS = {
    **{kind: kind.capitalize() for kind in _KINDS.split()},
    "admonition": "Note",
    "aside": "Sidebar",
    "details": "",
    "dropdown": "",
    "epigraph": "",
    "faq": "FAQ",
    "grid-item-card": "Card",
    "margin": "Sidebar",
    "quote": "",
    "seealso": "See also",
    "tab-item": "Tab",
    "tldr": "Summary",
    "versionadded": "Version added",
    "versionchanged": "Version changed",
}
"""Labels of the kinds that are known, some by more than one name."""
RENAMED = {kind: label for kind, label in _LABELS.items() if label and label.casefold() != kind}
"""Labels that their kinds don't spell."""
_FIGURES = frozenset(("figure", "figure-md", "image"))
"""Directives of MyST that hold a picture, with its caption below."""
_FOLDS = frozenset(("details", "dropdown"))

_BLANKS = " \t"
_MKDOCS = lazy_pattern(r'(!!!|\?\?\?\+?)[ \t]*([A-Za-z][\w-]*)((?:[ \t]+[\w-]+)*)[ \t]*(?:"(.*)")?[ \t]*\Z')
_TAB = lazy_pattern(r'===[!+]?[ \t]+(?:"(.*)"|\'(.*)\')[ \t]*\Z')
_COLONS = lazy_pattern(r"""(?x):{3,}+[ \t]*+(?:
        (?P<attributes>\{[ \t]*+(?:[.#]|[\w-]+=)[^{}]*+\}|\{\})[ \t]*+:*+
      | \{(?P<directive>[A-Za-z][\w:.-]*+)\}[ \t]*+(?P<argument>.*+)
      | (?P<word>[A-Za-z][\w-]*+)(?:\[(?P<bracketed>.*)\]|[ \t]++(?=[^ \t{])(?P<title>.*+))?
        [ \t]*+(?P<more>\{[^{}]*+\})?+[ \t]*+:*+
    )[ \t]*+\Z""")
_SLASHES = lazy_pattern(r"/{3,}+[ \t]*+(?P<word>[A-Za-z][\w-]*+)[ \t]*+(?:\|[ \t]*+(?P<title>.*+))?+\Z")
_DIRECTIVE = lazy_pattern(r"\{(?P<directive>[A-Za-z][\w:.-]*+)\}[ \t]*+(?P<argument>.*+)\Z")
_BEHIND_TITLE = lazy_pattern(r"\{[^{}]*+\}\Z")
_CELL = lazy_pattern(r"\{(?P<engine>[A-Za-z]+2?)(?P<options>[ ,][^{}]*)\}\Z")
_CELL_LABEL = lazy_pattern(r"""[ ,]+(?:label[ ]*=[ ]*)?["']?([A-Za-z][\w:.-]*)["']?[ ]*(?=,|\Z)""")
_KNITR_TYPE = lazy_pattern(r"""\btype[ ]*=[ ]*["'](?:rmd)?([\w-]+)["']""")
_KNITR_NAME = lazy_pattern(r"""\bname[ ]*=[ ]*(?:"([^"]*)"|'([^']*)')""")
_THEOREMS = frozenset((
    "conjecture", "corollary", "definition", "example", "exercise", "hypothesis", "lemma", "proof", "proposition",
    "remark", "solution", "theorem",
))  # fmt: skip
"""Engines of bookdown's cells whose text is prose."""
_ALERT = lazy_pattern(r"\[!([\w-]+)(?:\|[^\]\n]*)?\]([+-]?)(?![(\[:])[ \t]*([^\n]*)(?:\n|\Z)")

_CLASS = lazy_pattern(r"\.(?:callout-)?([A-Za-z][\w-]*)")
_TITLE = lazy_pattern(r"""(?<![\w-])(?:title|name)=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+))""")
_COLLAPSE = lazy_pattern(r"""\bcollapse=["']?(true|false)""")


@dataclass(frozen=True, slots=True)
class Callout:
    """What the sign of a callout says."""

    label: str
    title: str = ""
    """Its inline source."""
    folded: bool = False
    opened: bool = False
    """Whether it is open at first, if it can be folded."""
    names: tuple[str, ...] = ()
    """Names that links lead to."""
    figure: str = ""
    """Name of the directive if it is a figure, and no callout; its title is then the picture's target."""


@dataclass(frozen=True, slots=True)
class Fence:
    """What a line opens that begins a container closed by a line of its own."""

    callout: Callout | None
    """None for a container that only groups its content."""
    argument: str = ""
    """Source of the words to be shown before the content of a group."""
    names: tuple[str, ...] = ()


def indented(line: str) -> Callout | None:
    """Return the callout that a line of Python-Markdown or MkDocs begins, whose content is indented below it."""
    if found := _MKDOCS.match(line):
        label = _label(found[2])
        folds = found[1].startswith("?")
        return Callout(label, found[4] or "", folded=folds, opened=folds and found[1].endswith("+"))
    tab = _TAB.match(line)
    return Callout("Tab", tab[1] or tab[2] or "") if tab else None


def fence(line: str) -> Fence | None:
    """Return what a line of colons or slashes opens; None if it opens nothing."""
    if line.startswith("///"):
        found = _SLASHES.match(line)
        if found is None or found["word"] not in _LABELS:
            return None
        return Fence(_named(found["word"], _unquoted((found["title"] or "").rstrip(_BLANKS))))
    found = _COLONS.match(line)
    if found is None:
        return None
    if found["attributes"]:
        return _attributed(found["attributes"])
    if found["directive"]:
        return directive(found["directive"], found["argument"].rstrip(_BLANKS))
    word = found["word"].removeprefix("callout-")
    title, more = found["bracketed"] or "", found["more"] or ""
    if found["title"]:
        title, more = _without_attributes(found["title"])
    if word in _LABELS:
        return Fence(_named(word, title, tuple(identifiers(more))))
    return None if title else Fence(None)


def _without_attributes(title: str) -> tuple[str, str]:
    """Return a title without the attributes and colons that may stand behind it, and the attributes."""
    title = title.rstrip(_BLANKS).rstrip(":").rstrip(_BLANKS)
    start = title.rfind("{") if title.endswith("}") else -1
    found = _BEHIND_TITLE.match(title, start) if start >= 0 else None
    return (title[:start].rstrip(_BLANKS), found[0]) if found else (title, "")


def directive(name: str, argument: str) -> Fence:
    """Return what a directive of MyST opens."""
    if name in _LABELS:
        return Fence(_named(name, argument))
    if name in _FIGURES:
        names = tuple(argument.split()[:1]) if name == "figure-md" else ()
        return Fence(Callout("", argument, names=names, figure=name))
    return Fence(None, "" if name.partition("-")[0] in ("myst", "grid", "div", "tab") else argument)


def info_directive(info: str) -> Fence | None:
    """Return the callout that a fence with this info string is (MyST, bookdown), or None if it holds code."""
    found = _DIRECTIVE.match(info)
    if found is None and (cell := _CELL.match(info)):
        return _knitr(cell["engine"], cell["options"])
    if found is None or found["directive"] not in _LABELS.keys() | _FIGURES:
        return None
    return directive(found["directive"], found["argument"].rstrip(_BLANKS))


def _knitr(engine: str, options: str) -> Fence | None:
    """Return the callout that a cell of knitr is (bookdown), or None if it holds code."""
    if engine in ("block", "block2"):
        kind = _KNITR_TYPE.search(options)
        return Fence(Callout(_LABELS.get(kind[1].lower(), "Note") if kind else "Note"))
    if engine not in _THEOREMS:
        return None
    name = _KNITR_NAME.search(options)
    return Fence(Callout(_LABELS[engine], (name[1] or name[2] or "") if name else "", names=_names_in(options)))


def cell_names(info: str) -> tuple[str, ...]:
    """Return the label of a cell of knitr, `{r label, option=value}`: a name that links lead to; nothing if none is."""
    cell = _CELL.match(info)
    return _names_in(cell["options"]) if cell else ()


def _names_in(options: str) -> tuple[str, ...]:
    label = _CELL_LABEL.match(options)
    return (label[1],) if label else ()


def alert(content: str) -> tuple[Callout, int] | None:
    """Return the callout that a quote's first paragraph begins, and the end of its line; None if it is none."""
    found = _ALERT.match(content)
    if found is None:
        return None
    folds = bool(found[2])
    return Callout(_label(found[1]), found[3].strip(), folded=folds, opened=found[2] == "+"), found.end()


def _label(kind: str) -> str:
    kind = kind.lower()
    label = _LABELS.get(kind, kind.replace("-", " ").replace("_", " ").strip().capitalize())
    return label or "Quote"


def _named(name: str, title: str, names: tuple[str, ...] = ()) -> Callout:
    return Callout(_LABELS[name], title, folded=name in _FOLDS, names=names)


def _attributed(attributes: str) -> Fence:
    """Return the callout or group that has these attributes (pandoc, Quarto)."""
    names = tuple(identifiers(attributes)) if ATTRIBUTES.fullmatch(attributes) else ()
    kind = next((word for word in _CLASS.findall(attributes) if word in _LABELS), "")
    if not kind:
        return Fence(None, names=names)
    title = _TITLE.search(attributes)
    collapse = _COLLAPSE.search(attributes)
    words = next(filter(None, title.groups()), "") if title else ""
    opened = collapse is not None and collapse[1] == "false"
    return Fence(Callout(_LABELS[kind], words, collapse is not None or kind in _FOLDS, opened, names))


def _unquoted(title: str) -> str:
    return title[1:-1] if len(title) > 1 and title[0] == title[-1] == '"' else title
