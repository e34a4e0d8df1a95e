"""Numbered lead-ins whose entries are the findings: 18. The Home Office should: a … b … Pure.

The letters run on from one lead-in to the next, or the numbers are those of the paragraphs.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.lines import Line, places_of_text
from peeltrack.imports.reports.list_markers import continues, is_first, number_of


def with_running_letters(lines: Sequence[Line]) -> list[Line]:
    """Take the number from each lead-in whose entries are findings of their own."""
    made = list(lines)
    text = places_of_text(lines)
    leads = [at for at in range(len(text)) if _leads_letters(lines, text, at)]
    groups = [
        [
            lines[place].bullet or ""
            for place in text[at + 1 : until]
            if _letter(lines[place].bullet)
        ]
        for at, until in pairwise([*leads, len(text)])
    ]
    for place, (at, marks) in enumerate(zip(leads, groups, strict=True)):
        runs_on = place > 0 and continues(groups[place - 1][-1], marks[0])
        is_continued = place + 1 < len(groups) and continues(marks[-1], groups[place + 1][0])
        if runs_on or is_continued or _numbers_a_paragraph(lines, text, at):
            made[text[at]] = replace(lines[text[at]], bullet=None)
    return made


def _leads_letters(lines: Sequence[Line], text: Sequence[int], at: int) -> bool:
    """Check whether a numbered line obliges, and an entry with a letter is below it."""
    line = lines[text[at]]
    if at + 1 >= len(text) or not number_of(line.bullet or "") or _letter(line.bullet):
        return False
    leads = line.text.endswith(":") and obligation(line.text) is not None
    return leads and _letter(lines[text[at + 1]].bullet)


def _letter(mark: str | None) -> bool:
    number = number_of(mark or "")
    return len(number) == 1 and number.isalpha()


def _numbers_a_paragraph(lines: Sequence[Line], text: Sequence[int], at: int) -> bool:
    """Check whether the number counts on from a paragraph that obliges nobody."""
    mark = lines[text[at]].bullet or ""
    above = (lines[place] for place in reversed(text[:at]))
    before = next((line for line in above if continues(line.bullet or "", mark)), None)
    is_told = before is not None and before.text.endswith(".")
    first = lines[text[at + 1]].bullet or ""
    return bool(before and is_told and not obligation(before.text) and is_first(first))
