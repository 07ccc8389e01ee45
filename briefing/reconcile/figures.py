"""The figures that matter, joined over the sources that give them."""

from __future__ import annotations

from briefing.model.findings import KeyFigure
from briefing.model.source import content_id
from briefing.reconcile.actors import Cast
from briefing.reconcile.material import Material


def select_figures(material: Material, cast: Cast) -> tuple[KeyFigure, ...]:
    """The key figures, most important first."""
    return tuple(
        KeyFigure(
            id=content_id("figure", f.value, f.unit, f.counts, f.span),
            printed=f.printed,
            value=f.value,
            low=f.low,
            high=f.high,
            unit=f.unit,
            counts=f.counts,
            stage=f.stage,
            approximate=f.approximate,
            attributed_to=None,
            as_of=f.as_of,
            salience=1.0,
            evidence=(f.evidence,),
            bound=f.bound,
        )
        for o in material.observations
        for f in o.figures
    )
