"""Three versions of a file merged: entry by entry if possible, else by git's lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from peeltrack.changes.merge import merge
from peeltrack.changes.merge_decisions import (
    CannotMergeError,
    Conflict,
    Decision,
    DecisionKind,
    Merge,
    carry_out,
)
from peeltrack.changes.settle import Choice, settle, value_at
from peeltrack.changes.vouching import is_vouched
from peeltrack.documents.conflict_words import as_sentence, conflict_words
from peeltrack.edits.kinds import Drop, Insert, Put
from peeltrack.history.merging import merge_lines
from peeltrack.storage.conflicts import ConflictPlace, Labels, mark_conflicts
from peeltrack.storage.errors import UnsplicableError
from peeltrack.storage.splice import splice_all
from peeltrack.storage.write import key_order
from peeltrack.storage.yaml import YamlError, decode, parse


@dataclass(frozen=True, slots=True)
class MergedFile:
    """The file that results from three versions."""

    content: bytes
    conflicts: tuple[str, ...] = ()
    """The conflicts for a person to decide, each in a sentence."""
    notes: tuple[str, ...] = ()
    """Notes for a person that need no decision."""


@dataclass(frozen=True)
class _FileVersions:
    """Three texts and their values."""

    file: str
    before: str
    ours: str
    theirs: str
    base: dict[str, Any]
    mine: dict[str, Any]
    yours: dict[str, Any]


def merge_file(path: str, base: bytes, ours: bytes, theirs: bytes, size: int = 7) -> MergedFile:
    """Merge three versions of a register's file.

    Git's own merge is taken where it is clean and says what is meant: it keeps the comments and
    the layout of both. Otherwise what they changed is put into our text. Files that are not a
    register's, or that cannot be merged so, git merges by lines, with marks; if it would leave
    no marks though something else is meant, both versions are left whole.
    """
    lines, has_marks = merge_lines(base, ours, theirs, size)
    by_lines = MergedFile(lines, (_MARKED.format(path),) if has_marks else ())
    try:
        versions = _versions(path, base, ours, theirs)
    except (YamlError, UnicodeError):
        if has_marks or _is_vouched(lines, ours, theirs):
            return by_lines
        return MergedFile(_side_by_side(ours, theirs, size), (_WHOLE.format(path),))
    merge_result = None
    try:
        merge_result = merge(versions.base, versions.mine, versions.yours)
        if not merge_result.conflicts and not has_marks and _matches(lines, versions, merge_result):
            return MergedFile(lines)
        return _spliced(versions, merge_result, size)
    except (YamlError, CannotMergeError, UnsplicableError, LookupError, UnicodeError):
        holds_both = _holds_both(lines, versions, merge_result)
        if has_marks or (holds_both and _is_vouched(lines, ours, theirs)):
            return by_lines
        return MergedFile(_side_by_side(ours, theirs, size), (_WHOLE.format(path),))


@dataclass(frozen=True, slots=True)
class FileConflicts:
    """The conflicts of a file that only a person can settle, with both sides' values."""

    conflicts: tuple[Conflict, ...]
    base: Mapping[str, Any]
    ours: Mapping[str, Any]
    """Ours with whatever else is merged into it."""
    theirs: Mapping[str, Any]


def conflicts_in(path: str, base: bytes, ours: bytes, theirs: bytes) -> FileConflicts | None:
    """Return the conflicts of three versions; None if they cannot be merged entry by entry."""
    try:
        versions = _versions(path, base, ours, theirs)
        found = merge(versions.base, versions.mine, versions.yours)
    except (YamlError, CannotMergeError, UnicodeError):
        return None
    merged = carry_out(versions.mine, found.decisions)
    return FileConflicts(found.conflicts, versions.base, merged, versions.yours)


def settled_file(
    path: str, base: bytes, ours: bytes, theirs: bytes, choices: Sequence[Choice]
) -> bytes | None:
    """Return the merge of three versions with its conflicts settled; None if it cannot be written.

    Raises:
        NotTheLaterError: if a choice is of the earlier of two dated records.
    """
    versions = _versions(path, base, ours, theirs)
    decisions = settle(versions.base, versions.mine, versions.yours, choices)
    edits = (_edit(versions.file, decision) for decision in decisions)
    try:
        text = splice_all(versions.ours, edits, key_order(_in_register(versions.file)))
    except UnsplicableError:
        return None
    return (
        text.encode()
        if parse(decode(text.encode())) == carry_out(versions.mine, decisions)
        else None
    )


_MARKED = "{}: git found conflicting lines; choose between the marks."

_WHOLE = "{}: both versions are there in full; combine them into one that has both sides' changes."


def _holds_both(lines: bytes, versions: _FileVersions, merge_result: Merge | None) -> bool:
    """Check whether git's lines have all the merged values, in any order, and none twice."""
    try:
        values = parse(decode(lines))
    except YamlError:
        return False
    if merge_result is None:  # a list in another order: lines are as good a guide as ours
        return True
    merged_values = carry_out(versions.mine, merge_result.decisions)
    return not merge_result.conflicts and _unordered(values) == _unordered(merged_values)


def _is_vouched(lines: bytes, *sides: bytes) -> bool:
    """Check that every review or other voucher in git's lines is beside the same words as before.

    Lines that cannot be read are no register, and vouch for nothing.
    """
    known = []
    for side in (lines, *sides):
        try:
            known.append(parse(decode(side)))
        except (YamlError, UnicodeError):
            if side is lines:
                return True
    return is_vouched(*known)


def _unordered(value: object) -> str:
    """Return a text that is the same for values whose lists differ only in order."""
    if isinstance(value, dict):
        return str(sorted((key, _unordered(each)) for key, each in value.items()))
    return str(sorted(map(_unordered, value))) if isinstance(value, list) else str(value)


def _side_by_side(ours: bytes, theirs: bytes, size: int) -> bytes:
    begin, middle, end = (sign * size for sign in (b"<", b"=", b">"))
    sides = [side if side.endswith(b"\n") else side + b"\n" for side in (ours, theirs)]
    return b"%b ours\n%b%b\n%b%b theirs\n" % (begin, sides[0], middle, sides[1], end)


def _versions(path: str, base: bytes, ours: bytes, theirs: bytes) -> _FileVersions:
    mine, yours = parse(decode(ours)), parse(decode(theirs))
    before = parse(decode(base)) if base.strip() else {}
    name = "/".join(PurePosixPath(path).parts)
    return _FileVersions(name, base.decode(), ours.decode(), theirs.decode(), before, mine, yours)


def _matches(lines: bytes, versions: _FileVersions, merge_result: Merge) -> bool:
    try:
        return parse(decode(lines)) == carry_out(versions.mine, merge_result.decisions)
    except YamlError:
        return False


def _spliced(versions: _FileVersions, merge_result: Merge, size: int) -> MergedFile:
    order = key_order(_in_register(versions.file))
    edits = (_edit(versions.file, decision) for decision in merge_result.decisions)
    text = splice_all(versions.ours, edits, order)
    merged = carry_out(versions.mine, merge_result.decisions)
    if parse(decode(text.encode())) != merged:
        raise CannotMergeError(versions.file)
    if _comments(versions.ours) - _comments(text):
        raise CannotMergeError(versions.file)
    if not merge_result.conflicts:
        return MergedFile(text.encode(), notes=_lost_comments(versions, text))
    only_theirs = (
        Put(versions.file, conflict.ours, value_at(versions.yours, conflict.theirs))
        for conflict in merge_result.conflicts
        if not conflict.in_ours
    )
    text = splice_all(text, only_theirs, order)
    places = [
        ConflictPlace(c.ours, c.theirs, c.in_ours, c.in_theirs) for c in merge_result.conflicts
    ]
    with_marks, chosen = mark_conflicts(text, versions.theirs, places, Labels(size=size))
    parse(decode(chosen.encode()))
    sentences = tuple(
        _conflict_sentence(versions, merged, conflict) for conflict in merge_result.conflicts
    )
    return MergedFile(with_marks.encode(), sentences, _lost_comments(versions, text))


def _edit(file: str, decision: Decision) -> Put | Insert | Drop:
    if decision.doing == DecisionKind.PUT:
        return Put(file, decision.at, decision.value)
    if decision.doing == DecisionKind.INSERT:
        return Insert(file, decision.at, decision.index, decision.value)
    return Drop(file, decision.at)


def _conflict_sentence(versions: _FileVersions, merged: dict[str, Any], conflict: Conflict) -> str:
    return as_sentence(
        conflict_words(versions.file, conflict, versions.base, merged, versions.yours)
    )


def _comments(text: str) -> set[str]:
    """Return the comments that have a line to themselves."""
    return {line.strip() for line in text.splitlines() if line.lstrip().startswith("#")}


def _lost_comments(versions: _FileVersions, text: str) -> tuple[str, ...]:
    lost = _comments(versions.theirs) - _comments(text) - _comments(versions.before)
    return tuple(f"{versions.file}: their comment {each!r} was left out." for each in sorted(lost))


def _in_register(path: str) -> str:
    """Return the path from the register's folder of a path from the top of the repository."""
    parts = path.split("/")
    for name in ("inspections", "meetings"):
        if name in parts:
            return "/".join(parts[parts.index(name) :])
    return parts[-1]
