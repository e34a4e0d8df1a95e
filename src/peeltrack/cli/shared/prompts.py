"""Input that a command lacks: prompts on a terminal, the editor, standard input."""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import typer

from peeltrack.errors import BadOptionError, EmptyTextError, FarDateError, MissingOptionError
from peeltrack.model.far_dates import date_likely_meant, is_far, years_away
from peeltrack.storage.files import SIZE_LIMIT
from peeltrack.storage.programs import find_program
from peeltrack.wording import UNSAFE_CHARACTERS, capitalised, long_date

_SCISSORS = "# ----- everything from this line on is dropped -----"


def line(option: str, value: str | None, what: str) -> str:
    """Return a short text: the option's value, else the answer to a prompt on a terminal.

    Raises:
        MissingOptionError: if there is no value and no terminal, or it is empty.
        BadOptionError: if it has characters that a register may not have.
    """
    if value is None:
        if not sys.stdin.isatty():
            raise MissingOptionError(option, what)
        value = _prompt(what)
    text = " ".join(value.split())
    if not text:
        raise MissingOptionError(option, what)
    return _check_characters(option, text)


def near_date(option: str, day: date, near: Sequence[date], *, yes: bool) -> date:
    """Return a date that is near, or far and confirmed: by --yes, else on a terminal.

    Raises:
        FarDateError: if it is far and not confirmed.
    """
    if yes or not is_far(day, *near):
        return day
    closest = min(near, key=lambda each: abs((each - day).days))
    distance = years_away(day, closest)
    question = f"{long_date(day)} is {distance}. Is that the date you mean?"
    if sys.stdin.isatty() and _confirmed(question):
        return day
    raise FarDateError(option, day, distance, date_likely_meant(day, closest))


def long_text(option: str, value: str | None, what: str, subject: str) -> str:
    """Return a text of any length: the option's value, "-" for standard input, else the editor's.

    Raises:
        MissingOptionError: if there is no value and no terminal to edit on.
        EmptyTextError: if the text is empty.
        BadOptionError: if it has characters that a register may not have, or is not text.
    """
    original = value
    if value == "-":
        value = _standard_input(option)
    elif value is None:
        if not sys.stdin.isatty():
            raise MissingOptionError(option, what)
        value = _text_from_editor(what, subject)
    with text_kept_on_failure(original, value):
        return _normalise(option, value, subject)


@contextmanager
def text_kept_on_failure(option: str | None, text: str) -> Iterator[None]:
    """Show a text from a person's editor on standard error if the block fails.

    Args:
        option: the option's value, if the text is not from the editor.
        text: the text.
    """
    try:
        yield
    except BaseException:
        if option is None and text.strip():
            typer.echo(f"Your text:\n{text.strip()}", err=True)
        raise


def _normalise(option: str, value: str, subject: str) -> str:
    lines = (each.rstrip() for each in re.split(r"\r\n|[\n\r\u2028\u2029\x85\x0b\x0c]", value))
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n").strip()
    if not text:
        raise EmptyTextError(subject)
    return _check_characters(option, text.replace("\t", "    "))


def _prompt(what: str) -> str:
    try:
        return str(typer.prompt(capitalised(what), err=True))
    except typer.Abort as error:  # Ctrl-C or Ctrl-D
        raise KeyboardInterrupt from error


def _confirmed(question: str) -> bool:
    try:
        return bool(typer.confirm(question, err=True))
    except typer.Abort as error:  # Ctrl-C or Ctrl-D
        raise KeyboardInterrupt from error


def _standard_input(option: str) -> str:
    data = sys.stdin.buffer.read(SIZE_LIMIT + 1)
    if len(data) > SIZE_LIMIT:  # no file of the register could hold it
        raise BadOptionError(option, "-", f"no more than {SIZE_LIMIT >> 20} MiB to standard input")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadOptionError(option, "-", "UTF-8 text to standard input") from error


def _check_characters(option: str, text: str) -> str:
    unsafe = re.search(f"[{UNSAFE_CHARACTERS}]", text)
    if unsafe:
        sign = f"U+{ord(unsafe[0]):04X}"
        raise BadOptionError(option, sign, "plain text, without control or invisible characters")
    return text


def _text_from_editor(what: str, subject: str) -> str:
    """Return the text that a person writes in their editor."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or _usual_editor()
    help_lines = f"\n\n{_SCISSORS}\n# {subject}: {what}.\n# An empty text changes nothing.\n"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "peeltrack.txt"
        path.write_text(help_lines, encoding="utf-8")
        try:
            command = [*_editor_command(editor), str(path)]
            finished = subprocess.run(command, check=False)  # noqa: S603 (the person's own editor)
        except OSError as error:
            raise BadOptionError(
                "$EDITOR", editor, "the name of an editor that is installed"
            ) from error
        if finished.returncode != 0:
            raise EmptyTextError(subject)
        return path.read_text(encoding="utf-8-sig").partition(_SCISSORS)[0]


def _editor_command(editor: str) -> list[str]:
    name, *options = shlex.split(editor, posix=os.name == "posix") or [""]
    program = find_program(name)
    if program is None:
        raise FileNotFoundError(name)
    return [program, *options]


def _usual_editor() -> str:
    return "notepad" if os.name == "nt" else "vi"
