"""Everybody who was there and nobody else, in the layouts that minutes use; all are invented.

Below each paper of `attendance/` are the surnames of those who were there and of those who sent
apologies.
"""

import re
from pathlib import Path

import pytest

from peeltrack.imports.notes.open_notes import MeetingOptions, opened
from peeltrack.imports.readers.read_paper import read_blocks

PAPERS = Path(__file__).with_name("attendance")
BLOCKS = {
    block.partition("\n")[0]: block
    for paper in sorted(PAPERS.glob("*.txt"))
    for block in re.split(r"^## ", paper.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
}


@pytest.mark.parametrize("name", BLOCKS)
def test_each_person_is_counted_once_and_none_is_invented(name: str) -> None:
    text, _, expected = BLOCKS[name].partition("\n")[2].partition("\n=>\n")
    there, away = expected.strip().split("\n")
    paper = "n.html" if text.startswith("<") else "n.txt"
    notes = opened(read_blocks(paper, text.encode()), MeetingOptions("hta"))
    people = (*notes.table.attendance, *notes.attended.people)
    for absent, line in ((False, there), (True, away)):
        found = sorted(each.name.split()[-1] for each in people if each.apologies is absent)
        assert found == sorted(re.findall(r"[A-Z][\w-]+", line.partition(":")[2]))
