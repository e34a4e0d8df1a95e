"""Findings that a paper has twice: in a summary and its chapter, or a later report. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from peeltrack.imports.language.likeness import likeness, words_of
from peeltrack.imports.reports.findings import Finding

_SAME = 0.97
"""The likeness above which two findings of one report are one, printed twice."""

_COMPARED = 150
"""The number of findings beyond which only equal wordings are looked for."""


_Key = tuple[str, tuple[str, ...], tuple[str, ...]]
"""The kind of a finding, the words of its wording and those of its parts."""


@dataclass(slots=True)
class EarlierFindings:
    """The findings of the reports before, by their words, each with its report."""

    by_key: dict[_Key, tuple[str, Finding]] = field(default_factory=dict)

    def add(self, report: str, findings: Iterable[Finding]) -> None:
        """Add the findings of one more report."""
        self.by_key |= {_key(finding): (report, finding) for finding in findings}


def without_repeats(
    findings: Sequence[Finding], earlier: EarlierFindings
) -> tuple[list[Finding], list[tuple[Finding, str]]]:
    """Return each finding once, with its repetition's additions; and the repetitions, with why."""
    kept: list[Finding] = []
    keys: list[_Key] = []
    repeats: list[tuple[Finding, str]] = []
    replaced: dict[int, Finding] = {}
    for finding in findings:
        if finding.parent and id(finding.parent) in replaced:
            finding.parent = replaced[id(finding.parent)]
        key = _key(finding)
        if (place := _twin(finding, key, kept, keys)) is not None:
            first = kept[place]
            _complete(first, finding)
            keys[place] = _key(first)
            replaced[id(finding)] = first
            repeats.append((finding, f"repeats line {first.line.ref}: used once"))
        elif other := earlier.by_key.get(key):
            replaced[id(finding)] = other[1]
            repeats.append((finding, f"restates a finding in {other[0]}: used once"))
        else:
            kept.append(finding)
            keys.append(key)
    _detach(kept)
    return kept, repeats


def _twin(finding: Finding, key: _Key, kept: Sequence[Finding], keys: Sequence[_Key]) -> int | None:
    """Return the place of the finding that another one repeats."""
    alike = [
        place
        for place, other in enumerate(kept)
        if other.kind == finding.kind and not _differ_in_number(finding, other)
    ]
    for place in alike:
        if keys[place] == key or _goes_on(finding, kept[place], key, keys[place]):
            return place
    if len(kept) > _COMPARED:
        return None
    return next(
        (place for place in alike if _is_near(finding, kept[place], key, keys[place])), None
    )


def _goes_on(finding: Finding, other: Finding, key: _Key, other_key: _Key) -> bool:
    """Check whether one is the other with the same number, shortened, as in a list at the front."""
    if not finding.printed or finding.printed != other.printed:
        return False
    short, long = sorted((key[1], other_key[1]), key=len)
    return len(short) > 4 and long[: len(short)] == short


def _is_near(finding: Finding, other: Finding, key: _Key, other_key: _Key) -> bool:
    one, two = finding.wording.text, other.wording.text
    if abs(len(one) - len(two)) > 30 or len(one) < 60:
        return False
    return likeness(one, two) >= _SAME and key[2] == other_key[2]


def _differ_in_number(finding: Finding, other: Finding) -> bool:
    return bool(finding.printed and other.printed and finding.printed != other.printed)


def _key(finding: Finding) -> _Key:
    parts = " ".join(part.text for part in finding.wording.parts)
    return finding.kind, _words_asked(finding.wording.text), words_of(parts)


def _words_asked(text: str) -> tuple[str, ...]:
    """Return the words of a wording without those that only say that it is recommended."""
    return words_of(_RECOMMENDED.sub("", text, count=1))


_RECOMMENDED = re.compile(
    r"^(?:we|I|HMIC\w*) (?:also |therefore |have )?recommend(?:s|ed)? that,? ", re.IGNORECASE
)


def _complete(first: Finding, repeat: Finding) -> None:
    """Add to the kept finding the details of its repetition, and the longer wording.

    A shorter wording that the longer one does not contain stays with the repetition, which
    is listed with its own words.
    """
    first.printed = first.printed or repeat.printed
    first.area = first.area or repeat.area
    first.parent = first.parent or repeat.parent
    long, short = repeat.wording.whole, first.wording.whole
    if len(long) <= len(short) or _words_asked(long) == _words_asked(short):
        return
    if short.rstrip(".;") not in long:
        repeat.line, first.line = first.line, repeat.line
        repeat.wording, repeat.spans, first.wording, first.spans = (
            first.wording, first.spans, repeat.wording, repeat.spans,
        )  # fmt: skip
    else:
        first.wording, first.spans = repeat.wording, repeat.spans


def _detach(kept: Sequence[Finding]) -> None:
    """Remove the parent of a finding if it is a cause of concern in another report."""
    held = {id(finding) for finding in kept}
    for finding in kept:
        if finding.parent and id(finding.parent) not in held:
            finding.parent = None
