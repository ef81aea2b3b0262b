"""Markdown of a document: CommonMark 0.31 with GFM's tables, tasks, strikethrough, notes and alerts.

`escapes` keeps characters from meaning something, `inline_markdown` writes texts, `block_markdown` blocks. What
Markdown has no signs for is written in the HTML that GFM allows: `<kbd>`, `<sub>`, `<details>`.
"""
