"""Findings that a paper has twice: in a summary and its chapter, or a later report. Pure."""

from collections.abc import Sequence

from peeltrack.imports.language.likeness import likeness, words_of
from peeltrack.imports.reports.findings import Finding

_SAME = 0.97
"""The likeness above which two findings of one report are one, printed twice."""

_COMPARED = 150
"""The number of findings beyond which only equal wordings are looked for."""


def without_repeats(
    findings: Sequence[Finding], earlier: Sequence[tuple[str, Finding]]
) -> tuple[list[Finding], list[tuple[Finding, str]]]:
    """Return each finding once, with its repetition's additions; and the repetitions, with why."""
    kept: list[Finding] = []
    repeats: list[tuple[Finding, str]] = []
    replaced: dict[int, Finding] = {}
    known = {_key(finding): (place, finding) for place, finding in earlier}
    for finding in findings:
        if finding.parent and id(finding.parent) in replaced:
            finding.parent = replaced[id(finding.parent)]
        if first := _twin(finding, kept):
            _complete(first, finding)
            replaced[id(finding)] = first
            repeats.append((finding, f"repeats line {first.line.ref}: used once"))
        elif other := known.get(_key(finding)):
            replaced[id(finding)] = other[1]
            repeats.append((finding, f"restates a finding in {other[0]}: used once"))
        else:
            kept.append(finding)
    _detach(kept)
    return kept, repeats


def _twin(finding: Finding, kept: Sequence[Finding]) -> Finding | None:
    wanted = _key(finding)
    for other in kept:
        if other.kind != finding.kind or _differ_in_number(finding, other):
            continue
        if _key(other) == wanted or _goes_on(finding, other):
            return other
    if len(kept) > _COMPARED:
        return None
    near = (
        other
        for other in kept
        if other.kind == finding.kind and not _differ_in_number(finding, other)
    )
    return next((other for other in near if _is_near(finding, other)), None)


def _goes_on(finding: Finding, other: Finding) -> bool:
    """Check whether one is the other with the same number, shortened, as in a list at the front."""
    if not finding.printed or finding.printed != other.printed:
        return False
    short, long = sorted((_key(finding)[1], _key(other)[1]), key=len)
    return len(short) > 4 and long[: len(short)] == short


def _is_near(finding: Finding, other: Finding) -> bool:
    if (
        abs(len(finding.wording.text) - len(other.wording.text)) > 30
        or len(finding.wording.text) < 60
    ):
        return False
    return (
        likeness(finding.wording.text, other.wording.text) >= _SAME
        and _key(finding)[2] == _key(other)[2]
    )


def _differ_in_number(finding: Finding, other: Finding) -> bool:
    return bool(finding.printed and other.printed and finding.printed != other.printed)


def _key(finding: Finding) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    parts = " ".join(part.text for part in finding.wording.parts)
    return finding.kind, words_of(finding.wording.text), words_of(parts)


def _complete(first: Finding, repeat: Finding) -> None:
    """Add to the kept finding the details of its repetition, and the longer wording.

    A shorter wording that the longer one does not contain stays with the repetition, which
    is listed with its own words.
    """
    first.printed = first.printed or repeat.printed
    first.area = first.area or repeat.area
    first.parent = first.parent or repeat.parent
    long, short = repeat.wording.whole, first.wording.whole
    if len(long) <= len(short):
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
