"""Reports within a paper: the sections of a layout, and what layouts share. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.language.short_titles import shortened
from peeltrack.imports.language.statements import is_statement
from peeltrack.imports.lines import Line
from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.reports.list_markers import number_of
from peeltrack.imports.reports.publication import (
    HEAD,
    LETTERHEAD,
    place_of_greeting,
    says_published,
)
from peeltrack.model.parse_date import DATE
from peeltrack.model.vocabulary import InspectionKind, Scale
from peeltrack.wording import slug


@dataclass(frozen=True, slots=True)
class Section:
    """The blocks of one report with the details in its head."""

    blocks: tuple[Line, ...]
    title: str
    kind: InspectionKind
    id: str
    published: date | None = None
    cycle: str | None = None
    short: str | None = None
    """Its usual name, if the layout knows one."""
    areas: bool = False
    """Whether its headings are areas of policing."""
    restates: str | None = None
    """The reason why all its findings repeat an earlier report's, if they do."""

    @property
    def scale(self) -> Scale | None:
        """The scale of its grades, by its cycle."""
        year = int(self.cycle[:4]) if self.cycle and self.cycle[:4].isdigit() else None
        if year is None:
            return None
        return Scale.FOUR if year < 2020 else Scale.FIVE


class Layout(Protocol):
    """A way in which papers are laid out."""

    name: str
    """The usual name of such papers."""

    def fits(self, blocks: Sequence[Line]) -> bool:
        """Check whether a paper has this layout."""
        ...

    def sections(self, blocks: Sequence[Line]) -> tuple[Section, ...]:
        """Return the reports in the paper, in its order."""
        ...


_PEEL = re.compile(
    r"\bPEEL\b[^\d\n]{0,40}(?P<a>20\d\d)(?:\s?[/\u2013-]\s?(?P<a2>\d{2,4}))?"
    r"|\b(?P<b>20\d\d)(?:\s?[/\u2013-]\s?(?P<b2>\d{2,4}))?\s(?:integrated )?PEEL\b"
)
_DATE_ALONE = re.compile(rf"{DATE}\.?", re.IGNORECASE)
_KINDS = (
    (InspectionKind.REVISIT, r"\b(?:revisit|re-?inspection)\b"),
    (InspectionKind.SUPER_COMPLAINT, r"\bsuper-?complaint\b"),
    (InspectionKind.CHILD_PROTECTION, r"\bchild protection\b|\bcustody of children\b"),
    (
        InspectionKind.NATIONAL_AGENCY,
        r"\bNational Crime Agency\b|\bCounter Terrorism Policing HQ\b",
    ),
    (InspectionKind.PEEL, r"\bPEEL\b"),
    (
        InspectionKind.ACCELERATED,
        r"\baccelerated\b|(?<!^)\bcauses? of concern\b(?!,? (?:and )?recommend)",
    ),
    (InspectionKind.JOINT, r"\bjoint\b"),
)
_KINDS_BY_INTRODUCTION = (
    (InspectionKind.SUPER_COMPLAINT, r"\bin response to (?:a|the) super-?complaint\b"),
    (InspectionKind.JOINT, r"\bjoint (?:thematic )?inspection with\b"
        r"|\bHM Inspectorate of (?:Prisons|Probation)\b"),
)  # fmt: skip


def kind_of(title: str, introduction: Sequence[Block]) -> InspectionKind:
    """Return the kind of inspection in a report, by its title, else by its introduction."""
    below = (block.text for block in introduction[:3] if len(block.text) < 100)
    for line in (title, *below):
        for kind, sign in _KINDS:
            if re.search(sign, line, re.IGNORECASE):
                return kind
    told = " ".join(block.text[:600] for block in introduction[:3])
    for kind, sign in _KINDS_BY_INTRODUCTION:
        if re.search(sign, told, re.IGNORECASE):
            return kind
    return InspectionKind.THEMATIC


def cycle_in(blocks: Sequence[Block]) -> str | None:
    """Return the PEEL cycle that the head names: 2021/22; PEEL 2018 is the cycle of 2018/19."""
    for block in blocks[:HEAD]:
        if found := _PEEL.search(block.text[:300]):
            year, until = found["a"] or found["b"], found["a2"] or found["b2"]
            if until:
                return f"{year}/{until[-2:]}"
            return "2018/19" if year == "2018" else year
    return None


def title_of(blocks: Sequence[Block]) -> str:
    """Return the paper's title: its first heading, else its first words of text.

    Of a letter it is its subject, named or below "Dear …": above stand those to whom it is sent.
    A letter without a subject is called by its day.
    """
    if subject := _subject_of_letter(blocks):
        return subject[:200]
    head = [block for block in blocks[:HEAD] if not (_is_aside(block.text) or _is_told(block))]
    first = next((block for block in head if block.heading == 1), None)
    titled = [block for block in head if len(block.text.split()) > 1]
    unmarked = [block for block in titled if not block.bullet]
    numbered = [block for block in titled if number_of(block.bullet or "")]
    chosen = first or next(iter(unmarked or numbered), None)
    return _whole(chosen, blocks)[:200] if chosen else "Untitled report"


def _whole(title: Block, blocks: Sequence[Block]) -> str:
    """Return a title with the next line, if it breaks off: … police custody suites in"""
    below = blocks[list(blocks).index(title) + 1 :][:1]
    goes_on = below and _BREAKS_OFF.search(title.text)
    return f"{title.text} {below[0].text}" if goes_on else title.text


_BREAKS_OFF = re.compile(r" (?:of|the|and|for|to|in|on|by|with|at|an?|into|how)$")


def _is_told(block: Block) -> bool:
    """Check whether a line is a sentence that tells something, and no title."""
    if block.heading or not block.text.endswith("."):
        return False
    return bool(_TELLS.match(block.text)) or is_statement(block.text.rstrip("."))


_TELLS = re.compile(r"(?:We|I|It|They|There|This|These)\b(?! [Rr]eport)")


def subject_named(text: str) -> str:
    """Return the title in a field of a record or letter: Inspection title: Safe in custody."""
    found = _SUBJECT.fullmatch(text[:300])
    return found["subject"] if found else ""


def _subject_of_letter(blocks: Sequence[Block]) -> str:
    head = blocks[:LETTERHEAD]
    named = (subject_named(block.text) for block in head if not block.cells)
    if subject := next(filter(None, named), ""):
        return subject
    greeting = place_of_greeting(blocks)
    if greeting is None:
        return ""
    below = blocks[greeting + 1] if greeting + 1 < len(blocks) else None
    is_subject = (
        below is not None
        and not below.bullet
        and 1 < len(below.text.split()) <= _LONGEST_SUBJECT
        and below.text[-1] not in ".,;:"
        and ". " not in below.text
        and not _is_aside(below.text)
    )
    if below and is_subject:
        return below.text
    above = [block.text for block in head[:greeting]]
    if subject := next(filter(_IS_A_SUBJECT.search, above), ""):
        return subject
    day = next((text for text in above if _DATE_ALONE.fullmatch(text[:60])), "")
    is_headed = any(block.heading == 1 for block in head)
    return "" if is_headed else f"Letter of {day}" if day else "Letter"


_SUBJECT = re.compile(
    r"(?:subject|re|regarding|(?:(?:report|inspection) )?title|(?:title|name) of (?:the )?"
    r"(?:report|inspection))\s?: ?(?P<subject>\S.{3,200})",
    re.IGNORECASE,
)
_IS_A_SUBJECT = re.compile(
    r"^(?=(?:\S+ ){3,20}\S+$).*\b(?:revisit|inspection|causes? of concern|review)\b", re.IGNORECASE
)
_LONGEST_SUBJECT = 25
"""The most words of a letter's subject; a longer text is its first sentence."""


def id_of(title: str, published: date | None) -> str:
    """Return an id of a title's own words and the year."""
    named = _OF_THE_INSPECTORATE.sub("", title, count=1)
    named = re.sub(r"^(?:interim|final|full) report:? ", "", named, flags=re.IGNORECASE)
    main = re.split(r": | [\u2013—-] | \(", named, maxsplit=1)[0]
    plain = _LEADING.sub("", main, count=1)
    if not re.search(r"[A-Za-z]", plain):
        plain = main if re.search(r"[A-Za-z]", main) else "report"
    year = f"-{published.year}" if published and str(published.year) not in plain else ""
    own = re.sub(r"(?:-(?:and|of|the|in|to|for|with|on|by|a|s))+$", "", slug(plain, 6))
    return f"{own or 'report'}{year}"


def short_name(title: str) -> str | None:
    """Return a usual name for a report with a long title; None if the title is short enough."""
    if len(title) <= _LONGEST_NAME:
        return None
    named = _OF_THE_INSPECTORATE.sub("", title, count=1)
    main = named.split(": ", maxsplit=1)[0]
    fits = len(main.split()) > 1 and len(main) <= _LONGEST_NAME
    return main if fits else shortened(_OPENING.sub("", main, count=1)) or None


def distinct(sections: Sequence[Section]) -> list[Section]:
    """Return sections whose ids differ, but for those of one report under one title and date."""
    known: dict[str, list[tuple[str, date | None]]] = {}
    made = []
    for section in sections:
        named = known.setdefault(section.id, [])
        own = section.title, section.published
        if own not in named:
            named.append(own)
        number = named.index(own) + 1
        made.append(section if number == 1 else replace(section, id=f"{section.id}-part-{number}"))
    return made


_LONGEST_NAME = 60
_OPENING = re.compile(
    r"^(?:An? )?(?:thematic |joint )?(?:inspection|review|report) (?:of|on|into) ", re.I
)
_OF_THE_INSPECTORATE = re.compile(
    r"^HMI(?:C(?:FRS)?)?(?: (?:inspection )?report(?=:))?"
    r"(?:\s?[:\u2013—-]\s?(?=\w)|\s(?=PEEL|(?:[Tt]hematic |[Jj]oint )?[Ii]nspection))"
)
_LEADING = re.compile(
    r"^(?:(?:a|an|the|inspection|report|review|of|on|into|joint|thematic|(?:un)?announced|visit to"
    r"|how|well|effectively|effective)\b\s*)+",
    re.IGNORECASE,
)


def _is_aside(text: str) -> bool:
    if obligation(text[:600]) is not None:
        return True
    labelled = label_of(text[:120])
    if labelled and labelled.kind and (labelled.numbers or labelled.rest or len(text.split()) < 4):
        return True
    return bool(
        _DATE_ALONE.fullmatch(text[:60])
        or says_published(text[:120])
        or re.fullmatch(
            r"(?:agenda item .*|dear .*|item \d+.*|(?:report|paper) (?:to|by|from|author)\s?:.*"
            r"|(?:appendix|annex) \w{1,3}|contents|hmicfrs)",
            text[:120],
            re.I,
        )
    )
