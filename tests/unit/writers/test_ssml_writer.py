"""SSML is well-formed, holds the words of plain text in order, and names each place."""

from __future__ import annotations

import io
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from b12tui import open_document, parse
from b12tui.document import Document
from b12tui.errors import ReadError
from b12tui.writers import WriteOptions, writer_of

CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*.md"))
NAME = "{http://www.w3.org/2001/10/synthesis}"
WITHIN = {"emphasis", "lang"}
CONTENT = {"speak": {"p", "break", "mark"}, "p": {"s"}, "s": WITHIN, "emphasis": WITHIN, "lang": WITHIN}
"""Elements that SSML 1.1 allows in each, of those that are written."""


def written(name: str, text: Document, **options: object) -> str:
    stream = io.StringIO()
    writer_of(name).load().write(text, stream, WriteOptions(**options))  # type: ignore[arg-type]
    return stream.getvalue()


def ssml(text: Document, **options: object) -> str:
    return written("ssml", text, **options)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_well_formed_with_the_words_of_plain_text(path: Path, language: str) -> None:
    try:
        text = open_document(path)
    except ReadError:
        return
    root = ET.fromstring(ssml(text, language=language, emphasis=language == "de"))
    for element in root.iter():
        name = element.tag.removeprefix(NAME)
        assert {child.tag.removeprefix(NAME) for child in element} <= CONTENT.get(name, set())
    spoken = " ".join(" ".join(sentence.itertext()) for sentence in root.iter(f"{NAME}s"))
    plain = written("plain", text, language=language)
    expected = re.sub("[\ud800-\udfff\ufffe\uffff\ufdd0-\ufdd5]", "", plain)
    assert "".join(spoken.split()) == "".join(expected.split())
    marks = [mark.get("name") for mark in root.iter(f"{NAME}mark")]
    assert len(set(marks)) == len(marks) == len(list(root.iter(f"{NAME}p")))


def test_structure() -> None:
    text = parse("---\nlang: de\n---\n\n# T\n\nA *b* c. D.\n\n## E")
    lines = ssml(text, emphasis=True).splitlines()
    assert 'xml:lang="de"' in lines[1]
    assert '<p><s>A <emphasis level="moderate">b</emphasis> c.</s><s>D.</s></p>' in lines
    place = lines.index('<mark name="s1.1"/>')
    assert lines[place - 1] == '<break strength="strong"/>'
    assert (
        lines[place + 1] == '<p><s><emphasis level="strong"><lang xml:lang="en">Heading 2</lang>: E</emphasis></s></p>'
    )


def test_words_of_ours_are_bare_in_a_document_of_their_language() -> None:
    assert "<lang" not in ssml(parse("# T\n\n- a\n- b"), language="en-GB")


def test_signs_of_xml_are_escaped() -> None:
    assert "<s>a &lt; b &amp; c</s>" in ssml(parse("a < b & c"))
