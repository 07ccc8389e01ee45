"""Word lists and rules as data: what loads, what does not and why, and what changes the digest."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import LexiconError
from briefing.lexicon import Lexicon, load_lexicon

RULE = """
[[rule]]
id = "test.ferry"
why = "A ferry is a boat."
pattern = '\\b(?i:{boats})\\b'
fires = ["The ferry left."]
silent = ["The train left."]
"""


def load(folder: Path, *, words: str = "", rules: str = "") -> Lexicon:
    """The shipped lexicon with a list `boats` and some rules of the test's own."""
    for name in ("lexicons", "rules"):
        (folder / name).mkdir(exist_ok=True)
    (folder / "lexicons" / "boats.txt").write_text(words, encoding="utf-8")
    (folder / "rules" / "own.toml").write_text(rules, encoding="utf-8")
    load_lexicon.cache_clear()
    return load_lexicon("en", str(folder / "lexicons"), str(folder / "rules"))


def test_a_list_has_entries_values_and_comments(tmp_path: Path) -> None:
    lexicon = load(tmp_path, words="# boats\nferry: ship | water bus  # of the city\n\nbarge\n", rules=RULE)
    assert lexicon.table("boats") == {"ferry": ("ship", "water bus"), "barge": ()}
    assert lexicon.words("boats") == {"ferry", "barge"}


def test_a_pattern_takes_the_longest_entry_of_a_list_first(tmp_path: Path) -> None:
    lexicon = load(tmp_path, words="ferry\nferry boat\nf.v.\n", rules=RULE)
    (compiled,) = lexicon.patterns("test.")
    found = compiled.regex.search("A Ferry Boat left")
    assert found is not None
    assert found[0] == "Ferry Boat"
    assert compiled.regex.search("fxv") is None


@pytest.mark.parametrize(
    ("words", "rules", "message"),
    [
        ("ferry\nbarge\nferry\n", RULE, "boats.txt, line 3: “ferry” stands there twice"),
        ("ferry\n: ship\n", RULE, "boats.txt, line 2: an entry without a word"),
        ("ferry\n", RULE + RULE, "the rule “test.ferry” is defined twice"),
        ("ferry\n", RULE.replace("why", "because"), "own.toml: Object contains unknown field `because`"),
        ("ferry\n", RULE.replace('silent = ["The train left."]', ""), "missing required field `silent`"),
        ("ferry\n", "[[rule]\n", "own.toml: "),
    ],
)
def test_what_does_not_load_is_named_with_file_and_line(tmp_path: Path, words: str, rules: str, message: str) -> None:
    with pytest.raises(LexiconError) as failure:
        load(tmp_path, words=words, rules=rules)
    assert message in failure.value.message


def test_a_broken_pattern_and_an_unknown_list_are_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"Rule test\.ferry: .* in its pattern"):
        load(tmp_path, words="ferry\n", rules=RULE.replace("{boats}", "({boats}")).patterns("test.")
    with pytest.raises(LexiconError, match="There is no word list “boots”") as failure:
        load(tmp_path, words="ferry\n", rules=RULE.replace("{boats}", "{boots}")).patterns("test.")
    assert failure.value.hint == "Did you mean “boats”?"


def test_an_unknown_rule_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(LexiconError) as failure:
        load(tmp_path, words="ferry\n", rules=RULE).rule("test.fery")
    assert failure.value.hint == "Did you mean “test.ferry”?"


def test_one_more_word_changes_the_digest_and_the_order_of_reading_does_not(tmp_path: Path) -> None:
    first = load(tmp_path, words="ferry\n", rules=RULE).digest
    assert load(tmp_path, words="ferry\n", rules=RULE).digest == first
    assert load(tmp_path, words="ferry\nbarge\n", rules=RULE).digest != first


def test_a_list_in_another_encoding_is_named(tmp_path: Path) -> None:
    load(tmp_path, words="ferry\n", rules=RULE)
    (tmp_path / "lexicons" / "boats.txt").write_bytes("p\xe9niche\n".encode("latin-1"))
    load_lexicon.cache_clear()
    with pytest.raises(LexiconError, match=r"boats\.txt cannot be read") as failure:
        load_lexicon("en", str(tmp_path / "lexicons"), str(tmp_path / "rules"))
    assert failure.value.hint == "Save it as UTF-8."


def test_no_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="There is no folder"):
        load_lexicon("en", str(tmp_path / "none"))
