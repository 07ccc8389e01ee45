"""What happened when, joined over the sources that tell it."""

from __future__ import annotations

from briefing.model.findings import Occurrence
from briefing.reconcile.material import Material
from briefing.model.observations import Event
from briefing.model.source import content_id


def build_timeline(material: Material) -> tuple[Occurrence, ...]:
    """The events: dated ones by date, then undated ones in text order."""
    out = []
    for o in material.observations:
        for e in o.events:
            out.append(
                Occurrence(
                    id=content_id("event", e.date, e.text),
                    date=e.date,
                    precision=e.precision,
                    derivation=e.derivation,
                    expression=e.expression,
                    text=e.text,
                    salience=1.0,
                    evidence=(e.evidence,),
                )
            )
    return tuple(sorted(out, key=lambda o: (not o.date, o.date)))
