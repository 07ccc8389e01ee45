"""The list of sources for a reference manager, and such a list as what is known of the files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Command

from briefing.bibliography import BIBLIOGRAPHIES, write_bibtex, write_csl, write_ris
from briefing.ingest.references import Reference, read_references
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
    assert bare == {"id": "S2", "type": "document", "title": "Talks", "custom": {"file": "c.txt"}}


RIS = (
    "TY  - NEWS\r\nID  - lund2024\r\nTI  - Talks resume at last\r\nAU  - Lund, Ola\r\nAU  - Vik, Kari\r\nT2  - Norda Times\r\n"
    "DA  - 2024/06/09/\r\n{file}ER  - \r\n"
)
BIB = (
    "@string{{nt = {{Norda Times}}}}\n@article{{lund2024,\n  title = {{{{Talks}} resume at {{\\emph{{last}}}}}},\n"
    "  author = {{Lund, Ola and Kari Vik}},\n  journal = nt, year = 2024, month = jun, day = 9,\n{file}}}\n"
)
CSL = (
    '[{{"id": "lund2024", "type": "article-newspaper", "title": "<i>Talks</i> resume at last", "container-title": "Norda Times",'
    '"author": [{{"family": "Lund", "given": "Ola"}}, {{"literal": "Kari Vik"}}], "issued": {{"date-parts": [["2024", 6, 9]]}}{file}}}]'
)


@pytest.mark.parametrize(
    ("name", "listed", "file"),
    [
        ("zotero.ris", RIS, "L1  - files/7/a.txt\r\n"),
        ("zotero.bib", BIB, "  file = {Full Text:files/7/a.txt:text/plain;Snapshot:files/8/c.html:text/html}\n"),
        ("zotero.bib", BIB, r"  file = {C\:\\Users\\desk\\a.txt}"),
        ("zotero.csl.json", CSL, ', "custom": {"file": "files/7/a.txt"}'),
    ],
)
def test_a_list_of_references_says_what_the_files_do_not(tmp_path: Path, name: str, listed: str, file: str) -> None:
    files: dict[str, str | bytes] = {"files/7/a.txt": LEAD, "lund2024.txt": MORE, name: listed.format(file=file)}
    sources, problems = read(tmp_path, files)
    found = sources[0]
    assert (found.title, found.author, found.publisher) == ("Talks resume at last", "Ola Lund, Kari Vik", "Norda Times")
    assert (found.published, sources[1].published) == ("2024-06-09", None)
    assert [code for where, code in codes(problems) if where == name] == []


@pytest.mark.parametrize(("name", "listed"), [("a.ris", RIS), ("a.bib", BIB), ("a.csl.json", CSL)])
@pytest.mark.parametrize("file", ["lund2024.txt", "Lund and Vik - 2024 - Talks resume at last.txt"])
def test_an_entry_without_a_file_is_matched_by_its_key_or_its_title(
    tmp_path: Path, name: str, listed: str, file: str
) -> None:
    sources, _ = read(tmp_path, {file: LEAD, "Talks resume at last.txt": MORE, name: listed.format(file="")})
    assert [s.publisher for s in sources if s.path == file] == ["Norda Times"]
    assert [s.publisher for s in sources if s.path != file] == [None]


@pytest.mark.parametrize("format_", ["ris", "bibtex", "csl"])
def test_what_is_written_is_read_again(tmp_path: Path, format_: str) -> None:
    name = {"ris": "a.ris", "bibtex": "a.bib", "csl": "a.csl.json"}[format_]
    (reference, bare) = read_references(name, BIBLIOGRAPHIES[format_]([SOURCE, BARE]).encode())
    assert reference == Reference(
        patterns=("b_1.pdf",),
        title=SOURCE.title,
        author="Ola Lund, Kari Vik",
        publisher="Norda",
        published="2024-06-09",
    )
    assert (bare.patterns, bare.title, bare.published) == (("c.txt",), "Talks", "")


def test_a_damaged_entry_costs_the_others_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    sources, _ = read(
        tmp_path, {"a.txt": LEAD, "a.bib": BIB.format(file="  file = {a.txt}") + "@article{b, title = {c"}
    )
    assert sources[0].publisher == "Norda Times"
    assert capfd.readouterr().err == ""


def test_an_export_of_references_among_the_sources_is_told_how_to_be_called(tmp_path: Path) -> None:
    _, problems = read(tmp_path, {"a.txt": LEAD, "library.json": CSL.format(file="")})
    assert [(p.code, p.hint) for p in problems if p.where == "library.json"] == [
        ("references", "Let its name end in .csl.json: then it tells of the files.")
    ]


@pytest.mark.parametrize(
    ("name", "listed", "reason"),
    [
        ("a.csl.json", b"{", "Expecting property name"),
        ("a.csl.json", b"[" * 100_000, "recursion"),
        ("a.bib", b"\0\0", "it is no text"),
        ("a.bib", b"@article{a, title = {b", "its entries are damaged"),
        ("a.ris", b"TY  - \nER  - \n" * 80_000, "it is too large"),
        ("a.ris", b"TY  - \nER  - \n" * 6_000, "more than 5,000 entries"),
    ],
)
def test_a_list_that_cannot_be_read_is_told_and_the_run_goes_on(
    tmp_path: Path, name: str, listed: bytes, reason: str
) -> None:
    sources, problems = read(tmp_path, {"b.txt": LEAD, name: listed})
    assert len(sources) == 1
    assert [reason in p.message for p in problems if (p.where, p.code) == (name, "unreadable-list")] == [True]


def test_sources_toml_wins_over_a_list(tmp_path: Path) -> None:
    listed = "TY  - NEWS\nTI  - Talks resume\nPB  - Norda\nL1  - a.txt\nER  - \n"
    said = '[[source]]\nfile = "a.txt"\ntitle = "Own title"\n'
    source = read(tmp_path, {"a.txt": LEAD, "list.ris": listed, "sources.toml": said})[0][0]
    assert (source.title, source.publisher) == ("Own title", "Norda")


@pytest.mark.parametrize(
    "listed",
    [
        b"",
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
