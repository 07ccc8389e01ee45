"""The brief takes the configured marking, else the narrowest of its sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.compose.markings import check_marking, choose_marking
from briefing.ingest import read_folder
from briefing.ingest.markings import find_marking
from briefing.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("text", "marking"),
    [
        ("TLP:AMBER\n\nThe quay is closed.\n\nTLP:AMBER\n", "TLP:AMBER"),
        ("**TLP:AMBER+STRICT**\r\nThe quay is closed.\r\n", "TLP:AMBER+STRICT"),
        ("TLP:GREEN\nThe quay is closed.\n[TLP:RED]\n", "TLP:RED"),
        ("TLP:WHITE\nThe quay is closed.", "TLP:CLEAR"),
        ("The notice was marked TLP:RED, the minister said.\nTLP:REDDISH\ntlp:red\n", ""),
    ],
)
def test_a_label_alone_on_its_line_is_the_marking_of_a_source(text: str, marking: str) -> None:
    assert find_marking(text) == marking


def test_the_narrowest_of_the_sources_counts_unless_one_is_configured(tmp_path: Path) -> None:
    for name, label in (("a", "TLP:GREEN\n"), ("b", "TLP:AMBER\n"), ("c", "")):
        words = f"The council of Port {name.upper()} said on Monday that the northern quay would be closed for {len(name)} week."
        (tmp_path / f"{name}.txt").write_text(f"{label}\nThe quay of Port {name.upper()}\n\n{words}\n")
    sources, _ = read_folder(tmp_path, load_lexicon())
    assert [s.marking for s in sources] == ["TLP:GREEN", "TLP:AMBER", ""]
    assert choose_marking("", sources) == "TLP:AMBER"
    assert choose_marking("TLP:RED", sources) == "TLP:RED"
    assert choose_marking("", sources[2:]) == ""
    assert check_marking("TLP:AMBER", sources) == ()
    (problem,) = check_marking("TLP:GREEN", sources)
    assert problem.where == "b.txt"
    assert "marked TLP:AMBER, the brief TLP:GREEN" in problem.message
