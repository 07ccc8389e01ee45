"""The reverse test: sources of two topics in one folder give no conflict from one topic to the other.

Each invented topic is put together with the next one, and with itself under other names.
"""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from briefing.extract import observe
from briefing.ingest import read_folder
from briefing.lexicon import load_lexicon
from briefing.model.findings import Conflict
from briefing.reconcile import reconcile
from tests.reading import MODEL

TOPICS = sorted(p.parent for p in (Path(__file__).parent / "topics").glob("*/gold.json"))


def conflicts_of(folder: Path) -> tuple[tuple[Conflict, ...], dict[str, str]]:
    """The conflicts of a folder, and the file that each source was read from."""
    lexicon = load_lexicon()
    sources, _ = read_folder(folder, lexicon)
    found = reconcile(sources, tuple(observe(sources, MODEL, lexicon)), lexicon)
    return found.conflicts, {source.id: source.path for source in sources}


def put(topic: Path, folder: Path, prefix: str) -> None:
    for path in sorted((topic / "docs").iterdir()):
        shutil.copy(path, folder / f"{prefix}_{path.name}")


@pytest.mark.slow
@pytest.mark.parametrize(("one", "other"), list(pairwise([*TOPICS, TOPICS[0]])), ids=lambda topic: topic.name)
def test_no_conflict_goes_from_one_topic_to_another(one: Path, other: Path, tmp_path: Path) -> None:
    put(one, tmp_path, "one")
    put(other, tmp_path, "other")
    conflicts, paths = conflicts_of(tmp_path)
    kinds = [{paths[s].partition("_")[0] for side in c.sides for s in side.sources} for c in conflicts]
    assert all(len(kind) == 1 for kind in kinds)


@pytest.mark.slow
@pytest.mark.parametrize("topic", TOPICS[:3], ids=lambda topic: topic.name)
def test_each_article_twice_gives_the_conflicts_of_once(topic: Path, tmp_path: Path) -> None:
    once, twice = tmp_path / "once", tmp_path / "twice"
    for folder, prefixes in ((once, ("a",)), (twice, ("a", "b"))):
        folder.mkdir()
        for prefix in prefixes:
            put(topic, folder, prefix)
    assert [c.about for c in conflicts_of(twice)[0]] == [c.about for c in conflicts_of(once)[0]]
