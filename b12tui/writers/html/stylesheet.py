"""Style sheets of HTML and EPUB: the usual one, and large print.

Text is ragged right and never hyphenated; lines have 70 characters at most (WCAG 2.2, 1.4.8). All colours have a
contrast of 7:1 and more. Large print follows the guidelines of APH and ACB: 18 points and more everywhere, no italics.
"""

from __future__ import annotations

_COLOURS = """
:root {
  color-scheme: light dark;
  --ink: #1a1a1a; --page: #ffffff; --pale: #f3f3f3; --rule: #6b6b6b;
  --link: #0a3a8c; --visited: #5a2380; --added: #0b5323; --removed: #8a1010;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e8e8e8; --page: #121212; --pale: #1f1f1f; --rule: #9a9a9a;
    --link: #a9cdff; --visited: #dcc2ff; --added: #9fe3b4; --removed: #ffb4b4;
  }
}
@media (prefers-contrast: more) {
  :root {
    --ink: CanvasText; --page: Canvas; --pale: Canvas; --rule: CanvasText;
    --link: LinkText; --visited: LinkText;
  }
}
@media print {
  :root {
    --ink: #000000; --page: #ffffff; --pale: #ffffff; --rule: #000000;
    --link: #000000; --visited: #000000; --added: #000000; --removed: #000000;
  }
}
html { background: var(--page); color: var(--ink); }
a { color: var(--link); }
a:visited { color: var(--visited); }
.skip { background: var(--page); }
th, pre { background: var(--pale); }
ins { color: var(--added); }
del { color: var(--removed); }
nav, th, td, kbd, blockquote, .callout, .note, details, hr { border-color: var(--rule); }
"""
"""Colours; those of an EPUB are the reading system's."""

_PAGE = """
body { margin: 0 auto; max-width: 70ch; padding: 1rem; }
:focus-visible { outline: .2em solid; outline-offset: .15em; }
.skip { position: absolute; left: -100vw; padding: .75em 1em; }
.skip:focus { left: 1rem; top: 1rem; }
nav { border-block: 1px solid; padding: .5em 0; }
nav ol { margin-bottom: 0; padding-inline-start: 2.5em; }
nav a, .back a { display: inline-block; padding: .25em 0; min-height: 1.5rem; min-width: 1.5rem; }
.table { overflow-x: auto; }
@media print {
  @page { margin: 2.5cm; }
  body { max-width: none; padding: 0; }
  .skip { display: none; }
  h1, h2, h3, h4, h5, h6, caption, figcaption, .label { break-after: avoid; }
  tr, img, .note, figure.image { break-inside: avoid; }
  thead { display: table-header-group; }
  p, li { orphans: 3; widows: 3; }
  details::details-content { display: block; content-visibility: visible; height: auto; }
  main a[href^="http"]::after { content: " (" attr(href) ")"; overflow-wrap: anywhere; }
}
"""
"""What only a page in a browser has."""

_TEXT = """
html { font-family: sans-serif; line-height: 1.5; }
body { text-align: start; hyphens: none; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2em 0 .5em; text-wrap: balance; }
h1 { margin-top: 1em; }
p, ul, ol, dl, blockquote, figure, details, .note { margin: 0 0 1em; }
li, dd { margin-bottom: .25em; }
dt { font-weight: bold; }
a { text-decoration: underline; text-underline-offset: .15em; }
.heard {
  position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; border: 0;
  overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.label, .state, caption, figcaption, summary { font-weight: bold; }
.label, figcaption { margin: 0 0 .5em; }
caption { text-align: start; padding: .5em 0; }
.table { margin: 0 0 1em; }
table { border-collapse: collapse; }
th, td { border: 1px solid; padding: .4em .6em; text-align: start; vertical-align: top; }
th.centre, td.centre { text-align: center; }
th.end, td.end { text-align: end; }
pre, code, kbd { font-family: monospace; font-size: 1em; }
pre { margin: 0 0 1em; padding: .75em; white-space: pre-wrap; overflow-wrap: anywhere; }
kbd { border: 1px solid; border-radius: .2em; padding: 0 .25em; }
pre ins, pre del { text-decoration: none; }
blockquote, .callout, .note { border-inline-start: .25em solid; margin-inline: 0; padding-inline: 1em; }
details { border: 1px solid; padding: .5em 1em; }
summary { cursor: pointer; padding: .25em 0; }
details[open] > summary { margin-bottom: .5em; }
img { max-width: 100%; height: auto; }
sup, sub { line-height: 0; }
hr { border: 0; border-top: 1px solid; margin: 2em 0; }
"""

_LARGE = """
html {
  font-family: APHont, "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", Verdana, Tahoma, Arial, sans-serif;
  font-size: 18pt; letter-spacing: .02em; word-spacing: .1em;
}
body { max-width: 40em; }
p, li, dd, dt, td, th { line-height: 1.5; }
em, i, cite, dfn, address, var { font-style: normal; font-weight: bold; }
strong { font-weight: bold; text-decoration: underline; }
h1 { font-size: 26pt; }
h2 { font-size: 23pt; }
h3, h4, h5, h6 { font-size: 20pt; }
h1, h2, h3, h4, h5, h6 { text-transform: none; font-variant: normal; }
small, sub, sup { font-size: 1em; line-height: inherit; vertical-align: baseline; }
pre, code, kbd { font-weight: 500; letter-spacing: 0; word-spacing: 0; }
th, td { border-width: 2px; padding: .5em .75em; }
hr, nav { border-width: 2px; }
@media print { html { font-size: 18pt; } }
"""


def stylesheet(*, large_print: bool, epub: bool = False) -> str:
    """Return the style sheet of a page, or of an EPUB, whose colours and margins are the reading system's."""
    parts = (_TEXT, "" if epub else _PAGE, _LARGE if large_print else "", "" if epub else _COLOURS)
    return "".join(part.lstrip("\n") for part in parts)
