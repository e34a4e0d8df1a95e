"""The mistakes of a year, each repaired by commands alone, with its trace."""

import os
import shlex
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from peeltrack.model.register import Register
from peeltrack.queries.standing import without_withdrawn
from peeltrack.storage.load import load_register
from tests.cli.small_office import MEETING, Office, open_office, plain_environment

HTA = MEETING.removeprefix("meetings/").removesuffix(".yaml")
BY = "--by liaison --date 2022-07-04"
LATER = "--by liaison --date 2022-07-20"
WHY = "--because 'Recorded in error.'"


class Mistake(NamedTuple):
    """What was recorded, what should have been, and the commands that put it right."""

    wrong: str
    right: str
    repair: str


MISTAKES = {
    "an update on the wrong item": Mistake(
        f"update peel-2022/afi-02 -m 'Half is done.' {BY}",
        f"update afi-1 -m 'Half is done.' {BY}",
        f"withdraw peel-2022/afi-02 progress.2022-07-04 {WHY} {LATER};"
        f"update afi-1 -m 'Half is done.' {BY}",
    ),
    "an update of the wrong date": Mistake(
        f"update afi-1 -m 'Half is done.' {BY}",
        "update afi-1 -m 'Half is done.' --by liaison --date 2022-06-04",
        f"amend afi-1 progress.2022-07-04.date -m 2022-06-04 {WHY} {LATER}",
    ),
    "an update by the wrong lead": Mistake(
        f"update afi-1 -m 'Half is done.' {BY}",
        "update afi-1 -m 'Half is done.' --by det-supt --date 2022-07-04",
        f"amend afi-1 progress.2022-07-04.by -m det-supt {WHY} {LATER}",
    ),
    "the wrong lead of an item": Mistake(
        "assign afi-1 --tactical acc-crime", "", "assign afi-1 --tactical det-supt"
    ),
    "the same update twice": Mistake(
        f"update afi-1 -m 'Half is done.' {BY}; update afi-1 -m 'Half is done.' {BY} --yes",
        f"update afi-1 -m 'Half is done.' {BY}",
        f"withdraw afi-1 progress.2022-07-04-2 {WHY} {LATER}",
    ),
    "a wrong answer": Mistake(
        f"meeting answer {HTA} which -m 'None.' {BY}",
        f"meeting answer {HTA} which -m 'All of them.' {BY}",
        f"withdraw {HTA} questions.which-records-are-kept.answers.1 {WHY} {LATER};"
        f"meeting answer {HTA} which -m 'All of them.' {BY}",
    ),
    "a question at the wrong meeting": Mistake(
        f"meeting new sib --date 2022-07-01; meeting ask {HTA} -m 'Since when?'",
        "meeting new sib --date 2022-07-01; meeting ask 2022-07-01-sib -m 'Since when?'",
        f"withdraw {HTA} questions.since-when {WHY} {LATER};"
        "meeting ask 2022-07-01-sib -m 'Since when?'",
    ),
    "a meeting of the wrong forum": Mistake(
        "meeting new hta --date 2022-07-01",
        "meeting new sib --date 2022-07-01",
        f"withdraw 2022-07-01-hta {WHY} {LATER}; meeting new sib --date 2022-07-01",
    ),
    "the wrong RAG": Mistake(
        f"rag afi-1 red --because 'Checked.' {BY}",
        f"rag afi-1 yellow --because 'Checked.' {BY}",
        f"withdraw afi-1 rag_changes.2022-07-04 {WHY} {LATER};"
        f"rag afi-1 yellow --because 'Checked.' {BY}",
    ),
    "a RAG of the wrong item": Mistake(
        f"rag peel-2022/afi-02 red --because 'Checked.' {BY}",
        "",
        f"withdraw peel-2022/afi-02 rag_changes.2022-07-04 {WHY} {LATER}",
    ),
    "a target of the wrong date": Mistake(
        f"target afi-1 2023-12-01 --because 'Late.' {BY}",
        f"target afi-1 2022-12-01 --because 'Late.' {BY}",
        f"withdraw afi-1 target_changes.2022-07-04 {WHY} {LATER};"
        f"target afi-1 2022-12-01 --because 'Late.' {BY}",
    ),
    "the wrong step done": Mistake(
        "step done afi-1 train-staff --date 2022-07-04",
        "",
        f"amend afi-1 steps_to_green.train-staff.done --nothing {WHY} {LATER}",
    ),
    "a step that nobody needs": Mistake(
        "step add afi-1 'Brief the chair.' --due 2022-09-01",
        "",
        f"withdraw afi-1 steps_to_green.brief-the-chair {WHY} {LATER}",
    ),
    "an action arising at the wrong meeting": Mistake(
        f"meeting action {HTA} 'Send figures.' --owner det-supt --due 2022-09-01",
        "",
        f"withdraw {HTA} actions.send-figures {WHY} {LATER}",
    ),
    "a closure in error": Mistake(
        f"submit afi-1 --evidence 'The sample.' {BY}; close afi-1 --evidence 'A letter.' {BY}",
        f"submit afi-1 --evidence 'The sample.' {BY}",
        f"withdraw afi-1 sign_offs.2022-07-04-2 {WHY} {LATER}",
    ),
}


def in_folder(folder: Path, commands: str) -> Office:
    office = open_office(folder)
    office.begin_repository()
    carried_out(office, commands)
    office.git("add", "--all")
    office.git("commit", "--quiet", "--allow-empty", "-m", "Recorded")
    return office


def carried_out(office: Office, commands: str) -> None:
    for command in filter(None, map(str.strip, commands.split(";"))):
        done = office.run(*shlex.split(command))
        assert done.code == 0, (command, done.err)


def standing_in(office: Office) -> Register:
    """What counts in a register, without the amendments that say how it came to."""
    register = load_register(office.register).register
    assert register
    left = without_withdrawn(register)
    plain = {"amendments": ()}
    return replace(
        left,
        items={id_: item.model_copy(update=plain) for id_, item in left.items.items()},
        meetings={id_: each.model_copy(update=plain) for id_, each in left.meetings.items()},
    )


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in set(os.environ) - set(plain_environment()):
        monkeypatch.delenv(name)
    for name, value in plain_environment().items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_repaired_by_commands_and_not_by_hand(name: str, tmp_path: Path) -> None:
    mistake = MISTAKES[name]
    wrong = in_folder(tmp_path / "wrong", mistake.wrong)
    right = in_folder(tmp_path / "right", mistake.right)
    before = wrong.files()
    carried_out(wrong, mistake.repair)
    assert standing_in(wrong) == standing_in(right)
    against = wrong.run("validate", "--against", "HEAD", "--on", "2022-08-01")
    assert against.code == 0, against.out
    for file in wrong.files().keys() - right.files().keys():
        (wrong.register / file).unlink()
    wrong.write(dict(right.files()))
    by_hand = wrong.run("validate", "--against", "HEAD", "--on", "2022-08-01")
    assert (by_hand.code, name in UNRECORDED) in ((1, False), (0, True)), before


UNRECORDED = {"the wrong lead of an item"}
"""Who leads an item is no dated fact: git alone tells who did."""
