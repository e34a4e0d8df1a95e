"""Answers written to a file with -o instead of to standard output."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

import typer

from peeltrack.cli.errors import UnwritableOutputError
from peeltrack.cli.shared.write_document import STANDARD_OUTPUT, write_document
from peeltrack.model.choices import choice_of
from peeltrack.wording import listed

_PLAIN = ("table", "text")
"""The formats of a .txt."""


def is_standard_output(file: Path) -> bool:
    """Check whether -o names standard output."""
    return file == STANDARD_OUTPUT


def format_of_file(file: Path, choices: Sequence[str]) -> str:
    """Return the format that the ending of a file names.

    Raises:
        UnwritableOutputError: if it names none of the command's.
    """
    ending = file.suffix.lower().removeprefix(".")
    if ending == "txt":
        return next(each for each in _PLAIN if each in choices)
    meant = choice_of(ending, choices)
    if meant is None:
        endings = listed([f".{each}" for each in choices if each not in _PLAIN] + [".txt"], "or")
        raise UnwritableOutputError(str(file), f"a file that ends in {endings}, or add --format")
    return meant


@contextmanager
def written_to(file: Path) -> Iterator[None]:
    """Write to a file, in one step, what the block prints; nothing if it fails."""
    if is_standard_output(file):
        yield
        return
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    exit_: typer.Exit | None = None
    with redirect_stdout(printed):
        try:
            yield
        except typer.Exit as answer_is_no:
            exit_ = answer_is_no
    printed.flush()
    write_document(file, printed.buffer.getvalue())
    typer.echo(f"Wrote {file}.", err=True)
    if exit_:
        raise exit_
