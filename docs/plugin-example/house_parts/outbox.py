"""A channel: a list of who is to get what, for a courier who carries no network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefing.deliver.directory import ChannelSettings
from briefing.deliver.parcels import Parcel


class Outbox:
    """Adds a line for each reader. Once it is written it may have been read, so a second try is never blind."""

    repeatable = False

    def __init__(self, file: Path) -> None:
        self._file = file

    def send(self, parcel: Parcel, intend: Callable[[], None]) -> str:
        """Writes the line; see `briefing.deliver.parcels.Channel`."""
        intend()
        with self._file.open("a", encoding="utf-8") as file:
            file.write(f"{parcel.reader.name}: {parcel.edition.brief['title']}\n")
        return f"listed in {self._file.name}"

    def close(self) -> None:
        """Nothing is held open."""


def open_outbox(settings: ChannelSettings, start: Path) -> Outbox:
    """The channel of one `[channel.NAME]`; its own keys stand under `options`."""
    return Outbox(start / settings.options["file"])
