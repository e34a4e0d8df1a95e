"""Many items at once: named or chosen by filters, planned together, written all or not at all."""

import json
import shlex

import pytest

from tests.cli.shared.test_prompts import on_terminal
from tests.cli.small_office import REGISTER, Office, Said

UNDATED = "--by liaison --yes"
BY = f"{UNDATED} --date 2022-07-04"
BOTH = "peel-2018/afi-02 peel-2018/afi-09"
PREVIEW = (
    "Would be written: peel-2018/afi-02: RAG not rated → red.\n"
    "Would be written: peel-2018/afi-09: RAG not rated → red.\n"
)


def test_one_change_of_several_items_is_reported_item_by_item(office: Office) -> None:
    office.writes(
        [
            "peel-2018/afi-02: target 31 December 2022.",
            "peel-2018/afi-09: target 31 December 2022.",
        ],
        [
            line
            for _ in range(2)
            for line in (
                "+target: 2022-12-31",
                "+target_changes:",
                "+  - date: 2022-07-04",
                "+    to: 2022-12-31",
                "+    because: The board asked.",
                "+    by: liaison",
            )
        ],
        *shlex.split(f"target {BOTH} 2022-12-31 --because 'The board asked.' {BY}"),
    )


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        (f"rag {BOTH} red --because Late.", ["peel-2018/afi-02", "peel-2018/afi-09"]),
        (
            "rag --inspection peel-2018 red --because Late.",
            ["peel-2018/afi-02", "peel-2018/afi-09"],
        ),
        ("rag AFI 9 AFI 1 red --because Late.", ["peel-2018/afi-09", "peel-2022/afi-01"]),
        ("rag afi-9 afi-9 red --because Late.", ["peel-2018/afi-09"]),
        ("update --inspection 'PEEL 2018' -m Begun.", ["peel-2018/afi-02", "peel-2018/afi-09"]),
        (f"submit {BOTH}", BOTH.split()),
        ("reopen --inspection peel-2022 --because New.", ["peel-2022/afi-03"]),
        (f"step add {BOTH} 'Write to all.' --lead acc-crime", BOTH.split()),
        (f"measure add {BOTH} 'Dip samples.'", BOTH.split()),
        (f"assign {BOTH} --tactical det-supt", BOTH.split()),
    ],
)
def test_items_are_named_or_chosen_by_filters(given: str, ids: list[str], office: Office) -> None:
    is_undated = given.startswith(("step add", "measure add", "assign"))
    done = office.run(*shlex.split(f"{given} {UNDATED if is_undated else BY}"))
    assert (done.code, [line.partition(": ")[0] for line in done.out.splitlines()]) == (0, ids)


def test_filters_pass_over_items_that_have_ended_or_are_so_already(office: Office) -> None:
    done = office.run(*shlex.split(f"rag --inspection peel-2022 amber --because Asked. {BY}"))
    assert done == Said(
        0,
        "peel-2022/afi-02: RAG not rated → amber.\n",
        "Note: peel-2022/afi-01 left alone: is already amber.\nNote: 2 more items ended and "
        "unchanged.\nNext: peeltrack show peel-2022/afi-02\n",
    )


def test_a_review_says_of_each_item_why_it_is_left_alone(office: Office) -> None:
    none = REGISTER["inspections/peel-2022/afi-02.yaml"].replace('"2"', '"5"')
    office.write({"inspections/peel-2022/afi-05.yaml": none})
    review = f"review --inspection peel-2022 {BY}"
    assert office.run(*shlex.split(review)).err.startswith(
        "Note: peel-2022/afi-02 and peel-2022/afi-05 left alone: no update is recorded.\n"
    )
    office.run("update", "peel-2022/afi-02", "-m", "Begun.", *shlex.split(BY))
    assert office.run(*shlex.split(review)).err.startswith(
        "Note: peel-2022/afi-01 left alone: no update of 4 July 2022 or earlier awaits review.\n"
        "Note: peel-2022/afi-05 left alone: no update is recorded.\n"
    )


@pytest.mark.parametrize(
    ("code", "given", "said"),
    [
        (
            1,
            "rag peel-2022/afi-02 afi-1 amber --because x",
            "peel-2022/afi-01: is already amber. Choose another RAG.",
        ),
        (
            1,
            "rag peel-2022/afi-02 afi-3 amber --because x",
            "peel-2022/afi-03: is closed. Use peeltrack reopen, or peeltrack amend.",
        ),
        (
            1,
            "rag --inspection peel-2018 --state closed amber --because x",
            "Nothing needs to change: no open item matches the filters. Check them with peeltrack "
            "list.",
        ),
        (
            1,
            "rag afi-1 --inspection peel-2018 red --because x",
            "peel-2022/afi-01: not among the items that match the filters. Leave out the item or "
            "the filters.",
        ),
        (
            2,
            "rag red --because x",
            "ITEM is needed: name one or more, or choose them with --rag, --kind, --inspection, "
            "--area, --lead, --programme, --portfolio, --state or --text.",
        ),
        (
            2,
            "rag --inspection peel-2017 red --because x",
            "no inspection 'peel-2017'. Did you mean peel-2018 or peel-2022?",
        ),
        (2, "rag peel-2018/afi-02 afi-99 red --because x", "no item 'afi-99'."),
    ],
)
def test_all_is_written_or_nothing(code: int, given: str, said: str, office: Office) -> None:
    before = office.files()
    done = office.run(*shlex.split(f"{given} {BY}"))
    assert (done.code, done.out, office.files()) == (code, "", before)
    assert done.err.startswith(f"peeltrack: {said.removesuffix('.')}")


def test_without_a_terminal_several_need_yes_and_one_does_not(office: Office) -> None:
    several = f"rag {BOTH} red --because Late. --by liaison --date 2022-07-04"
    office.refuses(
        2,
        "2 items would change. Nothing was written; --yes writes it without asking.",
        *shlex.split(several),
        preview=PREVIEW,
    )
    assert office.run(*shlex.split(several.replace(BOTH, "afi-9"))).code == 0


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 1)])
def test_on_a_terminal_the_plan_is_shown_and_confirmed(
    answer: str, code: int, office: Office
) -> None:
    given = shlex.split(f"rag {BOTH} red --because Late. --by liaison --date 2022-07-04")
    before = office.files()
    status, shown = on_terminal(office, *given, types=f"{answer}\n")
    assert (status, shown.startswith(f"{PREVIEW}Write these 2 changes? [y/N]: {answer}")) == (
        code,
        True,
    )
    assert (office.files() != before) is (answer == "y")


def test_several_changes_are_one_commit(git_office: Office) -> None:
    done = git_office.run(*shlex.split(f"target {BOTH} 2022-12-31 --because x --commit {BY}"))
    assert done.code == 0
    assert git_office.git("log", "-1", "--format=%B").strip() == (
        "2 items: target 31 December 2022\n\n"
        "peel-2018/afi-02: target 31 December 2022\n"
        "peel-2018/afi-09: target 31 December 2022\n\n"
        "By: liaison"
    )
    assert git_office.git("show", "--name-only", "--format=").split() == [
        "register/inspections/peel-2018/afi-02.yaml",
        "register/inspections/peel-2018/afi-09.yaml",
    ]


LEAVER = """\
kind: area_for_improvement
number: "4"
title: Records of visits
wording: The force should record each visit.
strategic_lead: head-of-data
tactical_lead: det-supt
steps_to_green:
  - id: count-visits
    text: Count the visits.
    lead: head-of-data
  - id: name-visitors
    text: Name the visitors.
    lead: head-of-data
    done: 2021-12-01
"""


def test_a_leaver_hands_over_in_one_command(office: Office) -> None:
    office.write({"inspections/peel-2018/afi-04.yaml": LEAVER})
    office.writes(
        [
            "peel-2018/afi-04: strategic lead head-of-data → acc-crime and step count-visits "
            "head-of-data → acc-crime.",
            "Next: peeltrack show peel-2018/afi-04",
        ],
        [
            "-strategic_lead: head-of-data",
            "+strategic_lead: acc-crime",
            "-    lead: head-of-data",
            "+    lead: acc-crime",
        ],
        *shlex.split("assign --from head-of-data --to acc-crime"),
    )


def test_what_a_leaver_still_owes_to_meetings_is_named(office: Office) -> None:
    office.write(
        {
            "inspections/peel-2018/afi-04.yaml": LEAVER,
            "meetings/2021-05-23-hta.yaml": "forum: hta\ndate: 2021-05-23\nactions:\n"
            "  - id: count-them\n    text: Count them.\n    owner: head-of-data\n"
            "  - id: name-them\n    text: Name them.\n    owner: head-of-data\n"
            "    done: 2021-06-01\n",
        }
    )
    done = office.run(*["assign", "--from", "head-of-data", "--to", "acc-crime"])
    assert (
        "Note: head-of-data still has 1 open action from meetings. To hand them over:\n"
        "  Count them. peeltrack amend 2021-05-23-hta actions.count-them.owner -m acc-crime "
        "--because …\n"
    ) in done.err
    amended = office.run(
        "amend", "2021-05-23-hta", "actions.count-them.owner", "-m", "acc-crime",
        "--because", "The post was abolished.", "--by", "liaison", "--date", "2021-07-01",
    )  # fmt: skip
    assert amended.code == 0, amended.err


@pytest.mark.parametrize(
    ("code", "given", "said"),
    [
        (1, "--from liaison --to acc-crime", "liaison: has no open item or step. peeltrack leads"),
        (1, "--from acc-crime --to head-of-data", "peel-2022/afi-01: head-of-data has left"),
        (
            2,
            "--from acc-crime",
            "--from and --to is needed: the lead who hands over, and the one who takes over",
        ),
        (2, "--from acc-crime --to liaison --tactical det-supt", "the leads "),
        (1, "afi-9 --from acc-crime --to liaison", "peel-2018/afi-09: acc-crime has no role in it"),
    ],
)
def test_a_hand_over_that_hands_nothing_over_is_refused(
    code: int, given: str, said: str, office: Office
) -> None:
    before = office.files()
    done = office.run("assign", *given.split())
    assert (done.code, done.out, office.files()) == (code, "", before)
    assert done.err.startswith(f"peeltrack: {said}")


SAME = "meeting answer hta which-records -m 'All of them.' --by det-supt --date 2022-05-23"


@pytest.mark.parametrize(
    ("given", "doubt"),
    [
        (
            "update afi-1 -m 'All  done.' --by det-supt --date 2022-07-04",
            "peel-2022/afi-01 has the same update of 4 July 2022 by det-supt already",
        ),
        (SAME, "question which-records-are-kept has the same answer already"),
        (
            "meeting action hta 'Count them.' --date 2022-07-04",
            "2022-05-23-hta has the same action already",
        ),
        (
            "meeting ask hta -m 'How many?' --date 2022-05-23",
            "2022-05-23-hta has the same question already",
        ),
    ],
)
def test_the_same_text_twice_is_asked_back(given: str, doubt: str, office: Office) -> None:
    first = office.run(*shlex.split(given))
    assert (first.code, "already" in first.err) == (0, False)
    said = f"peeltrack: {doubt}. Nothing was written; --yes writes it without asking."
    before = office.files()
    again = office.run(*shlex.split(given.replace("All  done.", "all\ndone.")))
    assert (again.code, again.err.splitlines()[-1], office.files()) == (2, said, before)
    assert office.run(*shlex.split(given), "--yes").code == 0


@pytest.mark.parametrize(
    "other",
    [
        "update afi-1 -m 'All  done.' --by det-supt --date 2022-07-05",
        "update afi-1 -m 'All  done.' --by acc-crime --date 2022-07-04",
        "update afi-1 -m 'Nearly all done.' --by det-supt --date 2022-07-04",
        "update afi-9 -m 'All  done.' --by det-supt --date 2022-07-04",
    ],
)
def test_the_same_text_of_another_day_lead_or_item_is_not(other: str, office: Office) -> None:
    assert office.run(*shlex.split("update afi-1 -m 'All  done.' --by det-supt --date 2022-07-04"))
    assert office.run(*shlex.split(other)).code == 0


def test_an_update_speaks_to_steps_by_the_beginning_of_their_ids(office: Office) -> None:
    given = "update afi-1 -m x --step train --step dip --step train-staff --by det-supt"
    changed = office.difference(*given.split(), "--date", "2022-07-04")
    assert changed[-3:] == ["+    steps:", "+      - train-staff", "+      - dip-sample"]
    office.refuses(
        2,
        "no step of peel-2022/afi-01 'trian'. Did you mean train-staff?",
        *"update afi-1 -m x --step trian --by det-supt --date 2022-07-04".split(),  # noqa: SIM905
    )


def test_git_and_a_leaver_are_named_as_the_author(git_office: Office) -> None:
    by_git = git_office.run(*["update", "afi-1", "-m", "x", "--date", "2022-07-04"])
    assert by_git.err.startswith("Recording as det-supt, the lead with your git e-mail address.\n")
    by_leaver = git_office.run(
        *["update", "afi-1", "-m", "y", "--by", "head-of-data", "--date", "2022-07-04"]
    )
    note = "Note: head-of-data left on 1 January 2022; use --by if somebody else has taken over.\n"
    assert (by_leaver.code, by_leaver.err.startswith(note)) == (0, True)


def test_several_are_shown_and_their_history_told(office: Office) -> None:
    shown = office.run(*f"show {BOTH} --on 2022-07-04 --format json".split())
    assert [row["id"] for row in json.loads(shown.out)["rows"]] == BOTH.split()
    pages = office.run(*["show", "--inspection", "peel-2018", "--on", "2022-07-04"]).out
    assert [line for line in pages.splitlines() if line.startswith("peel-2018/")] == [
        "peel-2018/afi-02  Old records",
        "peel-2018/afi-09  Older records",
    ]
    told = office.run(*["history", "peel-2022/afi-01", "afi-3", "--format", "json"])
    rows = json.loads(told.out)["rows"]
    assert {row["item"] for row in rows} == {"peel-2022/afi-01", "peel-2022/afi-03"}


def test_an_inspection_is_shown_with_its_items(office: Office) -> None:
    shown = office.run(*["show", "PEEL-2022", "--on", "2022-07-04"])
    assert (shown.code, shown.out.splitlines()) == (
        0,
        [
            "peel-2022  PEEL 2022",
            "",
            "Body  HMICFRS",
            "Kind  peel",
            "",
            "Items",
            "  afi-01  Missing person records (amber, open)",
            "  afi-02  Records of calls (not rated, awaiting allocation)",
            "  afi-03  Closed at last (not rated, closed)",
            "  afi-04  Taken over (not rated, superseded)",
        ],
    )


def test_an_id_is_of_letters_without_accents(office: Office) -> None:
    added = office.run(*["step", "add", "afi-1"], "Café review: naïve Über")
    assert added.out == "peel-2022/afi-01: step cafe-review-naive-uber added.\n"


def test_a_path_as_windows_writes_it_names_an_item(office: Office) -> None:
    assert office.run("show", r"peel-2022\afi-01", "--format", "json").code == 0
