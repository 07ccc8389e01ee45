"""Mail: the newest text, with what it answers to and its signature apart; attachments are files of their own."""

from __future__ import annotations

import datetime as dt
import mailbox
import re
import tempfile
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime
from pathlib import Path

from briefing.ingest.extracted import Extracted, Member, Reading, UnreadableError, Writer, clean_line
from briefing.ingest.layout import split_blocks
from briefing.ingest.readers.markup import write_markup
from briefing.ingest.text import read_text

MOST = 2_000
"""Mails that are read of one mailbox."""
_DEEPEST = 20
_ATTRIBUTION = re.compile(
    r"(?:On|Am|Le|El|Il|Op)\b.{5,200}\b(?:wrote|schrieb|écrit|escribió|ha scritto|schreef)\b.{0,40}:"
)
_SEPARATOR = re.compile(r"(?i)-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht)\s*-{2,}.*|_{20,}")
_HEADER = re.compile(r"(?:From|Von|De|Da|Van):\s.{0,200}\s(?:Sent|Date|Gesendet|Datum|Envoyé|Enviado):\s.*")
_ADDRESSED = re.compile(r"(?:From|Von|De|Da|Van):\s+\S.*")
_SUBJECT = re.compile(r"(?i)^(?:(?:re|aw|fwd?|wg|sv|tr)\s*(?:\[\d+\])?\s*:\s*)+")


def read_mail(data: bytes) -> Reading:
    """The text of one mail (.eml), and its attachments as members."""
    return _read_message(message_from_bytes(data, policy=default), "")


def read_mailbox(data: bytes) -> Reading:
    """The mails of a mailbox (.mbox), each a text named by its number, with all their attachments."""
    texts: list[Extracted] = []
    members: list[Member] = []
    if not data.startswith(b"From "):
        raise UnreadableError("damaged", "The file is no mailbox: it does not begin with “From ”.", "Save it anew.")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "box"
        path.write_bytes(data)
        box = mailbox.mbox(path, factory=None, create=False)
        for number, key in enumerate(list(box.keys())[:MOST], 1):
            reading = _read_message(message_from_bytes(box.get_bytes(key), policy=default), f"{number}")
            texts.extend(reading.texts)
            members.extend(Member(name=f"{number}/{m.name}", data=m.data) for m in reading.members)
        box.close()
    return Reading(texts=tuple(texts), members=tuple(members))


def _read_message(message: EmailMessage, name: str) -> Reading:
    writer = Writer()
    subject = _SUBJECT.sub("", clean_line(_header(message, "Subject")))
    if subject:
        writer.add_heading(subject, 1)
    body = message.get_body(("plain", "html"))
    if isinstance(body, EmailMessage):
        content = _decode(body)
        if body.get_content_type() == "text/html":
            write_markup(writer, content, quoted=True)
        else:
            _write_plain(writer, content)
    text = Extracted(
        text=writer.text,
        title=subject,
        sender=_sender(message),
        published=_sent(message),
        masked=writer.masked,
        name=name,
    )
    return Reading(texts=(text,), members=tuple(_attachments(message, 0)))


def _decode(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    try:
        return data.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        extracted = read_text(data)
        return extracted.text if extracted else ""


def _header(message: EmailMessage, name: str) -> str:
    """A header's value; empty for one that is missing or that no parser can make out."""
    try:
        return str(message.get(name, ""))
    except (ValueError, LookupError, AttributeError, TypeError, IndexError):
        return ""


def _sender(message: EmailMessage) -> str:
    """The name before the address; an address alone names nobody."""
    name = re.sub(r"\s*<[^<>]*>.*$", "", _header(message, "From")).strip(" \"'")
    return "" if "@" in name else clean_line(name)


def _sent(message: EmailMessage) -> str:
    try:
        sent = parsedate_to_datetime(_header(message, "Date"))
        return dt.date(sent.year, sent.month, sent.day).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


# --- the text -------------------------------------------------------------------------------------


def _write_plain(writer: Writer, content: str) -> None:
    """The paragraphs of a mail; from the first line that introduces the history on, and below “-- ”, masked."""
    lines = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for masked, part in _parts(lines):
        for block in split_blocks(part):
            writer.add(block.text, masked=masked)


def _parts(lines: list[str]) -> Iterator[tuple[bool, str]]:
    """The text in pieces, each with whether it is history, a signature or somebody else's words."""
    history = next((n for n in range(len(lines)) if _begins_history(lines, n)), len(lines))
    signature = next((n for n in range(history) if lines[n].rstrip() == "--"), history)
    run: list[str] = []
    quoting = False
    for line in lines[:signature]:
        quoted = line.startswith(">")
        if quoted != quoting and run:
            yield quoting, "\n".join(run)
            run = []
        quoting = quoted
        run.append(line.lstrip("> ") if quoted else line)
    yield quoting, "\n".join(run)
    yield True, "\n".join(line.lstrip("> ") for line in lines[signature:])


def _begins_history(lines: list[str], number: int) -> bool:
    line = lines[number].strip()
    following = " ".join(part.strip() for part in lines[number : number + 3])
    if _SEPARATOR.fullmatch(line):
        return True
    if _ADDRESSED.match(line) and _HEADER.match(following) and number > 0:
        return True
    return bool(_ATTRIBUTION.fullmatch(line)) or (
        line.startswith(("On ", "Am ", "Le ", "El ", "Il ", "Op "))
        and any(_ATTRIBUTION.fullmatch(" ".join(p.strip() for p in lines[number : number + n])) for n in (2, 3))
    )


def _attachments(message: EmailMessage, depth: int) -> Iterator[Member]:
    """Attachments with their names; a mail attached to a mail is one too. Pictures of the layout are none."""
    if depth > _DEEPEST or not message.is_multipart():
        return
    for part in message.iter_attachments():
        kind = part.get_content_type()
        name = clean_line(part.get_filename() or "")
        if kind == "message/rfc822":
            for inner in part.iter_parts() if isinstance(part, EmailMessage) else ():
                yield Member(name=name or "attached.eml", data=inner.as_bytes())
        elif part.get_content_maintype() not in ("image", "audio", "video"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and name:
                yield Member(name=name, data=payload)
            elif part.is_multipart() and isinstance(part, EmailMessage):
                yield from _attachments(part, depth + 1)
