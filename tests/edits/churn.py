"""One trial: a file written by hand, an edit made to it, and what the edit did to the lines."""

import re
import textwrap
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from ryaml import loads  # type: ignore[attr-defined]  # its stubs do not export it

from peeltrack.edits.kinds import Edit, Insert, Put
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.storage.errors import UnsplicableError
from peeltrack.storage.files import classify
from peeltrack.storage.parse import parse_record
from peeltrack.storage.write import carry_out, prepare
from tests.edits.all_edits import item_plans, item_values, meeting_plans, meeting_values
from tests.edits.handwritten_yaml import Place, Shape, Writer, Written

ITEM, MEETING = "inspections/peel-2022/afi-06.yaml", "meetings/2022-05-23-hta.yaml"


@dataclass
class Tally:
    """What many trials came to."""

    edits: int = 0
    refused: int = 0
    meant: int = 0
    changed: int = 0

    def __str__(self) -> str:
        """The figures in a line."""
        return (
            f"{self.edits:,} edits: lines changed ÷ lines meant = "
            f"{self.changed / self.meant:.2f}; refused: {self.refused}"
        )


def try_one(folder: Path, seed: int, tally: Tally) -> None:
    """Write a file, plan one thing, and hold each of its edits to what was meant."""
    chance = Random(seed)  # noqa: S311 (the same file for the same seed)
    writer = Writer(chance)
    file = chance.choice((ITEM, ITEM, ITEM, MEETING))
    data = writer.file(item_values(chance) if file == ITEM else meeting_values(chance))
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    place = classify(file)
    assert place
    record = parse_record(place, data)
    if isinstance(record, Item):
        plans = list(item_plans(record, chance))
    else:
        assert isinstance(record, Meeting)
        plans = list(meeting_plans(record, chance))
    for edit in chance.choice(plans)().edits:
        if edit.file in (file, "inspections/peel-2024/afi-1.yaml"):
            _hold(folder, file, edit, writer.shapes, tally)


def _hold(folder: Path, file: str, edit: Edit, shapes: Mapping[Place, Shape], tally: Tally) -> None:
    assert not hasattr(edit, "values")
    if edit.file != file:
        return
    assert isinstance(edit, Put | Insert)
    before = (folder / file).read_bytes()
    tally.edits += 1
    try:
        (rewrite,) = prepare(folder, [edit])
    except UnsplicableError:
        tally.refused += 1
        return
    carry_out(folder, [rewrite])
    after = (folder / file).read_bytes()
    old, new = before.decode("utf-8-sig"), after.decode("utf-8-sig")
    assert _read(new) == _edited(_read(old), edit)
    assert _comments(new) == _comments(old)
    assert _line_ends(after) == _line_ends(before)
    assert after.startswith(b"\xef\xbb\xbf") == before.startswith(b"\xef\xbb\xbf")
    removed, added = _difference(old.splitlines(), new.splitlines())
    meant = lines_meant(edit, shapes)
    assert (len(removed), len(added)) == meant, (removed, added)
    tally.meant += sum(meant)
    tally.changed += len(removed) + len(added)


def _read(text: str) -> Any:  # noqa: ANN401 (plain values of YAML)
    return loads(text.replace("\r\n", "\n"))


def _comments(text: str) -> list[str]:
    """The comments in their order; each is numbered by the writer, so none is like another."""
    return re.findall(r"# \d+: [^\r\n]*?\.(?=\s*$)", text, re.MULTILINE)


def _line_ends(data: bytes) -> tuple[bool, bool]:
    return b"\r\n" in data, re.search(rb"(?<!\r)\n", data) is not None


def _difference(old: Sequence[str], new: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines that went and that came: an edit is one block, so what surrounds it is alike."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return list(old[start : len(old) - end]), list(new[start : len(new) - end])


def _edited(values: Any, edit: Put | Insert) -> Any:  # noqa: ANN401 (as above)
    """What the edit means, done to plain values."""
    new = parent = deepcopy(values)
    *way, last = edit.at
    for step in way:
        parent = parent[step]
    if isinstance(edit, Put):
        parent[last] = _as_read(edit.value)
        return new
    entries = (parent.get(last) if isinstance(parent, dict) else parent[last]) or []
    parent[last] = [*entries[: edit.index], _as_read(edit.entry), *entries[edit.index :]]
    return new


def _as_read(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _as_read(each) for key, each in value.items() if each not in (None, ())}
    if isinstance(value, tuple | list):
        return [_as_read(each) for each in value]
    return str(value) if isinstance(value, date | str) else value


def lines_meant(edit: Put | Insert, shapes: Mapping[Place, Shape]) -> tuple[int, int]:
    """How many lines the edit cannot but remove and add, told from how its place is written."""
    at, parent = edit.at, shapes[edit.at[:-1]]
    there = shapes.get(at)
    if parent.written == Written.FLOW or (there and there.written == Written.FLOW):
        return 1, 1
    if isinstance(edit, Insert):
        entry = _lines_of("-", edit.entry)
        if there is None:
            return 0, 1 + entry
        return (1, 1 + entry) if there.written == Written.NOTHING else (0, entry)
    value = _lines_of(str(at[-1]), edit.value)
    if there is None:
        return 0, value
    if there.written == Written.BLANK and isinstance(edit.value, Mapping):
        return 0, value - 1
    return there.lines, value


def _lines_of(key: str, value: object) -> int:
    """The lines of a value behind its key or hyphen, in the layout that PeelTrack writes."""
    if isinstance(value, Mapping):
        pairs = [(name, each) for name, each in value.items() if each not in (None, ())]
        return (key != "-") + sum(_lines_of(name, each) for name, each in pairs)
    if isinstance(value, tuple | list):
        return 1 + sum(_lines_of("-", each) for each in value)
    text = str(value)
    if "\n" in text:
        return 1 + len(text.split("\n"))
    if len(key) + 2 + len(text) > 90:
        return 1 + len(textwrap.wrap(text, 88, break_on_hyphens=False))
    return 1
