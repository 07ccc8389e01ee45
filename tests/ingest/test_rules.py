"""Each rule for what is no text fires on its examples and stays silent on the others, inside a whole article."""

from __future__ import annotations

import pytest

from briefing.ingest.clean import count_lines
from briefing.ingest.layout import split_blocks
from briefing.ingest.passages import read_article
from briefing.lexicon import Rule, load_lexicon
from briefing.proofs import fires
from tests.reading import MODEL

RULES = load_lexicon().rules("ingest.")


def name(value: Rule | str) -> str:
    """A short name for a rule or an example."""
    return value.id if isinstance(value, Rule) else value.partition("\n")[0][:40]


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in RULES for e in r.fires], ids=name)
def test_it_fires(rule: Rule, example: str) -> None:
    assert fires(rule, example, MODEL, load_lexicon())


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in RULES for e in r.silent], ids=name)
def test_it_stays_silent(rule: Rule, example: str) -> None:
    assert not fires(rule, example, MODEL, load_lexicon())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_proves_itself(rule: Rule) -> None:
    assert rule.fires
    assert rule.silent
    assert rule.why


def test_a_button_takes_no_sentence_with_it_where_nothing_sets_its_lines_apart() -> None:
    lines = ["The port of Larn closed on Monday.", "The union left the talks.", "Ships wait outside.", "LEARN MORE"]
    blocks = split_blocks("\n".join(lines))
    found = read_article(blocks, count_lines([blocks]), load_lexicon())
    assert list(found.masked.values()) == ["ingest.call_to_action"]
