"""The merge that a pipeline makes for a pull request, with a bare repository for the host."""

import os
import subprocess
import sys
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import peeltrack.cli
from peeltrack.cli import app
from peeltrack.storage.yaml import parse
from tests.changes.two_branches import ITEM, MEETING, RECORDED, Repository

OTHER_ITEM = "inspections/peel-2022/afi-03.yaml"
NEW_ITEM = (
    "kind: area_for_improvement\nnumber: '3'\ntitle: Another\nwording: The force should listen.\n"
)
SECOND = "    text: The dip sample has begun.\n"


def updated(day: str, text: str) -> dict[str, str]:
    """AFI 2 with another update."""
    entry = f"{SECOND}  - date: {day}\n    by: det-supt\n    text: {text}\n"
    return {ITEM: RECORDED[ITEM].replace(SECOND, entry)}


class Host:
    """A bare repository, and the clone in which the pipeline runs."""

    def __init__(self, folder: Path) -> None:
        self.officer = Repository.begun(folder / "officer")
        self.bare = folder / "host.git"
        self.officer.git("clone", "--quiet", "--bare", ".", str(self.bare))
        self.officer.git("remote", "add", "origin", str(self.bare))
        self.officer.git("clone", "--quiet", str(self.bare), str(folder / "pipeline"))
        self.pipeline = Repository(folder / "pipeline")
        self.report = folder / "report.md"

    def push(self, branch: str, files: dict[str, str | None], start: str = "main") -> str:
        """Push a branch with one commit; the commit."""
        self.officer.git("checkout", "--quiet", "-B", branch, start)
        commit = self.officer.commit(files, f"Work on {branch}")
        self.officer.git("push", "--quiet", "--force", "origin", branch)
        return commit

    def merge_button(self, branch: str) -> None:
        """Merge a branch into main as the host does: by lines, refused if they conflict."""
        self.officer.git("fetch", "--quiet", "origin")
        self.officer.git("checkout", "--quiet", "-B", "main", "origin/main")
        self.officer.git("merge", "--no-ff", "--quiet", "--no-edit", f"origin/{branch}")
        self.officer.git("push", "--quiet", "origin", "main")

    def pipeline_merges(self, branch: str, *, push: bool = True) -> Result:
        given = ["merge", "origin/main", "--into", branch, *(["--push"] if push else [])]
        given += ["--report", str(self.report), "-R", str(self.pipeline.register)]
        result = CliRunner().invoke(app, given)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    def on_host(self, branch: str, path: str = ITEM) -> str:
        return self.officer.git("--git-dir", str(self.bare), "show", f"{branch}:register/{path}")

    def commit_of(self, branch: str) -> str:
        return self.officer.git("--git-dir", str(self.bare), "rev-parse", branch).strip()


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Host:
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Pipeline")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "pipeline@example.org")
    return Host(tmp_path)


THREE = {
    "crime": updated("2022-05-16", "Crime has begun."),
    "control-room": updated("2022-05-20", "The control room has begun."),
    "custody": updated("2022-05-18", "Custody has begun."),
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Two orders in which each branch has another place; with --soak all."""
    if "order" in metafunc.fixturenames:
        orders = list(permutations(THREE))
        soak = metafunc.config.getoption("--soak")
        metafunc.parametrize("order", orders if soak else orders[::3], ids="-".join)


def test_three_branches_that_update_one_item_all_pass_the_hosts_button(
    order: tuple[str, ...], host: Host
) -> None:
    start = host.commit_of("main")
    for branch, files in THREE.items():
        host.push(branch, dict(files), start)
    for number, branch in enumerate(order):
        if number:  # the host reports a conflict by lines, and the pipeline merges entry by entry
            by_lines = host.officer.try_git("merge-tree", "origin/main", f"origin/{branch}")
            assert by_lines.returncode == 1
        said = host.pipeline_merges(branch)
        assert (said.exit_code, said.stderr) == (
            0,
            f"{branch}: {'merged and pushed' if number else 'nothing to merge'}.\n",
        )
        host.merge_button(branch)
    texts = [each["text"] for each in parse(host.on_host("main"))["progress"]]
    assert texts[2:] == ["Crime has begun.", "Custody has begun.", "The control room has begun."]
    assert len(host.officer.git("worktree", "list").splitlines()) == 1
    assert len(host.pipeline.git("worktree", "list").splitlines()) == 1


def test_the_report_says_in_plain_words_what_the_branch_changes(host: Host) -> None:
    start = host.commit_of("main")
    host.push("crime", dict(THREE["crime"]), start)
    host.push("main", dict(THREE["custody"]))
    assert host.pipeline_merges("crime").exit_code == 0
    report = host.report.read_text("utf-8")
    assert report.startswith("### main was merged into crime entry by entry\n")
    assert "Crime has begun." in report
    assert "Custody" not in report  # that is main's, and no change of this branch
    pushed = host.commit_of("crime")
    assert host.officer.git("--git-dir", str(host.bare), "log", "-1", "--format=%P", pushed)
    assert host.pipeline.git("rev-parse", "origin/crime").strip() == pushed
    # again: nothing is left to do, nothing is pushed, nothing is said
    again = host.pipeline_merges("crime")
    assert (again.exit_code, again.stderr) == (0, "crime: nothing to merge.\n")
    assert host.report.read_text("utf-8") == ""
    assert host.commit_of("crime") == pushed


def test_what_a_person_has_to_decide_is_said_in_words_and_nothing_is_pushed(host: Host) -> None:
    start = host.commit_of("main")
    lead = "tactical_lead: det-supt"
    mine = RECORDED[ITEM].replace(lead, "tactical_lead: acc-crime")
    theirs = RECORDED[ITEM].replace(lead, "tactical_lead: liaison")
    pushed = host.push("crime", {ITEM: mine}, start)
    host.push("main", {ITEM: theirs})
    said = host.pipeline_merges("crime")
    assert (said.exit_code, said.stderr) == (1, "crime: a person must decide.\n")
    report = host.report.read_text("utf-8")
    assert report.startswith("### main and crime need a decision\n\n1. **peel-2022/afi-02**: ")
    assert "ours: Assistant Chief Constable (Crime)" in report
    assert "theirs: Force Liaison Officer" in report
    assert "peeltrack resolve" in report
    assert host.commit_of("crime") == pushed
    assert host.pipeline.git("status", "--porcelain") == ""


def test_a_result_that_breaks_a_rule_is_not_pushed(host: Host) -> None:
    """Each branch adds an AFI 3 of its own: both are sound, and the merge of them is not."""
    start = host.commit_of("main")
    pushed = host.push("crime", {OTHER_ITEM: NEW_ITEM}, start)
    host.push("main", {"inspections/peel-2022/afi-33.yaml": NEW_ITEM})
    said = host.pipeline_merges("crime")
    assert (said.exit_code, said.stderr) == (1, "crime: the merge breaks a rule.\n")
    report = host.report.read_text("utf-8")
    assert "breaks a rule" in report
    assert "no-two-items-share-a-number" in report.replace("\\", "")
    assert host.commit_of("crime") == pushed


def test_a_branch_that_rewrites_the_record_is_not_pushed(host: Host) -> None:
    start = host.commit_of("main")
    rewritten = RECORDED[ITEM].replace("The dip sample has begun.", "The dip sample is done.")
    pushed = host.push("crime", {ITEM: rewritten}, start)
    host.push("main", {OTHER_ITEM: NEW_ITEM})
    assert host.pipeline_merges("crime").exit_code == 1
    assert "nothing-recorded-is-edited" in host.report.read_text("utf-8").replace("\\", "")
    assert host.commit_of("crime") == pushed


def test_nothing_that_a_branch_brings_is_run(host: Host, tmp_path: Path) -> None:
    """A branch with a module, a hook and attributes of its own, at the top where git runs."""
    ran = tmp_path / "ran"
    start = host.commit_of("main")
    host.officer.git("checkout", "--quiet", "-B", "crime", start)
    top = host.officer.folder
    (top / "peeltrack").mkdir()
    (top / "peeltrack/__init__.py").write_text(f"open({str(ran)!r}, 'w')\n")
    (top / "sitecustomize.py").write_text(f"open({str(ran)!r}, 'w')\n")
    (top / ".gitattributes").write_text("*.yaml merge=evil filter=evil\n")
    host.push("crime", dict(THREE["crime"]), "HEAD")
    host.push("main", dict(THREE["custody"]), start)
    assert host.pipeline_merges("crime").exit_code == 0
    assert not ran.exists()
    texts = [each["text"] for each in parse(host.on_host("crime"))["progress"]]
    assert texts[2:] == ["Crime has begun.", "Custody has begun."]


def test_a_push_that_the_host_refuses_is_reported(host: Host) -> None:
    start = host.commit_of("main")
    pushed = host.push("crime", dict(THREE["crime"]), start)
    host.push("main", dict(THREE["custody"]))
    hook = host.bare / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho protected >&2\nexit 1\n")
    hook.chmod(0o755)
    said = host.pipeline_merges("crime")
    assert (said.exit_code, said.stderr) == (1, "crime: the push was refused.\n")
    assert "refused the push" in host.report.read_text("utf-8")
    assert host.commit_of("crime") == pushed


def test_without_push_the_merge_is_tried_and_nothing_changes(host: Host) -> None:
    start = host.commit_of("main")
    pushed = host.push("crime", dict(THREE["crime"]), start)
    host.push("main", dict(THREE["custody"]))
    said = host.pipeline_merges("crime", push=False)
    assert (said.exit_code, said.stderr) == (0, "crime: merged, not pushed.\n")
    assert host.commit_of("crime") == pushed


def test_a_branch_that_moved_or_merged_an_item_meets_one_that_updates_it(host: Host) -> None:
    """One officer gives AFI 2 another id, the other records an update of it: both stand."""
    start = host.commit_of("main")
    host.push("crime", dict(THREE["crime"]), start)
    host.officer.git("checkout", "--quiet", "-B", "main", start)
    why = ("--because", "Misprinted.", "--by", "liaison", "--date", "2022-06-01")
    moved = ["item", "move", "peel-2022/afi-2", "--to", "afi-12", *why, "--commit"]
    assert CliRunner().invoke(app, [*moved, "-R", str(host.officer.register)]).exit_code == 0
    host.officer.git("push", "--quiet", "origin", "main")
    said = host.pipeline_merges("crime")
    assert (said.exit_code, said.stderr) == (0, "crime: merged and pushed.\n")
    item = parse(host.on_host("crime", "inspections/peel-2022/afi-12.yaml"))
    assert [each["text"] for each in item["progress"]][2:] == ["Crime has begun."]
    assert item["formerly"] == ["peel-2022/afi-02"]


def test_a_question_about_an_id_that_changed_meanwhile_names_the_new_one(host: Host) -> None:
    """One officer renames the inspection; the other asks about AFI 2 and adds AFI 3 to it."""
    start = host.commit_of("main")
    asked = RECORDED[MEETING].replace(
        "actions:\n", "  - id: why\n    item: peel-2022/afi-02\n    text: Why?\nactions:\n"
    )
    host.push("crime", {MEETING: asked, OTHER_ITEM: NEW_ITEM}, start)
    host.officer.git("checkout", "--quiet", "-B", "main", start)
    why = ("--because", "Its cycle.", "--by", "liaison", "--date", "2022-06-01")
    renamed = ["inspection", "rename", "peel-2022", "peel-2021-22", *why, "--commit"]
    assert CliRunner().invoke(app, [*renamed, "-R", str(host.officer.register)]).exit_code == 0
    host.officer.git("push", "--quiet", "origin", "main")
    said = host.pipeline_merges("crime")
    assert (said.exit_code, said.stderr) == (0, "crime: merged and pushed.\n"), (
        host.report.read_text()
    )
    questions = parse(host.on_host("crime", MEETING))["questions"]
    assert {each["item"] for each in questions} == {"peel-2021-22/afi-02"}
    assert host.on_host("crime", "inspections/peel-2021-22/afi-03.yaml") == NEW_ITEM
    # the same in an officer's own clone
    host.officer.git("fetch", "--quiet", "origin")
    host.officer.git("checkout", "--quiet", "-B", "own", "origin/crime~1")
    here = CliRunner().invoke(app, ["merge", "origin/main", "-R", str(host.officer.register)])
    assert here.exit_code == 0, here.stderr
    assert here.stderr == f"Former ids updated in {MEETING}.\n"
    assert host.officer.git("diff", "origin/crime") == ""
    assert host.officer.git("status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        (["origin/main", "--into", "main"], 1, "main: cannot be merged into itself."),
        (["origin/main", "--into", "elsewhere"], 3, "elsewhere"),
        (["origin/main", "--push"], 2, "--into is needed"),
        (["origin/main", "--into", "--push"], 3, "fetch from origin"),
    ],
)
def test_what_is_no_branch_is_refused_in_one_line(
    given: list[str], code: int, said: str, host: Host
) -> None:
    refused = CliRunner().invoke(app, ["merge", *given, "-R", str(host.pipeline.register)])
    assert (refused.exit_code, refused.stdout) == (code, "")
    assert said in refused.stderr
    assert refused.stderr.count("\n") == 1


SCAFFOLD = Path(peeltrack.cli.__file__).parents[1] / "scaffold"
STAND_IN = """\
#!/bin/sh
# The host's own program: it lists what is open, and notes what it is asked to do.
if [ "$1 $2" = "pr list" ]; then cat "$OPEN"; exit; fi
printf '%s\\n' "$*" >> "$ASKED"
if [ "$2" = comment ]; then cat report.md >> "$ASKED"; fi
"""


@pytest.mark.skipif(os.name == "nt", reason="the host runs it on Linux")
def test_the_pipeline_of_github_merges_comments_and_sets_the_status(
    host: Host, tmp_path: Path
) -> None:
    start = host.commit_of("main")
    host.push("crime", dict(THREE["crime"]), start)
    lead = "tactical_lead: det-supt"
    host.push("leads/a'b", {ITEM: RECORDED[ITEM].replace(lead, "tactical_lead: acc-crime")}, start)
    main = dict(THREE["custody"])
    host.push("main", {ITEM: main[ITEM].replace(lead, "tactical_lead: liaison")})
    workflow: Any = parse((SCAFFOLD / ".github/workflows/merge.yaml").read_text("utf-8"))
    job = workflow["jobs"]["merge"]
    step = next(each for each in job["steps"] if "peeltrack merge" in each.get("run", ""))
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "gh").write_text(STAND_IN)
    (programs / "gh").chmod(0o755)
    (programs / "peeltrack").symlink_to(Path(sys.executable).parent / "peeltrack")
    (tmp_path / "open").write_text("7 crime\n8 leads/a'b\n9 gone\n")
    environment = {
        **os.environ,
        "PATH": f"{programs}:{os.environ['PATH']}",
        "OPEN": str(tmp_path / "open"),
        "ASKED": str(tmp_path / "asked"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        "GITHUB_REPOSITORY": "force/register",
    }
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=host.pipeline.folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    asked = (tmp_path / "asked").read_text("utf-8")
    assert "pr comment 7 --edit-last --create-if-none --body-file report.md\n### main was" in asked
    status = (
        f"api repos/force/register/statuses/{host.commit_of('crime')} --silent -f state=success"
    )
    assert status in asked
    assert "pr comment 8 " in asked
    assert "need a decision" in asked
    assert "-f state=failure -f context=register" in asked
    assert "pr comment 9" not in asked
    assert (tmp_path / "summary").read_text("utf-8").count("###") == 2
    texts = [each["text"] for each in parse(host.on_host("crime"))["progress"]]
    assert texts[2:] == ["Crime has begun.", "Custody has begun."]


@pytest.mark.parametrize(
    "path", [".github/workflows/merge.yaml", ".gitlab-ci.yml", "azure-pipelines.yml"]
)
def test_no_pipeline_runs_a_branchs_code_with_the_rights_to_push(path: str) -> None:
    text = (SCAFFOLD / path).read_text("utf-8")
    assert "pull_request_target" not in text
    assert "peeltrack merge" in text
    assert "--push" in text
    for own in ("isCrossRepository | not", "source_project_id", "forkSource"):
        if own in text:
            break
    else:
        pytest.fail("branches of other repositories are not left out")
