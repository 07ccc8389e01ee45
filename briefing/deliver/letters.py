"""An edition as one mail message for one reader: text and HTML with the bottom line in both, the documents attached.

The message is the same bytes whenever it is made again: its date, Message-ID and boundaries come from the ledger and
the edition. It is put together here rather than by one `EmailMessage`, so that an attachment is encoded once for all.
Headers are made by `email.headerregistry`, which refuses a line break in any of them.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage, MIMEPart
from email.policy import SMTP
from email.utils import format_datetime

from briefing.deliver.directory import Reader, Sender
from briefing.deliver.editions import Attachment, Edition
from briefing.deliver.forms import fill_form
from briefing.errors import ConfigError

_TYPES = {
    "pdf": ("application", "pdf"),
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "html": ("text", "html"),
    "md": ("text", "markdown"),
    "json": ("application", "json"),
}
_COLOURS = {"TLP:RED": "#ff2b2b", "TLP:AMBER": "#ffc000", "TLP:AMBER+STRICT": "#ffc000", "TLP:GREEN": "#33ff00"}
"""The colours of TLP 2.0 on black; CLEAR, and a house's own marking, is white."""

_SIGNED = 'signed; protocol="application/pkcs7-signature"; micalg=sha-256'
Seal = Callable[[bytes, dt.datetime], bytes]
"""Makes the detached signature (CMS, in DER) over a MIME entity, said to be made then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message ready to be handed over: one envelope with one recipient, and the bytes, with CRLF at line ends."""

    sender: str
    recipient: str
    message_id: str
    content: bytes


def make_message_id(digest: str, reader: Reader, sender: Sender) -> str:
    """The Message-ID of an edition for a reader: the same whenever it is asked for, so that a repeat can be dropped."""
    name = hashlib.sha256(f"{digest}\0{reader.key}\0{reader.channel}".encode()).hexdigest()[:32]
    return f"<{name}@{sender.address.rpartition('@')[2] or 'localhost'}>"


def write_letter(
    edition: Edition,
    reader: Reader,
    sender: Sender,
    *,
    message_id: str,
    dated: str,
    answers: str = "",
    test: bool = False,
    seal: Seal | None = None,
) -> Letter:
    """The message for a reader.

    `dated` is its date in ISO form; `answers` the Message-ID of the edition that it corrects; `seal` signs it (S/MIME).
    Raises `ConfigError` when the sender has no address, `TemplateError` when a template fails.
    """
    if not sender.address:
        raise ConfigError(
            "The readers file names no sender.", hint='Add `[sender]` with address = "desk@house.example".'
        )
    values = describe_letter(edition, reader, sender)
    subject = " ".join(fill_form("email", sender.templates, "subject.txt.j2", values).split())
    head = EmailMessage(policy=SMTP)
    head["From"] = Address(sender.name, addr_spec=sender.address)
    head["To"] = Address(reader.name, addr_spec=reader.address)
    head["Subject"] = f"[Test] {subject}" if test else subject
    head["Date"] = format_datetime(dt.datetime.fromisoformat(dated))
    head["Message-ID"] = message_id
    for name, value in _list_headers(sender, answers).items():
        head[name] = value
    head["Auto-Submitted"] = "auto-generated"  # RFC 3834: no answering machine answers
    parts = [
        _write_body(sender, values),
        *(encode_attachment(name_file(edition, d), d) for d in choose_documents(edition, reader)),
    ]
    content = _seal(_write_head(head), _join("mixed", b"", parts, message_id), dated, seal)
    return Letter(sender=sender.address, recipient=reader.address, message_id=message_id, content=content)


def _seal(head: bytes, entity: bytes, dated: str, seal: Seal | None) -> bytes:
    """The message whole: the headers, then the entity as it is, or signed (RFC 8551, 3.5.3: multipart/signed)."""
    if seal is None:
        return head + entity
    part = MIMEPart(policy=SMTP)
    signature = seal(entity, dt.datetime.fromisoformat(dated))
    part.set_content(signature, "application", "pkcs7-signature", filename="smime.p7s", disposition="attachment")
    return _join(_SIGNED, head, [entity, part.as_bytes()], hashlib.sha256(entity).hexdigest())


def choose_documents(edition: Edition, reader: Reader) -> list[Attachment]:
    """The documents that a reader gets, in the order of their formats; those that are missing are left out."""
    found = (edition.find(format_, reader.variant) for format_ in reader.formats)
    return [document for document in found if document]


def name_file(edition: Edition, document: Attachment) -> str:
    """The name of a document for its readers, in ASCII: `fisheries-talks-edition-3.pdf`."""
    return f"{slug_of(edition.series)}-edition-{edition.number}.{document.format}"


def slug_of(text: str) -> str:
    """A text as a part of a file name or address: small ASCII letters, digits and hyphens."""
    slug = "-".join(re.findall(r"[a-z0-9]+", text.lower()))[:60].strip("-")
    return slug or hashlib.sha256(text.encode()).hexdigest()[:12]


def describe_letter(edition: Edition, reader: Reader, sender: Sender) -> dict[str, object]:
    """What the templates may print."""
    return {
        "title": edition.title,
        "kind": " ".join(str(edition.brief["kind"]).split()),
        "number": edition.number,
        "corrects": edition.corrects,
        "as_of": edition.as_of,
        "language": reader.language,
        "marking": edition.marking,
        "colour": _COLOURS.get(edition.marking, "#fff"),
        "bottom_line": edition.bottom_line,
        "changes": edition.changes,
        "changed_since": edition.changed_since,
        "files": [name_file(edition, document) for document in choose_documents(edition, reader)],
        "sender": sender.name or sender.address,
        "reader": reader.name,
        "unsubscribe": sender.unsubscribe,
    }


@functools.lru_cache(maxsize=32)
def encode_attachment(name: str, document: Attachment) -> bytes:
    """A document as a MIME part, its file under this name."""
    part = MIMEPart(policy=SMTP)
    main, sub = _TYPES[document.format]
    part.set_content(document.content, main, sub, filename=name, disposition="attachment")
    return part.as_bytes()


def _list_headers(sender: Sender, answers: str) -> Mapping[str, str]:
    """Headers of RFC 2919 (List-Id), RFC 2369 (List-Unsubscribe) and RFC 5322, 3.6.4 (In-Reply-To)."""
    headers = {
        "Reply-To": sender.reply_to,
        "List-Id": f"<{sender.list_id}>" if sender.list_id else "",
        "List-Unsubscribe": f"<{sender.unsubscribe}>" if sender.unsubscribe else "",
        "In-Reply-To": answers,
        "References": answers,
    }
    return {name: value for name, value in headers.items() if value}


def _write_body(sender: Sender, values: Mapping[str, object]) -> bytes:
    parts = []
    for kind in ("plain", "html"):
        template = "message.txt.j2" if kind == "plain" else "message.html.j2"
        part = MIMEPart(policy=SMTP)
        part.set_content(fill_form("email", sender.templates, template, values), subtype=kind, cte="quoted-printable")
        parts.append(part.as_bytes())
    return _join("alternative", b"", parts, b"".join(parts).hex())


def _write_head(head: EmailMessage) -> bytes:
    """The headers, without the empty line that ends them."""
    head["MIME-Version"] = "1.0"
    return head.as_bytes().removesuffix(b"\r\n")


def _join(kind: str, head: bytes, parts: list[bytes], seed: str) -> bytes:
    """A multipart entity (RFC 2046, 5.1) below these headers; its boundary stands in none of its parts."""
    whole = b"".join(parts)
    boundary = _boundary(kind, seed)
    while boundary.encode() in whole:
        boundary = _boundary(kind, boundary)
    line = f"--{boundary}".encode()
    body = b"".join(b"%s\r\n%s\r\n" % (line, part) for part in parts)
    kind_line = f'Content-Type: multipart/{kind};\r\n boundary="{boundary}"\r\n\r\n'.encode()
    return head + kind_line + body + line + b"--\r\n"


def _boundary(kind: str, seed: str) -> str:
    return "=_" + hashlib.sha256(f"{kind}\0{seed}".encode()).hexdigest()[:40]
