"""Signed documents and messages: who signed, whether it holds, and that nothing of the brief is lost by it."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import trustme
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509 import load_pem_x509_certificate

from briefing.errors import VerifyError
from briefing.render import pdf
from briefing.settings import load_settings
from briefing.verify import verify_file
from tests.deliver.conftest import make_brief
from tests.deliver.post_offices import Authority, House, PostOffice, reader, serving

TRUSTED = "an authority that you named vouches for it."
PASSWORD = "four horses"
SOFTHSM = next((p for p in Path("/usr/lib").glob("**/softhsm/libsofthsm2.so")), None)


@dataclass(frozen=True)
class Keys:
    """A signer of the authority `authority`, as PKCS#12 and as PEM, and the PEM file of another authority."""

    folder: Path
    authority: Path
    stranger: Path


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    folder = tmp_path_factory.mktemp("keys")
    authority, stranger = trustme.CA(), trustme.CA()
    authority.cert_pem.write_to_path(folder / "authority.pem")
    stranger.cert_pem.write_to_path(folder / "stranger.pem")
    _write_keys(authority, folder / "desk")
    _write_keys(authority, folder / "late", not_after=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    return Keys(folder, folder / "authority.pem", folder / "stranger.pem")


def _write_keys(authority: trustme.CA, path: Path, **options: dt.datetime) -> None:
    issued = authority.issue_cert(
        "desk@house.example", common_name="Harbour desk", key_type=trustme.KeyType.RSA, **options
    )
    issued.private_key_and_cert_chain_pem.write_to_path(path.with_suffix(".pem"))
    key = serialization.load_pem_private_key(issued.private_key_pem.bytes(), None)
    certificate = load_pem_x509_certificate(issued.cert_chain_pems[0].bytes())
    secret = serialization.BestAvailableEncryption(PASSWORD.encode())
    path.with_suffix(".p12").write_bytes(pkcs12.serialize_key_and_certificates(b"desk", key, certificate, None, secret))


@pytest.fixture(scope="module")
def unsigned() -> bytes:
    return pdf.render(make_brief(), load_settings())


@pytest.fixture
def desk(house: House, keys: Keys, unsigned: bytes) -> House:
    """A house with a PDF and a key file that has a password."""
    (house.folder / "out/brief.pdf").write_bytes(unsigned)
    house.command.environment["DESK_KEY"] = PASSWORD
    name_key(house, f'key = "{keys.folder}/desk.p12"\npassword_from = "env:DESK_KEY"')
    return house


def name_key(house: House, lines: str, port: int = 1, **options: str) -> None:
    house.write_readers(port, reader("Anna", **options), more=f"\n[signing]\n{lines}\n")


def verify(house: House, name: str = "out/brief.pdf", authorities: Path | None = None) -> str:
    """What `briefing verify` says of the signer; its refusal when it refuses."""
    try:
        result = verify_file(house.folder / name, authorities=authorities)
    except VerifyError as error:
        return error.message
    assert result.statements
    return " ".join(signature.summary for signature in result.signatures)


def sign(house: House, code: int = 0) -> subprocess.CompletedProcess[str]:
    return house.run("sign", "out/brief.pdf", code=code)


def append(path: Path, change: bytes) -> None:
    path.write_bytes(path.read_bytes() + change)


def test_a_signed_brief_still_proves_its_statements_and_names_its_signer(desk: House, keys: Keys) -> None:
    before = desk.run("verify", "out/brief.pdf").stdout
    assert sign(desk).stdout == "out/brief.pdf\n"
    after = desk.run("verify", "out/brief.pdf").stdout
    assert after.startswith(before.strip())
    assert "Signed by Common Name: Harbour desk" in after
    assert "no authority that you named vouches for it (no authority was named" in after
    trusted = desk.run("verify", "out/brief.pdf", "--trust", keys.authority).stdout
    assert "an authority that you named vouches for it." in trusted


def test_a_signature_leaves_every_byte_of_the_pdf_and_adds_no_untagged_page_content(
    desk: House, unsigned: bytes
) -> None:
    sign(desk)
    signed = (desk.folder / "out/brief.pdf").read_bytes()
    assert signed.startswith(unsigned)
    with pikepdf.open(BytesIO(unsigned)) as old, pikepdf.open(BytesIO(signed)) as new:
        assert new.Root.MarkInfo.Marked
        for made in (old, new):
            assert made.open_metadata()["pdfuaid:part"] == "1"
        assert (
            new.attachments["evidence.json"].get_file().read_bytes()
            == old.attachments["evidence.json"].get_file().read_bytes()
        )
        assert len(new.pages) == len(old.pages)
        (field,) = new.Root.AcroForm.Fields
        assert field.V.SubFilter == "/ETSI.CAdES.detached"
        assert str(field.TU) == "Signature"
        box, page = [float(x) for x in field.Rect], [float(x) for x in new.pages[0].mediabox]
        assert box[2] <= page[0], "an annotation without a tag lies outside of the page (ISO 14289-1, 7.18.1)"
        assert int(field.F) & 0b110 == 0b100, "printed and not hidden (ISO 19005-3, 6.3.2)"
        assert all(p.get("/Tabs") == "/S" for p in new.pages if "/Annots" in p)


def test_verify_tells_a_stranger_from_a_signer_that_is_vouched_for(desk: House, keys: Keys) -> None:
    sign(desk)
    refused = verify(desk, authorities=keys.stranger)
    assert "the signature holds, but no authority that you named vouches for it" in refused
    unsigned = verify(desk, "out/brief.html", keys.authority)
    assert "is not signed" in unsigned
    assert (
        "holds no readable certificates"
        in desk.run("verify", "out/brief.pdf", "--trust", "out/brief.md", code=2).stderr
    )


def test_a_certificate_that_ran_out_is_not_trusted(desk: House, keys: Keys) -> None:
    name_key(desk, f'key = "{keys.folder}/late.p12"\npassword_from = "env:DESK_KEY"')
    sign(desk)
    refused = verify(desk, authorities=keys.authority)
    assert "the certificate has expired" in refused


def test_one_changed_byte_breaks_the_signature(desk: House) -> None:
    sign(desk)
    path = desk.folder / "out/brief.pdf"
    content = path.read_bytes()
    place = content.index(b"%PDF-") + 10
    path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
    assert "the signature does not fit the file" in verify(desk)


def test_what_is_added_after_signing_is_found(desk: House) -> None:
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    sign(desk)
    path = desk.folder / "out/brief.pdf"
    writer = IncrementalPdfFileWriter(BytesIO(path.read_bytes()))
    writer.root["/OpenAction"] = generic.DictionaryObject(
        {
            generic.NameObject("/S"): generic.NameObject("/Named"),
            generic.NameObject("/N"): generic.NameObject("/LastPage"),
        }
    )
    writer.update_root()
    changed = BytesIO()
    writer.write(changed)
    path.write_bytes(changed.getvalue())
    assert "the file was changed after it was signed" in verify(desk)


def test_bytes_after_the_end_are_found(desk: House) -> None:
    sign(desk)
    append(desk.folder / "out/brief.pdf", b"\n% one line more\n")
    assert "changed after it was signed" in verify(desk)


def test_a_key_in_pem_needs_no_password(desk: House, keys: Keys) -> None:
    name_key(desk, f'key = "{keys.folder}/desk.pem"')
    sign(desk)
    assert TRUSTED in verify(desk, authorities=keys.authority)


def test_what_is_wrong_with_a_key_is_said_and_the_file_stays_as_it_was(
    desk: House, keys: Keys, unsigned: bytes
) -> None:
    desk.command.environment["DESK_KEY"] = "wrong"
    said = sign(desk, code=5).stderr
    assert "does not open" in said
    assert "wrong password" in said
    name_key(desk, 'key = "none.p12"\npassword_from = "env:DESK_KEY"')
    assert "none.p12 cannot be read" in sign(desk, code=5).stderr
    name_key(desk, "documents = false")
    assert "names no key" in sign(desk, code=2).stderr
    assert (desk.folder / "out/brief.pdf").read_bytes() == unsigned
    assert "only a PDF can be signed" in desk.run("sign", "out/brief.html", code=2).stderr


def test_a_brief_that_does_not_hold_is_not_signed_and_none_is_signed_twice(desk: House) -> None:
    sign(desk)
    assert "is signed already" in sign(desk, code=2).stderr


@pytest.mark.skipif(SOFTHSM is None or shutil.which("softhsm2-util") is None, reason="no SoftHSM on this machine")
def test_a_key_on_a_token_signs(desk: House, keys: Keys, tmp_path: Path) -> None:
    (tmp_path / "tokens").mkdir()
    (tmp_path / "softhsm.conf").write_text(f"directories.tokendir = {tmp_path}/tokens\n", encoding="utf-8")
    environment = {"SOFTHSM2_CONF": str(tmp_path / "softhsm.conf")}
    init = ["softhsm2-util", "--init-token", "--free", "--label", "desk", "--pin", "1234", "--so-pin", "5678"]
    subprocess.run(init, check=True, env=environment, capture_output=True)
    _import_key(tmp_path, environment, keys)
    desk.command.environment.update(environment, DESK_KEY="1234")
    name_key(desk, f'module = "{SOFTHSM}"\ntoken = "desk"\nlabel = "desk"\npassword_from = "env:DESK_KEY"')
    sign(desk)
    assert TRUSTED in verify(desk, authorities=keys.authority)


def _import_key(folder: Path, environment: dict[str, str], keys: Keys) -> None:
    """Puts key and certificate on the token, in a process of its own: SoftHSM reads its configuration once."""
    program = f"""
import pkcs11
from pkcs11.util.rsa import decode_rsa_private_key
from pkcs11.util.x509 import decode_x509_certificate
from cryptography.hazmat.primitives import serialization as s
from cryptography.x509 import load_pem_x509_certificate
pem = open({str(keys.folder / "desk.pem")!r}, "rb").read()
key = s.load_pem_private_key(pem, None).private_bytes(s.Encoding.DER, s.PrivateFormat.TraditionalOpenSSL, s.NoEncryption())
cert = load_pem_x509_certificate(pem[pem.index(b"-----BEGIN CERT"):]).public_bytes(s.Encoding.DER)
with pkcs11.lib({str(SOFTHSM)!r}).get_token(token_label="desk").open(rw=True, user_pin="1234") as session:
    more = {{pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.LABEL: "desk", pkcs11.Attribute.ID: b"1"}}
    session.create_object({{**decode_rsa_private_key(key), **more}})
    session.create_object({{**decode_x509_certificate(cert), **more}})
"""
    import sys

    subprocess.run([sys.executable, "-c", program], check=True, env=environment, capture_output=True)


def test_messages_are_signed_so_that_any_mail_program_can_check_them(
    desk: House, authority: Authority, keys: Keys, tmp_path: Path
) -> None:
    office = PostOffice()
    with serving(office, authority) as port:
        name_key(
            desk,
            f'key = "{keys.folder}/desk.p12"\npassword_from = "env:DESK_KEY"\nmessages = true',
            port,
            formats=["pdf", "html"],
        )
        desk.run("send", "--to", "all")
    ((_, content),) = office.taken
    message = office.message_to("anna@reader.example")
    assert message.get_content_type() == "multipart/signed"
    assert [part.get_filename() for part in message.iter_attachments()][-1] == "smime.p7s"
    (tmp_path / "letter.eml").write_bytes(content)
    checked = check_mail(tmp_path / "letter.eml", keys.authority)
    assert checked.returncode == 0, checked.stderr
    assert b"application/pdf" in checked.stdout
    assert check_mail(tmp_path / "letter.eml", keys.stranger).returncode != 0
    (tmp_path / "letter.eml").write_bytes(re.sub(rb"Corvin", b"Corwin", content, count=1))
    assert b"verification failure" in check_mail(tmp_path / "letter.eml", keys.authority).stderr


def check_mail(letter: Path, authority: Path) -> subprocess.CompletedProcess[bytes]:
    """What OpenSSL says to a signed message."""
    command = ["openssl", "cms", "-verify", "-purpose", "any", "-in", str(letter), "-CAfile", str(authority)]
    return subprocess.run(command, check=False, capture_output=True)
