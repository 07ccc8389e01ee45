"""What goes to one reader by one channel, and the three ways in which that can fail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from briefing.deliver.directory import Directory, Reader
from briefing.deliver.editions import Edition
from briefing.deliver.ledger import Key
from briefing.deliver.letters import choose_documents, make_message_id
from briefing.deliver.markings import may_see, translate_marking


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """An edition for one reader. `answers` is the Message-ID of the edition that this one corrects for them."""

    edition: Edition
    reader: Reader
    message_id: str
    dated: str = ""
    answers: str = ""

    @property
    def key(self) -> Key:
        """What the ledger knows it by."""
        return Key(digest=self.edition.digest, reader=self.reader.key, channel=self.reader.channel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A reader who does not get the edition, and why."""

    reader: Reader
    reason: str


class RefusedError(Exception):
    """The reader will not get it, however often it is tried."""


class DeferredError(Exception):
    """It surely did not arrive, and may later. `whole`: the trouble is the channel's, not this reader's."""

    def __init__(self, detail: str, *, whole: bool = False) -> None:
        super().__init__(detail)
        self.whole = whole


class UncertainError(Exception):
    """It was handed over, and no answer came: it may have arrived."""


class Channel(Protocol):
    """A way to readers."""

    repeatable: bool
    """Whether a second time changes nothing, so that no delivery is ever in doubt."""

    def send(self, parcel: Parcel, intend: Callable[[], None]) -> str:
        """Hands the parcel over and gives the answer; calls `intend` right before it may have arrived.

        Raises `RefusedError`, `DeferredError` or `UncertainError`, and `DeliveryError` when nobody can be served.
        """

    def close(self) -> None:
        """Lets go of connections."""


def plan_parcels(
    edition: Edition, readers: tuple[Reader, ...], directory: Directory
) -> tuple[tuple[Parcel, ...], tuple[Withheld, ...]]:
    """The parcels of an edition for these readers, and who gets none.

    Raises `ConfigError` when the brief has a marking without rank.
    """
    label = translate_marking(edition.marking, directory.sender.unmarked, directory.equivalents)
    parcels, withheld = [], []
    for reader in readers:
        reason = _reason_against(edition, reader, directory, label)
        if reason:
            withheld.append(Withheld(reader=reader, reason=reason))
        else:
            message_id = make_message_id(edition.digest, reader, directory.sender)
            parcels.append(Parcel(edition=edition, reader=reader, message_id=message_id))
    return tuple(parcels), tuple(withheld)


def _reason_against(edition: Edition, reader: Reader, directory: Directory, label: str) -> str:
    """Why a reader may not or cannot have the edition; empty when they can."""
    channel = directory.clearance_of(reader.channel)
    if not may_see(reader.clearance, label):
        return f"cleared up to {reader.clearance}, the brief counts as {label}"
    if not may_see(channel, label):
        return f"the channel {reader.channel} carries up to {channel}, the brief counts as {label}"
    if reader.language != edition.brief["language"]:
        return f"reads {reader.language}, the brief is in {edition.brief['language']}"
    missing = sorted(set(reader.formats) - {document.format for document in choose_documents(edition, reader)})
    if missing:
        layout = f" in the layout {reader.variant}" if reader.variant else ""
        return f"there is no {' and no '.join(missing)}{layout}"
    return ""
