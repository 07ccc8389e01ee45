"""A folder of files that mean harm or are broken: each small as a file, and each a known way to hurt a parser."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from email.message import EmailMessage

from tests.ingest.readers.reading import PARAGRAPHS, page, pdf, word

PROSE = "\n\n".join(PARAGRAPHS)
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
DTD = '<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://192.0.2.1/a.dtd">'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def package(files: dict[str, bytes | str]) -> bytes:
    """A ZIP file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def rewritten(data: bytes, name: str, content: bytes | str) -> bytes:
    """The package with other content in one of its files."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        files: dict[str, bytes | str] = {n: old.read(n) for n in old.namelist()}
    return package({**files, name: content})


def plain_word() -> bytes:
    """A Word document with nothing wrong."""
    return word(lambda document: document.add_paragraph(PROSE))


def mail(*lines: str, body: str = PROSE) -> bytes:
    """A mail with these lines as its header."""
    return ("\n".join([*lines, "", body])).encode("utf-8", "surrogateescape")


def nested_mail(depth: int) -> bytes:
    """A mail within a mail within a mail …"""
    message = EmailMessage()
    message.set_content(PROSE)
    for _ in range(depth):
        outer = EmailMessage()
        outer.set_content("see below")
        outer.add_attachment(message)
        message = outer
    return message.as_bytes()


def nested_parts(depth: int) -> bytes:
    """Parts within parts, none of which holds a text."""
    head = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return head.encode() + b"Content-Type: text/plain\n\nend\n"


def bare_pdf(content: bytes, extra: bytes = b"") -> bytes:
    """A PDF of one page, written by hand."""
    stream = zlib.compress(content)
    font = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<" + font + b">>>>",
        f"<</Length {len(stream)}/Filter/FlateDecode>>stream\n".encode() + stream + b"\nendstream",
    )
    body = b"".join(f"{n} 0 obj".encode() + written + b" endobj\n" for n, written in enumerate(objects, 1))
    return b"%PDF-1.5\n" + body + extra + b"trailer<</Root 1 0 R>>\n%%EOF"


def lying_archive() -> bytes:
    """An archive whose directory says that a file of ten megabytes has ten bytes."""
    data = bytearray(package({"a.txt": b"a" * 10_000_000}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


def overlapping_archive() -> bytes:
    """An archive whose directory names the same compressed bytes two thousand and one times."""
    with zipfile.ZipFile(stream := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"a" * 1_000_000)
        entry = archive.filelist[0]
        archive.filelist = [entry] * 2001
    return stream.getvalue()


def texts() -> Iterator[tuple[str, bytes]]:
    """Plain text and exports."""
    yield "empty.txt", b""
    yield "spaces.txt", b" \n\t" * 100_000
    yield "nul.txt", b"\0" * 5000
    yield "controls.txt", bytes(range(1, 9)) * 500
    yield "one_line.txt", b"word " * 800_000
    yield "one_word.txt", b"a" * 4_000_000
    yield "too_large.txt", b"a " * 2_600_000
    yield "brackets.md", b"[" * 200_000
    yield "hashes.md", b"#" * 500_000 + b"\n" + b"# " * 100_000
    yield "turned.txt", ("The \u202eevil\u202c minister \u2066said\u2069 so. " + PROSE).encode()
    yield "invisible.txt", ("\u200b".join(PROSE)).encode()
    yield "tags.txt", ("said" + "".join(chr(0xE0000 + n) for n in range(1, 127)) + PROSE).encode()
    yield "lone_surrogates.txt", b"\xed\xa0\x80 " * 200
    yield "odd_utf16.txt", b"\xff\xfea\0b\0c"
    yield "deep.json", b"[" * 200_000
    yield "deep_object.json", b'{"a":' * 50_000
    yield "number.json", b'{"text": ' + b"9" * 100_000 + b"}"
    yield "infinite.json", b'{"text": [Infinity, NaN]}'
    yield "cut.json", b'{"text": "abc'
    yield "bad.jsonl", b'{"text": "ok ok"}\nnot json\n'
    yield "wide.csv", b",".join([b"a"] * 100_000) + b"\n" + b",".join([b"b"] * 100_000)
    yield "open_quote.csv", b'text\n"' + b"a" * 3_000_000
    yield "nul.csv", b"text\n\0\n"


def markup() -> Iterator[tuple[str, bytes]]:
    """Pages and feeds."""
    yield "empty.html", b""
    yield "binary.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
    yield "deep.html", b"<div>" * 100_000 + b"text"
    yield "deep_lists.html", b"<ul><li>" * 5_000 + PROSE.encode()
    yield "open_tags.html", b"<" * 500_000
    yield "attributes.html", b"<p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">text</p>"
    yield "comment.html", b"<!--" + b"-" * 1_000_000
    yield "entities.html", b"<p>" + b"&amp;" * 400_000
    yield "scripts.html", page("<script>alert(1)</script> {{ 7 * 7 }} " + PROSE)
    yield "charset.html", b"<meta charset='utf-7'>" + page()
    yield "charset_zip.html", b"<meta charset='zip'>" + page()
    yield "long_word.html", page("a" * 2_000_000)
    yield "paragraphs.html", b"<p>a b c d." * 50_000
    yield "table.html", b"<table>" + b"<tr>" + b"<td>a" * 50_000
    yield "headers.mhtml", b"Subject: a\n" * 50_000
    yield "no_page.mhtml", mail("Content-Type: text/plain")
    yield "laughs.xml", LAUGHS.encode() + b"<rss><channel><item><title>&j;</title></item></channel></rss>"
    yield "outside.xml", OUTSIDE.encode() + b"<rss><channel><item><title>&x;</title></item></channel></rss>"
    yield "dtd.xml", DTD.encode() + b"<rss/>"
    yield "deep.xml", b"<a>" * 100_000
    yield "cut.rss", b"<rss><channel><item><title>cut"
    yield "no_feed.xml", b"<a/>"
    yield "deep_item.atom", b"<feed><entry><content>" + b"&lt;div>" * 5_000 + b"</content></entry></feed>"


def packages() -> Iterator[tuple[str, bytes]]:
    """Archives and office documents."""
    bomb = package({"a.txt": b"\0" * 120_000_000})
    nested = package({"a.txt": b"a" * 100})
    for _ in range(8):
        nested = package({"a.zip": nested, "b.zip": nested})
    yield "bomb.zip", bomb
    yield "nested_bombs.zip", package({f"{n}.zip": bomb for n in range(5)})
    yield "nested.zip", nested
    yield "lying.zip", lying_archive()
    yield "overlapping.zip", overlapping_archive()
    yield "many.zip", package({f"{n}.txt": "" for n in range(2_500)})
    yield "cut.zip", package({"a.txt": PROSE})[:-30]
    yield "climbing.zip", package({"../../up.txt": PROSE, "/etc/root.txt": PARAGRAPHS[0], "C:\\x.txt": PARAGRAPHS[1]})
    yield "names.zip", package({"a\nb\u202e.txt": PARAGRAPHS[2], "x" * 5_000 + ".txt": PARAGRAPHS[3]})
    yield "bomb.docx", rewritten(plain_word(), "word/media/a.bin", b"\0" * 120_000_000)
    yield "laughs.docx", rewritten(plain_word(), "word/document.xml", f"{LAUGHS}<w:document {W}>&j;</w:document>")
    yield (
        "outside.docx",
        rewritten(
            plain_word(),
            "word/document.xml",
            f"{OUTSIDE}<w:document {W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>",
        ),
    )
    yield "deep.docx", rewritten(plain_word(), "word/document.xml", f"<w:document {W}><w:body>" + "<w:p>" * 50_000)
    yield "no_parts.docx", package({"a.txt": PROSE})
    yield "cut.docx", plain_word()[:2000]
    yield "styles.docx", rewritten(plain_word(), "word/styles.xml", "<a/>")
    yield "old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
    yield "cut.odt", package({"content.xml": "<a"})
    yield "laughs.odt", package({"content.xml": LAUGHS + "<a>&j;</a>"})
    yield "empty.odt", package({"mimetype": "application/vnd.oasis.opendocument.text"})
    yield "no_word.doc", b"\0" * 1000


def mails() -> Iterator[tuple[str, bytes]]:
    """Mails and rich text."""
    yield "nested.eml", nested_mail(30)
    yield "parts.eml", nested_parts(500)
    yield "headers.eml", mail(*(f"X-{n}: a" for n in range(20_000)))
    yield "addresses.eml", mail("From: " + "a@b.c, " * 20_000, "Content-Type: text/plain")
    yield "words.eml", mail("Subject: " + "=?utf-8?q?a?= " * 20_000)
    yield "base64.eml", mail("Content-Transfer-Encoding: base64", body="!" * 100_000)
    yield "quotes.eml", mail("Content-Type: text/plain", body="\n".join(">" * n for n in range(2_000)))
    yield "wrote.eml", mail("Content-Type: text/plain", body="On " * 300_000)
    yield "no_box.mbox", b"no mailbox"
    yield "lines.mbox", b"From a\n\n" * 20_000
    yield "groups.rtf", b"{\\rtf1" + b"{" * 300_000
    yield "controls.rtf", b"{\\rtf1" + b"\\par" * 300_000 + b"}"
    yield "no.rtf", b"no rich text"


def documents() -> Iterator[tuple[str, bytes]]:
    """PDF."""
    good = pdf(f"<p>{PROSE}</p>")
    yield "cut.pdf", good[: len(good) // 2]
    yield "head.pdf", b"%PDF-1.7\n"
    yield "none.pdf", PROSE.encode()
    yield (
        "loop.pdf",
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9>>endobj trailer<</Root 1 0 R>>",
    )
    yield "bomb.pdf", bare_pdf(b"q " * 30_000_000)
    yield "text_bomb.pdf", bare_pdf(b"BT /F 1 Tf " + b"(aaaaaaaaaa) Tj " * 400_000 + b"ET")
    yield "stacked.pdf", bare_pdf(b"BT /F 12 Tf 10 10 Td " + b"(same place) Tj 0 0 Td " * 20_000 + b"ET")
    yield "script.pdf", bare_pdf(b"", b"5 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj\n")
    yield "blank.pdf", pdf("")


def hostile_files() -> dict[str, bytes]:
    """All of them, by name."""
    return {name: data for family in (texts, markup, packages, mails, documents) for name, data in family()}
