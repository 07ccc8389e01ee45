"""Tiny files with nothing wrong, several of each format: what the fuzzer and the tests of damaged files begin with."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import Any

from tests.ingest.readers.reading import PARAGRAPHS, page, pdf, word

PROSE = "\n\n".join(PARAGRAPHS)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LINKED = (
    '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Quays", '
    '"datePublished": "2024-06-09T10:00:00Z", "author": [{"name": "A. Holm"}], "publisher": {"name": "Norda"}}]}</script>'
    '<meta property="og:site_name" content="Norda"><meta name="author" content="A. Holm">'
)
FRONT = "Norda Times\nQuays close at noon\nBy Ane Holm and Per Lund\nBergen, 9 June 2024 (NT) — updated 10:15 GMT\nShare this\n\n"
BACK = (
    "\n\nRead more: Ten beaches\n© 2024 Norda Times. All rights reserved.\nContact: press@norda.example, +47 55 00 00\n"
)
LISTS = {
    ".ris": "TY  - NEWS\nID  - lund\nTI  - Quays close\nAU  - Lund, Ola\nT2  - Norda\nDA  - 2024/06/09/\nL1  - files/a.txt\nER  - \n",
    ".bib": (
        '@string{n = {Norda}}\n@article{lund,\n  title = {{Quays} in M{\\"u}nchen \\& {Larn}},\n  author = {Lund, Ola and {The'
        " Desk}},\n  journal = n, year = 2024, month = jun, day = 9,\n  file = {a:files/a.txt:text/plain;b:C\\:\\\\b.txt:x}\n}\n"
    ),
    ".csl.json": json.dumps(
        [
            {
                "id": "lund",
                "type": "article",
                "title": "<i>Quays</i> close",
                "author": [{"family": "Lund", "given": "Ola"}, {"literal": "Desk"}],
                "issued": {"date-parts": [["2024", 6, 9]]},
                "custom": {"file": "a.txt"},
            }
        ]
    ),
}


def package(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


@cache
def find_samples(suffix: str) -> tuple[bytes, ...]:
    """The samples of a format."""
    if suffix in (".docx", ".docm"):
        return _word()
    if suffix == ".pdf":
        return _pdf()
    if suffix == ".odt":
        return (_odt(),)
    if suffix == ".zip":
        return (package({"a.txt": PROSE, "b/c.html": page(), "d.eml": _mail()}), package({"a.json": "{}"}))
    return _written(suffix)


def _written(suffix: str) -> tuple[bytes, ...]:
    record = {"title": "Quays", "text": PROSE, "author": ["A. Holm"], "date": "2024-06-09", "language": "en"}
    if suffix in (".htm", ".html", ".xhtml"):
        table = page(*PARAGRAPHS, head=LINKED).replace(b"</article>", b"<table><tr><td>a<td>1</table></article>")
        return page(), table, page(around=False), f"<p>{PROSE}<ul><li>One<li>Two</ul><h2>More</h2><br>end".encode()
    if suffix in (".eml", ".mht", ".mhtml"):
        return _mail(), _plain_mail(), f"MIME-Version: 1.0\nContent-Type: text/html\n\n{page().decode()}".encode()
    if suffix == ".mbox":
        return (b"From a\n" + _plain_mail() + b"\n\nFrom b\n" + _mail(),)
    if suffix in (".xml", ".rss", ".atom"):
        return _feeds()
    if suffix in (".csv", ".tsv"):
        return (f'text;title;date\n"{PROSE}";Quays;2024-06-09\nother words;b;\n'.encode(), b"body\ttitle\nwords\ta\n")
    if suffix in (".json", ".jsonl"):
        listed = {"articles": [record, record]}
        line = json.dumps(record)
        return (
            ((line + "\n" + line + "\n").encode(),)
            if suffix == ".jsonl"
            else (json.dumps(listed).encode(), line.encode())
        )
    if suffix in LISTS:
        return (LISTS[suffix].encode(),)
    if suffix == ".doc" and shutil.which("soffice"):
        return (_old_word(),)
    if suffix in (".rtf", ".doc"):
        return (_RTF.encode("cp1252"),)
    return (f"{FRONT}{PROSE}{BACK}".encode(), f"# Quays\n\n- one\n- two\n\n{PROSE}".encode(), PROSE.encode("utf-16"))


_RTF = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\title Quays}{\author A. Holm}}\pard Caf\'e9 {\b words} here\par "
    r"\u322?\uc1 more\tab text\line next {\*\bkmkstart a}{\field{\*\fldinst HYPERLINK}{\fldrslt link}}\par"
    r"\trowd\cellx100\cellx200 one\cell two\cell\row " + PARAGRAPHS[0] + r"\par}"
)


def _plain_mail() -> bytes:
    head = "From: Ane Holm <a@b.example>\nSubject: =?utf-8?q?Re:_quays?=\nDate: Sun, 09 Jun 2024 23:30:00 +0200\n"
    history = "On Mon, 2 Feb 2026 at 09:12, The Desk <d@d.example> wrote:\n> Please send it.\n"
    return f"{head}Content-Type: text/plain; charset=utf-8\n\n{PROSE}\n\n> quoted\n\n{history}-- \nAne\n".encode()


def _mail() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = (
        "Ane <a@b.example>",
        "Quays",
        "Sun, 09 Jun 2024 23:30:00 +0000",
    )
    message.set_content(PROSE)
    message.add_alternative(f"<p>{PROSE}</p><blockquote>old</blockquote>", subtype="html")
    message.add_attachment(page(), maintype="text", subtype="html", filename="quays.html")
    return message.as_bytes()


def _feeds() -> tuple[bytes, ...]:
    item = f"<title>Quays</title><pubDate>Sun, 09 Jun 2024 10:00:00 GMT</pubDate><description>{PROSE}</description>"
    content = f"<content type='html'>&lt;p>{PROSE}&lt;/p></content>"
    entry = f"<entry><title>Quays</title><updated>2024-06-09</updated><author><name>A</name></author>{content}</entry>"
    return (
        f"<?xml version='1.0'?><rss version='2.0'><channel><title>Norda</title><item>{item}</item></channel></rss>".encode(),
        f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Norda</title>{entry}</feed>".encode(),
    )


def _pdf() -> tuple[bytes, ...]:
    from weasyprint import HTML

    columns = f"<h1>Quays</h1><div style='columns: 2; hyphens: auto'><p>{PROSE * 2}</p></div>"
    css = "@page { size: A5; @bottom-center { content: counter(page) } }"
    open_ = HTML(string=f"<style>{css}</style>{columns}").write_pdf(uncompressed_pdf=True)
    assert isinstance(open_, bytes)
    return pdf(columns), open_, pdf(f"<table><tr><td>a<td>{PARAGRAPHS[0]}</table>")


def _word() -> tuple[bytes, ...]:
    def write(document: Any) -> None:
        document.add_heading("Quays", 1)
        document.add_paragraph(PROSE)
        document.add_paragraph("one", style="List Bullet")
        table = document.add_table(1, 2)
        table.cell(0, 0).text = "cell"

    body = (
        "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>Quays</w:t></w:r></w:p><w:p><w:ins><w:r><w:t>in </w:t>"
        "</w:r></w:ins><w:del><w:r><w:delText>out</w:delText></w:r></w:del><w:r><w:t>kept</w:t><w:tab/></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    whole = word(write)
    with zipfile.ZipFile(io.BytesIO(whole)) as old:
        files: dict[str, str | bytes] = {name: old.read(name) for name in old.namelist()}
    tracked = package({**files, "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"})
    return whole, tracked


def _old_word() -> bytes:
    """A Word document in the old format, as LibreOffice writes it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        path.write_bytes(_word()[0])
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "doc", "--outdir", folder, str(path)]
        subprocess.run(command, check=True, capture_output=True)
        return path.with_suffix(".doc").read_bytes()


def _odt() -> bytes:
    names = "".join(f" xmlns:{n}='urn:oasis:names:tc:opendocument:xmlns:{n}:1.0'" for n in ("office", "text", "table"))
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>note</text:p></text:note-body></text:note>"
    content = (
        f"<office:document-content{names}><office:body><office:text><text:h text:outline-level='1'>Quays</text:h>"
        f"<text:p>{PARAGRAPHS[0]}{note}</text:p><text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>"
        "</office:text></office:body></office:document-content>"
    )
    meta = "<m xmlns:dc='d'><dc:title>Quays</dc:title><initial-creator>A. Holm</initial-creator></m>"
    return package({"content.xml": content, "meta.xml": meta, "META-INF/manifest.xml": "<m/>"})
