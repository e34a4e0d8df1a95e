"""Drafts of e-mails: what a mail program reads in them, and what nobody can smuggle in."""

import io
import subprocess
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import openpyxl
import pytest

from peeltrack.model.organisation import Lead
from peeltrack.returns.drafts import Attachment, draft
from tests.cli.shipped_register import DAY, run
from tests.unchecked import unchecked

WORKBOOK = Attachment("return \u00e9.xlsx", b"PK\0\1\r\n\n.\r\nFrom \xff" * 99)


def parsed(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def by_git(data: bytes, folder: Path) -> tuple[str, bytes]:
    """What git, whose parser of mail is its own, reads: the subject line, and all content."""
    content = folder / "content"
    command = ["git", "mailinfo", "--encoding=utf-8", "-k", str(content), str(folder / "patch")]
    done = subprocess.run(
        command, input=data.replace(b"\r\n", b"\n"), capture_output=True, check=True
    )
    return done.stdout.decode().strip(), content.read_bytes() + (folder / "patch").read_bytes()


def test_a_draft_is_read_alike_by_two_parsers(tmp_path: Path) -> None:
    lead = Lead(title='ACC (Crime), "Gold" \u2013 Caf\u00e9', email="acc@force.example")
    body = "Dear ACC\n\n.\nFrom the office: \u00e9\n" + "word " * 300 + "\n"
    data = draft(lead, "Your update \u2013 SIB", body, WORKBOOK)
    message = parsed(data)
    attachment = next(message.iter_attachments())
    text = message.get_body()
    assert text is not None
    assert {name: str(message[name]) for name in ("X-Unsent", "Subject")} == {
        "X-Unsent": "1",
        "Subject": "Your update \u2013 SIB",
    }
    address = message["To"].addresses[0]
    assert (address.display_name, address.addr_spec) == (lead.title, lead.email)
    assert text.get_content().replace("\r\n", "\n") == body
    assert (attachment.get_filename(), attachment.get_content()) == (WORKBOOK.name, WORKBOOK.data)
    subject, content = by_git(data, tmp_path)
    assert subject == "Subject: Your update \u2013 SIB"
    assert body.strip().encode() in content
    assert WORKBOOK.data[:40] in content


def test_the_same_words_give_the_same_bytes() -> None:
    lead = Lead(title="ACC", email="acc@force.example")
    assert draft(lead, "Update", "Words.\n", WORKBOOK) == draft(
        lead, "Update", "Words.\n", WORKBOOK
    )


@pytest.mark.parametrize(
    "email",
    [
        None, "", "acc", "@force.example", "acc@", "a@b.example, c@d.example", "a@b.example;c@d",
        "a@b.example> <c@d.example", "a@b.example\r\nBcc: c@d.example", "Bcc: c@d.example",
        "a@b.example Cc: c@d", "\u00e9@force.example", "a@b.example\n\nbody", "a@b.example\0",
    ],
)  # fmt: skip
def test_what_is_not_one_address_is_no_addressee(email: str | None) -> None:
    lead = unchecked(Lead, title="ACC", email=email)
    message = parsed(draft(lead, "Update", "Words.\n", WORKBOOK))
    assert message.keys() == ["X-Unsent", "Subject", "MIME-Version", "Content-Type"]


@pytest.mark.parametrize(
    "words",
    [
        "A\r\nBcc: c@d.example", "A\nBcc: c@d.example", "A\rBcc: c@d.example", "A\r\n\r\nbody",
        "A\x0bBcc: c@d.example", "A\u2028Bcc: c@d.example", "=?utf-8?q?A=0D=0ABcc:_c@d.example?=",
        "A" * 2_000, "A \r\n\tBcc: c@d.example", '"><bcc c@d.example>', "A, Bcc: <c@d.example>;",
    ],
)  # fmt: skip
def test_no_text_adds_a_header_or_an_addressee(words: str, tmp_path: Path) -> None:
    lead = unchecked(Lead, title=words, email="acc@force.example")
    data = draft(lead, words, f"{words}\n", Attachment(f"{words[:80]}.xlsx", b"PK"))
    message = parsed(data)
    assert message.keys() == ["X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"]
    assert [each.addr_spec for each in message["To"].addresses] == ["acc@force.example"]
    assert [part.get_content_type() for part in message.walk()][1:] == [
        "text/plain",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ]
    assert by_git(data, tmp_path)[0].count("\n") == 0


def test_every_lead_gets_a_draft_in_one_command(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("leads", "--on", DAY, "--remind", "--drafts", str(out))
    messages = {file.stem: parsed(file.read_bytes()) for file in sorted(out.iterdir())}
    assert len(messages) >= 16
    for stem, message in messages.items():
        lead = stem.removeprefix(f"reminder-{DAY}-")
        text, attached = message.get_body(), list(message.iter_attachments())
        assert text is not None
        assert (message["X-Unsent"], "The position of your" in text.get_content()) == ("1", True)
        assert str(message["To"].addresses[0].addr_spec).startswith(lead)
        for each in attached:
            book = openpyxl.load_workbook(io.BytesIO(each.get_content()))
            assert book.sheetnames[0] == "Your update"
