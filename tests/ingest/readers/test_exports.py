"""OpenDocument texts, feeds, archives and exports of databases."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.ingest.folders import read
from tests.ingest.readers.reading import PARAGRAPHS, TITLE, blocks, codes, page, read_file, read_text_of, word

# --- office documents -----------------------------------------------------------------------------

OFFICE = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'


def zipped(**files: str | bytes) -> bytes:
    """A ZIP file; two underscores in a name stand for a slash, one for the dot."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name.replace("__", "/").replace("_", "."), content)
    return stream.getvalue()


def test_an_opendocument_text() -> None:
    body = (
        f'<text:h text:outline-level="1">{TITLE}</text:h>'
        "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
        "<text:p>The <text:span>minister</text:span><text:s/>agreed<text:note><text:note-body><text:p>On Monday.</text:p></text:note-body></text:note>.</text:p>"
        "<text:list><text:list-item><text:p>Wider quays</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>2022</text:p></table:table-cell><table:table-cell><text:p>4.1</text:p></table:table-cell></table:table-row></table:table>"
    )
    content = (
        f"<office:document {OFFICE}><office:body><office:text>{body}</office:text></office:body></office:document>"
    )
    found = read_text_of(".odt", zipped(content_xml=content))
    assert blocks(found) == [f"# {TITLE}", "The minister agreed.", "- Wider quays", "2022 | 4.1", "- On Monday."]


def converted(data: bytes, kind: str, folder: Path) -> bytes:
    """A Word document as LibreOffice saves it in another format."""
    (folder / "a.docx").write_bytes(data)
    command = ["soffice", f"-env:UserInstallation={folder.as_uri()}/profile", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", str(folder), str(folder / "a.docx")], check=True, capture_output=True)
    return (folder / f"a.{kind}").read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["doc", "odt", "rtf"])
def test_what_libreoffice_saves_is_read(tmp_path: Path, kind: str) -> None:
    def write(document: Any) -> None:
        document.add_heading(TITLE, 1)
        for words in PARAGRAPHS:
            document.add_paragraph(words)

    found = blocks(read_text_of(f".{kind}", converted(word(write), kind, tmp_path)))
    assert [found[0].removeprefix("# "), *found[1:]] == [TITLE, *PARAGRAPHS]


# --- feeds ----------------------------------------------------------------------------------------

RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Norda Times</title>
<item><title>{TITLE}</title><dc:creator>Ola Lund</dc:creator><pubDate>Sun, 09 Jun 2024 08:00:00 GMT</pubDate>
<description>&lt;p&gt;{PARAGRAPHS[0]}&lt;/p&gt;&lt;p&gt;{PARAGRAPHS[1]}&lt;/p&gt;</description></item>
<item><title>Union votes</title><description>The union met on Tuesday and voted for the strike.</description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Norda Times</title><entry><title>{TITLE}</title>
<author><name>Ola Lund</name></author><updated>2024-06-09T08:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></div></content></entry></feed>"""


@pytest.mark.parametrize(("suffix", "data"), [(".rss", RSS), (".atom", ATOM), (".xml", RSS)])
def test_the_entries_of_a_feed_are_texts(suffix: str, data: str) -> None:
    found = read_file(suffix, data.encode()).texts[0]
    assert blocks(found) == [f"# {TITLE}", *PARAGRAPHS[:2]]
    assert (found.author, found.publisher, found.published) == ("Ola Lund", "Norda Times", "2024-06-09")


def test_entries_are_named_by_their_numbers() -> None:
    assert [text.name for text in read_file(".rss", RSS.encode()).texts] == ["1", "2"]


def test_xml_that_is_no_feed() -> None:
    assert codes(read_file(".xml", b"<a/>")) == ["unsupported-format"]


# --- archives -------------------------------------------------------------------------------------


def test_the_files_of_an_archive_are_read_as_in_a_folder(tmp_path: Path) -> None:
    inner = zipped(b_txt=PARAGRAPHS[2])
    data = zipped(a_html=page(), sub__c_txt="\n\n".join(PARAGRAPHS[:2]), sub__d_zip=inner, e_exe=b"MZ")
    sources, problems = read(tmp_path, {"a.zip": data})
    assert [s.path for s in sources] == ["a.zip/a.html", "a.zip/sub/c.txt", "a.zip/sub/d.zip/b.txt"]
    assert [(p.where, p.code) for p in problems if p.severity != "note"] == [("a.zip/e.exe", "unsupported-format")]


def test_an_archive_in_an_archive_in_an_archive_ends(tmp_path: Path) -> None:
    data = zipped(a_txt=PARAGRAPHS[0])
    for _ in range(6):
        data = zipped(in_zip=data)
    _, problems = read(tmp_path, {"a.zip": data, "b.txt": PARAGRAPHS[1]})
    assert [p.code for p in problems if p.severity == "error"] == ["too-deep"]


# --- records --------------------------------------------------------------------------------------

RECORD = {
    "Headline": TITLE,
    "Body": "\n\n".join(PARAGRAPHS),
    "Date": "2024-06-09T08:00:00Z",
    "Source": "Norda Times",
    "authors": ["Ola Lund", "Kari Vik"],
}


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        (".json", json.dumps(RECORD)),
        (".json", json.dumps([RECORD, {"other": 1}])),
        (".json", json.dumps({"total": 1, "articles": [RECORD]})),
        (".jsonl", "\n" + json.dumps(RECORD) + "\n"),
        (
            ".csv",
            "Headline,Body,Date,Source,authors\n"
            + ",".join(f'"{", ".join(v) if isinstance(v, list) else v}"' for v in RECORD.values()),
        ),
        (
            ".csv",
            "\ufeffHeadline;Body;Date;Source;authors\r\n"
            + ";".join(f'"{", ".join(v) if isinstance(v, list) else v}"' for v in RECORD.values()),
        ),
    ],
)
def test_a_record_with_a_text_is_a_text(suffix: str, data: str) -> None:
    found = read_text_of(suffix, data.encode())
    assert blocks(found) == [f"# {TITLE}", *PARAGRAPHS]
    assert (found.author, found.publisher, found.published) == ("Ola Lund, Kari Vik", "Norda Times", "2024-06-09")


@pytest.mark.parametrize(("suffix", "data"), [(".json", b"[]"), (".csv", b"a,b\n1,2\n"), (".jsonl", b"{}\n[]\n3\n")])
def test_an_export_without_a_column_of_text(suffix: str, data: bytes) -> None:
    assert codes(read_file(suffix, data)) == ["no-text-column"]
