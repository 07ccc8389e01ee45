"""ZIP files, and the office formats that are ZIP files of XML: opened with bounds, so that no bomb goes off."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from briefing.ingest.extracted import UnreadableError

LARGEST = 100_000_000
"""Bytes that all files of a package may have together when unpacked."""
MOST = 2_000
"""Files in a package."""


def open_package(data: bytes, kind: str) -> zipfile.ZipFile:
    """The package, once what its directory says of sizes and encryption is acceptable.

    Raises `UnreadableError`, which calls the file by its `kind` (“Word document”).
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        message = f"The {kind} is encrypted, or one of the old format under a new name."
        raise UnreadableError("encrypted", message, "Save a copy without a password.")
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise UnreadableError("damaged", f"The file is no {kind}, or is damaged.", "Save it anew.") from error
    entries = package.infolist()
    if len(entries) > MOST:
        raise UnreadableError("too-large", f"The {kind} has {len(entries)} files; {MOST} are the limit.")
    if sum(entry.file_size for entry in entries) > LARGEST:
        message = f"The {kind} unpacks to more than {LARGEST // 1_000_000} megabytes."
        raise UnreadableError("too-large", message, "Take out what is not needed.")
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableError("encrypted", f"The {kind} is encrypted.", "Save a copy without a password.")
    return package


def read_entry(package: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of one file; empty when there is none. Never more than its directory entry promised."""
    try:
        entry = package.getinfo(name)
    except KeyError:
        return b""
    with package.open(entry) as stream:
        return stream.read(entry.file_size)


def parse_xml(data: bytes) -> Any:
    """The root of an XML document. No entity is expanded, no document type loaded, nothing fetched.

    Raises `UnreadableError` for a document that declares entities, and lxml's errors for one that is no XML.
    """
    from lxml import etree  # noqa: PLC0415 - slow to import

    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=False)
    root = etree.fromstring(data, parser=parser)
    document = root.getroottree().docinfo.internalDTD
    if document is not None and any(True for _ in document.iterentities()):
        raise UnreadableError("entities", "The file declares XML entities, which are not expanded.", "Save it anew.")
    return root


def local(element: Any) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
