"""Only what is new or changed is read, and a corpus depends on what was added, not on when or in which order."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import msgspec
import pytest

from briefing.corpus import adding
from briefing.corpus.adding import add_folder
from briefing.corpus.keeping import describe, remove
from briefing.corpus.settling import Rules, observe
from briefing.corpus.store import Store
from briefing.engine import Engine
from briefing.engine.cache import Cache
from briefing.errors import ConfigError, UsageError
from briefing.lexicon import Lexicon, load_lexicon
from tests.corpus.archives import FEES, QUAY, STRIKE, Archive
from tests.reading import MODEL

# --- what is read again ---------------------------------------------------------------------------


def test_a_second_time_nothing_is_read(archive: Archive) -> None:
    archive.write(a=QUAY, b=FEES)
    first, settled = archive.add()
    assert (first.files, first.new, first.changed, settled) == (2, 2, 0, 2)
    again, settled = archive.add()
    assert (again.files, again.new, again.changed, settled) == (2, 0, 0, 0)


def test_only_a_new_and_a_changed_file_are_read(archive: Archive) -> None:
    archive.write(a=QUAY, b=FEES)
    archive.add()
    archive.write(b=FEES.replace("tenth", "fifth"), c=STRIKE)
    added, settled = archive.add()
    assert (added.new, added.changed, settled) == (1, 1, 2)
    assert "fifth" in archive.sources()["press/b.txt"][4]


def test_a_file_touched_but_not_changed_is_read_and_nothing_else_is_done(archive: Archive) -> None:
    archive.write(a=QUAY)
    archive.add()
    archive.write(a=QUAY)
    added, settled = archive.add()
    assert (added.changed, settled) == (1, 0)


def test_a_file_written_just_now_is_read_again_for_it_may_change_without_a_trace(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "_FRESH", 3_600_000_000_000)
    archive.write(a=QUAY)
    archive.add()
    added, settled = archive.add()
    assert (added.changed, settled) == (1, 0)


def test_what_is_gone_from_the_folder_stays_until_it_is_removed(archive: Archive) -> None:
    archive.write(a=QUAY, b=FEES)
    archive.add()
    (archive.folder / "a.txt").unlink()
    added, _ = archive.add()
    assert added.gone == 1
    assert set(archive.sources()) == {"press/a.txt", "press/b.txt"}
    with Store(archive.file) as store:
        assert describe(store).folders[0].gone == 1
        assert remove(store, (), gone=True).sources == 1
    assert set(archive.sources()) == {"press/b.txt"}
    archive.check()


def test_what_comes_back_is_no_longer_gone(archive: Archive) -> None:
    archive.write(a=QUAY)
    archive.add()
    (archive.folder / "a.txt").unlink()
    archive.add()
    archive.write(a=QUAY)
    archive.add()
    with Store(archive.file) as store:
        assert remove(store, (), gone=True).files == 0


def test_a_file_that_can_no_longer_be_read_keeps_its_source(archive: Archive) -> None:
    archive.write(a=QUAY)
    archive.add()
    (archive.folder / "a.txt").unlink()
    (archive.folder / "a.txt").symlink_to(archive.top / "nowhere.txt")
    added, _ = archive.add()
    assert [p.code for p in added.problems] == ["unreadable"]
    assert set(archive.sources()) == {"press/a.txt"}


def test_an_entry_in_sources_toml_changes_the_sources_that_it_names(archive: Archive) -> None:
    archive.write(a=QUAY, b=FEES)
    archive.add()
    (archive.folder / "sources.toml").write_text('[[source]]\nfile = "a.txt"\npublisher = "Quay Gazette"\n')
    _, settled = archive.add()
    assert settled == 1
    assert archive.sources()["press/a.txt"][0].source.publisher == "Quay Gazette"
    (archive.folder / "sources.toml").write_text('[[source]]\nfile = "a.txt"\nleave_out = true\n')
    archive.add()
    assert set(archive.sources()) == {"press/b.txt"}
    (archive.folder / "sources.toml").write_text("[[sauce]]\n")
    with pytest.raises(ConfigError, match="unknown key “sauce”"):
        archive.add()


def test_the_corpus_itself_is_no_source(archive: Archive) -> None:
    archive.write(a=QUAY)
    with Store(archive.folder / "corpus.sqlite", create=True) as store:
        assert add_folder(store, archive.folder).files == 1
        assert add_folder(store, archive.folder).problems == ()


# --- folders --------------------------------------------------------------------------------------


def test_two_folders_of_one_name_need_another_name(archive: Archive) -> None:
    archive.write(a=QUAY)
    other = archive.top / "elsewhere" / "press"
    shutil.copytree(archive.folder, other)
    with Store(archive.file, create=True) as store:
        add_folder(store, archive.folder)
        with pytest.raises(UsageError, match="a folder “press” in the corpus already"):
            add_folder(store, other)
        add_folder(store, other, "press-2")
        assert describe(store).sources == 2


def test_a_folder_that_was_moved_keeps_its_sources(archive: Archive) -> None:
    archive.write(a=QUAY)
    archive.add()
    moved = archive.folder.rename(archive.top / "moved")
    with Store(archive.file) as store:
        added = add_folder(store, moved, "press")
        assert (added.new, added.gone) == (0, 0)
        assert describe(store).sources == 1


def test_a_pattern_that_matches_nothing_removes_nothing(archive: Archive) -> None:
    archive.write(a=QUAY)
    archive.add()
    with Store(archive.file) as store:
        with pytest.raises(UsageError, match="matches “press/b"):
            remove(store, ("press/a.txt", "press/b*"))
        assert describe(store).sources == 1
        assert remove(store, ("press",)).present == 1
        assert describe(store).folders == ()


# --- the same, whatever came first ----------------------------------------------------------------

FOOT = "Harbour Weekly for members"


def test_a_line_that_a_later_article_shares_is_masked_in_the_earlier_one_too(archive: Archive) -> None:
    archive.write(a=f"{QUAY}\n{FOOT}\n\nThe lease runs for ten years, the ministry said on Tuesday evening.\n")
    archive.add()
    assert FOOT in passages(archive, "press/a.txt", masked=False)
    archive.write(b=f"{FEES}\n{FOOT}\n\nThe board meets again in spring, its secretary said.\n")
    _, settled = archive.add()
    assert settled == 2
    assert FOOT in passages(archive, "press/a.txt", masked=True)
    with Store(archive.file) as store:
        remove(store, ("press/b.txt",))
    _, settled = archive.add()  # `b` is read again, too: it lies in the folder still
    assert settled == 2


def test_a_copy_shares_no_line_with_itself(archive: Archive) -> None:
    text = f"{QUAY}\n{FOOT}\n\nThe lease runs for ten years, the ministry said on Tuesday evening.\n"
    archive.write(a=text, b=text)
    archive.add()
    assert FOOT in passages(archive, "press/a.txt", masked=False)


def passages(archive: Archive, path: str, *, masked: bool) -> str:
    source = archive.sources()[path][0].source
    text = f"{path}\n" + (archive.folder / path.removeprefix("press/")).read_text(encoding="utf-8")
    text = text.partition("\n")[2]
    return "\n".join(text[p.start : p.end] for p in source.passages if (p.kind == "boilerplate") == masked)


@pytest.mark.parametrize("seed", range(4))
def test_the_order_in_which_files_come_and_go_leaves_no_trace(archive: Archive, seed: int) -> None:
    chance = random.Random(seed)
    texts = {f"n{n}": make_article(chance) for n in range(8)}
    for _ in range(4):
        for name in chance.sample(sorted(texts), 4):
            (archive.folder / f"{name}.txt").unlink(missing_ok=True)
        archive.write(**{name: make_article(chance) for name in chance.sample(sorted(texts), 3)})
        archive.add()
    with Store(archive.file) as store:
        remove(store, (), gone=True)
    for path in archive.folder.iterdir():
        path.unlink()
    archive.write(**texts)
    archive.add()
    archive.check()
    fresh = Archive(top=archive.top / "fresh")
    fresh.write(**texts)
    fresh.add()
    assert archive.sources() == fresh.sources()


def make_article(chance: random.Random) -> str:
    """An article with lines that others may share, one in four a copy of a common one."""
    if chance.random() < 0.25:
        return QUAY
    lines = chance.sample(("Harbour Weekly for members", "Read by anglers", "Morning edition", "North shore desk"), 2)
    return "\n\n".join(
        [chance.choice((QUAY, FEES, STRIKE)), *lines, f"It is note {chance.randint(1, 9)} of this week."]
    )


# --- rules ----------------------------------------------------------------------------------------


def run_stage_2(archive: Archive, lexicon: Lexicon) -> tuple[int, int]:
    """How many sources were marked for stage 2, and how many of them had to be parsed."""
    parsed: list[int] = []

    class Told(Cache):
        def put(self, key: str, content: bytes) -> None:
            parsed.append(1)
            super().put(key, content)

    engine = Engine(kind="serial", cache=Told(archive.file, megabytes=0))
    with Store(archive.file) as store:
        marked, _ = observe(store, Rules(lexicon=lexicon, model=MODEL), engine)
    return marked, len(parsed)


def with_word(lexicon: Lexicon, name: str, word: str) -> Lexicon:
    return Lexicon({**lexicon._tables, name: {**lexicon._tables[name], word: ()}}, lexicon._rules, "")


def test_rules_that_changed_redo_what_they_touch_and_no_more(archive: Archive) -> None:
    lexicon = load_lexicon()
    archive.write(a=QUAY, b=FEES, c=QUAY)
    archive.add(lexicon)
    assert run_stage_2(archive, lexicon) == (2, 2)  # a copy goes with its first
    archive.write(d=STRIKE)
    archive.add(lexicon)
    assert run_stage_2(archive, lexicon) == (1, 1)
    of_reconcile = with_word(lexicon, other_list(), "zzz")
    assert archive.add(of_reconcile)[1] == 0
    assert run_stage_2(archive, of_reconcile) == (0, 0)
    of_extract = with_word(lexicon, "saying_verbs", "bellow")
    archive.add(of_extract)
    assert run_stage_2(archive, of_extract) == (3, 3)
    rule = lexicon.rules("ingest.")[0]
    of_ingest = Lexicon(
        of_extract._tables, {**of_extract._rules, rule.id: msgspec.structs.replace(rule, label="x")}, ""
    )
    assert archive.add(of_ingest)[1] == 4  # every text is read anew, none comes out otherwise, nothing is parsed
    assert run_stage_2(archive, of_ingest) == (0, 0)


def other_list() -> str:
    """A word list that neither reading nor stage 2 uses."""
    from briefing.engine import PROGRAM, read_program

    lexicon = load_lexicon()
    program = read_program(PROGRAM) + read_program(adding.PROGRAM)
    plain = lexicon.digest_of(program)
    return next(n for n in sorted(lexicon._tables) if with_word(lexicon, n, "zzz").digest_of(program) == plain)


def test_no_observation_stays_behind(archive: Archive) -> None:
    archive.write(a=QUAY, b=FEES)
    archive.add()
    run_stage_2(archive, load_lexicon())
    archive.write(b=STRIKE)
    archive.add()
    run_stage_2(archive, load_lexicon())
    with Store(archive.file) as store, store.reading() as base:
        assert base.execute("select count(*) from observations").fetchone() == (2,)


def test_a_folder_that_is_missing_or_a_file_is_refused(archive: Archive, tmp_path: Path) -> None:
    with Store(archive.file, create=True) as store:
        with pytest.raises(UsageError, match="There is no folder"):
            add_folder(store, tmp_path / "nowhere")
        with pytest.raises(UsageError, match="is a file"):
            add_folder(store, archive.file)
