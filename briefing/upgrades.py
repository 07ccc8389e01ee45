"""`briefing templates upgrade`: what the shipped templates gained since a house copied them, without losing an edit.

Beside the copies stands `.shipped.json`: what each was copied from. With it, the copy and the template shipped now, a
file is in one of few states: untouched ones are renewed, changes in different places are joined, and where both changed
the same lines the copy stays as it is and the reader is told which lines to look at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from briefing.copies import content_of, read_record, record_copies
from briefing.errors import UsageError
from briefing.house import WORD, Template, list_templates
from briefing.merging import Chunk, merge_lines
from briefing.settings import Settings

State = Literal["current", "edited", "renewed", "joined", "by hand", "unknown", "own"]
_SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgrade:
    """What happened to one file, and what is left to do by hand (empty for nothing)."""

    path: Path
    state: State
    todo: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The state in a line, what to do in lines below it."""
        return "\n".join((f"{self.path}: {_SAID[self.state]}", *(f"  {line}" for line in self.todo)))


_SAID: dict[State, str] = {
    "current": "nothing new.",
    "edited": "yours; the shipped one is still what you copied.",
    "renewed": "was untouched: replaced by the new one.",
    "joined": "your changes and the new ones are joined; how it was is beside it, as .before.",
    "by hand": "left as it is: you and the new version changed the same.",
    "own": "your own document, no copy.",
    "unknown": "left as it is: no record tells what it was copied from.",
}


def upgrade_templates(settings: Settings, *, trial: bool = False, done: str = "") -> list[Upgrade]:
    """Brings every copy of the house up to date, as far as no edit is lost; a `trial` writes nothing.

    `done` names a template whose changes were carried over by hand: it counts as copied from the one shipped now.
    Raises `UsageError` for an unknown name there, or a file that cannot be written.
    """
    own = [template for template in list_templates(settings) if template.own is not None and template.own.is_file()]
    if done and done not in [template.name for template in own]:
        raise UsageError(f"You have no copy of a template “{done}”.", hint="See `briefing templates list`.")
    try:
        return [_upgrade(template, trial=trial) for template in own if _settle(template, done)]
    except OSError as error:
        raise UsageError(f"{error.filename} cannot be written: {error.strerror or error}.") from error


def _settle(template: Template, done: str) -> bool:
    """Records a template as carried over; True when it is one to look at."""
    if template.name == done and template.own is not None:
        record_copies(template.own.parent, {template.own.name: template.shipped})
    return done in ("", template.name)


def _upgrade(template: Template, *, trial: bool) -> Upgrade:
    copy = template.own or template.shipped
    base = read_record(copy.parent).get(copy.name)
    mine, now = content_of(copy), content_of(template.shipped)
    if mine == now:
        if base != now and not trial:
            record_copies(copy.parent, {copy.name: template.shipped})
        return Upgrade(path=copy, state="current")
    if base is None and template.name == WORD:
        return Upgrade(path=copy, state="own")
    if base is None:
        return Upgrade(path=copy, state="unknown", todo=_unknown(template))
    if base == now:
        return Upgrade(path=copy, state="edited")
    if base == mine:
        if not trial:
            _write(copy, template.shipped.read_bytes())
            record_copies(copy.parent, {copy.name: template.shipped})
        return Upgrade(path=copy, state="renewed")
    if template.name == WORD:
        return _offer_word(template, copy, trial=trial)
    return _join(template, copy, base, trial=trial)


def _join(template: Template, copy: Path, base: str, *, trial: bool) -> Upgrade:
    texts = (base, copy.read_text(encoding="utf-8"), template.shipped.read_text(encoding="utf-8"))
    chunks = merge_lines(*(text.splitlines(keepends=True) for text in texts))
    open_chunks = [chunk for chunk in chunks if chunk.merged is None]
    if open_chunks:
        todo = (*(line for chunk in open_chunks for line in _describe(chunk)), *_when_done(template))
        return Upgrade(path=copy, state="by hand", todo=todo)
    if not trial:
        _write(copy.with_name(copy.name + ".before"), copy.read_bytes())
        _write(copy, "".join(line for chunk in chunks for line in chunk.merged or ()).encode())
        record_copies(copy.parent, {copy.name: template.shipped})
    return Upgrade(
        path=copy, state="joined", todo=("Look at it: `briefing templates lint`, `briefing templates preview`.",)
    )


def _offer_word(template: Template, copy: Path, *, trial: bool) -> Upgrade:
    """A Word document is not joined: the new one is laid beside it."""
    beside = copy.with_name(f"{copy.stem}.new{copy.suffix}")
    if not trial:
        _write(beside, template.shipped.read_bytes())
    todo = (f"The new one is {beside}; `briefing templates diff` lists the differences.", *_when_done(template))
    return Upgrade(path=copy, state="by hand", todo=todo)


def _unknown(template: Template) -> tuple[str, ...]:
    return ("`briefing templates diff` shows how it differs from the shipped one.", *_when_done(template))


def _when_done(template: Template) -> tuple[str, ...]:
    return (f"When you have taken over what you want: briefing templates upgrade --done {template.name}",)


def _describe(chunk: Chunk) -> Iterator[str]:
    """The place, your lines and the new ones."""
    yield f"line {chunk.line}:"
    for sign, lines in (("yours", chunk.mine), ("new  ", chunk.other)):
        yield from (f"  {sign}  {line.rstrip()}" for line in lines[:_SHOWN])
        if len(lines) > _SHOWN:
            yield f"  {sign}  … {len(lines) - _SHOWN} more lines"
        if not lines:
            yield f"  {sign}  (nothing)"


def _write(path: Path, content: bytes) -> None:
    """Writes a file whole, or not at all."""
    new = path.with_name(path.name + ".part")
    new.write_bytes(content)
    new.replace(path)
