"""The exceptions in a committee's paper by what is missing, each finding in few words. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from peeltrack.documents.parts.names import Link, named_in_runs
from peeltrack.model.items import Item
from peeltrack.model.register import Register

_ORDER = (
    "Overdue",
    "Without a strategic or tactical lead in post",
    "Without a due date or target",
    "Without a recent published update",
)
"""The kinds of exception, the gravest first."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason why a finding is an exception."""

    kind: str
    """Its kind, which is a heading of the paper."""
    part: str
    """The same in a row that has all reasons of a finding; empty if its date says it."""
    detail: str
    """What is missing or overdue; empty if the kind says all."""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The findings of one report with the same exception."""

    report: str
    """The usual name of the report."""
    anchor: str
    """The id of the report's section in HTML."""
    named: str
    """The findings, named together: Recommendations I to III and V."""
    detail: str
    """What is missing or overdue; empty if it is the same in every row."""


@dataclass(frozen=True, slots=True)
class MissingGroup:
    """The findings with one kind of exception."""

    heading: str
    """Overdue; Without a due date or target."""
    count: int
    """The number of findings."""
    same: str
    """What is missing or overdue in every row; empty if rows differ or the heading says it."""
    rows: tuple[GroupRow, ...]
    """The findings, by report."""


def exception_groups(
    register: Register,
    found: Iterable[tuple[Item, Sequence[Reason]]],
    links: Mapping[str, Link],
) -> tuple[MissingGroup, ...]:
    """Group exceptions by what is missing, the gravest first.

    Args:
        register: the register.
        found: each finding with the reasons why it is an exception, in the order of papers.
        links: the link to each finding, within its report.
    """
    by_kind = defaultdict[str, list[tuple[Item, str]]](list)
    for item, reasons in found:
        for reason in reasons:
            by_kind[reason.kind].append((item, reason.detail))
    return tuple(_group(register, kind, by_kind[kind], links) for kind in _ORDER if kind in by_kind)


def _group(
    register: Register,
    heading: str,
    entries: Sequence[tuple[Item, str]],
    links: Mapping[str, Link],
) -> MissingGroup:
    details = {detail for _, detail in entries}
    same = details.pop() if len(details) == 1 else ""
    count = len({item.id for item, _ in entries})
    rows = _rows(register, [(i, "" if same else d) for i, d in entries], links)
    return MissingGroup(heading, count, same, tuple(rows))


def _rows(
    register: Register, entries: Iterable[tuple[Item, str]], links: Mapping[str, Link]
) -> Iterator[GroupRow]:
    alike = defaultdict[tuple[str, str], list[Link]](list)
    for item, detail in entries:
        alike[register.inspection_of(item).called, detail].append(links[item.id])
    for (report, detail), named in alike.items():
        yield GroupRow(report, named[0].anchor, named_in_runs(named), detail)
