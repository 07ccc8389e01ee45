"""Origins: which sources count as one, and why."""

from __future__ import annotations

import dataclasses

from briefing.extract import observe
from briefing.lexicon import load_lexicon
from briefing.model.findings import Origin
from briefing.reconcile.material import Material
from briefing.reconcile.origins import PassageIndex, group_origins, sign
from tests.reading import MODEL, read_texts

STORM = (
    "A storm tore the roofs off forty houses in the harbour town on the northern coast. "
    "The mayor asked the army for tents, blankets and drinking water for the families. "
    "Two ferries lay stranded on the beach, and the road to the capital was under water."
)
STRIKE = (
    "Dockers in the southern port laid down their work over a new contract for night shifts. "
    "The company that runs the cranes offered talks with the union for the coming weeks. "
    "Ships with fruit and grain waited in the roads without a berth to unload at."
)


def origins_of(*texts: str, publishers: tuple[str | None, ...] = ()) -> tuple[Origin, ...]:
    sources = read_texts(*texts)
    if publishers:
        sources = tuple(dataclasses.replace(s, publisher=p) for s, p in zip(sources, publishers, strict=True))
    observations = tuple(observe(sources, MODEL, load_lexicon()))
    return group_origins(Material(sources, observations, load_lexicon()))


def test_unlike_texts_stand_alone() -> None:
    assert [o.sources for o in origins_of(STORM, STRIKE)] == [("S1",), ("S2",)]


def test_a_copied_text_has_one_origin() -> None:
    (storm, strike) = origins_of(STORM, STRIKE, "From our correspondent. " + STORM)[0:2]
    assert storm.sources == ("S1", "S3")
    assert "share" in storm.reason
    assert strike.sources == ("S2",)


def test_a_lightly_edited_copy_has_one_origin() -> None:
    edited = STORM.replace("forty houses", "some forty houses").replace("asked the army for", "asked the army to send")
    assert origins_of(STORM, edited)[0].sources == ("S1", "S2")


def test_an_earlier_version_shares_the_origin_of_the_one_that_stands() -> None:
    one, other = read_texts(STORM, STRIKE)
    sources = (dataclasses.replace(one, version_of="S2"), other)
    observations = tuple(observe(sources, MODEL, load_lexicon()))
    (origin,) = group_origins(Material(sources, observations, load_lexicon()))
    assert origin == Origin(sources=("S1", "S2"), reason="S1 is an earlier version of S2")


def test_one_shared_sentence_is_no_common_origin() -> None:
    borrowed = STRIKE + " " + STORM.split(". ", maxsplit=1)[0] + "."
    assert len(origins_of(STORM, borrowed)) == 2


def test_one_agency_is_one_origin() -> None:
    (origin,) = origins_of(STORM, STRIKE, publishers=("Harbour Press Agency", "Harbour Press Agency"))
    assert origin.sources == ("S1", "S2")
    assert "Harbour Press Agency" in origin.reason


def test_a_source_that_cites_another_in_its_lead_has_its_origin() -> None:
    citing = "The army has refused tents for the town, according to the Coast Gazette.\n\n" + STRIKE
    (origin,) = origins_of(STORM, citing, publishers=("Coast Gazette", "Inland Post"))
    assert "cites Coast Gazette" in origin.reason


def test_most_long_quotations_in_common_are_one_origin() -> None:
    quotes = [
        "we shall rebuild every single house before the winter comes to the coast",
        "nobody in this town will sleep under the open sky this week",
        "the army has promised tents and water for all of our families",
    ]
    one = " ".join(f"“{q.capitalize()},” said Mayor Ilse Brandt." for q in quotes)
    other = " ".join(f"Mayor Ilse Brandt said: “{q.capitalize()}.”" for q in quotes)
    (origin,) = origins_of(one + " " + STORM, other + " " + STRIKE)
    assert "share 3 quotations" in origin.reason


def test_equal_sentences_have_equal_signatures_and_unlike_ones_do_not() -> None:
    words = STORM.casefold().split()
    assert sign(words) == sign(list(words))
    assert sum(a == b for a, b in zip(sign(words), sign(STRIKE.casefold().split()), strict=True)) <= 2


def test_the_index_finds_the_owner_of_a_sentence_seen_before() -> None:
    index = PassageIndex()
    words = STORM.casefold().split()[:20]
    assert index.add(0, words) == []
    assert index.add(1, words) == [0]
    assert index.add(0, words) == []
