"""The bottom line and the keywords beside public extractive tools, on annotated topics; run by hand.

    pip install sumy==0.11.0          (for this table only; without it the lead alone is compared)
    python -m tests.benchmarks.bench_summary [FOLDER …]

A folder is a topic: `docs/` and `gold.json`; by default those in `tests/eval/topics`. Every method gets as many words
as the brief's own bottom line has (whole sentences, of which one may run over by half its length). A gold point counts
as covered when a chosen sentence overlaps its evidence. sumy's methods choose from the sentences of all sources in order;
the lead takes the first body sentence of each source, then the second, then the third.
A keyword phrase counts as named when all its words of weight occur in the gold's actors, questions, conflicts or
points; YAKE runs with its defaults on all sources joined, cut at as many phrases as the brief prints.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import yake

from briefing.extract import observe
from briefing.ingest import read_folder
from briefing.lexicon import load_lexicon
from briefing.likeness import Likeness
from briefing.model.observations import Sentence
from briefing.pipeline import Order, make_brief
from briefing.render import render
from briefing.settings import load_settings

TOPICS = Path(__file__).parents[1] / "eval" / "topics"
Chosen = list[tuple[str, int, int]]  # path, start, end
Method = Callable[[Sequence[Sentence], int], list[Sentence]]


def main() -> None:
    """One line for each topic and one for all: points covered by each method, then keywords named."""
    folders = [Path(name) for name in sys.argv[1:]] or sorted(p for p in TOPICS.iterdir() if p.is_dir())
    methods = {"lead-3": choose_lead, **load_sumy()}
    heads = ["briefing", *methods, "keywords", "stock YAKE"]
    print(f"{'':24s}" + "".join(f"{head:>12s}" for head in heads))
    sums = [(0, 0)] * len(heads)
    for folder in folders:
        row = measure(folder, methods)
        sums = [(a + c, b + d) for (a, b), (c, d) in zip(sums, row, strict=True)]
        print_row(folder.name, row)
    print_row("all", sums)


def print_row(name: str, row: Iterable[tuple[int, int]]) -> None:
    """Counts as “3 of 7”."""
    print(f"{name:24s}" + "".join(f"{f'{found} of {total}':>12s}" for found, total in row), flush=True)


def measure(folder: Path, methods: dict[str, Method]) -> list[tuple[int, int]]:
    """Points covered by the brief and each method, then keywords named by the gold: the brief's, and YAKE's."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    settings, lexicon = load_settings(), load_lexicon()
    sources, _ = read_folder(folder / "docs", lexicon)
    observations = observe(sources, settings.analysis.model, lexicon)
    brief = json.loads(render(make_brief(Order(sources=folder / "docs", settings=settings)), "json", settings))
    sections: dict[str, Any] = {section["type"]: section for section in brief["sections"]}
    paths = {source.id: source.path for source in sources}
    items = sections["summary"]["items"]
    own = [(paths[e["source"]], e["start"], e["end"]) for item in items for e in item["evidence"]]
    length = sum(len(item["text"].split()) for item in items)
    sentences = [s for o in observations for s in o.sentences if s.zone in ("lead", "body")]
    rivals = [
        [(paths[s.span.source], s.span.start, s.span.end) for s in method(sentences, length)]
        for method in methods.values()
    ]
    row = [covered(gold, chosen) for chosen in (own, *rivals)]
    printed = [item["text"] for item in sections["keywords"]["items"]]
    text = "\n\n".join(source.text for source in sources)
    stock = [phrase for phrase, _ in yake.KeywordExtractor(top=len(printed)).extract_keywords(text)]
    likeness = Likeness((), lexicon.words("function_words"))
    return [*row, named(gold, printed, likeness), named(gold, stock, likeness)]


def covered(gold: dict[str, Any], chosen: Chosen) -> tuple[int, int]:
    """How many of the gold's points have evidence that a chosen sentence overlaps."""
    found = sum(
        any(p == e["doc"] and a < e["end"] and e["start"] < b for p, a, b in chosen for e in point["evidence"])
        for point in gold["summary_points"]
    )
    return found, len(gold["summary_points"])


def named(gold: dict[str, Any], phrases: Sequence[str], likeness: Likeness) -> tuple[int, int]:
    """How many phrases have all their words of weight in what the gold names."""
    texts = [
        *(name for actor in gold["actors"] for name in (actor["name"], *actor["aliases"])),
        *(question["question"] for question in gold["open_questions"]),
        *(conflict["about"] for conflict in gold["conflicts"]),
        *(point["point"] for point in gold["summary_points"]),
    ]
    known = frozenset().union(*map(likeness.stems, texts))
    stems = [likeness.stems(phrase) for phrase in phrases]
    return sum(bool(s) and s <= known for s in stems), len(phrases)


# --- methods --------------------------------------------------------------------------------------


def choose_lead(sentences: Sequence[Sentence], length: int) -> list[Sentence]:
    """The first sentence of each source, then the second, then the third, until the words are used."""
    places: dict[str, int] = {}
    ranked = []
    for sentence in sentences:
        place = places[sentence.span.source] = places.get(sentence.span.source, 0) + 1
        ranked.append((place, sentence))
    return fill((s for place, s in sorted(ranked, key=lambda r: r[0]) if place <= 3), length)


def fill(ranked: Iterable[Sentence], length: int) -> list[Sentence]:
    """The best sentences until the words are used."""
    chosen: list[Sentence] = []
    left = length
    for sentence in ranked:
        words = len(sentence.evidence.quote.split())
        if left >= words / 2:
            chosen.append(sentence)
            left -= words
    return chosen


def load_sumy() -> dict[str, Method]:
    """LexRank and LSA of sumy; nothing where it is not installed."""
    try:
        lex_rank, lsa = (import_module(f"sumy.summarizers.{name}") for name in ("lex_rank", "lsa"))
    except ImportError as error:
        print(f"Without sumy ({error}).", file=sys.stderr)
        return {}
    return {"LexRank": _ranked_by(lex_rank.LexRankSummarizer), "LSA": _ranked_by(lsa.LsaSummarizer)}


class _Words:
    """The tokenizer that sumy asks for; sentences are already cut."""

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(re.findall(r"[^\W\d_]+", text))


def _ranked_by(kind: type) -> Method:
    dom, stemmers, utils = (import_module(f"sumy.{name}") for name in ("models.dom", "nlp.stemmers", "utils"))

    def choose(sentences: Sequence[Sentence], length: int) -> list[Sentence]:
        parts = [dom.Sentence(" ".join(s.evidence.quote.split()), _Words()) for s in sentences]
        summarizer = kind(stemmers.Stemmer("english"))
        summarizer.stop_words = utils.get_stop_words("english")
        ratings: dict[int, float] = {}

        def keep(_sentences: object, _count: object, rating: Any, *args: object, **kwargs: object) -> tuple[()]:
            for number, part in enumerate(parts):
                ratings[number] = rating(part, *args, **kwargs) if callable(rating) else rating[part]
            return ()

        summarizer._get_best_sentences = keep  # all ratings, not the best few
        summarizer(dom.ObjectDocumentModel([dom.Paragraph(parts)]), len(parts))
        order = sorted(ratings, key=lambda n: (-ratings[n], n))
        return fill((sentences[n] for n in order), length)

    return choose


if __name__ == "__main__":
    main()
