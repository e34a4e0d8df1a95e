"""Files of a register that git keeps out of the work tree. Touches: git, reading only."""

from collections.abc import Iterator
from pathlib import Path

from peeltrack.on_demand import on_demand

with on_demand():  # few work trees have a sparse checkout, and whether one has, its files tell
    from peeltrack.history import git, trees


def left_out(folder: Path) -> tuple[str, ...]:
    """Return the register's files that git has and keeps out of the work tree, by their paths."""
    return tuple(path for path in passed_over(folder) if not (folder / path).exists())


def left_out_by_sparse_checkout(folder: Path) -> tuple[str, ...]:
    """Return what `left_out` does, asking git only where there is a sparse checkout."""
    for parent in (folder, *folder.resolve().parents):
        place = parent / ".git"
        if place.is_file():  # a linked work tree, or a submodule
            named = place.read_text(encoding="utf-8", errors="surrogateescape")
            place = parent / named.removeprefix("gitdir:").strip()
        if place.is_dir():
            return left_out(folder) if (place / "info" / "sparse-checkout").exists() else ()
    return ()


def passed_over(folder: Path) -> Iterator[str]:
    """Find the register's files that `git status` passes over: not to be looked at, or left out."""
    for line in (git.ask(folder, "ls-files", "-v", "-z", "--", ".") or b"").split(b"\0"):
        tag, path = line[:1], trees.path_from(line[2:])
        if (tag == b"S" or tag.islower()) and trees.is_of_register(path):
            yield path
