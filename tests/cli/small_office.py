"""A small office at work: a register in a git repository, and the commands run in it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from peeltrack.cli import app

ITEM = "inspections/peel-2022/afi-01.yaml"
MEETING = "meetings/2022-05-23-hta.yaml"

_FINDING = """\
kind: area_for_improvement
number: "{number}"
title: {title}
wording: The force should keep complete records.
"""

REGISTER: dict[str, str] = {
    "register.yaml": """\
name: Small Force
leads:
  acc-crime:
    title: Assistant Chief Constable (Crime)
  det-supt:
    title: Detective Superintendent
    email: Det.Supt@force.example
  liaison:
    title: Force Liaison Officer
    may_review: true
  head-of-data:
    title: Head of Data
    left: 2022-01-01
forums:
  hta:
    name: Holding to Account
  sib:
    name: Service Improvement Board
""",
    "positions.yaml": """\
positions:
  - date: 2022-06-15
    inspection: peel-2022
    source: Panel paper, paragraph 15
    counts:
      - kind: area_for_improvement
        rag: amber
        count: 1
""",
    "inspections/peel-2018/inspection.yaml": "title: PEEL 2018\nbody: HMICFRS\nkind: peel\n",
    "inspections/peel-2018/afi-02.yaml": _FINDING.format(number=2, title="Old records"),
    "inspections/peel-2018/afi-09.yaml": _FINDING.format(number=9, title="Older records"),
    "inspections/peel-2022/inspection.yaml": "title: PEEL 2022\nbody: HMICFRS\nkind: peel\n",
    ITEM: _FINDING.format(number=1, title="Missing person records")
    + """\
clauses:
  - ref: i
    text: They are complete.
due: 2022-10-31
target: 2022-08-31
strategic_lead: acc-crime
tactical_lead: det-supt
rag: amber  # agreed at SIB
rag_changes:
  - date: 2022-04-27
    to: amber
    because: First rating.
    by: liaison
steps_to_green:
  - id: train-staff
    text: Train the staff.
    due: 2022-07-31
  - id: dip-sample
    text: Dip sample fifty records.
    done: 2022-05-31
progress:
  - date: 2022-05-01
    by: det-supt
    text: Begun.
""",
    "inspections/peel-2022/afi-02.yaml": _FINDING.format(number=2, title="Records of calls"),
    "inspections/peel-2022/afi-03.yaml": _FINDING.format(number=3, title="Closed at last")
    + """\
sign_offs:
  - date: 2022-05-01
    stage: submitted
  - date: 2022-06-01
    stage: closed
    evidence: The letter of that day.
""",
    "inspections/peel-2022/afi-04.yaml": _FINDING.format(number=4, title="Taken over")
    + "superseded_by: peel-2022/afi-01\n",
    MEETING: """\
forum: hta
date: 2022-05-23
questions:
  - id: which-records-are-kept
    item: peel-2022/afi-01
    asked_by: acc-crime
    text: Which records are kept?
actions:
  - id: brief-the-chair
    text: Brief the chair.
""",
}


@dataclass(frozen=True)
class Said:
    """What a command said."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Office:
    """The folder of a repository with a register in it."""

    folder: Path

    @property
    def register(self) -> Path:
        return self.folder / "register"

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write files of the register by hand."""
        for path, content in files.items():
            file = self.register / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)

    def run(self, *given: str, typed: str | bytes = "") -> Said:
        """Run a command in this process, nobody being there to be asked."""
        asked = [*given, "--register", str(self.register)]
        result = CliRunner().invoke(app, asked, input=typed)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Said(result.exit_code, result.stdout, result.stderr)

    def refuses(
        self, code: int, said: str, *given: str, typed: str | bytes = "", preview: str = ""
    ) -> None:
        """Run a command that is refused, perhaps after a preview, and nothing came of it."""
        before = self.files()
        assert self.run(*given, typed=typed) == Said(code, "", f"{preview}peeltrack: {said}\n")
        assert self.files() == before

    def writes(self, said: list[str], changed: list[str], *given: str) -> None:
        """Run a command that is carried out: the lines that it shows first, no fault after it."""
        assert self.difference(*given) == changed
        preview = self.run(*given, "--dry-run").err.splitlines()
        assert [line for line in said if line.startswith("Note: ") and line not in preview] == []
        done = self.run(*given)
        lines = [*done.out.splitlines(), *done.err.splitlines()]
        assert (done.code, [line for line in lines if " ago; check that" not in line]) == (0, said)
        assert self.run("validate", "--on", "2022-08-01").code == 0

    def difference(self, *given: str) -> list[str]:
        """The lines that a command would remove and add; nothing is written."""
        before = self.files()
        done = self.run(*given, "--dry-run")
        assert (done.code, self.files()) == (0, before)
        lines = done.err.splitlines()
        assert lines
        assert all(line.startswith(("Would be written: ", "Note: ")) for line in lines)
        lines = done.out.splitlines()
        return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]

    def start(self, *given: str) -> "subprocess.Popen[bytes]":
        """Begin a command as a process of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "peeltrack", *given, "--register", str(self.register)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def files(self) -> dict[str, bytes]:
        """Every file of the register by its path, those included that should not be there."""
        return {
            path.relative_to(self.register).as_posix(): path.read_bytes()
            for path in sorted(self.register.rglob("*"))
            if path.is_file()
        }

    def git(self, *given: str) -> str:
        """Run git in the repository."""
        result = subprocess.run(
            ["git", "-C", str(self.folder), *given], check=True, capture_output=True, text=True
        )
        return result.stdout

    def begin_repository(self) -> None:
        """Put all that is there under version control."""
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "user.name", "Detective Superintendent")
        self.git("config", "user.email", "det.supt@force.example")
        self.git("config", "gc.auto", "0")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "The register")


def open_office(folder: Path) -> Office:
    """A new office with the small register, outside any repository yet."""
    office = Office(folder)
    office.write(REGISTER)
    return office


def plain_environment() -> dict[str, str]:
    """Nothing of the machine's own git settings, nor of anybody's editor."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    for name in ("EDITOR", "VISUAL", "PEELTRACK_REGISTER"):
        kept.pop(name, None)
    return {**kept, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
