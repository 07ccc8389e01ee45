"""Who signed a PDF, and whether it is as it was then: `trusted`, `untrusted`, `changed` or `broken`.

*broken* means that the signature does not fit the bytes it covers; *changed*, that more was added to the file
afterwards; *untrusted*, that it fits, but no authority that the reader named vouches for the signer. A signer is
trusted at the moment of the check: there is no third party's time stamp to go by, and nothing is asked of a network, so
a certificate that was revoked is not known as such.
"""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pypdfium2
from pypdfium2 import raw

from briefing.errors import UsageError, VerifyError

Validity = Literal["trusted", "untrusted", "changed", "broken"]
_USAGES = {"digital_signature", "non_repudiation"}
"""What a signer's certificate must be for, one of the two (RFC 5280, 4.2.1.3)."""
_DISTRUST = {
    "NO_CERTIFICATE_CHAIN_FOUND": "no chain leads from the signer to one",
    "OUT_OF_BOUNDS_NO_POE": "the certificate has expired, or is not valid yet",
}
"""Indications of ETSI EN 319 102-1 in words."""
_TOLD = {
    "trusted": "the signature holds, and an authority that you named vouches for it",
    "untrusted": "the signature holds, but no authority that you named vouches for it",
    "changed": "the file was changed after it was signed",
    "broken": "the signature does not fit the file",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureReport:
    """A signature: the signer as the certificate names them, and how it stands. `reason` says why it is not trusted."""

    signer: str
    validity: Validity
    reason: str = ""

    @property
    def summary(self) -> str:
        """The signature in one sentence."""
        reason = f" ({self.reason})" if self.reason else ""
        return f"Signed by {self.signer}: {_TOLD[self.validity]}{reason}."


def count_signatures(document: bytes) -> int:
    """How many signatures a PDF carries. Raises `VerifyError` for a file that does not open."""
    try:
        with pypdfium2.PdfDocument(document) as pdf:
            return max(0, int(raw.FPDF_GetSignatureCount(pdf.raw)))
    except pypdfium2.PdfiumError as error:
        raise VerifyError(f"This is no PDF that opens ({error}).") from error


def check_signatures(document: bytes, authorities: Path | None = None) -> tuple[SignatureReport, ...]:
    """The signatures of a PDF in the order they were made; none for a file without.

    `authorities` is a PEM file of certificates. Raises `UsageError` when it cannot be read, or the extra is missing.
    """
    if not count_signatures(document):
        return ()
    try:
        from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415
        from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415
    except ImportError as error:
        raise UsageError(
            "The PDF is signed, and to check that more packages are needed.", hint='Run: pip install "briefing[sign]"'
        ) from error
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    roots = _read_authorities(authorities) if authorities else []
    try:
        found = PdfFileReader(io.BytesIO(document)).embedded_signatures
        return tuple(_report(signature, roots) for signature in found)
    except (PdfError, ValueError) as error:
        return (SignatureReport(signer="somebody", validity="broken", reason=str(error)),)


def _read_authorities(path: Path) -> list[Any]:
    from pyhanko.keys import load_certs_from_pemder  # noqa: PLC0415

    try:
        return list(load_certs_from_pemder([str(path)]))  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} holds no readable certificates: {error}.", hint="Name a PEM file.") from error


def _report(signature: Any, roots: list[Any]) -> SignatureReport:
    from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415
    from pyhanko.sign.diff_analysis import ModificationLevel  # noqa: PLC0415
    from pyhanko.sign.general import UnacceptableSignerError  # noqa: PLC0415
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415
    from pyhanko.sign.validation.errors import SignatureValidationError  # noqa: PLC0415
    from pyhanko.sign.validation.settings import KeyUsageConstraints  # noqa: PLC0415
    from pyhanko.sign.validation.status import SignatureCoverageLevel  # noqa: PLC0415
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    signer = str(signature.signer_cert.subject.human_friendly)
    context = ValidationContext(trust_roots=roots, allow_fetching=False, revocation_mode="soft-fail")
    try:
        status = validate_pdf_signature(signature, context, key_usage_settings=KeyUsageConstraints(key_usage=_USAGES))
    except (SignatureValidationError, UnacceptableSignerError, PdfError, ValueError) as error:
        return SignatureReport(signer=signer, validity="broken", reason=str(error))
    if not (status.intact and status.valid):
        return SignatureReport(signer=signer, validity="broken")
    untouched = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    if not untouched and (status.modification_level != ModificationLevel.LTA_UPDATES or not status.docmdp_ok):
        return SignatureReport(signer=signer, validity="changed")
    if status.trusted:
        return SignatureReport(signer=signer, validity="trusted")
    return SignatureReport(signer=signer, validity="untrusted", reason=_tell_distrust(status, roots))


def _tell_distrust(status: Any, roots: list[Any]) -> str:
    if not roots:
        return "no authority was named: --trust FILE"
    indication = getattr(status.trust_problem_indic, "name", "") or "NO_CERTIFICATE_CHAIN_FOUND"
    return _DISTRUST.get(indication, indication.lower().replace("_", " "))
