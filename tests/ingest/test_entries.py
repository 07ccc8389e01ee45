"""What `sources.toml` says of the files beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import ConfigError
from tests.ingest.folders import LAST, LEAD, MORE, codes, read
from tests.ingest.readers.reading import TITLE, page


def test_title_author_publisher_and_date_come_from_it(tmp_path: Path) -> None:
    said = '[[source]]\nfile = "a.html"\ntitle = "Own title"\nauthor = "Kari Vik"\npublisher = "Norda"\npublished = 2024-06-09\n'
    source = read(tmp_path, {"a.html": page(), "sources.toml": said})[0][0]
    assert (source.title, source.author, source.publisher) == ("Own title", "Kari Vik", "Norda")
    assert (source.published, source.published_from) == ("2024-06-09", "metadata")


def test_reliability_and_marking_come_from_it_alone(tmp_path: Path) -> None:
    said = '[[source]]\nfile = "a.txt"\nreliability = "B"\nmarking = "TLP:AMBER"\n'
    sources, _ = read(tmp_path, {"a.txt": LEAD, "b.txt": MORE, "sources.toml": said})
    assert [(s.reliability, s.marking) for s in sources] == [("B", "TLP:AMBER"), ("", "")]


def test_a_marking_never_widens_the_one_that_a_file_carries(tmp_path: Path) -> None:
    said = '[[source]]\nfile = "*.txt"\nmarking = "TLP:GREEN"\n'
    files = {"a.txt": f"TLP:RED\n\n{LEAD}", "b.txt": f"TLP:CLEAR\n\n{MORE}", "sources.toml": said}
    assert [s.marking for s in read(tmp_path, files)[0]] == ["TLP:RED", "TLP:GREEN"]


def test_patterns_cover_several_files_and_later_entries_win(tmp_path: Path) -> None:
    said = '[[source]]\nfile = "news/*"\npublisher = "Norda"\n[[source]]\nfile = "news/b.txt"\npublisher = "Fjord"\n'
    sources, _ = read(tmp_path, {"news/a.txt": LEAD, "news/b.txt": MORE, "c.txt": LAST, "sources.toml": said})
    assert [(s.path, s.publisher) for s in sources] == [
        ("c.txt", None),
        ("news/a.txt", "Norda"),
        ("news/b.txt", "Fjord"),
    ]


def test_files_can_be_left_out(tmp_path: Path) -> None:
    said = '[[source]]\nfile = "*.txt"\nleave_out = true\n[[source]]\nfile = "b.txt"\n'
    sources, problems = read(tmp_path, {"a.txt": LEAD, "b.txt": MORE, "sources.toml": said})
    assert [s.path for s in sources] == ["b.txt"]
    assert ("a.txt", "left-out") in codes(problems)


def test_a_pattern_that_matches_nothing_is_told(tmp_path: Path) -> None:
    _, problems = read(tmp_path, {"a.txt": LEAD, "sources.toml": '[[source]]\nfile = "b.txt"\n'})
    assert ("sources.toml", "unmatched-entry") in codes(problems)


def test_columns_of_exports_are_named(tmp_path: Path) -> None:
    table = f'Artikel,Kopf,Tag\n"{LEAD} {MORE}",{TITLE},2024-06-09\n'
    said = '[columns]\ntext = "Artikel"\ntitle = "Kopf"\npublished = "Tag"\n'
    source = read(tmp_path, {"a.csv": table, "sources.toml": said})[0][0]
    assert (source.path, source.title, source.published) == ("a.csv/1", TITLE, "2024-06-09")


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ('[[source]]\nfil = "a"\n', "unknown key “fil” in [source]"),
        ('[column]\ntext = "a"\n', "unknown key “column” at the top"),
        ('[[source]]\nfile = "a"\npublished = "June"\n', "published"),
        ('[[source]]\nfile = "a"\nreliability = "G"\n', "“G” is no reliability of the Admiralty scale"),
        ('[[source]]\nfile = "a"\nmarking = "TLP:AMBRE"\n', "“TLP:AMBRE” is no label of TLP 2.0"),
        ("[[source]\n", "not a readable TOML file"),
        ("a = " + "[" * 5000, "not a readable TOML file"),
    ],
)
def test_a_faulty_one_stops_the_run_and_says_where(tmp_path: Path, said: str, message: str) -> None:
    with pytest.raises(ConfigError) as error:
        read(tmp_path, {"a.txt": LEAD, "sources.toml": said})
    assert message in error.value.message
