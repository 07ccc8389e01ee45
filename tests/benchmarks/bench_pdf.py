"""What the PDF costs: time against WeasyPrint's own for the same markup, and a brief of hundreds of pages.

`python -m tests.benchmarks.bench_pdf [--pages]`: a brief of 60 statements and 200 references is rendered in turn by
`briefing.render.pdf` and by WeasyPrint alone, CPU time of the least of three rounds. With `--pages`, a brief of about
300 pages is rendered once; peak memory is that of the process. Ends with code 1 above a bound. Losing a note, link or
heading ends either with an error: the renderer counts them in the finished file.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pypdfium2
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from briefing.model.brief import Brief, Cite, Entry, Line, Paragraph, Reference, Section, Text, Topic
from briefing.model.source import Evidence, Span
from briefing.render import pdf
from briefing.render.pages import render_page, sheet_names
from briefing.render.templates import template_folders
from briefing.settings import Settings, load_settings
from tests.render.sample_brief import make_sample_brief

BOUND = 1.5
ROUNDS = 3
SOURCES = 5
SENTENCE = (
    "The harbour authority of Saltmere said that berth {} would be leased for {} years against the council’s vote."
)


def make_brief(statements: int, references: int) -> Brief:
    """A brief whose statements cite all of the references, several each."""
    base = make_sample_brief()
    cites = [Cite(source=n % SOURCES + 1, first=n // SOURCES + 1, last=n // SOURCES + 1) for n in range(references)]
    each = -(-references // statements)
    entries = tuple(_entry(n, cites[n * each : (n + 1) * each] or cites[:each]) for n in range(statements))
    section = Section(id="positions", type="positions", title="Positions", blocks=entries)
    return replace(base, sections=(section,), references=tuple(map(_reference, sorted(cites, key=_place))))


def _place(cite: Cite) -> tuple[int, int]:
    return cite.source, cite.first


def _entry(number: int, cites: list[Cite]) -> Entry:
    said = Line(runs=(Text(text=SENTENCE.format(number, number % 40 + 10)), *cites), item=f"p-{number}")
    topic = Topic(title="Lease", blocks=(Paragraph(line=said),))
    note = Line(runs=(Text(text="Party to the lease"),))
    return Entry(id=f"at-{number}", title=f"Party {number}", note=note, topics=(topic,))


def _reference(cite: Cite) -> Reference:
    words = (
        SENTENCE.format(cite.first, cite.source) + " It did not name the sum, and nobody answered questions on Monday."
    )
    span = Span(source=f"S{cite.source}", start=0, end=len(words))
    evidence = Evidence(span=span, quote=words, rule="sentence", sentence=cite.first)
    return Reference(source=cite.source, sentence=cite.first, evidence=evidence, place=f"line {cite.first}")


def lay_out_alone(brief: Brief, settings: Settings) -> bytes:
    """The same markup and styles, given to WeasyPrint and to nothing else."""
    folder = template_folders(settings)[0].as_uri() + "/"
    fonts = FontConfiguration()
    styles = [CSS(url=folder + name, font_config=fonts) for name in sheet_names(brief, settings, "print")]
    html = HTML(string=PAGES[id(brief)], base_url=folder)
    made: bytes = html.write_pdf(font_config=fonts, stylesheets=styles, pdf_variant="pdf/ua-1")
    return made


PAGES: dict[int, str] = {}


def measure(work: Callable[[Brief, Settings], bytes], brief: Brief, settings: Settings) -> float:
    """CPU seconds of one run."""
    before = time.process_time()
    work(brief, settings)
    return time.process_time() - before


def compare(settings: Settings) -> float:
    """The ratio of our time to WeasyPrint's."""
    brief = make_brief(60, 200)
    PAGES[id(brief)] = render_page(brief, settings, "print")
    rounds = [(measure(pdf.render, brief, settings), measure(lay_out_alone, brief, settings)) for _ in range(ROUNDS)]
    ours, alone = (min(times) for times in zip(*rounds, strict=True))
    print(f"60 statements, 200 references: {ours:.2f} s CPU, WeasyPrint alone {alone:.2f} s, ratio {ours / alone:.2f}")
    return ours / alone


def stress(settings: Settings) -> None:
    """A brief of about 300 pages."""
    brief = make_brief(3000, 6000)
    before = time.process_time()
    made = pdf.render(brief, settings)
    seconds = time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with pypdfium2.PdfDocument(made) as document:
        pages = len(document)
    print(f"3,000 statements, 6,000 references: {pages} pages, {seconds:.0f} s CPU, {peak:.0f} MB at the peak")
    print(f"{len(brief.references)} references, {sum(1 for _ in _cites(brief))} marks: all counted in the file")


def _cites(brief: Brief) -> Iterator[Cite]:
    for entry in (block for section in brief.sections for block in section.blocks if isinstance(block, Entry)):
        for part in (part for topic in entry.topics for part in topic.blocks if isinstance(part, Paragraph)):
            yield from part.line.cites


def main() -> int:
    """Measures, prints, and holds to the bound."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", action="store_true", help="the brief of 300 pages instead")
    options = parser.parse_args()
    settings = load_settings()
    if options.pages:
        stress(settings)
        return 0
    return int(compare(settings) > BOUND)


if __name__ == "__main__":
    sys.exit(main())
