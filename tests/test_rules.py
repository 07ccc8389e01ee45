"""Every rule carries its proof: the sentences in `fires` make it fire, those in `silent` don't."""

from __future__ import annotations

import pytest

from briefing.lexicon import Rule, load_lexicon
from tests.reading import observe_text, walk_evidence

OTHER_RUNNERS = ("ingest.", "reconcile.")
RULES = [rule for rule in load_lexicon().rules() if not rule.id.startswith(OTHER_RUNNERS)]


def fired(text: str) -> set[str]:
    """The ids of the rules whose evidence stands in what stage 2 finds."""
    return {evidence.rule for evidence in walk_evidence(observe_text(text))}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_proves_itself(rule: Rule) -> None:
    assert rule.fires, f"{rule.id} shows no sentence that makes it fire"
    assert rule.silent, f"{rule.id} shows no sentence that leaves it silent"
    assert rule.why, f"{rule.id} does not say why it is there"


@pytest.mark.parametrize(("rule_id", "text"), [(r.id, t) for r in RULES for t in r.fires])
def test_it_fires(rule_id: str, text: str) -> None:
    assert rule_id in fired(text)


@pytest.mark.parametrize(("rule_id", "text"), [(r.id, t) for r in RULES for t in r.silent])
def test_it_stays_silent(rule_id: str, text: str) -> None:
    assert rule_id not in fired(text)


def test_every_rule_that_leaves_evidence_is_described() -> None:
    """A rule id that `briefing why` could not explain is a defect."""
    known = {rule.id for rule in load_lexicon().rules()} | {"sentence"}
    seen = {e for rule in RULES for text in rule.fires[:1] for e in fired(text)}
    assert seen <= known
