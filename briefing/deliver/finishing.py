"""The last step before a parcel is handed over: what makes a document one reader's own, and its digests on record.

The edition stays the same: its digest is that of the brief, not of the copy. Finished copies are made one by one, when
their turn comes.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from dataclasses import replace

from briefing.deliver.editions import Attachment
from briefing.deliver.ledger import Ledger
from briefing.deliver.letters import choose_documents
from briefing.deliver.parcels import Channel, Parcel, RefusedError
from briefing.deliver.signing import DocumentSigner
from briefing.deliver.watermarks import mark_copy
from briefing.errors import DeliveryError

_KEPT = 8
"""Signed documents remembered: one edition's, in its layouts."""


class Finisher:
    """Makes the copy of an edition for a reader: marked with their name, where they want that, and signed."""

    def __init__(self, signer: DocumentSigner | None = None) -> None:
        self._sign = functools.lru_cache(maxsize=_KEPT)(signer.sign_pdf) if signer else None

    def finish(self, parcel: Parcel) -> Parcel:
        """The parcel with the documents that this reader gets, and no others. Raises `RefusedError` when one fails."""
        try:
            documents = tuple(self._finish(d, parcel) for d in choose_documents(parcel.edition, parcel.reader))
        except DeliveryError as error:
            raise RefusedError(error.message) from error
        return replace(parcel, edition=replace(parcel.edition, documents=documents))

    def _finish(self, document: Attachment, parcel: Parcel) -> Attachment:
        content = document.content
        if parcel.reader.watermark:
            content = mark_copy(content, document.format, parcel.reader.name, document.language)
        if self._sign and document.format == "pdf":
            content = self._sign(content)
        return document if content is document.content else replace(document, content=content)


class FinishedChannel:
    """A channel to which every parcel comes finished, the digests of its documents on record as it is handed over."""

    def __init__(self, channel: Channel, finisher: Finisher, ledger: Ledger) -> None:
        self._channel = channel
        self._finisher = finisher
        self._ledger = ledger
        self.repeatable = channel.repeatable

    def send(self, parcel: Parcel, intend: Callable[[], None]) -> str:  # noqa: ARG002  the contract of a channel
        """Finishes the parcel and hands it over; see `Channel.send`."""
        finished = self._finisher.finish(parcel)
        digests = {d.format: hashlib.sha256(d.content).hexdigest() for d in finished.edition.documents}
        told = " ".join(f"{name}:{digest}" for name, digest in digests.items())
        return self._channel.send(finished, lambda: self._ledger.intend(parcel.key, told))

    def close(self) -> None:
        """Lets go of connections."""
        self._channel.close()
