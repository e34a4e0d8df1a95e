"""What an import reads in a paper, as lines that a person can check beside the paper."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from peeltrack.imports.readers.read_paper import Paper, read_paper
from peeltrack.imports.reports.proposed_items import Proposal, ProposedItem
from peeltrack.imports.reports.report_proposal import ReportOptions, proposal_from

KINDS = Path(__file__).parent / "kinds"


def papers_of_each_kind() -> Iterator[tuple[str, str, list[str]]]:
    """Yield each invented paper with its name, and what a careful reader takes from it."""
    for path in sorted(KINDS.glob("*.txt")):
        for each in path.read_text(encoding="utf-8").split("## ")[1:]:
            name, _, body = each.partition("\n")
            text, _, expected = body.partition("\n=>\n")
            yield f"{path.stem}: {name}", text, expected.strip("\n").split("\n")


@cache
def paper_from(text: str) -> Paper:
    """Return a text as a paper, or as a saved page if it is one."""
    return read_paper("p.html" if text.startswith("<html") else "p.txt", text.encode())


@cache
def proposal_of(text: str) -> Proposal:
    """Return what an import proposes of a text."""
    return proposal_from([paper_from(text)], ReportOptions())


def taken_and_left_out(proposal: Proposal) -> list[str]:
    """Return what was taken and what was left out, a line each."""
    lines = [f"{each.id}, {each.published or 'no date'}" for each in proposal.inspections]
    lines += [item_line(item) for item in proposal.items]
    for inspection in proposal.inspections:
        lines += [f"@ {area.name}: {area.grade or 'no grade'}" for area in inspection.areas]
        lines += [f"* {each.kind}: {each.text}" for each in inspection.practice]
    lines += [f"- {each.ref}: {each.text}" for each in proposal.left_out]
    return lines or ["nothing"]


def item_line(item: ProposedItem) -> str:
    """Return one finding as a line; "?" marks what is in doubt."""
    facts = [item.id.partition("/")[2] + ("" if item.is_certain else "?")]
    if item.due or item.due_phrase:
        when = item.due or f"“{item.due_phrase}”"
        facts.append(f"due {when}{'?' if item.doubt('due') else ''}")
    if item.target:
        facts.append(f"target {item.target}{'?' if item.doubt('target') else ''}")
    if item.addressed_to:
        facts.append(f"to {' + '.join(item.addressed_to)}")
    if item.relevance != "act":
        facts.append(f"({item.relevance.value})")
    if item.cause_of_concern:
        facts.append(f"under {item.cause_of_concern}{'?' if item.doubt('parent') else ''}")
    if item.area:
        facts.append(f"in {item.area.id}")
    if item.restated:
        facts.append("restated")
    return f"{' '.join(facts)}: {' / '.join(item.wording.split(chr(10)))}"
