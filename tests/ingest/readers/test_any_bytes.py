"""Whatever bytes a reader meets, it gives a reading: texts whose offsets hold, or a reason."""

from __future__ import annotations

import io
import json
import os
import zipfile
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.ingest.child import read_bounded
from briefing.ingest.extracted import Reading
from briefing.ingest.layout import split_blocks
from briefing.ingest.readers import READERS
from tests.ingest.readers.reading import PARAGRAPHS, page, pdf, word

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "15"))
"""More than in the suite: FUZZ_EXAMPLES=20000 pytest tests/ingest/readers/test_any_bytes.py"""
SLOW = (".doc",)  # starts LibreOffice for each
FORMATS = [suffix for suffix in READERS if suffix not in SLOW]
PROSE = "\n\n".join(PARAGRAPHS)


WRITTEN = {
    ".rtf": r"{\rtf1\ansi{\info{\title A}}Caf\'e9 {\b words}\par\u322?}",
    ".eml": f"From: A <a@b.c>\nSubject: =?utf-8?q?a?=\nDate: Sun, 09 Jun 2024 23:30:00\n\n{PROSE}\n> b\n",
    ".mbox": f"From a\nSubject: a\n\n{PROSE}\n\nFrom b\n\n{PROSE}\n",
    ".csv": f'text,title\n"{PROSE}",a\n',
    ".tsv": "text\ttitle\nwords\ta\n",
    ".json": json.dumps({"articles": [{"text": PROSE, "date": "2024-06-09"}]}),
    ".jsonl": json.dumps({"text": PROSE}) + "\n",
    ".xml": f"<rss><channel><item><title>a</title><description>{PROSE}</description></item></channel></rss>",
}


@cache
def good(suffix: str) -> bytes:
    """A file of a format with nothing wrong."""
    if suffix in (".docx", ".docm"):
        return word(lambda document: document.add_paragraph(PROSE))
    if suffix in (".zip", ".odt"):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as package:
            package.writestr("content.xml", "<a xmlns:t='t'><body><text><t:p>words</t:p></text></body></a>")
        return stream.getvalue()
    if suffix == ".pdf":
        return pdf(f"<h1>Title</h1><div style='columns: 2'><p>{PROSE}</p></div>")
    return WRITTEN[suffix].encode("cp1252") if suffix in WRITTEN else page()


def check(reading: Reading) -> None:
    """What holds for every reading."""
    for text in reading.texts:
        text.text.encode("utf-8")
        assert list(text.pages) == sorted(text.pages)
        assert all(0 <= start <= len(text.text) + 2 for start in text.pages)
        assert all(0 <= start < end <= len(text.text) for start, end in text.masked)
        assert "".join(text.text.split()) == "".join("".join(b.text.split()) for b in split_blocks(text.text))
    assert all(flaw.message and flaw.code for flaw in reading.flaws)
    assert all(flaw.hint for flaw in reading.flaws if flaw.code in ("damaged", "reader-failed"))


@pytest.mark.parametrize("suffix", FORMATS)
@settings(max_examples=EXAMPLES, deadline=None)
@given(data=st.data())
def test_a_good_file_with_bytes_changed(suffix: str, data: st.DataObject) -> None:
    content = bytearray(good(suffix))
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(content)))
        piece = data.draw(
            st.binary(max_size=8) | st.sampled_from([b"<", b">", b"&#0;", b"\0", b"\xff", b"\n", b"{\\", b"=?"])
        )
        content[at : at + data.draw(st.integers(0, 8))] = piece
    check(read_bounded(suffix, bytes(content)))


@pytest.mark.parametrize("suffix", FORMATS)
@settings(max_examples=EXAMPLES, deadline=None)
@given(content=st.binary(max_size=300) | st.text(max_size=300).map(lambda t: t.encode("utf-8", "replace")))
def test_any_bytes_at_all(suffix: str, content: bytes) -> None:
    check(read_bounded(suffix, content))


MARKUP = st.recursive(
    st.text(max_size=20),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(
            ["p", "div", "h1", "ul", "li", "table", "tr", "td", "blockquote", "br", "span", "b", "article", "nav"]
        ),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(markup=MARKUP)
def test_any_page(markup: str) -> None:
    check(read_bounded(".html", f"<html><body>{markup}</body></html>".encode("utf-8", "replace")))


@settings(max_examples=EXAMPLES, deadline=None)
@given(body=st.text(st.characters(codec="utf-8"), max_size=300))
def test_any_mail(body: str) -> None:
    check(read_bounded(".eml", f"Content-Type: text/plain; charset=utf-8\n\n{body}".encode()))
