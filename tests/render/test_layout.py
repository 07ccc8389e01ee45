"""Lines, tables and pictures made ready for the page."""

from __future__ import annotations

import pytest
from sample_brief import ABSENT, MENTIONED, cell, heard, ln, q

from briefing.errors import RenderError
from briefing.model.brief import Column, Link, Mark, Paragraph, Row, Run, Section, Table, Text, Tick
from briefing.render.charts import fitting_labels, inline_picture, spanned_signs
from briefing.render.lines import glue_runs, mark_long_words
from briefing.render.tables import PAGE_WIDTH, find_bar_columns, fit_widths, fold_strips
from briefing.render.wording import found_nothing


def shown(group: tuple[Run, ...]) -> str:
    return "".join(
        run.text if isinstance(run, Text) else getattr(run, "mark", getattr(run, "label", "")) for run in group
    )


def test_the_last_word_stays_with_its_mark() -> None:
    groups = [
        shown(group)
        for group in glue_runs(ln("The quay is leased ", "1:2", ", they say.", Link(target="C1", label="C1")))
    ]
    assert groups == ["The quay is", " ", "leased 1:2", ", they", " ", "say. C1"]


def test_marks_in_a_row_are_parted_by_one_space() -> None:
    assert "".join(shown(group) for group in glue_runs(ln("said", "1:2", " ", "1:3", "2:4"))) == "said 1:2 1:3 2:4"


def test_quotation_marks_close_before_the_mark() -> None:
    assert [shown(group) for group in glue_runs(ln(q("never asked"), "2:7"))] == ["“never", " ", "asked” 2:7"]


def test_a_very_long_word_may_be_parted_and_is_not_glued() -> None:
    address = "https://example.org/a/very/long/address"
    assert [shown(group) for group in glue_runs(ln(address, "1:2"))] == [address, " ", "1:2"]
    assert mark_long_words(f"see <b> {address}") == f'see &lt;b&gt; <span class="long">{address}</span>'


def strip_table(count: int) -> Table:
    columns = (
        Column(title="Actor", width=38),
        *(Column(title=str(n), width=6.4, group="Source") for n in range(1, count + 1)),
    )
    signs = [heard(2), MENTIONED, *[ABSENT] * (count - 3), heard(1)]
    row = Row(cells=(cell("Union"), *(cell(sign) for sign in signs)))
    return Table(id="t", style="actors", caption=ln(), columns=columns, rows=(row,))


def test_a_few_sources_keep_a_column_each() -> None:
    assert fold_strips(strip_table(8)) == strip_table(8)


def test_many_sources_become_words() -> None:
    folded = fold_strips(strip_table(30))
    assert [column.title for column in folded.columns] == ["Actor", "Source"]
    assert folded.rows[0].cells[1][0].plain == "heard in 1, 30; mentioned in 2"


def test_many_sources_without_counts_become_numbers_alone() -> None:
    columns = tuple(Column(title=str(n), group="Source") for n in range(1, 11))
    row = Row(cells=tuple(cell(heard() if n in (2, 9) else ABSENT) for n in range(1, 11)))
    table = Table(id="t", style="agreements", caption=ln(), columns=columns, rows=(row,))
    assert fold_strips(table).rows[0].cells[0][0].plain == "2, 9"


@pytest.mark.parametrize("widths", [[38, 0, 6.4], [0, 0], [100, 100, 0], [10, 20], [60, 60, 60, 60]])
def test_columns_fill_the_page_and_none_vanishes(widths: list[float]) -> None:
    fitted = fit_widths(tuple(Column(title="x", width=width) for width in widths))
    assert sum(fitted) == pytest.approx(PAGE_WIDTH, abs=0.3)
    assert min(fitted) > 4


def test_the_bars_of_a_timeline_share_an_axis_with_or_without_labels() -> None:
    bar = cell(Mark(kind="day", label="4 March", low=0.5))
    table = Table(id="t", style="timeline", caption=ln(), columns=(Column(title="Date"), Column(title="Axis")), rows=(Row(cells=(cell("4 March"), bar)),))  # fmt: skip
    assert [column.title for column in find_bar_columns(table)] == ["Axis"]


def test_labels_of_an_axis_never_run_into_each_other() -> None:
    ticks = tuple(Tick(at=n / 30, label=f"{n} March") for n in range(31))
    labels = fitting_labels(ticks)
    assert labels[0].label == "0 March"
    assert labels[-1].label == "30 March"
    assert 3 < len(labels) < 9


def test_signs_stay_on_the_axis() -> None:
    (sign,) = spanned_signs(ln(Mark(kind="interval", label="x", low=-0.5, high=7)))
    assert (sign.low, sign.high) == (0, 1)


def test_a_picture_gets_its_words() -> None:
    made = inline_picture(
        '<svg xmlns="http://www.w3.org/2000/svg"><title>no</title><rect width="3"/></svg>', "A bar & a half"
    )
    assert "<title>A bar &amp; a half</title>" in made
    assert "no" not in made


@pytest.mark.parametrize(
    "inside",
    ["<script>alert(1)</script>", '<image href="https://example.org/x.png"/>', '<rect onclick="x()"/>', '<rect style="x"/>', '<rect fill="url(http://x)"/>', "<style>x</style>", "<rect>"],
)  # fmt: skip
def test_a_picture_may_not_load_run_or_restyle_anything(inside: str) -> None:
    with pytest.raises(RenderError):
        inline_picture(f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>', "x")


def test_a_column_in_which_no_row_says_anything_leaves_its_room_to_the_others() -> None:
    columns = (Column(title="Figure", width=38), Column(title="What it counts"), Column(title="Status", width=22))
    rows = (Row(cells=((ln("85"),), (ln("boats"),), (ln(""),))), Row(cells=((ln("40"),), (ln("days"),), ())))
    folded = fold_strips(Table(id="t", style="figures", caption=ln(""), columns=columns, rows=rows))
    assert [column.title for column in folded.columns] == ["Figure", "What it counts"]
    assert [len(row.cells) for row in folded.rows] == [2, 2]


def test_an_empty_column_of_a_group_stays_for_silence_is_told_there() -> None:
    columns = (
        Column(title="Actor", width=38),
        Column(title="Quay", group="Topic"),
        Column(title="Dues", group="Topic"),
    )
    rows = (Row(cells=((ln("Harbour board"),), (ln("for"),), ())),)
    folded = fold_strips(Table(id="t", style="matrix", caption=ln(""), columns=columns, rows=rows))
    assert len(folded.columns) == 3


def test_a_word_is_parted_at_its_hyphens_before_it_is_parted_anywhere() -> None:
    assert "long" not in mark_long_words("Hohenfels-Sigmarshausen-Oettenstein")
    assert "long" in mark_long_words("Donaudampfschifffahrtsgesellschaft")


def test_a_section_that_only_says_what_was_looked_for_found_nothing() -> None:
    nothing = Paragraph(line=ln("No position found in 3 sources."), style="empty")
    told = Paragraph(line=ln("The quay is leased.", "1:2"))
    sections = [
        Section(id="positions", type="positions", title="Positions", blocks=blocks)
        for blocks in ((nothing,), (nothing, told), (told,), ())
    ]
    assert [found_nothing(section) for section in sections] == [True, False, False, False]
