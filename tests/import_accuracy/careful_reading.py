"""Careful readings of papers by a person, and what an import makes of the same papers.

The wording of published papers is not kept here: a reading of one holds its length, its
first and last words and its SHA-256, and the papers are looked for outside.
"""

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.readers.read_paper import Paper, read_paper
from peeltrack.imports.reports.proposed_items import Proposal, ProposedItem
from peeltrack.imports.reports.report_proposal import ReportOptions, proposal_from
from peeltrack.language.sentences import sentences
from peeltrack.storage.yaml import decode, parse

HERE = Path(__file__).parent
INVENTED = HERE.parent / "imports" / "papers"
PAPERS = Path(os.environ.get("PEELTRACK_PAPERS") or HERE.parents[2] / "shared" / "documents")


@dataclass(frozen=True)
class Reading:
    """What a person read in a paper."""

    name: str
    paper: Path
    values: Mapping[str, Any]

    @property
    def findings(self) -> list[dict[str, Any]]:
        """The findings, each as the plain facts that are compared."""
        return [_with_digest(dict(finding)) for finding in self.values["findings"]]


def readings(folder: Path, papers: Path) -> tuple[Reading, ...]:
    """The readings kept in a folder, of papers kept in another."""
    found = []
    for path in sorted(folder.glob("*.yaml")):
        values = parse(decode(path.read_bytes()))
        found.append(Reading(path.stem, papers / values["paper"], values))
    return tuple(found)


def published_readings() -> tuple[Reading, ...]:
    """Of the four published papers."""
    return readings(HERE, PAPERS)


def invented_readings() -> tuple[Reading, ...]:
    """Of the papers made up for the tests."""
    return readings(INVENTED, INVENTED)


def proposal_of(reading: Reading) -> Proposal:
    """What an import makes of the paper."""
    return proposal_from(
        [read_paper(reading.paper.name, reading.paper.read_bytes())], ReportOptions()
    )


def taken(proposal: Proposal) -> list[dict[str, Any]]:
    """The findings that an import took, as the facts of a reading."""
    return [_facts(item) for item in proposal.items]


def inspections_of(proposal: Proposal) -> list[dict[str, Any]]:
    """The reports that an import saw."""
    seen = (
        {"id": each.id, "kind": each.kind.value, "published": _day(each.published)}
        for each in proposal.inspections
    )
    return [{key: value for key, value in facts.items() if value} for facts in seen]


def counts_of(proposal: Proposal) -> list[dict[str, Any]]:
    """The counts that an import checked."""
    keys = ("inspection", "what", "stated", "found", "agrees", "area")
    several = len(proposal.inspections) > 1
    return [
        {
            key: _plain(getattr(count, key))
            for key in keys
            if getattr(count, key) not in ("", None) or key == "agrees"
            if key != "inspection" or several
        }
        for count in proposal.counts
    ]


def precision_and_recall(reading: Reading) -> tuple[float, float]:
    """Of all facts at once: a finding with one fact wrong counts as not found."""
    expected, got = reading.findings, taken(proposal_of(reading))
    right = sum(finding in expected for finding in got)
    return right / len(got) if got else 1.0, right / len(expected) if expected else 1.0


def _facts(item: ProposedItem) -> dict[str, Any]:
    values = {
        "id": item.id,
        "kind": item.kind.value,
        "number": item.number,
        "area": item.area.id if item.area else None,
        "parent": item.cause_of_concern,
        "due_phrase": item.due_phrase,
        "due": _day(item.due),
        "relevance": None if item.relevance == "act" else item.relevance.value,
        "clauses": [part.ref for part in item.clauses],
        "addressed_to": list(item.addressed_to),
        "restated": "yes" if item.restated else None,
    }
    facts = {key: value for key, value in values.items() if value not in (None, [])}
    return {**facts, **_digest(item.wording)}


def _with_digest(finding: dict[str, Any]) -> dict[str, Any]:
    wording = finding.pop("wording", None)
    return {**finding, **_digest(wording)} if wording else finding


def _digest(wording: str) -> dict[str, Any]:
    """A wording without its line breaks and list signs, by what gives it away when it is wrong."""
    plain = " ".join(re.sub(r"^\s*- ", "", wording, flags=re.MULTILINE).split())
    words = plain.split(" ")
    return {
        "words": len(words),
        "begins": " ".join(words[:3]),
        "ends": " ".join(words[-3:]),
        "sha256": hashlib.sha256(plain.encode()).hexdigest(),
    }


def _day(day: object) -> str | None:
    return str(day) if day else None


def _plain(value: object) -> object:
    return value.value if hasattr(value, "value") else value


def silent(paper: Paper, proposal: Proposal) -> list[str]:
    """The sentences of a paper that oblige and were neither taken nor listed."""
    kept = [item.wording for item in proposal.items] + [each.text for each in proposal.left_out]
    known = _words(" ".join(kept))
    return [each for each in _obliging(paper) if _from_the_obligation(each) not in known]


def _obliging(paper: Paper) -> Iterator[str]:
    """The sentences that oblige, of a paper as its reader left it; announcements are none."""
    for block in paper.blocks:
        for text in [part for cell in block.cells for part in cell.split("\n")] or [block.text]:
            for part in text.split("|"):
                for each in sentences(part.strip()):
                    if obligation(each) and not each.endswith((":", "\u2013")):
                        yield each


def _from_the_obligation(sentence: str) -> str:
    """The words from the obligation on, without marks, by which a sentence is known again."""
    found = obligation(sentence)
    words = sentence[found.start if found else 0 :].split()
    return _words(" ".join([each for each in words if not re.fullmatch(r"\(?\w\)", each)][:4]))


def _words(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.casefold()))


def line_of(reading: Reading) -> tuple[str, bool]:
    """A paper's precision, recall and silent sentences; and whether nothing is wrong."""
    if not reading.paper.is_file():
        return f"{reading.name:32} not there: {reading.paper}", True
    precision, recall = precision_and_recall(reading)
    paper = read_paper(reading.paper.name, reading.paper.read_bytes())
    lost = len(silent(paper, proposal_of(reading)))
    findings = len(reading.findings)
    line = f"{reading.name:32} {findings:8} {precision:10.2f} {recall:9.2f} {lost:7}"
    return line, precision == recall == 1 and not lost
