"""One stage of HMICFRS's sign-off, as four commands record it."""

from collections.abc import Sequence
from typing import Annotated

import typer

from peeltrack.cli.shared.options import Filters
from peeltrack.cli.shared.prompts import line, optional_line
from peeltrack.cli.shared.write_options import SignedWriteOptions
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.sign_offs import sign_off
from peeltrack.model.vocabulary import SignOffStage

EvidenceOption = Annotated[
    str | None,
    typer.Option("--evidence", metavar="TEXT", help="The evidence", show_default=False),
]

LinkOption = Annotated[
    str | None,
    typer.Option(
        "--link", metavar="LINK", help="A link or path to the evidence", show_default=False
    ),
]


def record_stage(
    context: typer.Context,
    items: Sequence[str] | None,
    options: SignedWriteOptions,
    filters: Filters,
    stage: SignOffStage,
    *,
    evidence: str | None = None,
    link: str | None = None,
    because: str | None = None,
    letter: str | None = None,
) -> None:
    """Record that items reached a stage of HMICFRS's sign-off."""
    session = WriteSession.of(context, options)
    chosen = session.items(items, filters, closed=stage == SignOffStage.REOPENED)
    by = session.author()
    if stage in (SignOffStage.RETURNED, SignOffStage.REOPENED):
        because = line("--because", because, f"why it was {stage}")
    evidence = optional_line("--evidence", evidence, "what shows it")
    link = optional_line("--link", link, "where the evidence is")
    letter = optional_line("--letter", letter, "which letter closed it")
    session.write_each(
        chosen,
        lambda item: sign_off(
            item,
            stage,
            by,
            session.on,
            evidence=evidence,
            link=link,
            because=because,
            letter=letter,
        ),
    )
