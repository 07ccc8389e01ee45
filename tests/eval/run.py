"""Measure the product on annotated texts and hold it to its floors: `make eval`.

The scorers and most texts are not part of the repository. Where the folder ../shared/eval is, each cluster in its
`gold/` and each invented topic in `topics/` beside this file is made into a brief and scored by its `score.py`, and
stage 2 alone is scored by its `attribution/score_attribution.py`.
Exit codes: 0 all floors hold (or nothing to measure), 1 a measure fell, 2 a program failed.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from tests.eval import floors as gate

ROOT = Path(__file__).resolve().parents[2]
FLOORS = Path(__file__).with_name("floors.json")
TOPICS = Path(__file__).with_name("topics")
AREAS = ("positions", "conflicts", "questions", "figures", "events")


def main() -> int:
    """Measure, compare, print; change the floors only when asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=ROOT.parent / "shared" / "eval", help="where the texts are")
    parser.add_argument(
        "--skip", action="append", default=[], metavar="NAME", help="leave out a cluster, or attribution"
    )
    parser.add_argument("--raise", action="store_true", dest="up", help="raise the floors of what has risen")
    parser.add_argument("--lower", metavar="REASON", default="", help="lower the floors of what has fallen")
    options = parser.parse_args()
    if not (options.folder / "gold").is_dir():
        print(f"Nothing to measure: there is no folder {options.folder}/gold. The floors stay as they are.")
        return 0
    fell = False
    try:
        for name, measures in measure_all(options.folder, set(options.skip)):
            fell |= report(name, measures, up=options.up, why=options.lower)
    except subprocess.CalledProcessError as error:
        command = " ".join(map(str, error.cmd))
        print(f"This ended with {error.returncode}: {command}\n{error.stderr[-2000:]}", file=sys.stderr)
        return 2
    return int(fell)


# --- measuring ------------------------------------------------------------------------------------


def measure_all(folder: Path, skip: set[str]) -> Iterator[tuple[str, gate.Measures]]:
    """The name of each measured set of texts and its measures."""
    for kind, parent in (("clusters", folder / "gold"), ("topics", TOPICS)):
        clusters = [path.parent for path in sorted(parent.glob("*/gold.json")) if path.parent.name not in skip]
        if clusters:
            digest = digest_of(*(cluster / "gold.json" for cluster in clusters))
            yield f"{len(clusters)} {kind} {digest}", measure_clusters(folder, clusters)
    sample = folder / "attribution" / "train_sample.jsonl"
    if sample.is_file() and "attribution" not in skip:
        yield f"attribution {digest_of(sample)}", measure_attribution(sample)


def measure_clusters(folder: Path, clusters: list[Path]) -> gate.Measures:
    """The measures of `score.py`, pooled over clusters, with F1 for each area."""
    scorer = load_module(folder / "score.py")
    total: dict[str, int | tuple[int, int]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        for cluster in clusters:
            out = Path(temporary) / f"{cluster.name}.json"
            run_briefing("make", "--sources", str(cluster / "docs"), "--format", "json", "--output", str(out))
            scorer.add(total, scorer.score(cluster, json.loads(out.read_text(encoding="utf-8"))))
            print(f"  measured {cluster.name}", file=sys.stderr)
    measures = {name: ratio(value) if name not in gate.CEILINGS else count(value) for name, value in total.items()}
    for area in AREAS:
        precision, recall = measures[f"{area}.precision"], measures[f"{area}.recall"]
        measures[f"{area}.f1"] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return measures


def measure_attribution(sample: Path) -> gate.Measures:
    """The measures that `score_attribution.py` prints for stage 2 alone."""
    command = [sys.executable, "-m", "briefing", "extract", "{docs}", "--output", "{out}"]
    printed = run_python(str(sample.with_name("score_attribution.py")), str(sample), "--", *command)
    measures: gate.Measures = {}
    for label, name in (("0.3", "lenient"), ("0.8", "strict")):
        found = re.search(rf"overlap {label}: precision ([\d.]+) +recall ([\d.]+) +f1 ([\d.]+)", printed)
        for part, value in zip(("precision", "recall", "f1"), found.groups() if found else (), strict=False):
            measures[f"attribution.{name}.{part}"] = float(value)
    for kind, value in re.findall(r"recall (\w+) +([\d.]+)", printed):
        measures[f"attribution.recall_{kind}"] = float(value)
    for value in re.findall(r"speaker right +([\d.]+)", printed):
        measures["attribution.speaker"] = float(value)
    return measures


def run_briefing(*arguments: str) -> str:
    """Run the product as a user would."""
    return run_python("-m", "briefing", *arguments)


def run_python(*arguments: str) -> str:
    """Run this Python and give what it printed; raises `CalledProcessError` when it fails."""
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout


def load_module(path: Path) -> ModuleType:
    """A Python file outside any package, as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def digest_of(*paths: Path) -> str:
    """A short name for a set of annotations."""
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()[:12]


def ratio(value: int | tuple[int, int]) -> float:
    """A part of a whole as a fraction, a plain count as it is; 0 of 0 is 0."""
    if isinstance(value, tuple):
        return value[0] / value[1] if value[1] else 0.0
    return float(value)


def count(value: int | tuple[int, int]) -> float:
    """How many, whatever the whole."""
    return float(value[0] if isinstance(value, tuple) else value)


# --- reporting ------------------------------------------------------------------------------------


def report(name: str, measures: gate.Measures, *, up: bool, why: str) -> bool:
    """Print a set's measures beside their floors, store new floors if asked; whether a measure fell."""
    stored = gate.load_floors(FLOORS)
    recorded = stored["sets"].get(name, {})
    falls = {fall.measure for fall in gate.find_falls(recorded, measures)}
    print(f"\n{name}" + ("" if recorded else "  (no floors yet: --raise records them)"))
    for measure in sorted(measures.keys() | recorded.keys()):
        value = f"{measures[measure]:9.3f}" if measure in measures else "  missing"
        bound = f"{'≤' if measure in gate.CEILINGS else '≥'} {recorded[measure]:.3f}" if measure in recorded else ""
        print(f"  {measure:34}{value}  {bound:9}{'  FELL' if measure in falls else ''}".rstrip())
    if why and falls:
        recorded, notes = gate.lowered(recorded, measures, why)
        stored["lowered"].extend(notes)
    if up:
        recorded = gate.raised(recorded, measures)
    if up or (why and falls):
        stored["sets"][name] = recorded
        gate.save_floors(FLOORS, stored)
    return bool(falls) and not why


if __name__ == "__main__":
    sys.exit(main())
