"""Makes `templates/sample/brief.json`, what `briefing templates preview` shows, from the sample brief of the tests."""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "render")]

from sample_brief import make_sample_brief  # noqa: E402

from briefing.render.samples import describe_sample  # noqa: E402


def sample_text() -> str:
    """The file's text."""
    return json.dumps(describe_sample(make_sample_brief()), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    folder = ROOT / "templates" / "sample"
    folder.mkdir(exist_ok=True)
    (folder / "brief.json").write_text(sample_text(), encoding="utf-8")
