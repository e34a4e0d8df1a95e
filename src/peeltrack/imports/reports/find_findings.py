"""Findings taken from where the reading of a report is: a paragraph, a list, an entry. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.reports import finding_patterns, not_findings
from peeltrack.imports.reports.current_area import AreaTrack
from peeltrack.imports.reports.cursor import Cursor
from peeltrack.imports.reports.findings import Finding, Harvest
from peeltrack.imports.reports.list_items import is_imperative, listed_findings, parts_of, unglued
from peeltrack.imports.reports.list_markers import Entry, number_of
from peeltrack.imports.reports.reader_state import Opened
from peeltrack.model.vocabulary import ItemKind


class Taker:
    """The state of reading one report, and how a finding is taken from it."""

    def __init__(self, blocks: Sequence[Block], *, areas: bool, restates: str | None) -> None:
        self._at = Cursor(blocks)
        self._areas = AreaTrack(self._skip, wanted=areas)
        self._restates = restates
        self._open = Opened(restated=restates)
        self._found = Harvest()

    def _close(self) -> None:
        cause = self._open.cause
        self._open = Opened(cause=cause, restated=self._restates)

    def _take_paragraph(self, block: Block) -> None:
        """One finding of a paragraph, with the list it announces and what carries it on."""
        opened = self._open
        number = opened.numbers.pop(0) if opened.numbers else number_of(block.bullet or "")
        finding = opened.finding(
            replace(block, bullet=None), unglued(block.text), number, self._areas.now
        )
        self._at.place += 1
        if block.text.endswith((":", "\u2013")):
            finding.parts, finding.marks = parts_of(self._at.entries())
        while carried := self._at.carried_on():
            finding.text = f"{finding.text}\n\n{carried.text}"
            if carried.text.endswith(":"):
                finding.parts, finding.marks = parts_of(self._at.entries())
                break
        self._add(finding)
        if finding.kind == ItemKind.CAUSE_OF_CONCERN:
            opened.cause = finding
        elif not opened.numbers and not opened.plural:
            self._close()

    def _take_list(self) -> bool:
        opened = self._open
        start = self._at.place
        stated = opened.kind == ItemKind.CAUSE_OF_CONCERN and opened.cause is not None
        if stated and not opened.lead_in and not opened.plural:
            return False
        entries = self._at.entries()
        if not entries:
            return False
        if not opened.goes_on_with(entries[0].block):
            self._at.place = start
            self._close()
            return False
        if any(finding_patterns.is_for_the_meeting(entry.block.text) for entry in entries):
            for entry in entries:
                self._skip(entry.block, not_findings.TO_THE_MEETING)
            self._close()
            return True
        for finding in listed_findings(entries, opened.lead_in):
            self._take_entry(finding)
        opened.last_mark = entries[-1].block.bullet or ""
        return True

    def _take_entry(self, entry: tuple[Entry, str]) -> None:
        found, lead_in = entry
        text = unglued(found.block.text)
        asks = lead_in or self._open.cause or finding_patterns.asks(text) or is_imperative(text)
        if self._open.kind == ItemKind.RECOMMENDATION and not asks:
            self._skip(found.block, "stands in a list of recommendations and asks for nothing")
            return
        number = number_of(found.block.bullet or "")
        if self._open.numbers:
            number = self._open.numbers.pop(0)
        finding = self._open.finding(found.block, text, number, self._areas.now)
        finding.lead_in = lead_in
        finding.parts, finding.marks = parts_of(found.parts)
        self._add(finding)
        if finding.kind == ItemKind.CAUSE_OF_CONCERN:
            self._open.cause = finding

    def _add(self, finding: Finding) -> None:
        self._open.taken += 1
        self._found.findings.append(finding)

    def _skip(self, block: Block, why: str) -> None:
        self._found.skipped.append((block, why))

    def _skip_sentences(self, block: Block) -> None:
        for sentence, why in not_findings.left_out(block):
            self._skip(replace(block, text=sentence), why)
