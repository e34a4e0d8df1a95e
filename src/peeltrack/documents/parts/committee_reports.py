"""The reports in an audit committee's paper: new ones in full, earlier ones counted. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.charts.chart import Chart
from peeltrack.documents.formats.text import TextBlocks, blocks
from peeltrack.documents.parts.committee_findings import (
    FindingAccount,
    Links,
    ProgressLine,
    RegisterRow,
    SameInAll,
    finding_accounts,
    progress_line,
    register_row,
    same_in_all,
)
from peeltrack.documents.parts.counts import kinds_in_words
from peeltrack.documents.parts.date_moves import changes_since
from peeltrack.documents.parts.ended import ended_sentences
from peeltrack.documents.parts.inspection_timeline import Stage, stages, still_to_come
from peeltrack.documents.parts.item_order import in_order
from peeltrack.documents.parts.names import KINDS_OF_INSPECTION, Link, named_in_runs
from peeltrack.documents.parts.report_grades import grades_picture
from peeltrack.documents.parts.scope import Scope
from peeltrack.language.sentences import sentences
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.vocabulary import ItemKind, Relevance
from peeltrack.queries.committee_status import count_by_status
from peeltrack.queries.movement import updates_since
from peeltrack.queries.response import response_sentence
from peeltrack.wording import capitalised, counted, counted_in_words, in_words, listed, spoken


@dataclass(frozen=True, slots=True)
class NewReport:
    """A report published since the last meeting, with its findings."""

    called: str
    """Its usual name."""
    title: str
    """Its title."""
    anchor: str
    """The id of its section in HTML."""
    body: str
    """The inspecting body."""
    kind: str
    """Its kind with an article: a thematic inspection."""
    published: date | None
    """The date it was published; None if not recorded."""
    url: str | None
    """Its address."""
    summary: TextBlocks
    """Its findings in short."""
    made: str
    """The number of findings and the force's share: 13 recommendations, … Empty if the summary
    gives them."""
    ended: tuple[str, ...]
    """Those that have ended and are not listed, named in sentences."""
    grades: Chart | None
    """Its grades as a picture; None if fewer than three areas are graded, or all alike."""
    timeline: tuple[Stage, ...]
    """The stages of the inspection."""
    expected: tuple[Stage, ...]
    """Further reports that it announces."""
    response: str | None
    """The status of the statutory response against its deadline; None if none is due."""
    rows: tuple[RegisterRow, ...]
    """Its findings that have not ended."""
    same: SameInAll
    """The columns of their table that say the same in every row."""
    accounts: tuple[FindingAccount, ...]
    """The force's last published accounts of them."""


@dataclass(frozen=True, slots=True)
class ChangedFinding:
    """A finding of an earlier report with a change since."""

    link: Link
    """Its reference and title; the anchor is its report's section."""
    what: str
    """The changes since the last meeting: 1 update; amber to yellow; closed."""
    progress: ProgressLine | None
    """The last public account in one line, if it is new; None if not."""


@dataclass(frozen=True, slots=True)
class SameChange:
    """A change that one finding or several have had, without a new public account."""

    what: str
    """The change: Closed; Amber to yellow."""
    named: str
    """The findings, named together: AFIs 1 to 5."""


@dataclass(frozen=True, slots=True)
class EarlierReport:
    """A report covered by an earlier paper: its counts and its changes since."""

    called: str
    """Its usual name."""
    title: str
    """Its title."""
    anchor: str
    """The id of its section in HTML."""
    published: date | None
    """The date it was published; None if not recorded."""
    made: str
    """The number of findings and the force's share."""
    standings: str
    """The number at each status, in words: five in progress and two closed."""
    expected: tuple[Stage, ...]
    """Further reports that it announces."""
    response: str | None
    """The status of the statutory response against its deadline; None if none is due."""
    moved: tuple[ChangedFinding, ...]
    """Its findings with a change since the last meeting."""
    changes: tuple[SameChange, ...]
    """Those changes for which there is no new account, each with its findings."""
    accounts: tuple[FindingAccount, ...]
    """The force's published accounts of them since."""


def anchor(inspection: str) -> str:
    """Return the id of a report's section in HTML."""
    return f"report.{inspection}"


def findings_made(inspection: Inspection, items: Sequence[Item]) -> str:
    """Count the findings of a report and the force's share, without a full stop.

    The report's own total of recommendations is used if it states one and the force tracks no
    finding of another kind; otherwise the findings are counted.
    """
    stated = inspection.stated_counts
    total = stated.total if stated else None
    if total is None or any(item.kind != ItemKind.RECOMMENDATION for item in items):
        return f"{capitalised(kinds_in_words(items) or 'no finding')} for the force"
    made = capitalised(counted_in_words(total, "recommendation"))
    applying = sum(item.relevance != Relevance.NOT_APPLICABLE for item in items)
    relevant = stated.relevant if stated and stated.relevant is not None else applying
    if not items and not (stated and stated.relevant is not None):
        return made
    if relevant == total:
        return f"{made}, all relevant to the force"
    return f"{made}, {in_words(relevant) if relevant else 'none'} of them relevant to the force"


def _is_in(summary: str, made: str) -> bool:
    """Check whether a summary gives each number of a count of findings, in digits or words."""
    about_findings = " ".join(each for each in sentences(summary) if _FINDINGS.search(each))
    words = set(re.findall(r"\w+", about_findings.casefold()))
    said = re.findall(r"\w+", made.casefold())
    counts = [word for word in said if word in _COUNTS]
    if _SHARE.intersection(said):
        return False
    return bool(counts) and all(words & {word, _COUNTS[word]} for word in counts)


_FINDINGS = re.compile(r"\b(?:recommendations?|causes? of concern|areas? for improvement|AFIs?)\b")
_SHARE = frozenset({"all", "none"})
"""A share of the force that no number gives."""
_COUNTS = {
    each: other
    for n in range(1, 100)
    for each, other in ((str(n), in_words(n)), (in_words(n), str(n)))
}
"""The other way to write a number: 13 and thirteen."""


def new_report(
    scope: Scope, inspection: Inspection, items: Sequence[Item], links: Links
) -> NewReport:
    """Return a report published since the last meeting, with its live findings.

    Args:
        scope: the meeting.
        inspection: the report.
        items: all its findings.
        links: the link to each, within the report.
    """
    shown = [item for item in in_order(scope.register, items) if not item.has_ended]
    rows = tuple(register_row(scope, item, links[item.id]) for item in shown)
    made = findings_made(inspection, items)
    return NewReport(
        called=inspection.called,
        title=inspection.title,
        anchor=anchor(inspection.id),
        body=inspection.body,
        kind=KINDS_OF_INSPECTION[inspection.kind],
        published=inspection.published,
        url=inspection.url,
        summary=blocks(inspection.summary or ""),
        made="" if _is_in(inspection.summary or "", made) else made,
        ended=ended_sentences(in_order(scope.register, items), links),
        grades=grades_picture(inspection),
        timeline=stages(inspection.timeline),
        expected=still_to_come(inspection.expected, scope.on),
        response=response_sentence(inspection, scope.on),
        rows=rows,
        same=same_in_all(rows),
        accounts=finding_accounts(scope, shown, links),
    )


def earlier_report(
    scope: Scope, inspection: Inspection, items: Sequence[Item], links: Links
) -> EarlierReport:
    """Return a report covered by an earlier paper: its counts and its changes since."""
    changed = [item for item in in_order(scope.register, items) if has_changed(scope, item)]
    updated = [item for item in changed if _new_updates(scope, item)]
    moved = tuple(_changed_finding(scope, item, links[item.id]) for item in changed)
    return EarlierReport(
        called=inspection.called,
        title=inspection.title,
        anchor=anchor(inspection.id),
        published=inspection.published,
        made=findings_made(inspection, items),
        standings=_standings(items),
        expected=still_to_come(inspection.expected, scope.on),
        response=response_sentence(inspection, scope.on),
        moved=moved,
        changes=tuple(_same_changes(moved)),
        accounts=finding_accounts(scope, updated, links),
    )


def has_changed(scope: Scope, item: Item) -> bool:
    """Check whether anything public about an item has changed since the last meeting."""
    return bool(_changes(scope, item))


def _standings(items: Sequence[Item]) -> str:
    numbers = {each: number for each, number in count_by_status(items).items() if number}
    parts = [f"{in_words(number)} {spoken(each)}" for each, number in numbers.items()]
    return capitalised(listed(parts))


def _changed_finding(scope: Scope, item: Item, link: Link) -> ChangedFinding:
    progress = progress_line(scope, item) if _new_updates(scope, item) else None
    return ChangedFinding(link, capitalised(_changes(scope, item)), progress)


def _same_changes(moved: Iterable[ChangedFinding]) -> Iterator[SameChange]:
    alike = defaultdict[str, list[Link]](list)
    for each in moved:
        if each.progress is None:
            alike[each.what].append(each.link)
    for what, found in alike.items():
        yield SameChange(what, named_in_runs(found))


def _changes(scope: Scope, item: Item) -> str:
    """Return an item's changes since the last meeting; empty if there are none."""
    updates = _new_updates(scope, item)
    parts = [counted(updates, "update")] if updates else []
    return "; ".join([*parts, *filter(None, [changes_since(scope.before, scope.since, item)])])


def _new_updates(scope: Scope, item: Item) -> int:
    if scope.before is None or scope.since is None:
        return len(item.progress)
    return len(updates_since(scope.before, item, scope.since))
