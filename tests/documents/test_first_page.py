"""The first two pages of a brief: what to ask, where things stand, and every finding."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

import pypdf
import pytest

from peeltrack.documents.board import Brief, forum_brief
from peeltrack.documents.formats.html_reader import document
from peeltrack.documents.formats.pdf import pdf
from peeltrack.documents.formats.text import TextParagraph
from peeltrack.documents.parts.first_points import ASKED_BY_FACTS, OF_THE_UPDATES
from peeltrack.documents.parts.first_question import FirstQuestion, fitting
from peeltrack.documents.parts.names import LinkedWords
from peeltrack.documents.parts.points import ON_THE_CARD
from peeltrack.documents.parts.ratings import ratings_in_detail
from peeltrack.documents.parts.scope import scope_of
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.register import Register
from peeltrack.queries.as_at import as_at
from peeltrack.queries.challenge.rule_list import RULES
from peeltrack.wording import in_words, long_date
from tests.documents.builders import (
    ON,
    a_meeting,
    a_register,
    an_inspection,
    an_item,
    an_organisation,
    rendered,
)
from tests.documents.read_documents import read_html

pytest.importorskip("typst")

PAPERS = {
    ("hta", "2022-05-23"): 10,
    ("hta", "2022-06-27"): 13,
    ("hta", "2022-07-25"): 12,
    ("sib", "2022-05-25"): 11,
    ("sib", "2022-09-30"): 12,
}
"""Briefs of the sample register, and the most pages of each."""
Name = tuple[str, str]


@pytest.fixture(scope="module")
def briefs(west_mercia: Register) -> Mapping[Name, Brief]:
    days = {name: date.fromisoformat(name[1]) for name in PAPERS}
    return {n: forum_brief(as_at(west_mercia, day), n[0], day) for n, day in days.items()}


@pytest.fixture(scope="module")
def pages(briefs: Mapping[Name, Brief]) -> Mapping[Name, Sequence[str]]:
    """The text of every page of each brief as a PDF."""
    return {name: in_pages(brief, name[0]) for name, brief in briefs.items()}


def in_pages(brief: Brief, template: str = "hta") -> Sequence[str]:
    data = pdf(document(rendered(brief, template=template), template), brief.page).data
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def words(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in text.split())


@pytest.mark.parametrize("name", PAPERS)
def test_page_one_has_250_words_at_most_and_page_two_every_finding(
    name: Name, briefs: Mapping[Name, Brief], pages: Mapping[Name, Sequence[str]]
) -> None:
    first, second, *_ = pages[name]
    assert words(first) <= 250
    assert ["Every finding" in page for page in (first, second)] == [False, True]
    assert "Ask first" in first
    assert re.search("findings by |findings are ", first.casefold())
    assert 6 <= len(briefs[name].first_page.questions) <= 8
    titles = [" ".join(row.link.title.split()[:2]) for row in briefs[name].overview.rows]
    assert [title for title in titles if title not in " ".join(second.split())] == []
    assert len(pages[name]) <= PAPERS[name]


def test_page_one_of_a_meeting_still_to_come_says_of_what_date_it_is(
    west_mercia: Register,
) -> None:
    meeting, today = date(2022, 7, 25), date(2022, 7, 20)
    shown = forum_brief(as_at(west_mercia, today), "hta", meeting, today=today)
    first, second, *_ = in_pages(shown)
    assert "Position as at 20 July 2022, before the meeting." in first
    assert words(first) <= 250
    assert "Every finding" in second


def test_what_is_most_pressing_is_first(briefs: Mapping[Name, Brief]) -> None:
    july = briefs["hta", "2022-07-25"].first_page
    assert july.headline == (
        "Recommendations 1 and 2 must meet HMICFRS's deadline of Wednesday 27 July, with four of "
        "eight steps open, three undated; the statutory response is 34 days overdue."
    )
    assert [(asked(each), each.office) for each in july.questions[:3]] == [
        ("Recommendations 1 and 2: Will both be complete by 27 July?", "ACC CV, ACC LP"),
        ("AFI 16: 25 days overdue: assessment of investigation skills. When?", "DBS"),
        ("Recommendation 1: 50 days overdue: briefing on Op Reset. When?", "ACC CV"),
    ]
    assert (asked(july.questions[3]), july.questions[3].office) == (
        "AFI 6: No lead; 61 days overdue: assurance that missing person incidents can be led "
        "locally. Who will lead it?",
        "ACC CV, CC",
    )
    assert july.since == (
        "No rating or date has changed; four steps completed and nineteen updates, all "
        "from a public paper"
    )
    assert (july.undone, july.undone_names) == (
        "Also not done",
        ("executive update on Op Reset (Recommendation 1)", "two others"),
    )
    september = briefs["sib", "2022-09-30"].first_page
    assert september.headline.startswith(
        "Recommendations 1 and 2 are past HMICFRS's deadline of 27 July by 65 days, with four of"
    )
    assert [(asked(each), each.office) for each in september.questions[1:2]] == [
        ("PEEL 2021/22: When will the overdue statutory response be published?", "Commissioner")
    ]  # The commissioner, who chairs the other forum, is not asked there.


def asked(question: FirstQuestion) -> str:
    return f"{''.join(part.text for part in question.about)}: {question.text}"


def brief(*items: Item, meetings: tuple[Meeting, ...] = (), **forum: object) -> Brief:
    organisation = an_organisation(forum)
    return forum_brief(a_register(*items, meetings=meetings, organisation=organisation), "hta", ON)


def questions(*items: Item, meetings: tuple[Meeting, ...] = ()) -> list[str]:
    return [asked(each) for each in brief(*items, meetings=meetings).first_page.questions]


STEP = {"id": "audit", "text": "Audit the records.", "due": "2022-08-01"}


def well_kept(name: str, **given: object) -> Item:
    kept: dict[str, object] = {
        "measures": [{"text": "It is seen."}],
        "target": "2022-12-01",
        "steps_to_green": [STEP],
        "progress": [{"date": "2022-05-20", "text": "It is seen: 5."}],
    }
    return an_item(name, "peel", **{**kept, **given})


def test_each_kind_of_question_has_its_place() -> None:
    promise = {
        "text": "A list of the panels.",
        "due": "2022-05-20",
        "item": "peel/afi-02",
        "by": "chief",
    }
    late = {**STEP, "due": "2022-05-13"}
    assert questions(
        well_kept("afi-06", steps_to_green=[late]),
        well_kept("afi-05", progress=[{"date": "2022-04-01", "text": "Old."}]),
        well_kept("afi-04", progress=[]),
        well_kept("afi-03", strategic_lead=None),
        well_kept("afi-02"),
        well_kept("afi-01", due="2022-06-30"),
        meetings=(a_meeting("2022-04-28", commitments=[promise]),),
    )[:5] == [
        "AFI 1: Will it be complete by 30 June?",
        "AFI 2: 3 days overdue: list of the panels. When?",
        "AFI 3: No strategic lead. Who will lead it?",
        "AFI 4: No update. What is being done?",
        "AFI 6: “Audit the records”: 10 days overdue. Why?",
    ]


def test_a_missed_measure_and_a_figure_that_is_left_out_are_asked_about() -> None:
    measure = {"measures": [{"text": "95% of calls are answered"}]}

    def answered(*figures: str, **given: object) -> dict[str, object]:
        days = ("2022-03-20", "2022-04-20", "2022-05-20")[-len(figures) :]
        texts = [
            f"{each} of calls were answered." if each else "Staff are busy." for each in figures
        ]
        progress = [{"date": day, "text": text} for day, text in zip(days, texts, strict=True)]
        return {**measure, "progress": progress, **given}

    shown = questions(
        well_kept("afi-01", **answered("90%", "88%")),
        well_kept("afi-02", **answered("91%", "89%")),
        well_kept("afi-03", **answered("92%", "85%")),
        well_kept("afi-04", **answered("80%")),  # nobody knows whether it was better
        well_kept("afi-05", **answered("81%", "")),
        well_kept("afi-06", tactical_lead=None),
    )
    assert shown[0] == "AFI 6: No tactical lead. Who will lead it?"  # What is missing is first.
    assert shown[1:] == [
        "AFI 1: “88% of calls were answered” (was 90%; measure: 95%). Why?",
        "AFI 2: “89% of calls were answered” (was 91%; measure: 95%). Why?",
        "AFI 5: “81% of calls were answered” (20 April). What has it been since?",
    ]  # Two of a kind at most; of AFI 4 nobody knows whether it was better.


def test_a_figure_on_the_first_page_is_quoted_with_what_it_is_of() -> None:
    said = "Of 120 logs of long waits that were looked at in January, 96 had been reviewed in time"
    before = "A good plan was in 63% of files and a supervisor's review of any use in 49"
    reviews = {
        "measures": [{"text": "80% of files have a supervisor's review"}],
        "progress": [
            {"date": "2022-04-20", "text": f"{before}."},
            {"date": "2022-05-20", "text": "A supervisor's review was in 58% of files."},
        ],
    }
    logs = {
        "measures": [{"text": "90% of logs of long waits are reviewed in time"}],
        "progress": [{"date": "2022-05-20", "text": f"{said}."}],
    }
    assert questions(well_kept("afi-01", **logs), well_kept("afi-02", **reviews)) == [
        "AFI 1: “… 96 had been reviewed in time” (of 120; measure: 90%). Why?",
        "AFI 2: “A supervisor's review was in 58% of files” (measure: 80%). Why?",
    ]  # Of the two figures before it is not clear which was the review's.


def test_overdue_steps_have_a_question_and_those_without_one_are_named_below() -> None:
    def late(name: str, *texts: str, day: str = "2022-05-13", **given: object) -> Item:
        steps = [{"id": f"s{n}", "text": e, "due": day} for n, e in enumerate(texts)]
        return well_kept(name, steps_to_green=steps, **given)

    shown = brief(
        late("afi-01", "Audit the records.", "Publish the audit."),
        late("afi-02", "Train the staff.", day="2022-04-13"),
        late("afi-03", "Write the guide.", day="2022-05-14"),
        late("afi-04", "Train the staff.", day="2022-05-15", tactical_lead=None),
        late("afi-05", "Buy the licences.", day="2022-05-23"),
    ).first_page
    assert [asked(each) for each in shown.questions[:3]] == [
        "AFI 4: No tactical lead. Who will lead it?",
        "AFI 2: “Train the staff”: 40 days overdue. Why?",
        "AFI 1: “Audit the records”: 10 days overdue. Why?",
    ]  # What is due today is not overdue.
    assert (shown.undone, shown.undone_names) == (
        "Also not done",
        ("publish the audit (AFI 1)", "write the guide (AFI 3)", "train the staff (AFI 4)"),
    )
    assert not shown.counts_promises


def test_steps_that_are_not_named_are_not_counted_with_what_was_promised() -> None:
    texts = [f"Send the {n} figures of all the {n} districts of the force." for n in range(15)]
    promises = [{"text": each, "due": "2022-05-20"} for each in texts]
    steps = [
        {"id": f"s{n}", "text": f"Audit {n} records.", "due": "2022-05-13"} for n in range(12, 25)
    ]
    item = well_kept("afi-01", steps_to_green=steps)
    first = brief(item, meetings=(a_meeting("2022-04-28", commitments=promises),)).first_page
    named = re.findall("figures of all", f"{first.undone_names} {first.questions}")
    assert first.undone_names[-1] == f"{in_words(15 - len(named))} others"
    assert first.counts_promises
    alone = brief(item).first_page
    assert alone.undone == "Also not done"
    assert all("udit" in each for each in alone.undone_names)
    assert not alone.counts_promises


def test_what_is_not_named_for_want_of_room_is_counted() -> None:
    texts = [f"Send the {n} figures of all the {n} districts of the force." for n in range(15)]
    promises = [{"text": each, "due": "2022-05-20"} for each in texts]
    steps = [{"id": "s", "text": "Audit the records of each team.", "due": "2022-05-13"}]
    meetings = (a_meeting("2022-04-28", commitments=promises),)
    shown = brief(well_kept("afi-01", steps_to_green=steps), meetings=meetings)
    first = shown.first_page
    assert len(first.questions) >= 4
    named = re.findall(r"figures of all", f"{first.undone_names} {first.questions}")
    rest = f"{in_words(15 - len(named))} others"
    assert (first.undone, first.undone_names[-1], first.counts_promises) == (
        "Also not done",
        rest,
        True,
    )
    assert f"• {rest}: see From earlier meetings" in " ".join(in_pages(shown)[0].split())


def test_a_question_says_the_figure_of_its_finding_that_misses_its_measure() -> None:
    missed = {
        "measures": [{"text": "95% of calls are answered"}],
        "progress": [{"date": "2022-05-20", "text": "88% of calls were answered."}],
    }
    figure = "“88% of calls were answered” (measure: 95%)."
    bare = well_kept("afi-01", tactical_lead=None, **missed)
    late = well_kept("afi-02", steps_to_green=[{**STEP, "due": "2022-05-13"}], **missed)
    many = [well_kept(f"afi-0{n}", due="2022-06-30", **missed) for n in (3, 4, 5)]
    assert questions(*many)[0] == "AFIs 3, 4 and 5: Will all be complete by 30 June?"
    asked = questions(bare, late, *many[:2])
    assert asked[:3] == [
        "AFIs 3 and 4: Will both be complete by 30 June?",
        f"AFI 1: No tactical lead. Who will lead it? Also {figure}",
        f"AFI 2: “Audit the records”: 10 days overdue. Why? Also {figure}",
    ]
    assert f"AFI 3: {figure[:-1]}. Why?" in asked  # which says it already
    few = questions(bare, well_kept("afi-03", due="2022-06-30", **missed))
    assert f"AFI 3: Will it be complete by 30 June? Also {figure}" not in few


def test_a_question_says_what_the_last_update_admits_where_no_figure_misses_its_measure() -> None:
    def asked(text: str, **fields: object) -> str:
        told = {"date": "2022-05-20", "text": text, **fields}
        return questions(well_kept("afi-01", tactical_lead=None, progress=[told]))[0]

    bare = "AFI 1: No tactical lead. Who will lead it?"
    assert asked("The gate has yet to be hung.") == f"{bare} Also “The gate has yet to be hung”."
    assert asked("The gate was hung.") == bare
    long = "The gate, which the smith made in March from the iron that we had, has yet to be hung."
    assert asked(long) == bare
    assert asked("The gate has yet to be hung.", restricted=True) == bare


def test_what_was_promised_of_some_findings_without_a_lead_is_said_of_those() -> None:
    promises = [
        {"text": "Name a lead.", "item": f"peel/afi-0{n}", "due": "2022-05-23"} for n in (1, 2)
    ]
    items = [well_kept(f"afi-0{n}", tactical_lead=None) for n in (1, 2, 3)]

    def asked(count: int) -> str:
        meetings = (a_meeting("2022-04-28", commitments=promises[:count]),)
        return questions(*items, meetings=meetings)[0]

    assert "promised about AFI 1 is due now. Who will lead them?" in asked(1)
    assert "promised about AFIs 1 and 2 is due now" in asked(2)


def test_a_green_finding_is_asked_why_it_is_where_something_speaks_against_it() -> None:
    green = {
        "rag": "green",
        "rag_changes": [{"date": "2022-03-01", "to": "green", "because": "Done."}],
        "steps_to_green": [{**STEP, "done": "2022-02-01"}],
    }
    missed = {
        "measures": [{"text": "95% of calls are answered"}],
        "progress": [{"date": "2022-05-20", "text": "88% of calls were answered."}],
    }
    met = {**missed, "progress": [{"date": "2022-05-20", "text": "96% of calls were answered."}]}
    back = {"sign_offs": [{"date": "2022-05-01", "stage": "returned"}]}
    opened = {**green, "steps_to_green": [STEP]}

    def asked(**fields: object) -> list[str]:
        return [each for each in questions(well_kept("afi-01", **fields)) if "Green" in each]

    figure = "“88% of calls were answered” (measure: 95%)"
    assert asked(**{**green, **missed}) == [f"AFI 1: Green, though {figure}. Why?"]
    assert asked(**{**green, **met}) == []
    assert asked(**{**opened, **met}) == ["AFI 1: Green, though a step is open. Why?"]
    assert asked(**{**green, **met, **back}) == ["AFI 1: Green, though HMICFRS returned it. Why?"]


def test_a_figure_that_a_newer_restricted_update_gives_is_not_said_as_the_newest() -> None:
    def told(on: str) -> bool:
        restricted = {"date": on, "text": "158 visits are overdue.", "restricted": True}
        public = {"date": "2022-05-02", "text": "143 visits are overdue."}
        item = well_kept(
            "afi-01",
            tactical_lead=None,
            measures=[{"text": "Fewer than 40 visits are overdue"}],
            progress=[restricted, public] if on < "2022-05-02" else [public, restricted],
        )
        return any("143" in each for each in questions(item))

    assert (told("2022-04-20"), told("2022-05-20")) == (True, False)


def test_an_overdue_step_is_put_to_a_chief_officer_if_only_that_office_has_a_short_name() -> None:
    def answers(short: str | None) -> str:
        leads = {
            "chief": {"title": "Assistant Chief Constable, local policing", "short": short},
            "super": {"title": "Superintendent, crime and vulnerability"},
        }
        late = well_kept("afi-01", steps_to_green=[{**STEP, "due": "2022-05-13"}])
        register = a_register(late, organisation=an_organisation(leads=leads))
        return forum_brief(register, "hta", ON).first_page.questions[0].office

    assert answers("ACC LP") == "ACC LP"
    assert answers(None) == "Superintendent, crime and vulnerability"


@pytest.mark.parametrize("due", ["2022-05-23", None])
def test_what_was_promised_with_or_without_a_date_is_not_done(due: str | None) -> None:
    texts = (f"Send the {what} to the board." for what in ("map", "plan", "costs", "list"))
    promises = [{"text": each, **({"due": due} if due else {})} for each in texts]
    shown = brief(well_kept("afi-01"), meetings=(a_meeting("2022-04-28", commitments=promises),))
    first = shown.first_page
    assert (first.undone, first.undone_names) == ("Also not done", ("list",))


def test_a_second_question_about_a_finding_comes_after_the_first_of_each_other() -> None:
    late = {"steps_to_green": [{"id": "a", "text": "Hang the gate.", "due": "2022-05-13"}]}
    dropped = {
        "measures": [{"text": "95% of calls are answered"}],
        "progress": [{"date": "2022-05-20", "text": "92.5% of calls are answered."}],
    }
    promise = {"text": "Send the plan.", "due": "2022-05-20", "item": "peel/afi-01"}
    meetings = (a_meeting("2022-04-28", commitments=[promise]),)
    shown = brief(well_kept("afi-01", **late), well_kept("afi-02", **dropped), meetings=meetings)
    about = ["".join(part.text for part in each.about) for each in shown.first_page.questions]
    assert about[:2] == ["AFI 1", "AFI 2"]
    alone = brief(well_kept("afi-01", **late), meetings=meetings).first_page.questions
    assert [asked(each) for each in alone[:2]] == [
        "AFI 1: 3 days overdue: plan. When?",
        "AFI 1: “Hang the gate”: 10 days overdue. Why?",
    ]


def test_promises_that_the_same_people_made_about_a_finding_are_one_question() -> None:
    def promise(text: str, day: str, by: str) -> dict[str, str]:
        return {"text": text, "due": f"2022-05-{day}", "item": "peel/afi-02", "by": by}

    def told(*promises: Mapping[str, str]) -> list[str]:
        meetings = (a_meeting("2022-04-28", commitments=promises),)
        shown = brief(well_kept("afi-02"), meetings=meetings).first_page.questions
        return [asked(each) for each in shown if each.undone]

    plan, costs = promise("Send a plan.", "13", "chief"), promise("Send the costs.", "23", "chief")
    assert told(plan, costs) == ["AFI 2: 10 days overdue: plan; due now: costs. When?"]
    now = {**plan, "due": "2022-05-23"}
    assert told(now, costs) == ["AFI 2: Due now: plan; due now: costs. Is each done?"]
    assert told(plan, {**costs, "by": "super"}) == [
        "AFI 2: 10 days overdue: plan. When?",
        "AFI 2: Due now: costs. Is it done?",
    ]


def test_many_missed_deadlines_stand_in_the_headline_alone() -> None:
    missed = [well_kept(f"afi-0{n}", due="2022-05-01") for n in (1, 2, 3)]
    asks = "Deadline missed. Why, and will both be complete by 1 December?"
    assert asks in questions(*missed[:2])[0]
    late, later = (
        well_kept(f"afi-0{n}", due="2022-05-01", target=f"2022-0{n + 6}-30") for n in (1, 2)
    )
    asks_by = "Why, and will they be complete by their targets, 30 July to 30 August?"
    assert asks_by in questions(late, later)[0]
    assert "Deadline missed. Why, and will it be complete by 30 July?" in questions(late)[0]
    passed = well_kept("afi-01", due="2022-05-01", target="2022-05-10")
    assert "Deadline missed. Why, and when will it be complete?" in questions(passed)[0]
    shown = brief(*missed).first_page
    assert shown.headline.startswith("AFIs 1, 2 and 3 are past HMICFRS's deadline of 1 May")
    assert not any("deadline missed" in asked(each) for each in shown.questions)


def test_a_missing_lead_and_a_missing_update_are_one_question_where_both_are_missing() -> None:
    bare = well_kept("afi-01", strategic_lead=None, progress=[])
    assert questions(bare, well_kept("afi-02", progress=[])) == [
        "AFI 1: No strategic lead and no update. Who will lead it, and what is being done?",
        "AFI 2: No update. What is being done?",
    ]
    assert questions(bare, well_kept("afi-02", strategic_lead=None)) == [
        "AFIs 1 and 2: No strategic lead. Who will lead them?",
        "AFI 1: No update. What is being done?",
    ]


def test_findings_asked_about_together_for_want_of_an_update_are_not_asked_about_again() -> None:
    bare: dict[str, object] = {"progress": [], "steps_to_green": [], "target": None}
    asked = questions(*(well_kept(f"afi-0{n}", **bare) for n in (1, 2)), well_kept("afi-03"))
    assert "AFIs 1 and 2: No update. What is being done?" in asked
    assert [each for each in asked if re.match("AFI [12]:", each)] == []


def owed(*promises: Mapping[str, str], **forum: object) -> tuple[list[str], str | None]:
    """The questions about what was promised, and the count of what has none."""
    due = [{"due": "2022-05-20", **each} for each in promises]
    asked_of = a_meeting("2022-04-28", commitments=due)
    items = [well_kept(f"afi-0{n}") for n in range(1, 5)]
    shown = brief(*items, meetings=(asked_of,), **forum).first_page
    return [asked(each) for each in shown.questions if each.undone], shown.undone


def test_each_promise_has_a_question_of_its_own_and_what_names_nothing_is_counted() -> None:
    survey = {"text": "Send the PCC a list of panels.", "item": "peel/afi-02"}
    nothing = {"text": "The AFIs will be updated."}
    assert owed(nothing, survey) == (
        ["AFI 2: 3 days overdue: list of panels. When?"],
        "One other commitment not done",
    )
    assert owed({"text": "Further updates will be given."}) == (
        [],
        "One commitment promised and not done",
    )
    both = [{"text": f"A list of {n}.", "due": f"2022-05-{n}"} for n in (23, 20)]
    assert owed(*both) == (
        [
            "General: 3 days overdue: list of 20. When?",
            "General: Due now: list of 23. Is it done?",
        ],
        None,
    )


def test_the_three_gravest_promises_are_asked_about_and_the_rest_is_named() -> None:
    promises = [
        {"text": f"Send the {what} to the board.", "due": f"2022-05-1{n}", "item": f"peel/afi-0{n}"}
        for n, what in enumerate(("map", "plan", "costs", "list", "survey"))
        if n
    ]
    register = a_register(
        *(well_kept(f"afi-0{n}", **({"rag": "green"} if n == 1 else {})) for n in range(1, 5)),
        meetings=(a_meeting("2022-04-28", commitments=promises),),
    )
    shown = forum_brief(register, "hta", ON)
    # AFI 1 is green, so that what is longest overdue waits.
    assert [asked(each) for each in shown.first_page.questions if each.undone] == [
        "AFI 2: 11 days overdue: costs. When?",
        "AFI 3: 10 days overdue: list. When?",
        "AFI 4: 9 days overdue: survey. When?",
    ]
    assert "Also not done: • plan (AFI 1)" in " ".join(in_pages(shown)[0].split())


def test_what_was_promised_at_two_meetings_in_the_same_words_is_named_once() -> None:
    def promised(on: str, *what: str) -> Meeting:
        texts = [{"text": f"Send the {each} to the board.", "due": "2022-05-20"} for each in what]
        return a_meeting(on, commitments=texts)

    meetings = (
        promised("2022-03-28", "map", "costs", "list", "plan"),
        promised("2022-04-28", "plan", "rota"),
    )
    shown = brief(well_kept("afi-01"), meetings=meetings).first_page
    assert (shown.undone, shown.undone_names) == ("Also not done", ("plan", "rota"))


def test_of_two_promises_on_one_subject_the_one_that_says_more_is_asked_about() -> None:
    results = [
        {"text": "Send the board the results of the survey."},
        {"text": "Send the board the first results of the survey in May."},
    ]
    assert owed(*results) == (
        ["General: 3 days overdue: first results of the survey in May. When?"],
        "One other commitment not done",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Give the board an update on both leads.",
        "A tactical lead will be appointed.",
        "Name the successor as strategic lead.",
        "Say who will lead the work.",
    ],
)
def test_a_lead_that_was_promised_and_is_missing_is_asked_for_once(text: str) -> None:
    promise = {"text": text, "due": "2022-05-20", "item": "peel/afi-01"}
    meetings = (a_meeting("2022-04-28", commitments=[promise]),)
    shown = brief(well_kept("afi-01", tactical_lead=None), meetings=meetings).first_page
    assert shown.undone is None
    assert asked(shown.questions[0]) == (
        "AFI 1: No tactical lead; what was promised about it is 3 days overdue. Who will lead it?"
    )
    assert questions(well_kept("afi-01"), meetings=meetings)[0].startswith(
        "AFI 1: 3 days overdue: "
    )


@pytest.mark.parametrize(
    "text",
    [
        "Assurance that incidents can be led locally.",
        "Agree the plan with the strategic lead.",
        "The strategic lead will confirm the dates.",
        "The lead has agreed to report on custody.",
    ],
)
def test_what_was_promised_about_a_finding_without_a_lead_is_asked_with_it(text: str) -> None:
    promise = {"text": text, "due": "2022-05-20", "item": "peel/afi-01", "by": "chief"}
    meetings = (a_meeting("2022-04-28", commitments=[promise]),)
    bare = {"tactical_lead": None}
    first, *_ = brief(well_kept("afi-01", **bare), meetings=meetings).first_page.questions
    assert asked(first).startswith("AFI 1: No tactical lead; 3 days overdue: ")
    assert asked(first).endswith(" Who will lead it?")
    # Two findings without a lead are one question, which has no room for what each was promised.
    two = (well_kept("afi-01", **bare), well_kept("afi-02", **bare))
    promised, lead, *_ = questions(*two, meetings=meetings)
    assert promised.startswith("AFI 1: 3 days overdue: ")
    assert lead == "AFIs 1 and 2: No tactical lead. Who will lead them?"


def test_a_lead_promised_without_a_date_is_not_called_overdue() -> None:
    promise = {"text": "An owner will be named.", "item": "peel/afi-01"}
    meetings = (a_meeting("2022-04-28", commitments=[promise]),)
    assert questions(well_kept("afi-01", tactical_lead=None), meetings=meetings)[0] == (
        "AFI 1: No tactical lead; what was promised about it is not done. Who will lead it?"
    )


def test_findings_that_were_raised_before_are_asked_about_together() -> None:
    again = [well_kept(f"afi-0{n}", carried_forward_from="old/afi-07") for n in (1, 2)]
    other = well_kept("afi-03", carried_forward_from="older")

    def told(*items: Item) -> list[str]:
        reports = (an_inspection("older"), an_inspection("old"), an_inspection())
        shown = forum_brief(a_register(*items, inspections=reports), "hta", ON)
        return [each for each in map(asked, shown.first_page.questions) if "different" in each]

    assert told(*again) == ["AFIs 1 and 2: Also raised in OLD. What is different now?"]
    assert told(*again, other) == ["AFIs 1, 2 and 3: Raised before. What is different now?"]


def test_a_report_that_a_promise_names_is_not_asked_for_twice() -> None:
    programme = {"name": "Op Oak", "next_report": "2022-05-10"}
    organisation = an_organisation(programmes={"oak": programme})

    def asked_for(promise: str) -> list[str]:
        promises = [{"text": promise, "due": "2022-05-20"}]
        meeting = a_meeting("2022-04-28", commitments=promises)
        item = well_kept("afi-01", programmes=["oak"])
        register = a_register(item, meetings=(meeting,), organisation=organisation)
        shown = forum_brief(register, "hta", ON).first_page.questions
        return [asked(each) for each in shown if "Op Oak" in each.text]

    assert asked_for("Brief the PCC on Op Oak.") == [
        "General: 3 days overdue: briefing on Op Oak. When?"
    ]
    assert asked_for("Send a list of panels.") == [
        "General: Where is the report on Op Oak expected on 10 May?"
    ]


def test_a_vacant_office_is_not_asked() -> None:
    def answers(strategic: str, tactical: str) -> list[str]:
        item = well_kept("afi-01", due="2022-06-30")
        leads = {"strategic_lead": strategic, "tactical_lead": tactical}
        return [each.office for each in brief(item.model_copy(update=leads)).first_page.questions]

    assert answers("super", "chief")[:1] == ["Superintendent, crime"]
    assert answers("gone", "super")[:1] == ["Superintendent, crime"]
    assert answers("gone", "gone")[:1] == ["Chief Constable"]
    promise = {"text": "A list of the panels.", "due": "2022-05-20", "by": "gone"}
    shown = brief(well_kept("afi-01"), meetings=(a_meeting("2022-04-28", commitments=[promise]),))
    assert [each.office for each in shown.first_page.questions][:1] == ["Chief Constable"]
    assert [each.owner for each in shown.commitments] == ["Inspector, gone (vacant)"]
    late = brief(well_kept("afi-01", strategic_lead="gone", target="2022-05-01"))
    assert [each.lead for each in late.attention.overdue] == ["Inspector, gone (vacant)"]
    due = [well_kept(f"afi-0{n}", due="2022-06-30") for n in (1, 2)]
    due[1] = due[1].model_copy(update={"strategic_lead": None, "tactical_lead": None})
    due[0] = due[0].model_copy(update={"strategic_lead": "super"})
    assert brief(*due).first_page.questions[0].office == "Superintendent, crime, Chief Constable"


def test_what_is_old_or_undated_is_counted_as_the_table_of_findings_has_it() -> None:
    old = {"progress": [{"date": "2022-04-01", "text": "Old."}], "target": None}
    shown = brief(
        well_kept("coc-1", progress=old["progress"], target=None, steps_to_green=[]),
        well_kept("rec-1", cause_of_concern="coc-1", steps_to_green=[], **old),
        well_kept("afi-01"),
    )
    assert [asked(each) for each in shown.first_page.questions][:1] == [
        "3 findings: Two last updated over 31 days ago and two with no date. Is that acceptable?"
    ]
    assert sum(row.next_date is None for row in shown.overview.rows) == 2
    assert sum(row.is_old for row in shown.overview.rows) == 2


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("30 April 2022", "30 April"),
        ("31 April 2022", "31 April 2022"),
        ("29 February 2022", "29 February 2022"),
    ],
)
def test_a_date_that_the_calendar_does_not_have_is_quoted_as_written(
    words: str, shown: str
) -> None:
    lapsed = {"date": "2022-05-20", "text": f"The licence lapsed on {words}."}
    assert questions(well_kept("afi-02", progress=[lapsed])) == [
        f"AFI 2: “The licence lapsed on {shown}”. Why?"
    ]


def test_deadlines_are_asked_about_date_by_date_and_missed_ones_together() -> None:
    days = ("2022-05-01", "2022-05-20", "2022-05-23", "2022-06-30", "2022-08-23", "2022-08-24")
    items = [well_kept(f"afi-0{n}", due=day) for n, day in enumerate(days, 1)]
    shown = brief(*items).first_page
    assert shown.headline.startswith(
        "AFIs 1 and 2 are past HMICFRS's deadlines by up to 22 days, with both steps open"
    )
    assert [asked(each) for each in shown.questions[:3]] == [
        "AFIs 1 and 2: Deadline missed. Why, and will both be complete by 1 December?",
        "AFI 3: The only step open. Will it be complete today?",
        "AFI 4: The only step open. Will it be complete by 30 June?",
    ]  # No more than two dates ahead.
    shown = brief(*items[3:]).first_page
    assert [asked(each) for each in shown.questions[:2]] == [
        "AFI 4: Will it be complete by 30 June?",
        "AFI 5: The only step open. Will it be complete by 23 August?",
    ]  # AFI 6 is due after a quarter.


def test_a_finding_without_a_step_is_not_counted_as_done_beside_another() -> None:
    done = {"id": "a", "text": "Write the plan", "done": "2022-05-01"}

    def headline(*steps: list[object]) -> str:
        items = [
            well_kept(f"afi-0{n}", due="2022-06-30", steps_to_green=each)
            for n, each in enumerate(steps, 1)
        ]
        return brief(*items).first_page.headline.partition(", with ")[2].partition(";")[0]

    assert headline([done], []).rstrip(".") == ("their only step done, and no step for one of them")
    assert headline([done], [done]).rstrip(".") == "both steps done"
    assert headline([], []).rstrip(".") == "no steps recorded"


def test_a_register_in_order_says_so_and_asks_nothing_by_facts() -> None:
    shown = brief(well_kept("afi-01"), well_kept("afi-02")).first_page
    assert shown.headline == (
        "Nothing is overdue, and every finding has a lead and a current update."
    )
    assert (shown.since, shown.undone) == (None, None)
    assert brief().first_page.headline == "No findings are open."


def test_the_public_is_told_the_position_and_asked_nothing() -> None:
    shown = brief(well_kept("afi-01", progress=[]), audience="public")
    assert (shown.first_page.questions, shown.first_page.undone) == ((), None)
    assert "Ask first" not in rendered(shown)
    assert [item.points for item in shown.items] == [()]
    assert (shown.discussed, shown.items[0].discussed) == ("", ())


def test_many_areas_give_way_to_the_questions() -> None:
    long = [
        {"id": f"area-{n}", "name": f"A rather long name of area {n}", "grade": "good"}
        for n in range(1, 31)
    ]
    items = [
        well_kept(f"afi-{n:02}", area=f"area-{n}", progress=[], steps_to_green=[])
        for n in range(1, 31)
    ]
    register = a_register(*items, inspections=(an_inspection(areas=long),))
    shown = forum_brief(register, "hta", ON)
    assert [row.name for row in shown.first_page.ratings.rows] == ["PEEL"]
    assert words(in_pages(shown)[0]) <= 250


def test_where_no_picture_has_room_a_sentence_says_how_findings_are_rated() -> None:
    late = {**STEP, "due": "2022-05-13"}
    items = [well_kept("afi-01", rag="red", steps_to_green=[late]), well_kept("afi-02", rag="red")]
    register = a_register(*items, well_kept("afi-03", rag="amber"))
    *pictures, last = ratings_in_detail(scope_of(register, "hta", ON))
    assert all(each.picture and each.words > last.words for each in pictures)
    assert (last.picture, last.sentence) == (
        None,
        "Two of 3 findings are red; 1 finding with something overdue",
    )
    shown = forum_brief(register, "hta", ON)
    page = replace(shown, first_page=replace(shown.first_page, ratings=last))
    assert "Two of 3 findings are red; 1 finding with something overdue." in rendered(page, "md")


def test_questions_that_have_no_room_beside_a_high_picture_are_left_out() -> None:
    text = "The backlog rose by nine cases in a month. What is being done to reduce it?"
    asked = [
        FirstQuestion((LinkedWords(f"AFI {n}"),), text, "Chief Constable", kind=str(n))
        for n in range(9)
    ]
    assert [each.lines for each in asked] == [2.35] * 9
    assert [len(fitting(asked, 250, lines)) for lines in (40, 10, 2)] == [8, 4, 0]


def test_a_picture_takes_more_room_the_more_areas_have_findings() -> None:
    def lines(number: int) -> float:
        named = [{"id": f"a{n}", "name": f"Area {n}", "grade": "good"} for n in range(number)]
        items = [well_kept(f"afi-{n + 1:02}", area=f"a{n}") for n in range(number)]
        register = a_register(*items, inspections=(an_inspection(areas=named),))
        return forum_brief(register, "hta", ON).first_page.ratings.lines

    assert lines(6) - lines(2) == pytest.approx(4 * 1.42)


def test_the_rules_whose_facts_stand_elsewhere_are_rules_of_challenge() -> None:
    assert (ASKED_BY_FACTS | ON_THE_CARD | {*OF_THE_UPDATES}) - {
        rule.name for rule in RULES
    } == set()


def test_the_table_of_findings_says_what_has_changed_and_what_is_next() -> None:
    change = {"date": "2022-05-02", "from": "red", "to": "amber", "because": "Better."}
    shown = brief(
        an_item("afi-01", rag_changes=[change], steps_to_green=[{**STEP, "due": "2022-05-13"}]),
        an_item("afi-02", relevance="monitor"),
        an_item("afi-03", tactical_lead=None, progress=[]),
        meetings=(a_meeting("2022-04-28"),),
    ).overview
    assert [
        (row.link.reference, row.direction, row.leads, row.missing, row.steps_done, row.steps)
        for row in shown.rows
    ] == [
        ("AFI 1", "better, was red", "Chief Constable / Superintendent, crime", None, 0, 1),
        ("AFI 3", None, "Chief Constable", "no tactical lead", 0, 0),
        ("AFI 2", None, "Chief Constable / Superintendent, crime", None, 0, 0),
    ]
    following = shown.rows[0].next_date
    assert following is not None
    assert (following.phrase, following.lateness, following.is_late) == (
        "step", "10 days overdue", True,
    )  # fmt: skip
    assert [(row.age, row.is_old) for row in shown.rows] == [(3, False), (None, True), (3, False)]


def test_an_earlier_meeting_that_discussed_a_finding_is_named_with_it() -> None:
    remark = {"item": "peel/afi-01", "text": "Gone through."}
    elsewhere = {"item": "peel/afi-02", "addressed_at": "Another meeting"}
    theme = a_meeting("2022-04-25", "theme", title="Workforce meeting", remarks=[remark, elsewhere])
    shown = brief(an_item("afi-01"), an_item("afi-02"), meetings=(theme,))
    assert [item.discussed for item in shown.items] == [("Workforce meeting, 25 April",), ()]
    both = a_meeting(
        "2022-04-25", "theme", remarks=[remark, {"item": "peel/afi-02", "text": "So was this."}]
    )
    shown = brief(an_item("afi-01"), an_item("afi-02"), an_item("afi-03"), meetings=(both,))
    assert [item.discussed for item in shown.items] == [(), (), ()]
    assert shown.discussed == "theme, 25 April, discussed every finding except AFI 3."
    shown = brief(an_item("afi-01"), an_item("afi-02"), an_item("coc-1"), meetings=(both,))
    assert shown.discussed.endswith("every finding except the cause of concern.")


FACTS_SINCE = {("hta", "2022-07-25"): date(2022, 5, 23), ("sib", "2022-09-30"): date(2022, 5, 25)}
"""Briefs, and the last meeting of each forum."""


@pytest.mark.parametrize("name", FACTS_SINCE)
def test_no_fact_of_an_open_finding_since_the_last_meeting_is_lost(
    name: Name, west_mercia: Register, briefs: Mapping[Name, Brief]
) -> None:
    register = as_at(west_mercia, date.fromisoformat(name[1]))
    said = " ".join(read_html(rendered(briefs[name], template=name[0])).text.split())
    findings = [each for each in register.items.values() if each.inspection == "peel-2021-22"]
    facts = [fact for item in findings for fact in facts_of(item, FACTS_SINCE[name])]
    facts += [fact for each in register.meetings.values() for fact in agreed_at(each)]
    if name[0] == "hta":
        facts += [fact for each in register.meetings.values() for fact in promised_at(each)]
    assert len(facts) > 130
    assert [fact for fact in facts if " ".join(fact.split()) not in said] == []


def facts_of(item: Item, since: date) -> Iterator[str]:
    """What is dated after a day, or still to come."""
    yield item.wording
    for update in item.progress:
        if update.date > since:
            yield from (long_date(update.date), *re.split(r"\n\s*\n", update.text))
    for step in item.steps_to_green:
        if step.done is None or step.done > since:
            yield from (step.text, *(long_date(day) for day in (step.due, step.done) if day))
    yield from (long_date(each.date) for each in item.target_changes if each.date > since)
    yield from (long_date(each.date) for each in item.rag_changes if each.date > since)
    yield from (each.what for each in item.depends_on)
    yield from (long_date(day) for day in (item.due, item.target) if day)


def agreed_at(meeting: Meeting) -> Iterator[str]:
    yield from (each.text for each in meeting.actions if each.due and each.done is None)


def promised_at(meeting: Meeting) -> Iterator[str]:
    yield from (each.text for each in meeting.actions if each.done is None)
    yield from (each.text for each in meeting.commitments if each.kept is None)


def test_what_is_true_of_all_is_said_once(briefs: Mapping[Name, Brief]) -> None:
    page = rendered(briefs["sib", "2022-09-30"], "md", template="sib")
    assert page.count("107 days") == 1
    july = rendered(briefs["hta", "2022-07-25"], "md")
    promises = [blocks[0] for blocks in (p.text for p in briefs["hta", "2022-07-25"].commitments)]
    texts = [part.text for part in promises if isinstance(part, TextParagraph)]
    assert [july.count(text) for text in texts if "updates" not in text] == [1] * 8
    assert july.count("As published in the paper") == 1
