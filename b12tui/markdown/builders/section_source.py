"""Source of a section, shown where its blocks take too long to build."""

from __future__ import annotations

from b12tui.document import Block, CodeBlock, Heading, Paragraph, Text
from b12tui.markdown.texts.whole_texts import text_of_lines
from b12tui.markdown.time_limit import TOO_LONG


def as_source(source: str, line: int, heading: Heading | None) -> tuple[Block, ...]:
    """Return the heading, a notice and the source of a section, without the line of its heading.

    `line` is the number of its first source line, from 1.
    """
    if heading is not None and source.startswith("#"):
        source = source.partition("\n")[2]
        line += 1
    words = source.lstrip("\n")
    line += len(source) - len(words)
    notice = Paragraph(Text(TOO_LONG, (), line), line)
    code = (CodeBlock(text_of_lines(words.rstrip("\n"), line), "", line),) if words.strip() else ()
    return (*((heading,) if heading else ()), notice, *code)
