"""Counts of findings that a text states, compared with the findings read. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from peeltrack.imports.lines import Line
from peeltrack.imports.proposals import Source
from peeltrack.imports.reports.findings import Finding, Harvest
from peeltrack.imports.reports.objections import is_old_news
from peeltrack.language.numbers import NUMBER, count
from peeltrack.language.sentences import sentences
from peeltrack.model.vocabulary import ItemKind

_KINDS = {
    "cause": ItemKind.CAUSE_OF_CONCERN,
    "recom": ItemKind.RECOMMENDATION,
    "area ": ItemKind.AREA_FOR_IMPROVEMENT,
    "areas": ItemKind.AREA_FOR_IMPROVEMENT,
    "afi": ItemKind.AREA_FOR_IMPROVEMENT,
}
_STATED = re.compile(
    rf"(?<![\w/\u2013-])(?P<number>{NUMBER})\s+(?:(?:additional|further|early|short|associated|supporting|new|separate"
    r"|key|overarching|accelerated|national|other|distinct|broad)\s+){0,3}"
    r"(?P<what>recommendations?|areas? for improvement|AFI['\u2019]?s?|causes? (?:of|for) concern)",
    re.IGNORECASE,
)
_RELEVANT = re.compile(
    rf"\bof (?:which|these),? (?P<a>{NUMBER})\b[^.]{{0,60}}\b(?:relevant|appl|relate|police"
    rf"|forces?|chief)"
    rf"|\bthere (?:are|is) (?P<b>{NUMBER}) that (?:the )?(?:forces?|police|chief constables)\b"
    rf"|\b(?P<c>{NUMBER}) (?:[\w]+ )?recommendations? (?:\w+ )?(?:to"
    rf"|for) (?:the )?(?:police )?(?:forces?|chief constables)\b",
    re.IGNORECASE,
)
_SELECTED = re.compile(
    r"recommendations? (?:that (?:are|is) )?(?:relevant|which (?:are|apply)|applicable) (?:to|for)",
    re.IGNORECASE,
)
_OTHER_MATTER = re.compile(
    r"\b(?:corrected|correction|changed|amended|previously (?:said|stated)"
    r"|amber|yellow|green|red|blue|remains?|closed|superseded|completed?|sign(?:ed)? off"
    r"|overdue"
    r"|outstanding|of the (?:actions|recommendations|AFIs?)|action tracker)\b",
    re.IGNORECASE,
)
_REPORTS = re.compile(rf"\bfollowing (?P<number>{NUMBER})\b[^.]{{0,80}}\breports?\b", re.IGNORECASE)
_MOST = 80
"""Sentences of a block that are looked through."""


@dataclass(frozen=True, slots=True)
class StatedCount:
    """A figure that a text states, with the count that was read."""

    what: str
    """The thing counted: a kind of finding, total, relevant, or reports."""
    stated: int
    found: int
    agrees: bool | None
    """None if the text prints only some of them, so that nothing can be said."""
    text: str
    source: Source
    inspection: str = ""
    area: str | None = None


@dataclass(frozen=True, slots=True)
class _Claim:
    what: str
    stated: int
    text: str
    block: Line
    area: str | None


def checked(harvest: Harvest, inspection: str, file: str) -> tuple[StatedCount, ...]:
    """Return every figure that the running text of a report states, with its own count."""
    claims = list(dict.fromkeys(_claims(harvest)))
    whole = " ".join(block.text for block, _ in harvest.told)
    relevant = any(claim.what == "relevant" for claim in claims)
    part_only = relevant or bool(_SELECTED.search(whole))
    seen: set[tuple[str, int, str | None]] = set()
    counts = []
    for claim in claims:
        if (claim.what, claim.stated, claim.area) not in seen:
            seen.add((claim.what, claim.stated, claim.area))
            counts.append(_held(claim, harvest.findings, part_only, inspection, file))
    return tuple(counts)


def reports_checked(blocks: Sequence[Line], found: int, file: str) -> tuple[StatedCount, ...]:
    """Return how many reports a committee paper says it lists, and how many it does."""
    counts = []
    for block in blocks:
        if stated := _REPORTS.search(block.text):
            number = count(stated["number"])
            if number is not None:
                source = Source(file, block.line, block.page)
                agrees = number == found
                counts.append(StatedCount("reports", number, found, agrees, stated[0], source))
    return tuple(counts)


def _held(
    claim: _Claim, findings: Sequence[Finding], part_only: bool, inspection: str, file: str
) -> StatedCount:
    of_area = [f for f in findings if claim.area in (None, f.area.id if f.area else "")]
    if claim.what in ("total", "relevant"):
        found = len(of_area)
    else:
        found = sum(finding.kind == claim.what for finding in of_area)
    known = not (part_only and claim.what != "relevant" and claim.area is None)
    return StatedCount(
        claim.what, claim.stated, found, claim.stated == found if known else None,
        claim.text, Source(file, claim.block.line, claim.block.page), inspection, claim.area,
    )  # fmt: skip


def _claims(harvest: Harvest) -> Iterator[_Claim]:
    for block, area in harvest.told:
        for sentence in sentences(block.text)[:_MOST]:
            if is_old_news(sentence) or _OTHER_MATTER.search(sentence):
                continue
            yield from _stated_in(sentence, block, area.id if area else None)


def _stated_in(sentence: str, block: Line, area: str | None) -> Iterator[_Claim]:
    relevant = _RELEVANT.search(sentence)
    if relevant and (number := count(next(filter(None, relevant.groups())))) is not None:
        yield _Claim("relevant", number, sentence, block, area)
        if relevant["c"]:
            return
    for stated in _STATED.finditer(sentence):
        number = count(stated["number"])
        kind = next(
            kind for sign, kind in _KINDS.items() if stated["what"].casefold().startswith(sign)
        )
        if number is not None:
            total = kind == ItemKind.RECOMMENDATION and relevant
            yield _Claim("total" if total else kind.value, number, sentence, block, area)
