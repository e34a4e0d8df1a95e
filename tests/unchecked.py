"""Records of values that nothing has checked, for tests of what may not fit a record."""

from typing import Any, TypeVar

from peeltrack.model.record import Record
from peeltrack.model.validated import made_of

_R = TypeVar("_R", bound=Record)


def unchecked(kind: type[_R], /, **values: Any) -> _R:  # noqa: ANN401 (whatever the test gives)
    """Return a record of values as they are, and of its defaults."""
    fields = kind.model_fields.items()
    bare = {name: each.if_absent() for name, each in fields if not each.is_required()}
    given = {**bare, **values}
    return made_of(kind, {n: given[n] for n in kind.model_fields if n in given}, set(values))
