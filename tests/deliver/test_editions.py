"""Editions: one digest for what a brief states, numbers in a series, corrections, what changed, and the archive."""

from __future__ import annotations

import copy
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from briefing.changes import Change, compare_briefs
from briefing.deliver.editions import digest_edition
from briefing.render.json import check_of, sealed
from tests.deliver.post_offices import Authority, House, PostOffice, reader, serving

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def brief(documents: dict[str, bytes]) -> dict[str, Any]:
    return json.loads(documents["json"])


def section(brief: dict[str, Any], type_: str) -> dict[str, Any]:
    return next(s for s in brief["sections"] if s["type"] == type_)


def write(house: House, brief: dict[str, Any]) -> None:
    """Writes a changed brief with its digests put right."""
    for part in brief["sections"]:
        part["items"] = [sealed({k: v for k, v in item.items() if k != "check"}) for item in part["items"]]
    whole = {**brief, "check": check_of(brief)}
    for path in (house.folder / "out").glob("brief.*"):
        path.unlink()
    (house.folder / "out/brief.json").write_text(json.dumps(whole), encoding="utf-8")


def undated(message: bytes) -> bytes:
    return re.sub(rb"^Date: .*\r\n", b"", message, flags=re.MULTILINE)


def test_the_digest_is_that_of_what_is_stated(brief: dict[str, Any], documents: dict[str, bytes]) -> None:
    other = copy.deepcopy(brief)
    other |= {"as_of": "2031-04-01", "provenance": {"briefing": "9"}, "layout": "at-a-glance", "words": []}
    moved = section(other, "open_questions")
    other["sections"].remove(moved)
    other["unprinted"].append(moved)
    assert digest_edition(other) == digest_edition(brief)
    section(other, "positions")["items"].pop()
    assert digest_edition(other) != digest_edition(brief)


def test_what_changed_is_told_by_kind(brief: dict[str, Any]) -> None:
    new = copy.deepcopy(brief)
    gone = section(new, "positions")["items"].pop(0)
    added = {**copy.deepcopy(gone), "id": "position-new", "text": "wants a second quay"}
    section(new, "positions")["items"].append(added)
    figure = section(new, "key_figures")["items"][0]
    figure |= {"value": 77.0, "printed": "77", "id": "figure-other"}
    conflict = next(c for c in section(new, "source_conflicts")["items"] if c["resolution"] == "open")
    conflict["resolution"] = "superseded"
    section(new, "key_figures")["items"].reverse()
    changes = compare_briefs(brief, new)
    assert [(c.kind, c.section, c.item) for c in changes] == [
        ("added", "positions", "position-new"),
        ("withdrawn", "positions", gone["id"]),
        ("resolved", "source_conflicts", "C-1"),
        ("changed", "key_figures", "figure-other"),
    ]
    told = next(c for c in changes if c.kind == "changed")
    assert told.after.startswith("77")
    assert told.before != told.after
    assert compare_briefs(brief, copy.deepcopy(brief)) == ()
    assert all(isinstance(c, Change) for c in changes)


def test_diff_tells_what_changed(house: House, brief: dict[str, Any]) -> None:
    (house.folder / "old.json").write_bytes((house.folder / "out/brief.json").read_bytes())
    gone = section(brief, "open_questions")["items"].pop(0)
    write(house, brief)
    assert gone["question"] in house.run("diff", "old.json", "out/brief.json").stdout
    assert "Not one statement differs" in house.run("diff", "old.json", "old.json").stderr


def test_a_correction_goes_to_exactly_the_readers_of_the_edition_it_corrects(
    house: House, authority: Authority, brief: dict[str, Any]
) -> None:
    office = PostOffice()
    with serving(office, authority) as port:
        house.write_readers(port, reader("Anna") + reader("Bert") + reader("Cleo", groups=["press"]))
        house.run("send", "--to", "ministers")
        section(brief, "open_questions")["items"].pop(0)
        write(house, brief)
        shown = house.run("send", "--corrects", "1", "--dry-run").stdout
        assert "Edition 2" in shown
        assert "correcting 1" in shown
        assert "Cleo" not in shown
        written = (house.folder / "out/messages/anna-reader-example.eml").read_bytes()
        house.run("send", "--corrects", "1")
        assert "no edition 7" in house.run("send", "--corrects", "7", code=2).stderr.lower()
    assert office.recipients == {"anna@reader.example": 2, "bert@reader.example": 2}
    first, second = (content for to, content in office.taken if to == "anna@reader.example")
    name = re.search(rb"^Message-ID: (<.*>)", first, re.MULTILINE)[1]
    assert re.search(rb"^In-Reply-To: " + re.escape(name), second, re.MULTILINE)
    assert b"Correction of edition 1" in second
    assert undated(written) == undated(second)
    body = office.taken[-1][1].decode()
    assert "What changed since edition 1" in body
    assert "Open questions, withdrawn: Who pays for the berth?" in body
    assert b"This corrects edition 1" in second
    status = house.run("status").stdout
    assert "edition 2, corrects 1" in status
    assert "2 sent" in status


def test_an_edition_that_is_published_first_may_be_sent_as_a_correction(
    house: House, authority: Authority, brief: dict[str, Any]
) -> None:
    office = PostOffice()
    archive = '[archive]\nmarking = "TLP:GREEN"\nformats = ["json"]\n'
    with serving(office, authority) as port:
        house.write_readers(port, reader("Anna"), more=archive)
        house.run("send", "--to", "all")
        section(brief, "open_questions")["items"].pop(0)
        write(house, brief)
        house.run("publish", "public")
        house.run("send", "--corrects", "1")
        assert "on record as edition 2" in house.run("send", "--corrects", "2", code=5).stderr
    assert office.recipients == {"anna@reader.example": 2}
    assert (house.folder / "ledger.sqlite").stat().st_mode & 0o077 == 0


def test_what_changed_is_told_to_those_who_have_the_edition_before_and_to_no_others(
    house: House, authority: Authority, brief: dict[str, Any]
) -> None:
    office = PostOffice()
    with serving(office, authority) as port:
        house.write_readers(port, reader("Anna") + reader("Cleo", groups=["press"]))
        house.run("send", "--to", "ministers", "--series", "Quay")
        section(brief, "open_questions")["items"].pop(0)
        write(house, brief)
        house.run("send", "--to", "all", "--series", "Quay")
    told = {to: b"What changed since edition 1" in content for to, content in office.taken[1:]}
    assert told == {"anna@reader.example": True, "cleo@reader.example": False}


def test_a_correction_does_not_pass_over_a_reader_who_left_the_file(
    house: House, authority: Authority, brief: dict[str, Any]
) -> None:
    office = PostOffice()
    with serving(office, authority) as port:
        house.write_readers(port, reader("Anna") + reader("Bert"))
        house.run("send", "--to", "all")
        house.write_readers(port, reader("Anna"))
        section(brief, "open_questions")["items"].pop(0)
        write(house, brief)
        assert "bert@reader.example (mail)" in house.run("send", "--corrects", "1", code=5).stderr
    assert len(office.taken) == 2


def test_formats_of_two_briefs_are_no_edition(house: House, brief: dict[str, Any]) -> None:
    page = (house.folder / "out/brief.html").read_bytes()
    section(brief, "open_questions")["items"].pop(0)
    write(house, brief)
    (house.folder / "out/brief.html").write_bytes(page)
    house.write_readers(587, reader("Anna"))
    assert "are not of one edition" in house.run("send", "--to", "all", code=2).stderr


def test_a_brief_that_does_not_hold_is_not_sent(house: House) -> None:
    path = house.folder / "out/brief.json"
    path.write_text(path.read_text().replace("Saltmere", "Saltmore"))
    house.write_readers(587, reader("Anna"))
    assert "does not hold" in house.run("send", "--to", "all", "--dry-run", code=6).stderr


# --- the archive ----------------------------------------------------------------------------------


def test_an_archive_has_an_index_permanent_pages_and_a_feed_with_ids_that_stay(
    house: House, brief: dict[str, Any]
) -> None:
    archive = '[archive]\nmarking = "TLP:GREEN"\nurl = "https://briefs.house.example"\nformats = ["html", "json"]\n'
    house.write_readers(587, "", more=archive)
    public = house.folder / "public"
    first = house.folder / house.run("publish", "public", "--series", "Quay").stdout.strip()
    assert first == public / "quay/1/index.html"
    before = {p: p.read_bytes() for p in public.rglob("*.*")}
    house.run("publish", "public", "--series", "Quay")
    assert {p: p.read_bytes() for p in public.rglob("*.*")} == before
    gone = section(brief, "open_questions")["items"].pop(0)
    write(house, brief)
    house.run("publish", "public", "--series", "Quay", "--corrects", "1")
    for path in (public / "quay/1").glob("quay-edition-1.*"):
        assert path.read_bytes() == before[path]
    assert "Corrected: read" in first.read_text()
    second = (public / "quay/2/index.html").read_text()
    assert "Corrects" in second
    assert "What changed since edition 1" in second
    assert gone["question"].split("’")[0] in second
    assert second.count("TLP:GREEN") == 2
    feeds = [ET.fromstring(text) for text in (before[public / "feed.xml"], (public / "feed.xml").read_bytes())]
    ids = [[e.findtext(f"{ATOM}id") for e in feed.iter(f"{ATOM}entry")] for feed in feeds]
    assert ids[0][0] in ids[1]
    assert len(set(ids[1])) == 2
    assert feeds[0].findtext(f"{ATOM}id") == feeds[1].findtext(f"{ATOM}id")
    links = [e.find(f"{ATOM}link").get("href") for e in feeds[1].iter(f"{ATOM}entry")]
    assert set(links) == {f"https://briefs.house.example/quay/{n}/index.html" for n in (1, 2)}
    for page in public.rglob("*.html"):
        for target in re.findall(r'href="([^"#]+)"', page.read_text()) if "edition-" not in page.name else ():
            assert (page.parent / target).exists(), (page, target)


def test_a_hostile_title_stays_text(house: House, brief: dict[str, Any]) -> None:
    house.write_readers(587, "", more='[archive]\nmarking = "TLP:GREEN"\nformats = ["json"]\n')
    brief["title"] = '<script>alert(1)</script>"&\u202e\u0007 quay'
    write(house, brief)
    house.run("publish", "public")
    for page in [*(house.folder / "public").rglob("*.html"), house.folder / "public/feed.xml"]:
        text = page.read_text()
        assert "<script>alert" not in text
        assert text.count("<script") in {0, 2}, "the index has its search and what that searches"
        assert "\u202e" not in text
        assert "\u0007" not in text
    ET.parse(house.folder / "public/feed.xml")


def test_the_place_of_an_edition_is_not_given_to_another_series(
    house: House, brief: dict[str, Any], tmp_path: Path
) -> None:
    house.write_readers(587, "", more='[archive]\nmarking = "TLP:GREEN"\nformats = ["json"]\n')
    house.run("publish", "public", "--series", "The quay")
    section(brief, "open_questions")["items"].pop(0)
    write(house, brief)
    assert "holds another edition" in house.run("publish", "public", "--series", "the-quay", code=5).stderr


def test_a_brief_that_prints_another_number_than_the_ledger_has_is_not_sent(
    house: House, authority: Authority, brief: dict[str, Any]
) -> None:
    office = PostOffice()
    with serving(office, authority) as port:
        house.write_readers(port, reader("Anna"))
        brief["facts"].append({"label": "Edition", "value": "2", "note": ""})
        write(house, brief)
        said = house.run("send", "--to", "all", code=2).stderr
        assert "says that it is edition 2, and on record it is 1" in said
        assert "--set brief.edition=1" in said
        brief["facts"][-1]["value"] = "1"
        write(house, brief)
        house.run("send", "--to", "all")
    assert len(office.taken) == 1
