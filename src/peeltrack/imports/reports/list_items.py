"""List entries as findings and as parts of findings. Pure."""

import re
from collections.abc import Iterator, Sequence

from peeltrack.imports.reports import finding_patterns
from peeltrack.imports.reports.findings import Part
from peeltrack.imports.reports.list_markers import Entry, number_of

_ENDS_IN_GLUE = re.compile(r"(?:;|[;,] (?:and|or|and/or)|,)$")


def unglued(text: str) -> str:
    """A list entry's words without the "; and" that ties it to the next."""
    return _ENDS_IN_GLUE.sub("", text.rstrip()).rstrip()


def listed_findings(entries: Sequence[Entry], lead_in: str) -> Iterator[tuple[Entry, str]]:
    """Each entry that is a finding, with its lead-in.

    An entry that says no more than by when ("Immediately:") leads in those under it.
    """
    for entry in entries:
        if entry.parts and finding_patterns.is_when_only(entry.block.text):
            for part in entry.parts:
                yield part, f"{lead_in} {entry.block.text}".strip()
        else:
            yield entry, _needed(entry, lead_in)


def parts_of(entries: Sequence[Entry]) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """The parts of a finding in the order of the paper, with their marks as printed.

    A part without a number is given a letter; a part of a part is a.i.
    """
    parts: list[Part] = []
    marks: list[str] = []
    for ref, entry in _referred(entries, ""):
        parts.append(Part(ref, entry.block.text))
        marks.append(entry.block.bullet or "-")
    return tuple(parts), tuple(marks)


def _referred(entries: Sequence[Entry], above: str) -> Iterator[tuple[str, Entry]]:
    for place, entry in enumerate(entries):
        own = number_of(entry.block.bullet or "") or _letter(place)
        ref = f"{above}.{own}" if above else own
        yield ref, entry
        yield from _referred(entry.parts, ref)


def _letter(place: int) -> str:
    return (
        chr(ord("a") + place)
        if place < 26
        else f"{chr(ord('a') + place // 26 - 1)}{chr(ord('a') + place % 26)}"
    )


def _needed(entry: Entry, lead_in: str) -> str:
    """The lead-in, unless the entry is a sentence of its own: The force should …"""
    own = finding_patterns.OBLIGES.search(entry.block.text[:200])
    starts_like_a_sentence = entry.block.text[:1].isupper() and own
    leads_on = re.search(
        r"(?:should|must|that|to|sure|ensure|recommend)(?:,? [^:]{0,60})?:$", lead_in
    )
    return "" if starts_like_a_sentence and not leads_on else lead_in


def is_imperative(text: str) -> bool:
    """Whether an entry tells somebody to do something: Review the policy on …"""
    return bool(_IMPERATIVE.match(text))


_IMPERATIVE = re.compile(
    r"(?:make sure|ensure|review|improve|develop|introduce|implement|establish|work|provide|set"
    r"|take|put|agree|create|increase|reduce|address|consider|adopt|produce|publish|assess"
    r"|monitor|carry|complete|strengthen|update|use|give|record|train|revise|reinforce|begin|stop)\b",
    re.IGNORECASE,
)
