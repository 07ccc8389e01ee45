"""States, their adjectives, capitals and seats, and the best-known bodies between states: facts about the world.

Names come from Unicode CLDR (package babel), official names from ISO 3166 (pycountry), capitals and demonyms from
countryinfo; what these lack is in the word lists `state_names`, `demonyms`, `seats` and `organisations`, each with its
source named.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from typing import Any

from briefing.lexicon import Lexicon
from briefing.naming import fold

_BODIES = {"EU": "European Union", "UN": "United Nations"}
_NO_TERRITORY = {"EZ", "QO", "ZZ", "XA", "XB"}
_COMPASS = {"North": "N", "South": "S"}


@dataclass(slots=True)
class Territories:
    """Lookups by folded surface; values are ISO 3166 codes, for bodies of states their CLDR code.

    `acronyms` are looked up case-sensitively and without dots: `US` is a state, `us` is not.
    """

    names: dict[str, str] = field(default_factory=dict)
    adjectives: dict[str, str] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    acronyms: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    regions: frozenset[str] = frozenset()
    organisations: dict[str, str] = field(default_factory=dict)

    def state(self, surface: str) -> str | None:
        """The code of the state that a name or an acronym denotes."""
        bare = surface.replace(".", "")
        if bare in self.acronyms and bare.isupper():
            return self.acronyms[bare]
        return self.names.get(re.sub(r"^the ", "", fold(surface)))

    def adjective(self, surface: str) -> str | None:
        """The code of the state that an adjective or the name of its people belongs to."""
        key = fold(surface)
        return self.adjectives.get(key) or (self.adjectives.get(key[:-1]) if key.endswith("s") else None)

    def capital(self, surface: str) -> str | None:
        """The code of the state or union that a capital or seat of government stands for."""
        return self.capitals.get(re.sub(r"^the (?!hague)", "", fold(surface)))

    def known(self, surface: str) -> str | None:
        """The code behind a name or an adjective of a state."""
        return self.state(surface) or self.adjective(surface)

    def title(self, code: str) -> str:
        """The English name of a code."""
        return self.titles[code]

    def organisation(self, surface: str) -> str | None:
        """The full name of a well-known body between states, by name or short form (case counts for short forms)."""
        bare = surface.replace(".", "")
        return self.organisations.get(bare) or self.organisations.get(fold(re.sub(r"^[Tt]he ", "", surface)))


def load_territories(lexicon: Lexicon) -> Territories:
    """The lookups, made once for each lexicon."""
    return _load(lexicon)


@functools.lru_cache(maxsize=8)
def _load(lexicon: Lexicon) -> Territories:
    import babel  # noqa: PLC0415  imported where used: the command line starts without it
    import pycountry  # noqa: PLC0415
    from countryinfo import all_countries  # noqa: PLC0415

    world = Territories()
    territories: dict[str, str] = dict(babel.Locale("en").territories)
    for code, name in sorted(territories.items()):
        if len(code) == 2 and code.isalpha() and code not in _NO_TERRITORY:
            world.titles[code] = _BODIES.get(code) or re.sub(r"\s*\(.*?\)", "", name)
            _add_names(world, code, [name, *re.findall(r"\((.*?)\)", name)])
    world.regions = frozenset(fold(name) for code, name in territories.items() if code.isdigit())
    for country in pycountry.countries:
        given = [getattr(country, kind, "") for kind in ("common_name", "official_name", "name")]
        _add_names(world, country.alpha_2, [g for g in given if g and "," not in g])
    facts: list[dict[str, Any]] = sorted((dict(c.info()) for c in all_countries()), key=_by_size)
    for fact in facts:
        _add_facts(world, fact)
    _add_lists(world, lexicon)
    for surface in [s for s in world.adjectives if s in world.names]:
        del world.adjectives[surface]
    return world


def _by_size(fact: dict[str, Any]) -> tuple[int, str]:
    """A demonym that two states share goes to the more populous one."""
    return -(fact.get("population") or 0), str(fact["name"])


def _add_names(world: Territories, code: str, names: list[str]) -> None:
    for given in names:
        name = re.sub(r"\s*\(.*?\)", "", given).strip()
        if len(name) > 3 and not name.isupper():
            world.names.setdefault(re.sub(r"^the ", "", fold(name)), code)
        first, _, rest = name.partition(" ")
        if first in _COMPASS and rest and " " not in rest:
            world.names.setdefault(fold(f"{_COMPASS[first]} {rest}"), code)


def _add_facts(world: Territories, fact: dict[str, Any]) -> None:
    code = (fact.get("ISO") or {}).get("alpha2")
    if not code or code not in world.titles:
        return
    alternatives = [a for a in fact.get("altSpellings", []) if len(a) > 3 and "," not in a]
    _add_names(world, code, [fact["name"], *alternatives])
    for word in re.split(r",\s*|/| and ", fact.get("demonym") or ""):
        if word:
            world.adjectives.setdefault(fold(word), code)
    given = fact.get("capital") or []
    for capital in given if isinstance(given, list) else [given]:
        key = fold(re.sub(r"\s+D\.C\.$", "", capital))
        if key and key not in world.names:
            world.capitals.setdefault(key, code)


def _add_lists(world: Territories, lexicon: Lexicon) -> None:
    codes = {fold(title): code for code, title in world.titles.items()}
    for word, (owner, *_) in lexicon.table("state_names").items():
        (world.acronyms if word.isupper() else world.names)[word if word.isupper() else fold(word)] = codes[fold(owner)]
    for word, (owner, *_) in lexicon.table("demonyms").items():
        world.adjectives[fold(word)] = world.names.get(fold(owner)) or codes[fold(owner)]
    for name, code in list(world.names.items()):
        if people := re.fullmatch(r"(\w{5,}?)i?stan", name):
            world.adjectives.setdefault(people[1], code)
    for word, (owner, *_) in lexicon.table("seats").items():
        world.capitals[fold(word)] = world.names.get(fold(owner)) or codes[fold(owner)]
    for name, others in lexicon.table("organisations").items():
        world.organisations[fold(name)] = name
        for other in others:
            world.organisations[other.replace(".", "") if other.isupper() else fold(other)] = name
