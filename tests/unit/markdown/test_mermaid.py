"""Mermaid's diagrams in sentences; what isn't understood stays as its source."""

from __future__ import annotations

import pytest
from support.parsing import parse_blocks

from b12tui.document import BlockQuote, CodeBlock, Document, Formula, ListBlock, Paragraph, Question, text_nodes
from b12tui.markdown import parse
from b12tui.markdown.mermaid.diagram_reader import MAX_LENGTH, diagram
from b12tui.markdown.mermaid.flowchart import MAX_LINKS
from b12tui.markdown.mermaid.statements import MAX_DEPTH, Statement


def told(statements: list[Statement]) -> list[object]:
    return [[each.words, *told(each.inner)] if each.inner else each.words for each in statements]


FLOW = [
    ("A --> B", ["A leads to B"]),
    ("A[Start] --> B{Ok?}\nB -->|yes| C[End]", ["Start leads to Ok?", "Ok? leads to End, labelled yes"]),
    ("A-->B-->C; C --- D", ["A leads to B", "B leads to C", "C is linked to D"]),
    ("A & B --> C & D", ["A leads to C", "A leads to D", "B leads to C", "B leads to D"]),
    ("A -- no way --> B -. maybe .-> C == sure ==> D", [
        "A leads to B, labelled no way", "B leads to C, dotted, labelled maybe", "C leads to D, thick, labelled sure",
    ]),
    ('A --"yes"----> B\nA-.->B\nA ==> B', [
        "A leads to B, labelled yes", "A leads to B, dotted", "A leads to B, thick",
    ]),
    ("A <--> |both ways| B\nC --x D\nE --o F", [
        "A and B lead to each other, labelled both ways", "C leads to D, crossed out", "E leads to F",
    ]),
    ('A(["round"]) --> B[("Data<br/>base")] --> C((c)) --> D>flag] --> E{{six}} --> F[/lean/] --> G[[sub]]', [
        "round leads to Data base", "Data base leads to c", "c leads to flag", "flag leads to six", "six leads to lean",
        "lean leads to sub",
    ]),
    ('A["a (b) [c] #quot;d#quot; &amp; e"] --> B["`**bold** _it_`"]', ['a (b) [c] "d" & e leads to bold it']),
    ("A@{ shape: diamond, label: \"Decide\" } --> B\ne1@{ animate: true }", ["Decide leads to B"]),
    ("A:::red --> B\nclassDef red fill:#f00\nstyle A fill:#fff\nclick A href \"x\"\nlinkStyle 0 stroke:red", [
        "A leads to B",
    ]),
    ("A --> B --> C\nsubgraph one [Part one]\n  direction TB\n  B\n  D --> E\nend\none --> F", [
        "A leads to B", "B leads to C", ["Group Part one: B, D, E", "D leads to E"], "Part one leads to F",
    ]),
    ("my-id --> other-id\nx ~~~ y", ["my-id leads to other-id", "x", "y"]),
    ("a -. &nbsp;skip&nbsp; .-> b;", ["a leads to b, dotted, labelled skip"]),
    ('A["one\ntwo"] --> B', ["one two leads to B"]),
    ("%% a comment\n大前端 --> 小程序", ["大前端 leads to 小程序"]),
    ("Alone[Only this]", ["Only this"]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "sentences"), FLOW)
@pytest.mark.parametrize("header", ["graph TD", "flowchart LR", "graph LR;", "flowchart-elk"])
def test_a_flowchart_is_told_link_by_link(header: str, source: str, sentences: list[object]) -> None:
    found = diagram(f"{header}\n{source}")
    assert found is not None
    assert (found.name, told(found.statements)) == ("Flowchart", sentences)


SEQUENCE = [
    ("A->>B: Hi\nB-->>A: Hello", ["A to B: Hi", "B replies to A: Hello"]),
    ("participant A as Alice<br>B.\nactor J\nA->>+J: Go\nJ-->>-A: Done", [
        "Alice B. to J: Go", "J replies to Alice B.: Done",
    ]),
    ("A-)B: ping\nA-xB: gone\nA->>A: think\nA<<->>B: both", [
        "A to B, without waiting: ping", "A to B, lost: gone", "A to itself: think", "A and B to each other: both",
    ]),
    ("autonumber\nA->>B: x\nactivate B\nNote right of A: n\nnote over A,B: m\ndeactivate B", [
        "A to B: x", "Note beside A: n", "Note over A and B: m",
    ]),
    ("loop every day\n  A->>B: x\n  alt good\n    B->>A: y\n  else bad\n    B->>A: z\n  end\nend", [
        ["Loop: every day", "A to B: x", ["If: good", "B to A: y"], ["Else: bad", "B to A: z"]],
    ]),
    ("par one\nA->>B: x\nand two\nA->>C: y\nend\nopt maybe\nA->>B: z\nend\nrect rgb(0, 0, 0)\nA->>B: w\nend", [
        ["In parallel: one", "A to B: x"], ["And: two", "A to C: y"], ["Optionally: maybe", "A to B: z"], "A to B: w",
    ]),
    ("critical c\nA->>B: x\noption o\nA->>B: y\nend\nbreak b\nA->>B: z\nend", [
        ["Critical: c", "A to B: x"], ["In case: o", "A to B: y"], ["Break: b", "A to B: z"],
    ]),
    ("box Aqua Group\nparticipant A\nend\nA->>B: x\ncreate participant C\ndestroy B", [
        "A to B: x", "C is created", "B ends",
    ]),
    ("Web Client->>API: a:b; c", ["Web Client to API: a:b; c"]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "sentences"), SEQUENCE)
def test_a_sequence_is_told_message_by_message(source: str, sentences: list[object]) -> None:
    found = diagram(f"sequenceDiagram\n{source}")
    assert found is not None
    assert (found.name, told(found.statements)) == ("Sequence diagram", sentences)


@pytest.mark.parametrize(
    "source", ['pie title Pets\n"Dogs" : 3\n"Cats": 1.0', 'pie showData\ntitle Pets\n"Dogs":3\n"Cats" : 1.0']
)
def test_a_pie_tells_each_value_and_its_share(source: str) -> None:
    found = diagram(source)
    assert found is not None
    assert (found.name, told(found.statements)) == ("Pie chart: Pets", ["Dogs: 3, 75 percent", "Cats: 1.0, 25 percent"])


def test_title_and_description_are_the_author_s() -> None:
    for source in (
        "---\ntitle: T\n---\ngraph TD\naccDescr: D\nA-->B",
        "%%{init: {}}%%\nflowchart LR\naccTitle: T\naccDescr {\n  D\n}\nA-->B",
    ):
        found = diagram(source)
        assert found is not None
        assert (found.name, found.description, told(found.statements)) == ("Flowchart: T", "D", ["A leads to B"])


@pytest.mark.parametrize(
    "source",
    [
        "gantt\ntitle x", "classDiagram\nA <|-- B", "", "graph TD", "graph TD\nA -->", "graph TD\nA ?? B",
        "graph TD\nsubgraph x\nA", "graph TD\nend", 'graph TD\nA["open', "sequenceDiagram\nwhat is this",
        "sequenceDiagram\nloop x\nA->>B: y", 'pie\n"a" : 0', "pie\nwhat", "---\ntitle: x",
        "graph TD\n" + "A-->B\n" * (MAX_LENGTH // 6),
    ],
)  # fmt: skip
def test_what_is_not_understood_stays_as_its_source(source: str) -> None:
    assert diagram(source) is None
    (block,) = parse_blocks(f"```mermaid\n{source}\n```\n")
    assert isinstance(block, CodeBlock)
    assert block.language == "mermaid"
    assert block.text.chars == source


SOURCE = "# T\n\n> ```mermaid\n> graph TD\n>   A[Start] --> B\n>\n>   B --> C\n> ```\n"


def test_a_diagram_is_a_list_with_its_source_in_a_fold() -> None:
    _, quote = parse_blocks(SOURCE)
    assert isinstance(quote, BlockQuote)
    name, sentences, fold = quote.blocks
    assert isinstance(name, Paragraph)
    assert isinstance(sentences, ListBlock)
    assert isinstance(fold, Question)
    assert [(item.line, item.blocks[0].line) for item in sentences.items] == [(5, 5), (7, 7)]
    assert (fold.asks, fold.open) == (False, False)
    (code,) = fold.blocks
    assert isinstance(code, CodeBlock)
    assert (code.language, code.text.chars) == ("mermaid", "graph TD\n  A[Start] --> B\n\n  B --> C")


def test_a_diagram_is_read_back_from_json() -> None:
    made = parse(SOURCE, name="test")
    assert Document.from_json(made.to_json()).has_same_content(made)


@pytest.mark.parametrize("part", ["A", "A-->", "[", "((", '"', "A & ", "-- x ", "subgraph a\n", "A[", "&nbsp;"])
def test_a_hostile_diagram_is_told_or_left(part: str) -> None:
    found = diagram("graph TD\n" + part * (20_000 // len(part)))
    assert found is None or 0 < len(found.statements) <= MAX_LINKS


def test_links_that_multiply_are_limited() -> None:
    many = " & ".join(f"n{number}" for number in range(1_000))
    assert diagram(f"graph TD\n{many} --> {many}") is None


@pytest.mark.parametrize(("header", "opening"), [("graph TD", "subgraph a"), ("sequenceDiagram", "loop a")])
def test_groups_nested_beyond_the_limit_stay_as_their_source(header: str, opening: str) -> None:
    inner = "a-->b" if opening == "subgraph a" else "a->>b: c"

    def nested(depth: int) -> str:
        return f"{header}\n" + f"{opening}\n" * depth + f"{inner}\n" + "end\n" * depth

    assert diagram(nested(MAX_DEPTH)) is not None
    assert diagram(nested(MAX_DEPTH + 1)) is None
    for depth in (MAX_DEPTH, 2_000):
        (first, *_) = parse_blocks(f"```mermaid\n{nested(depth)}```\n")
        assert isinstance(first, Paragraph if depth == MAX_DEPTH else CodeBlock)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("A as Anna B", "Anna B"),
        ("A", "A"),
        ('A@{ "type": "database" } as Anna', "Anna"),
        ('A@{ "alias": "x as y" }', "A"),
        ("A" + "@{ " * 10_000, ""),
        ("A" + " as B" * 1_000, ""),
    ],
)
def test_a_participant_is_called_by_its_alias(written: str, name: str) -> None:
    found = diagram(f"sequenceDiagram\nparticipant {written}\nA->>C: d")
    assert found is not None
    if name:
        assert told(found.statements) == [f"{name} to C: d"]


def test_formulas_in_labels_are_shown_in_signs_and_spoken_in_words() -> None:
    pytest.importorskip("mathra")
    (_, sentences, _) = parse_blocks(
        '```mermaid\ngraph TD\nA["$$x^2$$ <b>m</b>"] -->|"$$\\alpha$$"| B["$$\\no{$$"]\n```\n'
    )
    (text,) = (node.text for node in text_nodes((sentences,)))
    assert text.chars == "x² m leads to $$\\no{$$, labelled α"
    spoken = {
        text.chars[span.start : span.end]: span.kind.spoken for span in text.spans if isinstance(span.kind, Formula)
    }
    assert spoken == {"x²": "x squared", "α": "alpha"}
