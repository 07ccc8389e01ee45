"""Signatures: PAdES on PDF files (ETSI EN 319 142-1, baseline B-B) and S/MIME on messages (RFC 8551), by pyHanko.

The key is in a file (PKCS#12, or PEM) or on a PKCS#11 token; both need the extra `briefing[sign]`. Nothing is asked of
a network, so there is no time stamp of a third party: the time in a signature is what this machine says, and a reader's
program may not trust the signature any more once the certificate has expired.

A PDF is signed by an incremental update: what was there before, tags and attachment included, stays byte for byte. The
field is invisible and lies outside of the page, as PDF/UA-1 (7.18) and PDF/A-3 (6.3) ask of one without a tag.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import hashlib
import io
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from briefing.deliver.directory import SigningSettings
from briefing.errors import ConfigError, DeliveryError

FIELD = "Signature"
_DIGEST = "sha256"
_PEM = b"-----BEGIN"


class DocumentSigner:
    """A key with its certificate, ready to sign."""

    def __init__(self, signer: Any) -> None:
        self._signer = signer

    def sign_pdf(self, content: bytes) -> bytes:
        """The PDF with one more signature. Raises `DeliveryError` when it cannot be signed."""
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415
        from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415
        from pyhanko.sign import PdfSignatureMetadata, fields, signers  # noqa: PLC0415
        from pyhanko.sign.general import SigningError  # noqa: PLC0415

        place = fields.InvisSigSettings(set_print_flag=True, set_hidden_flag=False, box_out_of_bounds=True)
        field = fields.SigFieldSpec(sig_field_name=FIELD, invis_sig_settings=place, readable_field_name=FIELD)
        meta = PdfSignatureMetadata(
            field_name=FIELD, md_algorithm=_DIGEST, subfilter=fields.SigSeedSubFilter.PADES, certify=True,
            docmdp_permissions=fields.MDPPerm.NO_CHANGES,
        )  # fmt: skip
        try:
            writer = IncrementalPdfFileWriter(io.BytesIO(content))
            signed = signers.PdfSigner(meta, signer=self._signer, new_field_spec=field).sign_pdf(writer)
        except (SigningError, PdfError, OSError) as error:
            raise DeliveryError(f"The PDF cannot be signed: {error}.") from error
        return bytes(signed.getvalue())

    def seal_entity(self, entity: bytes, dated: dt.datetime) -> bytes:
        """The detached signature over a MIME entity, said to be made at `dated`."""
        from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes  # noqa: PLC0415

        signing = self._signer.async_sign(
            hashlib.sha256(entity).digest(),
            _DIGEST,
            signed_attr_settings=PdfCMSSignedAttributes(signing_time=dated),
            is_pdf_sig=False,
        )
        return bytes(asyncio.run(signing).dump())


def open_signer(settings: SigningSettings, secret: Callable[[], str], start: Path) -> DocumentSigner:
    """The signer that the readers file names; `secret` gives the password of the key file, or the PIN of the token.

    Raises `ConfigError` when none is named or the extra is not installed, `DeliveryError` when the key cannot be used.
    """
    try:
        import pyhanko.sign  # noqa: F401, PLC0415
    except ImportError as error:
        raise ConfigError("Signing needs more packages.", hint='Run: pip install "briefing[sign]"') from error
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # it logs what it raises
    if settings.module:
        return DocumentSigner(_open_token(settings, secret()))
    if not settings.key:
        raise ConfigError("The readers file names no key to sign with.", hint='Add `[signing]` with key = "desk.p12".')
    password = secret() if settings.password_from else ""
    return DocumentSigner(_open_file(start / settings.key, _path(start, settings.certificates), password))


def _open_file(key: Path, certificates: Path | None, password: str) -> Any:
    from pyhanko.sign.signers import SimpleSigner  # noqa: PLC0415

    signers: Any = SimpleSigner  # its makers have no types

    try:
        content = key.read_bytes()
    except OSError as error:
        raise DeliveryError(f"The key {key} cannot be read: {error.strerror}.") from error
    secret = password.encode() or None
    others = (str(certificates),) if certificates else None
    if content.lstrip().startswith(_PEM):
        found = signers.load(
            str(key), str(certificates or key), ca_chain_files=others or (str(key),), key_passphrase=secret
        )
    else:
        found = signers.load_pkcs12(str(key), ca_chain_files=others, passphrase=secret)
    if found is None:
        raise DeliveryError(
            f"The key {key} does not open: wrong password, or no key with its certificate in it.",
            hint="See signing.password_from and signing.certificates in the readers file.",
        )
    return found


def _open_token(settings: SigningSettings, pin: str) -> Any:
    from pkcs11.exceptions import PKCS11Error  # noqa: PLC0415
    from pyhanko.config.pkcs11 import TokenCriteria  # noqa: PLC0415
    from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session  # noqa: PLC0415

    wanted = TokenCriteria(label=settings.token) if settings.token else None
    try:
        session = open_pkcs11_session(settings.module, token_criteria=wanted, user_pin=pin)
        return PKCS11Signer(session, cert_label=settings.label, other_certs_to_pull=None)
    except (PKCS11Error, OSError, RuntimeError) as error:
        said = str(error) or type(error).__name__
        raise DeliveryError(
            f"The token of {settings.module} cannot be used: {said}.",
            hint="See signing.module, signing.token, signing.label and signing.password_from in the readers file.",
        ) from error


def _path(start: Path, name: str) -> Path | None:
    return start / name if name else None
