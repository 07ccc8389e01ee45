"""Mail: the newest text first, history and signature apart, attachments as sources of their own."""

from __future__ import annotations

import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.ingest.folders import passages, read
from tests.ingest.readers.reading import PARAGRAPHS, TITLE, blocks, codes, page, pdf, read_file, read_text_of

BODY = "\n\n".join(PARAGRAPHS)
HISTORY = "\n".join(f"> {words}" for words in ("We asked the port for its figures.", "Nobody there would say."))


def mail(body: str = BODY, subject: str = TITLE) -> EmailMessage:
    message = EmailMessage()
    message["From"] = '"Ola Lund" <ola@norda.example>'
    message["To"] = "desk@norda.example"
    message["Subject"] = subject
    message["Date"] = "Sun, 09 Jun 2024 23:30:00 -0800"
    message.set_content(body)
    return message


def test_the_byline_of_a_forwarded_text_outranks_who_sent_it(tmp_path: Path) -> None:
    forwarded = mail(f"By Kari Vik\n\n{BODY}").as_bytes()
    assert [s.author for s in read(tmp_path, {"a.eml": forwarded})[0]] == ["Kari Vik"]
    assert [s.author for s in read(tmp_path, {"a.eml": mail().as_bytes()})[0]] == ["Ola Lund"]


def test_a_mail_gives_its_text_subject_sender_and_day() -> None:
    found = read_text_of(".eml", mail().as_bytes())
    assert blocks(found) == [f"# {TITLE}", *PARAGRAPHS]
    assert (found.title, found.sender, found.published) == (TITLE, "Ola Lund", "2024-06-09")


@pytest.mark.parametrize(
    "line",
    [
        "On Mon, 3 Jun 2024 at 09:12, Kari Vik <kari@norda.example> wrote:",
        "On Mon, 3 Jun 2024 at 09:12, Kari Vik\n<kari@norda.example> wrote:",
        "-----Original Message-----\nFrom: Kari Vik\nSent: Monday\nSubject: Figures",
        "From: Kari Vik <kari@norda.example>\nSent: Monday, 3 June 2024 09:12\nTo: Ola Lund\nSubject: Figures",
        "________________________________\nFrom: Kari Vik",
    ],
)
def test_what_a_mail_answers_to_is_masked(tmp_path: Path, line: str) -> None:
    data = mail(f"{BODY}\n\n{line}\n\nWe asked the port for its figures.\n", f"Re: {TITLE}").as_bytes()
    source = read(tmp_path, {"a.eml": data})[0][0]
    assert passages(source, "paragraph") == list(PARAGRAPHS)
    assert "We asked the port for its figures." in " ".join(passages(source, "boilerplate"))
    assert source.title == TITLE


def test_quoted_lines_between_answers_are_masked(tmp_path: Path) -> None:
    source = read(tmp_path, {"a.eml": mail(f"{PARAGRAPHS[0]}\n\n{HISTORY}\n\n{PARAGRAPHS[1]}\n").as_bytes()})[0][0]
    assert passages(source, "paragraph") == list(PARAGRAPHS[:2])


def test_a_signature_is_masked(tmp_path: Path) -> None:
    source = read(tmp_path, {"a.eml": mail(f"{BODY}\n-- \nOla Lund\nNorda Times, Harbour Street 5\n").as_bytes()})[0][0]
    assert passages(source, "paragraph") == list(PARAGRAPHS)


@pytest.mark.parametrize("words", ["On Monday the minister wrote: we agree.", "From: the first day on, he said no."])
def test_sentences_that_look_like_a_history_are_kept(words: str) -> None:
    assert read_text_of(".eml", mail(f"{BODY}\n\n{words}\n\n{PARAGRAPHS[0]}").as_bytes()).masked == ()


def test_a_mail_in_html_alone(tmp_path: Path) -> None:
    message = mail()
    message.set_content(
        "".join(f"<p>{p}</p>" for p in PARAGRAPHS) + "<blockquote><p>We asked the port.</p></blockquote>",
        subtype="html",
    )
    source = read(tmp_path, {"a.eml": message.as_bytes()})[0][0]
    assert passages(source, "paragraph") == list(PARAGRAPHS)


def test_attachments_are_sources_of_their_own(tmp_path: Path) -> None:
    message = mail()
    message.add_attachment(
        pdf("<p>The port of Bergen handled 4.1 million tonnes in 2022.</p>"), "application", "pdf", filename="port.pdf"
    )
    message.add_attachment(b"\x89PNG", "image", "png", filename="logo.png")
    message.add_attachment(mail("The union met on Tuesday and voted for the strike.", "Union"), filename="union.eml")
    message.add_attachment(b"MZ", "application", "octet-stream", filename="run.exe")
    sources, problems = read(tmp_path, {"a.eml": message.as_bytes()})
    assert [s.path for s in sources] == ["a.eml", "a.eml/port.pdf", "a.eml/union.eml"]
    assert [(p.where, p.code) for p in problems if p.severity != "note"] == [("a.eml/run.exe", "unsupported-format")]


def test_a_mailbox_is_as_many_sources_as_it_has_mails(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "box.mbox")
    box.add(mail())
    box.add(mail("The union met on Tuesday and voted for the strike.", "Union"))
    box.close()
    sources, _ = read(tmp_path, {})
    assert [(s.path, s.title) for s in sources] == [("box.mbox/1", TITLE), ("box.mbox/2", "Union")]


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-8", "no-such-charset"])
def test_any_charset_is_read(charset: str) -> None:
    body = "Café owners met on Monday.".encode("cp1252" if "8859" in charset else "utf-8")
    data = f"Subject: A\nContent-Type: text/plain; charset={charset}\n\n".encode() + body
    assert "Café owners met" in read_text_of(".eml", data).text


@pytest.mark.parametrize(
    "header",
    [
        "Date: never",
        "From: \x00",
        "Subject: =?utf-8?b?w?=",
        "From: =?x?q?=",
        "To: " + "a," * 5000,
        "Date: Thu, 99 Foo 99999999999",
    ],
)
def test_a_broken_header_costs_its_value_only(header: str) -> None:
    reading = read_file(".eml", f"{header}\nContent-Type: text/plain\n\n{BODY}".encode())
    assert PARAGRAPHS[0] in reading.texts[0].text


def test_what_is_no_mailbox() -> None:
    assert codes(read_file(".mbox", page())) == ["damaged"]
