"""Preparation of a reader's lines: plain words, marks, furniture, joins. Pure."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from peeltrack.imports.language.answers import begins_answer
from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.language.instructions import instructs, is_imperative
from peeltrack.imports.language.likeness import words_of
from peeltrack.imports.language.obligations import obligation, obliges_a_body
from peeltrack.imports.language.subjects import WHEN
from peeltrack.imports.lines import Line, Role, places_of_text
from peeltrack.imports.readers.hyphens import joined as joined_lines
from peeltrack.imports.readers.hyphens import whole_words
from peeltrack.imports.reports.list_markers import continues, with_mark

_FURNITURE = re.compile(
    r"(?:skip to (?:main )?content|print this (?:document|page)|contents|back to (?:top"
    r"|publication)"
    r"|get the report|share this page|download .{0,60}|related (?:content|publications)|menu|search"
    r"|page \d{1,4}(?: of \d{1,4})?|\d{1,4}(?: of \d{1,4}| ?\| ?p ?a ?g ?e)?"
    r"|[-\u2013—] ?\d{1,4} ?[-\u2013—]"
    r"|summary for question \d{1,2}|cookies.{0,60}|official(?:[- ]sensitive)?)\.?",
    re.IGNORECASE,
)
_FINISHED = re.compile(r"[.!?:;…][\"'”\u2019)\]*]{0,3}$")
_DANGLING = re.compile(
    r"(?:,|[\w]-|\b(?:a|an|and|its|of|or|our|the|their))$",
    re.IGNORECASE,
)
_BEFORE_A_FIGURE = re.compile(
    r"\b(?:about|and|at|between|by|for|from|in|of|least|most|on|or|over|section|than|the|to|under"
    r"|within)$"
)
"""Words before a number that a line break has separated: recorded within / 24 hours."""
_BETWEEN_ENTRIES = re.compile(r"[;,] (?:and|or)$")
_ENDS_ENTRY = re.compile(r"; ?(?:and|or)?$")
_LONGEST_LIST = 60
"""The most lines of a list that lost its bullets, so that a text full of colons is read quickly."""
_REPEATED = 3
_SHORT = 40


def with_marks(lines: Sequence[Line]) -> list[Line]:
    """Put each list mark into its own field."""
    return [with_mark(line) if line.role is Role.TEXT else line for line in lines]


def with_furniture(lines: Sequence[Line]) -> list[Line]:
    """Set aside what belongs to the page: its number, a running head, a link to print it."""
    seen = Counter(line.text for line in lines if len(line.text) < 80)
    heads = _running_heads(lines)
    made = []
    for place, line in enumerate(lines):
        is_furniture = line.role is Role.TEXT and (
            not line.text
            or bool(_FURNITURE.fullmatch(line.text))
            or place in heads
            or (
                seen[line.text] >= _REPEATED
                and not line.heading
                and not line.bullet
                and not begins_answer(line.text)
                and _interrupts(lines, place)
            )
        )
        made.append(replace(line, role=Role.FURNITURE) if is_furniture else line)
    return made


def _running_heads(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of heads whose page numbers rise, and that divide a sentence somewhere."""
    found: dict[str, list[tuple[int, int]]] = {}
    for place, line in enumerate(lines):
        numbered = _WITH_PAGE.fullmatch(line.text) if line.role is Role.TEXT else None
        if numbered and not (line.bullet or line.cells or label_of(line.text)):
            page = int(numbered["first"] or numbered["last"])
            found.setdefault(numbered["head"] or numbered["tail"], []).append((place, page))
    return _heads_of_pages(lines) | frozenset(
        place
        for pages in found.values()
        if len(pages) >= _REPEATED
        and all(a[1] < b[1] for a, b in pairwise(pages))
        and any(_interrupts(lines, place) for place, _ in pages)
        for place, _ in pages
    )


def _heads_of_pages(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of heads that are printed beside the number of several pages."""
    beside: dict[str, list[int]] = {}
    title = frozenset(words_of(" ".join(line.text for line in lines[:_TITLE_PAGE])))
    for place, line in enumerate(lines):
        is_plain = line.role is Role.TEXT and not (line.bullet or line.cells or line.heading)
        near = (*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2])
        is_head = len(line.text) > _SHORT or title.issuperset(words_of(line.text))
        if is_plain and is_head and len(line.text) < _LONGEST_HEAD and any(map(_is_page, near)):
            beside.setdefault(line.text, []).append(place)
    several = (
        places
        for head, places in beside.items()
        if len(places) >= _REPEATED
        or (title.issuperset(words_of(head)) and any(_divides(lines, each) for each in places))
    )
    return frozenset(place for places in several for place in places)


def _is_page(line: Line) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line.text))


_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,3}(?: of \d{1,3})?", re.IGNORECASE)
_LONGEST_HEAD = 160
_TITLE_PAGE = 8
"""The lines at a paper's beginning whose words its running head repeats."""
_WITH_PAGE = re.compile(
    r"(?=.{3,100}$)(?:(?P<head>[^\d\s].*?)[ |]+(?P<last>\d{1,3})"
    r"|(?P<first>\d{1,3})[ |]+(?P<tail>.*?\D))"
)


def _interrupts(lines: Sequence[Line], place: int) -> bool:
    """Check whether a line interrupts a sentence, as a running head does."""
    before, after = _around(lines, place)
    return bool(before and after and _carries_on(before, after))


def _around(lines: Sequence[Line], place: int) -> tuple[Line | None, Line | None]:
    """Return the lines before and behind a place, apart from what belongs to the page."""
    above = (b for b in reversed(lines[max(0, place - 3) : place]) if not _is_furniture(b))
    below = (b for b in lines[place + 1 : place + 4] if not _is_furniture(b))
    return next(above, None), next(below, None)


def _divides(lines: Sequence[Line], place: int) -> bool:
    """Check whether a line divides a sentence or a numbered list, as a running head does."""
    before, after = _around(lines, place)
    if before is None or after is None:
        return False
    return continues(before.bullet or "", after.bullet or "") or _carries_on(before, after)


def _is_furniture(line: Line) -> bool:
    return line.role is Role.FURNITURE or bool(_FURNITURE.fullmatch(line.text))


def with_contents(lines: Sequence[Line]) -> list[Line]:
    """Set aside a list of contents: short lines that end in page numbers, which rise."""
    made = list(lines)
    run: list[int] = []
    last, fewest = 0, _FEWEST_ENTRIES
    for place, line in enumerate([*lines, Line("")]):
        if line.role is not Role.TEXT or not (line.text or place == len(lines)):
            continue
        found = _ENTRY_OF_CONTENTS.fullmatch(line.text) if not line.cells else None
        if found and int(found["page"]) >= last:
            run.append(place)
            last = int(found["page"])
            continue
        if len(run) >= fewest:
            for each in run:
                made[each] = replace(made[each], role=Role.FURNITURE)
        run, last = [], 0
        fewest = 1 if line.text.casefold() == "contents" else _FEWEST_ENTRIES
    return made


_ENTRY_OF_CONTENTS = re.compile(
    r"(?=.{4,140}$)[A-Z\d][^.?!]*?[^\d\s.][ .\u2026\t]+(?P<page>\d{1,3})"
)
_FEWEST_ENTRIES = 4
"""The fewest lines of a list of contents; fewer may be headings that end in a number."""


def joined(lines: Sequence[Line]) -> list[Line]:
    """Join sentences that a page break or a line break has divided."""
    made: list[Line] = []
    last: int | None = None
    words = whole_words(line.text for line in lines)
    for line in lines:
        if line.role is Role.FURNITURE:
            made.append(line)
            continue
        if last is not None and _carries_on(made[last], line):
            made[last] = replace(made[last], text=joined_lines(made[last].text, line.text, words))
            continue
        made.append(line)
        last = len(made) - 1
    return made


def with_lost_marks(lines: Sequence[Line]) -> list[Line]:
    """Give the entries of a list whose bullets were lost a mark, by their grammar.

    They follow a colon, begin with a small letter, and end in a semicolon, the last in a full stop.
    """
    made = list(lines)
    text = places_of_text(lines)
    for at, place in enumerate(text):
        if not lines[place].text.endswith(":") or lines[place].cells:
            continue
        below = text[at + 1 : at + 1 + _LONGEST_LIST]
        entries = (
            _that_clauses(lines, below)
            or _unmarked_entries(lines, below)
            or _instructions(lines[place], lines, below)
        )
        asks = len(entries) == 1 and _ASKS.search(lines[place].text)
        for entry in entries if len(entries) > 1 or asks else ():
            made[entry] = replace(made[entry], bullet="\u2013")
    return made


_ASKS = re.compile(r"\b(?:should|must)(?: \w+ly)?:$")
"""The end of a lead-in that may have a single entry: The force should:"""


def _that_clauses(lines: Sequence[Line], places: Sequence[int]) -> list[int]:
    """Return the lines that each begin with "that", below words such as "HMIC recommends:"."""
    entries = _first_entries(lines, places, lambda text: text.startswith("that "))
    return entries if len(entries) > 1 else []


def _unmarked_entries(lines: Sequence[Line], places: Sequence[int]) -> list[int]:
    """Return the lines with which the entries begin; empty if the last does not end a sentence."""
    entries: list[int] = []
    is_begun = True
    for place in places:
        line = lines[place]
        begins = line.text[:1].islower() or (is_begun and obliges_a_body(line.text))
        if not (_is_unmarked(line) and begins):
            return []
        if is_begun:
            entries.append(place)
        is_begun = bool(_ENDS_ENTRY.search(line.text[-8:]))
        if line.text.endswith("."):
            return entries
    return []


def _instructions(lead: Line, lines: Sequence[Line], places: Sequence[int]) -> list[int]:
    """Return the lines that instruct, each a sentence, below a lead-in: The force should:"""
    return _first_entries(lines, places, instructs) if obligation(lead.text) else []


def _first_entries(
    lines: Sequence[Line], places: Sequence[int], is_entry: Callable[[str], bool]
) -> list[int]:
    """Return the places up to the first line that has a mark already, or is no such entry."""

    def is_one(place: int) -> bool:
        return _is_unmarked(lines[place]) and is_entry(lines[place].text)

    return list(takewhile(is_one, places))


def _is_unmarked(line: Line) -> bool:
    return not (line.bullet or line.heading or line.cells)


def _carries_on(first: Line, second: Line) -> bool:
    if first.role is not Role.TEXT or second.role is not Role.TEXT or second.bullet:
        return False
    if first.heading or second.heading or _FINISHED.search(first.text[-8:]):
        return False
    begins_low = second.text[:1].islower()
    if second.text.startswith("that ") and first.text.startswith("that "):
        return False
    if (_BETWEEN_ENTRIES.search(first.text[-8:]) and not begins_low) or _is_bare_label(first.text):
        return False
    if second.text[:1].isdigit() and _BEFORE_A_FIGURE.search(first.text[-12:]):
        return len(first.text) >= _SHORT
    dangles = bool(_DANGLING.search(first.text[-12:]))
    if len(first.text) < _SHORT and not first.bullet:
        return begins_low and obligation(first.text) is not None
    return begins_low or dangles or _lacks_its_verb(first, second)


def _lacks_its_verb(first: Line, second: Line) -> bool:
    """Check whether a line says by when and who, and the next one what: By May, the National."""
    limit = WHEN.match(first.text)
    if limit is None or limit.end() == len(first.text) or "," not in limit[0] + first.text:
        return False
    if is_imperative(first.text[limit.end() :].lstrip(" ,")):
        return False
    return obligation(first.text) is None and obligation(f"{first.text} {second.text}") is not None


def _is_bare_label(text: str) -> bool:
    found = label_of(text) if len(text) < 60 else None
    return bool(found and not found.rest)
