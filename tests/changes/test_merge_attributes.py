"""An entry-by-entry merge, whatever the attributes of a branch say."""

from itertools import cycle, product
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from peeltrack.cli import app
from tests.changes.two_branches import ITEM, RECORDED, Repository

SECOND = "    text: The dip sample has begun.\n"
OURS = RECORDED[ITEM].replace(SECOND, f"{SECOND}  - date: 2022-05-20\n    text: Ours.\n")
THEIRS = RECORDED[ITEM].replace(SECOND, f"{SECOND}  - date: 2022-05-16\n    text: Theirs.\n")
BOTH = RECORDED[ITEM].replace(
    SECOND,
    f"{SECOND}  - date: 2022-05-16\n    text: Theirs.\n  - date: 2022-05-20\n    text: Ours.\n",
)


def diverged(folder: Path, attributes: dict[str, str], ours: str, theirs: str) -> Repository:
    """Our branch with attributes of its own, and another."""
    repository = Repository.begun(folder)
    repository.branch("other")
    repository.commit({ITEM: theirs}, "Theirs")
    repository.go("main")
    for path, text in attributes.items():
        file = repository.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    repository.commit({ITEM: ours}, "Ours")
    return repository


def merged(repository: Repository, revision: str = "other") -> Result:
    return CliRunner().invoke(app, ["-R", str(repository.register), "merge", revision])


PLACES = ["", "register/", "register/inspections/"]
EVERY_MERGE = ["union", "text", "binary", "ours", "peeltrack-not"]
EVERY_DRIVER = [f"merge={name}" for name in EVERY_MERGE] + ["-merge", "!merge"]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each driver at one place, by turns; with --soak at all of them."""
    if "driver" in metafunc.fixturenames:
        by_turns = zip(cycle(PLACES), EVERY_DRIVER, strict=False)
        soak = metafunc.config.getoption("--soak")
        tried = product(PLACES, EVERY_DRIVER) if soak else by_turns
        metafunc.parametrize(("place", "driver"), list(tried))


def test_no_attribute_of_a_branch_takes_the_merge_away(
    tmp_path: Path, place: str, driver: str
) -> None:
    repository = diverged(
        tmp_path, {f"{place}.gitattributes": f"**/*.yaml {driver}\n*.yaml {driver}\n"}, OURS, THEIRS
    )
    repository.git("config", "merge.ours.driver", "true")
    result = merged(repository)
    assert result.exit_code == 0, result.stderr
    assert repository.read(ITEM) == BOTH
    assert not (repository.folder / ".git/info/attributes").exists()


def test_two_decisions_conflict_though_a_branch_asks_for_both(tmp_path: Path) -> None:
    ours, theirs = (
        RECORDED[ITEM].replace("rag: amber ", f"rag: {rag} ") for rag in ("red", "green")
    )
    assert ours != theirs
    attributes = {"register/.gitattributes": "*.yaml merge=union conflict-marker-size=2\n"}
    repository = diverged(tmp_path, attributes, ours, theirs)
    result = merged(repository)
    assert result.exit_code == 1
    assert "RAG; ours: red; theirs: green; choose one." in result.output
    assert "<<<<<<< ours\n" in repository.read(ITEM)


def test_a_persons_own_attributes_stay(tmp_path: Path) -> None:
    repository = diverged(tmp_path, {}, OURS, THEIRS)
    own = repository.folder / ".git/info/attributes"
    own.parent.mkdir(exist_ok=True)
    own.write_bytes(b"*.yaml merge=union\n*.txt -text")
    assert merged(repository).exit_code == 0
    assert repository.read(ITEM) == BOTH
    assert own.read_bytes() == b"*.yaml merge=union\n*.txt -text\n"


def test_in_a_linked_work_tree_too(tmp_path: Path) -> None:
    attributes = {".gitattributes": "*.yaml merge=union\n"}
    repository = diverged(tmp_path / "work", attributes, OURS, THEIRS)
    repository.git("worktree", "add", "--quiet", "-b", "topic", str(tmp_path / "linked"))
    linked = Repository(tmp_path / "linked")
    assert merged(linked).exit_code == 0
    assert linked.read(ITEM) == BOTH


@pytest.mark.parametrize("name", ["--abort", "--quit", "-m", "--strategy=ours"])
def test_a_revision_is_never_an_option(tmp_path: Path, name: str) -> None:
    repository = diverged(tmp_path, {}, OURS, THEIRS)
    refused = CliRunner().invoke(app, ["-R", str(repository.register), "merge", "--", name])
    assert refused.exit_code == 2
    assert f"there is no revision {name!r}" in refused.stderr
    repository.git("update-ref", f"refs/heads/{name}", "other")
    done = CliRunner().invoke(app, ["-R", str(repository.register), "merge", "--", name])
    assert done.exit_code == 0, done.stderr
    assert repository.read(ITEM) == BOTH


def test_histories_that_never_were_one_are_refused_in_gits_words(tmp_path: Path) -> None:
    repository = diverged(tmp_path, {}, OURS, THEIRS)
    repository.git("checkout", "--quiet", "--orphan", "unrelated")
    repository.commit({}, "Another beginning")
    result = merged(repository)
    assert result.exit_code == 3
    assert result.stderr == (
        "peeltrack: git could not merge other: refusing to merge unrelated histories. Correct "
        "that, then try again.\n"
    )
