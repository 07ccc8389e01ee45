"""What a layout prints first: the items of each section, the most important at the front.

Findings come in their order of importance, so most sections keep theirs. Positions are spread over their holders, a
timeline is in the order of its days: both are ranked anew here.
"""

from __future__ import annotations

from briefing.model.brief import Section
from briefing.model.findings import Findings, Position

_SHARED_FRONT = 3
"""How much the first holder's further statements count against other holders' first ones: the least holder rank at
which a first statement is worth less than the second one of the first holder."""


def item_id(item: dict[str, object]) -> str:
    """The name under which lines print an item: its id, or its text where it has none (keywords)."""
    return str(item.get("id") or item.get("text") or "")


def rank_items(section: Section, findings: Findings) -> tuple[str, ...]:
    """The ids of a section's items, the most important first; items without a name have no rank."""
    known = [name for item in section.items if (name := item_id(item))]
    match section.type:
        case "positions":
            ranked = _rank_positions(findings.positions)
        case "timeline":
            ranked = [event.id for event in sorted(findings.timeline, key=lambda e: -e.salience)]
        case _:
            ranked = known
    return tuple(name for name in dict.fromkeys([*ranked, *known]) if name in set(known))


def _rank_positions(positions: tuple[Position, ...]) -> list[str]:
    """The most telling statements of each holder, so that the first holders have most and many have one.

    The k-th statement of the n-th holder stands at k · (n + c) (a highest-averages rule, as in D'Hondt's division of
    seats, with the holders' ranks for their votes).
    """
    holders = {holder: place for place, holder in enumerate(dict.fromkeys(p.holder for p in positions))}
    taken = dict.fromkeys(holders, 0)
    ranked: list[tuple[int, int, str]] = []
    for position in sorted(positions, key=lambda p: -p.salience):
        taken[position.holder] += 1
        place = holders[position.holder]
        ranked.append((taken[position.holder] * (place + _SHARED_FRONT), place, position.id))
    return [name for _, _, name in sorted(ranked)]
