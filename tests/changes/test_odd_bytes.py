"""Folders and authors that git knows by bytes which are no UTF-8."""

import json
import os
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from peeltrack.cli import app
from tests.changes.two_branches import ITEM, RECORDED, Repository

REWORDED = RECORDED[ITEM].replace("Dip sample fifty", "Dip sample sixty")
FOLDER = os.fsdecode(b"caf\xe9")

bytes_are_names = pytest.mark.skipif(
    sys.platform != "linux", reason="the file system keeps names as Unicode"
)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository.begun(tmp_path / "work")


def peeltrack(repository: Repository, *arguments: str) -> Result:
    result = CliRunner().invoke(app, ["-R", str(repository.register), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def moved(repository: Repository) -> Repository:
    """The register in a folder whose name is Latin-1, with a commit since."""
    (repository.folder / FOLDER).mkdir()
    repository.register = repository.register.rename(repository.folder / FOLDER / "register")
    repository.commit({})
    repository.commit({ITEM: REWORDED})
    return repository


@bytes_are_names
def test_marks_for_a_host_are_written_for_a_folder_whose_name_is_no_text(
    repository: Repository,
) -> None:
    moved(repository)
    marks = peeltrack(repository, "diff", "HEAD~1...HEAD", "--format", "github").stdout
    assert marks.startswith(f"::notice file=caf\\udce9/register/{ITEM},line=")
    assert peeltrack(repository, "validate", "--format", "github").exit_code == 0
    assert peeltrack(repository, "owners").exit_code == 0


@bytes_are_names
def test_the_register_of_such_a_folder_is_merged_by_meaning(repository: Repository) -> None:
    moved(repository)
    repository.branch("other")
    repository.commit({ITEM: f"{RECORDED[ITEM]}  - date: 2022-05-16\n    text: Theirs.\n"})
    repository.go("main")
    repository.commit({ITEM: f"{RECORDED[ITEM]}  - date: 2022-05-20\n    text: Ours.\n"})
    assert peeltrack(repository, "merge", "other").exit_code == 0
    assert repository.read(ITEM).endswith(
        "  - date: 2022-05-16\n    text: Theirs.\n  - date: 2022-05-20\n    text: Ours.\n"
    )
    assert peeltrack(repository, "merge-driver", "install").exit_code == 0
    attributes = (repository.folder / ".gitattributes").read_bytes()
    assert attributes == b"caf\xe9/register/**/*.yaml merge=peeltrack\n"


def test_an_author_is_told_whatever_the_repository_says_of_its_encoding(
    repository: Repository,
) -> None:
    author = "Zo\N{LATIN SMALL LETTER E WITH DIAERESIS}"
    repository.git("config", "i18n.logOutputEncoding", "ISO-8859-1")
    repository.write({ITEM: REWORDED})
    who = f"--author={author} <z@example.org>"
    repository.git("commit", "--quiet", "--all", "--message", "x", who)
    answers = [
        peeltrack(repository, "diff", "HEAD~1...HEAD", "--format", "json"),
        peeltrack(repository, "history", ITEM.split("/", 1)[1][:-5], "--format", "json"),
    ]
    last = [json.loads(answer.stdout)["rows"][-1]["author"] for answer in answers]
    assert last == [author, author]
