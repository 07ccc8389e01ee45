"""A mention in the making: what has been read of it so far, before it is frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from briefing.extract.words import Line
from briefing.model.observations import MentionKind, RoleWords

Form = Literal["name", "pronoun", "description", "acronym", "metonym"]


@dataclass(slots=True, kw_only=True, eq=False)
class Draft:
    """Words `first` to `last` of a line, and what they tell; `chain` is the number given by coreference.

    `head` is the head noun of a description, `owner` the phrase that says whose it is, `title` the words of title
    before a name. `world` is the code of a state that the name or the adjective at its front denotes.
    """

    line: Line
    first: int
    last: int
    start: int
    end: int
    surface: str
    form: Form = "name"
    kind: MentionKind = "unknown"
    label: str = ""
    head: str = ""
    owner: str = ""
    title: tuple[str, ...] = ()
    world: str = ""
    adjective: bool = False
    speaks: bool = False
    acts: bool = False
    place: bool = False
    gender: Literal["", "f", "m", "n"] = ""
    plural: bool = False
    chain: int = -1
    roles: list[RoleWords] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    features: set[str] = field(default_factory=set)
