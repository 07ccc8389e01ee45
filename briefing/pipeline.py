"""A folder of sources becomes documents, in six stages. Read this first.

1. ingest     files → sources                    briefing/ingest
2. extract    one source → observations          briefing/extract, run by briefing/engine
3. reconcile  all observations → findings        briefing/reconcile
4. compose    findings → a brief                 briefing/compose
5. render     a brief → documents                briefing/render
6. deliver    documents → files and readers      briefing/deliver

The log prints the same numbers, and docs/architecture.md has the same headings.
"""

from __future__ import annotations

import importlib.util
import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from briefing.changes import Earlier
from briefing.compose import Dossier, compose
from briefing.corpus.choosing import Wish, choose, read_choice
from briefing.corpus.settling import Rules
from briefing.corpus.store import Store
from briefing.deliver.folder import Document, write_documents
from briefing.engine import Engine
from briefing.errors import UsageError
from briefing.ingest import read_folder
from briefing.ingest.languages import Others
from briefing.labels import speaking
from briefing.lexicon import Lexicon, load_lexicon
from briefing.model.brief import Brief
from briefing.model.observations import Observations
from briefing.model.source import Problem, Source
from briefing.reconcile import reconcile
from briefing.reconcile.focus import Focus, focus_on
from briefing.reconcile.mixtures import describe_topics, find_topics
from briefing.render import count_pages, find_missing_scripts, render
from briefing.settings import Settings
from briefing.timing import Timing

log = logging.getLogger("briefing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be made: from which folder, on what in it (`focus`; empty for all), in which formats, and where to.

    With a `wish`, `sources` is a corpus, out of which that is taken. With an `earlier` edition, it says what changed
    since. `timing` is filled while it is made.
    """

    sources: Path
    settings: Settings
    formats: tuple[str, ...] = ("pdf",)
    output: Path = Path("out")
    focus: str = ""
    engine: Engine = field(default_factory=Engine)
    wish: Wish | None = None
    earlier: Earlier | None = None
    timing: Timing = field(default_factory=Timing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The files written, in the order of the formats, and what was wrong with the sources or the cache."""

    paths: tuple[Path, ...]
    problems: tuple[Problem, ...]


def run(order: Order) -> Outcome:
    """Makes the documents and writes them.

    Raises the exceptions of `briefing.errors`; a failed run leaves what was there before.
    """
    brief = make_brief(order)
    order.timing.begin("render")
    log.info("5 render     %s", ", ".join(order.formats))
    documents = [Document(format=f, content=render(brief, f, order.settings)) for f in order.formats]
    boxes = find_missing_scripts(brief, order.settings) if "pdf" in order.formats else ()
    order.timing.begin("deliver")
    log.info("6 deliver    to %s", order.output)
    paths = write_documents(documents, order.output)
    order.timing.begin("")
    return Outcome(paths=paths, problems=(*brief.problems, *boxes, *order.engine.problems))


def make_brief(order: Order) -> Brief:
    """The brief itself, before it takes a format: stages 1 to 4."""
    lexicon = open_lexicon(order.settings)
    sources, problems, observations = _observe(order, lexicon)
    order.timing.begin("reconcile")
    log.info("3 reconcile  %d observations", sum(map(_count, observations)))
    problems = (*problems, *_problems(observations))
    if order.focus:
        focus = _restrict(order, sources, observations, lexicon)
        sources, observations = focus.sources, focus.observations
        problems = (*problems, *focus.left_out)
    problems = (*problems, *describe_topics(find_topics(sources, observations, lexicon), sources))
    with speaking(order.settings.brief.language, order.settings.brief.labels):
        findings = reconcile(sources, observations, lexicon, order.settings.actors)
    order.timing.begin("compose")
    log.info("4 compose    %d sections", len(order.settings.section))
    dossier = Dossier(
        findings=findings,
        sources=sources,
        sentences=tuple(s for o in observations for s in o.sentences),
        problems=problems,
        provenance=order.engine.provenance(order.settings.analysis.model, lexicon),
        function_words=lexicon.words("function_words"),
        earlier=order.earlier,
    )
    return compose(dossier, order.settings, lambda brief: count_pages(brief, order.settings))


def extract_only(order: Order) -> tuple[tuple[Source, ...], tuple[Observations, ...], tuple[Problem, ...]]:
    """Stages 1 and 2 alone, for `briefing extract`: sources, their observations, and what was wrong with them."""
    lexicon = open_lexicon(order.settings)
    sources, problems, observations = _observe(order, lexicon)
    order.timing.begin("")
    return sources, observations, (*problems, *_problems(observations), *order.engine.problems)


def _observe(
    order: Order, lexicon: Lexicon
) -> tuple[tuple[Source, ...], tuple[Problem, ...], tuple[Observations, ...]]:
    """Stages 1 and 2."""
    order.timing.begin("ingest")
    log.info("1 ingest     %s", order.sources)
    others = open_others(order.settings)
    sources, problems = _take(order, lexicon) if order.wish else read_folder(order.sources, lexicon, others)
    order.timing.begin("extract")
    order.timing.sources, order.timing.words = len(sources), sum(source.words for source in sources)
    log.info("2 extract    %d sources", len(sources))
    analysis = order.settings.analysis
    spoken = {language: (analysis.also[language], own) for language, own in others.lexicons.items()}
    return sources, problems, order.engine.observe(sources, analysis.model, lexicon, spoken)


def _take(order: Order, lexicon: Lexicon) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """The sources that a corpus has for the wish."""
    rules = Rules(lexicon=lexicon, model=order.settings.analysis.model)
    with Store(order.sources) as store:
        return read_choice(store, choose(store, order.wish or Wish(), lexicon.words("function_words")), rules)


def _restrict(
    order: Order, sources: tuple[Source, ...], observations: tuple[Observations, ...], lexicon: Lexicon
) -> Focus:
    """The sources that are on the words. Of a corpus, where no single passage is, all that were chosen by the words."""
    try:
        return focus_on(order.focus, sources, observations, lexicon)
    except UsageError:
        if not order.wish:
            raise
    message = f"No single passage is on “{order.focus}”: the sources were taken whole."
    told = Problem(severity="warning", code="focus", where="--focus", message=message)
    return Focus(sources=sources, observations=observations, left_out=(told,))


def open_others(settings: Settings) -> Others:
    """The word lists of the other languages that the settings name models for; those that are not installed apart."""
    also = settings.analysis.also
    missing = {language: model for language, model in also.items() if importlib.util.find_spec(model) is None}
    return Others(lexicons={name: load_lexicon(name) for name in also if name not in missing}, missing=missing)


def open_lexicon(settings: Settings) -> Lexicon:
    """The word lists and rules that the settings name."""
    analysis = settings.analysis
    return load_lexicon(analysis.language, analysis.lexicons, analysis.rules)


def _count(observed: Observations) -> int:
    return len(observed.statements) + len(observed.figures) + len(observed.mentions) + len(observed.events)


def _problems(observations: Iterable[Observations]) -> tuple[Problem, ...]:
    return tuple(problem for observed in observations for problem in observed.problems)
