"""Build document blocks and text from parser tokens."""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "abbreviations",
    "anchored_texts",
    "anchors",
    "callout_blocks",
    "code_blocks",
    "diagrams",
    "dialect_paragraphs",
    "example_numbers",
    "figures",
    "frontmatter",
    "included",
    "labels",
    "mkdocs_names",
    "section_source",
    "tables",
    "text_lines",
)
