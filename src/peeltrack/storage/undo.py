"""A change taken out of a file again, what was changed elsewhere in it left as it is. Pure."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from peeltrack.storage.errors import ChangedSinceError
from peeltrack.storage.write import Rewrite
from peeltrack.storage.yaml import YamlError, decode, parse
from peeltrack.wording import cut_short


def undone(now: bytes | None, change: Rewrite) -> bytes | None:
    """Return a file's bytes without a change that was made to it; None for no file.

    Args:
        now: the file as it is; None if there is none.
        change: the file before and after the change.

    Raises:
        ChangedSinceError: if what the change wrote was itself changed since.
    """
    if now == change.after:
        return change.before
    if now is None:
        raise ChangedSinceError(change.file, 1, "it was removed")
    if change.after is None:
        raise ChangedSinceError(change.file, 1, "there is a file with that name again")
    texts = _Lines(change.file, *(_split(each) for each in (now, change.before, change.after)))
    if change.before is None:
        raise _changed(texts, 0, len(texts.written))
    data = b"".join(_lines_without(texts))
    if not _keys_changed(now, data) <= _keys_changed(change.after, change.before):
        # What was added to a list that the change began would fall to the key before it
        raise _changed_beside(texts)
    return data


def holds(content: bytes | None, change: Rewrite) -> bool:
    """Check whether a file has a change, whatever else was changed in it, line ends included."""
    if content is None:
        return False
    content, change = _with_plain_ends(content), _in_plain_ends(change)
    if content == change.before:
        return False
    if change.before is None:  # a file of that name was written, and perhaps changed since
        return True
    steps = _steps(_split(change.after), _split(change.before))
    only_takes_away = all(kind in ("equal", "insert") for kind, *_ in steps)
    backwards = Rewrite(change.file, change.after, change.before)
    return _is_undoable(content, change) and not (
        only_takes_away and _is_undoable(content, backwards)
    )


def _in_plain_ends(change: Rewrite) -> Rewrite:
    """Return a change as git may keep it, which has its own line ends on Windows."""
    before, after = (
        None if each is None else _with_plain_ends(each) for each in (change.before, change.after)
    )
    return Rewrite(change.file, before, after)


def _with_plain_ends(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n")


def _is_undoable(content: bytes, change: Rewrite) -> bool:
    try:
        undone(content, change)
    except ChangedSinceError:
        return False
    return True


class _Lines(NamedTuple):
    """A file's lines: as they are, before the change, and as the change wrote them."""

    file: str
    now: list[bytes]
    before: list[bytes]
    written: list[bytes]


def _split(data: bytes | None) -> list[bytes]:
    return (data or b"").splitlines(keepends=True)


def _lines_without(texts: _Lines) -> Iterator[bytes]:
    """List the lines of a file as it is, those of a change replaced by those before it."""
    _, lines, was, written = texts
    kept = SequenceMatcher(None, written, lines).get_matching_blocks()
    end = 0
    for kind, first, last, old_first, old_last in _steps(written, was):
        if kind == "equal":
            continue
        # Where lines were taken out, the one before their place must stand, or the one after
        starts = [
            block.b + first - block.a
            for block in kept
            if block.size and block.a <= first and last <= block.a + block.size
        ]
        if not starts:
            raise _changed(texts, first, last)
        yield from lines[end : starts[0]]
        yield from was[old_first:old_last]
        end = starts[0] + last - first
    yield from lines[end:]


def _steps(old: list[bytes], new: list[bytes]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, old, new).get_opcodes()


def _keys_changed(one: bytes, other: bytes) -> set[str]:
    """Return the keys of a file whose values differ in two versions; a file is all of its keys."""
    try:
        first, second = (parse(decode(each)) for each in (one, other))
    except YamlError:
        return {""}
    return {key for key in {**first, **second} if first.get(key) != second.get(key)}


def _changed_beside(texts: _Lines) -> ChangedSinceError:
    hunks = (step for step in _steps(texts.written, texts.before) if step[0] != "equal")
    errors = (_changed(texts, first, last) for _, first, last, _, _ in hunks)
    return next(errors)


def _changed(texts: _Lines, first: int, last: int) -> ChangedSinceError:
    """Name the first line of a change that is no longer as it was written."""
    for kind, one, other, now_one, now_other in _steps(texts.written, texts.now):
        if kind != "equal" and one <= last and other >= first:
            was = b"".join(texts.written[one:other]).decode("utf-8", "replace")
            now = b"".join(texts.now[now_one:now_other]).decode("utf-8", "replace")
            return ChangedSinceError(texts.file, now_one + 1, _in_words(was, now))
    return ChangedSinceError(texts.file, 1, "its lines were changed")


def _in_words(was: str, now: str) -> str:
    old, new = map(_short, (was, now))
    if not new:
        return f"{old!r} was removed"
    return f"{old!r} became {new!r}" if old else f"{new!r} was added"


def _short(text: str) -> str:
    return cut_short(text, 60)
