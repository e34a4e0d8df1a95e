"""A writer killed at a random moment: each file is the old one or the new one; work goes on."""

import time
from pathlib import Path
from random import Random

import pytest

from tests.cli.processes import begin, kill
from tests.cli.small_office import REGISTER, Office, open_office

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")

CHANGES = (
    ("update", "afi-1", "-m", "Ten sampled.", "--by", "liaison", "--date", "2022-07-04"),
    ("carry-forward", "peel-2018/afi-09", "--to", "afi-1", "--by", "liaison"),
    ("meeting", "new", "sib", "--date", "2022-07-06"),
)


@pytest.mark.usefixtures("office")
def test_every_file_is_the_old_one_or_the_new_one(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    chance = Random(1)  # noqa: S311 (the same moments for the same seed)
    done, lasts = _once_done(tmp_path / "done")
    outcomes = []
    soak = pytestconfig.getoption("--soak")
    for trial in range(300 if soak else 20):
        folder = tmp_path / f"trial-{trial}"
        outcomes.append(
            _killed(open_office(folder), trial % 3, chance.random() * 1.5 * lasts, done)
        )
    assert not soak or {"old", "new"} <= set(outcomes)  # twenty may all come too early


def _once_done(folder: Path) -> tuple[list[dict[str, bytes]], float]:
    """The register after each of the changes, and how long the longest of them took."""
    registers, took = [], []
    for number, change in enumerate(CHANGES):
        office = open_office(folder / str(number))
        start = time.perf_counter()
        assert office.run(*change).code == 0
        took.append(time.perf_counter() - start)
        registers.append(office.files())
    return registers, max(took)


def _killed(office: Office, change: int, after: float, done: list[dict[str, bytes]]) -> str:
    """What was left by a writer killed after so many seconds."""
    old, new = office.files(), done[change]
    pid = begin(lambda: office.run(*CHANGES[change]).code == 0)
    time.sleep(after)
    kill(pid)
    left = {
        path: data
        for path, data in office.files().items()
        if not path.split("/")[-1].startswith(".")
    }
    assert all(data in (old.get(path), new.get(path)) for path, data in left.items())
    assert old.keys() <= left.keys() <= new.keys()
    assert office.run("validate", "--on", "2022-08-01").code == 0
    # The next of its kind takes away whatever lies about.
    assert office.run("rag", "afi-1", "red", "--because", "x", "--by", "liaison").code == 0
    assert office.run("assign", "peel-2018/afi-02", "--strategic", "acc-crime").code == 0
    assert office.run("meeting", "done", "hta", "brief").code == 0
    assert office.files().keys() in (REGISTER.keys(), new.keys())
    return "old" if left == old else "new" if left == new else "some of both"
