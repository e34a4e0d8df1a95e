"""Sentences in running text that read like findings and are none, and why. Pure."""

import re
from collections.abc import Iterator

from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.reports.finding_patterns import is_for_the_meeting, names_a_finding

EXPECTATION = "an expectation in running text, not one of the numbered or listed findings"
OLD_NEWS = "tells of earlier findings, which their own report holds"
CLOSURE = "says how an earlier finding stands: record it with peeltrack close or supersede"
TO_THE_MEETING = "put to the meeting by the paper's author, not by the inspectorate"

_EXPECTS = re.compile(
    r"\b[Ww]e (?:would )?expect\b"
    r"|\b(?:[Tt]he|[Ee]very|[Ee]ach|[Aa]ll) (?:police )?(?:force|forces"
    r"|constabulary) (?:should(?! have)|must|needs to)\b"
    r"|\b(?:Police|Constabulary|[Ff]orces|[Cc]hief constables?) (?:should(?! have)|must)\b",
)
_EARLIER = re.compile(
    r"\b(?:our|the|its) (?:19|20)\d\d\b|\b(?:previous|last|earlier|that) (?:PEEL )?(?:report"
    r"|inspection)\b"
    r"|\bin (?:our )?(?:19|20)\d\d\b|\b(?:19|20)\d\d(?:/\d\d)? (?:report|inspection|PEEL)\b"
    r"|\blast published\b",
    re.IGNORECASE,
)
_STANDS = re.compile(
    r"\b(?:have|has|is|are|was|were|been|now|therefore)\b[^.]{0,40}\b(?:closed|discharged"
    r"|signed off)\b"
    r"|\bremains? (?:open|in place|a cause of concern)\b|\bsuperseded\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.?!]+(?:[.?!](?!\s|$)[^.?!]*)*[.?!]?")
_SUSPECT = re.compile(
    r"\brecommendation|\bareas? for improvement|\bAFI|\bcauses? (?:of|for) concern"
    r"|\b(?:asked|invited|requested) to\b",
    re.IGNORECASE,
)
_MANY_SENTENCES = 80


def left_out(block: Block) -> Iterator[tuple[str, str]]:
    """The sentences of a paragraph that a reader might take for findings, and why they are none."""
    if is_for_the_meeting(block.text):
        yield block.text, TO_THE_MEETING
        return
    if not (_SUSPECT.search(block.text) or _EXPECTS.search(block.text)):
        return
    for number, found in enumerate(_SENTENCE.finditer(block.text)):
        if number > _MANY_SENTENCES:
            return
        sentence = found[0].strip()
        if why := _why(sentence):
            yield sentence, why


def is_old_news(text: str) -> bool:
    """Whether a paragraph tells of the findings of an earlier report."""
    return names_a_finding(text) and bool(_EARLIER.search(text))


def _why(sentence: str) -> str | None:
    if is_for_the_meeting(sentence):
        return TO_THE_MEETING
    if names_a_finding(sentence):
        if _STANDS.search(sentence):
            return CLOSURE
        if _EARLIER.search(sentence):
            return OLD_NEWS
    return EXPECTATION if _EXPECTS.search(sentence) else None
