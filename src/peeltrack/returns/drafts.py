"""E-mails as drafts that Outlook and others open, ready to check and send. Pure."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from peeltrack.model.organisation import Lead
from peeltrack.model.register import Register
from peeltrack.returns.cover import covering_letter
from peeltrack.returns.questions import LeadReturn
from peeltrack.returns.writer import workbook_of

_WORKBOOK = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A workbook that goes with an e-mail."""

    name: str
    data: bytes


def draft(to: Lead, subject: str, body: str, attachment: Attachment | None = None) -> bytes:
    """Return an e-mail to a lead that nobody has sent yet; the same words give the same bytes.

    `X-Unsent: 1` lets Outlook open it in its editor. A lead whose address is missing or is not
    one gets a draft without an addressee. Every header is set through the library's policy, which
    refuses a line break in one, and an address only as an address: no text can add a header or
    another recipient.

    Args:
        to: the lead.
        subject: one line.
        body: plain text.
        attachment: the workbook, if one goes with it.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if (address := _address(to)) is not None:
        message["To"] = address
    message["Subject"] = _one_line(subject)
    message.set_content(body, cte="quoted-printable")
    if attachment:
        maintype, subtype = _WORKBOOK
        message.add_attachment(
            attachment.data, maintype=maintype, subtype=subtype, filename=_one_line(attachment.name)
        )
        content = hashlib.sha256(body.encode() + attachment.data).hexdigest()
        message.set_boundary(f"=_{content[:40]}")  # else a random one, and other bytes each time
    return message.as_bytes()


def _one_line(text: str) -> str:
    """Return a text as a header may contain it.

    The library decodes what looks like an encoded word (RFC 2047), whose line break it would
    then write out as one: so nothing may look like that.
    """
    return " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", text).replace("=?", "= ?").split())


def has_address(lead: Lead) -> bool:
    """Check whether an e-mail to a lead has an addressee."""
    return _address(lead) is not None


def _address(lead: Lead) -> Address | None:
    """Return a lead's address; None without one, or if it is not one address alone."""
    email = (lead.email or "").strip()
    try:
        return Address(_one_line(lead.title), addr_spec=email) if email.isascii() else None
    except (ValueError, IndexError, HeaderParseError):
        return None


@dataclass(frozen=True, slots=True)
class ReturnFiles:
    """The files that go to a lead: the workbook, and the e-mail that it is attached to."""

    stem: str
    """Their name without the ending."""
    workbook: bytes
    email: bytes


def files_for_lead(register: Register, asked: LeadReturn, back_by: date | None) -> ReturnFiles:
    """Return the workbook for a lead, and the draft of the e-mail with it."""
    workbook = workbook_of(asked, back_by)
    body = covering_letter(register, asked, back_by)
    attachment = Attachment(f"{asked.file_stem}.xlsx", workbook)
    about = f"for {asked.about}" if asked.forum_id else "on HMICFRS findings"
    email = draft(asked.lead, f"Your update {about}", body, attachment)
    return ReturnFiles(asked.file_stem, workbook, email)
