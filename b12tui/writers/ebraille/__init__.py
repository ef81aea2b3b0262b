"""eBraille 1.0 (DAISY Consortium, 2025): the pages of an EPUB, their words in braille cells, in a package of its own.

`braille_pages` translates XHTML, `package` makes the package document, `stylesheet` lays out cells as BANA 2016 does.
"""
