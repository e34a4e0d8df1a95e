"""Paragraphs of a report: findings, lead-ins, announcements, running text."""

from collections.abc import Sequence
from dataclasses import replace

from peeltrack.imports.language.finding_labels import (
    announced,
    is_statement,
    label_of,
    last_kind_named,
    names_a_finding,
)
from peeltrack.imports.language.obligations import first_obliging, obligation
from peeltrack.imports.ledger import State
from peeltrack.imports.lines import Line, Span
from peeltrack.imports.reports import finding_patterns as signs
from peeltrack.imports.reports.context import Context, Opening
from peeltrack.imports.reports.findings import Evidence, Finding, NamedPractice
from peeltrack.imports.reports.lists import NO_LABEL, entries_from, flat
from peeltrack.imports.reports.reading import Reading, without_context
from peeltrack.imports.reports.weigh import (
    OLD_NEWS,
    Candidate,
    Judgment,
    is_dated_imperative,
    is_old_news,
    weighed,
)
from peeltrack.model.vocabulary import ItemKind

RESTATED_LEAD = "the paper says that an earlier report made it"
_WORDS_OF_FORM = 2
_SHORT = 2
"""Sentences of a paragraph that may be a finding like the one before it."""


def read_paragraph(reading: Reading, line: Line) -> None:
    """Read one paragraph, and what belongs to it behind it."""
    reading.at += 1
    if reading.context.in_answer and not _resumes(reading.context, line):
        reading.running(line)
        return
    reading.context = context = replace(reading.context, in_answer=False)
    if context.practice:
        _name_practice(reading, line, context.practice)
    elif signs.DEFINITION.fits(line.text) and not context.awaits:
        reading.enter([line], State.NARRATIVE, "explains what such a finding is")
    elif signs.leads_on(line.text) and _read_lead_in(reading, line):
        return
    elif _is_announcement(line):
        _read_announcement(reading, line)
    elif not (_take_stated_cause(reading, line) or _take_opened(reading, line)):
        _read_running(reading, line)


def _resumes(context: Context, line: Line) -> bool:
    """Check whether the inspectorate speaks again: a finding of the form of the last one."""
    found = obligation(line.sentences[0]) if line.sentences else None
    return bool(found and context.is_open and context.form and _form(line) == context.form)


def _form(line: Line) -> str:
    return " ".join(line.text.split()[:_WORDS_OF_FORM]).casefold()


def _name_practice(reading: Reading, line: Line, kind: str) -> None:
    reading.found.practice.append(NamedPractice(kind, line, reading.areas.now))
    reading.enter([line], State.CONTEXT, f"{kind} practice")
    reading.context = replace(reading.context, practice=None)


# Lead-ins


def _read_lead_in(reading: Reading, line: Line) -> bool:
    """Read a paragraph that announces a list by asking; return whether it is one."""
    context = reading.context
    if signs.tells_the_past(line.text) and _is_followed_by_list(reading):
        return _read_past_list(reading, line)
    asks = signs.is_lead_in(line)
    is_rec = context.kind is ItemKind.RECOMMENDATION
    if signs.leads_to_parts(line.text) and is_rec and asks:
        return _take(reading, line, _judged(reading, line))
    is_cause = context.kind is ItemKind.CAUSE_OF_CONCERN
    if context.awaits and not is_cause and (asks or context.numbers):
        judgment = _judged(reading, line)
        return judgment.is_taken and _take(reading, line, judgment)
    if not asks or (announced(line.text) and obligation(line.sentences[-1]) is None):
        return False
    kind = _kind_led_in(reading, line)
    if kind is None or not _governs(reading):
        return False
    reading.enter([line], State.CONTEXT, "a lead-in")
    if is_cause and context.cause is None:
        context = replace(context, cause_is_unworded=True)
    if is_cause:
        context = replace(context, plural=True)
    if context.kind is None and kind is not None:
        context = _led_without_label(reading, context)
    reading.context = context.led_in(line, kind)
    return True


def _led_without_label(reading: Reading, context: Context) -> Context:
    """Return a context for a list that only its lead-in speaks for."""
    if context.ends_in_colon or context.cause:
        return replace(context, opening=Opening.ANNOUNCEMENT, plural=True)
    return context


def _kind_led_in(reading: Reading, line: Line) -> ItemKind | None:
    """Return what the entries of a lead-in's list are; None if it speaks for no findings."""
    context = reading.context
    if context.kind is ItemKind.CAUSE_OF_CONCERN or context.cause:
        return ItemKind.RECOMMENDATION
    if context.kind or context.opening is Opening.MIXED:
        return context.kind or ItemKind.RECOMMENDATION
    if context.ends_in_colon and context.pending_kind:
        return context.pending_kind
    found = obligation(line.sentences[-1])
    if names_a_finding(line.sentences[-1]):
        return last_kind_named(line.sentences[-1])
    return reading.usual_kind if found and found.names_body else None


def _governs(reading: Reading) -> bool:
    """Check whether a list follows, or a heading under which it stands."""
    ahead = reading.ahead(2, reading.at - 1)
    if ahead and ahead[0].bullet:
        return True
    found = label_of(ahead[0].text) if ahead else None
    return bool(found and not found.rest and len(ahead) > 1 and ahead[1].bullet)


def _is_followed_by_list(reading: Reading) -> bool:
    ahead = reading.ahead(1, reading.at - 1)
    return bool(ahead and ahead[0].bullet)


def _read_past_list(reading: Reading, line: Line) -> bool:
    """Read a list of what an earlier report found: restated in a letter, else left out."""
    kind = _past_kind(line.text)
    if kind is None:
        return False
    if reading.restated:
        reading.enter([line], State.CONTEXT, "a lead-in")
        opened = Context(
            opening=Opening.ANNOUNCEMENT, kind=kind, plural=True, restated=RESTATED_LEAD,
            causes_announced=reading.context.causes_announced, lead_in=line,
        )  # fmt: skip
        reading.context = opened
        return True
    reading.leave_out(line, OLD_NEWS)
    entries, end = entries_from(reading, reading.at)
    for entry in entries:
        for each in flat(entry):
            reading.leave_out(each, OLD_NEWS)
    reading.at = max(end, reading.at)
    return True


def _past_kind(text: str) -> ItemKind | None:
    """Return what an earlier report's list is of, by the words of its lead-in."""
    if signs.SAID_THAT.within(text):
        return ItemKind.RECOMMENDATION
    return last_kind_named(text)


# Announcements


def _is_announcement(line: Line) -> bool:
    if not announced(line.text) or any(map(signs.is_for_the_meeting, line.sentences)):
        return False
    found = first_obliging(line.sentences)
    return found is None or signs.leads_on(line.text)


def _read_announcement(reading: Reading, line: Line) -> None:
    """Read "we made three recommendations:"; what it obliges besides is listed."""
    kinds = announced(line.text)
    colon = signs.leads_on(line.text)
    reading.found.told.append((line, reading.areas.now))
    if is_old_news(line.text) and not reading.restated and not colon:
        reading.running(line)
        return
    causes = ItemKind.CAUSE_OF_CONCERN in kinds
    reading.context = reading.context.past_paragraph()
    if reading.context.opening is not Opening.LABEL or reading.context.taken:
        reading.context = reading.context.closed() if colon else reading.context
    reading.context = reading.context.announcing(_kind_announced(kinds), colon=colon, causes=causes)
    for sentence in line.sentences:
        if obligation(sentence) and not signs.leads_on(sentence):
            reading.running(line, [sentence])
    reading.found.announcements.append(line.text)
    reading.enter([line], State.CONTEXT, "an announcement")


def _kind_announced(kinds: frozenset[ItemKind]) -> ItemKind | None:
    if kinds == {ItemKind.RECOMMENDATION, ItemKind.CAUSE_OF_CONCERN}:
        return ItemKind.RECOMMENDATION
    return next(iter(kinds)) if len(kinds) == 1 else None


# What a label, a heading or an announcement has opened


def _take_opened(reading: Reading, line: Line) -> bool:
    """Take what is spoken for; return whether the paragraph was taken or belongs to a label."""
    context = reading.context
    if not context.is_open and context.ends_in_colon:
        reading.context = context = context.opened_by_announcement()
    if not context.is_open or (context.is_single and context.taken and not context.numbers):
        return False
    judgment = _judged(reading, line)
    if judgment.is_taken and not (context.opening is Opening.MIXED and not judgment.asks):
        return _take(reading, line, judgment)
    if signs.is_for_the_meeting(line.text) or (
        context.taken and not signs.is_heading(line) and context.opening is not Opening.MIXED
    ):
        without_context(reading)
    return False


def _judged(reading: Reading, line: Line, sentences: Sequence[str] = ()) -> Judgment:
    context = reading.context
    words = sentences or line.sentences
    return weighed(
        Candidate(
            words, context,
            is_stated_cause=_states_cause(reading, line),
            is_like_the_last=_is_like_the_last(context, line),
        )
    )  # fmt: skip


def _is_like_the_last(context: Context, line: Line) -> bool:
    return bool(context.form) and _form(line) == context.form and len(line.sentences) <= _SHORT


def _states_cause(reading: Reading, line: Line) -> bool:
    """Check whether a paragraph is the wording of a cause of concern, and no recommendation."""
    context = reading.context
    if context.kind is not ItemKind.CAUSE_OF_CONCERN or (context.cause and not context.plural):
        return False
    found = obligation(line.sentences[0])
    return found is None or found.family == "needs to" or _recommendations_follow(reading)


def _recommendations_follow(reading: Reading) -> bool:
    for line in reading.ahead(3, reading.at - 1):
        found = label_of(line.text, line.bullet or "")
        if found:
            return found.kind is ItemKind.RECOMMENDATION
        if signs.is_lead_in(line):
            return True
        if obligation(line.text):
            return False
    return False


def _take(reading: Reading, line: Line, judgment: Judgment) -> bool:
    """Take a paragraph as a finding, with its list and the paragraphs that carry it on."""
    context = reading.context
    is_cause = _states_cause(reading, line)
    kind = context.kind or ItemKind.RECOMMENDATION
    if kind is ItemKind.CAUSE_OF_CONCERN and not is_cause:
        kind = ItemKind.RECOMMENDATION
        unworded = context.cause is None
        reading.context = replace(context, plural=True, cause_is_unworded=unworded)
    spans, end = _with_what_follows(reading, line, kind)
    number = "" if context.numbers else reading.number(line)
    finding = reading.take(spans, line, judgment.evidence, kind=kind, number=number)
    reading.at = end
    form = "" if finding.printed else _form(line)
    reading.context = reading.context.after_finding(finding, form)
    if reading.context.is_single and not reading.context.numbers and not is_cause:
        closed = reading.context.closed()
        reading.context = replace(closed, cause=closed.cause)
    return True


def _with_what_follows(reading: Reading, line: Line, kind: ItemKind) -> tuple[list[Span], int]:
    """Return the spans of a finding: the paragraph, its parts, what carries it on."""
    spans, end, last = [Span(line.ref)], reading.at, line
    while True:
        if last.text.endswith((":", "\u2013")):
            entries, behind = entries_from(reading, end)
            spans += [Span(each.ref) for entry in entries for each in flat(entry)]
            end = max(end, behind)
            if last is not line:
                break
        ahead = reading.ahead(1, end - 1)
        if not ahead or not _carries_on(ahead[0]) or kind is ItemKind.CAUSE_OF_CONCERN:
            break
        last = ahead[0]
        spans.append(Span(last.ref))
        end = reading.lines.index(last, end) + 1
    return spans, end


def _carries_on(line: Line) -> bool:
    return not line.bullet and not line.heading and signs.CARRIES_ON.fits(line.text)


# Running text


def _take_stated_cause(reading: Reading, line: Line) -> bool:
    """Take a cause of concern that a letter states without a label, before its list."""
    context = reading.context
    speaks = context.opening is not Opening.NOTHING and not _follows_a_cause(context)
    if speaks or not context.causes_announced or line.bullet:
        return False
    ahead = reading.ahead(1, reading.at - 1)
    if not ahead or not signs.is_lead_in(ahead[0]) or not _is_about_the_force(line):
        return False
    judgment = weighed(Candidate(line.sentences, context, is_stated_cause=True))
    if not judgment.is_taken or first_obliging(line.sentences):
        return False
    finding = reading.take(
        [Span(line.ref)], line, judgment.evidence, kind=ItemKind.CAUSE_OF_CONCERN
    )
    reading.context = replace(
        context.after_finding(finding),
        opening=Opening.ANNOUNCEMENT, kind=ItemKind.CAUSE_OF_CONCERN, lead_in=None,
        several_causes=False,
    )  # fmt: skip
    return True


def _follows_a_cause(context: Context) -> bool:
    """Check whether what is open is an earlier cause, stated without a label as well."""
    return context.opening is Opening.ANNOUNCEMENT and context.cause is not None


def _is_about_the_force(line: Line) -> bool:
    return is_statement(line.text) and signs.OF_THE_FORCE.fits(line.text)


def _read_running(reading: Reading, line: Line) -> None:
    """Take what is recommended in running text, as uncertain; list what else obliges."""
    context = reading.context
    for place, sentence in enumerate(line.sentences):
        found = obligation(sentence)
        recommends = found is not None and found.family == "recommends"
        may_be = recommends or (not place and (found or is_dated_imperative(sentence)))
        if not may_be:
            continue
        judgment = weighed(
            Candidate(
                line.sentences[place:], context,
                is_like_the_last=_is_like_the_last(context, line) and not place,
            )
        )  # fmt: skip
        if judgment.is_taken:
            _take_sentences(reading, line, place, judgment.evidence, recommends=recommends)
            return
    reading.running(line)
    reading.context = reading.context.past_paragraph()


def _take_sentences(
    reading: Reading, line: Line, place: int, evidence: tuple[Evidence, ...], *, recommends: bool
) -> Finding:
    """Take a sentence of running text, with those that carry it on; list the others."""
    last = place + 1
    while last < len(line.sentences) and signs.CARRIES_ON.fits(line.sentences[last]):
        last += 1
    whole = place == 0 and last == len(line.sentences)
    span = Span(line.ref) if whole else Span(line.ref, place + 1, last)
    kind = ItemKind.RECOMMENDATION if recommends else reading.usual_kind
    finding = reading.take(
        [span], line, evidence, kind=kind, kind_doubt="" if recommends else NO_LABEL
    )
    others = [*line.sentences[:place], *line.sentences[last:]]
    reading.running(line, others)
    reading.context = reading.context.past_paragraph()
    return finding
