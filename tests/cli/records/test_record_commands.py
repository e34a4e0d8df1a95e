"""The commands that the models make: what is added, changed, listed, and what they refuse."""

import json
from datetime import date
from pathlib import Path

import pytest

from peeltrack.cli.records.entries import FILES, layout_of
from peeltrack.cli.records.places import PLACES
from peeltrack.cli.records.published_response import response_of_new
from peeltrack.model.record import Record
from peeltrack.model.references import record_in
from peeltrack.model.vocabulary import InspectionKind
from tests.cli.small_office import MEETING, Office

INSPECTION = "inspections/peel-2022/inspection.yaml"
REC_1 = "kind: recommendation\nnumber: '1'\ntitle: Plans\nwording: The force should plan.\n"

BY_OTHER_COMMANDS = {
    "Action": "meeting action",
    "Amendment": "amend",
    "Answer": "meeting answer",
    "Clearance": "review --imported",
    "DateChange": "target, step move",
    "Linked": "supersede, carry-forward",
    "Milestone": "update",
    "PortalReport": "portal",
    "ProgressUpdate": "update",
    "Question": "meeting ask",
    "RagChange": "rag",
    "Review": "review",
    "SignOff": "submit, close",
    "StepToGreen": "step",
    "Withdrawal": "withdraw",
}
"""The records that other commands make, as their facts are more than a record's fields."""


def records_below(record: type[Record]) -> set[str]:
    """The names of the records that a record can hold, at any depth."""
    inner = {record_in(field.annotation) for field in record.model_fields.values()} - {None}
    names = {each.__name__ for each in inner if each}
    return names.union(*(records_below(each) for each in inner if each))


def test_every_record_of_the_model_has_its_commands() -> None:
    every = {each.__name__ for each in FILES.values()}.union(*map(records_below, FILES.values()))
    placed = {layout_of(place).record.__name__ for place in PLACES}
    assert every - placed == set(BY_OTHER_COMMANDS)
    assert placed - every == set()


@pytest.mark.parametrize(
    ("typed", "said", "changed"),
    [
        (
            "lead|add|Head of Crime|--short|HoC|--email|hoc@force.example",
            "register: lead head-of-crime added.|Next: peeltrack lead list",
            [
                "+  head-of-crime:",
                "+    title: Head of Crime",
                "+    short: HoC",
                "+    email: hoc@force.example",
            ],
        ),
        (
            "lead|change|HEAD-OF-DATA|--title|Head of Records",
            "register: lead head-of-data: title changed.|Next: peeltrack lead list",
            ["-    title: Head of Data", "+    title: Head of Records"],
        ),
        (
            "programme|add|Op Reset|--text|Calls answered in time.",
            "register: programme op-reset added.|Next: peeltrack programme list",
            [
                "+programmes:",
                "+  op-reset:",
                "+    name: Op Reset",
                "+    text: Calls answered in time.",
            ],
        ),
        (
            "forum|change|Holding to Account|--inspections|peel 2022|--inspections|peel-2018",
            "register: forum hta: inspections recorded.|Next: peeltrack forum list",
            ["+    inspections:", "+      - peel-2022", "+      - peel-2018"],
        ),
        (
            "forum|implication|add|sib|--heading|Financial|--text|None at this stage.",
            "register: standing heading added.|Next: peeltrack forum implication list",
            [
                "+    implications:",
                "+      - heading: Financial",
                "+        text: None at this stage.",
            ],
        ),
        (
            "force|change|--rag|Amber=Work is under way.|--local-policing-body|The commissioner",
            "register: local policing body and rag recorded.|Next: peeltrack force show",
            ["+local_policing_body: The commissioner", "+rag:", "+  amber: Work is under way."],
        ),
        (
            "force|rules|change|--stale-after-days|20|--no-rules-commit",
            "register: stale after days and commit recorded.|Next: peeltrack force rules show",
            ["+rules:", "+  stale_after_days: 20", "+  commit: false"],
        ),
        (
            "inspection|change|PEEL 2022|--published|27 April 2022",
            "peel-2022: publication date recorded.|Note: its statutory response was due by 21 June "
            "2022 and is not recorded: peeltrack inspection response change peel-2022 --published "
            "DATE.|Next: peeltrack inspection list",
            ["+published: 2022-04-27"],
        ),
        (
            "inspection|area|add|peel-2022|--name|Responding to the public|--grade|Good",
            "peel-2022: area responding-to-the-public added."
            "|Next: peeltrack inspection area list peel-2022",
            [
                "+areas:",
                "+  - id: responding-to-the-public",
                "+    name: Responding to the public",
                "+    grade: good",
            ],
        ),
        (
            "inspection|counts|change|peel-2022|--areas-for-improvement|4",
            "peel-2022: areas for improvement recorded."
            "|Next: peeltrack inspection counts show peel-2022",
            ["+stated_counts:", "+  areas_for_improvement: 4"],
        ),
        (
            "inspection|response|change|peel-2022",
            "peel-2022: statutory response started.|Next: peeltrack inspection response show "
            "peel-2022",
            ["+statutory_response: {}"],
        ),
        (
            "inspection|explanation|add|peel-2022|--item|AFI 1|--text|Records are checked.",
            "peel-2022: explanation added.|Next: peeltrack inspection explanation list peel-2022",
            [
                "+statutory_response:",
                "+  explanations:",
                "+    - item: peel-2022/afi-01",
                "+      text: Records are checked.",
            ],
        ),
        (
            "item|dependency|add|AFI|1|--who|Ambulance Service|--what|A hub.|--due|31/3/2024",
            "peel-2022/afi-01: dependency added."
            "|Next: peeltrack item dependency list peel-2022/afi-01",
            [
                "+depends_on:",
                "+  - who: Ambulance Service",
                "+    what: A hub.",
                "+    due: 2024-03-31",
            ],
        ),
        (
            "item|change|afi-1|--portfolio|Crime",
            "peel-2022/afi-01: portfolio recorded.|Next: peeltrack show peel-2022/afi-01",
            ["+portfolio: Crime"],
        ),
        (
            "item|add|peel-2022/AFI 7|--kind|AFI|--number|7|--title|Seven|--wording|Do it.",
            "peel-2022/afi-7: item added.|Next: peeltrack show peel-2022/afi-7",
            [
                "+kind: area_for_improvement",
                "+number: '7'",
                "+title: Seven",
                "+wording: Do it.",
            ],
        ),
        (
            "meeting|attendance|add|hta|--lead|det-supt|--apologies",
            "2022-05-23-hta: attendee added.|Next: peeltrack meeting attendance list "
            "2022-05-23-hta",
            ["+attendance:", "+  - lead: det-supt", "+    apologies: true"],
        ),
        (
            "meeting|commitment|add|hta|--text|A dip sample.|--by|acc-crime|--to|SIB",
            "2022-05-23-hta: commitment added.|Next: peeltrack meeting commitment list "
            "2022-05-23-hta",
            ["+commitments:", "+  - text: A dip sample.", "+    by: acc-crime", "+    to: SIB"],
        ),
    ],
)
def test_a_record_is_written_in_its_place_and_nothing_else_changes(
    typed: str, said: str, changed: list[str], office: Office
) -> None:
    office.writes(said.split("|"), changed, *typed.split("|"))


@pytest.mark.parametrize(
    ("code", "typed", "said"),
    [
        (
            1,
            "lead|add|acc-crime|--title|Another",
            "acc-crime: there is already a lead with that id. Use peeltrack lead change.",
        ),
        (
            2,
            "lead|add|head-of-crime",
            "--title is needed: the office in full: Assistant Chief Constable (Local Policing).",
        ),
        (
            2,
            "lead|change|nobody|--title|x",
            "no lead 'nobody'. The register has: acc-crime, det-supt, liaison, head-of-data.",
        ),
        (
            1,
            "lead|change|liaison|--title|Force Liaison Officer",
            "lead liaison: it already has that value. Give another value.",
        ),
        (
            2,
            "lead|change|liaison",
            "an option is needed: --help shows what a lead has.",
        ),
        (
            2,
            "meeting|attendance|add|hta|--lead|acc-crime|--lead|det-supt",
            "--lead is given twice: acc-crime and det-supt. Give it once.",
        ),
        (
            2,
            "meeting|attendance|add|hta",
            "an option is needed: --help shows what an attendee has.",
        ),
        (
            2,
            "lead|add|...|--title|x",
            "ID '...' cannot be read. Write a name with letters.",
        ),
        (
            2,
            "lead|add|Insp Ada Quill",
            "“Insp Ada Quill” looks like a person's name; a lead is an office, as in Head of "
            "Crime. Nothing was written; --yes writes it without asking.",
        ),
        (
            2,
            "lead|change|liaison|--title|A. Quill",
            "“A. Quill” looks like a person's name; a lead is an office, as in Head of Crime. "
            "Nothing was written; --yes writes it without asking.",
        ),
        (
            2,
            "lead|change|liaison|--title| ",
            "--title is needed: the office in full: Assistant Chief Constable (Local Policing).",
        ),
        (
            2,
            "lead|change|liaison|--clear|title",
            "no key to clear 'title'. The register has: short, email, body, left, may_review.",
        ),
        (
            2,
            "forum|change|sib|--stale-after-days|-3",
            "--stale-after-days: '-3' is not a whole number from 0; write one.",
        ),
        (
            2,
            "forum|change|sib|--inspections|peel-2020",
            "no inspection 'peel-2020'. Did you mean peel-2022 or peel-2018?",
        ),
        (
            2,
            "inspection|practice|add|peel-2022|--kind|new|--text|x",
            "--kind 'new' is not a choice. Choose innovative or promising.",
        ),
        (
            2,
            "inspection|practice|add|peel-2022|--kind|promising|--text|x|--area|custody",
            "no area 'custody'. The register has: none.",
        ),
        (
            2,
            "item|add|afi-9|--kind|afi",
            "ID 'afi-9' cannot be read. Write the inspection's id, / and the item's: "
            "peel-2025/afi-1.",
        ),
        (
            1,
            "item|change|afi-3|--portfolio|Crime",
            "peel-2022/afi-03: is closed. Use peeltrack reopen, or peeltrack amend.",
        ),
        (
            2,
            "force|change|--rag|amber",
            "--rag 'amber' cannot be read. Write a word, =, and its text: amber='Under way.'.",
        ),
    ],
)
def test_what_a_record_cannot_have_is_refused_in_one_line(
    code: int, typed: str, said: str, office: Office
) -> None:
    office.refuses(code, said, *typed.split("|"))


def test_a_recorded_fact_is_changed_with_its_reason_and_keeps_what_stood_there(
    git_office: Office,
) -> None:
    """The first date is recorded, and only the second is an amendment."""
    office = git_office
    assert office.run("inspection", "change", "peel-2022", "--published", "2022-04-27").code == 0
    office.git("commit", "--all", "--quiet", "--message", "Published")
    change = ("inspection", "change", "peel-2022", "--published", "2022-04-28")
    office.refuses(2, "--because is needed: the reason.", *change, "--by", "liaison")
    reason = ("--because", "The page says so.")
    office.refuses(
        1,
        "peel-2022: acc-crime may not amend. Only liaison may.",
        *change,
        *reason,
        "--by",
        "acc-crime",
    )
    office.writes(
        ["peel-2022: published amended.", "Next: peeltrack inspection list"],
        [
            "-published: 2022-04-27",
            "+published: 2022-04-28",
            "+amendments:",
            "+  - date: 2022-08-01",
            "+    by: liaison",
            "+    because: The page says so.",
            "+    what: published",
            "+    replaced: 2022-04-27",
        ],
        *change,
        *reason,
        "--by",
        "liaison",
        "--date",
        "2022-08-01",
    )
    assert office.run("validate", "--against", "HEAD").code == 0


@pytest.mark.parametrize(
    ("first", "then", "field"),
    [
        (
            "inspection|area|add|peel-2022|--name|Custody|--grade|good",
            "inspection|area|change|peel-2022|custody|--grade|adequate",
            "areas.custody.grade",
        ),
        (
            "inspection|response|change|peel-2022|--sent|2022-06-01",
            "inspection|response|change|peel-2022|--sent|2022-06-02",
            "statutory_response.sent",
        ),
        (
            "meeting|commitment|add|hta|--text|A dip sample.|--due|2022-07-01",
            "meeting|commitment|change|hta|dip|--clear|due",
            "commitments.1.due",
        ),
        ("item|change|afi-1|--area|custody", "item|change|afi-1|--due|2022-12-31", "due"),
    ],
)
def test_whatever_the_rules_about_change_guard_is_amended(
    first: str, then: str, field: str, git_office: Office
) -> None:
    office = git_office
    office.write({INSPECTION: "title: PEEL 2022\nbody: HMICFRS\nkind: peel\n"})
    if "custody" in first:
        office.run("inspection", "area", "add", "peel-2022", "--name", "Custody")
    assert (office.run(*first.split("|")).code, first) in ((0, first), (1, first))
    office.git("commit", "--all", "--quiet", "--message", "First")
    done = office.run(*then.split("|"), "--because", "Read wrongly.", "--by", "liaison")
    assert (done.code, done.out.split(": ")[1]) == (0, f"{field} amended.\n")
    assert office.run("validate", "--against", "HEAD").code == 0


def test_what_is_not_guarded_needs_no_reason(git_office: Office) -> None:
    office = git_office
    add = ("item", "dependency", "add", "afi-1", "--who", "Ambulance Service", "--what", "A hub.")
    assert office.run(*add).code == 0
    office.git("commit", "--all", "--quiet", "--message", "First")
    done = office.run("item", "dependency", "change", "afi-1", "ambulance", "--what", "Two hubs.")
    assert (done.code, done.out) == (0, "peel-2022/afi-01: dependency 1: what changed.\n")
    assert office.run("validate", "--against", "HEAD").code == 0


def test_a_response_is_published_with_a_note_of_what_it_lacks_and_then_only_amended(
    git_office: Office,
) -> None:
    office = git_office
    explain = ("inspection", "explanation", "add", "peel-2022")
    office.write({"inspections/peel-2022/rec-1.yaml": REC_1})
    assert office.run(*explain, "--item", "AFI 1", "--text", "Records are checked.").code == 0
    done = office.run(
        "inspection", "response", "change", "peel-2022",
        "--published", "2022-06-01", "--comments", "Noted.", "--date", "2022-06-01",
    )  # fmt: skip
    assert (done.code, done.err.splitlines()[0]) == (
        0,
        "Note: the response is recorded as published without the chief constable's comments and "
        "an explanation of peel-2022/rec-1; section 55 of the Police Act 1996 requires them, and "
        "what is added from now on is an amendment.",
    )
    office.git("add", "--all")
    office.git("commit", "--quiet", "--message", "Published")
    signed = ("--by", "liaison", "--date", "2022-08-01")
    late = (*explain, "--item", "Recommendation 1", "--text", "Plans are checked.", *signed)
    office.refuses(2, "--because is needed: the reason.", *late)
    done = office.run(*late, "--because", "Left out.")
    assert (done.code, done.out) == (
        0,
        "peel-2022: statutory_response.explanations.2 amended.\n",
    )
    assert office.run("validate", "--against", "HEAD").code == 0


def test_an_entry_is_named_by_as_much_as_is_clear(office: Office) -> None:
    for who in ("Ambulance Service", "Ambulance Trust", "City Council"):
        office.run("item", "dependency", "add", "afi-1", "--who", who, "--what", "A hub.")
    change = ("item", "dependency", "change", "afi-1")
    office.refuses(
        2,
        "dependency 'ambulance' may be 1 (Ambulance Service, A hub.) or 2 (Ambulance Trust, "
        "A hub.). Give its id or number.",
        *change,
        "ambulance",
        "--due",
        "2022-09-01",
    )
    for name, number in (("council", 3), ("2", 2), ("ambulance service", 1)):
        done = office.run(*change, name, "--due", f"2022-09-0{number}")
        assert done.out == f"peel-2022/afi-01: dependency {number}: due recorded.\n"
    rows = json.loads(office.run("item", "dependency", "list", "afi-1", "-f", "json").out)["rows"]
    assert [(row["id"], row["who"], row["due"]) for row in rows] == [
        ("1", "Ambulance Service", "2022-09-01"),
        ("2", "Ambulance Trust", "2022-09-02"),
        ("3", "City Council", "2022-09-03"),
    ]


def test_a_response_that_is_begun_goes_on_where_it_was_begun(office: Office) -> None:
    change = ("inspection", "response", "change", "peel-2022")
    assert office.run(*change).code == 0
    office.refuses(2, "an option is needed: --help shows what the statutory response has.", *change)
    office.writes(
        ["peel-2022: date sent recorded.", "Next: peeltrack inspection response show peel-2022"],
        ["-statutory_response: {}", "+statutory_response:", "+  sent: 2022-06-01"],
        *change,
        "--sent",
        "2022-06-01",
    )


def test_the_same_record_is_not_added_twice(office: Office) -> None:
    add = ("meeting", "attendance", "add", "hta", "--lead", "acc-crime")
    assert office.run(*add).code == 0
    office.refuses(
        1,
        "2022-05-23-hta: an attendee like that is already recorded. Use peeltrack meeting "
        "attendance change.",
        *add,
        "--apologies",
    )


def test_records_are_listed_with_their_ids(office: Office) -> None:
    listed = json.loads(office.run("lead", "list", "-f", "json").out)
    assert listed["command"] == "lead list"
    assert listed["rows"][3] == {
        "id": "head-of-data",
        "title": "Head of Data",
        "short": None,
        "email": None,
        "body": None,
        "left": "2022-01-01",
        "may_review": False,
    }
    shown = office.run("inspection", "list", "-f", "table").out.splitlines()
    assert [line.split()[0] for line in shown] == ["Id", "peel-2018", "peel-2022"]
    assert office.run("force", "rules", "show").out.splitlines() == [
        "key\tvalue",
        "stale_after_days\t31",
        "due_soon_days\t30",
        "commit\tfalse",
    ]
    assert office.run("meeting", "list").out.splitlines()[1].split("\t")[0] == MEETING[9:-5]
    assert office.run("item", "measure", "list", "-f", "table").out == "Nothing is recorded.\n"


def test_a_lead_who_leaves_is_told_what_is_left_to_hand_over(office: Office) -> None:
    office.writes(
        [
            "register: lead det-supt leaves on 1 July 2022.",
            "Note: det-supt still leads 1 open item: peel-2022/afi-01.",
            "Next: peeltrack assign --from det-supt --to LEAD",
        ],
        ["+    left: 2022-07-01"],
        "lead",
        "leave",
        "Detective Superintendent",
        "--date",
        "2022-07-01",
    )
    office.refuses(
        1,
        "det-supt: left on 1 July 2022. Correct it with peeltrack lead change det-supt.",
        "lead",
        "leave",
        "det-supt",
    )


def test_several_items_are_changed_alike_and_all_or_none(git_office: Office) -> None:
    office = git_office
    both = ("item", "change", "afi-1", "peel-2022/afi-02", "--portfolio", "Crime")
    before = office.files()
    asked = office.run(*both)
    assert (asked.code, office.files()) == (2, before)
    done = office.run(*both, "--yes")
    assert (done.code, done.out.splitlines()) == (
        0,
        [
            "peel-2022/afi-01: portfolio recorded.",
            "peel-2022/afi-02: portfolio recorded.",
        ],
    )
    office.refuses(
        1,
        "peel-2022/afi-03: is closed. Use peeltrack reopen, or peeltrack amend.",
        *("item", "dependency", "add", "afi-1", "afi-3", "--who", "Council", "--what", "Consent."),
    )


@pytest.mark.parametrize(
    ("main_file", "changed"),
    [
        ("name: x\nleads: {}\n", ["-leads: {}", "+leads:", "+  acc:", "+    title: ACC"]),
        ("name: x\n", ["+leads:", "+  acc:", "+    title: ACC"]),
        (
            "name: x\nleads: {dcc: {title: DCC}}\n",
            ["-leads: {dcc: {title: DCC}}", "+leads: {dcc: {title: DCC}, acc: {title: ACC}}"],
        ),
        (
            "name: x\nleads:\n  title:\n    title: Title\n  # the last\nforums: {}\n",
            ["+  acc:", "+    title: ACC"],
        ),
    ],
)
def test_a_record_finds_its_place_however_the_file_is_written(
    main_file: str, changed: list[str], tmp_path: Path
) -> None:
    office = Office(tmp_path)
    office.write({"register.yaml": main_file})
    assert office.difference("lead", "add", "acc", "--title", "ACC") == changed


def test_a_word_that_yaml_would_misread_is_quoted(office: Office) -> None:
    assert office.difference("force", "change", "--abbreviations", "NO=Night order") == [
        "+abbreviations:",
        "+  'NO': Night order",
    ]
    office.run("force", "change", "--abbreviations", "NO=Night order")
    assert office.difference("force", "change", "--abbreviations", "OCC: x=Control: it") == [
        "+  'OCC: x': 'Control: it'",
    ]
    assert office.difference("force", "change", "--abbreviations", "NO=Night orders") == [
        "-  'NO': Night order",
        "+  'NO': Night orders",
    ]


def test_a_reason_that_is_not_kept_is_said(office: Office) -> None:
    change = ("item", "change", "afi-1", "--title")
    told = office.run(*change, "Answer calls", "--because", "Clearer")
    assert (told.code, told.err.splitlines()[0]) == (
        0,
        "Note: only a change of a recorded fact keeps its reason, so --because is not recorded.",
    )
    assert "--because" not in office.run(*change, "Answer 101 calls").err


def test_a_lead_named_as_a_person_is_added_only_if_it_is_confirmed(office: Office) -> None:
    assert office.run("lead", "add", "Gatekeeper", "--yes").code == 0
    assert office.run("programme", "add", "Ada Quill").code == 0
    assert office.run("lead", "add", "Inspector (Custody)").err == "Next: peeltrack lead list\n"


def test_a_response_is_shown_with_its_deadline(office: Office) -> None:
    dated = ("inspection", "change", "peel-2022", "--published", "2022-05-25")
    assert office.run(*dated).code == 0
    assert office.run("inspection", "response", "change", "peel-2022", "--note", "Begun.").code == 0
    shown = office.run("inspection", "response", "show", "peel-2022")
    assert shown.out.splitlines()[1] == "peel-2022\tresponse_due\t2022-07-19"


_LATE = "its statutory response was due by 21 March 2022 and is not recorded: peeltrack inspection "


@pytest.mark.parametrize(
    ("kind", "published", "note", "is_started"),
    [
        ("peel", date(2022, 5, 25), "statutory response started, due by 19 July 2022", True),
        ("peel", date(2022, 1, 25), f"{_LATE}response change new --published DATE", False),
        ("custody", date(2022, 5, 25), "", False),
        ("peel", None, "", False),
    ],
)
def test_a_new_inspection_has_the_response_that_it_requires(
    kind: str, published: date | None, note: str, is_started: bool
) -> None:
    values: dict[str, object] = {
        "title": "New",
        "body": "HMICFRS",
        "kind": InspectionKind(kind),
    }
    values |= {"published": published} if published else {}
    assert response_of_new("new", values, date(2022, 6, 1)) == ((note,) if note else ())
    assert ("statutory_response" in values) is is_started


def test_an_inspection_is_added_with_what_is_said_of_its_response(office: Office) -> None:
    add = "inspection|add|new|--title|New|--body|HMICFRS|--kind|peel|--published|25 January 2022"
    late = f"Note: {_LATE}response change new --published DATE."
    assert office.run(*add.split("|")).err.splitlines()[0] == late
