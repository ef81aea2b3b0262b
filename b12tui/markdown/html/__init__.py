"""HTML in Markdown: its elements become the blocks and spans that Markdown has too.

    source of an HTML block ──▶ pieces: blocks, headings, tags ──▶ well nested tags ──▶ blocks
                (`pieces`, or a document's nodes: `b12tui.readers`)    (`open_elements`)    (`element_tree`)

An HTML block doesn't contain the blocks after it, so a container such as `<table>` may open in one block and close in
another, with Markdown between them. Its tags are therefore pieces among the blocks, until a whole section is read.

No module is loaded from here: texts without HTML need only its grammar (`markdown.html_patterns`).
"""

from b12tui.lazy_modules import lazy_modules

lazy_modules(
    __name__,
    "preformatted",
)
