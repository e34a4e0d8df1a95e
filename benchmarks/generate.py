"""Write a valid register of any size, the same bytes for the same seed.

    python -m benchmarks.generate 10000 /tmp/register-10000 --seed 1

Every fact is invented. It is written as text and not by a YAML library, so that ten
thousand items take seconds.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

FOLDER = 200
"""Items in one inspection: a longer folder makes git slow."""

_LEADS = tuple(f"{rank}-{number}" for rank in ("acc", "supt", "head") for number in range(1, 9))
_REVIEWER = "force-liaison-officer"
_AREAS = ("investigating-crime", "responding-to-the-public", "managing-offenders", "resources")
_PROGRAMMES = ("op-reset", "custody-review", "digital-forensics", "learning")
_MEETINGS = (date(2022, 3, 28), date(2022, 5, 23), date(2022, 7, 25), date(2022, 9, 26))
_FIRST_REPORT = date(2019, 1, 7)
_LAST_DAY = date(2022, 12, 31)

_WHO = (
    "The crime desk", "Each policing area", "The control room", "The custody team",
    "The vulnerability desk", "The audit team", "The intelligence bureau", "The project board",
)  # fmt: skip
_DID = (
    "has finished", "is piloting", "now reviews", "has paused", "has widened", "will repeat",
    "is writing down", "has trained sergeants in",
)  # fmt: skip
_WHAT = (
    "the dip sample of victim contracts", "the backlog of digital downloads",
    "the £40,000 grant for scrutiny panels", "supervision of the record",
    "the risk assessment of repeat callers", "the triage of online reports",
    "handovers from response to investigation", "the dashboard of suspects",
)  # fmt: skip
_HOW = (
    "ahead of the June board", "with partners in both counties", "after the peer review",
    "as the plan foresaw", "a month later than planned", "with two posts still vacant",
)  # fmt: skip
_STEPS = (
    "Publish the new policy", "Train response sergeants", "Dip sample fifty records a month",
    "Agree terms of reference", "Fill the vacant posts", "Build the dashboard",
    "Clear the backlog", "Write the indicator",
)  # fmt: skip


class Finding(NamedTuple):
    """What the rest of the register has to know of an item."""

    id: str
    kind: str
    rag: str
    has_ended: bool


class _Life(NamedTuple):
    """How an item goes: the RAGs that it takes, and the inspectorate's stages at the end."""

    last_rag: str
    stages: tuple[str, ...] = ()


_LIVES = (
    *(_Life(rag) for rag in ("red", "amber", "amber", "amber", "yellow", "yellow", "green")),
    _Life("green", ("submitted",)),
    _Life("amber", ("submitted", "returned")),
    _Life("green", ("submitted", "closed")),
)


def write_register(root: Path, number: int, seed: int = 1) -> None:
    """Write a register of so many items into a folder, which is made where it is missing."""
    chance = Random(seed)
    findings: list[Finding] = []
    for index in range(-(-number // FOLDER)):
        size = min(FOLDER, number - index * FOLDER)
        findings += _write_inspection(root, f"report-{index + 1:03}", index, size, chance)
    _write(root / "register.yaml", _organisation())
    _write(root / "positions.yaml", _positions(findings))
    for day in _MEETINGS:
        _write(root / "meetings" / f"{day}-hta.yaml", _meeting(day, findings, chance))


def _write(path: Path, lines: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(("\n".join(lines) + "\n").encode())


def _organisation() -> Iterator[str]:
    yield from ("name: Anyshire Police", "rag:")
    yield from (f"  {rag}: Invented for measurements." for rag in ("red", "amber", "yellow"))
    yield from ("  green: Invented for measurements.", "leads:")
    for lead in (*_LEADS, _REVIEWER):
        yield from (f"  {lead}:", f"    title: The office of {lead.replace('-', ' ')}")
    yield from ("    may_review: true", "forums:", "  hta:", "    name: Holding to Account")
    yield "programmes:"
    for programme in _PROGRAMMES:
        yield from (f"  {programme}:", f"    name: {programme.replace('-', ' ').capitalize()}")


def _write_inspection(
    root: Path, name: str, index: int, size: int, chance: Random
) -> Iterator[Finding]:
    """Write the files of one inspection, and tell what was found in it."""
    published = _FIRST_REPORT + timedelta(days=14 * (index % 50))
    kinds = _kinds(size)
    lines = [f"title: Report {index + 1} on Anyshire Police", "body: HMICFRS", "kind: peel"]
    lines += [f"published: {published}", "scale: five", "areas:"]
    for area in _AREAS:
        lines += [f"  - id: {area}", f"    name: {area.replace('-', ' ').capitalize()}"]
        lines += [f"    grade: {chance.choice(('good', 'adequate', 'requires_improvement'))}"]
    lines += ["stated_counts:", f"  causes_of_concern: {kinds.count('cause_of_concern')}"]
    lines += [f"  recommendations: {kinds.count('recommendation')}"]
    lines += [f"  areas_for_improvement: {kinds.count('area_for_improvement')}"]
    folder = root / "inspections" / name
    _write(folder / "inspection.yaml", lines)
    for at, kind in enumerate(kinds):
        number = at - kinds.index(kind) + 1
        file = f"{_SHORT[kind]}-{number:0{1 if kind == 'cause_of_concern' else 3}}"
        life = chance.choice(_LIVES)
        _write(folder / f"{file}.yaml", _item(kind, number, published, life, chance))
        yield Finding(f"{name}/{file}", kind, life.last_rag, life.stages[-1:] == ("closed",))


_SHORT = {"cause_of_concern": "coc", "recommendation": "rec", "area_for_improvement": "afi"}


def _kinds(size: int) -> list[str]:
    """One cause of concern with its recommendations, where there is room, and the rest AFIs."""
    recommendations = max(1, size // 8) if size > 2 else 0
    causes = 1 if recommendations else 0
    areas = size - causes - recommendations
    return [
        *["cause_of_concern"] * causes,
        *["recommendation"] * recommendations,
        *["area_for_improvement"] * areas,
    ]


def _item(kind: str, number: int, published: date, life: _Life, chance: Random) -> Iterator[str]:
    """The lines of an item of 1.5 to 3 KB with 5 to 15 updates."""
    yield "# Invented for measurements."
    yield from (f"kind: {kind}", f'number: "{number}"')
    yield f"title: {chance.choice(_WHAT).capitalize()} {chance.choice(_HOW)}"
    yield from ("wording: >-", f"  {_sentence(chance)}", f"  {_sentence(chance)}")
    yield f"area: {chance.choice(_AREAS)}"
    if kind == "recommendation":
        yield from ("cause_of_concern: coc-1", "clauses:")
        for ref in ("i", "ii"):
            yield from (f'  - ref: "{ref}"', f"    text: {_sentence(chance)}")
    if chance.random() < 0.3:
        yield "due_phrase: within two years"
        yield f"due: {published + timedelta(days=730)}"
    target = published + timedelta(days=chance.randrange(420, 700))
    yield f"target: {target}"
    yield from _target_changes(published, target, chance)
    strategic, tactical = chance.sample(_LEADS, 2)
    yield from (f"strategic_lead: {strategic}", f"tactical_lead: {tactical}")
    yield from ("programmes:", f"  - {chance.choice(_PROGRAMMES)}")
    yield from ("measures:", f"  - text: {_sentence(chance)}")
    yield f"rag: {life.last_rag}"
    yield from _rag_changes(published, life, chance)
    steps = chance.sample(_STEPS, chance.randrange(2, 4))
    yield from _steps(steps, target, life, chance)
    days = _days_after(published, chance.randrange(5, 16), chance)
    yield from _progress(days, tactical, [_slug(step) for step in steps], chance)
    yield from _sign_offs(days[-1], life, strategic, chance)


def _target_changes(published: date, target: date, chance: Random) -> Iterator[str]:
    moves = chance.choice((0, 0, 0, 1, 2))
    if not moves:
        return
    yield "target_changes:"
    before = None
    for left, day in zip(
        reversed(range(moves)), _days_after(published, moves, chance), strict=True
    ):
        after = target - timedelta(days=60 * left)
        yield f"  - date: {day}"
        if before:
            yield f"    from: {before}"
        yield from (f"    to: {after}", f"    because: {_sentence(chance)}")
        before = after


def _rag_changes(published: date, life: _Life, chance: Random) -> Iterator[str]:
    rags = [rag for rag in ("red", "amber", "yellow") if rag != life.last_rag]
    path = [*chance.sample(rags, chance.randrange(0, 3)), life.last_rag]
    yield "rag_changes:"
    before = None
    for rag, day in zip(path, _days_after(published, len(path), chance), strict=True):
        yield f"  - date: {day}"
        if before:
            yield f"    from: {before}"
        yield from (f"    to: {rag}", f"    because: {_sentence(chance)}", f"    by: {_REVIEWER}")
        before = rag


def _steps(steps: Sequence[str], target: date, life: _Life, chance: Random) -> Iterator[str]:
    yield "steps_to_green:"
    for number, step in enumerate(steps, start=1):
        due = target - timedelta(days=30 * (len(steps) - number))
        yield from (f"  - id: {_slug(step)}", f"    text: {step}.", f"    due: {due}")
        if life.last_rag == "green" or chance.random() < 0.5:
            yield f"    done: {due - timedelta(days=chance.randrange(60))}"


def _progress(
    days: Sequence[date], lead: str, steps: Sequence[str], chance: Random
) -> Iterator[str]:
    yield "progress:"
    for day in days:
        yield from (f"  - date: {day}", f"    by: {lead}", "    text: >-")
        yield f"      {_sentence(chance)}"
        if chance.random() < 0.1:
            yield from ("    steps:", f"      - {chance.choice(steps)}")
        if chance.random() < 0.2:
            yield "    reviewed:"
            yield f"      date: {day + timedelta(days=chance.randrange(8))}"
            yield f"      by: {_REVIEWER}"


def _sign_offs(last: date, life: _Life, lead: str, chance: Random) -> Iterator[str]:
    if not life.stages:
        return
    yield "sign_offs:"
    for stage, day in zip(life.stages, _days_after(last, len(life.stages), chance), strict=True):
        yield from (f"  - date: {day}", f"    stage: {stage}", f"    by: {lead}")


def _positions(findings: Sequence[Finding]) -> Iterator[str]:
    """A published position that the first inspection's items add up to."""
    report = findings[0].id.partition("/")[0]
    counts = Counter(
        (finding.kind, finding.rag)
        for finding in findings
        if finding.id.startswith(f"{report}/") and not finding.has_ended
    )
    if not counts:
        yield "positions: []"
        return
    yield from ("positions:", f"  - date: {_LAST_DAY}", f"    inspection: {report}")
    yield from ("    source: Invented for measurements", "    counts:")
    for (kind, rag), count in counts.items():
        yield from (f"      - kind: {kind}", f"        rag: {rag}", f"        count: {count}")


def _meeting(day: date, findings: Sequence[Finding], chance: Random) -> Iterator[str]:
    yield from ("forum: hta", f"date: {day}", f"chair: {_LEADS[0]}", "attendance:")
    yield from (f"  - lead: {lead}" for lead in _LEADS[:6])
    yield "questions:"
    subjects = chance.sample(findings, min(25, len(findings)))
    for number, subject in enumerate(subjects, start=1):
        yield from (f"  - id: question-{number}", f"    item: {subject.id}")
        yield from (f"    asked_by: {_LEADS[0]}", f"    text: {_sentence(chance)}", "    answers:")
        yield from (f"      - by: {chance.choice(_LEADS)}", f"        text: {_sentence(chance)}")
    yield "actions:"
    for number, subject in enumerate(subjects[:3], start=1):
        yield from (f"  - id: action-{number}", f"    item: {subject.id}")
        yield from (f"    text: {_sentence(chance)}", f"    owner: {chance.choice(_LEADS)}")
        yield f"    due: {day + timedelta(days=28)}"


def _days_after(day: date, number: int, chance: Random) -> list[date]:
    """So many days, each up to five weeks after the one before."""
    days: list[date] = []
    for _ in range(number):
        day += timedelta(days=chance.randrange(1, 36))
        days.append(day)
    return days


def _sentence(chance: Random) -> str:
    choice = chance.choice
    return f"{choice(_WHO)} {choice(_DID)} {choice(_WHAT)}."


def _slug(step: str) -> str:
    return step.lower().replace(" ", "-")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("number", metavar="N", type=int, help="how many items")
    parser.add_argument("folder", metavar="DIR", type=Path, help="where to; best a new folder")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other facts")
    given = parser.parse_args()
    if given.number < 1:
        parser.error("N must be 1 or more")
    write_register(given.folder, given.number, given.seed)


if __name__ == "__main__":
    main()
