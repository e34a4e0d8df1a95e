"""Three versions of a file to one: by meaning where that can be done, else by git's lines."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from peeltrack.changes.merge import merge
from peeltrack.changes.merge_decisions import (
    CannotMergeError,
    Conflict,
    Decision,
    Doing,
    Merge,
    carried_out,
)
from peeltrack.edits.kinds import Drop, Insert, Put
from peeltrack.history.merging import merge_lines
from peeltrack.storage.conflicts import Labels, Marked, marked
from peeltrack.storage.errors import UnsplicableError
from peeltrack.storage.splice import splice_all
from peeltrack.storage.write import key_order
from peeltrack.storage.yaml import YamlError, decode, parse


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of three versions."""

    content: bytes
    conflicts: tuple[str, ...] = ()
    """What a person has to decide, each in a sentence."""
    notes: tuple[str, ...] = ()
    """What a person should know though nothing is to be decided."""


@dataclass(frozen=True)
class _Versions:
    """Three texts and the values that they stand for."""

    file: str
    before: str
    ours: str
    theirs: str
    base: dict[str, Any]
    mine: dict[str, Any]
    yours: dict[str, Any]


def merged(path: str, base: bytes, ours: bytes, theirs: bytes, size: int = 7) -> Merged:
    """Merge three versions of a register's file.

    Git's own merge is taken where it is clean and says what is meant: it keeps the
    comments and the layout of both. Otherwise what they changed is put into our text.
    What is no register's file, or cannot be merged so, git merges by lines, with marks;
    where it would leave none though something else is meant, both versions are left whole.
    """
    lines, has_marks = merge_lines(base, ours, theirs, size)
    by_lines = Merged(lines, (_MARKED.format(path),) if has_marks else ())
    try:
        versions = _versions(path, base, ours, theirs)
    except (YamlError, UnicodeError):
        return by_lines
    found = None
    try:
        found = merge(versions.base, versions.mine, versions.yours)
        if not found.conflicts and not has_marks and _says(lines, versions, found):
            return Merged(lines)
        return _spliced(versions, found, size)
    except (YamlError, CannotMergeError, UnsplicableError, LookupError, UnicodeError):
        if has_marks or _holds_both(lines, versions, found):
            return by_lines
        return Merged(_side_by_side(versions, size), (_WHOLE.format(path),))


_MARKED = "{}: git's lines conflict; choose between the marks."
_WHOLE = "{}: both versions are there in full; make one of them that holds what both changed."


def _holds_both(lines: bytes, versions: _Versions, found: Merge | None) -> bool:
    """Whether git's lines, though in another order, hold all that is meant, and nothing twice."""
    try:
        values = parse(decode(lines))
    except YamlError:
        return False
    if found is None:  # a list in another order, of which lines know as much as we
        return True
    meant = carried_out(versions.mine, found.decisions)
    return not found.conflicts and _unordered(values) == _unordered(meant)


def _unordered(value: object) -> str:
    """The same text for values whose lists differ in order alone."""
    if isinstance(value, dict):
        return str(sorted((key, _unordered(each)) for key, each in value.items()))
    return str(sorted(map(_unordered, value))) if isinstance(value, list) else str(value)


def _side_by_side(versions: _Versions, size: int) -> bytes:
    ours, theirs = (
        text if text.endswith("\n") else f"{text}\n" for text in (versions.ours, versions.theirs)
    )
    marks = [
        f"{sign * size}{name}\n" for sign, name in (("<", " ours"), ("=", ""), (">", " theirs"))
    ]
    return f"{marks[0]}{ours}{marks[1]}{theirs}{marks[2]}".encode()


def _versions(path: str, base: bytes, ours: bytes, theirs: bytes) -> _Versions:
    mine, yours = parse(decode(ours)), parse(decode(theirs))
    before = parse(decode(base)) if base.strip() else {}
    name = "/".join(PurePosixPath(path).parts)
    return _Versions(name, base.decode(), ours.decode(), theirs.decode(), before, mine, yours)


def _says(lines: bytes, versions: _Versions, found: Merge) -> bool:
    try:
        return parse(decode(lines)) == carried_out(versions.mine, found.decisions)
    except YamlError:
        return False


def _spliced(versions: _Versions, found: Merge, size: int) -> Merged:
    order = key_order(_in_register(versions.file))
    edits = (_edit(versions.file, decision) for decision in found.decisions)
    text = splice_all(versions.ours, edits, order)
    meant = carried_out(versions.mine, found.decisions)
    if parse(decode(text.encode())) != meant:
        raise CannotMergeError(versions.file)
    if _comments(versions.ours) - _comments(text):
        raise CannotMergeError(versions.file)
    if not found.conflicts:
        return Merged(text.encode(), notes=_lost_comments(versions, text))
    from_them = (
        Put(versions.file, conflict.ours, _at(versions.yours, conflict.theirs))
        for conflict in found.conflicts
        if not conflict.in_ours
    )
    text = splice_all(text, from_them, order)
    places = [Marked(c.ours, c.theirs, c.in_ours, c.in_theirs) for c in found.conflicts]
    with_marks, chosen = marked(text, versions.theirs, places, Labels(size=size))
    parse(decode(chosen.encode()))
    told = tuple(_told(versions, meant, conflict) for conflict in found.conflicts)
    return Merged(with_marks.encode(), told, _lost_comments(versions, text))


def _edit(file: str, decision: Decision) -> Put | Insert | Drop:
    if decision.doing == Doing.PUT:
        return Put(file, decision.at, decision.value)
    if decision.doing == Doing.INSERT:
        return Insert(file, decision.at, decision.index, decision.value)
    return Drop(file, decision.at)


def _told(versions: _Versions, meant: dict[str, Any], conflict: Conflict) -> str:
    mine = _shown(_at(meant, conflict.ours)) if conflict.in_ours else "nothing"
    yours = _shown(_at(versions.yours, conflict.theirs)) if conflict.in_theirs else "nothing"
    return f"{versions.file}: {conflict.name} is {mine} in ours and {yours} in theirs; choose one."


def _shown(value: object) -> str:
    if isinstance(value, list | dict):
        return f"{len(value)} entries"
    words = " ".join(str(value).split())
    return words if len(words) <= 60 else f"{words[:59]}…"


def _at(values: Any, place: tuple[str | int, ...]) -> Any:  # noqa: ANN401 (plain values of YAML)
    for step in place:
        values = values[step]
    return values


def _comments(text: str) -> set[str]:
    """The comments that have a line to themselves."""
    return {line.strip() for line in text.splitlines() if line.lstrip().startswith("#")}


def _lost_comments(versions: _Versions, text: str) -> tuple[str, ...]:
    lost = _comments(versions.theirs) - _comments(text) - _comments(versions.before)
    return tuple(f"{versions.file}: their comment {each!r} was left out." for each in sorted(lost))


def _in_register(path: str) -> str:
    """A path from the register's folder, of a path from the top of the repository."""
    parts = path.split("/")
    for name in ("inspections", "meetings"):
        if name in parts:
            return "/".join(parts[parts.index(name) :])
    return parts[-1]
