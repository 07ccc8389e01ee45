"""The file of readers: every fault is named with its place, its cause and the next step; nothing in it reaches a header raw."""

from __future__ import annotations

import email
import email.policy
import re
import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.deliver.addresses import check_address
from briefing.deliver.directory import Directory, Reader, Sender
from briefing.deliver.editions import Attachment, Edition
from briefing.deliver.letters import write_letter
from briefing.deliver.readers import load_readers, select_readers
from briefing.errors import ConfigError


def load(tmp_path: Path, text: str, name: str = "readers.toml") -> Directory:
    (tmp_path / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    return load_readers(tmp_path / name)


ANNA = '[[reader]]\nname = "Anna"\naddress = "anna@reader.example"\ngroups = ["ministers"]\n'
TOP = 'groups = ["ministers", "press"]\n'


def test_readers_are_chosen_by_their_groups_in_the_order_of_the_file(tmp_path: Path) -> None:
    more = '[[reader]]\nname = "Bert"\naddress = "bert@reader.example"\ngroups = ["press"]\n'
    directory = load(tmp_path, TOP + more + ANNA)
    assert [r.name for r in select_readers(directory, ["all"])] == ["Bert", "Anna"]
    assert [r.name for r in select_readers(directory, ["ministers"])] == ["Anna"]
    assert [r.name for r in select_readers(directory, ["press", "ministers"])] == ["Bert", "Anna"]
    with pytest.raises(ConfigError) as caught:
        list(select_readers(directory, ["minister"]))
    assert caught.value.hint == "Did you mean “ministers”?"


def test_the_shipped_file_and_a_csv_file_load(tmp_path: Path) -> None:
    assert load_readers(Path(__file__).parents[2] / "config" / "readers.toml").reader == ()
    listed = 'name,address,groups,formats\nAnna,anna@reader.example,ministers press,pdf;json\n"Bert, junior",bert@reader.example,,\n'
    anna, bert = load(tmp_path, listed, "readers.csv").reader
    assert anna.groups == ("ministers", "press")
    assert anna.formats == ("pdf", "json")
    assert bert.name == "Bert, junior"
    assert len(load(tmp_path, f'readers_file = "readers.csv"\n{TOP}').reader) == 2


FAULTS = [
    (
        ANNA.replace("anna@reader", "anna.reader").replace("example", "example"),
        "line 2: address: “anna.reader.example”",
    ),
    (ANNA + ANNA.replace("anna@", "ANNA@"), r"line 6: ANNA@reader.example is listed already, at .*line 2"),
    (ANNA.replace("ministers", "minister"), "line 2: there is no group “minister”"),
    (ANNA + 'channel = "pigeon"\n', "line 2: there is no channel “pigeon”"),
    (ANNA + 'formats = ["pfd"]\n', "line 2: there is no format “pfd”"),
    (ANNA + 'clearance = "TLP:ORANGE"\n', "line 2: clearance: “TLP:ORANGE” is no label"),
    (ANNA + 'adress = "x"\n', "reader 1: unknown key “adress”"),
    (ANNA + "formats = 3\n", "reader 1: formats: Expected `array`"),
    ('[[reader]]\nname = "Anna"\n', "line 2: Anna has no address"),
    (ANNA.replace('"Anna"', '"Anna\\r\\nBcc: all@reader.example"'), r"character 5 of “Anna..Bcc: .*cannot be printed"),
    (ANNA.replace("anna@reader.example", "anna@reader.example\\nBcc: x@y.example"), "is no mail address"),
    ('[mail]\nhost = "mail.house.example"\ntls = "none"\n', "mail.tls: “none” would send passwords"),
    ("[mail]\nattempts = 0\n", "mail.attempts: 0 is too low"),
    ('[sender]\nlist_id = "a b>"\n', "sender.list_id"),
    ('[sender]\nunsubscribe = "javascript:alert(1)"\n', "sender.unsubscribe"),
    ('[channel.board]\nkind = "webhook"\nurl = "http://house.example/hook"\n', "channel.board.url: .* is not https"),
    ('[channel.board]\nkind = "folder"\n', "needs “path”"),
    ('[archive]\nmarking = "CLEAR"\n', "archive.marking: “CLEAR” is no label"),
    ("[mail\n", "is not a TOML file"),
]


@pytest.mark.parametrize(("text", "told"), FAULTS, ids=range(len(FAULTS)))
def test_a_fault_is_named_with_file_place_and_cause(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, TOP + text)
    assert re.search(told, caught.value.message), caught.value.message
    assert "readers.toml" in caught.value.message
    assert "\n" not in caught.value.message


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name,adress\n", "line 1: unknown column “adress”"),
        ("name,address\nAnna\n", "line 2: the line has not as many fields"),
        ("name,address\nAnna,anna@reader.example\nAnna,Anna@READER.example\n", "line 3: .*listed already, at .*line 2"),
        ("name,address\nAnna,anna@@reader.example\n", "line 2: address: .*is no mail address"),
    ],
)
def test_a_fault_in_a_csv_file_is_named_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text, "readers.csv")
    assert re.search(told, caught.value.message), caught.value.message


@pytest.mark.parametrize(
    "address", ["a@b.example", "a.b+c@xn--mnchen-3ya.example", "O'Hara_1@House.Example", "a@münchen.example"]
)
def test_plain_addresses_pass(address: str) -> None:
    checked = check_address(address, "here")
    assert checked.isascii()
    assert checked.partition("@")[0] == address.partition("@")[0]


@pytest.mark.parametrize(
    "address",
    ["", "a", "@b.example", "a@", "a@b..example", "a@-b.example", "a..b@c.example", ".a@c.example", '"a b"@c.example', "a@[127.0.0.1]",
     "a b@c.example", "a@b.example>", "<a@b.example", "a@b.example,c@d.example", "a@b.example\n", "a\x00@b.example", "a@b\u202e.example",
     f"{'a' * 65}@b.example", f"a@{'b' * 64}.example", "a(x)@b.example"],
)  # fmt: skip
def test_anything_else_is_refused(address: str) -> None:
    with pytest.raises(ConfigError, match="is no mail address"):
        check_address(address, "here")


# --- fuzz -----------------------------------------------------------------------------------------

BRIEF = {
    "title": "Quay",
    "marking": "TLP:GREEN",
    "as_of": "2031-03-18",
    "kind": "Brief",
    "language": "en",
    "sections": [],
}
EDITION = Edition(
    digest="0" * 64, series="Quay", number=1, brief=BRIEF,
    documents=(Attachment(format="json", layout="full", language="en", content=b"{}"),),
)  # fmt: skip
nasty = st.text(alphabet=st.characters() | st.sampled_from("\r\n\0@<>,;:\"'()[] \t\u2028\u202e=?"), max_size=40)
HEADERS = {"From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"}


def headers_of(content: bytes) -> list[str]:
    head, _, _ = content.partition(b"\r\n\r\n")
    return [line.split(":")[0] for line in head.decode("ascii").split("\r\n") if not line.startswith((" ", "\t"))]


def refused_in_words(error: ConfigError, file: str = "") -> None:
    assert file in error.message
    assert error.message.isprintable()


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=nasty, local=nasty, domain=nasty, title=nasty)
def test_no_name_address_or_title_adds_a_header(name: str, local: str, domain: str, title: str) -> None:
    """Whatever passes the checks makes a message with the known headers alone and one recipient."""
    from briefing.deliver.addresses import check_text

    try:
        checked = check_text(name, "name")
        address = check_address(f"{local}@{domain}", "address")
    except ConfigError as error:
        refused_in_words(error)
        address, checked = "anna@reader.example", "".join(c for c in name if c in string.printable[:95])
    edition = Edition(
        digest=EDITION.digest,
        series=title,
        number=1,
        brief={**BRIEF, "title": title.encode("utf-8", "replace").decode()},
        documents=EDITION.documents,
    )
    letter = write_letter(
        edition,
        Reader(name=checked, address=address, formats=("json",)),
        Sender(name="Desk", address="desk@house.example"),
        message_id="<1@house.example>",
        dated="2031-03-18T10:00:00+00:00",
    )
    assert set(headers_of(letter.content)) == HEADERS
    assert len(headers_of(letter.content)) == len(HEADERS)
    message = email.message_from_bytes(letter.content, policy=email.policy.default)
    (recipient,) = message["To"].addresses
    assert recipient.addr_spec == address
    assert letter.content.endswith(b"\r\n")
    assert b"\n" not in letter.content.replace(b"\r\n", b"")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["name", "address", "groups", "channel", "clearance", "formats", "x"]),
            nasty | st.lists(nasty, max_size=2),
            max_size=5,
        ),
        max_size=3,
    )
)
def test_any_file_loads_or_is_refused_in_words(tmp_path: Path, readers: list[dict[str, object]]) -> None:
    def quoted(value: object) -> str:
        if isinstance(value, list):
            return f"[{', '.join(map(quoted, value))}]"
        return '"' + "".join(f"\\U{ord(c):08x}" for c in str(value) if not 0xD800 <= ord(c) < 0xE000) + '"'

    text = "".join("[[reader]]\n" + "".join(f"{k} = {quoted(v)}\n" for k, v in r.items()) for r in readers)
    try:
        directory = load(tmp_path, text)
    except ConfigError as error:
        refused_in_words(error, "readers.toml")
    else:
        assert len(directory.reader) == len(readers)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(nasty)
def test_any_csv_loads_or_is_refused_in_words(tmp_path: Path, rest: str) -> None:
    try:
        load(tmp_path, f"name,address\nAnna,anna@reader.example\n{rest}", "readers.csv")
    except ConfigError as error:
        refused_in_words(error, "readers.csv")
