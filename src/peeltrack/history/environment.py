"""The environment that git is run in: a person's own settings, without those of a hook.

Touches: environment variables, reading only.
"""

import os
from pathlib import Path

_OF_A_HOOK = frozenset({
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_DIR", "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_INTERNAL_SUPER_PREFIX", "GIT_NAMESPACE",
    "GIT_NO_REPLACE_OBJECTS", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_QUARANTINE_PATH",
    "GIT_REPLACE_REF_BASE", "GIT_SHALLOW_FILE", "GIT_WORK_TREE",
})  # fmt: skip
"""Git sets these to its own folders when it runs us from a hook (git rev-parse --local-env-vars);
they name another repository than the register's, or another index than its own."""

_CHANGES_ANSWERS = frozenset({
    "GIT_ATTR_SOURCE", "GIT_DIFF_OPTS", "GIT_EXTERNAL_DIFF", "GIT_GLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS", "GIT_LITERAL_PATHSPECS", "GIT_NOGLOB_PATHSPECS",
    "GIT_REDIRECT_STDERR", "GIT_REDIRECT_STDIN", "GIT_REDIRECT_STDOUT",
})  # fmt: skip
"""With these git would read files other than those we name, or answer in another form or place."""


def environment(folder: Path, *, optional_locks: bool = True) -> dict[str, str]:
    """Return git's environment: what a person set for git, without what a hook or an alias did."""
    dropped = _CHANGES_ANSWERS | _OF_A_HOOK
    if _is_chosen_by_a_person(folder):
        dropped -= {"GIT_DIR", "GIT_WORK_TREE"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    for name in ("GIT_DIR", "GIT_WORK_TREE"):
        if name in kept:  # git reads a relative one from the folder that -C names
            kept[name] = str(Path(kept[name]).absolute())
    locks = {} if optional_locks else {"GIT_OPTIONAL_LOCKS": "0"}
    return {**kept, **locks, "LC_ALL": "C.UTF-8", "LANGUAGE": "C", "GIT_TERMINAL_PROMPT": "0"}


def _is_chosen_by_a_person(folder: Path) -> bool:
    """Check whether a person keeps the repository apart from its work tree, the folder in it.

    Git exports its exec path to whatever it runs itself, so without it no hook speaks.
    """
    tree = os.environ.get("GIT_WORK_TREE")
    if not tree or "GIT_DIR" not in os.environ or "GIT_EXEC_PATH" in os.environ:
        return False
    return folder.resolve().is_relative_to(Path(tree).resolve())
