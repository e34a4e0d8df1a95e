"""The options by which a person corrects a proposal in a file."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer


@dataclass(frozen=True)
class CorrectionOptions:
    """The options for correcting a proposal in a file."""

    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write the proposal to FILE for correction",
            show_default=False,
        ),
    ] = None
    corrected: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="Use a corrected proposal",
            show_default=False,
        ),
    ] = None
    lines: Annotated[
        bool, typer.Option("--lines", help="Print the paper's lines with their numbers")
    ] = False
