"""Texts of a register in the few words that the first page has for them."""

import pytest

from peeltrack.documents.parts.few_words import (
    names_its_subject,
    promised_words,
    shortened,
    subject_of,
)

LONG = "The panel met in June and agreed what each of the boards has to do by the autumn"


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Two posts are vacant.", "Two posts are vacant"),
        ("A text of thirteen words, two more than its room, is left whole", None),
        (LONG, "The panel met in June and agreed what each …"),
        # Whole clauses, if they fill half of the room
        (
            "It was 40 records, all from the north, because the sergeant in the south was away",
            "It was 40 records, all from the north …",
        ),
        (
            "Origin, the old system, holds no record of who has been trained and who has yet to be",
            "Origin, the old system, holds no record …",
        ),
        # A clause that ends a word or two behind the room is left whole
        (
            "Map the plans for the new desk against the existing delivery model, to see that "
            "they fit",
            "Map the plans for the new desk against the existing delivery model …",
        ),
        # Who found it out is left out, unless it is not so
        (
            "Officers tell us that victims who speak little English are rarely offered an "
            "interpreter at the scene",
            "… victims who speak little English are rarely offered an interpreter at the scene",
        ),
        (
            "On 23 May the force recognised that the box is not used consistently, and that staff "
            "are not yet able to do so",
            "… the box is not used consistently …",
        ),
        (
            "We do not accept that the visits to offenders have been late in any of the districts",
            "We do not accept that the visits to offenders …",
        ),
        (
            "If the audit finds that visits to offenders have been late, the board will be told",
            "If the audit finds that visits to offenders have been late …",
        ),
        # What only leads up to what is said is left out
        (
            "For completeness, officers who are lent to another team for a time are not counted",
            "… officers who are lent to another team for a time are not counted",
        ),
        (
            "In the wider context of the force, vacancies have risen in each of the five areas",
            "… vacancies have risen in each of the five areas",
        ),
        # So is the begun half of a sentence whose end is cut off
        (
            "The sample covers one of the three suites and does not show that those who sleep know",
            "The sample covers one of the three suites …",
        ),
        # A word that only says how much goes with what is left out; another is left
        (
            "The posts of the analysts in the hubs for a number of years were not filled at all",
            "The posts of the analysts in the hubs …",
        ),
        (
            "The posts of the analysts in the hubs for a backlog of years were not filled at all",
            "The posts of the analysts in the hubs for a backlog …",
        ),
        # The first figure is what matters
        (
            "Demand in the autumn has been exceptional and the overdue figure is around 500 now",
            "… been exceptional and the overdue figure is around 500 now",
        ),
        (
            "Staff were trained on each of the sites as agreed, although 31 officers have not been",
            "… although 31 officers have not been",
        ),
    ],
)
def test_a_long_text_keeps_whole_clauses_or_its_figure(text: str, short: str | None) -> None:
    assert shortened(text) == (short or text)


def test_a_long_text_keeps_the_figure_that_matters() -> None:
    text = (
        "Of 120 long waits that we looked at in May or in June, 96 had been reviewed by a sergeant"
    )
    assert shortened(text) == "Of 120 long waits that we looked at in May or in June …"
    kept = "… 96 had been reviewed by a sergeant"
    assert (
        shortened(text, about="Of 120 long waits that we looked at in May or in June, 96") == kept
    )


def test_a_date_is_kept_where_it_matters() -> None:
    text = "Staff of all the sites have been asked about the new team, which starts on 6 February"
    assert shortened(text) == "Staff of all the sites have been asked about the new team …"
    assert shortened(text, with_dates=True) == "… which starts on 6 February"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Give the PCC the timeline for the desk.", "timeline for the desk"),
        ("Send the commissioner\u2019s finance officer a costed note", "costed note"),
        ("Tell the board how many cases are past 28 days", "how many cases are past 28 days"),
        ("Send the results of the survey to the board", "results of the survey"),
        ("Send the Deputy Mayor the 999 figures every week", "999 figures every week"),
        ("Share the survey's results with the board", "survey's results"),
        ("Brief the PCC on Op Reset and provide a copy of its slides", "briefing on Op Reset"),
        ("Report to the board on vacancies", "report on vacancies"),
        ("The rate of assessments will be reported from May", "rate of assessments"),
        ("The board will receive an update on both leads", "update on both leads"),
        ("Write to the commissioner to explain why a post is held", "why a post is held"),
        ("Publish a curve of recovery", "curve of recovery"),
        # A letter is named with those to whom it goes
        (
            "Write to the chief executives of two councils",
            "write to the chief executives of two councils",
        ),
        ("Write to the Commissioner on how it is done", "how it is done"),
        # What it is given for is kept where it is short without that
        ("Attendance will be given for each area.", "attendance for each area"),
        ("Outcomes will be shown by type of crime", "outcomes by type of crime"),
        ("Recommendation 4 \u2013 AB undertook to survey all staff", "survey all staff"),
        ("AFI 12: QR to bring the weekly figures to the board", "weekly figures"),
        ("IT to be replaced in all stations", "IT to be replaced in all stations"),
        ("AFI 3 evidence for the board", "AFI 3 evidence for the board"),
        (
            "Assurance that all incidents can be led locally by day, and by night on each of the "
            "stations, will follow",
            "assurance that all incidents can be led locally by day …",
        ),
        ("Send the commissioner's office figures for each area", "figures for each area"),
        (
            "Set out in writing what would bring the backlog down",
            "what would bring the backlog down",
        ),
        ("An audit of the records will be completed by May", "audit of the records"),
        # So long before says when, and not what
        (
            "Papers will come five working days before the meeting.",
            "papers will come five working days before the meeting",
        ),
        # What is to happen is not cut off from those it happens to
        ("Nobody will be without training by May", "nobody will be without training by May"),
    ],
)
def test_a_promise_is_named_by_its_subject(text: str, subject: str) -> None:
    assert subject_of(text) == subject
    assert names_its_subject(text)


@pytest.mark.parametrize("text", ["Further updates will be given.", "The AFIs will be updated."])
def test_a_promise_of_more_to_come_names_no_subject(text: str) -> None:
    assert not names_its_subject(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The rate of assessments will be reported from the autumn.", "rate of assessments"),
        ("Send the board the list of gates.", "list of gates"),
        ("The smiths will go back in May.", "“the smiths will go back in May”"),
        ("Lamp hours will be reported on the old and the new basis.",
         "“lamp hours will be reported on the old and the new basis”"),
        ("Master smiths will be shown apart from the next quarter.",
         "“master smiths will be shown apart from the next quarter”"),
        ("Master smiths will be given the rate of repairs.", "rate of repairs"),
        ("All four smiths at work by May.", "all four smiths at work by May"),
        ("The use of smiths for the work of carters in both of the northern towns will stop at the "
         "end of August.",
         "“the use of smiths for the work of carters in both of the northern towns …”"),
    ],
)  # fmt: skip
def test_a_promise_is_named_or_quoted_where_it_is_a_sentence(text: str, words: str) -> None:
    assert promised_words(text) == words
    assert names_its_subject(text)
