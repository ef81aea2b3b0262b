"""Hypothesis strategies for Markdown: lines that begin every construct, in any order and any container."""

from __future__ import annotations

import re
from itertools import count

from hypothesis import strategies as st

from b12tui.cpu_ticks import cpu_ticks
from b12tui.document import Document
from b12tui.document.cancellation import Cancellation
from b12tui.markdown.builders.frontmatter import front_matter
from b12tui.markdown.builders.loader import DocumentLoader
from b12tui.markdown.commonmark.engine import Markdown
from b12tui.markdown.outline.chunked import ChunkedTokens
from b12tui.markdown.outline.symbols import SourcePoint
from b12tui.markdown.outline.whole import WholeTokens
from b12tui.markdown.parser import Parser

PLAIN_LINES = (
    "# W", "## W", "## W ##", "### FAQ W", "## FAQ", "### W?", "#### W", "#", "   ## W", "# W | W", "W\n===",
    "W\n---", "===", "---", " ---", "- - -", "***", "W", "W W", "W", "lazy W", "- W", "- # W", "-", "  - W", "  W",
    "    W", "1. W", "2. W", "5) W", "12. # W", "> W", "> # W", "> ---", ">", ">> W", "> - W", "> [!NOTE]",
    "> [!tip] W", "```", "```x1 X", "~~~", "~~~~", "  ```", "    ```", "`W` and ``W``", "````", "<div>", "</div>",
    '<div title="X">W', "<b>W</b>", "W<br>W", "W<span>W</span>", "<pre>", "</pre>", "<pre>W",
    "<kbd>W</kbd> <sub>W</sub> <sup>W</sup>", "</b>W", "<b>W", "<p>W<p>W", "<ul><li>W<li>W</ul>",
    "<table><tr><td>W<td>W</table>", '<img src="X" alt="W" title="W">', "<style>", "<script>",
    '<a href="X">W</a>', "[W](X)", '[W](<X> "W")', '![W](X "W")', "![W](X)", "[W", "](X)", "[W]", "![W",
    "[[W]]", "<https://a.example/W>", "https://a.example/W.", "www.a.example/W", "W@a.example",
    "| W | W |\n|---|---|\n| W | W |", "W | W\n---|:-:\nW\nW | W | W\n| | W", "|---|---|", "---|---", ": W", "~ W",
    "W\n: W", "$$", "$$ W $$", "$W$", "$W", "**W?**", "**W**", "**W?** W", "- [ ] W", "- [x] # W", "- [X] W", "\\# W",
    "*W **W** W*", "_W_", "~~W~~", "~W~", "**W", "W*", "W\\", "W  ", "&amp;W", "&W;", "&#119;W", "\\W", "W&nbsp;W",
    "<details>", "<details open>", "</details>", "<summary>W</summary>", "<details><summary>W</summary>W</details>",
    "<summary>", "</summary>", "<details><summary>W</summary>", "</details> W", "> <details>", "W <details> W", "< W",
    "W >", "<?W?>", "W <?W?> W", "<![CDATA[W]]>", "<!X>", "\t# W", "\tW", "W\n=\nW", "1986\\. W", "+ W", "* W",
    "0. W", "<h2>W</h2>", '<h1 id="X">W</h1>', "<h3>", "</h3>", "<h2>W", "   <h4>W</h4>", "<div><h2>W</h2> W</div>",
    "<h2>W</h2><h3>W</h3>", "<!-- X --> <h2>W</h2>", "<table>", "</table>", "<tr><td>W", "<td>", "</td>", "<th>W</th>",
    "<caption>W</caption>", "<thead><tr><th>W<th>W</thead>", "<ul>", "</ul>", "<ol start=3>", "</ol>", "<li>W", "<li>",
    "</li>", "<blockquote>", "</blockquote>", "<dl><dt>W<dd>W</dl>", "<dl>", "<dt>W", "<dd>W", "</dl>", '<a href="X">',
    "</a>", "<q>W</q> <ins>W</ins> <ruby>W<rt>W</ruby>", '<video src="X" title="W"></video>', "<center>W</center>",
    "::: tip W", "::: tip", ":::", "::: {.x}", ":::{note} W", "::::", ":::note[W]", "/// tip | W", "///",
    '!!! note "W"', "!!! note", "??? tip", '???+ tip "W"', '=== "W"', "```{note}", "```{note} W", "```{r X}",
    "> [!x] W", "> [!x]- W", "## W {#X}", "# W {: .X}", "{: #X}", "(X)=", "[W](X){.X #X}", "{% X %}", "{ref}`W`",
    "{++W++} {x}", '```js title="W"', ":::{table} W", ":X: W", "    ## W", "\\[", "\\]", r"\(W_W\)",
    r"\begin{a}W\end{a}", "[[X|W]]", "==W==", "^[W]", "| W\n| W",
    "(@) W", "+---+---+\n| W | W |\n+===+===+\n| W | W |\n+---+---+", "+---+---+", "W   W\n--- ---\nW   W",
    "--- ---", "-------\nW   W\n--- ---\nW   W\n\nW   W\n-------", "Table: W", "% W", "%% W %%", "@W [@W; @x, 1]",
    "{{< highlight x >}}", "{{< highlight x >}}", "{{< /highlight >}}", "{{< /highlight >}}", "{% highlight x %}W",
    "{%+ highlight x %}W", "C++ W C++",
    "W{% endhighlight %}", "{{< hl x >}}W{{< /hl >}}", "W {{< hl >}}W{{< /hl >}} W", '++ctrl+"W"++ W', "++x++ W++",
)  # fmt: skip
"""Lines whose words are read in place."""

MOVING_LINES = (
    '[a]: X "W"', "[b]: <X> 'W'", "[c]:\nX\n(W)", '[a\nb]: X "W"', '  [d]: X "W"', '> [e]: X "W"', '- [f]: X "W"',
    "[A]: X", "[W][a]", "[a]", "![b][]", "[W][c] [d] [e]", "[f](", '"W"', "'W", "[^n]: W", "[^m]: W # W", "[^k]: # W",
    "[^n]: W", "    # W", "- [^l]: W", "> [^o]: W", "W[^n]", "W[^m] W[^k]", "[^l]W", "`[^n]`", "[^m]", "[^o] W",
    "[^p]: W[^q]", "[^q]: W[^p]", "[^p]", "[^r]: - W",
)  # fmt: skip
"""Lines whose words may be read elsewhere: definitions and notes."""

UNSEEN_LINES = (
    "*[W]: W",
    "</script>",
    "</style>",
    "<SCRIPT>W</script>",
    "W <script>W *W*</script> W",
    "<style>W</style> W",
    "<pre><script>",
)
"""Lines whose words may be unseen."""

PREFIXES = ("", "", "", "", "", "", "", "> ", "- ", "  ", "    ", "\t", "1. ", "> > ", "   ")


def number_words(template: str) -> str:
    """Give each word of a text a unique number."""
    numbers = count(1)
    return re.sub(r"[WX]", lambda match: f"{match[0].lower()}{next(numbers)}x", template)


def shuffled_lines(*lines: str) -> st.SearchStrategy[str]:
    """Return a strategy for texts of lines in any order, some in containers, some after a blank line."""
    line = st.tuples(st.sampled_from(["", "", "", "\n", "   \n"]), st.sampled_from(PREFIXES), st.sampled_from(lines))
    return st.lists(line.map("".join), max_size=25).map(lambda made: number_words("\n".join(made)))


ANY_MARKDOWN = st.one_of(
    shuffled_lines(*PLAIN_LINES, *MOVING_LINES, *UNSEEN_LINES),
    st.text(st.sampled_from("#*_`[]()<>!&~-+=|$:.^\\ \n\t1ab\r\0\x1b\u202e\u2028") | st.characters(), max_size=200),
)


def parse_with(source: str, pages: type[WholeTokens | ChunkedTokens]) -> Document:
    """Parse as a whole with markdown-it, or in parts with the fast parser, whatever the size."""
    front = front_matter(source)
    start = SourcePoint(front.lines, front.offset) if front else SourcePoint(0, 0)
    token = Cancellation(ticker=cpu_ticks)
    parser = Markdown(source, token) if pages is WholeTokens else Parser(source, token)
    return DocumentLoader(source, parser, pages(parser, source, start), front).document("name")
