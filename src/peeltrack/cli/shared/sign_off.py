"""One stage of HMICFRS's sign-off, as four commands record it."""

from typing import Annotated

import typer

from peeltrack.cli.shared.prompts import line
from peeltrack.cli.shared.write_options import SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.sign_offs import sign_off
from peeltrack.model.vocabulary import SignOffStage

EvidenceOption = Annotated[
    str | None,
    typer.Option("--evidence", metavar="TEXT", help="What shows it", show_default=False),
]


def record_stage(
    context: typer.Context,
    item: str,
    options: SignedWriteOptions,
    stage: SignOffStage,
    *,
    evidence: str | None = None,
    because: str | None = None,
    letter: str | None = None,
) -> None:
    """Record that an item reached a stage of HMICFRS's sign-off."""
    session = WriteSession.of(context, options)
    current, by = session.item(item), session.author()
    if stage in (SignOffStage.RETURNED, SignOffStage.REOPENED):
        because = line("--because", because, f"why it was {stage}")
    evidence_text = line("--evidence", evidence, "what shows it") if evidence is not None else None
    letter_text = line("--letter", letter, "which letter closed it") if letter is not None else None
    session.write(
        lambda: sign_off(
            session.item(current.id),
            stage,
            by,
            session.on,
            evidence=evidence_text,
            because=because,
            letter=letter_text,
        )
    )
