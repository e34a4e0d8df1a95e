"""Real git repositories that hold the small register, by fixed people at fixed times."""

import os
import subprocess
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path

from tests.copied_repositories import copy_of
from tests.storage.small_register import SMALL_REGISTER

ITEM = "inspections/peel-2022/afi-02.yaml"
OTHER = "inspections/peel-2022/afi-01.yaml"
MEETING = "meetings/2022-05-23-hta.yaml"

RECORDED = {
    **SMALL_REGISTER,
    ITEM: """\
kind: area_for_improvement
number: "2"
title: Missing person records
wording: The force should keep complete records of missing people.
due: 2022-12-31
target: 2022-09-30
target_changes:
  - date: 2022-04-20
    from: 2022-08-31
    to: 2022-09-30
    because: The interface is late.
    by: acc-crime
strategic_lead: acc-crime
tactical_lead: det-supt
rag: amber   # agreed at SIB
rag_changes:
  - date: 2022-04-01
    to: red
    because: First rating.
    by: liaison
  - date: 2022-04-27
    from: red
    to: amber
    because: Supervision is in place.
    by: liaison
steps_to_green:
  - id: dip-sample
    text: Dip sample fifty records.
    due: 2022-06-30
  - id: train-sergeants
    text: Train the sergeants.
    done: 2022-04-30
progress:
  # The first of them
  - date: 2022-04-12
    by: det-supt
    text: Supervisors look at every record.
    reviewed:
      date: 2022-04-20
      by: liaison
  - date: 2022-05-10
    by: det-supt
    text: The dip sample has begun.
""",
    OTHER: """\
kind: area_for_improvement
number: "1"
title: Call handling
wording: The force should answer calls within its own time.
strategic_lead: acc-crime
tactical_lead: det-supt
rag: green
rag_changes:
  - date: 2022-04-01
    to: green
    because: Calls are answered in time.
    by: liaison
sign_offs:
  - date: 2022-05-01
    stage: submitted
    by: liaison
  - date: 2022-05-20
    stage: closed
    by: liaison
    evidence: The inspectorate's letter.
""",
    MEETING: """\
forum: hta
date: 2022-05-23
questions:
  - id: why-late
    item: peel-2022/afi-02
    asked_by: acc-crime
    text: Why is it late?
    answers:
      - by: det-supt
        text: The interface was late.
actions:
  - id: report-back
    text: Report back in June.
    owner: det-supt
    due: 2022-06-30
""",
}
"""The small register with something recorded: an open item, a closed one and a meeting."""


BEGUN = datetime(2022, 6, 1, 9, tzinfo=timezone(timedelta(hours=1)))


class Repository:
    """A work tree whose register/ is a register."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.register = folder / "register"
        self._minute = 0

    @classmethod
    def begun(cls, folder: Path, files: Mapping[str, str] = RECORDED) -> "Repository":
        """A repository with one commit on main."""

        def make(empty: Path) -> None:
            made = cls(empty)
            made.git("init", "--quiet", "--initial-branch=main")
            made.commit(files, "Begin")

        copy_of(tuple(files.items()), make, folder)
        repository = cls(folder)
        repository._minute = 4  # what beginning took
        return repository

    def write(self, files: Mapping[str, str | None]) -> None:
        """Write files of the register; none takes one away."""
        for path, text in files.items():
            file = self.register / path
            if text is None:
                file.unlink()
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())

    def commit(self, files: Mapping[str, str | None], message: str = "Change") -> str:
        """Write and commit everything; the commit's full name."""
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD").strip()

    def branch(self, name: str, start: str = "main") -> None:
        """Begin a branch and go there."""
        self.git("checkout", "--quiet", "-b", name, start)

    def go(self, name: str) -> None:
        """Go to a branch."""
        self.git("checkout", "--quiet", name)

    def read(self, path: str) -> str:
        """A file of the register as it is."""
        return (self.register / path).read_bytes().decode()

    def git(self, *arguments: str) -> str:
        """Run git, which must succeed."""
        finished = self.try_git(*arguments)
        assert finished.returncode == 0, finished.stdout + finished.stderr
        return finished.stdout

    def try_git(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run git by a fixed person, a minute later than before."""
        self._minute += 1
        time = (BEGUN + timedelta(minutes=self._minute)).isoformat()
        plain = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        fixed = {
            "GIT_AUTHOR_NAME": "Liaison Officer",
            "GIT_AUTHOR_EMAIL": "liaison@example.org",
            "GIT_COMMITTER_NAME": "Liaison Officer",
            "GIT_COMMITTER_EMAIL": "liaison@example.org",
            "GIT_AUTHOR_DATE": time,
            "GIT_COMMITTER_DATE": time,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        return subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env={**plain, **fixed},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
