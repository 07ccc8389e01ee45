"""Nothing goes to a reader, by a channel or into an archive that is not cleared for it."""

from __future__ import annotations

import pytest

from briefing.deliver.markings import may_see, translate_marking
from briefing.errors import ConfigError
from briefing.settings import TLP_LABELS
from tests.deliver.post_offices import Authority, House, PostOffice, reader, serving

RED, STRICT, AMBER, GREEN, CLEAR = TLP_LABELS


def test_the_labels_are_in_the_order_of_the_standard() -> None:
    assert [label for label in TLP_LABELS if may_see(AMBER, label)] == [AMBER, GREEN, CLEAR]
    assert [label for label in TLP_LABELS if may_see(STRICT, label)] == [STRICT, AMBER, GREEN, CLEAR]
    assert [label for label in TLP_LABELS if may_see(CLEAR, label)] == [CLEAR]


def test_what_has_no_rank_is_shown_to_nobody() -> None:
    assert translate_marking("", GREEN, {}) == GREEN
    assert translate_marking("OFFICIAL", GREEN, {"OFFICIAL": AMBER}) == AMBER
    with pytest.raises(ConfigError, match="has no rank"):
        translate_marking("OFFICIAL", GREEN, {})


def test_a_reader_below_the_marking_gets_nothing_and_the_marking_stands_in_subject_and_body(
    house: House, authority: Authority
) -> None:
    office = PostOffice()
    with serving(office, authority) as port:
        house.write_readers(port, reader("Anna", clearance=GREEN) + reader("Bert", clearance=CLEAR))
        done = house.run("send", "--to", "all")
    assert office.recipients == {"anna@reader.example": 1}
    assert "Bert gets nothing: cleared up to TLP:CLEAR, the brief counts as TLP:GREEN." in done.stderr
    message = office.message_to("anna@reader.example")
    assert message["Subject"].startswith("[TLP:GREEN] ")
    assert message.get_body(("plain",)).get_content().count("TLP:GREEN") == 2
    assert message.get_body(("html",)).get_content().count("TLP:GREEN") == 2


def test_a_channel_below_the_marking_carries_nothing(house: House, authority: Authority) -> None:
    office = PostOffice()
    with serving(office, authority) as port:
        drop = '[channel.shared]\nkind = "folder"\npath = "drop"\nclearance = "TLP:CLEAR"\n'
        house.write_readers(
            port,
            reader("Anna", clearance=RED) + reader("Bert", channel="shared", clearance=RED),
            more_mail='clearance = "TLP:CLEAR"',
            more=drop,
        )
        done = house.run("send", "--to", "all")
    assert office.taken == []
    assert not (house.folder / "drop").exists()
    assert "the channel mail carries up to TLP:CLEAR" in done.stderr
    assert "the channel shared carries up to TLP:CLEAR" in done.stderr


def test_a_test_to_a_stranger_leaks_nothing(house: House, authority: Authority) -> None:
    office = PostOffice()
    with serving(office, authority) as port:
        house.write_readers(port, reader("Anna"))
        assert "cleared up to TLP:CLEAR" in house.run("send", "--test", "who@elsewhere.example", code=5).stderr
    assert office.taken == []


def test_an_archive_below_the_marking_stays_empty_and_no_number_is_taken(house: House) -> None:
    house.write_readers(587, "")
    done = house.run("publish", "public", code=5)
    assert "the archive holds up to TLP:CLEAR" in done.stderr
    assert not (house.folder / "public").exists()
    assert not (house.folder / "ledger.sqlite").exists()
