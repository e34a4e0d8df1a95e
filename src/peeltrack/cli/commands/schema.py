"""The schema command: the JSON Schema of a file."""

from enum import StrEnum
from typing import Annotated

import typer

from peeltrack.cli.shared.options import AnswerFileOption
from peeltrack.model.schema import schema_text


class RecordKind(StrEnum):
    """The kinds of file that have a schema."""

    ITEM = "item"
    INSPECTION = "inspection"
    MEETING = "meeting"
    ORGANISATION = "organisation"
    POSITIONS = "positions"


def schema(
    kind: Annotated[RecordKind, typer.Argument(help="The kind of file")] = RecordKind.ITEM,
    answer_file: AnswerFileOption = None,  # noqa: ARG001 (WordsCommand writes it)
) -> None:
    """Print the JSON Schema of a file, for editors

    Put its path in a file's first line and an editor completes and checks as you
    type: # yaml-language-server: $schema=PATH
    """
    typer.echo(schema_text(kind.value))
