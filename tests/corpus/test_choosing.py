"""What a brief takes of a corpus: on the words, in time, the most relevant, said in numbers."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest
from commands import Command

from briefing.corpus.adding import add_folder
from briefing.corpus.choosing import Choice, Wish, choose, read_choice
from briefing.corpus.ranking import Candidate, rank
from briefing.corpus.settling import Rules
from briefing.corpus.store import Store
from briefing.errors import ConfigError, UsageError
from briefing.lexicon import Lexicon, load_lexicon
from tests.corpus.archives import FEES, QUAY, STRIKE, Archive
from tests.reading import MODEL


def wished(archive: Archive, words: str = "", since: str = "", until: str = "", limit: int = 0) -> Choice:
    with Store(archive.file) as store:
        return choose(store, Wish(words=words, since=since, until=until, limit=limit), frozenset({"the", "or"}))


def paths(choice: Choice) -> list[str]:
    return [c.path.removeprefix("press/").removesuffix(".txt") for c in choice.taken]


@pytest.fixture
def harbour(archive: Archive) -> Archive:
    """Three articles on three days of June."""
    archive.write(**{"2024_06_01_quay": QUAY, "2024_06_10_fees": FEES, "2024_06_20_strike": STRIKE})
    archive.add()
    return archive


# --- words ----------------------------------------------------------------------------------------


def test_of_two_words_either_will_do_unless_it_is_much_more_common(archive: Archive) -> None:
    base = "The {} was discussed at length in the town hall by all who had come.\n"
    both, first, second = base.format("ferry tariff"), base.format("ferry"), base.format("tariff")
    archive.write(a=both, b=first, c=second, d=base.format("lamp"))
    archive.add()
    assert sorted(paths(wished(archive, "ferry tariff"))) == ["a", "b", "c"]
    archive.write(**{f"n{n}": base.format(f"ferry number {n}") for n in range(9)})
    archive.add()
    assert sorted(paths(wished(archive, "ferry tariff"))) == ["a", "c"]


def test_words_are_stemmed_and_case_counts_nothing(harbour: Archive) -> None:
    assert paths(wished(harbour, "LANDING FEE")) == ["2024-06-10-fees"]


def test_commas_part_alternatives(harbour: Archive) -> None:
    assert sorted(paths(wished(harbour, "landing fees, strike"))) == ["2024-06-10-fees", "2024-06-20-strike"]


@pytest.mark.parametrize(
    "words", ['quay" OR "the', "quay*", "lease:quay", "NOT quay lease", "quay -", "^quay", "(quay"]
)
def test_words_are_no_query_language(harbour: Archive, words: str) -> None:
    assert "2024-06-01-quay" in paths(wished(harbour, words.replace("NOT", "the")))


def test_the_words_of_a_query_language_are_words(harbour: Archive) -> None:
    harbour.write(near="Near miss\n\nThe ferry came near the pier and did not stop, a passenger said.\n")
    harbour.add()
    assert paths(wished(harbour, "near")) == ["near"]


def test_a_wish_without_a_single_word_is_refused(harbour: Archive) -> None:
    with pytest.raises(UsageError, match="no word to look for in “!”"):
        wished(harbour, "!")


# --- days -----------------------------------------------------------------------------------------


def test_both_days_are_included(harbour: Archive) -> None:
    assert sorted(paths(wished(harbour, since="2024-06-01", until="2024-06-10"))) == [
        "2024-06-01-quay",
        "2024-06-10-fees",
    ]


def test_an_undated_source_is_not_in_time_and_counted(harbour: Archive) -> None:
    harbour.write(undated=FEES.replace("tenth", "fifth"))
    harbour.add()
    choice = wished(harbour, "landing fees", since="2024-01-01")
    assert paths(choice) == ["2024-06-10-fees"]
    assert choice.summary == (
        "4 sources looked at, 1 of them on “landing fees”, from 2024-01-01: "
        "1 taken, 0 left as less relevant, 1 on it without a date."
    )


@pytest.mark.parametrize(
    ("since", "until", "message"),
    [
        ("2024-02-30", "", "--since: “2024-02-30” is not a date."),
        ("", "June", "--until: “June” is not a date."),
        ("20240601", "", "--since: “20240601” is not written as a day."),
        ("2024-06-02", "2024-06-01", "--since 2024-06-02 is after --until 2024-06-01."),
    ],
)
def test_days_that_are_none_are_refused(since: str, until: str, message: str) -> None:
    with pytest.raises((ConfigError, UsageError)) as refused:
        Wish(since=since, until=until)
    assert refused.value.message == message


def test_a_wish_that_nothing_fits_says_how_much_was_looked_at(harbour: Archive) -> None:
    with pytest.raises(UsageError) as refused:
        wished(harbour, "landing fees", until="2024-06-01")
    assert refused.value.message == f"{harbour.file} has no source on “landing fees”, to 2024-06-01: 3 were looked at."
    assert refused.value.hint == "Try other words or days."


def test_a_word_that_stands_nowhere_is_named(harbour: Archive) -> None:
    with pytest.raises(UsageError) as refused:
        wished(harbour, "unicorn or the moon")
    assert refused.value.hint == "In no source stands: moon, unicorn."


# --- ranking --------------------------------------------------------------------------------------


def candidate(path: str, score: float = 1.0, day: str = "2024-06-01", **more: object) -> Candidate:
    number = 1000 + sum(path.encode())
    values = {"title": "", "publisher": "", "names": (), "sketch": frozenset({number})} | more
    return Candidate(document=number, path=path, day=day, score=score, **values)  # type: ignore[arg-type]


def ranked(*pool: Candidate, limit: int = 10) -> str:
    return " ".join(c.path for c in rank(pool, limit))


def test_of_equals_the_newer_comes_first() -> None:
    assert ranked(candidate("a", day="2024-01-01"), candidate("b"), candidate("c", day="")) == "b a c"


def test_a_near_copy_of_what_was_taken_comes_last() -> None:
    text = frozenset(range(100))
    pool = (candidate("a", 3.0, sketch=text), candidate("b", 2.9, sketch=text), candidate("c", 1.0))
    assert ranked(*pool) == "a c b"


def test_another_publisher_comes_before_one_more_of_the_same() -> None:
    pool = [candidate(p, 2.0, publisher="Quay Gazette") for p in "ab"]
    assert ranked(*pool, candidate("c", 1.95, publisher="Pier Post")) == "a c b"


def test_a_source_that_names_who_the_likest_are_about_is_raised() -> None:
    likest = [candidate(f"a{n}", 9.0 - n / 10, names=("anna lind",)) for n in range(10)]
    rest = [candidate("b", 2.0, names=("bo berg",)), candidate("c", 1.9, names=("anna lind",))]
    assert ranked(*likest, *rest, limit=12).endswith("c b")


def test_the_order_of_the_pool_does_not_matter_among_equals() -> None:
    assert ranked(candidate("b"), candidate("a"), candidate("c"), limit=2) == "a b"


def test_a_copy_is_taken_once_and_the_limit_is_kept(harbour: Archive) -> None:
    harbour.write(**{"2024_06_11_fees": FEES, "2024_06_12_fees": FEES.replace("tenth", "half of what they were")})
    harbour.add()
    choice = wished(harbour, "landing fees", limit=1)
    assert len(choice.taken) == 1
    assert choice.summary == (
        "5 sources looked at, 3 of them on “landing fees”: 1 taken, 1 left as less relevant, 1 left as copies."
    )


def test_what_is_not_indexed_yet_is_counted(harbour: Archive) -> None:
    harbour.write(**{"2024_06_21_more": FEES.replace("tenth", "half")})
    with Store(harbour.file) as store:
        add_folder(store, harbour.folder)
    assert wished(harbour, "landing fees").summary.endswith("1 more not indexed yet: run `briefing corpus add`.")


def test_a_corpus_read_by_other_rules_says_so(harbour: Archive) -> None:
    lexicon = load_lexicon()
    rule = lexicon.rules("ingest.")[0]
    other = Lexicon(lexicon._tables, {**lexicon._rules, rule.id: msgspec.structs.replace(rule, label="x")}, "")
    choice = wished(harbour)
    with Store(harbour.file) as store:
        codes = [
            {p.code for p in read_choice(store, choice, Rules(lexicon=x, model=MODEL))[1]} for x in (lexicon, other)
        ]
    assert codes[1] - codes[0] == {"corpus.rules"}


# --- briefs ---------------------------------------------------------------------------------------


def test_a_brief_of_a_corpus_is_the_brief_of_the_folder(briefing: Command, tmp_path: Path) -> None:
    """Save for what is said of the corpus, and the paths, which begin with the folder's name."""
    archive = Archive(top=tmp_path)
    archive.write(**{"2024_06_01_quay": QUAY, "2024_06_10_fees": FEES, "2024_06_20_strike": STRIKE, "copy": STRIKE})
    briefing("corpus", "add", archive.folder, "--corpus", archive.file)
    briefing("make", "--corpus", archive.file, "-f", "json", "-o", tmp_path / "a.json")
    briefing("make", "-s", archive.folder, "-f", "json", "-o", tmp_path / "b.json")
    of_corpus, of_folder = (json.loads((tmp_path / f"{name}.json").read_text()) for name in "ab")
    assert [s["path"] for s in of_corpus["sources"]] == [f"press/{s['path']}" for s in of_folder["sources"]]
    for part in ("title", "as_of", "references"):
        assert of_corpus[part] == of_folder[part]
    told = [
        [s["items"] for s in brief["sections"] if s["type"] not in ("sources", "about")]
        for brief in (of_corpus, of_folder)
    ]
    assert told[0] == told[1]


def test_a_brief_says_what_was_taken_and_is_proven_by_the_corpus_alone(briefing: Command, tmp_path: Path) -> None:
    archive = Archive(top=tmp_path)
    archive.write(**{"2024_06_01_quay": QUAY, "2024_06_10_fees": FEES, "2024_06_20_strike": STRIKE})
    briefing("corpus", "add", archive.folder, "--corpus", archive.file, "--index-only")
    wish = ["--corpus", archive.file, "--focus", "landing fees, strike", "--since", "2024-06-01", "--limit", "1"]
    done = briefing("make", *wish, "-f", "md", "-f", "json", "-o", tmp_path / "out")
    said = (
        "3 sources looked at, 2 of them on “landing fees, strike”, from 2024-06-01: 1 taken, 1 left as less relevant."
    )
    assert said in done.stderr
    assert said in (tmp_path / "out" / "brief.md").read_text(encoding="utf-8")
    for path in archive.folder.iterdir():
        path.unlink()
    proven = briefing("verify", tmp_path / "out" / "brief.json", "--corpus", archive.file)
    assert "1 sources: all hold" in proven.stdout
    first = (tmp_path / "out" / "brief.json").read_bytes()
    briefing("make", *wish, "-f", "json", "-o", tmp_path / "out")
    assert (tmp_path / "out" / "brief.json").read_bytes() == first
    briefing("corpus", "remove", "press", "--corpus", archive.file)
    failed = briefing("verify", tmp_path / "out" / "brief.json", "--corpus", archive.file, code=6)
    assert "is missing from the sources" in failed.stderr


def test_where_no_single_passage_is_on_the_words_the_sources_are_taken_whole(briefing: Command, tmp_path: Path) -> None:
    archive = Archive(top=tmp_path)
    parts = ["The ferry left at noon.", "A new tariff was agreed on Monday.", "The lamp on the pier was lit at dusk."]
    archive.write(**{"2024_06_01_day": "\n\n".join(["Day by day", *parts]), "2024_06_02_quay": QUAY})
    briefing("corpus", "add", archive.folder, "--corpus", archive.file, "--index-only")
    words = ["--focus", "ferry tariff lamp pier", "-f", "json", "-o", tmp_path / "a.json"]
    told = briefing("make", "--corpus", archive.file, *words).stderr
    assert "No single passage is on “ferry tariff lamp pier”: the sources were taken whole." in told
    made = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert [source["path"] for source in made["sources"]] == ["press/2024-06-01-day.txt"]


def test_what_search_lists_is_what_a_brief_takes(briefing: Command, tmp_path: Path) -> None:
    archive = Archive(top=tmp_path)
    archive.write(**{"2024_06_01_quay": QUAY, "2024_06_10_fees": FEES})
    briefing("corpus", "add", archive.folder, "--corpus", archive.file, "--index-only")
    found = briefing("corpus", "search", "landing fees", "--corpus", archive.file)
    assert found.stdout == "2024-06-10  press/2024-06-10-fees.txt  Landing fees rise\n"
    status = briefing("corpus", "status", "--corpus", archive.file).stdout
    assert re.search(r"corpus\.sqlite: 2 sources, \d+ words", status)
    assert "dated 2024-06-01 to 2024-06-10; 0 without a date" in status
    assert "2 not through stage 2 yet" in status


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-s", "seeds", "--corpus", "x"], "--sources and --corpus exclude each other."),
        (["--since", "2024-01-01"], "--since needs a corpus."),
        (["--limit", "0"], "--limit needs a corpus."),
        (["--corpus", "nowhere.sqlite"], "There is no corpus nowhere.sqlite."),
        (["--corpus", "README.md"], "README.md is no corpus."),
    ],
)
def test_a_call_that_makes_no_sense_is_refused(briefing: Command, arguments: list[str], message: str) -> None:
    assert f"briefing: {message}" in briefing("make", *arguments, code=2).stderr
