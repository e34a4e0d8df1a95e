"""A small valid register, and what `validate` says once one of its files is another."""

import re
from collections.abc import Mapping
from pathlib import Path

from typer.testing import CliRunner

from peeltrack.cli import app

ITEM = "inspections/peel-2022/afi-02.yaml"
INSPECTION = "inspections/peel-2022/inspection.yaml"
MEETING = "meetings/2022-05-23-hta.yaml"
MAIN = "register.yaml"
POSITIONS = "positions.yaml"

SMALL_REGISTER = {
    MAIN: """\
name: Small Force
leads:
  acc-crime:
    title: Assistant Chief Constable (Crime)
  det-supt:
    title: Detective Superintendent
  liaison:
    title: Force Liaison Officer
    may_review: true
forums:
  hta:
    name: Holding to Account
programmes:
  op-reset:
    name: Op Reset
""",
    INSPECTION: """\
title: PEEL 2022
body: HMICFRS
kind: peel
published: 2022-04-27
scale: five
areas:
  - id: responding-to-the-public
    name: Responding to the public
    grade: adequate
""",
    "inspections/peel-2022/afi-01.yaml": """\
kind: area_for_improvement
number: "1"
title: Call handling
wording: The force should answer calls within its own time.
area: responding-to-the-public
target: 2022-09-30
strategic_lead: acc-crime
tactical_lead: det-supt
""",
    ITEM: """\
kind: area_for_improvement
number: "2"
title: Missing person records
wording: The force should keep complete records of missing people.
target: 2022-09-30
strategic_lead: acc-crime
tactical_lead: det-supt
""",
    MEETING: """\
forum: hta
date: 2022-05-23
""",
}


def with_lines(file: str, lines: str) -> str:
    """A file of the small register with lines added or, where it has their key, put in."""
    text = SMALL_REGISTER.get(file, "")
    key = re.match(r"[\w-]+:", lines)
    if key and (own := re.search(rf"^{key[0]}.*\n(?:[ ].*\n)*", text, re.MULTILINE)):
        return f"{text[: own.start()]}{lines}\n{text[own.end() :]}"
    return f"{text}{lines}\n"


def write_register(folder: Path, changed: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the small register with some of its files changed, added or (None) left out."""
    for path, content in {**SMALL_REGISTER, **(changed or {})}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if content is not None:
            file.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def validate(register: Path, *options: str) -> tuple[int, list[str]]:
    """The exit code and the lines on stdout; stderr holds the summary and nothing else."""
    asked = ["validate", "--register", str(register), "--on", "2022-06-01", *options]
    result = CliRunner().invoke(app, asked)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert re.fullmatch(
        r"(?:no item|\d+ items?) checked: \d+ errors?, \d+ warnings?\.\n", result.stderr
    )
    return result.exit_code, result.stdout.splitlines()
