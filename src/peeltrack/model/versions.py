"""Versions of a record in version control, and the commits that made them."""

from datetime import date
from typing import NamedTuple

from peeltrack.model.items import Item

_SHOWN = 10
"""Signs of a commit's name that are shown: enough to be the only one of its kind for ever."""


class Commit(NamedTuple):
    """A commit."""

    id: str
    """Its full name."""
    day: date
    """When it was made, by the calendar of the committer."""
    author: str
    """Who wrote what it holds."""
    is_merge: bool = False
    """Whether it joined branches."""

    @property
    def short(self) -> str:
        """Its name as answers show it."""
        return short_name(self.id)


def short_name(id_: str) -> str:
    """Shorten a commit's full name as answers show it."""
    return id_[:_SHOWN]


class Version(NamedTuple):
    """An item as a commit left it."""

    commit: Commit | None
    """The commit; none for what is in the files and not committed."""
    item: Item | None
    """The item; None if the commit removed it, or left a file that cannot be read."""
    before: tuple[Item | None, ...] = ()
    """The item as the commit found it, one for each of its parents; empty where it began."""
    base: Item | None = None
    """Of a merge: the item as its parents last had it in common."""
