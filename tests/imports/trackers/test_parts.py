"""The grammars of a tracker: headings, days, RAG, references, updates, steps, leads."""

from collections.abc import Mapping
from datetime import date, datetime

import pytest

from peeltrack.imports.language.nothing_told import says_none
from peeltrack.imports.readers.workbook import Cell, Sheet
from peeltrack.imports.trackers.cell_account import plain, text_of
from peeltrack.imports.trackers.column_headings import field_of
from peeltrack.imports.trackers.field_values import relevance_of
from peeltrack.imports.trackers.find_tables import found_table
from peeltrack.imports.trackers.heading_names import Field
from peeltrack.imports.trackers.lead_names import LeadNames
from peeltrack.imports.trackers.rag_words import Rating, key_in, rating_of
from peeltrack.imports.trackers.references import Reference, reference_in, same_number
from peeltrack.imports.trackers.split_updates import passages
from peeltrack.imports.trackers.steps import Step, steps_in
from peeltrack.imports.trackers.tracker_dates import named
from peeltrack.model.organisation import Lead
from peeltrack.model.vocabulary import ItemKind, Relevance

HEADINGS = {
    Field.REFERENCE: "Ref, Ref No., HMICFRS Ref, AFI No, Recommendation number, ID, AFI/Rec ref",
    Field.INSPECTION: "Inspection, Report, Inspection / Report, Report title, Source, Publication",
    Field.PUBLISHED: "Publication date, Date published, Published, Report date",
    Field.KIND: "Type, Rec/AFI, Type of recommendation, AFI or Rec",
    Field.AREA: "Area, PEEL question, Theme, Area of policing, Pillar",
    Field.TITLE: "Title, Subject, Short title",
    Field.WORDING: "Finding, Recommendation, Recommendation / AFI, Full text of recommendation",
    Field.ADDRESSED_TO: "Addressed to, Directed to",
    Field.RELEVANCE: "Relevant to force, Relevant?, Relevant to force (Y/N), Applicable to force",
    Field.RELEVANCE_REASON: "Reason, Rationale",
    Field.STRATEGIC_LEAD: "SRO, Strategic lead, Chief Officer Lead, Owner, Strategic Lead / SRO",
    Field.TACTICAL_LEAD: "Tactical lead, Business Lead, Delivery lead, Lead, Action owner",
    Field.PORTFOLIO: "Portfolio, Business area, Directorate",
    Field.BOARD: "Board, Governance board, Portfolio/Board, Delivery group",
    Field.STEPS: "Steps to green, Actions, Action plan, Steps to Green / Actions, Key actions",
    Field.MEASURE: "Measure of success, Success criteria",
    Field.DUE: "HMICFRS due date, HMICFRS deadline, Due date, Deadline, Due date (HMICFRS)",
    Field.TARGET: "Target date, Force target, Completion date, Target completion date",
    Field.ORIGINAL_TARGET: "Original target, Original target date, Initial target date",
    Field.REVISED_TARGET: "Revised target, Revised date, Revised completion date",
    Field.RAG: "RAG, BRAG, RAG status, BRAG Status, Status, RAYG, RAG (R/A/G), Current RAG",
    Field.RAG_DATE: "RAG date, Date of RAG",
    Field.UPDATE: "Update, Latest position, Progress update, Update March 2022, Q1 update",
    Field.UPDATE_DATE: "Update date, Date of update, Last updated, Date, Last update",
    Field.UPDATE_BY: "Updated by, Author",
    Field.BLOCKER: "Risk, Risks/Dependencies, Dependencies, Risks and issues",
    Field.NOTE: "Evidence, Evidence link, Force sign-off, Force sign off date",
    Field.HMICFRS_STATUS: "HMICFRS status, HMICFRS sign-off, Open/Closed, Closed by HMICFRS Y/N",
    Field.HMICFRS_STATUS_DATE: "Date closed, Closure date, Date submitted to HMICFRS",
    Field.UNKNOWN: "Risk score, Priority, Cost, Likelihood, Op Reset, Column1, 12, April 2022",
}


FURTHER = {
    Field.STRATEGIC_LEAD: "Cheif Officer Lead, Snr Resp Owner, Executive Sponsor, COG lead",
    Field.TACTICAL_LEAD: "Officer responsible, Responsble Owner, Day-to-day lead",
    Field.RAG: "Progress (RAG), B/RAG, Status RAG, Jan 26 RAG",
    Field.UPDATE: "Written update, Summary of progress, Q3 2025/26 update, Latest",
    Field.TARGET: "Taget Dat, Implementation date",
    Field.STEP_DUE: "Action due, Step due date",
    Field.UNKNOWN: "Reviewed date, Days since update, Next update, Updated version",
}


@pytest.mark.parametrize("field", HEADINGS)
def test_a_column_is_known_by_the_fields_usual_names(field: Field) -> None:
    headings = f"{HEADINGS[field]}, {FURTHER[field]}" if field in FURTHER else HEADINGS[field]
    found = {heading: field_of(heading) for heading in headings.split(", ")}
    assert found == dict.fromkeys(found, field)
    assert {h: field_of(f" {h.upper()}\n") for h in found} == found


def table_of(*rows: tuple[Cell, ...]) -> dict[str, str]:
    table = found_table(Sheet("Tracker", False, rows))
    return {c.heading: c.field.value for c in table.columns} if table else {}


def test_headings_are_found_below_titles_and_a_column_is_told_by_what_it_holds() -> None:
    headings = ("AFI", "Lead", "RAG", None, "Update", "Update", "RAG")
    row = ("The force should answer each call within a minute of it.", "DCC", "A", "x", "u", "v", 1)
    assert table_of(("Tracker of May",), (), headings, row) == {
        "AFI": "wording",
        "Lead": "tactical_lead",
        "RAG [C]": "rag",
        "[D]": "unknown",
        "Update [E]": "update",
        "Update [F]": "update",
        "RAG [G]": "unknown",
    }
    assert table_of(headings, ("AFI 1", *row[1:]))["AFI"] == "reference"
    assert table_of(("Lead", "RAG", "Board"), ("DCC", "A", "SIB")) == {}


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (date(2022, 5, 31), date(2022, 5, 31)),
        (datetime.fromisoformat("2022-05-31T09:30"), date(2022, 5, 31)),
        ("31/05/2022", date(2022, 5, 31)),
        ("31.5.22", date(2022, 5, 31)),
        ("1-6-22", date(2022, 6, 1)),
        ("06/05/2022", date(2022, 5, 6)),
        ("31 May 2022", date(2022, 5, 31)),
        ("31st of May '22", date(2022, 5, 31)),
        ("Tues 31st May, 2022", date(2022, 5, 31)),
        ("31-May-22", date(2022, 5, 31)),
        ("May 31, 2022", date(2022, 5, 31)),
        ("2022-05-31", date(2022, 5, 31)),
        ("2022-05-31 00:00:00", date(2022, 5, 31)),
        (" 29/02/2024 ", date(2024, 2, 29)),
    ],
)
def test_a_day_is_read_in_its_many_spellings_day_before_month(cell: Cell, day: date) -> None:
    assert (named(cell).day, named(cell).doubt) == (day, "")


def test_a_day_with_its_time_that_lost_its_format_is_read_as_excel_counts() -> None:
    assert named("46326.5").day == date(2026, 10, 31)


@pytest.mark.parametrize(
    ("cell", "doubt"),
    [
        ("31st May", "has no year"),
        ("31/5", "has no year"),
        ("Jan 20", "could be a day or a year"),
        ("Jan-20", "has a month but no day"),
        ("May 2022", "has a month but no day"),
        ("end of May", "has no year"),
        ("Q3 2022/23", "does not give a definite date"),
        ("ASAP", "does not give a definite date"),
        ("ongoing", "does not give a definite date"),
        ("05/31/2022", "has its month before its day"),
        ("31/02/2022", "is not a valid date"),
        ("29/02/2023", "is not a valid date"),
        ("31/05/22 moved to 30/06/22", "has more than a date"),
        (2022, "is a number, not a date"),
        (date(1900, 1, 5), "is of the year 1900"),
        ("31/05/0022", "is of the year 22"),
    ],
)
def test_what_is_no_certain_day_is_told_and_never_guessed(cell: Cell, doubt: str) -> None:
    assert (named(cell).day, named(cell).doubt) == (None, doubt)


def test_a_spelling_that_a_person_settled_has_its_day() -> None:
    assert named("Q3 2022/23", {"Q3 2022/23": "2022-12-31"}).day == date(2022, 12, 31)


@pytest.mark.parametrize("text", ["TBC", "n/a", "-", "\u2013", "None", "to be confirmed", "Vacant"])
def test_some_words_only_say_that_there_is_nothing_yet(text: str) -> None:
    assert says_none(text)
    assert not says_none(f"{text} but soon")


@pytest.mark.parametrize(
    ("rating", "words"),
    [
        ("red", ["Red", "R", "red ", "1 - Red", "RED (R)"]),
        ("amber", ["Amber", "a", "2. Amber", "Orange"]),
        ("yellow", ["Yellow", "Y"]),
        ("green", ["Green", "g", "Complete", "completed."]),
        ("none", ["Not rated", "grey", "Open", "In progress"]),
        (None, ["Blue", "B", "On track", "Amber/Green", "Closed", "4", "Amber?"]),
    ],
)
def test_rag_is_read_by_name_and_letter_and_a_closure_is_never_guessed(
    rating: str | None, words: list[str]
) -> None:
    found = {word: rating_of(word, {}, {}) for word in words}
    assert found == dict.fromkeys(words, rating)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("Blue", "Closed by HMICFRS")], {"blue": "closed", "b": "closed"}),
        ([("BLUE - signed off by the inspectorate",)], {"blue": "closed", "b": "closed"}),
        ([("B", None, "Action complete")], {"b": "green"}),
        ([("Blue", "Work has begun")], {"blue": None, "b": None}),
        ([("Green = on track for delivery",)], {"green": None, "g": None}),
        ([("Green", "Steps are complete")], {"green": "green", "g": "green"}),
        (
            [("RAG key: Red = off track; Green = on track; Blue = complete",)],
            {"red": "red", "r": "red", "green": None, "g": None, "blue": "green", "b": "green"},
        ),
        ([("Risk score", "High")], {}),
        ([("Blue", 4)], {}),
    ],
)
def test_a_trackers_own_key_says_what_its_words_mean(
    rows: list[tuple[Cell, ...]], told: Mapping[str, str | None]
) -> None:
    found, _ = key_in([Sheet("Key", True, tuple(rows))], ())
    assert found == told


def test_a_mapping_goes_before_the_key_and_the_key_before_the_usual_meaning() -> None:
    key = {"green": None, "blue": Rating.CLOSED}
    assert rating_of("Green", {}, key) is None
    assert rating_of("Green", {"Green": Rating.AMBER}, key) == Rating.AMBER
    assert rating_of("Blue", {}, key) == Rating.CLOSED


AFI, REC, COC = ItemKind.AREA_FOR_IMPROVEMENT, ItemKind.RECOMMENDATION, ItemKind.CAUSE_OF_CONCERN


@pytest.mark.parametrize(
    ("text", "kind", "reference"),
    [
        ("AFI 6", None, Reference(AFI, "6")),
        ("afi06", None, Reference(AFI, "6")),
        ("2021/22-AFI-06", None, Reference(AFI, "6")),
        ("Area for improvement 12", None, Reference(AFI, "12")),
        ("Rec 2", None, Reference(REC, "2")),
        ("R4", None, Reference(REC, "4")),
        ("Recommendation IV", None, Reference(REC, "IV")),
        ("CoC 1", None, Reference(COC, "1")),
        ("CoC 1 Rec 2", None, Reference(REC, "2", "1")),
        ("CoC1/R2", None, Reference(REC, "2", "1")),
        ("6", AFI, Reference(AFI, "6")),
        ("6", None, Reference(None, "6")),
        ("6a", REC, Reference(REC, "6a")),
        ("WM/22/x", AFI, Reference(AFI, "WM/22/x")),
        ("Rec 2", AFI, Reference(AFI, "2")),
        ("", AFI, Reference(AFI, "")),
    ],
)
def test_a_reference_says_kind_and_number(
    text: str, kind: ItemKind | None, reference: Reference
) -> None:
    assert reference_in(text, kind) == reference


def test_a_number_is_the_same_in_figures_and_in_roman() -> None:
    assert same_number("IV", "4")
    assert same_number("06", "6")
    assert not same_number("6", "7")


MARCH, APRIL = date(2022, 3, 1), date(2022, 4, 12)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "12/04/22 \u2013 Begun.\n01/03/22 \u2013 Planned.",
            [(MARCH, "Planned."), (APRIL, "Begun.")],
        ),
        ("1 March 2022: Planned.\n12.4.22: Begun.", [(MARCH, "Planned."), (APRIL, "Begun.")]),
        ("12/04/22 - Begun. 01/03/22 - Planned.", [(MARCH, "Planned."), (APRIL, "Begun.")]),
        ("[12/04/2022] Begun. [01/03/2022] Planned.", [(MARCH, "Planned."), (APRIL, "Begun.")]),
        (
            "Update 01/03/22\nPlanned.\n\nUpdate 12/04/22\nBegun.",
            [(MARCH, "Planned."), (APRIL, "Begun.")],
        ),
        ("(12/04/22) Begun on 01/03/22.", [(APRIL, "Begun on 01/03/22.")]),
        (
            "12/04/22: Begun; the board of 01/03/22 \u2013 its first \u2013 agreed.",
            [(APRIL, "Begun; the board of 01/03/22 \u2013 its first \u2013 agreed.")],
        ),
        ("Overdue.\n12/04/22: Begun.", [(None, "Overdue."), (APRIL, "Begun.")]),
        ("12/04/22 to 15/04/22: training", [(None, "12/04/22 to 15/04/22: training")]),
        ("12/04/22 \u2013 15/04/22 training", [(None, "12/04/22 \u2013 15/04/22 training")]),
        (
            "The audit of 12/04/22 \u2013 the first.",
            [(None, "The audit of 12/04/22 \u2013 the first.")],
        ),
        ("12/04/22: a\n\n- b\n- c", [(APRIL, "a\n\n- b\n- c")]),
        ("12/04/22", [(APRIL, "")]),
        ("No date", [(None, "No date")]),
    ],
)
def test_updates_are_divided_by_the_dates_that_begin_them(
    text: str, found: list[tuple[date | None, str]]
) -> None:
    assert [(each.day, each.text) for each in passages(text)] == found


def test_a_month_dates_an_update_by_its_last_day_or_the_trackers_and_says_so() -> None:
    march, april = passages("April 2022: Begun.\nMarch 2022: Planned.", date(2022, 4, 20))
    assert (march.day, march.text) == (date(2022, 3, 31), "March 2022: Planned.")
    assert (april.day, april.text) == (date(2022, 4, 20), "April 2022: Begun.")
    assert april.doubt == "“April 2022” gives a month: the update is dated 2022-04-20"


def test_a_date_that_is_none_or_has_no_year_is_said() -> None:
    (impossible,) = passages("31/02/22: Begun.")
    assert (impossible.is_misdated, impossible.doubt) == (
        True,
        "“31/02/22” is not a valid date",
    )
    for text, day in (("12/04 - Begun.", "12/04"), ("Jan 20: Begun.", "Jan 20")):
        (yearless,) = passages(text)
        assert (yearless.day, yearless.is_misdated) == (None, False)
        assert yearless.doubt == f"it begins with “{day}”, a date without a year"


def test_dates_in_no_order_are_said() -> None:
    found = passages("01/03/22: a\n12/04/22: b\n02/02/22: c")
    assert {each.doubt for each in found} == {
        "the dates in its cell are not in order: check that each begins an update"
    }


DONE = date(2022, 5, 12)


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("\u2022 Write it\n\u2022 Train them", ["Write it", "Train them"]),
        ("1. Write it\n2. Train\n   them", ["Write it", "Train them"]),
        ("(a) Write it\n(b) Train them", ["Write it", "Train them"]),
        ("Write it\nTrain them", ["Write it", "Train them"]),
        ("Write it; train them", ["Write it", "train them"]),
        ("1) Write it 2) Train them", ["Write it", "Train them"]),
        ("Actions:\n- Write it\n- Train them", ["Actions: Write it", "Train them"]),
        ("Write to 12 stations by 1. June", ["Write to 12 stations by 1. June"]),
    ],
)
def test_steps_are_bullets_or_numbers_or_lines_or_what_semicolons_divide(
    text: str, steps: list[str]
) -> None:
    assert [step.text for step in steps_in(text)] == steps


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("Write it (complete)", Step("Write it", "Write it (complete)", None, True)),
        (
            "Write it \u2013 completed 12/05/22",
            Step("Write it", "Write it \u2013 completed 12/05/22", None, True, DONE),
        ),
        ("\u2713 Write it", Step("Write it", "\u2713 Write it", None, True)),
        (
            "Write it [done 12 May 2022]",
            Step("Write it", "Write it [done 12 May 2022]", None, True, DONE),
        ),
        ("Write it (by 12/05/22)", Step("Write it (by 12/05/22)", "Write it (by 12/05/22)", DONE)),
        ("Write it (not complete)", Step("Write it (not complete)", "Write it (not complete)")),
        ("Write it, 80% complete", Step("Write it, 80% complete", "Write it, 80% complete")),
        ("Have it done", Step("Have it done", "Have it done")),
        (
            "Write it (complete 31/02/22)",
            Step("Write it (complete 31/02/22)", "Write it (complete 31/02/22)"),
        ),
    ],
)
def test_a_step_is_done_only_where_that_is_plainly_said(text: str, step: Step) -> None:
    assert steps_in(text) == (step,)


LEADS = {
    "acc-lp": Lead(title="Assistant Chief Constable (LP)", short="ACC LP", email="acc@x.example")
}


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("ACC LP", "acc-lp"),
        ("acc-lp", "acc-lp"),
        ("Assistant Chief Constable (LP)", "acc-lp"),
        ("The Jones (ACC LP)", "acc-lp"),
        ("ACC@x.example", "acc-lp"),
        ("ACC Smith", "acc-lp"),
        ("DCC", "dcc"),
        ("DCC / ACC LP", None),
        ("DCC\nACC LP", None),
        ("DCC/ACC", None),
        ("DCC and ACC LP", None),
        ("C/Supt Crime", "c-supt-crime"),
        ("Head of Learning & Development", "head-of-learning-development"),
        ("Head of Learning and Development", "head-of-learning-and-development"),
        ("42", None),
    ],
)
def test_a_lead_is_an_office_of_the_register_or_one_to_be_added(
    text: str, lead: str | None
) -> None:
    assert LeadNames(LEADS, {"ACC Smith": "acc-lp"}).lead(text) == lead


def test_a_new_lead_is_proposed_once_under_the_trackers_words() -> None:
    offices = LeadNames(LEADS, {})
    assert [offices.lead("DCC"), offices.lead("dcc "), offices.lead("ACC LP")] == [
        "dcc",
        "dcc",
        "acc-lp",
    ]
    assert offices.new == {"dcc": "DCC"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Y", (Relevance.ACT, "")),
        ("No", (Relevance.NOT_APPLICABLE, "")),
        ("N/A", (Relevance.NOT_APPLICABLE, "")),
        ("Monitor \u2013 for the Home Office", (Relevance.MONITOR, "for the Home Office")),
        ("No (national action)", (Relevance.NOT_APPLICABLE, "national action")),
        ("Comply", (Relevance.COMPLY, "")),
        ("Perhaps", None),
    ],
)
def test_relevance_is_yes_no_monitor_or_comply_and_why(
    text: str, told: tuple[Relevance, str] | None
) -> None:
    assert relevance_of(text)[0] == told


def test_a_cells_text_keeps_its_lines_and_loses_what_nobody_sees() -> None:
    assert plain("a\u200b\r\nb_x000D_\n\n\n\nc\u00a0 d\x07 ") == "a\nb\n\nc d"
    assert [text_of(cell) for cell in (3.0, 3.5, True, None, date(2022, 5, 1))] == [
        "3",
        "3.5",
        "yes",
        "",
        "2022-05-01",
    ]


def test_a_stamp_may_say_who_gave_the_update() -> None:
    found = passages("12/04/22 (ACC LP): Begun.\n01/03/22 FLO - Planned.")
    assert [(each.by, each.text) for each in found] == [("FLO", "Planned."), ("ACC LP", "Begun.")]


def test_a_full_date_that_begins_a_cell_needs_only_a_blank_after_it() -> None:
    days = {
        "10/05/22 Backlog grew.": [(date(2022, 5, 10), "Backlog grew.", "")],
        "10/05/22\nBacklog grew.": [(date(2022, 5, 10), "Backlog grew.", "")],
        "10 May 2022 (ACC LP) Backlog grew.\n17/05/22 It fell.": [
            (date(2022, 5, 10), "Backlog grew.", "ACC LP"),
            (date(2022, 5, 17), "It fell.", ""),
        ],
        "Backlog grew, as on\n10/05/22 It did.": [
            (None, "Backlog grew, as on\n10/05/22 It did.", "")
        ],
        "10/05/22: backlog 380\n17/05/22 backlog 251\n(24/05/22) 96 left": [
            (date(2022, 5, 10), "backlog 380", ""),
            (date(2022, 5, 17), "backlog 251", ""),
            (date(2022, 5, 24), "96 left", ""),
        ],
        "10/05/22 backlog to be cleared by\n17/05/22 at the latest": [
            (date(2022, 5, 10), "backlog to be cleared by\n17/05/22 at the latest", "")
        ],
        "10/05/22: leave was from\n17/05/22 to 24/05/22 in all": [
            (date(2022, 5, 10), "leave was from\n17/05/22 to 24/05/22 in all", "")
        ],
    }
    for text, found in days.items():
        assert [(each.day, each.text, each.by) for each in passages(text)] == found


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("10/05/22: backlog 380\n17/05/22 Backlog 251", ["", ""]),
        (
            "10/05/22: backlog 380\n17/05/22 backlog 251",
            [
                "",
                "it begins with a date and a lower-case letter: check that the date is not part of "
                "a sentence",
            ],
        ),
        (
            "Waiting for a supplier\n10/05/22 backlog 380",
            ["a line in it begins with “10/05/22”: check that it is no update of its own"],
        ),
        (
            "Waiting for a supplier\n10/05/22: backlog 380\n17/05/22 backlog 251",
            ["", "a line in it begins with “17/05/22”: check that it is no update of its own"],
        ),
        ("Waiting for a supplier until\n10/05/22 at the latest", [""]),
    ],
)
def test_a_line_that_begins_with_a_date_divides_or_is_told(text: str, doubts: list[str]) -> None:
    assert [each.doubt for each in passages(text)] == doubts


def test_a_date_that_begins_an_update_and_cannot_be_read_is_told() -> None:
    doubts = {
        "10 / 05 / 22 Grew.": "",
        "As at 10/05/22 it grew.": (
            "it begins with “As at 10/05/22”, which was not read as its date"
        ),
        "May 2022 Backlog grew.": "it begins with “May 2022”, which was not read as its date",
        "10/05 Backlog grew.": "it begins with “10/05”, a date without a year",
        "Backlog of 10/05/22: it grew.": (
            "it begins with “Backlog of 10/05/22”, which was not read as its date"
        ),
        "It grew (10/05/22).": "it ends with “(10/05/22).”, which was not read as its date",
        "It grew after 10/05/22, and then fell.": "",
        "31/02/22 Backlog grew.": "“31/02/22” is not a valid date",
        "10/05/22 was a bad day.": (
            "it begins with a date and a lower-case letter: check that the date is not part of a "
            "sentence"
        ),
        "24/7 cover is in place.": "",
        "May be late.": "",
    }
    assert {text: passages(text)[0].doubt for text in doubts} == doubts
