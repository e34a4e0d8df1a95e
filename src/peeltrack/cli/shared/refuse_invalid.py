"""A refusal of any change that would make the register break a rule it keeps now."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from peeltrack.checks import run_checks
from peeltrack.cli.errors import WouldBeInvalidError
from peeltrack.model.problems import Problem
from peeltrack.storage.files import FileKind, classify
from peeltrack.storage.load import Loaded
from peeltrack.storage.partial_register import PartialRegister
from peeltrack.storage.write import Rewrite


def refuse_invalid(partial: PartialRegister, rewrites: Iterable[Rewrite], on: date) -> None:
    """Refuse a change that adds an error; existing errors are not its fault.

    Args:
        partial: the files read for the change.
        rewrites: the change.
        on: its date.

    Raises:
        WouldBeInvalidError: if it adds one.
    """
    rewrites = tuple(rewrites)
    changed_ids = [file.id for rewrite in rewrites if (file := classify(rewrite.file))]
    ids = [*changed_ids, *_items_counted_with(partial, changed_ids, rewrites)]
    new_errors = _errors(partial.load_to_check(ids, rewrites), on)
    if new_errors:
        current_errors = _errors(partial.load_to_check(ids), on)
        origins = {each.file: each.origin.file for each in rewrites if each.origin}
        for (rule, path, message), problem in new_errors.items():
            if (rule, origins.get(path, path), message) not in current_errors:
                raise WouldBeInvalidError(str(problem))


def _items_counted_with(
    partial: PartialRegister, ids: Iterable[str], rewrites: Sequence[Rewrite]
) -> Iterator[str]:
    """List all items of each inspection whose items are counted or numbered together.

    That is each one that a published position counts, that loses an item by withdrawal, or that
    gains an item, whose number must be unique.
    """
    inspections = {position.inspection for position in partial.office.sound().positions}
    changed_ids = {id_.partition("/")[0] for id_ in ids if "/" in id_} & inspections
    for rewrite in rewrites:
        file = classify(rewrite.file)
        is_new = rewrite.before is None and file is not None and file.kind == FileKind.ITEM
        is_gone = _is_withdrawn(rewrite.after) and not _is_withdrawn(rewrite.before)
        if file and (is_new or is_gone):
            changed_ids.add(file.id.partition("/")[0])
    if changed_ids:
        yield from (
            id_ for id_ in partial.ids(FileKind.ITEM) if id_.partition("/")[0] in changed_ids
        )


def _is_withdrawn(data: bytes | None) -> bool:
    """Check whether a file says that its record is withdrawn; an entry's key is indented."""
    return b"\nwithdrawn:" in (data or b"")


def _errors(loaded: Loaded, on: date) -> dict[tuple[str, str, str], Problem]:
    """Return the errors, by rule, file and message: the line may move."""
    new_errors = run_checks(loaded.register, on) if loaded.register else ()
    errors = (p for p in (*loaded.problems, *new_errors) if p.is_error)
    return {(problem.rule, problem.file, problem.message): problem for problem in errors}
