"""The history of the shipped register, April to November 2022, as a real repository.

Until 15 June it is what the documents have: the report and its items, the updates of March
and April, the meeting of 23 May, the panel's paper; which day each was entered is ours. What
comes after is invented and says so; it is entered with PeelTrack's own commands.
"""

import re
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import ryaml
from typer.testing import CliRunner

from peeltrack.cli import app
from peeltrack.edits.kinds import Edit, Insert, NewFile, Put
from peeltrack.storage.write import carry_out, prepare
from tests.history.repository import BOARD, OFFICER, Repository, when

SHIPPED = Path(__file__).parents[2] / "register"
PEEL = "inspections/peel-2021-22"
BECAUSE = "'Invented for the history that the tests write.'"


def write_history(folder: Path) -> Repository:
    """Write the whole history into a folder that is not there yet; the register is register/."""
    repository = Repository.new(folder)
    for moment, message, author, edits in _documents():
        register = folder / "register"
        register.mkdir(exist_ok=True)
        carry_out(register, prepare(register, edits))
        repository.commit(f"{moment}+01:00", message, author)
    for moment, command in INVENTED:
        _enter(repository, moment, command)
    return repository


def _documents() -> Iterator[tuple[str, str, str, Sequence[Edit]]]:
    """Each commit: its moment, message and author, and what it enters."""
    old, new = _files("inspections/peel-2018"), _files(PEEL)
    organisation = _values("register.yaml")
    watched = {id_: organisation["forums"][id_].pop("inspections") for id_ in ("hta", "pcp")}
    first = {"register.yaml": organisation, **old}
    yield "2022-04-04T09:30", "PEEL 2018/19 as it stands", OFFICER, [*_begun(first)]
    closed: list[Edit] = [*_begun(new), *_ended(old)]
    closed += [
        Put("register.yaml", ("forums", id_, "inspections"), watched[id_]) for id_ in watched
    ]
    yield "2022-04-27T11:00", "PEEL 2021/22 is published", OFFICER, closed
    updates = [*_updates(new, "2022-03-01", "2022-04-30")]
    yield "2022-04-29T16:00", "Updates of March and April", OFFICER, updates
    reviewed = [
        *_reviews(new, "2022-03-01", "2022-05-06"),
        *_steps_done(new, "2022-04-01", "2022-05-06"),
    ]
    yield "2022-05-06T10:00", "Reviews, and steps done in April", OFFICER, reviewed
    # What the earlier meeting went through is known from these notes.
    meetings = ("meetings/2022-04-25-hta-thematic.yaml", "meetings/2022-05-23-hta.yaml")
    notes = [NewFile(meeting, _values(meeting)) for meeting in meetings]
    yield "2022-05-24T09:00", "Notes of the meeting of 23 May", OFFICER, notes
    board = [*_steps_done(new, "2022-05-07", "2022-05-25")]
    yield "2022-05-25T17:00", "SIB: steps done by the meeting", BOARD, board
    panel: list[Edit] = [*_updates(new, "2022-06-01", "2022-06-15")]
    panel += [*_reviews(new, "2022-05-07", "2022-06-15")]
    panel += [*_steps_done(new, "2022-05-26", "2022-06-15")]
    panel += [NewFile("positions.yaml", _values("positions.yaml"))]
    yield "2022-06-15T12:00", "What the panel's paper says", OFFICER, panel


INVENTED = (
    ("2022-07-20T10:00", "assign afi-06 --strategic acc-lp --tactical head-of-occ"),
    ("2022-07-20T10:05", "step done rec-1 final-cpd-session --date 2022-06-30"),
    ("2022-07-20T10:10", "step done rec-1 supporting-materials --date 2022-07-15"),
    ("2022-07-20T10:20", f"rag rec-1 green --because {BECAUSE}"),
    ("2022-07-20T10:30", f"target afi-05 2022-09-30 --because {BECAUSE}"),
    ("2022-08-10T15:00", "submit rec-1"),
    ("2022-08-17T15:00", f"rag afi-11 amber --because {BECAUSE}"),
    ("2022-09-21T10:00", f"update afi-06 -m {BECAUSE} --by head-of-occ --date 2022-09-09"),
    ("2022-09-21T10:10", f"rag afi-06 red --because {BECAUSE}"),
    ("2022-09-21T10:20", f"rag rec-2 yellow --because {BECAUSE}"),
    ("2022-09-21T10:30", f"target afi-05 2022-12-31 --because {BECAUSE}"),
    ("2022-11-09T15:00", f"close rec-1 --evidence {BECAUSE}"),
    ("2022-11-16T11:00", f"rag afi-06 amber --because {BECAUSE}"),
)
"""When each was entered, and the command: of that day, if it does not say another."""


def _files(folder: str) -> dict[str, dict[str, Any]]:
    paths = sorted(path.relative_to(SHIPPED).as_posix() for path in (SHIPPED / folder).iterdir())
    return {path: _values(path) for path in paths}


def _values(path: str) -> dict[str, Any]:
    text = (SHIPPED / path).read_text(encoding="utf-8")
    values: dict[str, Any] = ryaml.loads(text)  # type: ignore[attr-defined]
    return values


def _begun(files: dict[str, dict[str, Any]]) -> Iterator[NewFile]:
    """The files without what was to come: updates, steps done, an end."""
    later = ("progress", "sign_offs", "superseded_by")
    for path, values in files.items():
        first = {key: value for key, value in values.items() if key not in later}
        if "steps_to_green" in values:
            first["steps_to_green"] = [
                {key: value for key, value in step.items() if key != "done"}
                for step in values["steps_to_green"]
            ]
        yield NewFile(path, first)


def _ended(files: dict[str, dict[str, Any]]) -> Iterator[Edit]:
    for path, values in files.items():
        for index, act in enumerate(values.get("sign_offs", ())):
            yield Insert(path, ("sign_offs",), index, act)
        for index, update in enumerate(values.get("progress", ())):
            yield Insert(path, ("progress",), index, update)
        if "superseded_by" in values:
            yield Put(path, ("superseded_by",), values["superseded_by"])


def _updates(files: dict[str, dict[str, Any]], first: str, last: str) -> Iterator[Insert]:
    for path, values in files.items():
        for index, update in enumerate(values.get("progress", ())):
            if first <= update["date"] <= last:
                entry = {key: value for key, value in update.items() if key != "reviewed"}
                yield Insert(path, ("progress",), index, entry)


def _reviews(files: dict[str, dict[str, Any]], first: str, last: str) -> Iterator[Put]:
    for path, values in files.items():
        for index, update in enumerate(values.get("progress", ())):
            if "reviewed" in update and first <= update["reviewed"]["date"] <= last:
                yield Put(path, ("progress", index, "reviewed"), update["reviewed"])


def _steps_done(files: dict[str, dict[str, Any]], first: str, last: str) -> Iterator[Put]:
    for path, values in files.items():
        for index, step in enumerate(values.get("steps_to_green", ())):
            if first <= step.get("done", "") <= last:
                yield Put(path, ("steps_to_green", index, "done"), step["done"])


def _enter(repository: Repository, moment: str, command: str) -> None:
    """Run one of PeelTrack's own commands as the liaison officer would have then."""
    words = re.sub(r"(afi|rec)-", r"peel-2021-22/\g<0>", command, count=1)
    given = shlex.split(words)
    is_undated = "--date" in given or given[0] == "assign"
    given += [] if is_undated else ["--date", moment[:10]]
    given += [] if "--by" in given else ["--by", "force-liaison-officer"]
    register = str(repository.folder / "register")
    zone = "+01:00" if moment < "2022-10-30" else "+00:00"
    done = CliRunner().invoke(
        app, ["-R", register, *given, "--commit"], env=when(f"{moment}{zone}")
    )
    assert done.exit_code == 0, done.output
