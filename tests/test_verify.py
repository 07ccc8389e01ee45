"""A finished document is proven, and whoever changes one word in it, or in a source, is found out."""

from __future__ import annotations

import html
import json
import random
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pytest
from commands import SEEDS, Command

from briefing.documents import VisibleText, open_document
from briefing.errors import VerifyError
from briefing.render import FORMATS
from briefing.render.json import sealed
from briefing.verify import verify_file
from briefing.verify.matching import Free, Piece, find_faults
from briefing.verify.printing import check_printing
from briefing.verify.texts import squeeze, squeeze_visible

every_format = pytest.mark.parametrize("kind", FORMATS)
every_layout = pytest.mark.parametrize("kind", [name for name in FORMATS if name != "json"])

# --- tampering ------------------------------------------------------------------------------------


def statements_of(document: Path) -> list[dict[str, Any]]:
    """The printed lines that cite, of at least twelve plain words: enough to be told apart from all others."""
    lines = [line for section in open_document(document).brief["sections"] for line in section["lines"]]
    words = [line for line in lines if line["cites"] and len(line["runs"][0].get("text", "").split()) >= 12]
    return [line for line in words if line["text"].isascii() and not re.search("[&'<>*_-]", line["text"])]


def told_once(document: Path) -> tuple[dict[str, Any], str]:
    """A statement, and four neighbouring words of it that stand in no other line and in nothing before the lines."""
    brief = open_document(document).brief
    lines = [line["text"] for section in brief["sections"] for line in section["lines"]]
    before = f"{brief['sources']} {brief['title']} {brief['deck']}"
    for line in statements_of(document):
        words = line["runs"][0]["text"].split()
        for place in range(len(words) - 4):
            phrase = " ".join(words[place : place + 4])
            if sum(phrase in text for text in lines) == 1 and phrase not in before:
                return line, phrase
    raise AssertionError("every phrase stands twice")


def phrase_of(line: dict[str, Any]) -> str:
    """Three neighbouring words from within the line, where no format breaks it."""
    return " ".join(line["runs"][0]["text"].split()[3:6])


def change_text(document: Path, change: Callable[[str], str]) -> None:
    """Changes what HTML and Markdown show, or the main part of a Word document, and leaves the embedded brief alone."""
    if document.suffix == ".docx":
        change_part(document, "word/document.xml", change)
        return
    text = document.read_text(encoding="utf-8")
    mark = "<!-- evidence" if document.suffix == ".md" else '<script type="application/json"'
    shown, _, rest = text.partition(mark)
    document.write_text(change(shown) + mark + rest, encoding="utf-8")


def change_part(package: Path, name: str, change: Callable[[str], str]) -> None:
    """Changes one part of a Word document."""
    with zipfile.ZipFile(package) as old:
        parts = {entry: old.read(entry) for entry in old.namelist()}
    changed = change(parts[name].decode())
    assert changed != parts[name].decode()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as new:
        for entry, content in parts.items():
            new.writestr(entry, changed.encode() if entry == name else content)


def replace_once(old: str, new: str) -> Callable[[str], str]:
    """A change of the first place where some words stand."""

    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def swap_letters(document: Path, page: int) -> None:
    """Two groups of letters change places in the longest text that a page of a PDF draws."""
    with pikepdf.open(document, allow_overwriting_input=True) as pdf:
        operations = list(pikepdf.parse_content_stream(pdf.pages[page]))
        shown = [operation.operands[0] for operation in operations if str(operation.operator) == "TJ"]
        longest = max(shown, key=lambda parts: sum(len(bytes(part)) for part in parts if is_string(part)))
        places = [place for place, part in enumerate(longest) if is_string(part)]
        other = next(place for place in places if bytes(longest[place]) != bytes(longest[places[0]]))
        first, second = bytes(longest[places[0]]), bytes(longest[other])
        longest[places[0]], longest[other] = pikepdf.String(second), pikepdf.String(first)
        pdf.pages[page].Contents = pdf.make_stream(pikepdf.unparse_content_stream(operations))
        pdf.save(document)


def is_string(part: object) -> bool:
    return isinstance(part, pikepdf.String)


def copy_of(sample: dict[str, Path], kind: str, folder: Path) -> Path:
    return Path(shutil.copy(sample[kind], folder))


# --- what holds -----------------------------------------------------------------------------------


@every_format
def test_a_fresh_brief_holds_and_says_what_was_checked(briefing: Command, sample: dict[str, Path], kind: str) -> None:
    told = briefing("verify", sample[kind], "--sources", SEEDS).stdout
    assert re.fullmatch(r"\d\d+ statements, \d\d+ citations, \d+ quotations, 5 sources: all hold\.\n", told)


@every_format
def test_without_sources_it_says_that_they_were_not_compared(
    briefing: Command, sample: dict[str, Path], kind: str
) -> None:
    assert "not compared" in briefing("verify", sample[kind]).stdout


def test_a_word_document_that_was_saved_anew_still_holds(sample: dict[str, Path], tmp_path: Path) -> None:
    document = docx.Document(str(sample["docx"]))
    document.save(str(tmp_path / "again.docx"))
    assert verify_file(tmp_path / "again.docx", SEEDS).sources == 5


def test_every_format_is_checked_for_the_same_statements(sample: dict[str, Path]) -> None:
    results = [verify_file(path) for path in sample.values()]
    assert len({(result.statements, result.citations, result.quotations) for result in results}) == 1


# --- one word changed -----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["docx", "html", "md"])
def test_one_changed_word_is_found_and_its_statement_named(
    briefing: Command, sample: dict[str, Path], tmp_path: Path, kind: str
) -> None:
    document = copy_of(sample, kind, tmp_path)
    line, phrase = told_once(document)
    change_text(document, replace_once(phrase, f"{phrase.rsplit(' ', 1)[0]} never"))
    told = briefing("verify", document, code=6).stderr
    assert line["text"].strip() in told
    assert "never" in told


def test_letters_of_a_pdf_that_changed_places_are_found_and_the_statement_named(
    briefing: Command, sample: dict[str, Path], tmp_path: Path
) -> None:
    document = copy_of(sample, "pdf", tmp_path)
    swap_letters(document, page=0)
    assert re.search(r"Section “.*”: “.{20,}” .*is printed as “", briefing("verify", document, code=6).stderr)


def test_one_changed_word_of_the_json_is_found_and_its_item_named(
    briefing: Command, sample: dict[str, Path], tmp_path: Path
) -> None:
    document = copy_of(sample, "json", tmp_path)
    _, phrase = told_once(document)
    text = document.read_text(encoding="utf-8")
    document.write_text(text.replace(phrase, "nobody at all", 1), encoding="utf-8")
    told = briefing("verify", document, code=6).stderr
    assert "nobody at all" in told
    assert "was changed" in told


@pytest.mark.slow
@every_layout
def test_any_changed_added_or_missing_word_of_a_statement_is_found(sample: dict[str, Path], kind: str) -> None:
    document = open_document(sample[kind])
    assert document.text is not None
    body = document.text.body
    last = body.index("Every cited sentence, word for word")
    words = [word for word in re.finditer(r"\w{4,}", body[:last]) if body.count(word[0]) < 40]
    chance = random.Random(7)  # the same words each time
    for word in chance.sample(words, 12):
        for new in ("", "hardly", f"{word[0]} not"):
            changed = body[: word.start()] + new + body[word.end() :]
            found = check_printing(document.brief, replace(document.text, body=changed))
            around = body[max(0, word.start() - 60) : word.end() + 60]
            assert found or (not new and is_furniture(word[0], around)), f"{new!r} for {word[0]!r} in {around!r}"


def is_furniture(word: str, around: str) -> bool:
    """Words around the statements may be left out: a head of a column, a line of contents, the choices on screen."""
    return word not in around or len(max(around.splitlines(), key=len).split()) < 12


# --- words added, lines moved ---------------------------------------------------------------------

ADDED = "The minister resigned that same night."


def test_an_added_paragraph_of_html_is_found(briefing: Command, sample: dict[str, Path], tmp_path: Path) -> None:
    document = copy_of(sample, "html", tmp_path)
    change_text(document, replace_once("<section ", f"<p>{ADDED}</p><section "))
    assert ADDED in briefing("verify", document, code=6).stderr


def test_an_added_paragraph_of_markdown_is_found(briefing: Command, sample: dict[str, Path], tmp_path: Path) -> None:
    document = copy_of(sample, "md", tmp_path)
    change_text(document, replace_once("\n## ", f"\n{ADDED}\n\n## "))
    assert ADDED in briefing("verify", document, code=6).stderr


@pytest.mark.parametrize("part", ["word/document.xml", "word/header1.xml"])
def test_an_added_paragraph_of_a_word_document_is_found_in_its_text_and_in_its_header(
    briefing: Command, sample: dict[str, Path], tmp_path: Path, part: str
) -> None:
    document = copy_of(sample, "docx", tmp_path)
    change_part(document, part, replace_once("</w:p>", f"</w:p><w:p><w:r><w:t>{ADDED}</w:t></w:r></w:p>"))
    assert ADDED in briefing("verify", document, code=6).stderr


def test_an_added_line_on_a_page_of_a_pdf_is_found(briefing: Command, sample: dict[str, Path], tmp_path: Path) -> None:
    document = copy_of(sample, "pdf", tmp_path)
    with pikepdf.open(document, allow_overwriting_input=True) as pdf:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        name = pdf.pages[1].add_resource(font, pikepdf.Name.Font)
        pdf.pages[1].contents_add(f"BT {name} 12 Tf 60 400 Td ({ADDED}) Tj ET".encode())
        pdf.save(document)
    assert ADDED in briefing("verify", document, code=6).stderr


def test_two_cells_that_changed_places_are_found(sample: dict[str, Path], tmp_path: Path) -> None:
    document = copy_of(sample, "html", tmp_path)
    cells = [f"<td{rest}" for rest in re.findall(r"<td(.*?</td>)", document.read_text(encoding="utf-8"))]
    first, second = next((a, b) for a, b in pairwise(cells) if a != b and "data-line" in a + b)
    change_text(document, replace_once(first + second, second + first))
    with pytest.raises(VerifyError):
        verify_file(document)


def test_a_statement_taken_away_is_named(sample: dict[str, Path], tmp_path: Path) -> None:
    document = copy_of(sample, "html", tmp_path)
    line = statements_of(document)[0]
    change_text(document, lambda text: re.sub(rf"<li[^>]*>(?:(?!</li>).)*{phrase_of(line)}.*?</li>", "", text, count=1))
    with pytest.raises(VerifyError, match=re.escape(line["text"].strip())):
        verify_file(document)


# --- the embedded brief ---------------------------------------------------------------------------


def embedded(sample: dict[str, Path]) -> dict[str, Any]:
    brief: dict[str, Any] = json.loads(sample["json"].read_text(encoding="utf-8"))
    return brief


def check_json(brief: dict[str, Any], folder: Path) -> str:
    """What `verify` says against a brief as JSON."""
    document = folder / "brief.json"
    document.write_text(json.dumps(brief), encoding="utf-8")
    with pytest.raises(VerifyError) as failure:
        verify_file(document, SEEDS)
    return failure.value.message


def test_a_changed_item_is_named(sample: dict[str, Path], tmp_path: Path) -> None:
    brief = embedded(sample)
    actors = next(section for section in brief["sections"] if section["type"] == "key_actors")
    actors["items"][0]["name"] = "Somebody Else"
    assert "Section “Key actors”: the item “Somebody Else”" in check_json(brief, tmp_path)


def test_a_changed_title_is_noticed(sample: dict[str, Path], tmp_path: Path) -> None:
    assert "outside of its statements" in check_json(embedded(sample) | {"title": "Another"}, tmp_path)


def test_a_forged_seal_does_not_help_against_the_sources(sample: dict[str, Path], tmp_path: Path) -> None:
    """Whoever changes the sentence and the digests as well still has the source against him."""
    brief = embedded(sample)
    reference = brief["references"][0]
    words = reference["evidence"]["text"]
    reference["evidence"]["text"] = words[:-6] + "xxxxx."
    brief["references"][0] = sealed({key: value for key, value in reference.items() if key != "check"})
    forged = sealed({key: value for key, value in brief.items() if key != "check"})
    assert f"Reference {reference['id'][1:].replace('-', ':')}" in check_json(forged, tmp_path)


def test_a_mark_that_leads_nowhere_is_named(sample: dict[str, Path], tmp_path: Path) -> None:
    brief = embedded(sample)
    brief["references"] = [reference for reference in brief["references"] if reference["evidence"]["source"] != "S1"]
    assert re.search(r"cites 1:\d+, which is no reference", check_json(brief, tmp_path))


def test_a_quotation_that_no_cited_sentence_says_is_named(sample: dict[str, Path], tmp_path: Path) -> None:
    brief = embedded(sample)
    lines = [line for section in brief["sections"] for line in section["lines"] if line["cites"]]
    run = next(run for line in lines for run in line["runs"] if run.get("quote"))
    run["quote"] = "We surrender"
    assert "quotes “We surrender”, which no sentence cited there says" in check_json(brief, tmp_path)


def test_the_embedded_brief_of_an_html_file_is_checked_too(sample: dict[str, Path], tmp_path: Path) -> None:
    document = copy_of(sample, "html", tmp_path)
    shown, mark, data = document.read_text(encoding="utf-8").partition('<script type="application/json"')
    document.write_text(shown + mark + data.replace(" the ", " no ", 1), encoding="utf-8")
    with pytest.raises(VerifyError, match="was changed"):
        verify_file(document)


# --- the sources ----------------------------------------------------------------------------------


def test_a_source_changed_by_one_word_is_named(briefing: Command, sample: dict[str, Path], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SEEDS, tmp_path / "sources"))
    changed = sorted(folder.iterdir())[2]
    changed.write_bytes(changed.read_bytes().replace(b" the ", b" any ", 1))
    assert f"Source 3, {changed.name}, was changed" in briefing("verify", sample["pdf"], "-s", folder, code=6).stderr


def test_a_missing_source_is_named(briefing: Command, sample: dict[str, Path], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SEEDS, tmp_path / "sources"))
    gone = sorted(folder.iterdir())[4]
    gone.unlink()
    assert f"Source 5, {gone.name}, is missing" in briefing("verify", sample["docx"], "-s", folder, code=6).stderr


# --- files that are no briefs ---------------------------------------------------------------------


@every_format
def test_half_a_document_is_an_error_with_a_reason(
    briefing: Command, sample: dict[str, Path], tmp_path: Path, kind: str
) -> None:
    document = copy_of(sample, kind, tmp_path)
    content = document.read_bytes()
    document.write_bytes(content[: len(content) // 2])
    assert f"{document} carries no readable brief: " in briefing("verify", document, code=6).stderr


@every_format
def test_garbage_is_an_error_with_a_reason(briefing: Command, tmp_path: Path, kind: str) -> None:
    document = tmp_path / f"garbage.{kind}"
    document.write_bytes(bytes(range(256)) * 20)
    assert "carries no readable brief" in briefing("verify", document, code=6).stderr


def test_json_of_another_kind_is_no_brief(briefing: Command, tmp_path: Path) -> None:
    document = tmp_path / "other.json"
    document.write_text('{"schema": "other/1"}', encoding="utf-8")
    assert "carries no brief of format briefing/1" in briefing("verify", document, code=6).stderr


def test_json_with_parts_missing_is_no_brief(briefing: Command, tmp_path: Path) -> None:
    document = tmp_path / "part.json"
    document.write_text('{"schema": "briefing/1", "sections": [{"title": 3}]}', encoding="utf-8")
    assert "cannot be read" in briefing("verify", document, code=6).stderr


def test_a_missing_file_and_an_unknown_ending_are_wrong_arguments(briefing: Command, tmp_path: Path) -> None:
    assert "There is no file" in briefing("verify", tmp_path / "none.pdf", code=2).stderr
    assert "Did you mean “.docx”?" in briefing("verify", tmp_path / "brief.doc", code=2).stderr


# --- a template of the house's own ----------------------------------------------------------------


def house_of(folder: Path, words: str) -> Path:
    """A configuration whose HTML template prints some words of its own under the brief."""
    templates = folder / "house"
    templates.mkdir()
    shipped = (SEEDS.parent / "templates" / "html" / "brief.html.j2").read_text(encoding="utf-8")
    (templates / "brief.html.j2").write_text(shipped.replace("</main>", f"<p>{words}</p></main>"), encoding="utf-8")
    config = folder / "house.toml"
    config.write_text('[render]\nhtml = "house"\n', encoding="utf-8")
    return config


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["html", "pdf"])
def test_the_house_s_own_words_hold(briefing: Command, tmp_path: Path, kind: str) -> None:
    config = house_of(tmp_path, "Printed on recycled paper, ext. 4711.")
    document = tmp_path / f"brief.{kind}"
    briefing("make", "-s", SEEDS, "-c", config, "-f", kind, "-o", document)
    assert html.unescape("recycled paper") in open_document(document).text.body  # type: ignore[union-attr]
    assert "all hold" in briefing("verify", document).stdout


def test_the_house_must_not_print_citation_marks_of_its_own(briefing: Command, tmp_path: Path) -> None:
    config = house_of(tmp_path, "As proven in 1:1.")
    told = briefing("make", "-s", SEEDS, "-c", config, "-f", "html", "-o", tmp_path / "b.html", code=4).stderr
    assert "“As proven in 1:1.”, which looks like a citation mark" in told
    assert "brief.html.j2" in told


# --- reading a text as pieces ---------------------------------------------------------------------


def pieces(*texts: str) -> tuple[Piece, ...]:
    return tuple(Piece(pattern=re.compile(re.escape(squeeze(text))), text=text, where="Here") for text in texts)


def test_layout_does_not_count() -> None:
    text = squeeze_visible("The lease was\n\nsigned\u00a0on 4\u2009March, o\ufb03cially.\u00ad")
    assert find_faults(pieces("The lease was signed on 4 March,", "officially."), (), text) == []


def test_free_words_stand_between_pieces_but_not_within_words() -> None:
    free = (Free(texts=("1",)),)
    assert find_faults(pieces("500 men"), free, squeeze_visible("1 500 men")) == []
    assert find_faults(pieces("500 men"), free, squeeze_visible("1500 men")) != []


def test_free_words_stand_only_in_their_place() -> None:
    free = (Free(texts=("Who",), first=1, last=1),)
    assert find_faults(pieces("one", "two"), free, squeeze_visible("one Who two")) == []
    assert find_faults(pieces("one", "two"), free, squeeze_visible("Who one two")) != []


def test_pieces_in_another_order_are_a_fault() -> None:
    assert find_faults(pieces("one", "two"), (), squeeze_visible("two one")) != []


def test_the_reading_goes_on_after_a_fault() -> None:
    lines = ("The first statement stands.", "The second statement stands.", "The third statement stands.")
    told = find_faults(pieces(*lines), (), squeeze_visible("\n".join(lines).replace("second", "other") + " More."))
    assert len(told) == 2
    assert "The second statement stands." in told[0]
    assert "“More.” is printed, but is not in the brief." in told[1]


def test_a_sign_may_be_drawn_only_where_signs_are_drawn() -> None:
    line = {
        "text": "",
        "item": "",
        "cites": [],
        "runs": [{"sign": "✓", "drawn": True}, {"text": " agreed"}],
        "check": "",
    }
    section = {"title": "T", "type": "about", "items": [], "lines": [line], "titles": [], "words": []}
    brief: dict[str, Any] = {"facts": [], "sections": [section], "references": [], "sources": [], "words": []}
    brief |= {"language": "en"} | dict.fromkeys(("title", "deck", "kind", "issuer", "desk", "marking"), "")
    assert check_printing(brief, VisibleText(body="agreed", draws_signs=True)) == []
    assert check_printing(brief, VisibleText(body="agreed")) != []
    assert check_printing(brief, VisibleText(body="✓ agreed")) == []


def test_words_from_right_to_left_hold_in_whatever_order_a_pdf_has_them() -> None:
    assert squeeze("The Fund (صندوق النقل البحري) said") == squeeze("The Fund (البحري النقل صندوق) said")
    assert squeeze("The mayor, משה בן-דוד, said") == squeeze("The mayor, דוד - בן משה , said")
    assert squeeze("משה בן-דוד") != squeeze("משה בן-דור")
    assert squeeze("صندوق النقل") != squeeze("صندوق البحري")
    assert squeeze("said he") != squeeze("he said")
