"""The grammar of findings at work: from the blocks of one report to its findings. Pure.

One pass, one block at a time. A label or a lead-in says what the list or paragraph
behind it is; whatever nothing speaks for is running text.
"""

from dataclasses import replace

from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.reports import finding_patterns, not_findings
from peeltrack.imports.reports.find_findings import Taker
from peeltrack.imports.reports.finding_patterns import Label
from peeltrack.imports.reports.findings import Harvest
from peeltrack.imports.reports.reader_state import Opened
from peeltrack.model.vocabulary import ItemKind

_PENDING = 3
"""Paragraphs that may stand between "There are 7 recommendations" and the list of them."""

RESTATED_HERE = "stands under a heading that restates an earlier report's findings"
RESTATED_LEAD = "the paper says that an earlier report made it"


class Harvester(Taker):
    """Reads the blocks of one report."""

    def harvest(self) -> Harvest:
        """The findings, what was left out, and the areas, each in the order of the paper."""
        while block := self._at.block:
            before = self._at.place
            self._read(block)
            self._at.place = max(self._at.place, before + 1)
        self._found.areas, self._found.grades = self._areas.seen, self._areas.grades
        return self._found

    def _read(self, block: Block) -> None:
        if block.cells:
            self._areas.in_table(block)
        elif self._areas.states_grade(block):
            return
        elif label := finding_patterns.label(block):
            self._labelled(block, label)
        elif self._opens_area(block) or (self._open.kind and self._continues(block)):
            return
        elif finding_patterns.is_heading(block):
            self._headed(block)
        else:
            bare = replace(block, text=block.text.rstrip(" :"), bullet=None)
            if self._areas.is_like_its_heading(block) and finding_patterns.is_heading(bare):
                self._areas.passes(block)
            self._running_text(block)

    # Labels

    def _labelled(self, block: Block, label: Label) -> None:
        restated = RESTATED_HERE if label.restated else self._restates
        cause = self._open.cause if label.kind == ItemKind.RECOMMENDATION else None
        self._open = Opened(
            label.kind, label.plural, list(label.numbers), cause=cause, restated=restated,
            level=block.heading,
        )  # fmt: skip
        self._areas.leaves_the_head()
        if not label.rest:
            return
        if label.rest.endswith(":") and label.plural:
            self._open.lead_in = label.rest
        elif finding_patterns.is_statement(label.rest):
            self._take_paragraph(replace(block, text=label.rest, bullet=None))
        elif not label.numbers and label.kind != ItemKind.CAUSE_OF_CONCERN:
            self._open.kind = None

    # Areas and other headings

    def _opens_area(self, block: Block) -> bool:
        waiting = self._open.numbers and not self._open.taken
        if waiting or not self._areas.opens(block):
            return False
        self._open = Opened(restated=self._restates)
        return True

    def _headed(self, block: Block) -> None:
        if finding_patterns.is_when_only(block.text) and self._open.kind:
            self._open.timing, self._open.lead_in = block.text, ""
        elif self._open.taken or not self._open.kind or self._open.ends_at(block):
            self._areas.passes(block)
            waiting = self._open.kind == ItemKind.CAUSE_OF_CONCERN
            kept = self._open if waiting else Opened(restated=self._restates)
            self._open = replace(kept, lead_in="", pending=0)

    # What a label or lead-in has opened

    def _continues(self, block: Block) -> bool:
        """Take what an open label speaks for; whether the block was part of it."""
        if finding_patterns.is_lead_in(block.text) and not block.bullet:
            return self._led_in(block)
        if block.bullet:
            return self._take_list()
        if self._open.lead_in and not self._open.taken:
            return False
        if self._open.kind == ItemKind.CAUSE_OF_CONCERN and self._open.taken:
            if finding_patterns.is_heading(block):
                self._areas.passes(block)
            self._skip_sentences(block)
            return True
        return not _is_mere_heading(block) and self._take_opened(block)

    def _take_opened(self, block: Block) -> bool:
        opened = self._open
        single = bool(opened.numbers) or not opened.plural
        if finding_patterns.is_definition(block.text):
            return True
        if finding_patterns.is_for_the_meeting(block.text):
            self._skip(block, not_findings.TO_THE_MEETING)
            return True
        wants = finding_patterns.is_statement(block.text) and (
            finding_patterns.asks(block.text)
            or opened.kind == ItemKind.CAUSE_OF_CONCERN
            or (opened.kind == ItemKind.AREA_FOR_IMPROVEMENT and single)
        )
        if wants and (not single or not opened.taken or opened.numbers):
            self._take_paragraph(block)
            return True
        if opened.taken:
            self._close()
            return False
        return not finding_patterns.is_heading(block)

    def _led_in(self, block: Block) -> bool:
        opened = self._open
        if finding_patterns.tells_the_past(block.text) and not opened.restated:
            return False
        if finding_patterns.leads_to_parts(block.text) and opened.kind == ItemKind.RECOMMENDATION:
            self._take_paragraph(block)
            return True
        if opened.numbers or (not opened.plural and opened.kind == ItemKind.AREA_FOR_IMPROVEMENT):
            if opened.taken and not opened.numbers:
                self._close()
                return False
            self._take_paragraph(block)
            return True
        if opened.kind == ItemKind.CAUSE_OF_CONCERN and opened.cause:
            opened.kind, opened.plural = ItemKind.RECOMMENDATION, True
            if opened.taken > 1:  # several causes in one list: the text ties none to this
                opened.cause = None
        opened.lead_in, opened.last_mark = block.text, ""
        return True

    # Running text

    def _running_text(self, block: Block) -> None:
        opened = self._open
        if finding_patterns.tells_the_past(block.text) and not block.bullet:
            self._past_list(block)
        elif finding_patterns.is_lead_in(block.text) and not block.bullet and opened.cause:
            self._open = Opened(
                ItemKind.RECOMMENDATION, True, lead_in=block.text, cause=opened.cause,
                restated=opened.restated,
            )  # fmt: skip
        elif opened.pending and finding_patterns.begins_a_list(block):
            self._open = Opened(opened.pending_kind, True, cause=None, restated=opened.restated)
            self._take_list()
        elif opened.pending_list and block.bullet:
            self._open = Opened(opened.pending_kind, True, restated=opened.restated)
            self._take_list()
        else:
            self._announced_or_prose(block)

    def _announced_or_prose(self, block: Block) -> None:
        opened = self._open
        opened.pending = max(0, opened.pending - 1)
        opened.pending_list = False
        kind = finding_patterns.announced(block.text)
        if kind and kind != ItemKind.CAUSE_OF_CONCERN and not not_findings.is_old_news(block.text):
            opened.pending, opened.pending_kind = _PENDING, kind
            opened.pending_list = block.text.endswith(":")
        if finding_patterns.names_a_finding(block.text):
            self._found.told.append((block, self._areas.now))
        self._skip_sentences(block)

    def _past_list(self, block: Block) -> None:
        """A list of what an earlier report found: restated in a letter, else left out."""
        kind = finding_patterns.past_kind(block.text)
        self._at.place += 1
        if kind is None or self._at.block is None or not self._at.block.bullet:
            self._skip_sentences(block)
            return
        if not self._restates:
            self._skip(block, not_findings.OLD_NEWS)
            for entry in self._at.entries():
                self._skip(entry.block, not_findings.OLD_NEWS)
            return
        self._open = Opened(kind, True, lead_in=block.text, restated=RESTATED_LEAD)
        self._take_list()


def _is_mere_heading(block: Block) -> bool:
    """Whether a block is a heading and no finding that looks like one."""
    if finding_patterns.OBLIGES.search(block.text):
        return False
    return finding_patterns.is_heading(block) and (
        bool(block.heading) or not finding_patterns.is_statement(block.text)
    )
