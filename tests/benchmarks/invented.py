"""Invented articles for benchmarks: paragraphs recombined, and observations under other names.

Names, nouns, numbers and years of the paragraphs come from lists of words of one length, so that an observation can be
given other ones without a parse and without moving an offset.
"""

from __future__ import annotations

import dataclasses
import random
import re
from collections.abc import Callable
from typing import Any

import msgspec

from briefing.model.observations import Observations
from briefing.model.source import Passage, Source

GIVEN = [
    "Alina",
    "Boris",
    "Carla",
    "Dario",
    "Edita",
    "Fabio",
    "Greta",
    "Hanno",
    "Irena",
    "Jonas",
    "Karin",
    "Lukas",
    "Marta",
    "Nikol",
    "Oskar",
    "Petra",
    "Renzo",
    "Silva",
    "Timor",
    "Ursel",
    "Vanja",
    "Wilma",
    "Yarik",
    "Zlata",
]
SURNAMES = [
    "Abrino",
    "Belsky",
    "Corvan",
    "Dalmer",
    "Estrin",
    "Fedrak",
    "Galvin",
    "Hobrek",
    "Istvan",
    "Jandor",
    "Kelmar",
    "Lustig",
    "Mirsel",
    "Norvik",
    "Ostrel",
    "Palmir",
    "Quenby",
    "Rastov",
    "Selwyn",
    "Tarnok",
    "Urbino",
    "Velden",
    "Wexler",
    "Yastro",
    "Zorbin",
    "Brandt",
    "Caspin",
    "Drovik",
]
TOWNS = [
    "Arvanda",
    "Belmora",
    "Corlisk",
    "Dranova",
    "Estelow",
    "Fannich",
    "Gorlice",
    "Hastrup",
    "Ilmenau",
    "Jorvisk",
    "Kelmash",
    "Lorvane",
]
NOUNS = [
    "bridge",
    "tunnel",
    "market",
    "school",
    "museum",
    "garden",
    "clinic",
    "prison",
    "quarry",
    "harbor",
    "bakery",
    "temple",
    "palace",
    "stable",
    "cellar",
    "timber",
    "cotton",
    "copper",
    "carbon",
    "pepper",
    "salmon",
    "potato",
    "tomato",
    "ballet",
    "cinema",
    "sewage",
    "laptop",
    "rocket",
    "garage",
    "pencil",
]
NUMBERS = [str(n) for n in range(110, 990, 11) if n % 100]
YEARS = [str(n) for n in range(2031, 2071)]
_LISTS = (GIVEN, SURNAMES, TOWNS, NOUNS, NUMBERS, YEARS)

PARAGRAPHS = (
    "Transport Minister Alina Abrino said on 14 March 2031 that the bridge in Arvanda would close for 240 days. “We cannot risk another collapse,” she told reporters.",
    "The Arvanda Port Authority denied that the bridge had been damaged by the storm. Its director, Boris Belsky, called the reports baseless.",
    "At least 165 people were injured when the tunnel flooded on 15 March 2031, the fire service said. The mayor of Belmora, Carla Corvan, put the number at 220.",
    "Opposition leader Dario Dalmer accused the ministry of hiding a report on the tunnel. It is unclear who ordered the report.",
    "The Union of Dock Workers announced a strike at the market in Corlisk. Its chairwoman, Edita Estrin, demanded a raise of 286 crowns a month.",
    "Employers rejected the demand. “There is no money for that,” said Fabio Fedrak, who leads the Federation of Traders.",
    "Police arrested 132 demonstrators in front of the school in Dranova on 12 April 2031. A spokesman for the police said most were released overnight.",
    "Human rights lawyer Greta Galvin said that at least 264 people were arrested in Dranova and that several were beaten.",
    "President Hanno Hobrek signed the law on the museum, but he warned that its funding was not secured.",
    "Whether parliament will vote again on the museum remains open. Speaker Irena Istvan did not confirm a date.",
    "The National Bank of Estelow raised its main rate after the price of timber rose. Governor Jonas Jandor expects inflation to fall next year.",
    "Economists at the Institute for Trade in Fannich doubt the forecast. The price of timber may rise by another 33 percent, they wrote.",
    "Environment Minister Karin Kelmar promised 396 million crowns for the garden along the river. Farmers fear that they will lose their land.",
    "The Farmers' Association said it would sue the government over the garden. Lukas Lustig, its president, said the plan violates the constitution.",
    "The Health Agency confirmed 473 cases of fever near the clinic in Gorlice. According to doctors, the true number could be higher.",
    "Marta Mirsel, who heads the clinic, denied that patients had been turned away. The agency has not yet published its findings.",
    "Foreign Minister Nikol Norvik travelled to Hastrup on 16 April 2031 for talks about the quarry. He supports a treaty with neighbours.",
    "The treaty was rejected by the Green Alliance. Oskar Ostrel, its chairman, said the quarry must never open.",
    "Investigators found 187 barrels of oil at the harbor in Ilmenau. The company that owns the ship said it knew nothing of them.",
    "Prosecutor Petra Palmir opened an investigation into the company. It was not immediately clear whether charges would follow.",
    "The Ministry of Defence sent 550 soldiers to the palace in Jorvisk, officials said. Earlier the ministry had spoken of 440 soldiers.",
    "General Renzo Quenby insisted that no shots were fired. Witnesses told the Jorvisk Gazette that they heard shots at dawn.",
    "Exports of cotton fell by 132 million crowns, the Statistics Office reported on 18 March 2031. The minister blamed the drought.",
    "Silva Rastov, an analyst at the Institute for Trade, said that the drought alone does not explain the fall in cotton exports.",
    "The Court of Appeal in Kelmash ruled that the prison was overcrowded. Judge Timor Selwyn ordered the release of 154 inmates.",
    "Justice Minister Ursel Tarnok criticised the ruling. The government will appeal, she said on 19 March 2031.",
    "Students occupied the cinema in Lorvane and demanded the resignation of Rector Vanja Urbino. The university declined to comment.",
    "The rector said she would not resign. “I was elected by the senate and I answer to the senate,” Urbino said.",
    "The Copper Workers' League and the company agreed on 462 crowns a month for the copper mine, both sides said on 20 April 2031.",
    "Wilma Velden, who negotiated for the league, called the agreement a success. Zlata Wexler, her rival, called it a surrender.",
)  # fmt: skip


def make_source(number: int, chance: random.Random, paragraphs: int = 6) -> Source:
    """An article of some paragraphs in random order, dated in 2031, its words those of the paragraphs."""
    parts = chance.sample(PARAGRAPHS, paragraphs)
    passages, place = [], 0
    for part in parts:
        passages.append(Passage(start=place, end=place + len(part), kind="paragraph"))
        place += len(part) + 2
    day = f"2031-{chance.choice(('03', '04'))}-{chance.randint(10, 28)}"
    text = "\n\n".join(parts)
    return Source(id=f"S{number}", path=f"{number}.txt", text=text, title="", published=day, passages=tuple(passages))


def rename(
    source: Source, observed: Observations, number: int, swap: Callable[[str], str]
) -> tuple[Source, Observations]:
    """An article and its observations as source `number`, every word put through `swap`, which keeps lengths."""
    renamed = dataclasses.replace(
        source, id=f"S{number}", path=f"{number}.txt", text=swap(source.text), published=swap(source.published or "")
    )
    built = _put(msgspec.to_builtins(observed), source.id, renamed.id, swap)
    return renamed, msgspec.convert(built, Observations)


def _put(value: Any, old: str, new: str, swap: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {k: _put(v, old, new, swap) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_put(v, old, new, swap) for v in value]
    if isinstance(value, str):
        return new if value == old else swap(value)
    return float(swap(str(value))) if isinstance(value, float) else value


def make_swap(chance: random.Random) -> Callable[[str], str]:
    """A function that puts another word of its list for each listed word of a text, always the same one."""
    table: dict[str, str] = {}
    for words in _LISTS:
        table.update(zip(words, chance.sample(words, len(words)), strict=True))
    pattern = re.compile(rf"\b(?:{'|'.join(table)})\b", re.IGNORECASE)

    def put(match: re.Match[str]) -> str:
        word = match[0]
        if word in table:
            return table[word]
        other = table.get(word.lower()) or table.get(word.capitalize(), word)
        return other.lower() if word.islower() else other.capitalize()

    return lambda text: pattern.sub(put, text)
