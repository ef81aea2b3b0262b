"""Braille pages, laid out as *Braille Formats* (Braille Authority of North America, 2016) has them.

`translators` finds liblouis, `inline_braille` makes cells of text, `pages` fills the pages, `block_layout` and
`table_layout` lay out blocks, `edition` puts title page, contents and text together. Cells are written in braille
ASCII.
"""
