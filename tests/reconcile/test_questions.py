"""What stays open, over all sources."""

from __future__ import annotations

from briefing.lexicon import load_lexicon
from briefing.model.findings import Conflict, ConflictSide
from briefing.reconcile.actors import identify_actors
from briefing.reconcile.material import Material
from briefing.reconcile.questions import find_questions
from tests.reading import observe_texts, read_texts, reconcile_texts

LEVY = "Levy\n\nParliament will decide on Thursday whether the export levy is extended.\n"


def asked(*texts: str) -> list[str]:
    return [question.question for question in reconcile_texts(*texts).questions]


def test_two_sources_on_one_matter_give_one_question_with_both_as_evidence() -> None:
    other = "Levy\n\nTraders asked on Monday whether the export levy is extended by Parliament.\n"
    questions = reconcile_texts(LEVY, other).questions
    assert [q.question for q in questions] == ["Is the export levy extended by Parliament?"]
    assert {e.source for e in questions[0].evidence} == {"S1", "S2"}


def test_two_matters_give_two_questions() -> None:
    other = "Ferry\n\nGrowers fear that the blight will reach the coast before the harvest.\n"
    assert set(asked(LEVY, other)) == {
        "Is the export levy extended?",
        "Will the blight reach the coast before the harvest?",
    }


def test_two_holders_of_one_office_are_a_question() -> None:
    first = "Visit\n\nDefence Minister Paavo Lehtonen of Finland met the envoy on Monday in the capital.\n"
    second = "Talks\n\nFinland's Defence Minister Risto Salmela met the envoy on Monday in the capital.\n"
    assert "Who is defence minister of Finland: Paavo Lehtonen or Risto Salmela?" in asked(first, second)


def test_a_conflict_is_asked_with_the_clause_of_the_side_that_asserts() -> None:
    first = "Loan\n\nThe Harbour Fund has suspended its loan for the northern lock, the Gazette has learned.\n"
    second = "Loan\n\n“We have suspended nothing,” director Astrid Holm said.\n"
    sources = read_texts(first, second)
    material = Material(sources, observe_texts(first, second), load_lexicon())
    sides = [s.evidence for s in material.sentences() if s.zone != "headline"]
    conflict = Conflict(
        id="c1",
        type="denial",
        about="the loan",
        sides=tuple(
            ConflictSide(value=value, sources=(evidence.source,), evidence=(evidence,))
            for value, evidence in zip(("asserted", "denied"), sides, strict=True)
        ),
        resolution="open",
        severity="high",
        explanation="",
    )
    (question,) = find_questions(material, identify_actors(material), (conflict,))
    assert question.question == "Is it true that the Harbour Fund has suspended its loan for the northern lock?"
    assert question.why == "conflict"
    assert len(question.evidence) == 2


def test_a_sure_hint_stands_before_a_mere_possibility() -> None:
    text = "Lock\n\nThe northern lock might open in spring.\n\nIt is too early to say whether the flood has peaked.\n"
    assert asked(text)[0] == "Has the flood peaked?"


def test_nothing_open_gives_no_question() -> None:
    assert asked("Lock\n\nNorway closed the northern lock on Friday.\n") == []


def test_a_dozen_at_most() -> None:
    towns = [
        "Bergen",
        "Oslo",
        "Turku",
        "Gdansk",
        "Riga",
        "Tallinn",
        "Malmo",
        "Kiel",
        "Lubeck",
        "Rostock",
        "Stavanger",
        "Tromso",
        "Bodo",
        "Narvik",
        "Vaasa",
    ]
    things = [
        "bridge",
        "mill",
        "dam",
        "quay",
        "school",
        "tower",
        "road",
        "tunnel",
        "ferry",
        "bakery",
        "museum",
        "chapel",
        "harbour",
        "market",
        "theatre",
    ]
    text = "Plans\n\n" + "\n\n".join(
        f"It is unclear whether {town} will repair the {thing}." for town, thing in zip(towns, things, strict=True)
    )
    assert len(asked(text)) == 12


def test_a_question_names_who_could_answer_it() -> None:
    text = "Ports\n\nTalks on the tariff went on all night.\n\nNorway is considering closing two shipyards.\n"
    findings = reconcile_texts(text)
    names = {actor.id: actor.name for actor in findings.actors}
    assert [names[a] for q in findings.questions for a in q.could_answer] == ["Norway"]


def test_a_confirmation_that_is_disputed_asks_whether_the_thing_can_be_confirmed() -> None:
    first = "Border\n\nOfficials of the alliance have now confirmed the presence of foreign gunners in the valley.\n"
    second = "Border\n\nThe alliance has not confirmed the reports.\n"
    assert conflict_questions(first, second) == ["Can the presence of foreign gunners in the valley be confirmed?"]


def test_a_denial_that_nothing_was_done_is_turned_into_its_question() -> None:
    first = "Pier\n\nThey had us on the pier, she told them.\n"
    second = "Pier\n\nA spokesman said no shots were fired at the pier.\n"
    assert conflict_questions(first, second) == ["Were any shots fired at the pier?"]


def test_a_claim_that_begins_with_its_day_is_asked_without_it() -> None:
    first = "Pier\n\nThe pier is old.\n\nLast week harbour guards fired flares at swimmers.\n"
    second = "Pier\n\nA spokesman denied it.\n"
    assert conflict_questions(first, second) == ["Is it true that harbour guards fired flares at swimmers?"]


def conflict_questions(asserted: str, denied: str) -> list[str]:
    """The questions of a serious conflict between the last sentences of two texts."""
    sources = read_texts(asserted, denied)
    material = Material(sources, observe_texts(asserted, denied), load_lexicon())
    last = [observed.sentences[-1].evidence for observed in material.observations]
    sides = tuple(
        ConflictSide(value=value, sources=(evidence.source,), evidence=(evidence,))
        for value, evidence in zip(("asserted", "denied"), last, strict=True)
    )
    conflict = Conflict(
        id="c1", type="denial", about="it", sides=sides, resolution="open", severity="high", explanation=""
    )
    return [q.question for q in find_questions(material, identify_actors(material), (conflict,)) if q.why == "conflict"]


def test_a_headline_is_cited_only_where_no_sentence_says_it() -> None:
    text = (
        "Fears that port strike may spread to mines\n\n"
        "The port of Larn has been closed since Monday, and ships wait outside.\n\n"
        "Officials fear that the port strike may spread to the mines."
    )
    assert all("Officials" in e.quote for q in reconcile_texts(text).questions for e in q.evidence)
