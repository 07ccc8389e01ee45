"""`briefing templates upgrade`: a newer shipped template reaches an edited copy, and no edit is ever lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Command
from hypothesis import given
from hypothesis import strategies as st

from briefing import resources
from briefing.copies import read_record, record_copies
from briefing.errors import UsageError
from briefing.house import copy_template, diff_templates
from briefing.merging import merge_lines
from briefing.project import make_project
from briefing.settings import RenderSettings, Settings
from briefing.upgrades import Upgrade, upgrade_templates

OLD = "a {\n  color: teal\n}\n\nb {\n  margin: 0\n}\n\nc {\n  padding: 0\n}\n"
NEW = OLD.replace("padding: 0", "padding: 1mm")


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A house with a copy of `house.css`, taken when the shipped one was OLD; now it is NEW."""
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    own.mkdir()
    for kind in ("html", "docx"):
        (shipped / kind).mkdir(parents=True)
    (shipped / "docx" / "brief.docx").write_bytes((resources.templates("docx") / "brief.docx").read_bytes())
    monkeypatch.setattr(resources, "templates", lambda kind: shipped / kind)
    (shipped / "html" / "house.css").write_text(OLD, encoding="utf-8")
    settings = Settings(render=RenderSettings(html=str(own)))
    copy_template("house.css", None, settings)
    (shipped / "html" / "house.css").write_text(NEW, encoding="utf-8")
    return settings


def edit(house: Settings, text: str) -> Path:
    """The house's copy, with another content."""
    copy = Path(house.render.html) / "house.css"
    copy.write_text(text, encoding="utf-8")
    return copy


def only(found: list[Upgrade]) -> Upgrade:
    assert len(found) == 1
    return found[0]


def test_an_untouched_copy_is_renewed(house: Settings) -> None:
    copy = Path(house.render.html) / "house.css"
    assert only(upgrade_templates(house)).state == "renewed"
    assert copy.read_text(encoding="utf-8") == NEW
    assert only(upgrade_templates(house)).state == "current"


def test_a_change_elsewhere_is_joined_with_the_new_one_and_what_was_stays_beside(house: Settings) -> None:
    copy = edit(house, OLD.replace("teal", "navy"))
    assert only(upgrade_templates(house)).state == "joined"
    assert copy.read_text(encoding="utf-8") == NEW.replace("teal", "navy")
    assert copy.with_name("house.css.before").read_text(encoding="utf-8") == OLD.replace("teal", "navy")
    assert only(upgrade_templates(house)).state == "edited"


def test_where_both_changed_the_same_line_the_copy_stays_and_the_line_is_told(house: Settings) -> None:
    mine = OLD.replace("padding: 0", "padding: 9mm")
    copy = edit(house, mine)
    found = only(upgrade_templates(house))
    assert copy.read_text(encoding="utf-8") == mine
    assert found.text.splitlines() == [
        f"{copy}: left as it is: you and the new version changed the same.",
        "  line 10:",
        "    yours    padding: 9mm",
        "    new      padding: 1mm",
        "  When you have taken over what you want: briefing templates upgrade --done house.css",
    ]
    assert only(upgrade_templates(house, done="house.css")).state == "edited"
    assert copy.read_text(encoding="utf-8") == mine


def test_a_trial_writes_nothing(house: Settings) -> None:
    copy = edit(house, OLD.replace("teal", "navy"))
    before = sorted(copy.parent.iterdir())
    assert only(upgrade_templates(house, trial=True)).state == "joined"
    assert copy.read_text(encoding="utf-8") == OLD.replace("teal", "navy")
    assert sorted(copy.parent.iterdir()) == before


def test_a_copy_without_a_record_is_left_alone(house: Settings) -> None:
    copy = edit(house, OLD)
    (copy.parent / ".shipped.json").unlink()
    assert only(upgrade_templates(house)).state == "unknown"
    assert copy.read_text(encoding="utf-8") == OLD


def test_a_word_document_is_offered_beside_the_edited_one(house: Settings, tmp_path: Path) -> None:
    own = copy_template("brief.docx", tmp_path / "word", house)
    record_copies(own.parent, {own.name: Path(__file__)})  # it was copied from another one
    settings = Settings(render=RenderSettings(docx=str(own)))
    own.write_bytes(own.read_bytes() + b"\0")
    found = only(upgrade_templates(settings))
    assert (found.state, own.with_name("brief.new.docx").is_file()) == ("by hand", True)
    (own.parent / ".shipped.json").unlink()
    assert only(upgrade_templates(settings)).state == "own"


def test_an_unknown_template_cannot_be_done(house: Settings) -> None:
    with pytest.raises(UsageError, match=r"no copy of a template “huose\.css”"):
        upgrade_templates(house, done="huose.css")


def test_a_project_knows_what_it_was_made_from(briefing: Command, tmp_path: Path) -> None:
    make_project(tmp_path / "desk")
    assert "house.css" in read_record(tmp_path / "desk" / "templates" / "html")
    told = briefing("templates", "upgrade", "--trial", cwd=tmp_path / "desk").stdout
    assert {line.partition(": ")[2] for line in told.splitlines()} == {"nothing new."}


def test_the_differences_of_a_word_document_are_told_in_words(tmp_path: Path) -> None:
    import docx

    own = copy_template("brief.docx", tmp_path, Settings())
    document = docx.Document(str(own))
    document.styles["Heading 1"].font.name = "Georgia"
    document.sections[0].header.add_paragraph("Ministry of Fisheries")
    document.save(str(own))
    told = diff_templates(Settings(render=RenderSettings(docx=str(own))))
    assert any(line.startswith("+style Heading 1: ") and "Georgia" in line for line in told.splitlines())
    assert any(line.startswith("+section 1") and line.endswith("Ministry of Fisheries") for line in told.splitlines())


# --- merging --------------------------------------------------------------------------------------

TEXTS = st.lists(st.sampled_from("abcde"), max_size=12)


@given(base=TEXTS, mine=TEXTS, other=TEXTS)
def test_the_chunks_are_the_texts_again(base: list[str], mine: list[str], other: list[str]) -> None:
    chunks = merge_lines(base, mine, other)
    assert [line for chunk in chunks for line in chunk.base] == base
    assert [line for chunk in chunks for line in chunk.mine] == mine
    assert [line for chunk in chunks for line in chunk.other] == other


@given(base=TEXTS, other=TEXTS)
def test_who_changed_nothing_takes_what_the_other_has(base: list[str], other: list[str]) -> None:
    for mine, theirs in ((base, other), (other, base)):
        chunks = merge_lines(base, mine, theirs)
        assert all(chunk.merged is not None for chunk in chunks)
        assert [line for chunk in chunks for line in chunk.merged or ()] == other
