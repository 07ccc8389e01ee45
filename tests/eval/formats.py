"""Measure what a format costs: annotated texts as web pages, PDF in two columns, Word documents and mails.

`python -m tests.eval.formats [CLUSTER…]` writes the sources of each cluster in every format, makes a brief of them and
scores it beside the brief of the texts themselves. Annotations point into the texts: the evidence of a brief made from
another format is moved to where the same words stand in the text, by aligning the words of both.
"""

from __future__ import annotations

import argparse
import bisect
import difflib
import io
import json
import re
import sys
import tempfile
from collections.abc import Callable
from email.message import EmailMessage
from html import escape
from pathlib import Path
from typing import Any

from briefing.ingest import read_folder
from briefing.ingest.metadata import shorten_title
from briefing.lexicon import load_lexicon
from briefing.model.source import Source
from tests.eval.run import ROOT, TOPICS, load_module, ratio, run_briefing

COLUMN_GAP = re.compile(r"(?<=\S)(?: {3,}|\t)(?=\S)")
Blocks = list[tuple[str, str]]
ELEMENTS = {"heading": "h2", "item": "li"}
MENU = (
    "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li><li><a href='/b'>Business</a></li></ul></nav>"
)
SHARE = "<div class='share-bar'><a href='#'>Share</a> <a href='#'>Post</a> <a href='#'>Print this page</a></div>"
MORE = (
    "<aside class='related'><h3>Most read</h3><ul><li><a href='/1'>Ten gardens to see this spring</a></li>"
    "<li><a href='/2'>How to make soup of anything</a></li></ul></aside>"
    "<footer><p>Contact us | Privacy policy | Terms of use</p><p>All rights reserved.</p></footer>"
)
COLUMNS = """@page { size: A4; margin: 2cm; @top-center { content: 'Press cuttings'; font-size: 8pt }
  @bottom-center { content: counter(page); font-size: 8pt } }
body { font: 10pt serif } div { columns: 2; column-gap: 8mm; text-align: justify; hyphens: auto } p { margin: 0 0 6pt }"""
HISTORY = (
    "\n\nOn Mon, 2 Feb 2026 at 09:12, The Desk <desk@desk.example> wrote:\n> Please send whatever there is on this.\n"
)


def blocks_of(source: Source) -> Blocks:
    """The blocks of a text with the elements that stand for them; the title alone is a heading of the first rank.

    What stands apart on one line of a text is divided by a bar: no other format keeps the width of a gap.
    """
    found: Blocks = []
    last = 0
    for passage in source.passages:
        element = ELEMENTS.get(passage.kind, "p")
        words = " ".join(COLUMN_GAP.sub(" | ", source.text[passage.start : passage.end]).split())
        if passage.kind == "headline" and shorten_title(words) == source.title:
            element = "h1"
        joins = found and "\n" not in source.text[last : passage.start]
        if joins:
            found[-1] = (max(found[-1][0], element), f"{found[-1][1]} {words}")
        else:
            found.append((element, words))
        last = passage.end
    return found


def as_page(blocks: Blocks) -> bytes:
    """A saved web page."""
    body = "".join(f"<{kind}>{escape(words)}</{kind}>" for kind, words in blocks)
    whole = f"{MENU}<article>{SHARE}{body}{SHARE}</article>{MORE}"
    return f"<!doctype html><html lang='en'><head><meta charset='utf-8'></head><body>{whole}</body></html>".encode()


def as_pdf(blocks: Blocks) -> bytes:
    """A PDF in two columns, with hyphens, running heads and page numbers."""
    from weasyprint import HTML

    body = "".join(f"<{kind}>{escape(words)}</{kind}>" for kind, words in blocks)
    data = HTML(string=f"<html lang='en'><style>{COLUMNS}</style><body><div>{body}</div></body></html>").write_pdf()
    assert isinstance(data, bytes)
    return data


def as_word(blocks: Blocks) -> bytes:
    """A Word document."""
    from docx import Document

    document = Document()
    for kind, words in blocks:
        if kind in ("h1", "h2"):
            document.add_heading(words, int(kind[1]))
        else:
            document.add_paragraph(words, style="List Bullet" if kind == "li" else None)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_mail(blocks: Blocks) -> bytes:
    """A mail that forwards the text, above the mail it answers."""
    message = EmailMessage()
    message["From"] = "press@desk.example"
    message["Subject"] = next((words for kind, words in blocks if kind == "h1"), "Press cutting")
    rest = [words for kind, words in blocks if kind != "h1"]
    message.set_content("\n\n".join(rest) + HISTORY, cte="quoted-printable")
    return message.as_bytes()


FORMATS: dict[str, Callable[[Blocks], bytes]] = {".html": as_page, ".pdf": as_pdf, ".docx": as_word, ".eml": as_mail}


# --- back to the text -----------------------------------------------------------------------------


def align(text: str, original: str) -> Callable[[int, int], tuple[int, int]]:
    """Where the words of a span of one text stand in the other."""
    mine, theirs = (list(re.finditer(r"\w+|[^\w\s]", t)) for t in (text, original))
    matcher = difflib.SequenceMatcher(None, [m[0] for m in mine], [m[0] for m in theirs], autojunk=False)
    pairs = {a + n: b + n for a, b, size in matcher.get_matching_blocks() for n in range(size)}
    ends = [m.end() for m in mine]

    def move(start: int, end: int) -> tuple[int, int]:
        first = bisect.bisect_right(ends, start)
        inside = [pairs[n] for n in range(first, len(mine)) if n in pairs and mine[n].start() < end]
        return (theirs[inside[0]].start(), theirs[inside[-1]].end()) if inside else (0, 1)

    return move


def move_evidence(value: Any, texts: dict[str, tuple[str, Callable[[int, int], tuple[int, int]]]]) -> None:
    """Rewrites every piece of evidence in a brief's JSON, in place."""
    if isinstance(value, dict):
        if {"source", "start", "end", "text"} <= value.keys():
            original, move = texts[value["source"]]
            value["start"], value["end"] = move(value["start"], value["end"])
            value["text"] = original[value["start"] : value["end"]]
        for inner in value.values():
            move_evidence(inner, texts)
    elif isinstance(value, list):
        for inner in value:
            move_evidence(inner, texts)


def measure(scorer: Any, cluster: Path, suffix: str, folder: Path) -> dict[str, int | tuple[int, int]]:
    """The scores of a cluster whose sources have been written in a format."""
    lexicon = load_lexicon()
    originals = {Path(s.path).stem: s for s in read_folder(cluster / "docs", lexicon)[0]}
    docs = folder / f"{cluster.name}{suffix}"
    docs.mkdir()
    for stem, source in originals.items():
        (docs / f"{stem}{suffix}").write_bytes(FORMATS[suffix](blocks_of(source)))
    out = folder / f"{cluster.name}{suffix}.json"
    run_briefing("make", "--sources", str(docs), "--format", "json", "--output", str(out))
    brief = json.loads(out.read_text(encoding="utf-8"))
    read = {source.id: source for source in read_folder(docs, lexicon)[0]}
    texts = {}
    for entry in brief["sources"]:
        original = originals[Path(entry["path"]).stem]
        texts[entry["id"]] = (original.text, align(read[entry["id"]].text, original.text))
        entry["path"] = original.path
    move_evidence(brief, texts)
    result: dict[str, int | tuple[int, int]] = scorer.score(cluster, brief)
    return result


def main() -> int:
    """Print the measures of every format, pooled over the clusters, beside those of the texts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clusters", nargs="*", type=Path, help="folders with docs/ and gold.json; default: the topics")
    parser.add_argument("--scorer", type=Path, default=ROOT.parent / "shared" / "eval" / "score.py")
    options = parser.parse_args()
    if not options.scorer.is_file():
        print(f"Nothing to measure with: there is no {options.scorer}.")
        return 0
    scorer = load_module(options.scorer)
    clusters = options.clusters or sorted(path.parent for path in TOPICS.glob("*/gold.json"))
    totals: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        for cluster in clusters:
            out = Path(temporary) / f"{cluster.name}.json"
            run_briefing("make", "--sources", str(cluster / "docs"), "--format", "json", "--output", str(out))
            scorer.add(totals.setdefault(".txt", {}), scorer.score(cluster, json.loads(out.read_text())))
            for suffix in FORMATS:
                scorer.add(totals.setdefault(suffix, {}), measure(scorer, cluster, suffix, Path(temporary)))
            print(f"  measured {cluster.name}", file=sys.stderr)
    print(f"{'measure':34}" + "".join(f"{suffix:>8}" for suffix in totals))
    for name in totals[".txt"]:
        values = [totals[suffix].get(name, 0) for suffix in totals]
        shown = (f"{ratio(v):8.3f}" if isinstance(v, tuple) else f"{v:8d}" for v in values)
        print(f"{name:34}" + "".join(shown))
    return 0


if __name__ == "__main__":
    sys.exit(main())
