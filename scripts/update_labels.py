"""Brings the catalogues in `config/labels` in step with what code, templates and configuration say (gettext).

New messages come in without a translation, which the tests then miss; messages that nothing says any more go.
"""

from __future__ import annotations

import ast
import io
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import jinja2
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from jinja2 import nodes

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT)]

from briefing.labels import read_catalogue  # noqa: E402

LABELS = ROOT / "config" / "labels"
_SAYING, _COUNTING = ("say", "label"), ("count", "counted")
_BOILERPLATE = tuple(
    f'"{name}' for name in ("Project-Id", "Report-", "POT-", "PO-Rev", "Last-", "Language-Team", "Generated")
)
Message = str | tuple[str, str]


def find_messages() -> dict[Message, str]:
    """Every message, singular and plural for one that counts, with the first file that says it."""
    found: dict[Message, str] = {}
    for path in sorted((ROOT / "briefing").rglob("*.py")):
        for message in _in_code(path):
            found.setdefault(message, path.relative_to(ROOT).as_posix())
    for path in sorted((ROOT / "templates").rglob("*.j2")):
        for message in _in_template(path):
            found.setdefault(message, path.relative_to(ROOT).as_posix())
    config = tomllib.loads((ROOT / "config" / "brief.toml").read_text(encoding="utf-8"))
    for message in (config["brief"]["kind"], *(section["title"] for section in config["section"])):
        found.setdefault(message, "config/brief.toml")
    return found


def update(catalogue: Catalog) -> Catalog:
    """The catalogue with the messages that there are, each with its translation if it has one."""
    fresh = Catalog(locale=catalogue.locale, project="briefing", charset="utf-8", fuzzy=False, header_comment="")
    for message, place in find_messages().items():
        known = catalogue.get(message if isinstance(message, str) else message[0])
        same = known is not None and known.id == message
        fresh.add(message, string=known.string if known is not None and same else None, locations=[(place, None)])
    return fresh


def as_text(catalogue: Catalog) -> str:
    """The catalogue as a file, its header without dates and empty names."""
    written = io.BytesIO()
    write_po(written, catalogue, width=118, include_lineno=False)
    lines = written.getvalue().decode().strip().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_BOILERPLATE)) + "\n"


def _in_code(path: Path) -> Iterator[Message]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            yield from _messages(node.func.id, texts)


def _in_template(path: Path) -> Iterator[Message]:
    for node in jinja2.Environment().parse(path.read_text(encoding="utf-8")).find_all(nodes.Call):  # noqa: S701  read only
        if isinstance(node.node, nodes.Name):
            texts = [str(a.value) for a in node.args if isinstance(a, nodes.Const) and isinstance(a.value, str)]
            yield from _messages(node.node.name, texts)


def _messages(name: str, texts: list[str]) -> Iterator[Message]:
    if name in _SAYING and texts:
        yield texts[0]
    elif name in _COUNTING and len(texts) == 2:
        yield texts[0], texts[1]


def main() -> None:
    """Writes every catalogue anew, and says what each lacks."""
    for path in sorted(LABELS.glob("*.po")):
        catalogue = update(read_catalogue(path, path.stem))
        path.write_text(as_text(catalogue), encoding="utf-8")
        missing = sum(1 for message in catalogue if message.id and not all(_strings(message.string or "")))
        print(f"{path.relative_to(ROOT)}: {len(catalogue)} messages, {missing} to translate")


def _strings(string: str | tuple[str, ...]) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else string


if __name__ == "__main__":
    main()
