"""Proposal as a plain text file for a person to correct, and the paper's numbered lines. Pure.

Wording is given by the lines of the paper, so that nobody retypes official words. Doubtful
values are after "#?" and are not read until a person removes that.
"""

from collections.abc import Iterator, Mapping, Sequence

from peeltrack.imports.filed_paper import paper_lines, quoted
from peeltrack.imports.lines import Line, Role, Span
from peeltrack.imports.proposals import LeftOut
from peeltrack.imports.readers.read_paper import Paper
from peeltrack.imports.reports.proposed_items import Proposal, ProposedInspection, ProposedItem

_HEAD = """\
# What peeltrack import report took from {paper}, for you to correct and return:
#   {again} --from THIS-FILE --accept
# take: yes writes a finding, no leaves it out. To take what was left out, move it up, and give
# it take, kind and number. wording names lines of the paper as --lines prints them: 12, 12b,
# or sentences of a line: 12/1-2. A line after #? is in doubt: remove the #? to confirm it.
"""
_SHOWN = 90


def proposal_file(proposal: Proposal, paper: Paper, again: str) -> str:
    """Return the text of the file.

    Args:
        proposal: what was read of the paper.
        paper: the paper; there is only one.
        again: the command as it was typed.
    """
    lines = {line.ref: line for line in paper.lines}
    inspections = proposal.inspections or proposal.otherwise
    several = len(inspections) > 1
    parts = [
        _HEAD.format(paper=paper.name, again=again),
        paper_lines(paper),
        "reports:\n",
        *("".join(_report(each)) for each in inspections),
        "findings:\n" if proposal.items else "findings: []\n",
        *("".join(_finding(item, lines, several)) for item in proposal.items),
        "left_out:\n" if proposal.left_out else "left_out: []\n",
        *_left_out(proposal.left_out, lines),
    ]
    return "".join(parts)


def numbered_lines(paper: Paper) -> Iterator[str]:
    """Return the lines of a paper, each with the reference by which a proposal names it."""
    for line in paper.lines:
        mark = f"{line.bullet} " if line.bullet else ""
        aside = "" if line.role is Role.TEXT else f"[{line.role.value}] "
        yield f"{line.ref:>6}  {aside}{mark}{line.text}"


def _report(inspection: ProposedInspection) -> Iterator[str]:
    yield f"- id: {inspection.id}\n"
    yield f"  title: {quoted(inspection.title)}\n"
    if inspection.short:
        yield f"  short: {quoted(inspection.short)}\n"
    yield f"  kind: {inspection.kind.value}\n"
    if inspection.published:
        yield f"  published: {inspection.published}\n"
    if inspection.areas:
        yield "  areas:\n"
    for area in inspection.areas:
        yield f"    {area.id}: {quoted(area.name)}\n"


def _finding(item: ProposedItem, lines: Mapping[str, Line], several: bool) -> Iterator[str]:
    yield f"- take: {'yes' if item.is_certain else 'no'}{_why_not(item)}\n"
    yield f"  kind: {item.kind.value}\n"
    yield f"  number: {quoted(item.number)}\n"
    if several:
        yield f"  report: {item.inspection}\n"
    yield f"  title: {quoted(item.title)}\n"
    yield f"  wording: {_spans(item.spans)}{_comment(_words(item.spans, lines))}\n"
    yield from _details(item)


def _details(item: ProposedItem) -> Iterator[str]:
    if item.cause_of_concern:
        yield _pair("under", item.cause_of_concern, item.doubt("parent"))
    if item.area:
        yield _pair("area", item.area.id, item.doubt("area"))
    if item.due_phrase:
        yield _pair("due_phrase", quoted(item.due_phrase))
    if item.due:
        yield _pair("due", str(item.due), item.doubt("due"))
    if item.target:
        yield _pair("target", str(item.target), item.doubt("target"))
    if item.addressed_to:
        yield _pair("to", quoted(item.addressed_to))
    if item.restated:
        yield _pair("restated", "yes")


def _why_not(item: ProposedItem) -> str:
    if item.is_certain:
        return ""
    reasons = [
        each.reason for each in item.doubts if each.attribute in ("kind", "number", "wording")
    ]
    return _comment("; ".join(reasons) or f"uncertain: {', '.join(item.evidence)}")


def _pair(key: str, value: str, doubt: str = "") -> str:
    return f"#?  {key}: {value}{_comment(doubt)}\n" if doubt else f"  {key}: {value}\n"


def _left_out(left_out: Sequence[LeftOut], lines: Mapping[str, Line]) -> Iterator[str]:
    for each in left_out:
        span = span_of(each, lines.get(each.ref))
        if span is None:
            yield f"# {each.text[:_SHOWN]} ({each.why})\n"
            continue
        yield f"- wording: {_spans([span])}{_comment(each.text)}\n"
        yield f"  why: {quoted(each.why)}\n"


def span_of(left_out: LeftOut, line: Line | None) -> Span | None:
    """Return the span of what was left out; None if it is not a line of the paper."""
    if line is None:
        return None
    found = [place for place, text in enumerate(line.sentences, 1) if text == left_out.text]
    whole = len(line.sentences) == 1 or not found
    return Span(line.ref) if whole else Span(line.ref, found[0], found[0])


def _words(spans: Sequence[Span], lines: Mapping[str, Line]) -> str:
    return " ".join(span.text(lines[span.ref]) for span in spans if span.ref in lines)


def _comment(text: str) -> str:
    plain = " ".join(text.split())
    more = " …" if len(plain) > _SHOWN else ""
    return f"  # {plain[:_SHOWN].rstrip()}{more}" if plain else ""


def _spans(spans: Sequence[Span]) -> str:
    return f"[{', '.join(map(str, spans))}]"
