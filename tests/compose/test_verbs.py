"""The verb that a position is printed with."""

from __future__ import annotations

import pytest

from briefing.compose.verbs import present


@pytest.mark.parametrize(
    ("verb", "printed"),
    [
        ("deny", "denies"),
        ("rule out", "rules out"),
        ("not confirm", "does not confirm"),
        ("according to", "says"),
        ("on account", "says"),
        ("by reckoning", "says"),
        ("in telling", "says"),
        ("tell", "says"),
    ],
)
def test_a_verb_is_printed_in_the_present(verb: str, printed: str) -> None:
    assert present(verb) == printed


def test_several_hold_it_in_the_plural() -> None:
    assert present("deny", plural=True) == "deny"
