"""The app: encodings, pipes, colour, the version."""

import subprocess
import sys

from tests.cli.shipped_register import DAY, REGISTER, peeltrack


def test_text_gets_through_a_windows_code_page() -> None:
    done = peeltrack("-R", REGISTER, "show", "coc-1", "--on", DAY, PYTHONIOENCODING="cp1252")
    assert done.returncode == 0
    assert "\N{EN DASH}".encode() in done.stdout


def test_no_colour_reaches_a_pipe_whatever_the_environment_says() -> None:
    done = peeltrack("-R", REGISTER, "status", "--on", DAY, FORCE_COLOR="1")
    assert b"\x1b" not in done.stdout


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f'"{sys.executable}" -m peeltrack -R "{REGISTER}" list | head -1'
    done = subprocess.run(command, shell=True, capture_output=True, check=False)  # noqa: S602
    assert done.stderr == b""


def test_version_is_answered_without_loading_anything() -> None:
    code = "import sys; sys.argv[1:] = ['--version']; from peeltrack.__main__ import main; main(); "
    code += "sys.exit('typer' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, b"peeltrack 0.1.0\n")
