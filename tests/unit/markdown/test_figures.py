"""Pictures with their captions: read from each dialect, and told as one figure by each writer."""

from __future__ import annotations

import io

import pytest

from b12tui.dialects import AUTO, dialect
from b12tui.document import Document, Image, Paragraph
from b12tui.document.walk import walk
from b12tui.markdown import parse
from b12tui.writers import WriteOptions, writer_of

HTML = '<figure>\n<img src="a.png" alt="A cat">\n<figcaption>It <b>sits</b>.</figcaption>\n</figure>\n'

READ = [
    ("auto", HTML, "A cat", "It sits."),
    ("auto", "![A cat](a.png)\n\nFigure 2: It sits.\n", "A cat", "Figure 2: It sits."),
    ("pandoc", '![It *sits*.](a.png){width=5 alt="A cat"}\n', "A cat", "It sits."),
    ("quarto", '![It sits.](a.png){#fig-a fig-alt="A cat"}\n', "A cat", "It sits."),
    ("pandoc", '![It sits.](a.png){alt="A\x1b[m \u202e cat"}\n', "A␛[m cat", "It sits."),
    ("myst", "```{figure} a.png\n:alt: A cat\n:name: cat\n\nIt *sits*.\n\nA legend.\n```\n", "A cat", "It sits."),
    ("myst", "```{figure} a.png\n---\nalt: A cat\nwidth: 9px\n---\nIt sits.\n```\n", "A cat", "It sits."),
    ("myst", ":::{figure} a.png\n---\nalt: |\n  A\n  cat\nname: cat\n---\nIt sits.\n:::\n", "A cat", "It sits."),
    ("myst", ":::{figure} a.png\n:alt: A cat\nIt sits.\n:::\n", "A cat", "It sits."),
    ("myst", "```{figure-md} cat\n![A cat](a.png)\n\nIt sits.\n```\n", "A cat", "It sits."),
]


def read(name: str, text: str) -> Document:
    return parse(text, name="test", dialect=AUTO if name == "auto" else dialect(name))


def written(document: Document, name: str) -> str:
    stream = io.StringIO()
    writer_of(name).load().write(document, stream, WriteOptions())
    return stream.getvalue()


@pytest.mark.parametrize(("name", "text", "description", "caption"), READ)
def test_a_picture_and_its_caption_are_told_as_one_figure(name: str, text: str, description: str, caption: str) -> None:
    document = read(name, text)
    picture, words = [block for block in walk(document.blocks(0)) if isinstance(block, Paragraph)][:2]
    assert any(isinstance(span.kind, Image) and span.kind.target == "a.png" for span in picture.text.spans)
    assert (picture.text.chars, words.text.chars, words.caption) == (description, caption, True)
    html = written(document, "html")
    figure = html[html.index("<figure") : html.index("</figure>")]
    assert f'alt="{description}"' in figure
    assert "<figcaption>" in figure
    lead = "" if caption.startswith("Figure") else "Caption: "
    assert f"[Image: {description}]\n\n{lead}{caption}" in written(document, "plain")
    assert Document.from_json(document.to_json()).has_same_content(document)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pandoc", "![A cat](a.png) and words\n"),
        ("pandoc", "![](a.png)\n"),
        ("gfm", '![A cat](a.png){alt="x"}\n\nWords.\n'),
        ("auto", "![A cat](a.png)\n\nWords.\n"),
        ("auto", "Words.\n\nFigure 2: It sits.\n"),
    ],
)
def test_what_has_no_caption_gets_none(name: str, text: str) -> None:
    document = read(name, text)
    assert not any(isinstance(block, Paragraph) and block.caption for block in walk(document.blocks(0)))
    assert "<figcaption" not in written(document, "html")


@pytest.mark.parametrize("attributes", ["", '{alt=""}', "{alt=''}", '{fig-alt=" "}'])
def test_a_caption_that_describes_the_picture_is_heard_once(attributes: str) -> None:
    document = read("pandoc", f"![A cat sits.](a.png){attributes}\n")
    assert 'alt="A cat sits."' in written(document, "html")
    assert '<figcaption aria-hidden="true">A cat sits.</figcaption>' in written(document, "html")
    assert written(document, "plain").count("A cat sits.") == 1


def test_a_caption_may_stand_before_its_picture() -> None:
    text = "<figure><figcaption><p>One.</p><p>Two.</p></figcaption><img src=a.png alt=Cat></figure>\n\n![Dog](b.png)\n"
    html = written(read("auto", text), "html")
    assert html.count("<figure") == 2
    assert html.index("<figcaption><p>One.</p><p>Two.</p></figcaption>") < html.index('alt="Cat"')
