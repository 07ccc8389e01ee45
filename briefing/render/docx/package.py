"""The package around the text: properties, the evidence it carries, and a ZIP file that is the same each time."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import uuid
import zipfile
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape, unescape

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from briefing.model.brief import Brief
from briefing.render.json import describe
from briefing.render.wording import printable

EVIDENCE = "urn:briefing:evidence"
_ITEM = re.compile(rf'<evidence[^>]*"{EVIDENCE}"[^>]*>(.*)</evidence>', re.DOTALL)
_DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_STORE_ID = f"{{{str(uuid.uuid5(uuid.NAMESPACE_URL, EVIDENCE)).upper()}}}"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LONGEST_PROPERTY = 255
_ENGLISH = "en-GB"


def set_properties(document: Document, brief: Brief) -> None:
    """Title, author, marking and language of the file; its dates are the brief's, never the clock's."""
    house = ", ".join(filter(None, (brief.issuer, brief.desk)))
    values = {
        "title": brief.title,
        "subject": brief.deck,
        "author": house,
        "last_modified_by": house,
        "category": brief.kind,
        "keywords": brief.marking,
        "language": _language_tag(brief.language),
    }
    properties = document.core_properties
    for name, value in values.items():
        setattr(properties, name, printable(value)[:_LONGEST_PROPERTY])
    properties.revision = 1
    _set_dates(document, brief.as_of)
    for language in document.styles.element.xpath("w:docDefaults//w:lang"):
        language.set(qn("w:val"), _language_tag(brief.language))


def _set_dates(document: Document, as_of: str) -> None:
    try:
        moment = dt.datetime.combine(dt.date.fromisoformat(as_of), dt.time())
    except ValueError:
        core = document.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).element
        for stated in core.xpath("dcterms:created | dcterms:modified"):
            core.remove(stated)
        return
    document.core_properties.created = document.core_properties.modified = moment


def _language_tag(language: str) -> str:
    return _ENGLISH if language == "en" else language


# --- evidence -------------------------------------------------------------------------------------


def embed_evidence(document: Document, brief: Brief, words: Iterable[str] = ()) -> None:
    """Puts the brief as JSON into a custom XML part, which Word keeps when it saves the document.

    `words` are those that the template prints of its own.
    """
    part = document.part
    for identifier, relation in list(part.rels.items()):
        if _is_evidence(relation):
            del part.rels[identifier]
    data = json.dumps(describe(brief, words), separators=(",", ":"))  # ASCII: no character that XML refuses
    item = f'<evidence xmlns="{EVIDENCE}" type="application/json">{escape(data)}</evidence>'
    store = (
        f'<ds:datastoreItem xmlns:ds="{_DATASTORE}" ds:itemID="{_STORE_ID}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{EVIDENCE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    name = part.package.next_partname("/customXml/item%d.xml")
    holder = Part(name, "application/xml", _document(item), part.package)
    described = PackURI(name.replace("/item", "/itemProps"))
    part.relate_to(holder, RELATIONSHIP_TYPE.CUSTOM_XML)
    holder.relate_to(
        Part(described, _PROPERTIES_TYPE, _document(store), part.package), RELATIONSHIP_TYPE.CUSTOM_XML_PROPS
    )


def _is_evidence(relation: Any) -> bool:
    wanted = not relation.is_external and relation.reltype == RELATIONSHIP_TYPE.CUSTOM_XML
    return wanted and EVIDENCE.encode() in relation.target_part.blob


def _document(xml: str) -> bytes:
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml).encode()


def read_evidence(document: bytes) -> bytes:
    """The JSON that a Word document carries, also after Word has saved it anew.

    Raises `ValueError` when it carries none, `zipfile.BadZipFile` when it is no such file.
    """
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        for name in sorted(name for name in archive.namelist() if name.startswith("customXml/")):
            if found := _ITEM.search(archive.read(name).decode(errors="replace")):
                return unescape(found[1]).encode()
    raise ValueError("the Word document carries no evidence")


# --- file -----------------------------------------------------------------------------------------


def pack(document: Document) -> bytes:
    """The document as a file: parts in a fixed order, no date, no trace of the machine."""
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w") as target:
        for name in sorted(source.namelist(), key=_place):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o600 << 16
            target.writestr(entry, source.read(name))
    return packed.getvalue()


def _place(name: str) -> tuple[int, str]:
    """Readers expect the content types first, then the package's relationships."""
    first = ("[Content_Types].xml", "_rels/.rels")
    return (first.index(name) if name in first else len(first)), name
