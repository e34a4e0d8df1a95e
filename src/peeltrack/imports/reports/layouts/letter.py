"""Letters after a revisit, which restate an earlier report's findings and close some. Pure."""

import re
from collections.abc import Sequence

from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.language.finding_mentions import names_a_finding
from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.lines import Line
from peeltrack.imports.reports.finding_patterns import EARLIER
from peeltrack.imports.reports.publication import HEAD, is_response, place_of_greeting, published_in
from peeltrack.imports.reports.sections import Section, id_of, title_of
from peeltrack.model.parse_date import DATE
from peeltrack.model.vocabulary import InspectionKind

_HEAD = re.compile(r"(?:from|to|sent(?: on)?|dear)\b.*", re.IGNORECASE)
_SENT = re.compile(r"(?:from|sent|dear)\b", re.IGNORECASE)
_REVISIT = re.compile(
    r"\b(?:revisit|re-?inspection|return(?:ed)? to (?:the )?(?:scan|routine|default)"
    r"|progress letter)\b",
    re.I,
)
_NEW = re.compile(r"(?!.*\brevisit).*\baccelerated causes? of concern\b", re.I)
"""The subject of a letter that itself makes a finding, before any report does."""
_MADE_HERE = re.compile(
    r"\b(?:I am|we are) (?:therefore |now |today |also )?(?:issuing|raising|making|recording)\b"
    r"|\bwriting to (?:tell|inform|notify) you [^.]{0,120}\bcauses? of concern\b"
    r"|\b(?:until|before|ahead of) [^.]{0,40}\breport (?:is published|is ready|comes out)"
    r"|\brather than wait for\b"
    r"|\b(?:I|we) (?:therefore |now |also |have |am |are )*(?:make|made|making|set out)"
    r" (?:[\w-]+ ){0,2}(?:further|new|additional) (?:recommendation|area|cause)",
    re.IGNORECASE,
)
"""Words with which a letter says that it makes its findings itself."""
_REVIEWS = re.compile(
    r"\b(?:progress|improvements?|revisit\w*|follow(?:ed|ing)?[ -]up|re-?inspect\w*)\b",
    re.IGNORECASE,
)
_OF_A_REPORT = re.compile(
    r"\b(?:our|the|its|my|HMI\w*['\u2019]s) (?:[\w/-]+ ){0,4}(?:report|letter|inspection)\b"
    rf"[^.;]{{0,60}}?\b(?:of|dated|published|issued|in|on)\b (?:on )?"
    rf"(?:{DATE}|[A-Z][a-z]+ (?:19|20)\d\d)"
)
"""Words that name an earlier report with its date."""
RESTATES = (
    "the letter restates an earlier report's finding: import that report, or record a sign-off"
)


class LetterLayout:
    """A layout with From, To, Sent on; then the earlier findings, and their status now."""

    name = "revisit letter"

    def fits(self, blocks: Sequence[Line]) -> bool:
        """Check whether it is headed like a letter, and reports a revisit or earlier findings."""
        head = blocks[:HEAD]
        lines = sum(map(_is_headed_so, head))
        told = any(_REVISIT.search(block.text[:400]) for block in head) or any(
            re.search(r"causes? of concern|recommendations?", block.text[:600])
            for block in blocks[: HEAD * 2]
        )
        subject = title_of(blocks)
        is_new = any(_MADE_HERE.search(block.text) for block in blocks[: HEAD * 2])
        if is_new or _NEW.match(_subject(blocks)) or is_response(blocks):
            return False
        returns = lines > 0 and _REVISIT.search(subject) is not None
        reviews = place_of_greeting(blocks) is not None and any(map(_reviews_findings, head))
        is_sent = any(_SENT.match(block.text) for block in head)
        is_headed = lines > 1 and is_sent and told
        return is_headed or returns or reviews or _is_revisit_letter(subject)

    def sections(self, blocks: Sequence[Line]) -> tuple[Section, ...]:
        """Return the whole letter."""
        sent, title = published_in(blocks), _subject(blocks)
        return (
            Section(
                tuple(blocks),
                title,
                InspectionKind.REVISIT,
                id_of(title, sent),
                sent,
                areas=True,
                restates=RESTATES,
            ),
        )


def _is_headed_so(block: Line) -> bool:
    """Check whether a line says from or to whom: "To address this, the force should" does not."""
    is_sentence = block.text.endswith(".") or obligation(block.text) is not None
    return len(block.text) < _LONGEST and bool(_HEAD.fullmatch(block.text)) and not is_sentence


def _reviews_findings(block: Line) -> bool:
    """Check whether a paragraph reviews progress against the findings of an earlier report."""
    text = block.text[:_OPENING]
    names_report = _OF_A_REPORT.search(text) or EARLIER.fits(text)
    return bool(names_a_finding(text) and _REVIEWS.search(text) and names_report)


_OPENING = 900
"""The characters of a paragraph in which a letter says what it is about."""


_LONGEST = 120


def _is_revisit_letter(title: str) -> bool:
    return bool(re.search(r"\b(?:revisit|progress|re-?inspection) letter\b", title, re.I))


def _subject(blocks: Sequence[Line]) -> str:
    """Return the letter's subject: its first line about a revisit or findings, else its title."""
    named = (
        block.text
        for block in blocks[:HEAD]
        for label in [label_of(block.text)]
        if not _HEAD.fullmatch(block.text[:120])
        and len(block.text.split()) < 25
        and not block.text.endswith(".")
        and (label is None or label.rest)
        and (
            _REVISIT.search(block.text)
            or re.search(r"causes? of concern|inspection", block.text, re.I)
        )
    )
    return next(named, title_of(blocks))
