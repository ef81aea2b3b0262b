"""What the built-in article promises: its facts, its order and its plain words.

Read from the source text alone, so that a fault in parsing can't hide a fault in the article. One table of facts and
the rules around it, and so longer than a file of ours should be: cut in two, it would be harder to hold against the
article.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SOURCE = (Path(__file__).parents[2] / "content.md").read_text(encoding="utf-8")

CLEVELAND = "https://my.clevelandclinic.org/health/diseases/22831-vitamin-b12-deficiency"

REFERENCES = (
    (CLEVELAND, "Cleveland Clinic. Vitamin B12 Deficiency."),
    (
        "https://ods.od.nih.gov/factsheets/VitaminB12-HealthProfessional/",
        "Vitamin B12: Fact Sheet for Health Professionals. NIH Office of Dietary Supplements.",
    ),
    (
        "https://www.nhs.uk/conditions/vitamin-b12-or-folate-deficiency-anaemia/",
        "NHS. Vitamin B12 or folate deficiency anaemia.",
    ),
    (
        "https://www.nice.org.uk/guidance/ng239",
        "NICE. Vitamin B12 deficiency in over 16s: diagnosis and management. Guideline NG239, 2024.",
    ),
    (
        "https://medlineplus.gov/ency/article/000574.htm",
        "MedlinePlus medical encyclopedia. Vitamin B12 deficiency anaemia.",
    ),
    (
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC11050313/",
        (
            "Obeid et al. Diagnosis, Treatment and Long-Term Management of Vitamin B12 Deficiency in Adults: "
            "A Delphi Expert Consensus. Journal of Clinical Medicine 2024;13(8):2176."
        ),
    ),
    (
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC8311483/",
        (
            "Infante et al. Long-term metformin therapy and vitamin B12 deficiency: An association to bear in mind. "
            "World Journal of Diabetes 2021;12(7):916–931."
        ),
    ),
    (
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC5591993/",
        (
            "Ahmed et al. Perspectives on Peripheral Neuropathy as a Consequence of Metformin-Induced "
            "Vitamin B12 Deficiency in T2DM. International Journal of Endocrinology 2017:2452853."
        ),
    ),
)

SECTIONS = (
    (2, "Quick summary"),
    (2, "Key points"),
    (2, "The role of B12 in muscles and nerves"),
    (2, "How low B12 affects muscles"),
    (2, "Symptoms beyond muscle pain"),
    (2, "Why B12 runs low"),
    (3, "Causes of muscle pain compared"),
    (2, "Diagnosis and treatment"),
    (2, "Prevention and a balanced diet"),
    (2, "Conclusion"),
    (2, "Frequently asked questions"),
    (2, "References"),
    (2, "Medical disclaimer"),
)

QUESTIONS = (
    "Can low B12 cause nerve pain or tingling?",
    "Why does low B12 leave muscles weak and tired?",
    "What raises B12 levels fastest?",
    "Which foods are rich in B12?",
    "What are the early signs?",
    "Can the muscle symptoms be reversed?",
    "Who is most at risk?",
)

LABELS = {
    "Key points": (
        "Indirect soreness",
        "Effect on nerves",
        "Role of anaemia",
        "Diagnosis matters",
        "Treatment options",
        "Prevention is possible",
    ),
    "How low B12 affects muscles": ("Reduced oxygen supply", "Nerve damage", "Homocysteine build-up"),
    "Diagnosis and treatment": ("Dietary changes", "Oral supplements", "Injections"),
}

CAUSES = (
    "B12 deficiency",
    "Overexertion and delayed-onset muscle soreness (DOMS)",
    "Electrolyte imbalance",
    "Medications",
    "Autoimmune conditions",
)

HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")
LABELLED = re.compile(r"^- \*\*(.+?):\*\* (.+)$", re.MULTILINE)
BULLET = re.compile(r"^- (.+)$", re.MULTILINE)
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def headings() -> list[tuple[int, str]]:
    return [(len(glyphs), text) for glyphs, text in HEADING.findall(SOURCE)]


def own_text(title: str) -> str:
    """Return the source between a heading and the next heading of any level."""
    [found] = re.findall(rf"^#+ {re.escape(title)}\n(.*?)(?=^#+ |\Z)", SOURCE, re.MULTILINE | re.DOTALL)
    return str(found).strip()


def rows() -> list[list[str]]:
    lines = [line for line in own_text("Causes of muscle pain compared").splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def shown(text: str) -> str:
    """Return the words that a reader is shown: no signs of Markdown, no link targets, one space between words."""
    text = LINK.sub(r"\1", text)
    text = re.sub(r"^\|[-| ]+\|$|^(#+|-|\d+\.) |\*\*|\|", " ", text, flags=re.MULTILINE)
    return " ".join(text.split())


def place(name: str) -> str:
    """Return what is shown at a place: under a heading, at a bullet (`heading: label`), in a row (`row: cause`)."""
    title, _, inside = name.partition(": ")
    if title == "row":
        return shown(" | ".join(next(row for row in rows() if row[0].startswith(inside))))
    if inside:
        return shown(dict(LABELLED.findall(own_text(title)))[inside])
    return shown(own_text(title))


TITLE = "Can low vitamin B12 make muscles sore? How the two connect"
ROLE, MUSCLES, SYMPTOMS, CAUSE = SECTIONS[2][1], SECTIONS[3][1], SECTIONS[4][1], SECTIONS[5][1]
TREATMENT, PREVENTION = SECTIONS[7][1], SECTIONS[8][1]

# (what the article says, where, what must be found there; `[^.]*` keeps a fact inside one sentence)
FACTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("weakness is a well-known sign", TITLE, (r"weak muscles are a well-known sign of low vitamin B12",)),
    ("soreness is a less obvious sign", TITLE, (r"aching or sore muscles are a less obvious",)),
    (
        "nerves and blood come first",
        TITLE,
        (r"a lack of B12, [^.]*first affects the nervous system [^.]*making of red blood cells",),
    ),
    ("muscle trouble follows", TITLE, (r"soreness, cramps [^.]*follow",)),
    (
        "muscle and nerve work is disturbed",
        "Quick summary",
        (r"often upsets [^.]*muscles and nerves[^.]*weak [^.]*cramps",),
    ),
    ("the effect is indirect", "Quick summary", (r"indirectly, [^.]*nerves or too little oxygen, [^.]*can add to",)),
    ("soreness is secondary", "Quick summary", (r"soreness is secondary",)),
    ("more B12 can ease it", "Quick summary", (r"more B12, from food or supplements [^.]*can ease",)),
    (
        "not like a workout",
        "Key points: Indirect soreness",
        (r"isn't [^.]*workout", r"discomfort [^.]*weakness and nerve damage"),
    ),
    ("myelin to neuropathy", "Key points: Effect on nerves", (r"myelin sheath", r"lead to peripheral neuropathy")),
    ("what neuropathy feels like", "Key points: Effect on nerves", (r"tingling, numbness or cramps",)),
    ("anaemia takes oxygen", "Key points: Role of anaemia", (r"megaloblastic anaemia", r"muscles get less oxygen")),
    ("what too little oxygen does", "Key points: Role of anaemia", (r"weakness, fatigue [^.]*poorer recovery",)),
    ("tests tell", "Key points: Diagnosis matters", (r"blood tests [^.]*B12 level and rule out other causes",)),
    ("no self-diagnosis", "Key points: Diagnosis matters", (r"don't diagnose yourself from symptoms alone",)),
    (
        "the cause decides",
        "Key points: Treatment options",
        (r"cause decides", r"diet, oral supplements", r"severe [^.]*injections"),
    ),
    (
        "what prevents",
        "Key points: Prevention is possible",
        (r"balanced diet [^.]*animal products or fortified foods",),
    ),
    ("for whom it matters", "Key points: Prevention is possible", (r"vegans, older adults [^.]*groups at risk",)),
    ("cobalamin, essential", ROLE, (r"B12 is cobalamin", r"essential nutrient")),
    ("what needs it", ROLE, (r"nervous system and red blood cells depend on it",)),
    ("red cells carry oxygen everywhere", ROLE, (r"red blood cells take oxygen to every tissue, muscle included",)),
    (
        "fewer cells, less oxygen",
        ROLE,
        (
            r"too little B12, [^.]*fewer healthy ones[^.]*type of anaemia",
            r"less oxygen, a main reason [^.]*tired and weak",
        ),
    ),
    ("myelin protects", ROLE, (r"keeps the myelin sheath", r"layer protects nerve cells")),
    ("demyelination", ROLE, (r"lack of B12 can [^.]*demyelination",)),
    (
        "neuropathy is more direct",
        ROLE,
        (r"nerve damage [^.]*peripheral neuropathy, is a more direct cause of symptoms",),
    ),
    ("taken for muscle pain", ROLE, (r"tingling, numbness or other odd sensations for muscle pain",)),
    ("unlike soreness after exertion", ROLE, (r"typical soreness after exertion is different",)),
    ("cramps from disrupted signals", ROLE, (r"disrupted nerve signals [^.]*cramps common",)),
    (
        "oxygen runs short",
        f"{MUSCLES}: Reduced oxygen supply",
        (r"fewer healthy red blood cells", r"anaemia", r"too little oxygen"),
    ),
    ("weak and tired", f"{MUSCLES}: Reduced oxygen supply", (r"may feel weak and tired",)),
    (
        "repair suffers",
        f"{MUSCLES}: Reduced oxygen supply",
        (r"repair and recovery may [^.]*soreness or slower recovery",),
    ),
    ("neuropathy is common", f"{MUSCLES}: Nerve damage", (r"neuropathy is a common neurological complication",)),
    ("signals are disturbed", f"{MUSCLES}: Nerve damage", (r"disturbs signals to and from muscles",)),
    (
        "what that brings",
        f"{MUSCLES}: Nerve damage",
        (r"pain, numbness, tingling, cramps or involuntary contractions",),
    ),
    (
        "B12 clears homocysteine",
        f"{MUSCLES}: Homocysteine build-up",
        (r"needs B12 to turn homocysteine, [^.]*into methionine",),
    ),
    ("homocysteine rises", f"{MUSCLES}: Homocysteine build-up", (r"too little B12, homocysteine rises",)),
    ("it goes with damage", f"{MUSCLES}: Homocysteine build-up", (r"damage to nerve cells and blood vessels",)),
    ("and makes things worse", f"{MUSCLES}: Homocysteine build-up", (r"can worsen neurological symptoms in muscles",)),
    ("a wider picture", SYMPTOMS, (r"muscles are only part of the picture", r"several body systems")),
    ("symptoms are no proof", SYMPTOMS, (r"each can have other causes, so please ask rather than guess",)),
    (
        "what is most common",
        CAUSE,
        (
            r"more than one cause of low b12",
            r"most often, [^.]*eat too little [^.]*gut takes in too little \(poor absorption",
        ),
    ),
    ("stores last for years", CAUSE, (r"stores last several years[^.]*may show long after [^.]*diet changes",)),
    ("B12: how", "row: B12", (r"damaged nerves \(neuropathy\) and anaemia",)),
    (
        "B12: direct and indirect",
        "row: B12",
        (r"direct for weakness and cramps", r"indirect \(nerves, oxygen\) for soreness"),
    ),
    ("B12: signs", "row: B12", (r"tingling, numbness, fatigue or trouble thinking",)),
    ("overexertion: how", "row: Overexertion", (r"physical activity [^|]*microscopic[^|]*tears in muscle fibres",)),
    ("overexertion: link", "row: Overexertion", (r"none directly, [^|]*low B12 could slow recovery",)),
    ("overexertion: signs", "row: Overexertion", (r"only in muscles you used", r"usually peaks after 24–72 hours")),
    (
        "electrolytes: how",
        "row: Electrolyte",
        (r"nerve and muscle can't signal properly", r"magnesium or potassium is low"),
    ),
    ("electrolytes: link", "row: Electrolyte", (r"isn't the cause", r"cramps can look alike")),
    ("electrolytes: signs", "row: Electrolyte", (r"usually sudden, painful cramps or spasms",)),
    ("medications: how", "row: Medications", (r"side effect", r"statins", r"metformin")),
    ("medications: link", "row: Medications", (r"metformin can lower B12", r"two effects")),
    ("medications: ask first", "row: Medications", (r"ask before you stop any prescribed medicine",)),
    ("medications: signs", "row: Medications", (r"weakness, pain or cramps, depending on the drug",)),
    (
        "autoimmune: how",
        "row: Autoimmune",
        (r"the body's defences \(immune system\) attack its own muscle tissue", r"polymyositis"),
    ),
    ("autoimmune: link", "row: Autoimmune", (r"no direct link", r"symptoms are distinct")),
    (
        "autoimmune: signs",
        "row: Autoimmune",
        (r"symmetrical weakness", r"same on both sides", r"fatigue", r"inflammation"),
    ),
    ("a blood test", TREATMENT, (r"healthcare provider will typically use a blood test [^.]*B12",)),
    ("further tests", TREATMENT, (r"tests of homocysteine or methylmalonic acid \(MMA\)[^.]*may follow",)),
    ("what they are for", TREATMENT, (r"confirm the diagnosis, above all if [^.]*borderline",)),
    ("cause and severity", TREATMENT, (r"treatment depends on the cause and on how severe",)),
    (
        "diet",
        f"{TREATMENT}: Dietary changes",
        (r"too little B12", r"meat, fish, eggs, dairy,", r"fortified cereals and plant milks"),
    ),
    ("tablets", f"{TREATMENT}: Oral supplements", (r"mild cases", r"restricted diet, [^.]*vegan")),
    ("injections", f"{TREATMENT}: Injections", (r"severe lack or malabsorption", r"needed for life")),
    ("pernicious anaemia", f"{TREATMENT}: Injections", (r"is pernicious anaemia", r"comes from autoimmune gastritis")),
    ("reliable sources", PREVENTION, (r"balanced diet with reliable sources",)),
    (
        "no meat",
        PREVENTION,
        (r"vegetarian or vegan, be watchful", r"supplements, or have fortified products regularly"),
    ),
    (
        "regular checks",
        PREVENTION,
        (r"older adult or have an underlying condition [^.]*regular checks by a professional",),
    ),
    ("alcohol", PREVENTION, (r"avoid too much alcohol", r"hinder absorption and harm the digestive system")),
    (
        "not classic, but plausible",
        "Conclusion",
        (r"isn't the classic symptom", r"nerves and oxygen make the link plausible"),
    ),
    (
        "what is more direct",
        "Conclusion",
        (r"weakness, fatigue, and cramps due to nerve damage are more direct and more common",),
    ),
    (
        "see someone",
        "Conclusion",
        (r"unexplained muscle pain [^.]*nerve trouble or anaemia, please see a healthcare provider",),
    ),
    (
        "treating the cause",
        "Conclusion",
        (r"treating the cause, with diet or supplements, can ease symptoms and help to restore",),
    ),
    ("some damage stays", "Conclusion", (r"damage of long standing may stay",)),
    (
        "answer 1",
        QUESTIONS[0],
        (r"^yes\.", r"myelin sheath", r"peripheral neuropathy", r"tingling, numbness and muscle problems"),
    ),
    (
        "answer 2",
        QUESTIONS[1],
        (r"megaloblastic anaemia", r"healthy red blood cells run short", r"less oxygen to muscles"),
    ),
    (
        "answer 3",
        QUESTIONS[2],
        (r"^injections do, above all in severe cases", r"in milder ones, high-dose oral supplements can work"),
    ),
    ("answer 3, food", QUESTIONS[2], (r"more animal products and fortified foods",)),
    ("answer 4", QUESTIONS[3], (r"meat, eggs, dairy and fish \(above all clams, salmon and tuna\)",)),
    ("answer 4, fortified", QUESTIONS[3], (r"fortified [^.]*cereals, nutritional yeast [^.]*some plant milks",)),
    ("answer 5", QUESTIONS[4], (r"weak, low on energy or tired for no clear reason", r"tongue may be sore or red")),
    ("answer 5, later", QUESTIONS[4], (r"neurological signs, such as tingling or numbness, can come later",)),
    (
        "answer 6",
        QUESTIONS[5],
        (r"^yes, in many cases\.", r"proper treatment, weakness and other neurological symptoms can"),
    ),
    (
        "answer 6, early and late",
        QUESTIONS[5],
        (r"caught early", r"untreated for long can cause permanent nerve damage"),
    ),
    ("answer 7, diet and age", QUESTIONS[6], (r"vegetarians and vegans", r"older adults \(over 50\)")),
    (
        "answer 7, gut",
        QUESTIONS[6],
        (r"malabsorption, [^.]*Crohn's or coeliac disease", r"surgery on the stomach or intestines"),
    ),
    (
        "the disclaimer",
        "Medical disclaimer",
        (r"here to inform you and nothing more", r"can't replace professional medical advice"),
    ),
)

SYMPTOM_BULLETS = (
    r"^extreme tiredness and lethargy",
    r"numbness, or pins and needles \(paraesthesia\), above all in the hands and feet",
    r"mouth ulcers, or a sore, red tongue \(glossitis\)",
    r"depression, anxiety or irritability",
    r"memory, understanding or judgement",
    r"blurred or disturbed sight",
    r"no appetite, diarrhoea or nausea",
    r"coordination and balance \(ataxia\)",
)

TERMS = (
    (r"deficiency", r"a lack of B12, or deficiency"),
    (r"nervous system", r"nervous system \(brain, spinal cord and nerves\)"),
    (r"red blood cells", r"red blood cells\. These cells carry oxygen"),
    (r"secondary", r"secondary: other problems bring it on"),
    (r"essential", r"essential nutrient: the body needs it but can't make it"),
    (r"borderline", r"borderline: not clearly low, not clearly normal"),
    (r"underlying", r"underlying condition \(a lasting illness\)"),
    (r"nutritional yeast", r"nutritional yeast \(savoury flakes\)"),
    (r"Crohn's", r"Crohn's or coeliac disease \(both harm the gut\)"),
    (r"supplements", r"supplements \(such as vitamin tablets\)"),
    (r"myelin sheath", r"myelin sheath, a coat around nerves"),
    (r"peripheral neuropathy", r"peripheral neuropathy: damage to nerves outside the brain and spinal cord"),
    (r"anaemia:? (?!Low)", r"anaemia: too few red blood cells, and overly large ones"),
    (r"fatigue", r"fatigue \(deep tiredness\)"),
    (r"oral", r"oral supplements \(taken by mouth\)"),
    (r"fortified", r"fortified foods \(those with added vitamins\)"),
    (r"demyelination", r"strip it away \(demyelination\)"),
    (r"neurological", r"neurological complication \(one in the nervous system\)"),
    (r"involuntary", r"involuntary contractions \(a muscle tightens by itself\)"),
    (r"(?<!:\*\* )homocysteine,", r"homocysteine, a substance in the blood"),
    (r"methionine", r"methionine, a building block of protein"),
    (r"lethargy", r"lethargy \(having no drive\)"),
    (r"nausea", r"nausea \(feeling sick\)"),
    (r"statins", r"statins \(for cholesterol\)"),
    (r"metformin", r"metformin \(for diabetes\)"),
    (r"polymyositis", r"polymyositis \(inflamed muscles\)"),
    (r"inflammation", r"inflammation \(swelling, warmth\)"),
    (r"methylmalonic", r"methylmalonic acid \(MMA\), a substance that also rises"),
    (r"malabsorption", r"malabsorption \(poor absorption\)"),
    (r"gastritis", r"gastritis, in which the immune system harms the stomach lining"),
)


@pytest.mark.parametrize(("where", "patterns"), [fact[1:] for fact in FACTS], ids=[fact[0] for fact in FACTS])
def test_the_fact_stands_where_it_belongs(where: str, patterns: tuple[str, ...]) -> None:
    text = place(where)
    missing = [pattern for pattern in patterns if not re.search(pattern, text, re.IGNORECASE)]
    assert not missing, text


@pytest.mark.parametrize(("term", "explained"), TERMS, ids=[explained.split()[0] for _, explained in TERMS])
def test_a_term_is_explained_where_it_first_appears(term: str, explained: str) -> None:
    text = shown(SOURCE)
    first, narration = re.search(term, text, re.IGNORECASE), re.search(explained, text, re.IGNORECASE)
    assert first
    assert narration
    assert narration.start() <= first.start() < narration.end()


def test_there_is_one_title_and_it_comes_first() -> None:
    assert headings()[0] == (1, TITLE)
    assert [level for level, _ in headings()].count(1) == 1
    assert SOURCE.startswith("# ")


def test_a_lead_stands_between_the_title_and_the_first_section() -> None:
    assert len(own_text(TITLE).splitlines()) == 1
    assert not own_text(TITLE).startswith(("-", "|", ">", "1."))


def test_the_thirteen_sections_come_in_order_each_at_its_level() -> None:
    assert [heading for heading in headings()[1:] if heading[1] not in QUESTIONS] == list(SECTIONS)
    assert len(SECTIONS) == 13


def test_the_seven_questions_come_in_order_under_their_section() -> None:
    at = headings().index((2, "Frequently asked questions"))
    assert headings()[at + 1 : at + 8] == [(3, question) for question in QUESTIONS]
    assert headings()[at + 8] == (2, "References")


def test_only_questions_end_in_a_question_mark() -> None:
    assert [text for _, text in headings() if text.endswith("?")] == list(QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_has_an_answer(question: str) -> None:
    assert len(WORD.findall(place(question))) >= 10


@pytest.mark.parametrize("title", [title for _, title in SECTIONS if title != "Frequently asked questions"])
def test_a_section_has_text_of_its_own(title: str) -> None:
    assert place(title)


@pytest.mark.parametrize(("title", "labels"), LABELS.items(), ids=LABELS)
def test_the_bullets_start_with_their_bold_labels(title: str, labels: tuple[str, ...]) -> None:
    assert [label for label, _ in LABELLED.findall(own_text(title))] == list(labels)
    assert len(BULLET.findall(own_text(title))) == len(labels)


def test_eight_symptoms_have_a_bullet_each() -> None:
    bullets = BULLET.findall(own_text(SYMPTOMS))
    assert len(bullets) == len(SYMPTOM_BULLETS) == 8
    for bullet, pattern in zip(bullets, SYMPTOM_BULLETS, strict=True):
        assert re.search(pattern, bullet, re.IGNORECASE), bullet


def test_the_table_has_five_rows_and_four_columns_and_no_empty_cell() -> None:
    header, rule, *body = rows()
    assert header == ["Cause", "How it hurts", "Link with B12", "What to look for"]
    assert rule == ["---"] * 4
    assert [row[0] for row in body] == list(CAUSES)
    assert all(len(row) == 4 and all(row) for row in body)


def test_the_table_is_the_only_one() -> None:
    assert [line for line in SOURCE.splitlines() if line.startswith("|")] == [
        line for line in own_text("Causes of muscle pain compared").splitlines() if line.startswith("|")
    ]


def test_the_eight_references_are_numbered_and_link_to_their_publications() -> None:
    entries = re.findall(r"^(\d+)\. (.+)$", own_text("References"), re.MULTILINE)
    assert [int(number) for number, _ in entries] == list(range(1, 9))
    assert [[target for _, target in LINK.findall(entry)] for _, entry in entries] == [[url] for url, _ in REFERENCES]
    assert [shown(entry) for _, entry in entries] == [said for _, said in REFERENCES]
    assert len(own_text("References").splitlines()) == 8


def test_each_reference_is_cited_and_no_other_number_is() -> None:
    cited = {int(text) for text, target in LINK.findall(SOURCE) if target == "#references"}
    assert cited == set(range(1, 9))


def test_every_citation_says_that_it_is_a_source() -> None:
    links = re.findall(r"(\S+ )\[\d+\]\(#references\)", SOURCE)
    assert links
    assert set(links) <= {"(source ", "(sources ", "and "}


def test_links_lead_to_the_references_and_from_the_conclusion_to_the_clinic() -> None:
    outside = SOURCE.replace(own_text("References"), "")
    assert {target for _, target in LINK.findall(outside)} == {"#references", CLEVELAND}
    assert [target for _, target in LINK.findall(own_text("Conclusion"))] == [CLEVELAND]


def test_the_length_is_that_of_a_six_minute_read() -> None:
    assert 1_300 <= len(WORD.findall(shown(SOURCE))) <= 1_600


def syllables(word: str) -> int:
    """Count the groups of vowels, a silent final e left out: an estimate that tends to be too high, not too low."""
    spoken = re.sub(r"(?<=[^aeiouyl])e$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", spoken)))


def test_the_reading_grade_is_at_most_nine() -> None:
    """Flesch and Kincaid's grade (1975), medical names and all, over the text without headings and references."""
    body = HEADING.sub("", SOURCE.replace(own_text("References"), ""))
    blocks = [shown(part) for part in re.split(r"\n|\|", body) if WORD.search(part) and "---" not in part]
    sentences = [part for block in blocks for part in re.split(r"(?<=[.?!]) ", block)]
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    assert grade <= 9


def test_spelling_is_british() -> None:
    own_words = shown(SOURCE.replace(own_text("References"), ""))
    american = r"anemi|diarrhea|celiac|paresthesia|fiber|color|esophag|\w+iz(e|es|ed|ing)\b|center|behavior|practicing"
    assert not re.search(american, own_words, re.IGNORECASE)


def test_nothing_is_promised_too_loudly() -> None:
    assert not re.search(
        r"\b(cures?|guarantee\w*|miracle|always|never|proven|amazing|instantly)\b|!", shown(SOURCE), re.IGNORECASE
    )


def test_a_paragraph_is_one_line_without_space_at_its_end() -> None:
    assert not re.search(r"[ \t]$", SOURCE, re.MULTILINE)
    assert SOURCE.endswith("\n")
    assert "\n\n\n" not in SOURCE
    for before, after in zip(SOURCE.splitlines(), SOURCE.splitlines()[1:], strict=False):
        assert not before or not after or re.match(r"- |\d+\. |\|", after), after
