"""Several writers at once: nothing is lost, nothing left over, each has its own commit."""

from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from peeltrack.storage.load import load_register
from tests.cli.processes import begin, end_of
from tests.cli.small_office import REGISTER, Office

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")

ITEMS = ("peel-2022/afi-01", "peel-2022/afi-02", "peel-2018/afi-02", "peel-2018/afi-09")


@pytest.mark.parametrize("commit", [False, True], ids=["uncommitted", "committed"])
def test_all_that_several_write_at_once_is_there(
    commit: bool, git_office: Office, pytestconfig: pytest.Config
) -> None:
    writers, each = (8, 50) if pytestconfig.getoption("--soak") else (4, 5)
    option = "--commit" if commit else "--no-commit"

    def write(writer: int) -> bool:
        by = ("--by", "liaison", "--date", "2022-07-04", option)
        updates = (
            ("update", ITEMS[(writer + number) % 4], "-m", f"Update {number} of {writer}.", *by)
            for number in range(each)
        )
        return all(git_office.run(*update).code == 0 for update in updates)

    pids = [begin(partial(write, writer)) for writer in range(writers)]
    assert [end_of(pid) for pid in pids] == [0] * writers
    meant = Counter(
        f"Update {number} of {writer}." for writer in range(writers) for number in range(each)
    )
    assert _updates(git_office.register) == meant
    assert git_office.run("validate", "--on", "2022-08-01").code == 0
    assert git_office.files().keys() == REGISTER.keys()
    commits = git_office.git("log", "--format=%s").splitlines()[:-1]
    assert len(commits) == (writers * each if commit else 0)
    assert (git_office.git("status", "--porcelain") == "") == commit


def _updates(root: Path) -> Counter[str]:
    register = load_register(root).register
    assert register is not None
    updates = [update.text for item in register.items.values() for update in item.progress]
    return Counter(text for text in updates if text.startswith("Update "))
