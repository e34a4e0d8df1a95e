"""Names that a sparse checkout may leave out: the error says so, and names the files."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from peeltrack.cli.shared.options import Filters
from peeltrack.errors import NoMeetingError, UnknownNameError
from peeltrack.history.errors import PartialCheckoutError
from peeltrack.history.sparse_checkout import left_out_by_sparse_checkout
from peeltrack.model.item_names import fitting_ids, named_with_inspection
from peeltrack.storage.files import FileKind, classify
from peeltrack.wording import slug


def named_only_in_git(root: Path, filters: Filters) -> AbstractContextManager[None]:
    """Add to the error that a sparse checkout may leave out the filters' inspection or area.

    Raises:
        PartialCheckoutError: if one is not found and files of the register are left out.
    """
    name = filters.inspection or filters.area
    return missing_only_from_git(root, name) if name else nullcontext()


@contextmanager
def missing_only_from_git(root: Path, reference: str) -> Iterator[None]:
    """Add to the error that a sparse checkout may leave out what is not found.

    Raises:
        PartialCheckoutError: if a name is not found and files of the register are left out.
    """
    try:
        yield
    except (UnknownNameError, NoMeetingError) as error:
        if files := left_out_by_sparse_checkout(root):
            raise PartialCheckoutError(files, f"cannot tell what {reference!r} is") from error
        raise


def check_is_checked_out(root: Path, reference: str) -> None:
    """Check that a sparse checkout leaves out nothing that a reference may name.

    Raises:
        PartialCheckoutError: if an item or inspection is.
    """
    left_out = [(path, classify(path)) for path in left_out_by_sparse_checkout(root)]
    items = {file.id: path for path, file in left_out if file and file.kind == FileKind.ITEM}
    paths = [items[id_] for id_ in fitting_ids(items, named_with_inspection(reference)[0])]
    paths += [
        path
        for path, file in left_out
        if file and file.kind == FileKind.INSPECTION and file.id == slug(reference)
    ]
    if paths:
        raise PartialCheckoutError(paths, f"cannot tell what {reference!r} is")
