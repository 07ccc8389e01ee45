"""Saved web pages: the article without the page around it, by trafilatura; what the page says of itself; its tables.

Trafilatura (A. Barbaresi, “Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and
Extraction”, ACL 2021) finds the article. Where it finds none, all text of the page is taken, and that is said.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from typing import Any

from briefing.ingest.extracted import Extracted, Flaw, Reading, UnreadableError, Writer, clean_line
from briefing.ingest.readers.markup import parse_markup, write_markup
from briefing.ingest.text import read_text

_FEWEST = 200
_CHARSET = re.compile(
    rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|^<\?xml[^>]*encoding=["']([\w.-]+)"""
)
_TITLE_REACH = 8
"""Blocks among which a page's title stands, below a kicker, a section's name, a date."""
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
_BLOCKS = ("p", "quote", "head", "item", "row", "code", "ab", "div", "fw")
_NO_ARTICLE = Flaw(
    severity="note",
    code="no-article",
    message="No article was made out on the page: all its text was taken.",
    hint="Menus may be among it; save the text alone as .txt.",
)


def read_page(data: bytes) -> Reading:
    """The article of an HTML page, with the metadata of the page."""
    return _read_markup(*decode_page(data))


def read_archived_page(data: bytes) -> Reading:
    """The article of a page saved with its pictures (MHTML, RFC 2557): the first part that is HTML."""
    for part in message_from_bytes(data, policy=default).walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return _read_markup(*decode_page(payload, part.get_content_charset() or ""))
    raise UnreadableError("no-text", "The archived page holds no HTML.", "Save the page as HTML.")


def decode_page(data: bytes, charset: str = "") -> tuple[str, str]:
    """Markup and its encoding: as a mail's header or the page itself says, else as any text is decoded."""
    found = _CHARSET.search(data[:4096])
    for name in (charset, (found[1] or found[2] or b"").decode("ascii", "ignore") if found else ""):
        try:
            if name and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
                return data.decode({"iso-8859-1": "cp1252", "us-ascii": "utf-8"}.get(name.lower(), name)), name.lower()
        except (LookupError, UnicodeDecodeError):
            continue
    extracted = read_text(data)
    if extracted is None:
        raise UnreadableError("binary", "The file holds no text but binary data.")
    return extracted.text, extracted.encoding


def _read_markup(markup: str, encoding: str) -> Reading:
    document = _find_article(markup)
    facts = _read_linked_data(parse_markup(markup))
    title = facts.get("title") or clean_line(document.title or "")
    writer = Writer()
    if document.body is not None:
        _write_article(writer, document.body, title)
    flaws: tuple[Flaw, ...] = ()
    if len(writer.text) < _FEWEST:
        whole = Writer()
        write_markup(whole, markup)
        if len(whole.text) > 2 * len(writer.text):
            writer, flaws = whole, (_NO_ARTICLE,)
    text = Extracted(
        text=writer.text,
        encoding=_plain(encoding),
        title=title,
        author=facts.get("author") or _authors(document.author),
        publisher=facts.get("publisher") or clean_line(document.sitename or ""),
        published=facts.get("published") or _day(document.date),
        language=facts.get("language", ""),
    )
    return Reading(texts=(text,), flaws=flaws)


def _find_article(markup: str) -> Any:
    """Trafilatura's document: its `body`, a tree of blocks, and what it found out about the page."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - slow to import
    from trafilatura.settings import Document  # noqa: PLC0415

    found = bare_extraction(
        parse_markup(markup),
        include_comments=False,
        include_tables=True,
        include_links=False,
        with_metadata=True,
        date_extraction_params=_DATES,
    )
    return found if found is not None else Document()


def _plain(encoding: str) -> str:
    return "utf-8" if encoding.replace("-", "").lower() in ("utf8", "ascii", "usascii") else encoding


# --- the article ----------------------------------------------------------------------------------


def _write_article(writer: Writer, body: Any, title: str) -> None:
    """The blocks of trafilatura's tree, below the title."""
    blocks = [block for block in _walk_article(body) if block[1]]
    if title and not any(_same(title, words) for _, words in blocks[:_TITLE_REACH]):
        writer.add_heading(title, 1)
    for kind, words in blocks:
        if kind == "head":
            writer.add_heading(words, 1 if _same(title, words) else 2)
        elif kind == "item":
            writer.add_item(words)
        else:
            writer.add(words)


def _walk_article(element: Any) -> Iterator[tuple[str, str]]:
    """Kind and words of each block, in order; a row of a table is one block."""
    for child in element:
        if child.tag == "row":
            yield "row", " | ".join(filter(None, (clean_line("".join(c.itertext())) for c in child)))
        elif child.tag in _BLOCKS and not any(True for c in child.iterdescendants(*_BLOCKS)):
            yield child.tag, clean_line(_words(child))
        elif child.tag in _BLOCKS or child.tag in ("list", "table", "main", "body"):
            yield "p", clean_line(child.text or "")
            yield from _walk_article(child)
        else:
            yield "p", clean_line(_words(child))
        yield "p", clean_line(child.tail or "")


def _words(element: Any) -> str:
    for line_break in element.iter("lb"):
        line_break.tail = "\n" + (line_break.tail or "")
    return "".join(element.itertext())


def _same(title: str, words: str) -> bool:
    return bool(title) and title.casefold().strip(" .") == words.casefold().strip(" .")


# --- what the page says of itself -----------------------------------------------------------------


def _read_linked_data(tree: Any) -> dict[str, str]:
    """What the page's JSON-LD says of its article (schema.org), and the language of its root element."""
    found: dict[str, str] = {}
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            if "headline" in thing or "datePublished" in thing:
                facts = {
                    "title": _text(thing.get("headline")),
                    "published": _day(_text(thing.get("datePublished"))),
                    "author": _authors(_names(thing.get("author"))),
                    "publisher": _names(thing.get("publisher")),
                }
                found = {**{k: v for k, v in facts.items() if v}, **found}
    language = (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2].lower()
    return {**found, "language": language} if language.isalpha() else found


def _things(data: Any) -> Iterator[dict[str, Any]]:
    queue = [data]
    for _ in range(1000):
        if not queue:
            return
        thing = queue.pop(0)
        if isinstance(thing, list):
            queue.extend(thing)
        elif isinstance(thing, dict):
            yield thing
            queue.append(thing.get("@graph", []))


def _names(value: Any) -> str:
    values = value if isinstance(value, list) else [value]
    return ", ".join(filter(None, (_text(v.get("name") if isinstance(v, dict) else v) for v in values)))


def _authors(names: str | None) -> str:
    kept = [name for name in re.split(r"\s*[;,]\s*", names or "") if name and "/" not in name and "@" not in name]
    return ", ".join(dict.fromkeys(kept))


def _text(value: Any) -> str:
    return clean_line(re.sub(r"<[^<>]*>", "", value))[:500] if isinstance(value, str) else ""


def _day(value: str | None) -> str:
    found = _ISO.match(value or "")
    try:
        return dt.date.fromisoformat(found[0]).isoformat() if found else ""
    except ValueError:
        return ""
