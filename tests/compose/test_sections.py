"""Sections print what the findings hold: each item once, each statement with its mark, nothing without evidence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.compose import Dossier, compose
from briefing.compose.citations import CitationBook
from briefing.compose.desk import split_verbatim
from briefing.compose.sections import key_figures
from briefing.model.brief import Brief, Card, Entry, Section, Table, walk_lines
from briefing.model.findings import (
    Actor,
    Conflict,
    ConflictSide,
    Findings,
    KeyFigure,
    Occurrence,
    Position,
    Presence,
    Question,
    Role,
)
from briefing.model.observations import Sentence
from briefing.model.source import Evidence, Source, Span
from briefing.settings import SECTION_TYPES, load_settings

TEXT = (
    "Mira Solberg, the harbour minister, announced the northern lock “will stay shut for two weeks”. "
    "Some 400 ships wait outside. "
    "The pilots’ union put the number at 250."
)
SOURCE = Source(id="S1", path="lock.txt", text=TEXT, title="Lock shut", published="2031-03-04", published_from="text")


def cite(words: str, number: int) -> Evidence:
    start = TEXT.index(words)
    return SOURCE.cite(start, start + len(words), "rule.x", sentence=number)


SENTENCES = tuple(
    Sentence(number=n, zone="body", evidence=cite(words, n))
    for n, words in enumerate(
        [
            "Mira Solberg, the harbour minister, announced the northern lock “will stay shut for two weeks”.",
            "Some 400 ships wait outside.",
            "The pilots’ union put the number at 250.",
        ],
        1,
    )
)
MINISTER = Actor(
    id="a-1",
    name="Mira Solberg",
    kind="person",
    aliases=("Solberg",),
    roles=(Role(role="harbour minister", of=None, evidence=(cite("harbour minister", 1),)),),
    mentions=1,
    presence=(Presence(source="S1", statements=1, mentions=1),),
    key=True,
    evidence=(cite("Mira Solberg", 1),),
)
POSITION = Position(
    id="p-1",
    holder="Mira Solberg",
    actor="a-1",
    text="announced the northern lock “will stay shut for two weeks”",
    topic="lock",
    verb="announce",
    kind="direct",
    polarity="neutral",
    evidence=(SENTENCES[0].evidence,),
)
CONFLICT = Conflict(
    id="c-1",
    type="numeric",
    about="ships waiting",
    sides=(
        ConflictSide(value="400", sources=("S1",), evidence=(SENTENCES[1].evidence,)),
        ConflictSide(value="250", sources=("S1",), evidence=(SENTENCES[2].evidence,)),
    ),
    resolution="open",
    severity="high",
    explanation="Two counts of the same ships.",
)
QUESTION = Question(id="q-1", question="How many ships wait?", why="conflict", evidence=(SENTENCES[1].evidence,))
FIGURE = KeyFigure(
    id="f-1",
    printed="400",
    value=400,
    low=None,
    high=None,
    unit="",
    counts="ships",
    stage="",
    approximate=True,
    attributed_to=None,
    as_of=None,
    salience=1.0,
    evidence=(SENTENCES[1].evidence,),
)
EVENT = Occurrence(
    id="e-1",
    date="2031-03",
    precision="month",
    derivation="stated",
    expression="in March",
    text="The northern lock was shut",
    salience=1.0,
    evidence=(SENTENCES[0].evidence,),
)
FULL = Findings(
    actors=(MINISTER,),
    positions=(POSITION,),
    conflicts=(CONFLICT,),
    questions=(QUESTION,),
    figures=(FIGURE,),
    timeline=(EVENT,),
)


def make_brief(findings: Findings) -> Brief:
    return compose(Dossier(findings=findings, sources=(SOURCE,), sentences=SENTENCES), load_settings())


def section(brief: Brief, kind: str) -> Section:
    return next(s for s in brief.sections if s.type == kind)


def words(brief: Brief, kind: str) -> str:
    return " ".join(line.plain for block in section(brief, kind).blocks for line in walk_lines(block))


def test_the_default_configuration_prints_every_section_type_that_needs_no_earlier_edition() -> None:
    assert {s.type for s in make_brief(FULL).sections} == set(SECTION_TYPES) - {"changes"}


@pytest.mark.parametrize(
    "kind", ["key_actors", "positions", "source_conflicts", "open_questions", "key_figures", "timeline"]
)
def test_every_item_is_printed_with_a_mark_that_leads_to_a_reference(kind: str) -> None:
    brief = make_brief(FULL)
    found = section(brief, kind)
    lines = [line for block in found.blocks for line in walk_lines(block)]
    references = {r.id for r in brief.references}
    for item in found.items:
        cited = [c for line in lines if line.item == item["id"] for c in line.cites]
        assert cited, f"{item['id']} is printed without a citation"
        assert {c.target for c in cited} <= references


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("summary", "No main point found in 1 source."),
        ("key_actors", "No actor who speaks or acts found in 1 source."),
        ("positions", "No position found in 1 source."),
        ("source_conflicts", "No conflict between statements found in 1 source."),
        ("disputed", "No denial, doubt or refusal to confirm found in 1 source."),
        ("open_questions", "No open question found in 1 source."),
        ("key_figures", "No figure that counts something found in 1 source."),
        ("timeline", "No event with a date or an order found in 1 source."),
        ("agreements", "No statement shared by independent origins found in 1 source."),
        ("keywords", "No keyword found in 1 source."),
    ],
)
def test_an_empty_section_says_what_was_looked_for(kind: str, says: str) -> None:
    assert says in words(make_brief(Findings()), kind)


def test_a_position_opens_with_its_verb_and_marks_the_words_of_the_source() -> None:
    entry = next(b for b in section(make_brief(FULL), "positions").blocks if isinstance(b, Entry))
    runs = next(line for line in walk_lines(entry) if line.item == "p-1").runs
    assert [getattr(r, "text", "") for r in runs][:3] == [
        "announced ",
        "the northern lock ",
        "will stay shut for two weeks",
    ]
    assert getattr(runs[0], "strong", False)
    assert getattr(runs[2], "verbatim", False)


def test_a_hedge_that_the_text_leaves_out_is_printed_beside_it() -> None:
    hedged = replace(POSITION, text="announced the northern lock", kind="indirect", hedges=("probably",))
    entry = next(
        b for b in section(make_brief(replace(FULL, positions=(hedged,))), "positions").blocks if isinstance(b, Entry)
    )
    assert next(line for line in walk_lines(entry) if line.item == "p-1").plain.endswith("(in the source: probably)")


def test_quotation_marks_around_words_no_source_says_are_left_as_words() -> None:
    runs = split_verbatim("called it “a disaster”", (SENTENCES[0].evidence,))
    assert [(r.text, r.verbatim) for r in runs] == [("called it “a disaster”", False)]


def test_a_conflict_shows_both_sides_with_their_sentences() -> None:
    card = next(b for b in section(make_brief(FULL), "source_conflicts").blocks if isinstance(b, Card))
    assert [side.value for side in card.sides] == ["400", "250"]
    assert [line.cites[0].mark for side in card.sides for line in side.lines] == ["1:2", "1:3"]


def test_an_actor_s_presence_says_in_words_what_its_mark_shows() -> None:
    table = next(b for b in section(make_brief(FULL), "key_actors").blocks if isinstance(b, Table))
    mark = table.rows[0].cells[-2][0].runs[0]
    assert getattr(mark, "label", "") == "heard in source 1, 1 statement"


def test_the_date_of_issue_is_the_newest_source_s() -> None:
    assert make_brief(Findings()).as_of == "2031-03-04"


def test_the_date_of_issue_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    assert make_brief(Findings()).as_of == "2030-03-17"


def test_a_citation_of_words_that_the_source_does_not_say_cannot_be_made() -> None:
    book = CitationBook((SOURCE,), SENTENCES)
    forged = Evidence(span=SENTENCES[1].evidence.span, quote="Some 900 ships wait outside.", rule="rule.x", sentence=2)
    with pytest.raises(ValueError, match="does not say"):
        book.cite(forged)


def test_evidence_over_two_sentences_gets_a_range() -> None:
    book = CitationBook((SOURCE,), SENTENCES)
    start, end = SENTENCES[1].span.start, SENTENCES[2].span.end
    assert book.cite(SOURCE.cite(start, end, "rule.x")).mark == "1:2–3"
    assert [r.id for r in book.references()] == ["r1-2", "r1-3"]


@pytest.mark.parametrize(
    ("verb", "text", "opens"),
    [
        ("not confirm", "have not yet confirmed the deal", "have not yet confirmed "),
        ("not say", "hasn’t said whether he will go", "hasn’t said "),
        ("tell", "told them to wait", "told "),
        ("vow", "vowed to go on", "vowed "),
        ("deny", "denied the charge", "denied "),
        ("see", "saw the vote as a chance", "saw "),
        ("describe", "described, in plain terms, the loss", "described, "),
        ("suspend", "will suspend the aid", "will suspend "),
        ("report", "reporters were kept out", "reports "),
        ("say", "the lock is said to be safe", "says "),
        ("statement", "rejected the charge", "rejected "),
        ("speculation", "rejects speculation about the lock", "rejects "),
        ("not tell", "the lock is safe", "does not say "),
        ("rule out", "the lock is safe", "rules out "),
        ("deny", "the lock is safe", "denies "),
        ("according to", "The lock is safe", "says "),
        ("warn", "no ship may pass", "warns "),
    ],
)
def test_a_verb_that_the_text_opens_with_is_not_printed_twice(verb: str, text: str, opens: str) -> None:
    position = replace(POSITION, verb=verb, text=text, kind="indirect")
    entry = next(
        b for b in section(make_brief(replace(FULL, positions=(position,))), "positions").blocks if isinstance(b, Entry)
    )
    runs = next(line for line in walk_lines(entry) if line.item == "p-1").runs
    assert getattr(runs[0], "text", "") == opens


def test_a_topic_heads_statements_only_where_others_speak_of_it_or_the_holder_returns_to_it() -> None:
    alone = tuple(replace(POSITION, id=f"p-{n}", topic=topic) for n, topic in enumerate(("lock", "ferry"), 1))
    other = replace(POSITION, id="p-3", holder="Norrland", topic="lock")
    made = section(make_brief(replace(FULL, positions=(*alone, other))), "positions").blocks
    entry = next(b for b in made if isinstance(b, Entry))
    assert [topic.title for topic in entry.topics] == ["", "Lock"]


def test_a_holder_described_by_a_pronoun_is_printed_so_that_it_reads() -> None:
    position = replace(POSITION, holder="our daughter")
    entry = next(
        b for b in section(make_brief(replace(FULL, positions=(position,))), "positions").blocks if isinstance(b, Entry)
    )
    assert entry.title == "Daughter (not named)"


def test_a_figure_that_names_nothing_it_counts_shows_the_words_around_it() -> None:
    said = "After the storm, keepers said, 27 percent might change their mind; the rest will not."
    evidence = Evidence(span=Span(source="S1", start=0, end=len(said)), quote=said, rule="figure.percent", sentence=1)
    figure = replace(FIGURE, printed="27 percent", unit="%", counts="", evidence=(evidence,))
    (run,) = key_figures.clause_around(figure)
    assert run.verbatim
    assert run.text in said
    assert run.text.endswith("27 percent might change their mind")


def test_a_vague_number_is_printed_without_a_limit() -> None:
    vague = replace(SENTENCES[1].evidence, rule="figure.vague")
    figure = replace(FIGURE, printed="Some 400", bound="at least", evidence=(vague,))
    assert "at least" not in words(make_brief(replace(FULL, figures=(figure,))), "key_figures")


def test_a_capital_stays_where_a_name_has_it_and_goes_where_only_a_sentence_gave_it() -> None:
    told = replace(POSITION, verb="say", text="Contrary to reports, Solberg sailed", kind="indirect")
    named = replace(POSITION, id="p-2", verb="say", text="Solberg sailed", kind="indirect")
    made = section(make_brief(replace(FULL, positions=(told, named))), "positions").blocks
    lines = [
        "".join(getattr(run, "text", "") for run in x.runs) for b in made if isinstance(b, Entry) for x in walk_lines(b)
    ]
    assert any("says contrary to reports" in line for line in lines)
    assert any("says Solberg sailed" in line for line in lines)
