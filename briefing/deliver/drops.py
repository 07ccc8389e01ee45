"""A folder as a channel: the documents of an edition lie in it under names that no other edition has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefing.deliver.folder import write_file
from briefing.deliver.letters import choose_documents, name_file, slug_of
from briefing.deliver.parcels import DeferredError, Parcel
from briefing.errors import RenderError


class FolderChannel:
    """Writes each document whole or not at all. In `path`, `{reader}` stands for the name of the reader."""

    repeatable = True

    def __init__(self, path: str, start: Path) -> None:
        self._path = path
        self._start = start

    def send(self, parcel: Parcel, intend: Callable[[], None]) -> str:
        """Writes the documents of a reader; see `Channel.send`."""
        folder = self._start / Path(self._path.replace("{reader}", slug_of(parcel.reader.name))).expanduser()
        intend()
        names = []
        for document in choose_documents(parcel.edition, parcel.reader):
            names.append(name_file(parcel.edition, document))
            try:
                write_file(folder / names[-1], document.content)
            except RenderError as error:
                raise DeferredError(error.message) from error
        return f"in {folder}: {', '.join(names)}"

    def close(self) -> None:
        """Nothing is held open."""
