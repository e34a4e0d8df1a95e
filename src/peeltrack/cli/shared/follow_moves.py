"""References of a branch to records that got another id in the branch merged with it."""

from pathlib import Path

from peeltrack.cli.shared.carried_out import carried_out
from peeltrack.edits.moves import follow
from peeltrack.history.merging import add_to_merge
from peeltrack.model.moves import current_ids
from peeltrack.storage.load import load_register
from peeltrack.storage.write import prepare


def follow_moves(root: Path) -> tuple[str, ...]:
    """Change references to each record's new id after a merge, as part of that merge.

    Args:
        root: the register's folder, where the merge is the last commit.

    Returns:
        The files that named a former id.
    """
    register = load_register(root).register
    edits = tuple(follow(register, current_ids(register))) if register else ()
    if not edits:
        return ()
    rewrites = prepare(root, edits)
    files, _ = carried_out(root, rewrites)
    add_to_merge(root, files)
    return tuple(rewrite.file for rewrite in rewrites)
