"""Each rule for what is no text fires on its examples and stays silent on the others, inside a whole article."""

from __future__ import annotations

import pytest

from briefing.ingest.clean import count_lines
from briefing.ingest.layout import split_blocks
from briefing.ingest.passages import Article, read_article
from briefing.lexicon import Rule, load_lexicon
from tests.ingest.folders import LAST, LEAD, MORE, article

RULES = load_lexicon().rules("ingest.")
PARTS = ("ingest.markup",)


def name(value: Rule | str) -> str:
    """A short name for a rule or an example."""
    return value.id if isinstance(value, Rule) else value.partition("\n")[0][:40]


def read_articles(text: str) -> list[Article]:
    """The articles of an example; `<<<>>>` stands between files."""
    files = [split_blocks(part.strip("\n")) for part in text.split("<<<>>>")]
    return [read_article(blocks, count_lines(files), load_lexicon()) for blocks in files]


def fires(rule: Rule, example: str) -> bool:
    """Whether the rule masks something of the example, put where the rule looks."""
    if rule.label in ("head", "tail") or rule.id in PARTS:
        first = read_articles(article(example, MORE, LAST))[0]
        part = first.passages[0 if rule.label != "tail" else 1]
        return part.kind == "boilerplate" and part.end - part.start < first.blocks[0].end
    if rule.label == "closing":
        example = article(LEAD, MORE, example)
    elif rule.label:
        example = article(LEAD, MORE, example, LAST)
    return any(rule.id in found.masked.values() for found in read_articles(example))


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in RULES for e in r.fires], ids=name)
def test_it_fires(rule: Rule, example: str) -> None:
    assert fires(rule, example)


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in RULES for e in r.silent], ids=name)
def test_it_stays_silent(rule: Rule, example: str) -> None:
    assert not fires(rule, example)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_proves_itself(rule: Rule) -> None:
    assert rule.fires
    assert rule.silent
    assert rule.why


def test_a_button_takes_no_sentence_with_it_where_nothing_sets_its_lines_apart() -> None:
    lines = ["The port of Larn closed on Monday.", "The union left the talks.", "Ships wait outside.", "LEARN MORE"]
    found = read_articles("\n".join(lines))[0]
    assert list(found.masked.values()) == ["ingest.call_to_action"]
