"""Each rule of the work broken once: one line that says so, its exit code, nothing written."""

import shlex
from pathlib import Path

import pytest

from tests.cli.small_office import Office

BY = "--by liaison --date 2022-07-04"

AGAINST_THE_RULES = [
    (
        "rag afi-1 green --because Done. --by det-supt --date 2022-07-04",
        "peel-2022/afi-01: det-supt may not review or set RAG. Only liaison may.",
    ),
    (
        f"rag afi-1 green --because Done. {BY}",
        "peel-2022/afi-01: cannot be green with 1 step open (train-staff). Finish them with "
        "peeltrack step done, or use --force.",
    ),
    (
        f"review afi-1 --rag green --because Done. {BY}",
        "peel-2022/afi-01: cannot be green with 1 step open (train-staff). Finish them with "
        "peeltrack step done, leave --rag out to keep the RAG, or use --force.",
    ),
    (
        f"rag afi-1 amber --because Same. {BY}",
        "peel-2022/afi-01: is already amber. Choose another RAG.",
    ),
    (
        "rag afi-1 red --because Late. --by liaison --date 2022-04-01",
        "peel-2022/afi-01: its last RAG change is dated 27 April 2022. Give that date or a later "
        "one, or correct it: peeltrack amend peel-2022/afi-01 rag_changes.2022-04-27.date.",
    ),
    (
        "rag afi-1 red --because Late. --by liaison --date 2022-06-01",
        "not written: positions.yaml: error [published-positions-add-up] as at 15 June 2022 the "
        "register differs from Panel paper, paragraph 15: one AFI amber stated, 0 recorded and no "
        "AFIs red stated, 1 recorded.",
    ),
    (
        "review afi-1 --by det-supt --date 2022-07-04",
        "peel-2022/afi-01: det-supt may not review or set RAG. Only liaison may.",
    ),
    (
        "review afi-1 --by liaison --date 2022-04-30",
        "peel-2022/afi-01: no update of 30 April 2022 or earlier awaits review. Record one "
        "with peeltrack update, or give a later --date.",
    ),
    (
        f"review afi-9 {BY}",
        "peel-2018/afi-09: no update is recorded. Record one with peeltrack update, or give a "
        "later --date.",
    ),
    (
        f"target afi-1 2022-08-31 --because x {BY}",
        "peel-2022/afi-01: already has the target 31 August 2022. Choose another date.",
    ),
    (
        f"close afi-1 --evidence x {BY}",
        "peel-2022/afi-01: was not submitted. If HMICFRS has closed it, give its letter with "
        "--letter.",
    ),
    (
        f"close afi-3 --letter x {BY}",
        "peel-2022/afi-03: was not submitted (it is closed). peeltrack show peel-2022/afi-03 "
        "shows its position.",
    ),
    (
        f"send-back afi-1 --because x {BY}",
        "peel-2022/afi-01: was not submitted. Record the submission first: peeltrack submit "
        "peel-2022/afi-01.",
    ),
    (
        f"reopen afi-1 --because x {BY}",
        "peel-2022/afi-01: is not closed. peeltrack show peel-2022/afi-01 shows its position.",
    ),
    (
        f"submit afi-3 {BY}",
        "peel-2022/afi-03: cannot be submitted (it is closed). If HMICFRS reopened it: "
        "peeltrack reopen peel-2022/afi-03.",
    ),
    (
        f"update afi-3 -m x {BY}",
        "peel-2022/afi-03: is closed. Use peeltrack reopen, or peeltrack amend.",
    ),
    (
        "step add afi-3 x",
        "peel-2022/afi-03: is closed. Use peeltrack reopen, or peeltrack amend.",
    ),
    (
        "assign afi-3 --strategic acc-crime",
        "peel-2022/afi-03: is closed. Use peeltrack reopen, or peeltrack amend.",
    ),
    (
        f"update peel-2022/afi-4 -m x {BY}",
        "peel-2022/afi-04: is superseded. Use the item that supersedes it.",
    ),
    (
        "supersede afi-1 --with peel-2022/afi-4 --by liaison",
        "peel-2022/afi-01: peel-2022/afi-04 cannot supersede it. Name a later item.",
    ),
    (
        "supersede afi-1 --with afi-1 --by liaison",
        "peel-2022/afi-01: peel-2022/afi-01 cannot supersede it. Name a later item.",
    ),
    (
        "carry-forward afi-1 --to peel-2022/afi-4 --by liaison",
        "peel-2022/afi-01: cannot be carried forward to peel-2022/afi-04. Name a later item.",
    ),
    (
        "carry-forward afi-1 --to afi-1 --by liaison",
        "peel-2022/afi-01: cannot be carried forward to peel-2022/afi-01. Name a later item.",
    ),
    (
        "assign afi-1 --strategic acc-crime",
        "peel-2022/afi-01: already has those leads. Choose others.",
    ),
    (
        "assign afi-1 --strategic head-of-data",
        "peel-2022/afi-01: head-of-data has left the post. Name who has taken it over.",
    ),
    (
        "step done afi-1 dip-sample --date 2022-07-04",
        "peel-2022/afi-01: step dip-sample was done on 31 May 2022. No action is needed.",
    ),
    (
        f"step move afi-1 dip-sample 2022-09-01 --because x {BY}",
        "peel-2022/afi-01: step dip-sample was done on 31 May 2022. Leave it.",
    ),
    (
        f"step move afi-1 train 2022-07-31 --because x {BY}",
        "peel-2022/afi-01: step train-staff is already due on that date. Choose another.",
    ),
    (
        f"update afi-1 -m '  ' {BY}",
        "peel-2022/afi-01: the text is empty, so nothing was written. Enter a text to continue.",
    ),
    (
        "meeting new hta --date 2022-05-23",
        "meetings/2022-05-23-hta.yaml already exists; nothing was written. Change it, or choose "
        "another name.",
    ),
    (
        "meeting answer hta which -m x --by liaison --date 2022-05-22",
        "2022-05-23-hta: the meeting was on 23 May 2022. Give that date or a later one.",
    ),
]


@pytest.mark.parametrize(("given", "said"), AGAINST_THE_RULES)
def test_what_the_rules_do_not_allow_is_refused(given: str, said: str, office: Office) -> None:
    office.refuses(1, said, *shlex.split(given))


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        (
            f"submit afi-1 {BY}",
            f"submit afi-1 {BY}",
            "peel-2022/afi-01: cannot be submitted (it is submitted). Add evidence with peeltrack "
            "item evidence add peel-2022/afi-01 --text TEXT.",
        ),
        (
            "carry-forward peel-2018/afi-02 --to afi-1 --by liaison",
            "carry-forward peel-2018/afi-09 --to afi-1 --by liaison",
            "peel-2022/afi-01: already repeats peel-2018/afi-02. Leave it, or correct the file.",
        ),
        (
            f"meeting answer hta which -m All. {BY}",
            "meeting answer hta which --addressed-at SIB",
            "2022-05-23-hta: question which-records-are-kept has already been dealt with. "
            "Leave it.",
        ),
        (
            "meeting done hta brief --date 2022-06-01",
            "meeting done hta brief --date 2022-06-02",
            "2022-05-23-hta: action brief-the-chair was done on 1 June 2022. No action is needed.",
        ),
    ],
)
def test_what_was_done_once_is_refused_the_second_time(
    first: str, then: str, said: str, office: Office
) -> None:
    assert office.run(*shlex.split(first)).code == 0
    office.refuses(1, said, *shlex.split(then))


@pytest.mark.parametrize(
    "given",
    [
        "update afi-1 -m x --by liaison",
        "review afi-1 --by liaison",
        "rag afi-1 red --because x --by liaison",
        "submit afi-1 --by liaison",
        "step done afi-1 train",
        "meeting done hta brief",
        "meeting answer hta which -m x --by liaison",
        "amend afi-1 progress.2022-05-01.text -m x --because x --by liaison",
    ],
)
def test_what_has_not_happened_is_not_recorded(given: str, office: Office) -> None:
    said = "--date: 1 January 2999 is in the future. Give today or an earlier date."
    office.refuses(1, said, *shlex.split(given), "--date", "2999-01-01")


def test_a_meeting_may_be_begun_for_a_day_to_come(office: Office) -> None:
    said = office.run("meeting", "new", "sib", "--date", "2999-01-01", "--yes")
    assert (said.code, said.out) == (0, "2999-01-01-sib: meeting recorded.\n")
    assert said.err.startswith("Note: 1 January 2999 is in the future.\n")


@pytest.mark.parametrize("taken", ["folder", "read-only"])
def test_what_the_system_will_not_have_written_is_told(taken: str, office: Office) -> None:
    left = office.register / "inspections/peel-2022/.afi-01.yaml.peeltrack-tmp"
    if taken == "folder":
        left.mkdir()
        (left / "kept").touch()
    else:
        (office.register / "inspections/peel-2022").chmod(0o500)
        if _may_write_all_the_same(left):
            pytest.skip("whoever runs this may write anywhere")
    before = office.files()
    done = office.run("update", "afi-1", "-m", "Seen.", *BY.split())
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(f"peeltrack: cannot write to the register in {office.register}: ")
    assert office.files() == before


def _may_write_all_the_same(path: Path) -> bool:
    try:
        path.touch()
    except OSError:
        return False
    path.unlink()
    return True
