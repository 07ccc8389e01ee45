"""The speed of the command against its floor: `python tests/benchmarks/speed.py [ROUNDS]`.

The floor is a process that does nothing but load spaCy, parse the five sample texts and have WeasyPrint lay out the
finished page. Everything is measured as CPU time, in turn, and the least of some rounds counts. Ends with code 1 when a
ratio or the time for help is above its bound.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from measuring import Cost, measure, measure_in_turn

from briefing.engine import Engine
from briefing.pipeline import Order, make_brief
from briefing.render.pages import render_page
from briefing.settings import load_settings

ROOT = Path(__file__).parents[2]
SEEDS = str(ROOT / "seeds")
PYTHON = sys.executable
FLOOR = str(Path(__file__).with_name("floor.py"))
BOUNDS = {"cold": 1.3, "warm": 1.15, "help": 0.150}
_HELP_RUNS = 7


def save_page(folder: Path) -> str:
    """The page that the sample corpus is laid out from, written to a file."""
    settings = load_settings()
    brief = make_brief(Order(sources=Path(SEEDS), settings=settings, engine=Engine(kind="serial")))
    page = folder / "page.html"
    page.write_text(render_page(brief, settings, "print"), encoding="utf-8")
    return str(page)


def tell(name: str, cost: Cost) -> None:
    print(f"{name:<28} {cost.cpu:6.2f} s CPU  {cost.wall:6.2f} s wall  {cost.megabytes:5.0f} MB peak")


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {**os.environ, "XDG_CACHE_HOME": name, "PYTHONPATH": str(ROOT)}
        page = save_page(folder)
        briefing = [PYTHON, "-m", "briefing"]
        make = [*briefing, "make", "-s", SEEDS, "-f", "pdf", "-o", f"{name}/brief.pdf"]
        measure(make, environment)  # fills the cache, writes the byte code
        costs = measure_in_turn(
            rounds,
            environment,
            cold=[*make, "--no-cache"],
            cold_floor=[PYTHON, FLOOR, page, f"{name}/floor.pdf", SEEDS],
            warm=make,
            warm_floor=[PYTHON, FLOOR, page, f"{name}/floor.pdf"],
        )
        helping = min(measure([*briefing, "--help"], environment).cpu for _ in range(_HELP_RUNS))
    for key, cost in costs.items():
        tell(key.replace("_", ", "), cost)
    found = {kind: costs[kind].cpu / costs[f"{kind}_floor"].cpu for kind in ("cold", "warm")} | {"help": helping}
    for kind, value in found.items():
        print(f"{kind:<28} {value:6.3f}  bound {BOUNDS[kind]:.3f}  {'ok' if value <= BOUNDS[kind] else 'ABOVE'}")
    return int(any(value > BOUNDS[kind] for kind, value in found.items()))


if __name__ == "__main__":
    sys.exit(main())
