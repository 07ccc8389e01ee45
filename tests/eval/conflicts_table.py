"""How many of the reported conflicts are right, type by type: `make conflicts`.

Each annotated cluster in ../shared/eval/gold and each invented topic in `topics/` beside this file is made into a
brief; a conflict is right when two of its sides meet two sides of an annotated one. The table is printed cluster by
cluster, and its totals go into the decision on conflicts and into `floors.json`. A type whose total on the topics
falls under `LEAST` has no place among the detectors.
Exit codes: 0 measured (or nothing to measure), 1 a type is under `LEAST`, 2 a program failed.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.eval import floors as gate
from tests.eval.run import FLOORS, ROOT, TOPICS, load_module, run_briefing

DECISION = ROOT / "docs" / "decisions" / "0006-what-earns-the-word-conflict.md"
TYPES = ("denial", "status", "role", "quotation", "numeric", "temporal")
LEAST = 0.6
_BLOCK = re.compile(r"(?s)(?<=<!-- conflicts-table -->\n).*?(?=<!-- /conflicts-table -->)")

Tally = dict[str, tuple[int, int]]


def main() -> int:
    """Measure, print, and write the totals where they are kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=ROOT.parent / "shared" / "eval", help="where the texts are")
    parser.add_argument("--dry", action="store_true", help="print only; write nothing")
    options = parser.parse_args()
    if not (options.folder / "score.py").is_file():
        print(f"Nothing to measure: there is no {options.folder}/score.py.")
        return 0
    try:
        totals = measure_sets(options.folder)
    except subprocess.CalledProcessError as error:
        print(f"This ended with {error.returncode}:\n{error.stderr[-2000:]}", file=sys.stderr)
        return 2
    if not options.dry:
        write_decision(DECISION, totals)
        write_floors(FLOORS, totals)
    return int(any(right < LEAST * reported for right, reported in totals.get("topics", {}).values()))


def measure_sets(folder: Path) -> dict[str, Tally]:
    """For the clusters and for the topics, right and reported by type; a line is printed for each set of texts."""
    scorer = load_module(folder / "score.py")
    totals: dict[str, Tally] = {}
    for kind, parent in (("clusters", folder / "gold"), ("topics", TOPICS)):
        total: Tally = {}
        for gold in sorted(parent.glob("*/gold.json")):
            tally = measure_cluster(scorer, gold.parent)
            print(f"{gold.parent.name:18}{_line(tally)}", flush=True)
            total = add(total, tally)
        print(f"{kind.upper():18}{_line(total)}\n")
        totals[kind] = total
    return totals


def measure_cluster(scorer: ModuleType, cluster: Path) -> Tally:
    """Right and reported conflicts of one annotated set of texts, by the type that is reported."""
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary) / "brief.json"
        run_briefing("make", "--sources", str(cluster / "docs"), "--format", "json", "--output", str(out))
        brief = json.loads(out.read_text(encoding="utf-8"))
    gold = json.loads((cluster / "gold.json").read_text(encoding="utf-8"))
    names = {source["id"]: Path(source["path"]).name for source in brief["sources"]}
    return tally_types(scorer, scorer.section(brief, "source_conflicts"), gold["conflicts"], names)


def tally_types(scorer: ModuleType, found: list[Any], wanted: list[Any], names: dict[str, str]) -> Tally:
    """Right and reported by type: each annotated conflict makes one reported conflict right."""
    pairs = scorer.match_one_to_one(found, wanted, lambda p, g: scorer.sides_met(p, g, names))
    right = Counter(found[p]["type"] for p, _ in pairs)
    return {kind: (right[kind], reported) for kind, reported in Counter(f["type"] for f in found).items()}


def add(total: Tally, tally: Tally) -> Tally:
    """The sum of two tallies."""
    kinds = total.keys() | tally.keys()
    return {k: sum_of(t.get(k, (0, 0)) for t in (total, tally)) for k in kinds}


def sum_of(parts: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The sums of the first and of the second numbers."""
    pairs = list(parts)
    return sum(a for a, _ in pairs), sum(b for _, b in pairs)


def write_decision(path: Path, totals: dict[str, Tally]) -> None:
    """Put the totals as a table between the marks of the decision."""
    rows = [f"| {t} | {' | '.join(_part(total.get(t, (0, 0))) for total in totals.values())} |" for t in TYPES]
    rows.append(f"| all | {' | '.join(_part(sum_of(total.values())) for total in totals.values())} |")
    table = "\n".join(["| type | annotated clusters | invented topics |", "|---|---|---|", *rows]) + "\n"
    path.write_text(_BLOCK.sub(lambda _: table, path.read_text(encoding="utf-8")), encoding="utf-8")


def write_floors(path: Path, totals: dict[str, Tally]) -> None:
    """Keep the totals beside the floors."""
    stored = gate.load_floors(path)
    stored["conflict_types"] = {k: {t: list(v) for t, v in total.items()} for k, total in totals.items()}
    gate.save_floors(path, stored)


def _line(tally: Tally) -> str:
    return "  ".join(f"{kind} {_part(tally.get(kind, (0, 0))):8}" for kind in TYPES).rstrip()


def _part(value: tuple[int, int]) -> str:
    return f"{value[0]} of {value[1]}" if value[1] else "–"


if __name__ == "__main__":
    sys.exit(main())
