"""A reader: notes of our own, whose first line is “Title | publisher | 2031-03-18” and whose rest is the text."""

from __future__ import annotations

from briefing.ingest.extracted import Extracted, Flaw, Reading, UnreadableError


def read_note(data: bytes) -> Reading:
    """What the file holds. It runs in a process of its own, with bounded time and memory."""
    head, _, text = data.decode("utf-8").partition("\n")
    parts = [part.strip() for part in head.split("|")]
    if len(parts) != 3:
        message = "The first line is not “Title | publisher | date”."
        raise UnreadableError(Flaw(severity="error", code="note", message=message, hint="Write it there."))
    title, publisher, published = parts
    return Reading(texts=(Extracted(text=text.strip() + "\n", title=title, publisher=publisher, published=published),))
