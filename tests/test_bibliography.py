"""The list of sources for a reference manager, and such a list as what is known of the files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Command

from briefing.bibliography import write_bibtex, write_csl, write_ris
from briefing.model.source import Source
from tests.ingest.folders import LEAD, MORE, codes, read

SOURCE = Source(
    id="S1",
    path="a/b_1.pdf",
    text="x",
    title="Fees & {quotas}: 50% up",
    author="Ola Lund, Kari Vik",
    publisher="Norda",
    published="2024-06-09",
)
BARE = Source(id="S2", path="c.txt", text="x", title="Talks", language="und")


def test_ris() -> None:
    assert write_ris([SOURCE, BARE]).split("\r\n") == [
        "TY  - GEN", "ID  - S1", "TI  - Fees & {quotas}: 50% up", "AU  - Ola Lund", "AU  - Kari Vik", "PB  - Norda",
        "PY  - 2024", "DA  - 2024/06/09", "LA  - en", "L1  - a/b_1.pdf", "ER  - ", "",
        "TY  - GEN", "ID  - S2", "TI  - Talks", "L1  - c.txt", "ER  - ", "",
    ]  # fmt: skip


def test_bibtex_escapes_what_is_special_to_it() -> None:
    assert write_bibtex([SOURCE]).splitlines() == [
        "@misc{S1,",
        r"  title = {{Fees \& \{quotas\}: 50\% up}},",
        "  author = {{Ola Lund} and {Kari Vik}},",
        "  publisher = {Norda},",
        "  date = {2024-06-09},",
        "  year = {2024},",
        r"  file = {a/b\_1.pdf},",
        "}",
    ]


def test_csl() -> None:
    full, bare = json.loads(write_csl([SOURCE, BARE]))
    assert full["issued"] == {"date-parts": [[2024, 6, 9]]}
    assert full["author"] == [{"literal": "Ola Lund"}, {"literal": "Kari Vik"}]
    assert bare == {"id": "S2", "type": "document", "title": "Talks"}


def test_a_list_of_references_says_what_the_files_do_not(tmp_path: Path) -> None:
    listed = "TY  - NEWS\r\nTI  - Talks resume\r\nAU  - Lund, Ola\r\nAU  - Vik, Kari\r\nT2  - Norda Times\r\nDA  - 2024/06/09/\r\nL1  - files/7/a.txt\r\nER  - \r\n"
    sources, problems = read(tmp_path, {"files/7/a.txt": LEAD, "b.txt": MORE, "zotero.ris": listed})
    found = sources[1]
    assert (found.title, found.author, found.publisher) == ("Talks resume", "Ola Lund, Kari Vik", "Norda Times")
    assert (found.published, sources[0].published) == ("2024-06-09", None)
    assert [code for where, code in codes(problems) if where == "zotero.ris"] == []


def test_sources_toml_wins_over_a_list(tmp_path: Path) -> None:
    listed = "TY  - NEWS\nTI  - Talks resume\nPB  - Norda\nL1  - a.txt\nER  - \n"
    said = '[[source]]\nfile = "a.txt"\ntitle = "Own title"\n'
    source = read(tmp_path, {"a.txt": LEAD, "list.ris": listed, "sources.toml": said})[0][0]
    assert (source.title, source.publisher) == ("Own title", "Norda")


@pytest.mark.parametrize(
    "listed",
    [
        b"",
        b"\0\0",
        b"TY  - \n" * 1000,
        b"L1  - ../../etc/passwd\nER  - \n",
        b"DA  - 9999999999/99/99\nL1  - a.txt\nER  - \n",
    ],
)
def test_a_broken_list_says_nothing(tmp_path: Path, listed: bytes) -> None:
    assert read(tmp_path, {"a.txt": LEAD, "list.ris": listed})[0][0].published is None


def test_the_command_prints_the_list_and_reads_it_again(briefing: Command, tmp_path: Path) -> None:
    (tmp_path / "2024-06-09 talks.txt").write_text(LEAD)
    printed = briefing("sources", "-s", tmp_path, "-q").stdout
    assert "L1  - 2024-06-09 talks.txt" in printed
    assert "DA  - 2024/06/09" in printed
    assert (
        "There is no list format “riss”. Did you mean “ris”?"
        in briefing("sources", "-s", tmp_path, "-f", "riss", code=2).stderr
    )
