"""Updates, reviews, RAG and targets: what each command says and which lines it changes."""

import shlex
from itertools import pairwise

import pytest

from tests.cli.small_office import ITEM, REGISTER, Office

BY = "--by liaison --date 2022-07-04"
PRINT = 'Public papers may now print: "Begun."'


@pytest.mark.parametrize(
    ("given", "said", "changed"),
    [
        (
            f"rag afi-1 green --because 'Nearly done.' --force {BY}",
            [
                "peel-2022/afi-01: RAG amber → green.",
                "Next: peeltrack submit peel-2022/afi-01",
            ],
            [
                "-rag: amber  # agreed at SIB",
                "+rag: green  # agreed at SIB",
                "+  - date: 2022-07-04",
                "+    from: amber",
                "+    to: green",
                "+    because: Nearly done.",
                "+    by: liaison",
                "+    steps_open:",
                "+      - train-staff",
            ],
        ),
        (
            "rag afi-1 yellow --because Better. --by liaison --date 2022-06-16",
            [
                "peel-2022/afi-01: RAG amber → yellow.",
                "Next: peeltrack show peel-2022/afi-01",
            ],
            [
                "-rag: amber  # agreed at SIB",
                "+rag: yellow  # agreed at SIB",
                "+    by: liaison",
                "+  - date: 2022-06-16",
                "+    from: amber",
                "+    to: yellow",
                "+    because: Better.",
            ],
        ),
        (
            f"review afi-1 {BY}",
            [
                f"peel-2022/afi-01: update of 1 May 2022 reviewed. {PRINT}",
                "Next: peeltrack show peel-2022/afi-01",
            ],
            [
                "+    reviewed:",
                "+      date: 2022-07-04",
                "+      by: liaison",
            ],
        ),
        (
            f"review afi-1 --rag amber --because 'No change yet.' {BY}",
            [
                "peel-2022/afi-01: update of 1 May 2022 reviewed, RAG stays amber, "
                f"reason recorded as the note. {PRINT}",
                "Next: peeltrack show peel-2022/afi-01",
            ],
            [
                "+    reviewed:",
                "+      date: 2022-07-04",
                "+      by: liaison",
                "+      note: No change yet.",
            ],
        ),
        (
            f"review afi-1 --rag yellow --because Better. --note 'Seen the audit.' {BY}",
            [
                f"peel-2022/afi-01: update of 1 May 2022 reviewed, RAG amber → yellow. {PRINT}",
                "Next: peeltrack show peel-2022/afi-01",
            ],
            [
                "-rag: amber  # agreed at SIB",
                "+rag: yellow  # agreed at SIB",
                "+    by: liaison",
                "+  - date: 2022-07-04",
                "+    from: amber",
                "+    to: yellow",
                "+    because: Better.",
                "+    reviewed:",
                "+      date: 2022-07-04",
                "+      by: liaison",
                "+      note: Seen the audit.",
            ],
        ),
        (
            f"update afi-1 -m 'Ten sampled.' --step train-staff --clause i --restricted {BY}",
            [
                "peel-2022/afi-01: update of 4 July 2022 by liaison.",
                "Next: peeltrack review peel-2022/afi-01 --date 2022-07-04",
            ],
            [
                "+  - date: 2022-07-04",
                "+    by: liaison",
                "+    text: Ten sampled.",
                "+    steps:",
                "+      - train-staff",
                "+    clauses:",
                "+      - i",
                "+    restricted: true",
            ],
        ),
        (
            "update afi-1 -m 'Before all that.' --by det-supt --date 2022-04-01",
            [
                "peel-2022/afi-01: update of 1 April 2022 by det-supt.",
                "Next: peeltrack review peel-2022/afi-01 --date 2022-04-01",
            ],
            [
                "+  - date: 2022-04-01",
                "+    by: det-supt",
                "+    text: Before all that.",
            ],
        ),
        (
            f"target afi-1 2022-11-30 --because 'New system.' {BY}",
            [
                "peel-2022/afi-01: target 31 August 2022 → 30 November 2022 (91 days later).",
                "Note: the target is after HMICFRS's due date, 31 October 2022.",
                "Next: peeltrack show peel-2022/afi-01",
            ],
            [
                "-target: 2022-08-31",
                "+target: 2022-11-30",
                "+target_changes:",
                "+  - date: 2022-07-04",
                "+    from: 2022-08-31",
                "+    to: 2022-11-30",
                "+    because: New system.",
                "+    by: liaison",
            ],
        ),
        (
            f"target peel-2022/afi-02 2022-11-30 --because 'First.' {BY}",
            [
                "peel-2022/afi-02: target 30 November 2022.",
                "Next: peeltrack show peel-2022/afi-02",
            ],
            [
                "+target: 2022-11-30",
                "+target_changes:",
                "+  - date: 2022-07-04",
                "+    to: 2022-11-30",
                "+    because: First.",
                "+    by: liaison",
            ],
        ),
    ],
)
def test_progress_is_written_down_line_by_line(
    given: str, said: list[str], changed: list[str], office: Office
) -> None:
    office.writes(said, changed, *shlex.split(given))


def test_a_closure_needs_a_submission_and_evidence(office: Office) -> None:
    assert office.run("submit", "afi-1", *BY.split()).code == 0
    said = "peel-2022/afi-01: cannot be closed without evidence. Name it with --evidence."
    office.refuses(1, said, "close", "afi-1", *BY.split())
    assert office.difference("close", "afi-1", "--evidence", "Their letter.", *BY.split()) == [
        "+  - date: 2022-07-04",
        "+    stage: closed",
        "+    by: liaison",
        "+    evidence: Their letter.",
    ]
    done = office.run("close", "afi-1", "--evidence", "Their letter.", *BY.split())
    assert done.out == "peel-2022/afi-01: closed.\n"


@pytest.mark.parametrize(
    ("item", "more", "notes"),
    [
        ("afi-01", "", ["the force rates it amber, not green", "1 step to green is still open",
                        "no evidence is named; --evidence names it"]),
        ("afi-02", "--link sampling.xlsx", ["the force has not rated it", "no update is recorded"]),
        ("afi-03", "--evidence Sampled.", ["the force has not rated it since it was reopened"]),
        ("afi-05", "--evidence Sampled.", []),
    ],
)  # fmt: skip
def test_a_submission_says_what_it_lacks(
    item: str, more: str, notes: list[str], office: Office
) -> None:
    green = "rag: green\nprogress:\n  - date: 2022-05-01\n    text: Sampled.\n"
    afi_3, afi_2 = f"{ITEM[: -len('01.yaml')]}03.yaml", REGISTER[f"{ITEM[:-7]}02.yaml"]
    reopened = "  - date: 2022-06-02\n    stage: reopened\n    because: It slipped.\n"
    office.write(
        {
            afi_3: REGISTER[afi_3] + reopened + green,
            f"{ITEM[: -len('01.yaml')]}05.yaml": afi_2.replace('"2"', '"5"') + green,
        }
    )
    said = office.run("submit", f"peel-2022/{item}", *more.split(), *BY.split())
    assert (said.code, said.out) == (0, f"peel-2022/{item}: submitted for sign-off.\n")
    assert said.err.splitlines()[:-1] == [f"Note: {note}." for note in notes]


def test_green_without_an_update_is_noted(office: Office) -> None:
    rate = ("rag", "peel-2022/afi-02", "green", "--because", "Seen.", *BY.split())
    assert office.run(*rate).err.startswith("Note: no update is recorded.\n")


def test_a_target_that_moved_before_is_moved_with_a_note(office: Office) -> None:
    move = ["target", "afi-1", "--because", "Slipped.", *BY.split()]
    assert "has moved" not in office.run(*move, "2022-09-15").err
    assert office.run(*move, "2022-10-15").err.splitlines()[0] == (
        "Note: the target has already moved once, first 31 August 2022."
    )
    assert b"from: 2022-08-31" in office.files()["inspections/peel-2022/afi-01.yaml"]


def test_a_circle_of_three_is_refused(office: Office) -> None:
    items = ["peel-2018/afi-02", "peel-2022/afi-02", "peel-2018/afi-09"]
    for earlier, later in pairwise(items):
        assert office.run("supersede", earlier, "--with", later, *BY.split()).code == 0
    said = f"{items[2]}: {items[0]} cannot supersede it. Name a later item."
    office.refuses(1, said, "supersede", items[2], "--with", items[0], *BY.split())


def test_an_item_superseded_is_found_from_the_one_that_took_its_place(office: Office) -> None:
    office.run("carry-forward", "peel-2018/afi-09", "--to", "afi-1", *BY.split())
    assert "peel-2018/afi-09" in office.run("show", "afi-1", "--format", "json").out


def test_whoever_follows_the_hints_comes_to_the_end(office: Office) -> None:
    trail: list[str] = []
    hint = "step done afi-1 train --date 2022-07-04"
    while not hint.startswith("show"):
        done = office.run(*hint.replace("…", "Done.").split(), *(BY.split() if trail else ()))
        assert done.code == 0
        trail.append(done.out.strip())
        hint = done.err.splitlines()[-1].removeprefix("Next: peeltrack ")
    assert trail == [
        "peel-2022/afi-01: step train-staff done, 0 left.",
        "peel-2022/afi-01: RAG amber → green.",
        "peel-2022/afi-01: submitted for sign-off.",
        "peel-2022/afi-01: closed.",
    ]


AHEAD = (
    "update afi-1 -m 'Forty of fifty done.' --propose yellow --blocker 'No trainer.' "
    "--next 'Last ten trained' --next-due 2022-07-20 --completed-by 2022-08-15 "
    "--by det-supt --date 2022-07-01"
)


def test_what_a_lead_sees_ahead_is_kept_with_the_update(office: Office) -> None:
    assert office.difference(*shlex.split(AHEAD)) == [
        "+  - date: 2022-07-01",
        "+    by: det-supt",
        "+    text: Forty of fifty done.",
        "+    proposed_rag: yellow",
        "+    blocker: No trainer.",
        "+    next_milestone:",
        "+      text: Last ten trained",
        "+      due: 2022-07-20",
        "+    completed_by: 2022-08-15",
    ]


def test_a_proposed_rag_waits_in_the_status_until_a_review_accepts_it(office: Office) -> None:
    waiting = "Proposed RAG awaiting a decision: 1\n  peel-2022: afi-01 (yellow)"
    office.run(*shlex.split(AHEAD))
    assert waiting in office.run("status", "--on", "2022-07-04", "--format", "table").out
    assert office.difference(*shlex.split(f"review afi-1 --accept {BY}")) == [
        "-rag: amber  # agreed at SIB",
        "+rag: yellow  # agreed at SIB",
        "+    by: liaison",
        "+  - date: 2022-07-04",
        "+    from: amber",
        "+    to: yellow",
        "+    because: As proposed by Detective Superintendent with the update of 1 July 2022.",
        "+    reviewed:",
        "+      date: 2022-07-04",
        "+      by: liaison",
    ]
    office.run(*shlex.split(f"review afi-1 --accept {BY}"))
    assert "a decision" not in office.run("status", "--on", "2022-07-04", "-f", "table").out


def test_a_review_without_the_proposed_rag_says_how_to_set_it(office: Office) -> None:
    office.run(*shlex.split(AHEAD))
    said = office.run(*shlex.split(f"review afi-1 --note 'Not yet.' {BY}"))
    assert said.out.startswith("peel-2022/afi-01: update of 1 July 2022 reviewed. Public papers ")
    assert said.err.splitlines()[-1] == "Next: peeltrack show peel-2022/afi-01"
    assert "declines the proposed yellow" in said.err
    assert "to set it: peeltrack rag peel-2022/afi-01 yellow --because …" in said.err


def test_nothing_can_be_accepted_where_nothing_is_proposed(office: Office) -> None:
    office.refuses(
        1,
        "peel-2022/afi-01: the update of 1 May 2022 proposes no RAG. "
        "Set one with --rag, or review without.",
        *shlex.split(f"review afi-1 --accept {BY}"),
    )


def test_show_and_history_tell_what_lies_ahead(office: Office) -> None:
    office.run(*shlex.split(AHEAD))
    shown = office.run("show", "afi-1", "--on", "2022-07-04", "--format", "table").out
    assert [line.strip() for line in shown[shown.index("Proposed RAG") :].splitlines()[:4]] == [
        "Proposed RAG: yellow",
        "Next milestone: Last ten trained (20 July 2022)",
        "Barrier: No trainer.",
        "To be complete by 15 August 2022",
    ]
    told = office.run("history", "afi-1", "--format", "table").out
    assert "RAG proposed by Detective Superintendent: yellow" in told
    assert "Barrier recorded by Detective Superintendent: No trainer." in told


def test_a_milestone_has_a_text(office: Office) -> None:
    office.refuses(
        1,
        "peel-2022/afi-01: the next milestone has a date but no text. Describe it.",
        *shlex.split(f"update afi-1 -m So. --next-due 2022-07-20 {BY}"),
    )


def test_a_review_of_the_latest_update_tells_of_the_earlier_ones(office: Office) -> None:
    for day in ("2022-06-14", "2022-06-20"):
        office.run("update", "afi-1", "-m", "More.", "--by", "det-supt", "--date", day)
    notes = [
        "2 earlier updates still await review (1 May 2022 and 14 June 2022); name one with --of",
        "1 earlier update still awaits review (1 May 2022); name one with --of",
    ]
    said = office.run(*shlex.split(f"review afi-1 {BY}"))
    reviewed = "peel-2022/afi-01: update of 20 June 2022 reviewed."
    assert said.out == f'{reviewed} Public papers may now print: "More."\n'
    assert said.err.splitlines()[0] == f"Note: {notes[0]}."
    said = office.run(*shlex.split(f"review afi-1 --of 2022-06-14 {BY}"))
    reviewed = "peel-2022/afi-01: update of 14 June 2022 reviewed."
    assert said.out == f'{reviewed} Public papers may now print: "More."\n'
    assert said.err.splitlines()[0] == f"Note: {notes[1]}."
    said = office.run(*shlex.split(f"review afi-1 --of 2022-05-01 {BY}"))
    assert said.err == "Next: peeltrack show peel-2022/afi-01\n"
    office.refuses(
        1,
        "peel-2022/afi-01: no update of 14 June 2022 awaits review. Record one with "
        "peeltrack update, or give a later --date.",
        *shlex.split(f"review afi-1 --of 2022-06-14 {BY}"),
    )


def test_a_review_asks_before_personal_data_becomes_public(office: Office) -> None:
    text = "DI Ann Quill (07700 900123) trains them."
    said = office.run("update", "afi-1", "-m", text, *shlex.split(BY))
    has = (
        "the text has a person's name (DI Ann Quill) and a telephone number (07700 900123), which "
        "public papers may print once it is reviewed or cleared; amend the text or restrict the "
        "update"
    )
    assert said.err.splitlines()[0] == f"Note: {has}."
    review = shlex.split(f"review afi-1 {BY}")
    office.refuses(
        2,
        f"peel-2022/afi-01: {has}. Nothing was written; --yes writes it without asking.",
        *review,
        preview=(
            "Would be written: peel-2022/afi-01: update of 4 July 2022 reviewed. Public papers may "
            f'then print: "{text}"\n'
            "Note: 1 earlier update still awaits review (1 May 2022); name one with --of.\n"
        ),
    )
    said = office.run(*review, "--yes")
    assert f"Note: peel-2022/afi-01: {has}." in said.err.splitlines()
    warned = "[no-public-text-has-personal-data]"
    assert warned in office.run("validate", "--on", "2022-07-05").out
    office.run(*shlex.split(f"update peel-2022/afi-02 -m 'Supt Quill leads.' --restricted {BY}"))
    said = office.run(*shlex.split(f"review peel-2022/afi-02 {BY}"))
    assert said.out == "peel-2022/afi-02: update of 4 July 2022 reviewed.\n"


def test_a_preview_of_reviews_says_all_that_each_would_do_as_not_yet_done(office: Office) -> None:
    for item in ("peel-2018/afi-02", "peel-2018/afi-09"):
        office.run("update", item, "-m", "Begun.", "--propose", "amber", *shlex.split(BY))
    reviewed = "update of 4 July 2022 reviewed."
    declined = "Note: this review declines the proposed amber; RAG is not rated; to set it:"
    preview = "".join(
        f'Would be written: {item}: {reviewed} Public papers may then print: "Begun."\n'
        f"{declined} peeltrack rag {item} amber --because ….\n"
        for item in ("peel-2018/afi-02", "peel-2018/afi-09")
    )
    review = shlex.split(f"review --inspection peel-2018 {BY}")
    office.refuses(
        2,
        "2 items would change. Nothing was written; --yes writes it without asking.",
        *review,
        preview=preview,
    )
    assert office.run(*review, "--dry-run").err == preview


def test_a_public_paper_says_which_personal_data_it_prints(office: Office) -> None:
    text = "Ask ann.quill@force.example."
    office.run("update", "afi-1", "-m", text, *shlex.split(BY))
    office.run(*shlex.split(f"review afi-1 --yes {BY}"))
    office.run(*shlex.split("forum add pcp --name Panel --audience public"))
    check = "Personal data: check before you publish:"
    said = office.run(*shlex.split("brief pcp --date 2022-07-05 --on 2022-07-05"))
    (line,) = (each for each in said.err.splitlines() if each.startswith(check))
    assert line == (
        f"{check} peel-2022/afi-01 progress.2022-07-04.text: a person's e-mail address "
        "(ann.quill@force.example). Amend or restrict them."
    )
    assert check not in office.run("brief", "sib", "--on", "2022-07-05").err


def test_a_review_says_what_the_lead_proposed_and_it_leaves(office: Office) -> None:
    more = "--propose green --completed-by 2022-12-31 --by det-supt --date 2022-07-01"
    assert office.run("update", "afi-1", "-m", "Nearly done.", *more.split()).code == 0
    said = office.run("review", "afi-1", "--rag", "yellow", "--because", "Half.", *BY.split())
    assert said.err.splitlines()[:2] == [
        "Note: this review declines the proposed green; RAG is yellow.",
        "Note: the lead expects to complete it by 31 December 2022; the target is 31 August 2022. "
        "If you agree: "
        "peeltrack target peel-2022/afi-01 2022-12-31 --because ….",
    ]
    assert office.run("undo", "--yes").code == 0
    said = office.run(
        "review", "afi-1", "--rag", "green", "--because", "So it is.", "--force", *BY.split()
    )
    assert (said.code, "declines" in said.err) == (0, False)


@pytest.mark.parametrize(
    ("typed", "option", "read", "written"),
    [
        ("target afi-1 '31 Oct' --because x", "DATE '31 Oct'", "31 October 2022", "2022-10-31"),
        ("step move afi-1 train '4 July' --because x", "DATE '4 July'", "4 July 2022", ""),
        (
            "update afi-1 -m x --completed-by 'end of May'",
            "--completed-by 'end of May'",
            "31 May 2023",
            "completed_by: 2023-05-31",
        ),
        ("update afi-1 -m x --next y --next-due 1/8", "--next-due '1/8'", "1 August 2022", ""),
        ("meeting action hta x --due '1 June'", "--due '1 June'", "1 June 2022", ""),
    ],
)
def test_a_date_to_come_without_a_year_is_the_next_one(
    typed: str, option: str, read: str, written: str, office: Office
) -> None:
    """That of an action is counted from its meeting, on 23 May, though recorded on 4 July."""
    said = office.run(*shlex.split(f"{typed} {BY}"))
    assert said.err.splitlines()[0] == f"Note: {option} was read as {read}.", said
    assert written in office.files()[ITEM].decode()


@pytest.mark.parametrize(
    ("typed", "doubt"),
    [
        ("target afi-1 'March 2023' --because x", "DATE 'March 2023' has a month but no day"),
        ("step done afi-1 train --date '31 May'", "--date '31 May' has no year"),
        ("item change afi-1 --due '31 Oct'", "--due '31 Oct' has no year"),
    ],
)
def test_any_other_date_says_all_of_itself(typed: str, doubt: str, office: Office) -> None:
    office.refuses(2, f"{doubt}; use YYYY-MM-DD or 31 May 2026.", *shlex.split(typed))


@pytest.mark.parametrize(
    ("typed", "quoted"),
    [
        ("target AFI 1 30 Nov 2022 --because New. " + BY, "'30 Nov 2022'"),
        ("target afi-1 peel-2018/afi-02 the 30th of November 2022 --because New. --yes " + BY, ""),
        ("step move afi-1 train 30 Nov 2022 --because New. " + BY, "'30 Nov 2022'"),
        ("step add afi-1 'Ask.' --due 30 Nov 2022 --lead det-supt", "'30 Nov 2022'"),
        ("update afi-1 -m So. --by det-supt --next Ready --next-due 30 Nov --date 4 July 2022", ""),
    ],
)
def test_a_date_needs_no_quotation_marks(typed: str, quoted: str, office: Office) -> None:
    lines = office.difference(*shlex.split(typed))
    assert any(line.endswith(": 2022-11-30") for line in lines)
    if quoted:
        assert lines == office.difference(*shlex.split(typed.replace("30 Nov 2022", quoted)))


def test_a_month_after_a_reference_is_no_date(office: Office) -> None:
    office.refuses(
        2,
        "DATE '2022' is not a valid date; use YYYY-MM-DD or 31 May 2026.",
        *shlex.split(f"target AFI 1 May 2022 --because New. {BY}"),
    )


@pytest.mark.parametrize(
    "typed",
    [
        "target afi-1 2022-01-31 --because Late. --dry-run",
        "step move afi-1 train 2022-01-31 --because Late. --dry-run",
    ],
)
def test_a_date_in_the_past_is_taken_and_noted(typed: str, office: Office) -> None:
    option = "DATE: 31 January 2022 is 5 months before 4 July 2022"
    note = f"Note: {option}; check that it is the date you mean."
    said = office.run(*shlex.split(f"{typed} {BY}"))
    assert (said.code, said.err.splitlines()[0]) == (0, note)
    ahead = office.run(*shlex.split(f"{typed.replace('2022-01-31', '2022-07-05')} {BY}"))
    assert "check that" not in ahead.err
