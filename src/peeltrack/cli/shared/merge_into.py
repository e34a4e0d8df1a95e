"""A base merged entry by entry into a branch of the host, checked, pushed and reported in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from peeltrack.changes.diff import compare
from peeltrack.checks import run_checks
from peeltrack.cli.shared.check_past import rewritten_records
from peeltrack.cli.shared.compare_revisions import compare_revisions, titles_of
from peeltrack.cli.shared.follow_moves import follow_moves
from peeltrack.cli.shared.merge_setup import driver_command, files_pattern
from peeltrack.cli.shared.open_conflicts import conflicts_in_words
from peeltrack.cli.shared.workspace import option_date
from peeltrack.documents.changes import as_markdown
from peeltrack.documents.formats.markdown_escaping import escaped
from peeltrack.errors import InvalidRegisterError, RefusedError
from peeltrack.history import changed_files
from peeltrack.history.git import reason
from peeltrack.history.merging import (
    fetch_branches,
    is_merged,
    merge_branch,
    push_to,
    unmerged_files,
    unmerged_versions,
    work_tree_of,
)
from peeltrack.storage.load import load_register
from peeltrack.wording import counted

REMOTE = "origin"


class MergeOutcome(Enum):
    """The outcome of a merge into a branch."""

    UP_TO_DATE = "nothing to merge"
    PUSHED = "merged and pushed"
    CHECKED = "merged, not pushed"
    CONFLICT = "a person must decide"
    INVALID = "the merge breaks a rule"
    REFUSED = "the push was refused"

    @property
    def is_good(self) -> bool:
        """Whether nobody has to act."""
        return self in (MergeOutcome.UP_TO_DATE, MergeOutcome.PUSHED, MergeOutcome.CHECKED)


@dataclass(frozen=True, slots=True)
class BranchMerge:
    """A merge into a branch: its outcome, and the report for the pull request."""

    outcome: MergeOutcome
    report: str = ""
    """In Markdown; empty if there was nothing to merge."""


def merge_into(root: Path, base: str, branch: str, *, push: bool) -> BranchMerge:
    """Merge a branch of the host entry by entry into another, check the result, and push it.

    The branch has a separate work tree, and nothing in it is run. The result is pushed if it
    keeps every rule and everything that the base has recorded.

    Args:
        root: the register's folder, in a clone of the host's repository.
        base: the branch to merge: main, or origin/main.
        branch: the branch to merge it into.
        push: whether to push the result.

    Raises:
        GitError: if git cannot fetch or check out the branches.
        RefusedError: if they are one branch, or the register is not in the branch.
    """
    base, branch = (name.removeprefix(f"{REMOTE}/") for name in (base, branch))
    if base == branch:
        raise RefusedError(branch, "cannot be merged into itself", "Name another branch")
    fetch_branches(root, REMOTE, [base, branch])
    names = f"{REMOTE}/{base}", f"{REMOTE}/{branch}"
    if is_merged(root, *names):
        return BranchMerge(MergeOutcome.UP_TO_DATE)
    prefix = changed_files.prefix(root) or ""
    with work_tree_of(changed_files.top_of(root, prefix), names[1]) as tree:
        folder = tree / prefix
        if not folder.is_dir():
            raise RefusedError(branch, f"has no folder {prefix}", "Merge it by hand")
        done, said = merge_branch(tree, names[0], driver_command(), files_pattern(prefix))
        if not done:
            return BranchMerge(MergeOutcome.CONFLICT, _conflicts(tree, prefix, base, branch, said))
        follow_moves(folder)
        if problems := _problems(folder, names[0]):
            return BranchMerge(MergeOutcome.INVALID, _broken(base, branch, problems))
        report = _changes(folder, base, branch)
        if not push:
            return BranchMerge(MergeOutcome.CHECKED, report)
        pushed, said = push_to(tree, REMOTE, branch)
        if not pushed:
            why = f"The host refused the push: {escaped(reason(said))}"
            return BranchMerge(MergeOutcome.REFUSED, f"### {base} was not merged\n\n{why}\n")
        fetch_branches(root, REMOTE, [branch])
        return BranchMerge(MergeOutcome.PUSHED, report)


def _conflicts(tree: Path, prefix: str, base: str, branch: str, said: str) -> str:
    """Describe what a person must decide."""
    files = unmerged_versions(tree, prefix)
    own = {file.path for file in files}
    others = [path for path in unmerged_files(tree) if path not in own]
    if not files and not others:
        return f"### {base} was not merged\n\n{escaped(reason(said))}\n"
    lines = [
        f"### {base} and {branch} need a decision",
        "",
        conflicts_in_words(tree / prefix, files, prefix),
    ]
    lines += [f"- {escaped(path)}: is not a file of the register." for path in others]
    lines += [
        "",
        f"In a clone, on {branch} (ours; {base} is theirs):",
        "",
        "```sh",
        f"peeltrack merge {REMOTE}/{base}",
        "peeltrack resolve",
        "git commit --no-edit && git push",
        "```",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _problems(folder: Path, base: str) -> list[str]:
    """List the rules that the merge breaks in its work tree."""
    loaded = load_register(folder)
    today = option_date("--on", None)
    now = run_checks(loaded.register, today) if loaded.register else ()
    found = (*loaded.problems, *now, *rewritten_records(folder, base))
    return [str(problem) for problem in found if problem.is_error]


def _broken(base: str, branch: str, problems: Sequence[str]) -> str:
    lines = [f"### {base} merged into {branch} breaks a rule", ""]
    lines += [f"- {escaped(problem)}" for problem in problems[:_MOST]]
    if len(problems) > _MOST:
        lines.append(f"- and {counted(len(problems) - _MOST, 'more problem')}")
    return "\n".join([*lines, "", "It was not pushed."]) + "\n"


_MOST = 20


def _changes(folder: Path, base: str, branch: str) -> str:
    """Report in plain words what the branch changes now that the base is part of it."""
    sides = compare_revisions(folder, f"{REMOTE}/{base}...HEAD")
    try:
        changes = as_markdown(compare(*sides.registers()), titles_of(sides))
    except InvalidRegisterError:
        changes = ""
    return f"### {base} was merged into {branch} entry by entry\n\nIt now changes:\n\n{changes}"
