"""The Ray engine: the same brief, also when a worker and the driver are killed. Skipped where Ray is not installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.engine import Engine
from briefing.errors import UsageError
from briefing.lexicon import load_lexicon
from briefing.model.source import Source
from briefing.settings import load_settings
from tests.benchmarks.bench_ray import survive

try:
    import ray
except ModuleNotFoundError:
    ray = None

needs_ray = pytest.mark.skipif(ray is None, reason="Ray is not installed: pip install -r requirements/ray.txt")


@pytest.mark.slow
@needs_ray
def test_a_brief_survives_the_death_of_a_worker_and_of_the_driver(tmp_path: Path) -> None:
    result = survive(tmp_path, 60)
    assert 15 <= result.at_worker_kill < result.at_driver_kill < 60
    assert result.same
    assert result.left_behind == ()


@pytest.mark.skipif(ray is not None, reason="Ray is installed")
def test_without_ray_the_engine_says_what_to_install() -> None:
    source = Source(id="S1", path="a.txt", text="Rain fell.", title="")
    with pytest.raises(UsageError, match="Ray is not installed"):
        Engine(kind="ray").observe((source,), load_settings().analysis.model, load_lexicon())
