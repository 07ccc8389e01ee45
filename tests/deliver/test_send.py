"""A brief goes out by mail: each reader one message of their own, marked, over a verified connection, on record."""

from __future__ import annotations

import re
import sqlite3
import time
from pathlib import Path

import pytest

from tests.deliver.post_offices import (
    Authority,
    House,
    PostOffice,
    free_port,
    make_authority,
    many_readers,
    reader,
    serving,
)


def states(house: House) -> dict[str, str]:
    """What the ledger holds: reader → state."""
    with sqlite3.connect(house.folder / "ledger.sqlite") as base:
        return dict(base.execute("SELECT reader, state FROM deliveries"))


def test_a_reader_gets_one_message_with_the_bottom_line_in_text_and_html_and_the_brief_attached(
    house: House, authority: Authority
) -> None:
    office = PostOffice()
    with serving(office, authority) as port:
        house.write_readers(port, reader("Anna", formats=["html", "json"]) + reader("Bert"))
        done = house.run("send", "--to", "ministers")
    assert "2 of 2 readers have it" in done.stdout
    assert office.recipients == {"anna@reader.example": 1, "bert@reader.example": 1}
    assert office.secure == [True, True]
    assert office.connections == 1
    message = office.message_to("anna@reader.example")
    body = message.get_body(("plain",)).get_content()
    page = message.get_body(("html",)).get_content()
    for words in ("Bottom line", "edition 1", "Harbour desk", "To Anna"):
        assert words in body
        assert words in page
    assert re.search(r"^- .* \[\d+:\d+", body, re.MULTILINE)
    names = [part.get_filename() for part in message.iter_attachments()]
    assert [name.rpartition(".")[2] for name in names] == ["html", "json"]
    attached = [part.get_payload(decode=True) for part in message.iter_attachments()]
    assert attached == [(house.folder / "out" / f"brief.{name}").read_bytes() for name in ("html", "json")]


def test_nobody_sees_the_other_readers_and_the_headers_of_a_list_are_there(house: House, authority: Authority) -> None:
    office = PostOffice()
    with serving(office, authority) as port:
        house.write_readers(port, reader("Anna") + reader("Bert"))
        house.run("send", "--to", "all")
    assert office.envelopes == [["anna@reader.example"], ["bert@reader.example"]]
    message = office.message_to("anna@reader.example")
    assert "bert@" not in message.as_string().lower()
    assert message["To"] == "Anna <anna@reader.example>"
    assert message["Reply-To"] == "answers@house.example"
    assert message["List-Id"] == "<briefs.house.example>"
    assert message["List-Unsubscribe"] == "<mailto:desk@house.example?subject=unsubscribe>"
    assert re.fullmatch(r"<[0-9a-f]{32}@house\.example>", message["Message-ID"])
    assert message.defects == []
    assert all(part.defects == [] for part in message.walk())


def test_sending_again_sends_nothing(house: House, authority: Authority) -> None:
    office = PostOffice()
    with serving(office, authority) as port:
        house.write_readers(port, many_readers(3))
        house.run("send", "--to", "all")
        house.run("send", "--to", "ministers")
        house.run("send", "out/brief.html", "--to", "all")
    assert set(office.recipients.values()) == {1}
    assert len(office.taken) == 3


def test_a_dry_run_sends_nothing_records_nothing_and_writes_the_message_that_is_sent_later(
    house: House, authority: Authority
) -> None:
    office = PostOffice()
    with serving(office, authority) as port:
        house.write_readers(port, reader("Anna") + reader("Bert", clearance="TLP:CLEAR"))
        shown = house.run("send", "--to", "all", "--dry-run").stdout
        assert not (house.folder / "ledger.sqlite").exists()
        assert office.taken == []
        assert office.connections == 0
        written = (house.folder / "out/messages/anna-reader-example.eml").read_bytes()
        house.run("send", "--to", "all")
    assert "Anna <anna@reader.example>: gets json by mail" in shown
    assert "Bert: gets nothing, cleared up to TLP:CLEAR" in shown
    undated = [re.sub(rb"^Date: .*\r\n", b"", text, flags=re.MULTILINE) for text in (written, office.taken[0][1])]
    assert undated[0] == undated[1]


def test_a_test_goes_to_one_address_and_not_on_record(house: House, authority: Authority) -> None:
    office = PostOffice()
    with serving(office, authority) as port:
        house.write_readers(port, many_readers(2))
        house.run("send", "--test", "r0001@Reader.example")
    assert office.recipients == {"r0001@reader.example": 1}
    assert office.message_to("r0001@reader.example")["Subject"].startswith("[Test]")
    assert not (house.folder / "ledger.sqlite").exists()


# --- a server that misbehaves ---------------------------------------------------------------------


@pytest.mark.slow
def test_a_thousand_readers_on_a_bad_day(house: House, authority: Authority) -> None:
    """4xx once and for ever, 5xx, dropped connections before and after the message, slow answers, a full disk."""

    def misbehave(verb: str, recipient: str, times: int) -> str | None:
        kind = int(recipient[1:5]) % 50
        match verb, kind:
            case "RCPT", 1 if times == 1:
                return "451 4.7.1 greylisted"
            case "RCPT", 2:
                return "450 4.2.1 mailbox busy"
            case "RCPT", 3:
                return "550 5.1.1 no such user"
            case "DATA", 4 if times == 1:
                return "452 4.3.1 insufficient system storage"
            case "DATA", 5:
                return "552 5.3.4 message too big"
            case "RCPT", 6 if times == 1:
                return "hang up"
            case "TAKEN", 7:
                return "hang up"
            case "DATA", 8:
                return "wait 0.05"
            case "RCPT", 9 if times == 1:
                return "421 4.3.2 shutting down"
        return None

    office = PostOffice(misbehave)
    with serving(office, authority) as port:
        house.write_readers(port, many_readers(1000))
        done = house.run("send", "--to", "all", code=5)
        sent_before = len(office.taken)
        house.run("send", "--to", "all", code=5)
    kinds = {key: int(key[1:5]) % 50 for key in states(house)}
    assert {key for key, state in states(house).items() if state == "failed"} == {
        k for k, v in kinds.items() if v in {2, 3, 5}
    }
    assert {key for key, state in states(house).items() if state == "doubt"} == {k for k, v in kinds.items() if v == 7}
    assert set(states(house).values()) == {"sent", "failed", "doubt"}
    got = {key for key, state in states(house).items() if state == "sent"}
    assert {r.lower(): n for r, n in office.recipients.items()} == dict.fromkeys(
        [*got, *(k for k, v in kinds.items() if v == 7)], 1
    )
    assert len(office.taken) == sent_before
    assert "r0003@reader.example by mail, failed: 550 5.1.1 no such user" in done.stderr
    assert "r0007@reader.example by mail, in doubt: no answer to the whole message" in done.stderr
    assert office.visits["RCPT", "r0003@reader.example"] == 1
    assert office.visits["RCPT", "r0002@reader.example"] == 4


def test_resend_failed_goes_to_those_who_failed_and_in_doubt_under_the_same_message_id(
    house: House, authority: Authority
) -> None:
    bad = True

    def misbehave(verb: str, recipient: str, times: int) -> str | None:
        if bad and recipient.startswith("r0001") and verb == "RCPT":
            return "550 5.1.1 no such user"
        return "hang up" if bad and recipient.startswith("r0002") and verb == "TAKEN" else None

    office = PostOffice(misbehave)
    with serving(office, authority) as port:
        house.write_readers(port, many_readers(4))
        house.run("send", "--to", "all", code=5)
        bad = False
        house.run("resend", "--failed")
        assert office.recipients["r0001@reader.example"] == 1
        assert office.recipients["r0002@reader.example"] == 1
        house.run("resend", "--in-doubt")
    assert set(states(house).values()) == {"sent"}
    first, again = (content for to, content in office.taken if to == "r0002@reader.example")
    assert first == again


def test_ten_errors_in_a_row_end_the_run_and_the_rest_stays_planned(house: House, authority: Authority) -> None:
    office = PostOffice(lambda verb, recipient, times: "554 5.7.1 not today")
    with serving(office, authority) as port:
        house.write_readers(port, many_readers(30))
        done = house.run("send", "--to", "all", code=5)
        assert "Stopped after 10 errors in a row" in done.stderr
        office.misbehave = lambda verb, recipient, times: None
        house.run("send", "--to", "all", code=5)
    assert len(office.taken) == 20


def test_a_server_that_is_not_there_is_tried_and_the_readers_keep_their_turn(house: House) -> None:
    house.write_readers(free_port(), many_readers(3), more_mail="stop_after = 3")
    assert "no connection" in house.run("send", "--to", "all", code=5).stderr
    assert set(states(house).values()) <= {"planned", "claimed"}


def test_an_answer_that_does_not_come_leaves_the_message_in_doubt(house: House, authority: Authority) -> None:
    office = PostOffice(lambda verb, recipient, times: "wait 2" if verb == "TAKEN" else None)
    with serving(office, authority) as port:
        house.write_readers(port, many_readers(1))
        config = house.folder / "config/readers.toml"
        config.write_text(config.read_text().replace("final_timeout = 5", "final_timeout = 0.5"))
        done = house.run("send", "--to", "all", code=5)
    assert "in doubt" in done.stderr
    assert "@house.example>" in done.stderr


# --- the connection -------------------------------------------------------------------------------


@pytest.mark.parametrize("tls", ["starttls", "implicit"])
def test_a_certificate_of_somebody_else_ends_the_run(
    house: House, authority: Authority, tmp_path: Path, tls: str
) -> None:
    office = PostOffice()
    with serving(office, make_authority(tmp_path, "elsewhere.example"), implicit=tls == "implicit") as port:
        house.write_readers(port, many_readers(2), tls=tls)
        assert "no valid certificate" in house.run("send", "--to", "all", code=5).stderr
    assert office.taken == []


def test_tls_from_the_first_byte(house: House, authority: Authority) -> None:
    office = PostOffice()
    with serving(office, authority, implicit=True) as port:
        house.write_readers(port, many_readers(2), tls="implicit")
        house.run("send", "--to", "all")
    assert len(office.taken) == 2


def test_the_password_comes_from_its_place_and_stands_nowhere_else(house: House, authority: Authority) -> None:
    office = PostOffice()
    secret = house.folder / "secret"
    secret.write_text("correct horse\n")
    secret.chmod(0o600)
    with serving(office, authority, password="correct horse") as port:
        house.write_readers(port, many_readers(2), more_mail='user = "desk"\npassword_from = "file:secret"')
        done = house.run("send", "--to", "all")
        secret.write_text("wrong")
        refused = house.run("send", "--test", "r0000@reader.example", code=5)
    assert len(office.taken) == 2
    assert "credentials" in refused.stderr
    for text in (
        done.stdout,
        done.stderr,
        refused.stderr,
        *(p.read_bytes().decode("latin-1") for p in house.folder.glob("ledger.sqlite*") if p.is_file()),
    ):
        assert "correct horse" not in text
        assert "wrong" not in text


def test_a_secret_that_others_may_read_is_refused(house: House, authority: Authority) -> None:
    office = PostOffice()
    (house.folder / "secret").write_text("x")
    (house.folder / "secret").chmod(0o644)
    with serving(office, authority, password="x") as port:
        house.write_readers(port, many_readers(1), more_mail='user = "desk"\npassword_from = "file:secret"')
        assert "chmod 600" in house.run("send", "--to", "all", code=5).stderr


def test_messages_keep_their_pace_and_connections_their_length(house: House, authority: Authority) -> None:
    office = PostOffice()
    with serving(office, authority) as port:
        house.write_readers(port, many_readers(6), more_mail="per_second = 20\nper_connection = 2")
        since = time.monotonic()
        house.run("send", "--to", "all")
    assert time.monotonic() - since >= 0.25
    assert office.connections == 3
