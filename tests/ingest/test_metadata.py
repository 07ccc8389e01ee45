"""Title, author, publisher and date: what the text gives, and nothing that it does not."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest.dates import date_in_name, find_dates
from tests.ingest.folders import LAST, LEAD, MORE, article, codes, read, read_one

TITLE = "Fishing quota deal in doubt after late talks"


@pytest.mark.parametrize(
    "line",
    [
        "Published: 9 June 2024",
        "Published 9 June 2024, 18:30",
        "June 9, 2024 6:42 PM GMT - Updated 2 hours ago",
        "Sunday, 9th June, 2024",
        "Sun 9 Jun 2024 07.15 GMT",
        "2024-06-09T18:30",
        "Bergen edition · Sunday 9 June 2024",
        "English Service / 09.06.2024 14:05",
        "By Jane Doe, 9 June 2024",
        "By Jane Doe | 9 June 2024 | 7 min read",
        "Updated 9 June 2024Reading time: 3 min.",
        "Date: 2024-06-09",
        "9 June 2024 7 min read",
        "09.06.2024 18:40 Views: 41,207 Print version",
        "Sunday, 9 June 2024 at 05:55 For subscribers",
    ],
)
def test_a_date_line_dates_the_article(tmp_path: Path, line: str) -> None:
    source = read_one(tmp_path, article(TITLE, line, LEAD, MORE))
    assert (source.published, source.published_from) == ("2024-06-09", "text")


def test_a_dateline_with_its_year_dates_the_article(tmp_path: Path) -> None:
    source = read_one(tmp_path, article("BERGEN, June 9, 2024 (Norda) -- " + LEAD, MORE))
    assert (source.published, source.publisher) == ("2024-06-09", "Norda")


def test_a_dateline_takes_its_year_from_the_copyright_line(tmp_path: Path) -> None:
    source = read_one(
        tmp_path, article("BERGEN, June 9 (Norda) -- " + LEAD, MORE, "© 2024 Norda. All rights reserved.")
    )
    assert source.published == "2024-06-09"


def test_a_dateline_without_a_year_dates_nothing(tmp_path: Path) -> None:
    source = read_one(tmp_path, article("BERGEN, June 9 (Norda) -- " + LEAD, MORE))
    assert (source.published, source.published_from) == (None, "unknown")


def test_a_dateline_takes_its_year_from_the_other_sources_and_says_so(tmp_path: Path) -> None:
    wire = article("BERGEN, Dec 30 (Norda) -- " + LEAD, MORE)
    sources, problems = read(tmp_path, {"a.txt": wire, "b.txt": article(TITLE, "4 January 2025", LAST, MORE)})
    assert [(s.published, s.published_from) for s in sources] == [
        ("2024-12-30", "other sources"),
        ("2025-01-04", "text"),
    ]
    assert codes(problems) == [("a.txt", "year-from-others")]


@pytest.mark.parametrize("others", [("9 June 2024",), ("4 January 2025", "5 January 2024")])
def test_a_dateline_takes_no_year_from_far_away_or_from_two_years(tmp_path: Path, others: tuple[str, ...]) -> None:
    files: dict[str, str | bytes] = {
        f"b{n}.txt": article(f"{TITLE} {n}", day, LAST, MORE) for n, day in enumerate(others)
    }
    files["a.txt"] = article("BERGEN, Dec 30 (Norda) -- " + LEAD, MORE)
    assert read(tmp_path, files)[0][0].published is None


@pytest.mark.parametrize(
    "dateline",
    [
        "Haugen, Norway – 09.06.2024 –",
        "Geneva, 9 June 2024 –",
        "9 June 2024, Geneva –",
        "(LAGOS, 9 June 2024)",
        "[Lagos, June 9, 2024]",
        "Canberra, 9 June 2024 (Norda):",
        "OTTAWA, ON, June 9, 2024 /FjordWire/ -",
        "Dakar, Senegal | 9 June 2024 |",
        "Berlin, Jun 9, 2024 / 10:20 am (Norda). -",
        "MEXICO CITY, Mexico, 9 June 2024 –",
    ],
)
def test_a_dateline_of_any_form_is_taken_off_and_dates_the_article(tmp_path: Path, dateline: str) -> None:
    source = read_one(tmp_path, article(TITLE, f"{dateline} {LEAD}", MORE))
    assert source.published == "2024-06-09"
    assert [source.text[p.start : p.end] for p in source.passages if p.kind == "boilerplate"] == [dateline]


POST = "— Jane Doe (@janedoe) June 7, 2024"


def test_the_newest_post_that_it_shows_dates_an_article_without_a_date_and_it_says_so(tmp_path: Path) -> None:
    later = "Boats stuck in port again pic.twitter.com/aBcD1234— Port Watch (@portwatch) June 9, 2024"
    sources, problems = read(tmp_path, {"a.txt": article(TITLE, LEAD, POST, MORE, later, LAST)})
    assert (sources[0].published, sources[0].published_from) == ("2024-06-09", "embedded post")
    assert codes(problems) == [("a.txt", "dated-by-post")]


def test_a_post_dates_nothing_beside_a_date_of_the_articles_own(tmp_path: Path) -> None:
    source = read_one(tmp_path, article(TITLE, "Published: 11 June 2024", LEAD, POST, MORE))
    assert (source.published, source.published_from) == ("2024-06-11", "text")


def test_a_dateline_takes_its_year_from_the_post_that_another_source_shows(tmp_path: Path) -> None:
    wire = article("BERGEN, June 9 (Norda) -- " + LEAD, MORE)
    sources, _ = read(tmp_path, {"a.txt": wire, "b.txt": article(TITLE, LAST, POST, MORE)})
    assert sources[0].published == "2024-06-09"


def test_a_date_in_a_sentence_is_not_the_articles(tmp_path: Path) -> None:
    sources, problems = read(tmp_path, {"a.txt": article(LEAD, "The boats were lost on 9 June 2024.", MORE)})
    assert sources[0].published is None
    assert codes(problems) == [("a.txt", "undated")]


def test_the_date_of_publication_goes_before_that_of_the_update(tmp_path: Path) -> None:
    source = read_one(tmp_path, article(TITLE, "Updated: 11 June 2024\nPublished: 9 June 2024", LEAD, MORE))
    assert source.published == "2024-06-09"


@pytest.mark.parametrize("name", ["2024-11-05_talks.txt", "talks_20241105.txt", "2024_11_05.txt", "x 2024.11.05.txt"])
def test_a_file_name_with_a_full_date_dates_the_article(tmp_path: Path, name: str) -> None:
    source = read_one(tmp_path, article(LEAD, MORE), name)
    assert (source.published, source.published_from) == ("2024-11-05", "file name")


@pytest.mark.parametrize(
    "name", ["0710.txt", "1762.txt", "paper_0917.txt", "20241399.txt", "000_48ed53464c0d5d8c.txt", "2024.txt"]
)
def test_a_bare_number_in_a_file_name_is_no_date(tmp_path: Path, name: str) -> None:
    assert read_one(tmp_path, article(LEAD, MORE), name).published is None


def test_a_date_with_day_and_month_in_doubt_is_left_open_and_reported(tmp_path: Path) -> None:
    sources, problems = read(tmp_path, {"a.txt": article(TITLE, "Updated 03/04/2024", LEAD, MORE)})
    assert sources[0].published is None
    assert codes(problems) == [("a.txt", "ambiguous-date")]
    assert "2024-03-04 or 2024-04-03" in problems[0].message


def test_a_day_beyond_twelve_settles_the_order(tmp_path: Path) -> None:
    assert read_one(tmp_path, article(TITLE, "Updated 10/23/2024", LEAD, MORE)).published == "2024-10-23"


def test_the_dateline_settles_the_order(tmp_path: Path) -> None:
    source = read_one(tmp_path, article(TITLE, "03/04/2024", "BERGEN, April 3 (Norda) -- " + LEAD, MORE))
    assert source.published == "2024-04-03"


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 12, 31)))
def test_a_date_written_out_reads_as_itself(date: dt.date) -> None:
    for form in ("{:%d %B %Y}", "{:%B %d, %Y}", "{:%b. %d, %Y}", "{:%Y-%m-%d}", "{:%d.%m.%Y}"):
        assert [d.readings for d in find_dates(form.format(date))] == [(date,)]
    assert date_in_name(f"{date}_talks.txt") == date


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By Jane Doe and John Roe-Vidal", "Jane Doe, John Roe-Vidal"),
        ("by Jane Doe, chief correspondent", "Jane Doe"),
        ("By Jane Doe, Trade Editor", "Jane Doe"),
        ("By JANE DOE", "Jane Doe"),
        ("By Jane Doe in Bergen and John Roe in Lima", "Jane Doe, John Roe"),
        ("Interview: Jane Doe", "Jane Doe"),
        ("Jane Doe, Health Correspondent", "Jane Doe"),
        ("Jane Doe\nSun 9 Jun 2024 07.15 GMT", "Jane Doe"),
        ("Author: Jane Doe", "Jane Doe"),
    ],
)
def test_a_byline_names_the_author(tmp_path: Path, line: str, author: str) -> None:
    assert read_one(tmp_path, article(TITLE, line, LEAD, MORE)).author == author


def test_nobody_is_the_author_of_an_article_without_a_byline(tmp_path: Path) -> None:
    assert read_one(tmp_path, article(TITLE, LEAD, "Jane Doe", MORE)).author is None


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (article("THE BERGEN COURIER\nSunday, 9 June 2024", TITLE, LEAD, MORE), "The Bergen Courier"),
        (article("The Fjord", TITLE, LEAD, MORE, "© The Fjord 2024"), "The Fjord"),
        (article(TITLE, LEAD, MORE, "Copyright ©2024 Fjord & Company. All Rights Reserved."), "Fjord & Company"),
        (article(TITLE, LEAD, MORE, "(c) 2024 Grupo Norte. All rights reserved"), "Grupo Norte"),
        (article(TITLE, "(Norda) -- " + LEAD, MORE), "Norda"),
        (article(TITLE, LEAD, MORE, "NORDA"), "NORDA"),
        (article("Source: The Fjord", TITLE, LEAD, MORE), "The Fjord"),
        (article(TITLE, LEAD, MORE, "Copyright © All rights reserved."), None),
        (article(TITLE, LEAD, MORE), None),
        (article("Minister quits over fish\nUnion demands talks", LEAD, MORE), None),
    ],
)
def test_the_publisher_is_who_the_text_says(tmp_path: Path, text: str, publisher: str | None) -> None:
    assert read_one(tmp_path, text).publisher == publisher


def test_the_title_is_the_first_line_of_some_length_above_the_text(tmp_path: Path) -> None:
    assert read_one(tmp_path, article("Fish and chips", TITLE, LEAD, MORE)).title == TITLE


def test_the_title_is_the_first_sentence_where_there_is_no_headline(tmp_path: Path) -> None:
    assert read_one(tmp_path, article("Good morning. " + LEAD, MORE)).title == LEAD


def test_a_long_title_is_cut_between_words(tmp_path: Path) -> None:
    title = read_one(tmp_path, article(LEAD[:-1] + ", and " + LAST, MORE)).title
    assert len(title) <= 120
    assert title.endswith("…")
    assert (LEAD[:-1] + ", and " + LAST).startswith(title[:-1] + " ")


def test_front_matter_of_markdown_is_read_and_masked(tmp_path: Path) -> None:
    text = '---\ntitle: "Quota deal in doubt"\nauthor: Jane Doe\ndate: 2024-06-09\n---\n\n' + article(LEAD, MORE)
    source = read_one(tmp_path, text, "a.md")
    assert (source.title, source.author, source.published) == ("Quota deal in doubt", "Jane Doe", "2024-06-09")
    assert [p.kind for p in source.passages] == ["boilerplate"] * 5 + ["paragraph"] * 2


@pytest.mark.parametrize(
    ("front", "published", "author", "publisher"),
    [
        (
            "The Larn Weekender\nWorld\n\n{title}\n\nJane Doe in Port Larn\n9 June 2024   7 min read",
            "2024-06-09",
            "Jane Doe",
            "The Larn Weekender",
        ),
        (
            "Harbour Weekly | Fishing\n\n{title}\n\nSun 9 Jun 2024 | Jane Doe | Subscriber article",
            "2024-06-09",
            None,
            "Harbour Weekly",
        ),
        (
            "LARNINFORM\nOfficial\n\n{title}\n\n09.06.2024 18:40  Views: 41,207   Print version",
            "2024-06-09",
            None,
            "LARNINFORM",
        ),
        ("{title}\nTranscript, broadcast 9 June 2024, 18:00 GMT", "2024-06-09", None, None),
        (
            "LARN INSTITUTE FOR THE COAST\nFlash Note 06/2024 | 9 June 2024\n\n{title}",
            "2024-06-09",
            None,
            "Larn Institute for the Coast",
        ),
        (
            "LE MATIN DE LARN\nSunday 9 June 2024 - No. 8,114 - 300 francs\n\n{title}",
            "2024-06-09",
            None,
            "Le Matin de Larn",
        ),
        (
            "LARN INSTITUTE FOR THE COAST\n\nFlash Note 06/2024 | 9 June 2024\n\n{title}",
            "2024-06-09",
            None,
            "Larn Institute for the Coast",
        ),
        ("Diario de Larn\nEconomy\n\n{title}\n\nÉlise Doe", None, "Élise Doe", "Diario de Larn"),
    ],
)
def test_the_front_of_a_page_says_paper_author_and_day(
    tmp_path: Path, front: str, published: str | None, author: str | None, publisher: str | None
) -> None:
    source = read_one(tmp_path, article(front.format(title=TITLE), LEAD, MORE, LAST))
    assert (source.title, source.published, source.author, source.publisher) == (TITLE, published, author, publisher)


def test_a_paper_that_is_told_something_names_itself(tmp_path: Path) -> None:
    told = "“The nets are empty,” a skipper tells the Tidende in her kitchen."
    source = read_one(tmp_path, article("Larn Tidende", TITLE, LEAD, told, MORE))
    assert (source.title, source.publisher) == (TITLE, "Larn Tidende")


def test_a_short_line_above_the_headline_alone_is_no_paper(tmp_path: Path) -> None:
    source = read_one(tmp_path, article("Larn Harbour", TITLE, LEAD, MORE))
    assert source.publisher is None


def test_the_foot_of_a_page_says_the_day_whose_year_others_give(tmp_path: Path) -> None:
    page = article(TITLE, LEAD, MORE, "Larn, 9 June. All rights reserved.")
    sources, _ = read(tmp_path, {"a.txt": page, "b.txt": article(TITLE, "11 June 2024", LAST)})
    assert (sources[0].published, sources[0].published_from) == ("2024-06-09", "other sources")


def test_a_name_below_the_title_that_the_text_names_again_is_no_byline(tmp_path: Path) -> None:
    source = read_one(tmp_path, article(TITLE, "Jane Doe", f"Jane Doe left the talks. {LEAD}", MORE))
    assert source.author is None


@pytest.mark.parametrize(
    "note", ["(English edition)", "Follow live coverage   Share   Get alerts", "9 comments | Share on Chirp"]
)
def test_notes_and_buttons_above_the_text_are_no_headline(tmp_path: Path, note: str) -> None:
    assert note not in [
        source.text[p.start : p.end]
        for source in [read_one(tmp_path, article(TITLE, note, LEAD, MORE))]
        for p in source.passages
        if p.kind != "boilerplate"
    ]
