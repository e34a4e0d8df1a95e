"""Edits that a command can request: six kinds, and the plan that contains them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from peeltrack.model.problems import Place

Value = object
"""Text, a date, a number, true or false; or a list or mapping of these."""


@dataclass(frozen=True, slots=True)
class Put:
    """A value for a key, whether or not the key is there yet."""

    file: str
    at: Place
    value: Value


@dataclass(frozen=True, slots=True)
class Insert:
    """An entry for a list, before the entry that now has that index; at its length, last."""

    file: str
    at: Place
    """The list; a key that is not there yet is made."""
    index: int
    entry: Value


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that must not be there yet."""

    file: str
    values: Mapping[str, Value]
    """The record's keys; those with None or nothing in them are left out."""


@dataclass(frozen=True, slots=True)
class Drop:
    """The removal of a key or an entry, as a merge or an amendment makes it, openly."""

    file: str
    at: Place


@dataclass(frozen=True, slots=True)
class MoveFile:
    """Another place for a file, whose edits follow under that one."""

    file: str
    to: str
    """The place that no file may have yet."""


@dataclass(frozen=True, slots=True)
class RemoveFile:
    """The removal of a file whose record has become part of another one."""

    file: str


Edit = Put | Insert | NewFile | Drop | MoveFile | RemoveFile


_MOST_OUTCOMES = 3
"""Outcomes that a plan about several records puts in its own words."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The edits that one command requests, and the words for its commit."""

    subject: str
    """The id of the item or meeting that it is about."""
    done: str
    """What was done, as a commit's message says it: RAG red → amber."""
    edits: tuple[Edit, ...]
    warnings: tuple[str, ...] = ()
    """What the officer should know though nothing is refused."""
    hint: str = ""
    """The command that usually comes next."""
    doubts: tuple[str, ...] = ()
    """What a person is to confirm before it is carried out, as sentences: without a full stop."""
    parts: tuple["Plan", ...] = ()
    """The plan of each record, if it is about several."""
    quoted: str = ""
    """The text that it releases, which a person reads with it; no part of a commit's message."""
    released: str = ""
    """What the release means, as the beginning of a sentence that the text ends; {} is when."""
    counts_withdrawn: bool = False
    """Whether its places are those of the file, as in a plan about the records as they are;
    otherwise they are those of what stands, without the entries that were withdrawn."""

    @property
    def outcome(self) -> str:
        """What was done to what, with the text that it releases, on one line."""
        return self._in_words("now")

    @property
    def preview(self) -> str:
        """What would be done to what, while it is not carried out."""
        return f"Would be written: {self._in_words('then')}"

    def _in_words(self, when: str) -> str:
        text = " ".join(self.quoted.split())
        released = f". {self.released.format(when)}" if self.released else ""
        outcome = f"{self.subject}: {self.done}{released}"
        return f'{outcome}: "{text}"' if text else outcome

    def and_also(self, other: "Plan") -> "Plan":
        """Combine both plans; the second's hint stays."""
        return Plan(
            self.subject,
            f"{self.done}, {other.done}",
            (*self.edits, *other.edits),
            (*self.warnings, *other.warnings),
            other.hint or self.hint,
            (*self.doubts, *other.doubts),
            quoted=self.quoted or other.quoted,
            released=self.released or other.released,
            counts_withdrawn=self.counts_withdrawn,
        )

    @classmethod
    def together(cls, parts: Sequence["Plan"]) -> "Plan":
        """Combine plans about several records, each still reported by itself.

        One plan alone stays as it is.
        """
        if len(parts) == 1:
            return parts[0]
        done = list(dict.fromkeys(part.done for part in parts))
        return cls(
            f"{len(parts):,} items",
            "; ".join(done) if len(done) <= _MOST_OUTCOMES else "each as listed",
            tuple(edit for part in parts for edit in part.edits),
            doubts=tuple(f"{part.subject}: {doubt}" for part in parts for doubt in part.doubts),
            parts=tuple(parts),
            counts_withdrawn=parts[0].counts_withdrawn,
        )

    def with_warnings(self, warnings: Iterable[str]) -> "Plan":
        """Add warnings."""
        return replace(self, warnings=(*self.warnings, *warnings))

    @property
    def files(self) -> tuple[str, ...]:
        """The files that it touches, each once."""
        moved = (edit.to for edit in self.edits if isinstance(edit, MoveFile))
        return tuple(dict.fromkeys([*(edit.file for edit in self.edits), *moved]))
