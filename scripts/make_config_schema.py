"""Makes `docs/schema/config.schema.json`, with which editors check and complete a configuration file."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT)]

from briefing.settings import SECTION_TYPES, ConfigFile  # noqa: E402

_KIND = {"LayoutSettings": "layout.NAME.", "Share": "layout.NAME.sections.TYPE.", "VariantSettings": "variant.NAME."}


def schema_text() -> str:
    """The schema's text; what each key means is said in docs/configuration.md."""
    schema: dict[str, Any] = msgspec.json.schema(ConfigFile)
    table = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    meanings = dict(re.findall(r"^\| `([\w.]+)` \|[^|]*\| (.*) \|$", table, re.MULTILINE))
    for name, kind in schema["$defs"].items():
        prefix = _KIND.get(name, name.removesuffix("Settings").lower() + ".")
        for key, value in kind["properties"].items():
            if prefix + key in meanings:
                value["description"] = meanings[prefix + key].replace("`", "")
    schema["$defs"]["SectionSettings"]["properties"]["type"]["enum"] = list(SECTION_TYPES)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "briefing configuration", **schema}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    (ROOT / "docs" / "schema" / "config.schema.json").write_text(schema_text(), encoding="utf-8")
