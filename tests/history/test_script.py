"""The scripted history is what the documents have, and valid at every commit."""

from pathlib import Path

from typer.testing import CliRunner

from peeltrack.cli import app
from peeltrack.history.snapshots import snapshot
from peeltrack.model.register import Register
from peeltrack.storage.load import load_register
from tests.history.repository import Repository

SHIPPED = Path(__file__).parents[2] / "register"


def test_by_15_june_it_has_grown_to_the_shipped_register(
    west_mercia_history: Repository, west_mercia: Register
) -> None:
    then = snapshot(west_mercia_history.folder / "register", "2022-06-15").load()
    assert (then.register, then.problems) == (west_mercia, load_register(SHIPPED).problems)


def test_it_has_no_error_at_any_commit(west_mercia_history: Repository) -> None:
    register = str(west_mercia_history.folder / "register")
    commits = west_mercia_history.git("rev-list", "HEAD").split()
    results = [
        CliRunner().invoke(app, ["-R", register, "validate", "--as-of", commit])
        for commit in commits
    ]
    assert [result.exit_code for result in results] == [0] * len(commits)


def test_every_commit_is_of_a_fixed_day_and_an_office(west_mercia_history: Repository) -> None:
    told = west_mercia_history.git("log", "--reverse", "--format=%cs %an").splitlines()
    assert told == [
        "2022-04-04 Force Liaison Officer",
        "2022-04-27 Force Liaison Officer",
        "2022-04-29 Force Liaison Officer",
        "2022-05-06 Force Liaison Officer",
        "2022-05-24 Force Liaison Officer",
        "2022-05-25 Service Improvement Board",
        "2022-06-15 Force Liaison Officer",
        *["2022-07-20 Force Liaison Officer"] * 5,
        "2022-08-10 Force Liaison Officer",
        "2022-08-17 Force Liaison Officer",
        *["2022-09-21 Force Liaison Officer"] * 4,
        "2022-11-09 Force Liaison Officer",
        "2022-11-16 Force Liaison Officer",
    ]
