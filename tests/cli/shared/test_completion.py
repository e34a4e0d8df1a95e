"""What a shell offers once somebody presses Tab."""

import os
import shutil
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

import pytest
from typer.testing import CliRunner

from peeltrack.cli import app
from tests.cli.shipped_register import REGISTER
from tests.cli.small_office import ITEM, Office


def offered(office: Office, typed: str) -> list[str]:
    """What bash would offer for the last word of a line."""
    words = f"peeltrack {typed}"
    told = {
        "_PEELTRACK_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split(" ")) - 1),
    }
    with chdir(office.folder):
        run = CliRunner().invoke(app, prog_name="peeltrack", env=told)
    assert (run.stderr, run.exit_code) == ("", 0)
    return run.stdout.split()


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("sta", ["status", "stale"]),
        ("show peel-2022/afi-0", [f"peel-2022/afi-0{number}" for number in (1, 2, 3, 4)]),
        ("show af", ["afi-02", "afi-09", "afi-01"]),
        ("update afi-1 --by ", ["acc-crime", "det-supt", "liaison"]),
        ("meeting new ", ["hta", "sib"]),
        ("step done afi-1 ", ["train-staff"]),
        ("lead change ", ["acc-crime", "det-supt", "liaison", "head-of-data"]),
        ("lead ch", ["change"]),
        ("inspection area add peel-20", ["peel-2018", "peel-2022"]),
        ("item dependency change peel-2022/afi-01 ", ["1"]),
        ("meeting commitment add hta --by ", ["acc-crime", "det-supt", "liaison"]),
        ("forum change hta --inspections ", ["peel-2018", "peel-2022"]),
        ("forum implication change sib ", ["1"]),
    ],
)
def test_a_shell_is_offered_what_goes_on_from_what_was_typed(
    typed: str, names: list[str], office: Office
) -> None:
    office.run("item", "dependency", "add", "afi-1", "--who", "Council", "--what", "Consent.")
    office.run("forum", "implication", "add", "sib", "--heading", "Equality", "--text", "None.")
    assert offered(office, typed) == names


def test_a_shell_hears_nothing_of_a_register_that_cannot_be_read(office: Office) -> None:
    office.write({"register.yaml": "leads: [", ITEM: "rag: ["})
    for typed in ("show af", "step done afi-1 "):
        assert offered(office, typed) == [], typed


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (f"show -R {REGISTER} peel-2021-22/afi-0", b"peel-2021-22/afi-01"),
        (f"-R {REGISTER} show afi-0", b"afi-01"),
    ],
)
def test_item_ids_complete_in_the_shell(words: str, offered: bytes) -> None:
    environment = {
        **os.environ,
        "COMP_WORDS": f"peeltrack {words}",
        "COMP_CWORD": "4",
        "_PEELTRACK_COMPLETE": "complete_bash",
    }
    script = shutil.which("peeltrack", path=str(Path(sys.executable).parent))
    assert script
    done = subprocess.run([script], capture_output=True, check=False, env=environment)
    assert offered in done.stdout.split()


def test_completion_is_silent_where_there_is_no_register(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "COMP_WORDS": f"peeltrack -R {tmp_path} show afi",
        "COMP_CWORD": "4",
        "_PEELTRACK_COMPLETE": "complete_bash",
    }
    script = shutil.which("peeltrack", path=str(Path(sys.executable).parent))
    assert script
    done = subprocess.run([script], capture_output=True, check=False, env=environment)
    assert (done.stdout.strip(), done.stderr) == (b"", b"")
